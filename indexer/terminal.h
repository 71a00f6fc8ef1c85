// Standard output and standard error of apud-index.
// Program layer.
#pragma once

#include <chrono>
#include <string>

#include "indexer/build/build_index.h"
#include "indexer/build/progress_text.h"

namespace apud {

// Throws Error(kNoSpace) where it cannot be written.
void write_result(const std::string& text);
// "apud: MESSAGE" on standard error; control characters, which a file's name may hold, are made harmless.
void write_message(const std::string& message);

// Shows a bar on standard error if that is a terminal, and logs documents where that is wanted.
class Display : public BuildWatcher {
 public:
  Display(bool bar_wanted, bool log_wanted);
  ~Display() override { clear(); }
  Display(const Display&) = delete;
  Display& operator=(const Display&) = delete;

  void started(std::size_t documents, std::uint64_t bytes) override;
  void finished(const DocumentOutcome& outcome) override;
  void publishing() override;
  void clear();

 private:
  void draw(bool at_once);
  void show(const std::string& line);

  using Clock = std::chrono::steady_clock;
  bool bar_ = false, log_ = false, blocks_ = false, shown_ = false;
  unsigned width_ = 80;
  Clock::time_point start_, drawn_;
  Progress progress_;
};

}  // namespace apud

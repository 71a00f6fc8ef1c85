// The one exception of the project: a failing environment or a refused request, said so that a person can act.
// Layer 0. Parsers never throw it: bad input gives diagnostics.
#pragma once

#include <stdexcept>
#include <string>

namespace apud {

enum class ErrorCode { kUsage, kUnreadable, kNoIndex, kLocked, kVersion, kDamaged, kNoSpace, kQuery, kInternal };

// "kNoIndex" -> "no_index": the code of the error object under --json.
const char* error_code_name(ErrorCode code);

class Error : public std::runtime_error {
 public:
  // The message of a program is "apud: WHAT: WHERE: TODO"; what() is that without the program's name.
  Error(ErrorCode code, const std::string& what, const std::string& where, const std::string& todo);
  [[nodiscard]] ErrorCode code() const { return code_; }
  [[nodiscard]] const std::string& problem() const { return problem_; }  // WHAT
  [[nodiscard]] const std::string& todo() const { return todo_; }

 private:
  ErrorCode code_;
  std::string problem_, todo_;
};

}  // namespace apud

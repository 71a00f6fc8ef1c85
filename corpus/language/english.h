// Notices documents that are not English, for which sentences, words and trees mean little.
// Layer 2, pure.
#pragma once

#include <cstddef>
#include <string_view>

namespace apud {

// Counts the commonest words of English that other languages do not share, over a document's texts.
class EnglishCheck {
 public:
  // Looks at no more than the first kEnough words of a document.
  void add(std::string_view text);
  // False only where enough words were seen and hardly any of them were such words.
  [[nodiscard]] bool english() const { return words_ < kFewest || common_ * kLeastShare >= words_; }
  [[nodiscard]] std::size_t words() const { return words_; }
  [[nodiscard]] std::size_t common() const { return common_; }

  static constexpr std::size_t kFewest = 80;  // below this nothing is said
  static constexpr std::size_t kEnough = 20'000;
  static constexpr std::size_t kLeastShare = 25;  // one word in 25; English prose has one in 4, tables one in 12

 private:
  std::size_t words_ = 0, common_ = 0;
};

}  // namespace apud

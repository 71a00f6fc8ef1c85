// Any string is a query: what is no prefix is words.
// Layer 2, pure.
#include "corpus/search/citation_query.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "corpus/search/query_plan.h"
#include "corpus/search/tokenizer.h"

namespace apud {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  Tokenizer tokenizer(text);
  for (SearchToken token; tokenizer.next(token);)
    if (!token.pair) words.emplace_back(token.term);
  return words;
}

std::optional<int> year_of(std::string_view text) {
  int year = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), year);
  if (error != std::errc() || end != text.data() + text.size() || year < 0 || year > 9999) return std::nullopt;
  return year;
}

// "2019", "2019..2021", "2019..", "..2021".
std::optional<std::pair<int, int>> years_of(std::string_view text) {
  const std::size_t dots = text.find("..");
  if (dots == std::string_view::npos) {
    const auto year = year_of(text);
    return year ? std::optional(std::pair(*year, *year)) : std::nullopt;
  }
  const std::string_view first = text.substr(0, dots), last = text.substr(dots + 2);
  const auto from = first.empty() ? 0 : year_of(first), to = last.empty() ? 9999 : year_of(last);
  if (!from || !to || text.size() == 2) return std::nullopt;
  return std::pair(std::min(*from, *to), std::max(*from, *to));
}

class QueryReader {
 public:
  explicit QueryReader(std::string_view text) : text_(text) {}

  CitationQuery read() {
    while (at_ < text_.size()) {
      if (is_blank(text_[at_]))
        ++at_;
      else
        item();
    }
    const auto small = [](const WantedWords& wanted) {
      return wanted.in == WantedWords::In::kAnywhere && !wanted.phrase && stop_words()(wanted.words.front());
    };
    if (!std::all_of(query_.wanted.begin(), query_.wanted.end(), small)) std::erase_if(query_.wanted, small);
    return std::move(query_);
  }

 private:
  void item() {
    static constexpr std::pair<std::string_view, WantedWords::In> kPrefixes[] = {{"author:", WantedWords::In::kAuthor},
                                                                                 {"title:", WantedWords::In::kTitle}};
    for (const auto& [name, in] : kPrefixes) {
      if (!text_.substr(at_).starts_with(name)) continue;
      at_ += name.size();
      return words(in);
    }
    if (text_.substr(at_).starts_with("year:")) {
      at_ += 5;
      const std::string_view given = value();
      if (const auto years = years_of(given))
        query_.years.push_back(*years);
      else
        add(WantedWords::In::kAnywhere, words_of(given), false);
      return;
    }
    words(WantedWords::In::kAnywhere);
  }

  // What stands in quotes from here, or up to the next blank.
  std::string_view value() {
    const std::size_t begin = at_;
    if (at_ < text_.size() && text_[at_] == '"')
      if (const std::size_t end = text_.find('"', at_ + 1); end != std::string_view::npos) {
        at_ = end + 1;
        return text_.substr(begin + 1, end - begin - 1);
      }
    while (at_ < text_.size() && !is_blank(text_[at_])) ++at_;
    return text_.substr(begin, at_ - begin);
  }

  void words(WantedWords::In in) {
    const bool quoted = at_ < text_.size() && text_[at_] == '"';
    const std::string_view given = value();
    if (const auto years = years_of(given); years && !quoted && given.find("..") != std::string_view::npos)
      query_.years.push_back(*years);
    else
      add(in, words_of(given), quoted && in != WantedWords::In::kAuthor);
  }

  void add(WantedWords::In in, std::vector<std::string> words, bool phrase) {
    if (phrase && words.size() > 1) {
      query_.wanted.push_back({in, true, std::move(words)});
      return;
    }
    for (std::string& word : words) query_.wanted.push_back({in, false, {std::move(word)}});
  }

  std::string_view text_;
  std::size_t at_ = 0;
  CitationQuery query_;
};

}  // namespace

CitationQuery read_citation_query(const std::string& query) { return QueryReader(query).read(); }

}  // namespace apud

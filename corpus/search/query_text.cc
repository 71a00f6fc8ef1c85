// A small lexer. Natural language must come through unharmed: a colon after an unknown word, one quote, brackets
// without operators, a dash between blanks and lower-case "or" are not syntax.
// Layer 2, pure.
#include "corpus/search/query_text.h"

#include <algorithm>
#include <cstdint>
#include <optional>

#include "corpus/search/fold_case.h"
#include "corpus/search/schema.h"
#include "corpus/search/tokenizer.h"

namespace apud {
namespace {

constexpr std::size_t kMaxWords = 400;
constexpr int kMaxDepth = 40;

enum class ItemKind : std::uint8_t { kWords, kPhrase, kField, kWildcard, kOperator, kOpen, kClose };
struct Item {
  ItemKind kind = ItemKind::kWords;
  char sign = 0;      // '+' or '-' directly before it
  std::string text;   // canonical
  std::string words;  // what is left of it without syntax
};

bool is_blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r') || c == '\0'; }
bool is_digits(std::string_view text) {
  return !text.empty() && text.size() <= 9 &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// The words of a text with blanks between them; CJK runs stay in one piece, and outside quotes they become phrases
// (Xapian 1.4's grammar fails on them between words). `count` is the number of words.
std::string plain_words(std::string_view text, std::size_t* count = nullptr, bool in_quotes = false) {
  std::string result;
  std::uint32_t end = 0;
  bool after_cjk = false;
  const char* const quote = in_quotes ? "" : "\"";
  Tokenizer tokenizer(text);
  for (SearchToken token; tokenizer.next(token);) {
    if (token.pair) continue;
    const bool cjk = static_cast<unsigned char>(token.term[0]) >= 0xE2 && !has_stem(token.term);
    const bool joined = cjk && after_cjk && token.span.begin == end;
    if (after_cjk && !joined) result += quote;
    if (!result.empty() && !joined) result += ' ';
    if (cjk && !joined) result += quote;
    if (count != nullptr && !joined) ++*count;
    result += token.term;
    after_cjk = cjk;
    end = token.span.end;
  }
  if (after_cjk) result += quote;
  return result;
}

bool is_operator(std::string_view token) {
  for (std::string_view name : {"AND", "OR", "NOT", "XOR", "NEAR", "ADJ"})
    if (token == name) return true;
  for (std::string_view name : {"NEAR/", "ADJ/"})
    if (token.starts_with(name) && is_digits(token.substr(name.size())) && token.size() < name.size() + 3) return true;
  return false;
}

const Field* field_named(std::string_view name) {
  for (const Field& field : kFields)
    if (name == field.name) return &field;
  return nullptr;
}

// "2019..2023", "2019..", "..2023"; both ends are of at most nine digits.
bool is_range(std::string_view text) {
  const std::size_t dots = text.find("..");
  if (dots == std::string_view::npos) return false;
  const std::string_view low = text.substr(0, dots), high = text.substr(dots + 2);
  return (low.empty() || is_digits(low)) && (high.empty() || is_digits(high)) && !(low.empty() && high.empty());
}

bool is_year_range(std::string_view text) {
  return text.size() == 10 && is_range(text) && is_digits(text.substr(0, 4)) && text[4] == '.';
}

class Lexer {
 public:
  explicit Lexer(std::string_view query) {
    for (std::size_t at = 0; at < query.size();) {  // typographic quotes are quotes
      const CodePoint point = code_point_at(query.substr(at));
      if (point.code == 0x201C || point.code == 0x201D || point.code == 0x201E)
        text_ += '"';
      else
        text_ += query.substr(at, point.bytes);
      at += point.bytes;
    }
  }

  std::vector<Item> items() {
    while (at_ < text_.size() && words_ < kMaxWords) step();
    return std::move(items_);
  }

 private:
  void step();
  char sign();
  std::optional<std::string> quoted();
  void add(ItemKind kind, char sign, std::string text, std::string words = {});
  void add_words(char sign, std::string_view raw);
  bool add_field(char sign, std::string_view token);
  bool add_wildcard(char sign, std::string_view token);

  std::string text_;
  std::size_t at_ = 0, words_ = 0;
  std::vector<Item> items_;
};

void Lexer::add(ItemKind kind, char sign, std::string text, std::string words) {
  items_.push_back({kind, sign, std::move(text), std::move(words)});
}

// '+' or '-' counts only at the start of a word and directly before one, a quote or a bracket.
char Lexer::sign() {
  const char c = text_[at_];
  if ((c != '+' && c != '-') || at_ + 1 >= text_.size()) return 0;
  if (at_ > 0 && !is_blank(text_[at_ - 1]) && text_[at_ - 1] != '(') return 0;
  const char next = text_[at_ + 1];
  std::size_t count = 0;
  if (next != '"' && next != '(') plain_words(std::string_view(text_).substr(at_ + 1, 4), &count);
  const bool word =
      count > 0 && (static_cast<unsigned char>(next) >= 0x80 || std::isalnum(static_cast<unsigned char>(next)) != 0);
  return word || next == '"' || next == '(' ? c : 0;
}

// The text in quotes at at_, or nullopt (and the quote passed over) where no second quote follows.
std::optional<std::string> Lexer::quoted() {
  const std::size_t end = text_.find('"', at_ + 1);
  if (end == std::string::npos) {
    ++at_;
    return std::nullopt;
  }
  std::string inner = text_.substr(at_ + 1, end - at_ - 1);
  at_ = end + 1;
  return inner;
}

void Lexer::add_words(char sign, std::string_view raw) {
  std::size_t count = 0;
  std::string words = plain_words(raw, &count);
  if (count == 0) return;
  words_ += count;
  // "+e-mail" asks for both parts, side by side.
  if (sign != 0 && count > 1)
    add(ItemKind::kPhrase, sign, '"' + plain_words(raw, nullptr, true) + '"', words);
  else
    add(ItemKind::kWords, sign, words, words);
}

bool Lexer::add_wildcard(char sign, std::string_view token) {
  while (!token.empty() && (token.back() == ',' || token.back() == '.' || token.back() == '?')) token.remove_suffix(1);
  if (token.size() < 2 || token.back() != '*') return false;
  token.remove_suffix(1);
  std::size_t count = 0;
  const std::string word = plain_words(token, &count);
  if (count != 1 || folded(token) != word) return false;
  ++words_;
  add(ItemKind::kWildcard, sign, word + '*', word);
  return true;
}

// A token "name:value", with the value perhaps in quotes behind it. False if it is nothing of the kind.
bool Lexer::add_field(char sign, std::string_view token) {
  const std::size_t colon = token.find(':');
  if (colon == std::string_view::npos) return false;
  const Field* field = field_named(token.substr(0, colon));
  if (field == nullptr) return false;
  std::string value(token.substr(colon + 1));
  if (value.empty()) {
    if (at_ >= text_.size() || text_[at_] != '"') return false;
    std::optional<std::string> inner = quoted();
    if (!inner) return false;
    value = *inner;
  }
  const std::string name = std::string(field->name) + ':';
  std::size_t count = 0;
  const std::string words = plain_words(value, &count, true);
  if (field->use == FieldUse::kNumber) {
    while (!value.empty() && (value.back() == ',' || value.back() == '?' || value.back() == ';')) value.pop_back();
    if (!is_digits(value) && !is_range(value)) return false;
    add(ItemKind::kField, sign, name + value, words);
  } else if (field->use == FieldUse::kFilter) {
    add(ItemKind::kField, sign, name + hex_of(value), words);
  } else {
    if (count == 0) return false;
    add(ItemKind::kField, sign, name + (count == 1 ? words : '"' + words + '"'), words);
  }
  words_ += count;
  return true;
}

void Lexer::step() {
  const char c = text_[at_];
  if (is_blank(c)) {
    ++at_;
    return;
  }
  char mark = sign();
  if (mark != 0) ++at_;
  if (text_[at_] == '"') {
    if (std::optional<std::string> inner = quoted()) {
      std::size_t count = 0;
      const std::string words = plain_words(*inner, &count, true);
      words_ += count;
      if (count > 0) add(ItemKind::kPhrase, mark, '"' + words + '"', words);
    }
    return;
  }
  if (text_[at_] == '(' || text_[at_] == ')') {
    add(text_[at_] == '(' ? ItemKind::kOpen : ItemKind::kClose, mark, std::string(1, text_[at_]));
    ++at_;
    return;
  }
  const std::size_t begin = at_;
  while (at_ < text_.size() && !is_blank(text_[at_]) && text_[at_] != '"' && text_[at_] != '(' && text_[at_] != ')')
    ++at_;
  const std::string_view token = std::string_view(text_).substr(begin, at_ - begin);
  if (is_operator(token))
    add(ItemKind::kOperator, 0, std::string(token), folded(token.substr(0, token.find('/'))));
  else if (is_year_range(token))
    add(ItemKind::kField, mark, "year:" + std::string(token), plain_words(token));
  else if (!add_field(mark, token) && !add_wildcard(mark, token))
    add_words(mark, token);
}

// Brackets are kept where they can matter: they pair up, are not too deep, and an operator or a sign is near.
void settle_brackets(std::vector<Item>& items) {
  bool matters = false, paired = true;
  int depth = 0, deepest = 0;
  for (const Item& item : items) {
    if (item.kind == ItemKind::kOperator || (item.kind == ItemKind::kOpen && item.sign != 0)) matters = true;
    if (item.kind == ItemKind::kOpen) deepest = std::max(deepest, ++depth);
    if (item.kind == ItemKind::kClose && --depth < 0) paired = false;
  }
  if (matters && paired && depth == 0 && deepest <= kMaxDepth) return;
  std::erase_if(items, [](const Item& item) { return item.kind == ItemKind::kOpen || item.kind == ItemKind::kClose; });
}

// A query of nothing but exclusions ("-bank") asks for all the rest.
void settle_exclusions(std::vector<Item>& items) {
  if (items.empty() || !std::all_of(items.begin(), items.end(), [](const Item& item) { return item.sign == '-'; }))
    return;
  for (Item& item : items) {
    item.sign = 0;
    item.text = "NOT " + item.text;
  }
}

}  // namespace

std::string hex_of(std::string_view bytes) {
  std::string hex = "h";
  for (char c : bytes) {
    hex += "0123456789abcdef"[static_cast<unsigned char>(c) >> 4];
    hex += "0123456789abcdef"[static_cast<unsigned char>(c) & 15];
  }
  return hex;
}

std::string unhex(std::string_view hex) {
  std::string bytes;
  auto digit = [](char c) { return c <= '9' ? c - '0' : c - 'a' + 10; };
  for (std::size_t at = 1; at + 1 < hex.size(); at += 2)
    bytes += static_cast<char>(digit(hex[at]) << 4 | digit(hex[at + 1]));
  return bytes;
}

QueryText read_query(std::string_view query) {
  std::vector<Item> items = Lexer(query).items();
  settle_brackets(items);
  settle_exclusions(items);
  QueryText result;
  for (const Item& item : items) {
    if (!result.canonical.empty()) result.canonical += ' ';
    if (item.sign != 0) result.canonical += item.sign;
    result.canonical += item.text;
    if (!item.words.empty()) result.words += (result.words.empty() ? "" : " ") + item.words;
    if (item.kind == ItemKind::kField && !item.text.starts_with("title:")) result.filters = true;
    if (item.kind == ItemKind::kWildcard) result.wildcards.push_back(item.words);
    if (item.kind != ItemKind::kWords || item.sign == '-') continue;
    for (std::size_t at = 0; at < item.words.size();) {
      const std::size_t end = std::min(item.words.find(' ', at), item.words.size());
      result.plain.push_back(item.words.substr(at, end - at));
      at = end + 1;
    }
  }
  return result;
}

}  // namespace apud

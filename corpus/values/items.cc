// Reads a sentence into items. Every byte is looked at a bounded number of times.
// Layer 3, pure.
#include "corpus/values/items.h"

#include <algorithm>

namespace apud::values {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
bool is_small(char c) { return c >= 'a' && c <= 'z'; }
bool is_letter(char c) { return is_capital(c) || is_small(c); }
bool is_beyond(char c) { return static_cast<unsigned char>(c) >= 0x80; }

struct Glyph {
  std::string_view bytes;
  char mark;  // as Item::mark; '$' for a sign of a currency, ' ' for a space, 'a' for part of a word
};

constexpr Glyph kGlyphs[] = {
    {"\xC2\xA0", ' '},     {"\xC2\xB1", 'p'},     {"\xC2\xA3", '$'},     {"\xC2\xA5", '$'},      {"\xC2\xB0", 'd'},
    {"\xC2\xBD", 'h'},     {"\xC2\xBC", 'q'},     {"\xC2\xBE", 't'},     {"\xC2\xB5", 'a'},      {"\xC2\xB2", 'a'},
    {"\xC2\xB3", 'a'},     {"\xC2\xBA", 'd'},     {"\xC3\x97", 'x'},     {"\xE0\xB8\xBF", '$'},  {"\xE2\x80\x89", ' '},
    {"\xE2\x80\xAF", ' '}, {"\xE2\x80\x8A", ' '}, {"\xE2\x80\x90", '-'}, {"\xE2\x80\x91", '-'},  {"\xE2\x80\x92", '_'},
    {"\xE2\x80\x93", '_'}, {"\xE2\x80\x94", '_'}, {"\xE2\x80\x95", '_'}, {"\xE2\x80\x98", '\''}, {"\xE2\x80\x99", '\''},
    {"\xE2\x80\x9C", '"'}, {"\xE2\x80\x9D", '"'}, {"\xE2\x84\x83", 'a'}, {"\xE2\x84\x89", 'a'},  {"\xE2\x88\x92", '-'},
    {"\xE2\x89\x88", '~'}, {"\xE2\x89\xA4", 'L'}, {"\xE2\x89\xA5", 'G'}, {"\xEF\xB9\xA3", '-'},  {"\xEF\xBC\x84", '$'},
    {"\xEF\xBF\xA5", '$'}, {"\xEF\xBC\x85", '%'}};

// What stands at the start of `text`, whose first byte is beyond ASCII.
Glyph glyph_at(std::string_view text) {
  for (const Glyph& glyph : kGlyphs)
    if (text.starts_with(glyph.bytes)) return glyph;
  if (text.starts_with("\xE2\x82") && text.size() >= 3 && static_cast<unsigned char>(text[2]) >= 0xA0)
    return {text.substr(0, 3), '$'};  // the block of currency signs
  const auto lead = static_cast<unsigned char>(text[0]);
  const bool letters = (lead >= 0xC3 && lead < 0xE2) || (lead >= 0xE3 && lead < 0xEF) || lead == 0xCE;
  const std::size_t size = lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  return {text.substr(0, std::min(size, text.size())), letters ? 'a' : '\0'};
}

double digits_value(std::string_view digits) {
  double value = 0;
  for (char c : digits)
    if (is_digit(c)) value = value * 10 + (c - '0');
  return value;
}

}  // namespace

const Meaning* meaning_in(const Item& item, Role role) {
  for (const Meaning* meaning = item.meaning; meaning; ++meaning) {
    if (meaning->role == role) return meaning;
    if (meaning->last) return nullptr;
  }
  return nullptr;
}

ItemReader::ItemReader(std::string_view text, Span sentence)
    : text_(text),
      position_(std::min<std::size_t>(sentence.begin, text.size())),
      end_(std::min<std::size_t>(sentence.end, text.size())),
      read_(kFirst) {}

std::size_t ItemReader::letters(std::size_t at) const {
  while (at < end_) {
    const char c = text_[at];
    if (is_letter(c) || is_digit(c)) {
      ++at;
    } else if (is_beyond(c)) {
      const Glyph glyph = glyph_at(text_.substr(at, end_ - at));
      if (glyph.mark != 'a') break;
      at += glyph.bytes.size();
    } else {
      break;
    }
  }
  return at;
}

bool ItemReader::skip_space() {
  const std::size_t begin = position_;
  while (position_ < end_) {
    if (is_space(text_[position_])) {
      ++position_;
      continue;
    }
    if (!is_beyond(text_[position_])) break;
    const Glyph glyph = glyph_at(text_.substr(position_, end_ - position_));
    if (glyph.mark != ' ') break;
    position_ += glyph.bytes.size();
  }
  return position_ > begin;
}

void ItemReader::read_next() {
  Item& item = ring_[read_ % kWindow];
  const bool first = read_ == kFirst;
  item = Item{};
  item.spaced = skip_space() || first;
  item.span.begin = static_cast<std::uint32_t>(position_);
  if (position_ < end_) {
    const char c = text_[position_];
    if (is_digit(c))
      read_number(item);
    else if (is_letter(c) || (is_beyond(c) && glyph_at(text_.substr(position_, end_ - position_)).mark == 'a'))
      read_word(item);
    else
      read_sign_or_mark(item);
  }
  item.span.end = static_cast<std::uint32_t>(position_);
  ++read_;
}

void ItemReader::read_number(Item& item) {
  item.kind = ItemKind::kNumber;
  if (read_numeric_date(item)) return;
  const std::size_t begin = position_;
  while (is_digit(byte(position_))) ++position_;
  item.digits = static_cast<std::uint8_t>(std::min<std::size_t>(position_ - begin, 255));
  item.zero = item.digits > 1 && text_[begin] == '0';
  if (item.digits <= 3 && !item.zero) read_groups(item);
  item.number = digits_value(text_.substr(begin, position_ - begin));
  if (byte(position_) == '.' && is_digit(byte(position_ + 1))) {
    const std::size_t point = position_++;
    double scale = 1;
    while (is_digit(byte(position_))) {
      scale /= 10;
      item.number += scale * (text_[position_++] - '0');
    }
    item.decimals = static_cast<std::uint8_t>(std::min<std::size_t>(position_ - point - 1, 255));
    if (item.decimals <= 15 && item.digits <= 15) {  // exact: 4.8 must be the double nearest to it
      double power = 1;
      for (int i = 0; i < item.decimals; ++i) power *= 10;
      item.number = digits_value(text_.substr(begin, position_ - begin)) / power;
    }
  }
  read_tail(item);
}

// "1,000", "1 000", "1.000.000", "12,34,000": three digits a group; a full stop only where it stands twice.
void ItemReader::read_groups(Item& item) {
  const std::size_t begin = position_;
  std::size_t at = position_;
  std::string_view mark;
  int groups = 0;
  while (at < end_) {
    std::string_view here = text_.substr(at, 1);
    if (is_beyond(text_[at])) here = glyph_at(text_.substr(at, end_ - at)).bytes;
    if (groups == 0) {
      const bool thin = here == "\xC2\xA0" || here == "\xE2\x80\xAF" || here == "\xE2\x80\x89";
      const Item& before = ring_[(read_ - 1) % kWindow];
      const bool plain = here == " " && !before.capital && before.kind != ItemKind::kNumber &&
                         (before.kind == ItemKind::kWord || before.kind == ItemKind::kSign) && before.spaced &&
                         !meaning_in(before, Role::kLabel);
      if (here != "," && here != "." && !thin && !plain) break;
      mark = here;
    } else if (here != mark) {
      break;
    }
    const std::size_t next = at + here.size();
    if (!is_digit(byte(next)) || !is_digit(byte(next + 1)) || !is_digit(byte(next + 2)) || is_digit(byte(next + 3)))
      break;
    if (mark == " " && (is_letter(byte(next + 3)) || byte(next + 3) == '-')) break;
    at = next + 3;
    ++groups;
  }
  if (groups == 0 && byte(begin) == ',' && item.digits <= 2) {  // the Indian way: 12,34,000
    while (byte(at) == ',' && is_digit(byte(at + 1)) && is_digit(byte(at + 2)) && byte(at + 3) == ',')
      at += 3, ++groups;
    if (groups > 0 && byte(at) == ',' && is_digit(byte(at + 1)) && is_digit(byte(at + 2)) && is_digit(byte(at + 3)) &&
        !is_digit(byte(at + 4)))
      at += 4;
    else
      groups = 0;
  }
  if (groups == 0 || (mark == "." && groups < 2)) return;
  item.grouped = true;
  position_ = at;
}

// What is glued to a number may make it something else: an ordinal, a decade, a code.
void ItemReader::read_tail(Item& item) {
  const char c = byte(position_);
  const auto other = [&item] { item.kind = ItemKind::kOther; };
  if (c == '.' && is_digit(byte(position_ + 1))) {
    while (is_digit(byte(position_)) || byte(position_) == '.') ++position_;
    if (text_[position_ - 1] == '.') --position_;
    return other();
  }
  if (c == '-' && is_digit(byte(position_ + 1))) {  // a telephone's number, an ISBN: three parts or more
    std::size_t at = position_ + 1, parts = 1;
    while (is_digit(byte(at)) || (byte(at) == '-' && is_digit(byte(at + 1)))) parts += byte(at++) == '-' ? 1 : 0;
    if (parts < 2) return;
    position_ = at;
    return other();
  }
  if (c == '@' || c == '_' || (c == '/' && is_letter(byte(position_ + 1)) && item.decimals > 3)) {
    to_space();
    return other();
  }
  if (c == '\'' && byte(position_ + 1) == 's' && !is_letter(byte(position_ + 2)) && item.digits == 4 &&
      static_cast<int>(item.number) % 10 == 0 && item.decimals == 0) {
    position_ += 2;
    item.kind = ItemKind::kDecade;
    return;
  }
  if (!is_letter(c) && !is_beyond(c)) return;
  const std::size_t end = letters(position_);
  if (end == position_) return;
  const std::string_view glued = text_.substr(position_, end - position_);
  const bool whole = item.decimals == 0;
  if (whole && (glued == "st" || glued == "nd" || glued == "rd" || glued == "th")) {
    item.kind = ItemKind::kOrdinal;
    position_ = end;
  } else if (whole && glued == "s" && item.digits == 4 && !item.grouped && static_cast<int>(item.number) % 10 == 0) {
    item.kind = ItemKind::kDecade;
    position_ = end;
  } else if (glued == "s" && item.digits == 2 && static_cast<int>(item.number) % 10 == 0 && whole) {  // "in their 50s"
    position_ = end;
    other();
  } else {
    Item probe;
    probe.meaning = meanings_of(glued);
    for (Role role : {Role::kScale, Role::kShortScale, Role::kUnit, Role::kSymbol, Role::kPercent, Role::kSign,
                      Role::kCode, Role::kNoun})
      if (meaning_in(probe, role)) return;
    position_ = end;
    other();
  }
}

// "2024-07-18", "2024/07/18", "18.07.2024", "18/07/2024". Where day and month could change places, only the year.
bool ItemReader::read_numeric_date(Item& item) {
  std::array<int, 3> part{};
  std::array<std::size_t, 3> size{};
  std::size_t at = position_;
  char mark = 0;
  for (int i = 0; i < 3; ++i) {
    if (i > 0) {
      const char c = byte(at);
      if (i == 1 ? (c != '-' && c != '/' && c != '.') : c != mark) return false;
      mark = c;
      ++at;
    }
    const std::size_t begin = at;
    while (is_digit(byte(at)) && at - begin < 5) part[i] = part[i] * 10 + (byte(at++) - '0');
    size[i] = at - begin;
    if (size[i] == 0 || size[i] == 3 || size[i] > 4) return false;
  }
  if (is_digit(byte(at)) || is_letter(byte(at)) || ((byte(at) == mark || byte(at) == '.') && is_digit(byte(at + 1))))
    return false;
  int year = part[0], month = part[1], day = part[2];
  if (size[0] == 4 && size[1] <= 2 && size[2] <= 2) {
    if (mark == '.') return false;
  } else if (size[0] <= 2 && size[1] <= 2 && size[2] == 4) {
    year = part[2], month = part[1], day = part[0];
    if (mark != '.' && month > 12) std::swap(month, day);
    if (mark != '.' && day <= 12 && month != day) month = 0, day = 0;  // 12 March or 3 December
  } else {
    return false;
  }
  const bool coarse = month == 0 && day == 0 && size[0] != 4;
  if (year < 1000 || year > 2199 || month > 12 || day > 31 || (!coarse && (month < 1 || day < 1))) return false;
  item.kind = ItemKind::kDate;
  item.number = year * 10000 + month * 100 + day;
  position_ = at;
  return true;
}

void ItemReader::read_word(Item& item) {
  item.kind = ItemKind::kWord;
  const std::size_t begin = position_;
  item.capital = is_capital(text_[begin]);
  std::size_t end = letters(begin);
  if (end == begin + 1 && byte(end) == '.' && is_letter(byte(end + 1)) && byte(end + 2) == '.') {  // "U.S.", "a.m."
    while (byte(end) == '.' && is_letter(byte(end + 1)) && byte(end + 2) == '.') end += 2;
    ++end;
  }
  position_ = end;
  std::string_view word = text_.substr(begin, end - begin);
  const char next = byte(end);
  if (next == '$' && word.size() <= 3) {
    const Meaning* sign = meanings_of(text_.substr(begin, end + 1 - begin));
    if (sign) {
      item.kind = ItemKind::kSign;
      item.meaning = sign;
      ++position_;
      return;
    }
  }
  if (word == "http" || word == "https" || word == "www" || word == "doi" || next == '@' ||
      (next == '.' && is_small(byte(end + 1)) && word.size() > 1) || (next == ':' && byte(end + 1) == '/')) {
    if (word != "doi" || next == ':' || next == '.') {
      to_space();
      item.kind = ItemKind::kOther;
      return;
    }
  }
  item.meaning = meanings_of(word);
  if (item.meaning) return;
  // "USD500", "FY2023": the code and the number are two items.
  std::size_t code = 0;
  while (code < word.size() && is_letter(word[code])) ++code;
  if (code >= 2 && code <= 3 && code < word.size() && is_digit(word[code])) {
    Item probe;
    probe.meaning = meanings_of(word.substr(0, code));
    if (meaning_in(probe, Role::kSign) || meaning_in(probe, Role::kCode) || word.substr(0, code) == "FY") {
      item.meaning = probe.meaning;
      position_ = begin + code;
    }
  }
}

void ItemReader::read_sign_or_mark(Item& item) {
  item.kind = ItemKind::kMark;
  Glyph glyph{text_.substr(position_, 1), text_[position_]};
  if (is_beyond(text_[position_])) glyph = glyph_at(text_.substr(position_, end_ - position_));
  position_ += std::max<std::size_t>(glyph.bytes.size(), 1);
  item.mark = glyph.mark == 'a' ? '\0' : glyph.mark;
  if (glyph.mark != '$') return;
  item.meaning = meanings_of(glyph.bytes);
  if (item.meaning) item.kind = ItemKind::kSign;
}

}  // namespace apud::values

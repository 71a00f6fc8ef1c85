// Tabs and line ends inside a word or a comment become spaces: the format knows no escapes.
// Layer 2, pure.
#include "corpus/language/conllu.h"

#include <array>

namespace apud {
namespace {

void append_plain(std::string_view text, std::string& out) {
  for (char c : text) out += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
}

void append_quoted(std::string_view text, std::string& out) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  out += '"';
  for (char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20) {
      out += "\\u00";
      out += kDigits[byte >> 4];
      out += kDigits[byte & 15];
    } else {
      if (c == '"' || c == '\\') out += '\\';
      out += c;
    }
  }
  out += '"';
}

// Counts code points up to rising offsets, in one pass over the text.
class Counter {
 public:
  explicit Counter(std::string_view text) : text_(text) {}
  std::size_t at(std::size_t offset) {
    for (; byte_ < offset && byte_ < text_.size(); ++byte_)
      if ((static_cast<unsigned char>(text_[byte_]) & 0xC0) != 0x80) ++points_;
    return points_;
  }

 private:
  std::string_view text_;
  std::size_t byte_ = 0, points_ = 0;
};

std::string_view form_of(std::string_view text, const Token& token) {
  return text.substr(token.span.begin, token.span.size());
}

std::string head_of(const Token& token) { return token.head == kRoot ? "0" : std::to_string(token.head + 1); }

}  // namespace

void append_conllu(std::string_view text, Span sentence, const Analysis& analysis, std::string_view id,
                   std::string& out) {
  out += "# sent_id = ";
  append_plain(id, out);
  out += "\n# text = ";
  append_plain(text.substr(sentence.begin, sentence.size()), out);
  out += '\n';
  Counter counter(text);
  for (std::size_t i = 0; i < analysis.tokens.size(); ++i) {
    const Token& token = analysis.tokens[i];
    const auto begin = counter.at(token.span.begin);
    const auto end = counter.at(token.span.end);
    const bool space = i + 1 == analysis.tokens.size() || analysis.tokens[i + 1].span.begin > token.span.end;
    out += std::to_string(i + 1) + '\t';
    append_plain(form_of(text, token), out);
    out += '\t';
    append_plain(analysis.lemma_of(i), out);
    for (std::string_view column : {universal_tag(token.tag, token.label), tag_name(token.tag), std::string_view("_")})
      (out += '\t') += column;
    out += '\t' + head_of(token) + '\t';
    out += label_name(token.label);
    out += space ? "\t_\t" : "\t_\tSpaceAfter=No|";
    out += "TokenRange=" + std::to_string(begin) + ':' + std::to_string(end) + '\n';
  }
  out += '\n';
}

void append_json(std::string_view text, const Analysis& analysis, std::string& out) {
  Counter counter(text);
  out += '[';
  for (std::size_t i = 0; i < analysis.tokens.size(); ++i) {
    const Token& token = analysis.tokens[i];
    out += i == 0 ? "{\"text\":" : ",{\"text\":";
    append_quoted(form_of(text, token), out);
    out += ",\"lemma\":";
    append_quoted(analysis.lemma_of(i), out);
    out += ",\"upos\":";
    append_quoted(universal_tag(token.tag, token.label), out);
    out += ",\"tag\":";
    append_quoted(tag_name(token.tag), out);
    out += ",\"head\":" + head_of(token) + ",\"label\":";
    append_quoted(label_name(token.label), out);
    const auto begin = counter.at(token.span.begin);
    out += ",\"at\":[" + std::to_string(begin) + ',' + std::to_string(counter.at(token.span.end)) + "]}";
  }
  out += ']';
}

}  // namespace apud

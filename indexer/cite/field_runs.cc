// Runs of equal labels, trimmed.
// Layer 5, pure.
#include "indexer/cite/field_runs.h"

#include <algorithm>

namespace apud {
namespace {

constexpr std::uint32_t kSearched = 400;  // words

class Runs {
 public:
  Runs(std::string_view text, const std::vector<ReferenceWord>& words) : text_(text), words_(words) {}

  // Takes marks and markers off both ends; false if nothing is left.
  bool trim(FieldRun& run) const {
    while (run.first < run.last && (mark(run.first) || is_marker(run))) {
      run.in |= is_in(run.first);
      ++run.first;
    }
    while (run.last > run.first && ends(run)) --run.last;
    if (run.first == run.last) return false;
    run.span = {words_[run.first].span.begin, words_[run.last - 1].span.end};
    return true;
  }

 private:
  [[nodiscard]] std::string_view word(std::uint32_t i) const {
    return text_.substr(words_[i].span.begin, words_[i].span.size());
  }
  [[nodiscard]] bool mark(std::uint32_t i) const { return words_[i].kind == WordKind::kPunctuation; }
  [[nodiscard]] bool is_in(std::uint32_t i) const { return word(i) == "In" || word(i) == "in" || word(i) == "IN"; }
  // "In" before what holds the work; nothing but marks may stand before it.
  [[nodiscard]] bool is_marker(const FieldRun& run) const {
    const bool holds =
        run.label == FieldLabel::kContainer || run.label == FieldLabel::kEditor || run.label == FieldLabel::kSeries;
    return holds && !run.in && run.last - run.first > 1 && is_in(run.first);
  }
  // How far into the run the first such mark stands, if among its first words; else as many.
  [[nodiscard]] std::uint32_t opens(const FieldRun& run, std::string_view open) const {
    const std::uint32_t most = std::min(run.last - run.first, kSearched);
    for (std::uint32_t i = 0; i < most; ++i)
      if (word(run.first + i) == open) return i;
    return run.last - run.first;
  }
  [[nodiscard]] static bool names(FieldLabel label) {
    return label == FieldLabel::kAuthor || label == FieldLabel::kEditor || label == FieldLabel::kTranslator;
  }
  // "U.S.", "D.C.": letters with stops between them.
  [[nodiscard]] bool is_abbreviated(const FieldRun& run, std::uint32_t stop) const {
    const auto letter = [&](std::uint32_t i) {
      return words_[i].kind == WordKind::kWord && words_[i].span.size() == 1 && word(i)[0] >= 'A' && word(i)[0] <= 'Z';
    };
    return stop >= run.first + 3 && letter(stop - 1) && word(stop - 2) == "." && letter(stop - 3) &&
           !words_[stop - 1].space_before;
  }
  // A mark at the end goes, but for a question, and for brackets that were opened inside.
  [[nodiscard]] bool ends(const FieldRun& run) const {
    const std::uint32_t last = run.last - 1;
    if (!mark(last)) return false;
    const std::string_view close = word(last);
    if (close == "?" || close == "!") return false;
    if (close == "." && names(run.label) && last > run.first) {  // "Okoro, B."
      const std::string_view before = word(last - 1);
      if (words_[last - 1].kind == WordKind::kWord && before.size() <= 2 && before != "ed") return false;
    }
    if (close == "." && is_abbreviated(run, last)) return false;
    if (close == ")") return run.first + opens(run, "(") >= last;
    if (close == "]") return run.first + opens(run, "[") >= last;
    return true;
  }

  std::string_view text_;
  const std::vector<ReferenceWord>& words_;
};

std::size_t tag_length(std::string_view text) {
  if (text[0] != '<') return 0;
  std::size_t end = 1;
  while (end < text.size() && end < 14 && (text[end] == '/' || (text[end] >= 'a' && text[end] <= 'z'))) ++end;
  return end > 1 && end < text.size() && text[end] == '>' ? end + 1 : 0;
}

}  // namespace

std::vector<FieldRun> field_runs(std::string_view text, const std::vector<ReferenceWord>& words,
                                 const std::vector<FieldLabel>& labels, const std::vector<float>& confidence) {
  const Runs trimmer(text, words);
  std::vector<FieldRun> runs;
  const auto size = static_cast<std::uint32_t>(words.size());
  for (std::uint32_t first = 0, last = 0; first < size; first = last) {
    FieldRun run{labels[first], first, first, {}, 1, false};
    while (last < size && labels[last] == run.label) ++last;
    run.last = last;
    if (run.label == FieldLabel::kOutside || !trimmer.trim(run)) continue;
    for (std::uint32_t i = run.first; i < run.last; ++i)
      if (words[i].kind != WordKind::kPunctuation) run.confidence = std::min(run.confidence, confidence[i]);
    runs.push_back(run);
  }
  return runs;
}

std::string plain(std::string_view text) {
  std::string out;
  bool blank = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (const std::size_t tag = tag_length(text.substr(i)); tag > 0) {
      i += tag - 1;
    } else if (static_cast<unsigned char>(c) <= ' ') {
      blank = !out.empty();
    } else {
      if (blank) out += ' ';
      blank = false;
      out += c;
    }
  }
  return out;
}

}  // namespace apud

// What a document says about its own names: "Full Name (FN)", "FN (Full Name)", "(the “Bank”)", "(hereinafter the
// statement)".
// Layer 5, pure.
#include <algorithm>
#include <array>

#include "indexer/extract/entities_state.h"

namespace apud::entities {
namespace {

constexpr std::size_t kLongestAcronym = 12;   // bytes
constexpr std::uint32_t kLongestPhrase = 16;  // words of a phrase that "hereinafter" names

char small(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }
bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (static_cast<unsigned char>(c) & 0x80) != 0;
}

bool in_small_words(std::string_view word) {
  return word == "of" || word == "for" || word == "the" || word == "and" || word == "on" || word == "in" ||
         word == "to" || word == "a" || word == "de" || word == "at" || word == "&";
}

}  // namespace

bool abbreviates(std::string_view acronym, std::string_view full) {
  std::array<char, kLongestAcronym> letters{};
  std::size_t n = 0;
  if (acronym.size() > 2 && acronym.back() == 's') acronym.remove_suffix(1);
  for (char c : acronym) {
    if (!is_letter(c)) continue;
    if (n == letters.size()) return false;
    letters[n++] = small(c);
  }
  if (n < 2) return false;
  std::size_t matched = 0, initials = 0, skipped = 0, words = 0;
  for (std::size_t i = 0; i < full.size();) {
    if (!is_letter(full[i])) {
      ++i;
      continue;
    }
    std::size_t end = i;
    while (end < full.size() && is_letter(full[end])) ++end;
    const std::string_view word = full.substr(i, end - i);
    ++words;
    if (matched < n && small(word[0]) == letters[matched]) {
      ++matched;
      ++initials;
      // Letters inside: "UNIDO" has none, "INTERPOL" has; taken only if no later word could give them.
      std::size_t k = 1;
      while (matched < n && k < word.size() && k < 6 && small(word[k]) == letters[matched] &&
             full.find(' ', end) == std::string_view::npos)
        ++matched, ++k;
    } else if (words == 1) {
      return false;
    } else if (!in_small_words(word) && word != "s") {
      ++skipped;
    }
    i = end;
  }
  return matched == n && initials >= 2 && skipped * 3 <= initials;
}

// Letters from inside words count, too: "Asian Growth Fund (ASGF)", "Dampfschiffahrtsgesellschaft (DSG)". The first
// letter and the last word's initial are the acronym's.
bool abbreviates_loosely(std::string_view acronym, std::string_view full) {
  if (acronym.size() < 3 || acronym.size() > kLongestAcronym || full.empty() || small(acronym[0]) != small(full[0]))
    return false;
  const std::size_t blank = full.rfind(' ');
  std::size_t matched = 1, initials = 1, words = 1;
  for (std::size_t i = 1; i < full.size(); ++i) {
    const bool initial = !is_letter(full[i - 1]) && is_letter(full[i]);
    words += initial;
    if (matched == acronym.size() || small(full[i]) != small(acronym[matched])) {
      if (initial && i == blank + 1) return false;
      continue;
    }
    ++matched;
    initials += initial;
  }
  const bool compound = words == 1 && full.size() >= 4 * acronym.size();
  return matched == acronym.size() && (compound || (words >= 2 && words <= acronym.size() && initials == words));
}

namespace {

// Whether two names begin and end with the same word: "Asian Bank for Trade" and "Asian Bank of Trade".
bool says_the_same(std::string_view a, std::string_view b) {
  return folded_equal(a.substr(0, a.find(' ')), b.substr(0, b.find(' '))) &&
         folded_equal(a.substr(a.rfind(' ') + 1), b.substr(b.rfind(' ') + 1));
}

// Whether a short form in capitals may be that of a known name: “Trump Tower” behind "Russia" is another thing.
bool speaks_of(const Name& known, std::string_view brief) {
  const std::size_t blank = brief.rfind(' ');
  const std::string_view last = blank == std::string_view::npos ? brief : brief.substr(blank + 1);
  return blank == std::string_view::npos || known.text.find(last) != std::string_view::npos ||
         abbreviates(brief, known.text);
}

class DefinitionFinder {
 public:
  explicit DefinitionFinder(Reading& reading) : r_(reading) {}
  void run(const Sentence& sentence);

 private:
  const Word& at(std::uint32_t i) const { return r_.words[i]; }
  std::string_view word(std::uint32_t i) const { return r_.text_of(sentence_->block, at(i).span); }
  Found* found_ending(std::uint32_t end);
  Found* found_at(std::uint32_t begin);
  bool is_free(Span span);  // no name stands there
  void bracket(std::uint32_t open, std::uint32_t close);
  void acronym(std::uint32_t open, std::uint32_t i);
  void common_phrase(std::uint32_t open, std::uint32_t i);
  void short_form(std::uint32_t open, std::uint32_t first, std::uint32_t last, Reason reason);
  bool hereinafter(std::uint32_t before, std::uint32_t i, std::uint32_t last);
  std::uint32_t phrase_before(std::uint32_t open, std::string_view head);
  void define(std::uint32_t name, std::uint32_t alias, Reason reason, Span span);
  bool is_acronym(std::uint32_t i) const {
    return at(i).shape == Shape::kUpper && at(i).span.size() <= kLongestAcronym;
  }

  Reading& r_;
  const Sentence* sentence_ = nullptr;
};

Found* DefinitionFinder::found_ending(std::uint32_t end) {
  const auto begin = r_.found.begin() + r_.block_found[sentence_->block];
  const auto last = r_.found.begin() + r_.block_found[sentence_->block + 1];
  const auto it = std::partition_point(begin, last, [&](const Found& f) { return f.span.end < end; });
  return it != last && it->span.end == end ? &*it : nullptr;
}

Found* DefinitionFinder::found_at(std::uint32_t begin) {
  const auto first = r_.found.begin() + r_.block_found[sentence_->block];
  const auto last = r_.found.begin() + r_.block_found[sentence_->block + 1];
  const auto it = std::partition_point(first, last, [&](const Found& f) { return f.span.begin < begin; });
  return it != last && it->span.begin == begin ? &*it : nullptr;
}

bool DefinitionFinder::is_free(Span span) {
  const auto first = r_.found.begin() + r_.block_found[sentence_->block];
  const auto last = r_.found.begin() + r_.block_found[sentence_->block + 1];
  const auto it = std::partition_point(first, last, [&](const Found& f) { return f.span.end <= span.begin; });
  return it == last || it->span.begin >= span.end;
}

void DefinitionFinder::define(std::uint32_t name, std::uint32_t alias, Reason reason, Span span) {
  if (name == alias || r_.names[alias].defined) return;  // the first definition holds
  Name& other = r_.names[alias];
  other.defined = true;
  other.reason = reason;
  other.reason_block = sentence_->block;
  other.reason_span = span;
  if (r_.names[name].lexicon == kNone && other.lexicon != kNone && other.form != FormKind::kAdjective) {
    // The lexicon may know the short form alone. It is the same thing if its name says nearly the same.
    const std::string_view known = r_.lexicon->entry(other.lexicon).name;
    if (abbreviates(other.text, known) && says_the_same(known, r_.names[name].text)) {
      r_.names[name].lexicon = other.lexicon;
    } else {
      other.lexicon = kNone;
    }
  } else if (r_.names[name].lexicon != other.lexicon) {
    other.lexicon = r_.names[name].lexicon;
  }
  r_.names.join(name, alias);
}

// "Full Name (FN)": i is the acronym's word.
void DefinitionFinder::acronym(std::uint32_t open, std::uint32_t i) {
  const std::uint32_t alias = r_.names.add(word(i));
  r_.names[alias].acronym = true;
  const Span where{at(open).span.begin, at(i).span.end};
  Found* full = open > sentence_->first ? found_ending(at(open - 1).span.end) : nullptr;
  if (full == nullptr) return common_phrase(open, i);
  if (const std::string_view whole = r_.text_of(sentence_->block, full->span);
      !abbreviates(word(i), whole) && abbreviates_loosely(word(i), whole))
    return define(full->name, alias, Reason::kAcronymInBrackets, where);
  // The name may have taken in too much at its beginning: "Chinese Industrial Design Office (IDO)".
  const std::string_view text = r_.text_of(sentence_->block, full->span);
  for (std::size_t from = 0; from < text.size();) {
    if (abbreviates(word(i), text.substr(from)) && text.find(' ', from) != std::string_view::npos) {
      const std::string_view cut = text.substr(0, from);  // "Mossby–Lund" of "Mossby–Lund Standard Railway (SR)"
      if (cut.find('-') != std::string_view::npos || cut.find("\xE2\x80\x93") != std::string_view::npos) {
        return define(full->name, alias, Reason::kAcronymInBrackets, where);
      }
      if (from > 0) {
        const std::uint32_t old = full->name;
        if (r_.names[old].uses > 0) --r_.names[old].uses;
        full->span.begin += static_cast<std::uint32_t>(from);
        full->name = r_.names.add(text.substr(from));
        ++r_.names[full->name].uses;
        r_.names[full->name].votes = r_.names[old].votes;
        r_.names[full->name].head = r_.names[old].head;
      }
      return define(full->name, alias, Reason::kAcronymInBrackets, where);
    }
    const std::size_t blank = text.find(' ', from);
    if (blank == std::string_view::npos) break;
    from = blank + 1;
  }
  common_phrase(open, i);
}

// "free trade area (FTA)": a phrase in small letters whose initials fit.
void DefinitionFinder::common_phrase(std::uint32_t open, std::uint32_t i) {
  const std::size_t letters = word(i).size();
  std::uint32_t first = open;
  for (std::uint32_t words = 0; first > sentence_->first && words < letters + 3; ++words) {
    const Word& before = at(first - 1);
    if (before.shape == Shape::kMark && !is_mark(before, Mark::kHyphen)) break;
    --first;
    if (at(first).shape == Shape::kMark || r_.flagged(at(first), kFunction)) continue;
    const Span span{at(first).span.begin, at(open - 1).span.end};
    if (words + 1 < 2 || !abbreviates(word(i), r_.text_of(sentence_->block, span))) continue;
    const std::uint32_t name = r_.names.add(r_.text_of(sentence_->block, span));
    const std::uint32_t alias = r_.names.add(word(i));
    r_.vote(name, EntityType::kConcept, 2);
    if (is_free(span)) {
      ++r_.names[name].uses;
      r_.late.push_back({sentence_->block, span, name, MentionKind::kName, false});
    }
    return define(name, alias, Reason::kAcronymInBrackets, {span.begin, at(i).span.end});
  }
}

// (the “Bank”), (“Bank”): words [first, last) are the short form of what stands before the bracket.
void DefinitionFinder::short_form(std::uint32_t open, std::uint32_t first, std::uint32_t last, Reason reason) {
  if (first >= last || open == sentence_->first) return;
  const Span span{at(first).span.begin, at(last - 1).span.end};
  const std::string_view text = r_.text_of(sentence_->block, span);
  Found* full = found_ending(at(open - 1).span.end);
  std::uint32_t name = full != nullptr ? full->name : kNone;
  if (name == kNone) name = phrase_before(open, word(last - 1));
  if (name == kNone) return;
  if (is_capital(at(first))) {
    const std::uint32_t alias = r_.names.add(text);
    if (r_.names[name].lexicon != kNone && !speaks_of(r_.names[name], text)) return;
    define(name, alias, reason, span);
  }
  r_.definitions.push_back({text, name, sentence_->block, span.end});
}

// "a joint statement on trade (hereinafter the statement)": the phrase from its article on, as a name.
std::uint32_t DefinitionFinder::phrase_before(std::uint32_t open, std::string_view head) {
  for (std::uint32_t i = open; i-- > sentence_->first;) {
    if (at(i).shape == Shape::kMark || !folded_equal(word(i), head)) continue;
    std::uint32_t first = i;
    while (first > sentence_->first && i - first < 5 && at(first - 1).shape == Shape::kLower && at(first - 1).spaced &&
           !r_.flagged(at(first - 1), kFunction))
      --first;
    if (first == sentence_->first) return kNone;
    const std::uint32_t end = std::min(open, first + kLongestPhrase);
    const Span span{at(first).span.begin, at(end - 1).span.end};
    const std::uint32_t name = r_.names.add(r_.text_of(sentence_->block, span));
    r_.vote(name, r_.know(at(i)).role.head.value_or(EntityType::kConcept), 3);
    r_.names[name].head = at(i).entry;
    const Span own{at(first).span.begin, at(i).span.end};
    if (is_free(own)) {
      ++r_.names[name].uses;
      r_.late.push_back({sentence_->block, own, name, MentionKind::kName, false});
    }
    return name;
  }
  return kNone;
}

// "hereinafter (referred to as) X" in words [i, last).
bool DefinitionFinder::hereinafter(std::uint32_t before, std::uint32_t i, std::uint32_t last) {
  if (!folded_equal(word(i), "hereinafter") && !folded_equal(word(i), "hereafter") &&
      !folded_equal(word(i), "henceforth"))
    return false;
  ++i;
  const auto passes = [&](std::uint32_t k) {
    for (std::string_view w : {"referred", "to", "as", "called", "simply", "collectively", "also", "the", "known"})
      if (folded_equal(word(k), w)) return true;
    return at(k).shape == Shape::kMark;
  };
  while (i < last && passes(i)) ++i;
  std::uint32_t end = i;
  while (end < last && at(end).shape != Shape::kMark) ++end;
  if (end > i && end - i <= 6) {
    if (end - i == 1 && is_acronym(i) && before > sentence_->first) acronym(before, i);
    short_form(before, i, end, Reason::kHereinafter);
  }
  return true;
}

void DefinitionFinder::bracket(std::uint32_t open, std::uint32_t close) {
  std::uint32_t i = open + 1;
  if (i >= close || open == sentence_->first) return;
  if (hereinafter(open, i, close)) return;
  if (folded_equal(word(i), "the") || folded_equal(word(i), "or")) ++i;
  if (i >= close) return;
  const bool quoted = is_mark(at(i), Mark::kQuoteOpen) || is_mark(at(i), Mark::kQuote);
  if (quoted) ++i;
  if (i >= close) return;
  const bool one = i + 1 >= close || at(i + 1).shape == Shape::kMark;
  if (is_acronym(i) && one) {
    acronym(open, i);
    if (r_.names[r_.names.add(word(i))].defined || !quoted) return;
  }
  if (quoted && is_capital(at(i))) {
    std::uint32_t end = i;
    while (end < close && at(end).shape != Shape::kMark) ++end;
    bool capitals = true;
    for (std::uint32_t k = i; k < end; ++k) capitals &= is_capital(at(k)) || r_.flagged(at(k), kSmall);
    if (end < close && end - i <= 5 && capitals) short_form(open, i, end, Reason::kNameInBrackets);
    return;
  }
  // "FN (Full Name)"
  if (!is_acronym(open - 1)) return;
  const Found* full = found_at(at(i).span.begin);
  if (full == nullptr || full->span.end + 1 < at(close).span.begin) return;
  const std::string_view text = r_.text_of(sentence_->block, full->span);
  if (abbreviates(word(open - 1), text))
    define(full->name, r_.names.add(word(open - 1)), Reason::kNameInBrackets,
           {at(open).span.begin, at(close).span.end});
}

void DefinitionFinder::run(const Sentence& sentence) {
  constexpr std::uint32_t kLongestBracket = 24;  // words
  sentence_ = &sentence;
  for (std::uint32_t i = sentence.first + 1; i < sentence.last; ++i) {
    const Word& mark = at(i);
    if (is_mark(mark, Mark::kOpen)) {
      std::uint32_t close = i + 1;
      while (close < sentence.last && close < i + kLongestBracket && !is_mark(at(close), Mark::kClose) &&
             !is_mark(at(close), Mark::kOpen))
        ++close;
      if (close < sentence.last && is_mark(at(close), Mark::kClose)) bracket(i, close);
    } else if (is_mark(mark, Mark::kComma) && i + 2 < sentence.last && at(i + 1).shape == Shape::kLower &&
               word(i + 1).starts_with("here")) {
      hereinafter(i, i + 1, std::min(sentence.last, i + 12));
    }
  }
}

}  // namespace

void find_definitions(Reading& r) {
  DefinitionFinder finder(r);
  for (const Sentence& sentence : r.sentences) finder.run(sentence);
}

}  // namespace apud::entities

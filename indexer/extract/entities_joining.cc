// Joins names that mean one thing: by the lexicon, by spelling, by plural and legal form. Never by a shared word.
// Layer 5, pure.
#include <algorithm>
#include <string>

#include "indexer/extract/entities_state.h"

namespace apud::entities {

const char* reason_text(Reason reason) {
  switch (reason) {
    case Reason::kUnsaid: return "another spelling";
    case Reason::kWordList: return "word list";
    case Reason::kAcronymInBrackets: return "acronym defined in brackets";
    case Reason::kNameInBrackets: return "short form defined in brackets";
    case Reason::kHereinafter: return "short form that the document lays down (hereinafter)";
    case Reason::kFamilyName: return "family name alone; one person of that name";
    case Reason::kShorterName: return "the same given name and family name";
    case Reason::kSpelling: return "another spelling";
    case Reason::kLegalForm: return "with or without the legal form";
    case Reason::kAdjective: return "adjective or people of the name (word list)";
    case Reason::kPlural: return "plural";
    case Reason::kInitials: return "acronym; the only name with these initials";
    case Reason::kAlsoCalled: return "another name defined by the document (also called)";
    case Reason::kTitleAlone: return "title alone; one person of that title";
  }
  return "";
}

namespace {

struct Key {
  std::uint64_t hash;
  std::uint32_t name;
  friend bool operator<(const Key& a, const Key& b) { return a.hash != b.hash ? a.hash < b.hash : a.name < b.name; }
};

// Letters small, what is neither letter nor digit as one blank, full stops and a leading article left out.
void spell(std::string_view text, std::string& key) {
  key.clear();
  if (text.size() > 4 && folded_equal(text.substr(0, 4), "the ")) text.remove_prefix(4);
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '.') continue;
    const bool kept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
                      (static_cast<unsigned char>(c) >= 0x80 && static_cast<unsigned char>(c) != 0xE2);
    if (kept) {
      key += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    } else {
      if (!key.empty() && key.back() != ' ') key += ' ';
      if (static_cast<unsigned char>(c) == 0xE2) i += 2;  // dashes, curly apostrophes
    }
  }
  while (!key.empty() && key.back() == ' ') key.pop_back();
}

std::uint64_t hash_of(std::string_view key) {
  std::uint64_t hash = 1469598103934665603u;
  for (char c : key) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211u;
  return hash;
}

// An acronym of several entries is the one whose full name the document has; else a name of its own.
void settle_acronyms(Reading& r) {
  std::vector<std::uint32_t> named;  // entries by their full names
  bool listed = false;
  for (std::uint32_t n = 0; n < r.names.all().size(); ++n) {
    const Name& acronym = r.names[n];
    if (acronym.lexicon == kNone || acronym.form != FormKind::kAcronym || acronym.defined || acronym.uses == 0)
      continue;
    if (r.lexicon->entry(acronym.lexicon).source.starts_with("gazetteer")) continue;
    const auto forms = r.lexicon->lookup(acronym.text);
    const auto other = [&](const LexiconForm& f) { return f.kind == FormKind::kAcronym && f.entry != acronym.lexicon; };
    if (std::none_of(forms.begin(), forms.end(), other)) continue;
    if (!listed) {
      for (const Name& name : r.names.all())
        if (name.lexicon != kNone && name.form == FormKind::kName && name.uses > 0) named.push_back(name.lexicon);
      std::sort(named.begin(), named.end());
      listed = true;
    }
    std::uint32_t only = kNone, fits = 0;
    for (const LexiconForm& f : forms)
      if (f.kind == FormKind::kAcronym && std::binary_search(named.begin(), named.end(), f.entry))
        only = f.entry, ++fits;
    const EntityType type = r.lexicon->entry(acronym.lexicon).type;
    r.names[n].lexicon = fits == 1 ? only : kNone;
    if (fits != 1) r.vote(n, type, 1);
  }
}

void join_by_lexicon(Reading& r) {
  std::vector<Key> keys;
  for (std::uint32_t n = 0; n < r.names.all().size(); ++n)
    if (r.names[n].lexicon != kNone && (r.names[n].uses > 0 || r.names[n].defined))
      keys.push_back({r.names[n].lexicon, n});
  std::sort(keys.begin(), keys.end());
  for (std::size_t k = 1; k < keys.size(); ++k) {
    if (keys[k].hash != keys[k - 1].hash) continue;
    r.names.join(keys[k - 1].name, keys[k].name);
  }
  for (const Key& key : keys) {
    Name& name = r.names[key.name];
    const bool adjective = name.form == FormKind::kAdjective || name.form == FormKind::kPeople;
    if (name.reason == Reason::kUnsaid) name.reason = adjective ? Reason::kAdjective : Reason::kWordList;
    r.names[r.names.root(key.name)].lexicon = name.lexicon;
  }
}

bool compatible(const Name& a, const Name& b) {
  if (a.apart != b.apart) return false;
  if (a.words == 1 && b.words == 1) return a.acronym == b.acronym;
  return true;
}

void join_by_spelling(Reading& r) {
  std::vector<Key> keys;
  std::string key;
  for (std::uint32_t n = 0; n < r.names.all().size(); ++n) {
    if (r.names[n].uses == 0 && !r.names[n].defined) continue;
    spell(r.names[n].text, key);
    if (!key.empty()) keys.push_back({hash_of(key), n});
  }
  std::sort(keys.begin(), keys.end());
  std::string other;
  for (std::size_t k = 1; k < keys.size(); ++k) {
    if (keys[k].hash != keys[k - 1].hash) continue;
    Name& a = r.names[keys[k - 1].name];
    Name& b = r.names[keys[k].name];
    spell(a.text, key);
    spell(b.text, other);
    if (key != other || !compatible(a, b)) continue;
    const bool more = b.uses > a.uses && a.lexicon == kNone;
    r.names.join(more ? keys[k].name : keys[k - 1].name, more ? keys[k - 1].name : keys[k].name);
    if (Name& alias = more ? a : b; alias.reason == Reason::kUnsaid) alias.reason = Reason::kSpelling;
  }
}

// "FTAs" with "FTA"; "Northwind Ltd." with "Northwind".
void join_by_ending(Reading& r) {
  for (std::uint32_t n = 0; n < r.names.all().size(); ++n) {
    const Name name = r.names[n];
    if (name.uses == 0) continue;
    if (name.acronym && name.text.size() > 3 && name.text.back() == 's') {
      const std::uint32_t one = r.names.find_exact(name.text.substr(0, name.text.size() - 1));
      if (one == kNone || (r.names[one].uses == 0 && !r.names[one].defined)) continue;
      r.names.join(one, n);
      if (r.names[n].reason == Reason::kUnsaid) r.names[n].reason = Reason::kPlural;
      continue;
    }
    const std::size_t blank = name.text.rfind(' ');
    if (blank == std::string_view::npos || (word_flags(name.text.substr(blank + 1)) & kLegalForm) == 0) continue;
    std::string_view bare = name.text.substr(0, blank);
    if (bare.ends_with(',')) bare.remove_suffix(1);
    const std::uint32_t one = r.names.find_exact(bare);
    r.vote(n, EntityType::kOrganization, 4);
    if (one == kNone || r.names[one].uses == 0 || r.names[one].personal || r.names[one].lexicon != kNone) continue;
    const bool bare_first = r.names[one].uses > name.uses;  // the name that is used more stands for both
    if (bare_first) {
      r.names.join(one, n);
    } else {
      r.names.join(n, one);
    }
    if (Name& alias = r.names[bare_first ? n : one]; alias.reason == Reason::kUnsaid) alias.reason = Reason::kLegalForm;
  }
}

// The first letters of the capital words: "FWO" of "Federal Waterways Office". Empty for more than eight.
std::string initials_of(std::string_view name) {
  std::string initials;
  for (std::size_t i = 0; i < name.size(); ++i)
    if ((i == 0 || name[i - 1] == ' ') && name[i] >= 'A' && name[i] <= 'Z') initials += name[i];
  return initials.size() <= 8 ? initials : std::string();
}

// An acronym that nothing explains, where the text has exactly one organisation, agreement or the like with its initials.
void join_by_initials(Reading& r) {
  std::vector<Key> fits;  // an acronym and the name that it may stand for
  for (std::uint32_t n = 0; n < r.names.all().size(); ++n) {
    const Name& name = r.names[n];
    if (name.words < 3 || name.uses == 0 || name.personal || name.head == kNone) continue;
    const std::string initials = initials_of(name.text);
    const std::uint32_t a = initials.size() < 3 ? kNone : r.names.find_exact(initials);
    if (a == kNone) continue;
    const Name& acronym = r.names[a];
    if (acronym.acronym && !acronym.defined && acronym.uses > 0 && acronym.lexicon == kNone)
      fits.push_back({a, r.names.root(n)});
  }
  std::sort(fits.begin(), fits.end());
  for (std::size_t f = 0; f < fits.size();) {
    std::size_t end = f + 1;
    bool one = true;
    for (; end < fits.size() && fits[end].hash == fits[f].hash; ++end) one &= fits[end].name == fits[f].name;
    const auto a = static_cast<std::uint32_t>(fits[f].hash);
    if (one && r.names.root(a) != fits[f].name) {
      r.names.join(fits[f].name, a);
      if (r.names[a].reason == Reason::kUnsaid) r.names[a].reason = Reason::kInitials;
    }
    f = end;
  }
}

}  // namespace

void join_names(Reading& r) {
  settle_acronyms(r);
  join_by_lexicon(r);
  join_by_spelling(r);
  join_by_ending(r);
  join_by_initials(r);
  // What stands for a group knows what any of its names is to the lexicon.
  for (std::uint32_t n = 0; n < r.names.all().size(); ++n) {
    const std::uint32_t root = r.names.root(n);
    if (r.names[n].lexicon != kNone && r.names[root].lexicon == kNone) r.names[root].lexicon = r.names[n].lexicon;
    if (r.names[root].head == kNone) r.names[root].head = r.names[n].head;
    if (r.names[root].office == kNone) r.names[root].office = r.names[n].office;
  }
}

}  // namespace apud::entities

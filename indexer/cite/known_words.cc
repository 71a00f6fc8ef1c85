// The words that tell something in references: months, roles, markers, places of printing.
// Layer 5, pure.
#include "indexer/cite/known_words.h"

#include <array>
#include <utility>

namespace apud {
namespace {

constexpr std::pair<std::string_view, KnownWord> kKnownWords[] = {
    {"january", KnownWord::kMonth}, {"february", KnownWord::kMonth}, {"march", KnownWord::kMonth}, {"april", KnownWord::kMonth}, {"may", KnownWord::kMonth}, {"june", KnownWord::kMonth},
    {"july", KnownWord::kMonth}, {"august", KnownWord::kMonth}, {"september", KnownWord::kMonth}, {"october", KnownWord::kMonth}, {"november", KnownWord::kMonth},
    {"december", KnownWord::kMonth}, {"jan", KnownWord::kMonth}, {"feb", KnownWord::kMonth}, {"mar", KnownWord::kMonth}, {"apr", KnownWord::kMonth}, {"jun", KnownWord::kMonth},
    {"jul", KnownWord::kMonth}, {"aug", KnownWord::kMonth}, {"sep", KnownWord::kMonth}, {"sept", KnownWord::kMonth}, {"oct", KnownWord::kMonth}, {"nov", KnownWord::kMonth}, {"dec", KnownWord::kMonth},
    {"spring", KnownWord::kMonth}, {"summer", KnownWord::kMonth}, {"autumn", KnownWord::kMonth}, {"fall", KnownWord::kMonth}, {"winter", KnownWord::kMonth},
    {"janvier", KnownWord::kMonth}, {"février", KnownWord::kMonth}, {"mars", KnownWord::kMonth}, {"avril", KnownWord::kMonth}, {"mai", KnownWord::kMonth}, {"juin", KnownWord::kMonth},
    {"juillet", KnownWord::kMonth}, {"août", KnownWord::kMonth}, {"septembre", KnownWord::kMonth}, {"octobre", KnownWord::kMonth}, {"novembre", KnownWord::kMonth},
    {"décembre", KnownWord::kMonth}, {"januar", KnownWord::kMonth}, {"februar", KnownWord::kMonth}, {"märz", KnownWord::kMonth}, {"juni", KnownWord::kMonth}, {"juli", KnownWord::kMonth},
    {"oktober", KnownWord::kMonth}, {"dezember", KnownWord::kMonth}, {"enero", KnownWord::kMonth}, {"febrero", KnownWord::kMonth}, {"marzo", KnownWord::kMonth},
    {"abril", KnownWord::kMonth}, {"mayo", KnownWord::kMonth}, {"junio", KnownWord::kMonth}, {"julio", KnownWord::kMonth}, {"agosto", KnownWord::kMonth},
    {"septiembre", KnownWord::kMonth}, {"octubre", KnownWord::kMonth}, {"noviembre", KnownWord::kMonth}, {"diciembre", KnownWord::kMonth},
    {"ed", KnownWord::kEditor}, {"eds", KnownWord::kEditor}, {"editor", KnownWord::kEditor}, {"editors", KnownWord::kEditor}, {"edited", KnownWord::kEditor}, {"hrsg", KnownWord::kEditor},
    {"hg", KnownWord::kEditor}, {"dir", KnownWord::kEditor}, {"coord", KnownWord::kEditor}, {"comp", KnownWord::kEditor},
    {"vol", KnownWord::kVolume}, {"vols", KnownWord::kVolume}, {"volume", KnownWord::kVolume}, {"volumes", KnownWord::kVolume}, {"bd", KnownWord::kVolume}, {"band", KnownWord::kVolume},
    {"tome", KnownWord::kVolume}, {"t", KnownWord::kVolume}, {"v", KnownWord::kVolume},
    {"no", KnownWord::kIssue}, {"nos", KnownWord::kIssue}, {"issue", KnownWord::kIssue}, {"number", KnownWord::kIssue}, {"nr", KnownWord::kIssue}, {"n", KnownWord::kIssue}, {"num", KnownWord::kIssue},
    {"heft", KnownWord::kIssue}, {"iss", KnownWord::kIssue}, {"núm", KnownWord::kIssue},
    {"pp", KnownWord::kPages}, {"p", KnownWord::kPages}, {"pages", KnownWord::kPages}, {"page", KnownWord::kPages}, {"pgs", KnownWord::kPages}, {"pg", KnownWord::kPages}, {"s", KnownWord::kPages},
    {"pag", KnownWord::kPages}, {"seiten", KnownWord::kPages},
    {"press", KnownWord::kPress}, {"publishers", KnownWord::kPress}, {"publisher", KnownWord::kPress}, {"publishing", KnownWord::kPress}, {"publications", KnownWord::kPress},
    {"verlag", KnownWord::kPress}, {"books", KnownWord::kPress}, {"éditions", KnownWord::kPress}, {"editions", KnownWord::kPress}, {"editorial", KnownWord::kPress},
    {"presses", KnownWord::kPress}, {"wiley", KnownWord::kPress}, {"elsevier", KnownWord::kPress}, {"springer", KnownWord::kPress}, {"routledge", KnownWord::kPress},
    {"sage", KnownWord::kPress}, {"blackwell", KnownWord::kPress}, {"mcgraw", KnownWord::kPress}, {"penguin", KnownWord::kPress}, {"macmillan", KnownWord::kPress},
    {"palgrave", KnownWord::kPress}, {"harper", KnownWord::kPress}, {"harpercollins", KnownWord::kPress}, {"norton", KnownWord::kPress}, {"pearson", KnownWord::kPress},
    {"birkhäuser", KnownWord::kPress}, {"kluwer", KnownWord::kPress}, {"cup", KnownWord::kPress}, {"oup", KnownWord::kPress}, {"mit", KnownWord::kPress}, {"academic", KnownWord::kPress},
    {"house", KnownWord::kPress}, {"edizioni", KnownWord::kPress}, {"ediciones", KnownWord::kPress}, {"editora", KnownWord::kPress}, {"imprint", KnownWord::kPress},
    {"journal", KnownWord::kSerial}, {"review", KnownWord::kSerial}, {"magazine", KnownWord::kSerial}, {"annals", KnownWord::kSerial}, {"bulletin", KnownWord::kSerial},
    {"transactions", KnownWord::kSerial}, {"letters", KnownWord::kSerial}, {"archives", KnownWord::kSerial}, {"quarterly", KnownWord::kSerial}, {"gazette", KnownWord::kSerial},
    {"times", KnownWord::kSerial}, {"daily", KnownWord::kSerial}, {"news", KnownWord::kSerial}, {"herald", KnownWord::kSerial}, {"tribune", KnownWord::kSerial}, {"post", KnownWord::kSerial},
    {"j", KnownWord::kSerial}, {"zeitschrift", KnownWord::kSerial}, {"revue", KnownWord::kSerial}, {"revista", KnownWord::kSerial}, {"rev", KnownWord::kSerial}, {"acta", KnownWord::kSerial},
    {"advances", KnownWord::kSerial}, {"studies", KnownWord::kSerial}, {"nature", KnownWord::kSerial}, {"science", KnownWord::kSerial}, {"lancet", KnownWord::kSerial},
    {"weekly", KnownWord::kSerial}, {"agency", KnownWord::kSerial}, {"guardian", KnownWord::kSerial}, {"observer", KnownWord::kSerial},
    {"proceedings", KnownWord::kMeeting}, {"proc", KnownWord::kMeeting}, {"conference", KnownWord::kMeeting}, {"conf", KnownWord::kMeeting}, {"symposium", KnownWord::kMeeting},
    {"symp", KnownWord::kMeeting}, {"workshop", KnownWord::kMeeting}, {"congress", KnownWord::kMeeting}, {"meeting", KnownWord::kMeeting}, {"annual", KnownWord::kMeeting},
    {"international", KnownWord::kMeeting}, {"lecture", KnownWord::kMeeting}, {"notes", KnownWord::kMeeting}, {"presented", KnownWord::kMeeting},
    {"thesis", KnownWord::kThesis}, {"dissertation", KnownWord::kThesis}, {"phd", KnownWord::kThesis}, {"diss", KnownWord::kThesis}, {"master", KnownWord::kThesis},
    {"doctoral", KnownWord::kThesis}, {"msc", KnownWord::kThesis}, {"habilitation", KnownWord::kThesis}, {"thèse", KnownWord::kThesis}, {"unpublished", KnownWord::kThesis},
    {"retrieved", KnownWord::kSeen}, {"accessed", KnownWord::kSeen}, {"available", KnownWord::kSeen}, {"online", KnownWord::kSeen}, {"viewed", KnownWord::kSeen},
    {"downloaded", KnownWord::kSeen}, {"from", KnownWord::kSeen}, {"consulted", KnownWord::kSeen}, {"visited", KnownWord::kSeen}, {"url", KnownWord::kSeen}, {"doi", KnownWord::kSeen},
    {"isbn", KnownWord::kSeen}, {"issn", KnownWord::kSeen}, {"arxiv", KnownWord::kSeen}, {"pmid", KnownWord::kSeen}, {"pmcid", KnownWord::kSeen}, {"hep", KnownWord::kSeen}, {"astro", KnownWord::kSeen},
    {"and", KnownWord::kAnd}, {"und", KnownWord::kAnd}, {"et", KnownWord::kAnd}, {"y", KnownWord::kAnd}, {"e", KnownWord::kAnd}, {"with", KnownWord::kAnd},
    {"al", KnownWord::kEtAl}, {"others", KnownWord::kEtAl}, {"in", KnownWord::kIn}, {"edn", KnownWord::kEdition}, {"edition", KnownWord::kEdition}, {"revised", KnownWord::kEdition},
    {"2nd", KnownWord::kEdition}, {"3rd", KnownWord::kEdition}, {"4th", KnownWord::kEdition}, {"5th", KnownWord::kEdition}, {"1st", KnownWord::kEdition}, {"aufl", KnownWord::kEdition},
    {"trans", KnownWord::kTranslator}, {"translated", KnownWord::kTranslator}, {"translator", KnownWord::kTranslator}, {"transl", KnownWord::kTranslator},
    {"tr", KnownWord::kTranslator}, {"technical", KnownWord::kReport}, {"tech", KnownWord::kReport}, {"report", KnownWord::kReport}, {"rep", KnownWord::kReport},
    {"working", KnownWord::kReport}, {"paper", KnownWord::kReport}, {"discussion", KnownWord::kReport}, {"memo", KnownWord::kReport},
    {"de", KnownWord::kParticle}, {"van", KnownWord::kParticle}, {"von", KnownWord::kParticle}, {"der", KnownWord::kParticle}, {"den", KnownWord::kParticle}, {"la", KnownWord::kParticle},
    {"le", KnownWord::kParticle}, {"di", KnownWord::kParticle}, {"da", KnownWord::kParticle}, {"del", KnownWord::kParticle}, {"du", KnownWord::kParticle}, {"jr", KnownWord::kParticle},
    {"inc", KnownWord::kCompany}, {"ltd", KnownWord::kCompany}, {"co", KnownWord::kCompany}, {"corp", KnownWord::kCompany}, {"corporation", KnownWord::kCompany},
    {"company", KnownWord::kCompany}, {"gmbh", KnownWord::kCompany}, {"ministry", KnownWord::kCompany}, {"department", KnownWord::kCompany}, {"institute", KnownWord::kCompany},
    {"university", KnownWord::kCompany}, {"univ", KnownWord::kCompany}, {"committee", KnownWord::kCompany}, {"council", KnownWord::kCompany}, {"office", KnownWord::kCompany},
    {"association", KnownWord::kCompany}, {"society", KnownWord::kCompany}, {"organization", KnownWord::kCompany}, {"bank", KnownWord::kCompany}, {"center", KnownWord::kCompany},
    {"centre", KnownWord::kCompany}, {"college", KnownWord::kCompany}, {"school", KnownWord::kCompany}, {"group", KnownWord::kCompany}, {"government", KnownWord::kCompany},
    {"commission", KnownWord::kCompany}, {"bureau", KnownWord::kCompany}, {"foundation", KnownWord::kCompany}, {"ieee", KnownWord::kCompany}, {"acm", KnownWord::kCompany},
    {"ny", KnownWord::kState}, {"ma", KnownWord::kState}, {"ca", KnownWord::kState}, {"il", KnownWord::kState}, {"pa", KnownWord::kState}, {"nj", KnownWord::kState}, {"dc", KnownWord::kState},
    {"ct", KnownWord::kState}, {"md", KnownWord::kState}, {"va", KnownWord::kState}, {"tx", KnownWord::kState}, {"mi", KnownWord::kState}, {"wa", KnownWord::kState}, {"oh", KnownWord::kState},
    {"nc", KnownWord::kState}, {"fl", KnownWord::kState}, {"ga", KnownWord::kState}, {"mn", KnownWord::kState}, {"wi", KnownWord::kState}, {"az", KnownWord::kState}, {"uk", KnownWord::kState},
    {"usa", KnownWord::kState}, {"england", KnownWord::kState}, {"london", KnownWord::kState}, {"york", KnownWord::kState}, {"cambridge", KnownWord::kState}, {"oxford", KnownWord::kState},
    {"paris", KnownWord::kState}, {"berlin", KnownWord::kState}, {"boston", KnownWord::kState}, {"chicago", KnownWord::kState}, {"amsterdam", KnownWord::kState},
    {"washington", KnownWord::kState}, {"philadelphia", KnownWord::kState}, {"princeton", KnownWord::kState}, {"francisco", KnownWord::kState}, {"angeles", KnownWord::kState},
    {"new", KnownWord::kState}, {"germany", KnownWord::kState}, {"france", KnownWord::kState}, {"netherlands", KnownWord::kState}, {"canada", KnownWord::kState},
    {"australia", KnownWord::kState}, {"japan", KnownWord::kState}, {"italy", KnownWord::kState}, {"spain", KnownWord::kState}, {"china", KnownWord::kState}, {"india", KnownWord::kState},
    {"toronto", KnownWord::kState}, {"sydney", KnownWord::kState}, {"melbourne", KnownWord::kState}, {"leiden", KnownWord::kState}, {"münchen", KnownWord::kState},
    {"munich", KnownWord::kState}, {"wien", KnownWord::kState}, {"vienna", KnownWord::kState}, {"zurich", KnownWord::kState}, {"basel", KnownWord::kState}, {"madrid", KnownWord::kState},
    {"barcelona", KnownWord::kState}, {"rome", KnownWord::kState}, {"roma", KnownWord::kState}, {"milan", KnownWord::kState}, {"milano", KnownWord::kState}, {"tokyo", KnownWord::kState},
    {"beijing", KnownWord::kState}, {"moscow", KnownWord::kState}, {"stanford", KnownWord::kState}, {"berkeley", KnownWord::kState}, {"baltimore", KnownWord::kState},
    {"hillsdale", KnownWord::kState}, {"thousand", KnownWord::kState}, {"oaks", KnownWord::kState}, {"heidelberg", KnownWord::kState}, {"dordrecht", KnownWord::kState},
    {"geneva", KnownWord::kState}, {"brussels", KnownWord::kState}, {"stockholm", KnownWord::kState}, {"copenhagen", KnownWord::kState}, {"edinburgh", KnownWord::kState},
    {"dublin", KnownWord::kState}, {"lisbon", KnownWord::kState}, {"frankfurt", KnownWord::kState}, {"stuttgart", KnownWord::kState}, {"leipzig", KnownWord::kState},
};

class KnownWords {
 public:
  KnownWords() {
    for (const auto& [word, known] : kKnownWords) put(hash_lower(word), known);
  }
  [[nodiscard]] KnownWord find(std::uint32_t hash) const {
    for (std::uint32_t at = hash & kMask; slots_[at].first != 0; at = (at + 1) & kMask)
      if (slots_[at].first == hash) return slots_[at].second;
    return KnownWord::kNone;
  }

 private:
  static constexpr std::uint32_t kMask = 2047;
  void put(std::uint32_t hash, KnownWord known) {
    std::uint32_t at = hash & kMask;
    while (slots_[at].first != 0 && slots_[at].first != hash) at = (at + 1) & kMask;
    slots_[at] = {hash, known};
  }
  std::array<std::pair<std::uint32_t, KnownWord>, kMask + 1> slots_{};
};

}  // namespace

KnownWord known_word(std::uint32_t hash) {
  static const KnownWords words;
  return words.find(hash);
}

}  // namespace apud

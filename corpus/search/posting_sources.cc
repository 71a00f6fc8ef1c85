// See posting_sources.h; Xapian calls these once for each local database of a search.
// Layer 2.
#include "corpus/search/posting_sources.h"

#include <algorithm>

#include "corpus/model/passage.h"

namespace apud {

void DeadSource::init(const Xapian::Database& db) {
  ranges_.clear();
  range_ = 0;
  at_ = 0;
  count_ = 0;
  if (auto found = dead_->find(db.get_uuid()); found != dead_->end()) ranges_ = found->second;
  for (const DocIdRange& range : ranges_) count_ += range.last - range.first + 1;
}

void DeadSource::next(double least) { skip_to(at_ + 1, least); }

void DeadSource::skip_to(Xapian::docid id, double) {
  if (range_ < ranges_.size() && ranges_[range_].last < id)
    range_ = static_cast<std::size_t>(
        std::lower_bound(ranges_.begin() + static_cast<std::ptrdiff_t>(range_), ranges_.end(), id,
                         [](const DocIdRange& range, Xapian::docid wanted) { return range.last < wanted; }) -
        ranges_.begin());
  if (range_ < ranges_.size()) at_ = std::max<Xapian::docid>(id, ranges_[range_].first);
}

void PhraseSource::init(const Xapian::Database& db) {
  db_ = db;
  count_ = db.get_doccount();
  at_ = 0;
  end_ = false;
  postings_.clear();
}

bool PhraseSource::stands_in(Xapian::docid id) const {
  const std::optional<Passage> passage = decode_passage(db_.get_document(id).get_data());
  return passage && has_phrase(phrase_, *passage);
}

void PhraseSource::skip_to(Xapian::docid id, double) {
  if (postings_.empty())
    for (const std::string& term : terms_) postings_.push_back(db_.postlist_begin(term));
  const Xapian::PostingIterator end;
  while (true) {
    bool agreed = true;
    for (Xapian::PostingIterator& posting : postings_) {
      if (posting != end) posting.skip_to(id);
      if (posting == end) {
        end_ = true;
        return;
      }
      if (*posting != id) {
        id = *posting;
        agreed = false;
      }
    }
    if (!agreed) continue;
    at_ = id;
    if (stands_in(id)) return;
    ++id;
  }
}

bool PhraseSource::check(Xapian::docid id, double) {
  at_ = id;
  return stands_in(id);
}

std::string PhraseSource::get_description() const {
  std::string text = "\"";
  for (const std::string& word : phrase_.words) text += (text.size() > 1 ? " " : "") + word;
  text += '"';
  if (!phrase_.ordered || phrase_.window > phrase_.words.size())
    text += (phrase_.ordered ? " ADJ " : " NEAR ") + std::to_string(phrase_.window);
  return text;
}

}  // namespace apud

// What a query needs beyond terms: the dead left out, phrases checked on the stored text. For corpus/search alone.
// Layer 2.
#pragma once

#include <xapian.h>

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "corpus/search/dead_list.h"
#include "corpus/search/phrase.h"

namespace apud {

// Lists the dead of each database by its UUID; a database that is not in it has none.
using DeadByDatabase = std::map<std::string, std::vector<DocIdRange>>;

// Matches the documents that are dead.
class DeadSource : public Xapian::PostingSource {
 public:
  explicit DeadSource(std::shared_ptr<const DeadByDatabase> dead) : dead_(std::move(dead)) {}
  [[nodiscard]] Xapian::doccount get_termfreq_min() const override { return count_; }
  [[nodiscard]] Xapian::doccount get_termfreq_est() const override { return count_; }
  [[nodiscard]] Xapian::doccount get_termfreq_max() const override { return count_; }
  [[nodiscard]] Xapian::docid get_docid() const override { return at_; }
  void next(double least) override;
  void skip_to(Xapian::docid id, double least) override;
  [[nodiscard]] bool at_end() const override { return range_ >= ranges_.size(); }
  [[nodiscard]] DeadSource* clone() const override { return new DeadSource(dead_); }
  void init(const Xapian::Database& db) override;
  [[nodiscard]] std::string get_description() const override { return "dead"; }

 private:
  std::shared_ptr<const DeadByDatabase> dead_;
  std::vector<DocIdRange> ranges_;
  std::size_t range_ = 0;
  Xapian::docid at_ = 0;
  Xapian::doccount count_ = 0;
};

// Matches the passages in which a phrase stands. Says that it matches everything, so that in an AND the terms go
// first and only what has them all is read.
class PhraseSource : public Xapian::PostingSource {
 public:
  // `terms`: index terms that every match has.
  PhraseSource(Phrase phrase, std::vector<std::string> terms) : phrase_(std::move(phrase)), terms_(std::move(terms)) {}
  [[nodiscard]] Xapian::doccount get_termfreq_min() const override { return 0; }
  [[nodiscard]] Xapian::doccount get_termfreq_est() const override { return count_; }
  [[nodiscard]] Xapian::doccount get_termfreq_max() const override { return count_; }
  [[nodiscard]] Xapian::docid get_docid() const override { return at_; }
  void next(double least) override { skip_to(at_ + 1, least); }
  void skip_to(Xapian::docid id, double least) override;
  bool check(Xapian::docid id, double least) override;
  [[nodiscard]] bool at_end() const override { return end_; }
  [[nodiscard]] PhraseSource* clone() const override { return new PhraseSource(phrase_, terms_); }
  void init(const Xapian::Database& db) override;
  [[nodiscard]] std::string get_description() const override;

 private:
  [[nodiscard]] bool stands_in(Xapian::docid id) const;

  Phrase phrase_;
  std::vector<std::string> terms_;
  Xapian::Database db_;
  std::vector<Xapian::PostingIterator> postings_;
  Xapian::docid at_ = 0;
  Xapian::doccount count_ = 0;
  bool end_ = false;
};

}  // namespace apud

// A reference's text to a record: the labels of its words, then each field read by rule.
// Layer 5.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/model/citation.h"
#include "corpus/names/lexicon.h"
#include "indexer/cite/field_runs.h"
#include "indexer/cite/labeller.h"
#include "indexer/cite/periodicals.h"

namespace apud {

// Not to be shared by threads; model and lists are.
class ReferenceParser {
 public:
  ReferenceParser(std::shared_ptr<const LabelModel> model, std::shared_ptr<const Lexicon> lexicon,
                  std::shared_ptr<const Periodicals> periodicals);
  // With what is installed. Throws as load_label_model, Lexicon::load and load_periodicals do.
  static ReferenceParser load();

  // Total and linear: any bytes give a record. What is unsure stays in `raw` alone; nothing is invented. Of a text of
  // more than kMostReferenceWords words only those are read. Prose is a "document" of which only addresses are taken;
  // reference_likelihood() of the record tells how much it is like a reference.
  Citation parse(std::string_view text);

 private:
  struct Draft;
  void read_people(Draft& draft) const;
  void read_texts(Draft& draft) const;
  [[nodiscard]] bool is_place(const std::string& name) const;
  [[nodiscard]] bool are_places(const std::string& names) const;
  [[nodiscard]] bool is_land(const std::string& name) const;
  void mend_places(Draft& draft) const;
  static bool is_whole_work(const Draft& draft, const FieldRun* genre);
  void read_numbers(Draft& draft) const;
  void part_issue(Draft& draft) const;
  void part_volume(Draft& draft) const;
  void read_dates(Draft& draft) const;
  void read_addresses(Draft& draft) const;
  void doubt(Citation& out) const;

  Labeller labeller_;
  std::shared_ptr<const Lexicon> lexicon_;
  std::shared_ptr<const Periodicals> periodicals_;
  std::vector<ReferenceWord> words_;
  std::vector<FieldLabel> labels_;
  std::vector<float> confidence_;
};

}  // namespace apud

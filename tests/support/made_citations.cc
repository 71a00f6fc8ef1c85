// Made works, each with the fields that its type has.
// Test support.
#include "tests/support/made_citations.h"

namespace apud {
namespace {

Citation work(const std::string& type, const std::string& title) {
  Citation c;
  c.type = type;
  c.title = title;
  c.author = {made_person("Okoro", "B. N.")};
  c.issued.from = c.issued.to = {.year = 2014, .month = 5, .day = 9};
  c.raw = title;
  return c;
}

Citation in(Citation c, const std::string& container) {
  c.container_title = container;
  return c;
}

Citation published(Citation c, const std::string& publisher, const std::string& place) {
  c.publisher = publisher;
  c.publisher_place = place;
  return c;
}

std::vector<Citation> parts() {
  Citation journal = in(work("article-journal", "Tides & tariffs: 50% of $1, a_b #3"), "Harbour Studies");
  journal.author.push_back(made_person("Łuczak", "Zoë"));
  journal.volume = "12";
  journal.issue = "3";
  journal.page = "40-58";
  journal.doi = "10.5555/12_34";
  journal.note = "In two parts";
  Citation paper = in(work("article-newspaper", "Ferries to run at night"), "The Northern Courier");
  paper.url = "https://courier.example/a_b?c=%20d&e=f#g~h";
  Citation magazine = in(work("article-magazine", "Tide tables"), "Ports Weekly");
  magazine.issued.from.day = magazine.issued.to.day = 0;
  Citation chapter = published(in(work("chapter", "Locks"), "Canals of the World"), "Harbour Press", "Oslo");
  chapter.editor = {made_person("Lindqvist", "Sara"), made_person("de Vries", "Jan")};
  chapter.page = "7-19";
  chapter.isbn = "9780306406157";
  chapter.edition = "2";
  Citation talk = published(in(work("paper-conference", "Mud"), "Proceedings of the Dredging Days"), "IDD", "Ghent");
  talk.page = "1-8";
  Citation entry = published(in(work("entry-encyclopedia", "Buoy"), "The Sailor's Encyclopedia"), "Mast", "Hull");
  return {journal, paper, magazine, chapter, talk, entry};
}

std::vector<Citation> wholes() {
  Citation book = published(work("book", "Ferries of the North"), "Harbour Press", "Oslo");
  book.author = {made_person("Lindqvist", "Sara"), made_person("van der Meer", "Piet")};
  book.author[0].suffix = "Jr.";
  book.translator = {made_person("Ng", "Mei")};
  book.collection_title = "Sea Roads";
  book.volume = "4";
  book.issued = {{.year = 1998}, {.year = 1998}, ""};
  Citation report = published(work("report", "State of the Quays"), "World Port Office", "Geneva");
  report.author = {made_body("Ministry of Harbours, Republic of Ruritania")};
  report.genre = "Working Paper";
  report.number = "17";
  Citation thesis = published(work("thesis", "Silt"), "University of Ghent", "Ghent");
  thesis.genre = "PhD dissertation";
  Citation page = work("webpage", "Opening hours");
  page.author = {made_body("Port of Zenda")};
  page.url = "https://port.example/hours";
  page.accessed = {{.year = 2020, .month = 2, .day = 29}, {.year = 2020, .month = 2, .day = 29}, ""};
  Citation blog = in(work("post-weblog", "A walk along the quay"), "Quay Notes");
  blog.url = "https://quay.example/walk";
  Citation forthcoming = published(work("book", "Next Year's Tides"), "Harbour Press", "Oslo");
  forthcoming.issued = {{}, {}, "forthcoming"};
  return {book, report, thesis, page, blog, forthcoming};
}

std::vector<Citation> others() {
  std::vector<Citation> works;
  for (const char* type : {"speech", "interview", "hearing", "manuscript", "map", "motion_picture", "patent",
                           "personal_communication", "software", "document"})
    works.push_back(work(type, std::string("On locks: a ") + type));
  Citation act = work("legislation", "Harbours Act");
  act.author.clear();
  act.number = "42";
  Citation trial = work("legal_case", "Dock v. Quay");
  trial.author.clear();
  trial.volume = "7";
  works.push_back(act);
  works.push_back(trial);
  return works;
}

}  // namespace

CitationName made_person(const std::string& family, const std::string& given) { return {family, given, "", ""}; }
CitationName made_body(const std::string& literal) { return {"", "", "", literal}; }

std::vector<Citation> made_works() {
  std::vector<Citation> works = parts();
  for (auto list : {wholes(), others()}) works.insert(works.end(), list.begin(), list.end());
  return works;
}

Citation hostile_work() {
  Citation c = in(
      work("article-journal", "A {B} \"C\" \\D\n}\n\n@book{x,\n  title = {E}}\r\nER  - \r\nTY  - BOOK\r\nTI  - F\tG"),
      "H\x01I\x7F\xFFJ ~ ^ K");
  c.author = {made_person("Rock and Roll, Inc", "L, M"), made_body("N and O } P"), made_person("Q", "")};
  c.url = "https://x.example/a b\"c{d}e\\f\ng";
  c.note = "},\n  key = {value";
  c.raw = c.title;
  return c;
}

}  // namespace apud

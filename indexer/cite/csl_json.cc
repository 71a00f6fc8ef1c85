// CSL-JSON 1.0.
// Layer 5, pure.
#include "indexer/cite/csl_json.h"

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <cmath>

#include "corpus/text/utf8.h"

namespace apud {
namespace {

class Item {
 public:
  Item() { writer_.StartObject(); }
  void text(const char* key, const std::string& value) {
    if (value.empty()) return;
    writer_.Key(key);
    string(value);
  }
  void names(const char* key, const std::vector<CitationName>& people) {
    if (people.empty()) return;
    writer_.Key(key);
    writer_.StartArray();
    for (const CitationName& person : people) {
      writer_.StartObject();
      text("family", person.family);
      text("given", person.given);
      text("suffix", person.suffix);
      text("literal", person.literal);
      writer_.EndObject();
    }
    writer_.EndArray();
  }
  void date(const char* key, const CitationDate& date) {
    if (date.from.year == 0 && date.raw.empty()) return;
    writer_.Key(key);
    writer_.StartObject();
    if (date.from.year != 0) {
      writer_.Key("date-parts");
      writer_.StartArray();
      parts(date.from);
      if (date.to != date.from) parts(date.to);
      writer_.EndArray();
    }
    text("raw", date.raw);
    writer_.EndObject();
  }
  std::string take() {
    writer_.EndObject();
    return {buffer_.GetString(), buffer_.GetSize()};
  }

 private:
  void parts(const Date& date) {
    writer_.StartArray();
    writer_.Int(date.year);
    if (date.month > 0) writer_.Int(date.month);
    if (date.month > 0 && date.day > 0) writer_.Int(date.day);
    writer_.EndArray();
  }
  // Bytes that are not UTF-8 become U+FFFD.
  void string(const std::string& value) {
    if (valid_utf8_prefix(value) == value.size()) {
      writer_.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
      return;
    }
    std::string mended;
    for (std::size_t i = 0; i < value.size();) {
      const Utf8Step step = utf8_step(std::string_view(value).substr(i));
      if (step.valid)
        mended.append(value, i, step.length);
      else
        append_utf8(mended, 0xFFFD);
      i += step.length;
    }
    writer_.String(mended.data(), static_cast<rapidjson::SizeType>(mended.size()));
  }

  rapidjson::StringBuffer buffer_;
  rapidjson::Writer<rapidjson::StringBuffer> writer_{buffer_};
};

}  // namespace

std::string csl_json(const Citation& c) {
  Item item;
  if (c.raw.find_first_not_of(" \t\r\n\f\v") == std::string::npos) return item.take();
  item.text("type", c.type);
  item.names("author", c.author);
  item.names("editor", c.editor);
  item.names("translator", c.translator);
  item.text("title", c.title);
  item.text("container-title", c.container_title);
  item.text("collection-title", c.collection_title);
  item.date("issued", c.issued);
  item.date("accessed", c.accessed);
  item.text("volume", c.volume);
  item.text("issue", c.issue);
  item.text("number", c.number);
  item.text("page", c.page);
  item.text("edition", c.edition);
  item.text("genre", c.genre);
  item.text("publisher", c.publisher);
  item.text("publisher-place", c.publisher_place);
  item.text("URL", c.url);
  item.text("DOI", c.doi);
  item.text("ISBN", c.isbn);
  item.text("note", c.note);
  return item.take();
}

}  // namespace apud

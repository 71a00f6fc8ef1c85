// Layer 2, pure.
#include "corpus/citations/csl_json.h"

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "corpus/citations/csl_fields.h"
#include "corpus/citations/field_text.h"

namespace apud {
namespace {

class Item {
 public:
  Item() { open(); }
  void open() { writer_.StartObject(); }
  void close() { writer_.EndObject(); }
  void open_list() { writer_.StartArray(); }
  void close_list() { writer_.EndArray(); }
  void key(const char* name) { writer_.Key(name); }
  void number(std::uint64_t value) { writer_.Uint64(value); }
  void string(std::string_view value) {
    const std::string valid = valid_text(value);
    writer_.String(valid.data(), static_cast<rapidjson::SizeType>(valid.size()));
  }
  std::string take() {
    close();
    return {buffer_.GetString(), buffer_.GetSize()};
  }

 private:
  rapidjson::StringBuffer buffer_;
  rapidjson::Writer<rapidjson::StringBuffer> writer_{buffer_};
};

}  // namespace

std::string csl_json(const Citation& citation) {
  Item item;
  if (citation.raw.find_first_not_of(" \t\r\n\f\v") != std::string::npos) csl::fields(item, citation);
  return item.take();
}

std::string csl_json_item(const Citation& citation, const std::string& id) {
  Item item;
  csl::text(item, "id", id);
  csl::fields(item, citation);
  return item.take();
}

}  // namespace apud

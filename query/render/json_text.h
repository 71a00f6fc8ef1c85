// Writes one JSON object: names, strings that are always valid UTF-8, numbers that are always finite; and the parts that
// several answers have.
// Layer 7, pure; for the files json*.cc alone.
#pragma once

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <cmath>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/text/span.h"
#include "query/answer/relation_answer.h"
#include "query/render/characters.h"

namespace apud {

// A writer whose strings are always valid and whose numbers are always finite.
class JsonText {
 public:
  JsonText() : writer_(buffer_) {
    writer_.SetMaxDecimalPlaces(6);
    open();
    key("schema");
    number(1);
  }

  void open() { writer_.StartObject(); }
  void close() { writer_.EndObject(); }
  void open_list() { writer_.StartArray(); }
  void close_list() { writer_.EndArray(); }
  void key(const char* name) { writer_.Key(name); }
  void name(const std::string& text) {
    const std::string valid = valid_utf8(text);
    writer_.Key(valid.data(), static_cast<rapidjson::SizeType>(valid.size()));
  }
  void number(std::uint64_t value) { writer_.Uint64(value); }
  void real(double value) { writer_.Double(std::isfinite(value) ? value : 0); }
  void null() { writer_.Null(); }
  void boolean(bool value) { writer_.Bool(value); }
  void string(std::string_view text) {
    const std::string valid = valid_utf8(text);
    writer_.String(valid.data(), static_cast<rapidjson::SizeType>(valid.size()));
  }
  void field(const char* name, std::string_view text) {
    key(name);
    string(text);
  }
  void field(const char* name, std::uint64_t value) {
    key(name);
    number(value);
  }
  void field_or_null(const char* name, const std::string& text) {
    key(name);
    if (text.empty())
      null();
    else
      string(text);
  }
  void strings(const char* name, const std::vector<std::string>& texts) {
    key(name);
    open_list();
    for (const std::string& text : texts) string(text);
    close_list();
  }
  void rows(const char* name, const std::vector<std::vector<std::string>>& rows) {
    key(name);
    open_list();
    for (const auto& row : rows) {
      open_list();
      for (const std::string& cell : row) string(cell);
      close_list();
    }
    close_list();
  }
  void empty_list(const char* name) {
    key(name);
    open_list();
    close_list();
  }
  void pair(Span span) {
    open_list();
    number(span.begin);
    number(span.end);
    close_list();
  }
  std::string finish() {
    close();
    return std::string(buffer_.GetString(), buffer_.GetSize()) + "\n";
  }

 private:
  rapidjson::StringBuffer buffer_;
  rapidjson::Writer<rapidjson::StringBuffer> writer_;
};

void put(JsonText& json, const Where& where);
void put(JsonText& json, const Evidence& evidence);
void put(JsonText& json, const ToldRelation& told, const EntityTable& entities);
void put_error(JsonText& json, const std::string& code, const std::string& message);
void put_sources(JsonText& json, const std::vector<Source>& sources);
void put_list(JsonText& json, const char* name, const std::vector<Evidence>& list);
void put_list(JsonText& json, const char* name, const std::vector<ToldRelation>& list, const EntityTable& entities);

}  // namespace apud

// SPDX-License-Identifier: Apache-2.0
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "src/layout/layout.hpp"

namespace rg {

std::string to_json_lines(const Document& document) {
  std::string out;
  for (const Place& place : document.places) {
    rapidjson::StringBuffer buffer;
    rapidjson::Writer<rapidjson::StringBuffer> json(buffer);
    const auto text = [&](const char* key, const std::string& value) {
      json.Key(key);
      json.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
    };
    json.StartObject();
    text("doc", document.key);
    text("para", place.key);
    json.Key("page");
    json.Uint(place.page);
    text("text", place.text);
    if (!place.notes.empty()) {
      json.Key("notes");
      json.StartArray();
      for (const NoteMarker& note : place.notes) {
        json.StartArray();
        json.Uint(note.at);
        json.Uint(note.number);
        json.EndArray();
      }
      json.EndArray();
    }
    if (!place.cells.empty()) {
      json.Key("cells");
      json.StartArray();
      for (const TableCell& cell : place.cells) {
        json.StartArray();
        json.String(cell.column.data(), static_cast<rapidjson::SizeType>(cell.column.size()));
        json.Uint(cell.begin);
        json.Uint(cell.end);
        json.EndArray();
      }
      json.EndArray();
    }
    json.EndObject();
    out.append(buffer.GetString(), buffer.GetSize());
    out += '\n';
  }
  return out;
}

}  // namespace rg

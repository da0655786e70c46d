// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rapidjson/writer.h>

#include <span>
#include <string_view>
#include <vector>

#include "export/buffer.hpp"
#include "export/tables.hpp"

namespace rg {

/// What RapidJSON's writer writes into.
class JsonStream {
 public:
  using Ch = char;
  explicit JsonStream(Buffer& buffer) : buffer_(buffer) {}
  void Put(char c) { buffer_ << c; }
  void Flush() {}

 private:
  Buffer& buffer_;
};

using Json = rapidjson::Writer<JsonStream>;

inline void put_json(Json& json, std::string_view text) {
  json.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
}

inline void put_json(Json& json, std::span<const std::string_view> items) {
  json.StartArray();
  for (const std::string_view item : items) put_json(json, item);
  json.EndArray();
}

inline void put_key(Json& json, std::string_view key) {
  json.Key(key.data(), static_cast<rapidjson::SizeType>(key.size()));
}

inline void put_member(Json& json, std::string_view key, std::string_view text) {
  put_key(json, key);
  put_json(json, text);
}

/// A member for a value of a row; none where the row has none. Numbers have two decimals at most, as in every format.
void put_member(Json& json, std::string_view key, const Value& value);

/// A member each value, by the names of the columns.
void put_members(Json& json, const std::vector<Column>& columns, std::span<const Value> row);

}  // namespace rg

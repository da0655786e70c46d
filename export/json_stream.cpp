// SPDX-License-Identifier: Apache-2.0
#include "export/json_stream.hpp"

#include <cmath>

namespace rg {
namespace {

struct PutValue {
  Json& json;
  void operator()(std::monostate) const {}
  void operator()(std::string_view text) const { put_json(json, text); }
  void operator()(std::span<const std::string_view> items) const { put_json(json, items); }
  void operator()(std::int64_t number) const { json.Int64(number); }
  void operator()(double number) const { json.Double(std::round(number * 100) / 100); }
};

}  // namespace

void put_member(Json& json, std::string_view key, const Value& value) {
  if (std::holds_alternative<std::monostate>(value)) return;
  put_key(json, key);
  std::visit(PutValue{json}, value);
}

void put_members(Json& json, const std::vector<Column>& columns, std::span<const Value> row) {
  for (std::size_t i = 0; i < row.size(); ++i) put_member(json, columns[i].name, row[i]);
}

}  // namespace rg

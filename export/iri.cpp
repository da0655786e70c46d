// SPDX-License-Identifier: Apache-2.0
#include "export/iri.hpp"

#include <algorithm>

namespace rg {
namespace {

std::string property(const Node& node, std::string_view name) {
  for (const auto& [key, value] : node.properties)
    if (key == name) return value;
  return {};
}

/// The value of `{name}`; empty where the node has none.
std::string value_of(const Node& node, std::string_view name) {
  if (name == "id") return encode_iri(node.id);
  if (name == "symbol") return node.id.find('/') == std::string::npos ? "" : encode_iri(node.id);
  return encode_iri(property(node, name));
}

/// The template filled, or nothing where a value is missing.
std::string fill(std::string_view text, const Node& node, const std::string& base) {
  std::string out;
  for (;;) {
    const std::size_t open = text.find('{');
    out += text.substr(0, open);
    if (open == std::string_view::npos) return out;
    const std::size_t close = text.find('}', open);
    const std::string_view name = text.substr(open + 1, close - open - 1);
    const std::string value = name == "base" ? base : value_of(node, name);
    if (value.empty()) return {};
    out += value;
    text.remove_prefix(std::min(close + 1, text.size()));
  }
}

}  // namespace

std::string encode_iri(std::string_view text) {
  static constexpr std::string_view kept = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/:",
                                    hex = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (kept.find(c) != std::string_view::npos) out += c;
    else (out += '%') += {hex[byte >> 4], hex[byte & 15]};
  }
  return out;
}

std::string iri_of(const Node& node, const Schema& schema, const std::string& base) {
  const NodeType* type = schema.node_type(node.type);
  for (const std::string& text : type ? type->iri : std::vector<std::string>{})
    if (std::string iri = fill(text, node, base); !iri.empty()) return iri;
  return base + "thing/" + encode_iri(node.id);
}

std::string ontology_iri(std::string_view name, const std::string& base) {
  const std::size_t colon = name.find(':');
  return base + "ontology#" + std::string(colon == std::string_view::npos ? name : name.substr(colon + 1));
}

}  // namespace rg

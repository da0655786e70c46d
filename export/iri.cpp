// SPDX-License-Identifier: Apache-2.0
#include "export/iri.hpp"

#include <array>

namespace rg {
namespace {

constexpr std::array<bool, 256> kept_bytes() {
  std::array<bool, 256> out{};
  for (const char c : std::string_view("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/:"))
    out[static_cast<unsigned char>(c)] = true;
  return out;
}

/// Whether the dot is of `.` or `..` between slashes, which whoever resolves an IRI takes away (RFC 3986, section
/// 5.2.4). Looks no farther than two characters.
bool is_of_dot_segment(std::string_view text, std::size_t dot) {
  const auto is = [&](std::size_t at, char c) { return at < text.size() && text[at] == c; };
  const std::size_t begin = dot > 0 && text[dot - 1] == '.' ? dot - 1 : dot,
                    end = is(begin + 1, '.') ? begin + 2 : begin + 1;
  return (begin == 0 || text[begin - 1] == '/') && (end == text.size() || text[end] == '/');
}

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

/// The template filled, or nothing where a value or a brace is missing.
std::string fill(std::string_view text, const Node& node, const std::string& base) {
  std::string out;
  for (;;) {
    const std::size_t open = text.find('{');
    out += text.substr(0, open);
    if (open == std::string_view::npos) return out;
    const std::size_t close = text.find('}', open);
    if (close == std::string_view::npos) return {};
    const std::string_view name = text.substr(open + 1, close - open - 1);
    const std::string value = name == "base" ? base : value_of(node, name);
    if (value.empty()) return {};
    out += value;
    text.remove_prefix(close + 1);
  }
}

}  // namespace

std::string encode_byte(char c) {
  static constexpr std::string_view hex = "0123456789ABCDEF";
  const auto byte = static_cast<unsigned char>(c);
  return {'%', hex[byte >> 4], hex[byte & 15]};
}

std::string encode_iri(std::string_view text) {
  static constexpr std::array<bool, 256> kept = kept_bytes();
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i)
    if (kept[static_cast<unsigned char>(text[i])] && (text[i] != '.' || !is_of_dot_segment(text, i))) out += text[i];
    else out += encode_byte(text[i]);
  return out;
}

std::string iri_of(const Node& node, const Schema& schema, const std::string& base) {
  const NodeType* type = schema.node_type(node.type);
  for (const std::string& text : type ? type->iri : std::vector<std::string>{})
    if (std::string iri = fill(text, node, base); !iri.empty()) return iri;
  return base + "thing/" + encode_iri(node.id);
}

}  // namespace rg

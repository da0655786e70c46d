// SPDX-License-Identifier: Apache-2.0
#include "src/ledger/ledger.hpp"

#include <rapidjson/prettywriter.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <algorithm>
#include <filesystem>
#include <map>

namespace rg {
namespace {

using Json = rapidjson::Writer<rapidjson::StringBuffer>;
using Counts = std::map<std::string, std::size_t>;

void put(Json& json, std::string_view value) {
  json.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
}

void put(Json& json, const char* key, std::string_view value) {
  json.Key(key);
  put(json, value);
}

void put(Json& json, const char* key, std::size_t value) {
  json.Key(key);
  json.Uint64(value);
}

void put(Json& json, const char* key, const Counts& counts) {
  json.Key(key);
  json.StartObject();
  for (const auto& [name, count] : counts) put(json, name.c_str(), count);
  json.EndObject();
}

std::string_view name_of(PlaceKind kind) {
  switch (kind) {
    case PlaceKind::front: return "front";
    case PlaceKind::summary: return "summary";
    case PlaceKind::preamble: return "preamble";
    case PlaceKind::paragraph: return "paragraph";
    case PlaceKind::footnote: return "footnote";
    case PlaceKind::vote: return "vote";
    case PlaceKind::row: return "row";
    case PlaceKind::body: break;
  }
  return "body";
}

void put_places(Json& json, const Document& document) {
  Counts kinds;
  std::size_t characters = 0;
  for (const Place& place : document.places) {
    ++kinds[std::string(name_of(place.kind))];
    characters += count_code_points(place.text);
  }
  put(json, "places", kinds);
  put(json, "characters", characters);
}

/// Every line of the file that has text is in a place or here.
void put_lines(Json& json, const Text& text, const Document& document) {
  put(json, "lines", document.lines);
  put(json, "lines_in_places", document.lines - document.dropped.size());
  put(json, "dropped_characters", text.dropped_characters);
  Counts reasons;
  for (const DroppedLine& line : document.dropped) ++reasons[std::string(line.reason)];
  put(json, "dropped", reasons);
  json.Key("dropped_lines");
  json.StartArray();
  for (const DroppedLine& line : document.dropped) {
    json.StartObject();
    put(json, "line", line.number);
    put(json, "reason", line.reason);
    put(json, "text", line.text);
    json.EndObject();
  }
  json.EndArray();
}

void put_facts(Json& json, const Facts& facts) {
  Counts mentions, edges;
  for (const NodeFact& node : facts.nodes) mentions[node.type] += node.spans.size();
  for (const EdgeFact& edge : facts.edges) ++edges[edge.type];
  put(json, "mentions", mentions);
  put(json, "edges", edges);
}

/// Names that no table has: what a maintainer adds names from.
void put_unknown(Json& json, const Facts& facts) {
  std::map<std::string, Counts> unknown;
  for (const NodeFact& node : facts.nodes)
    if (node.id.starts_with('~')) unknown[node.type][node.id.substr(1)] += node.spans.size();
  json.Key("unknown_names");
  json.StartObject();
  for (const auto& [type, names] : unknown) put(json, type.c_str(), names);
  json.EndObject();
}

void put_missed(Json& json, const Missed& missed) {
  put(json, "undefined_abbreviations", missed.abbreviations);
  json.Key("sentences_without_edge");
  json.StartArray();
  for (const Missed::Sentence& sentence : missed.sentences) {
    json.StartObject();
    put(json, "para", sentence.para);
    json.Key("span");
    json.StartArray();
    json.Uint(sentence.span.begin);
    json.Uint(sentence.span.end);
    json.EndArray();
    put(json, "text", sentence.text);
    json.EndObject();
  }
  json.EndArray();
}

void put_remarks(Json& json, const std::vector<Remark>& remarks) {
  json.Key("remarks");
  json.StartArray();
  for (const Remark& remark : remarks) {
    json.StartObject();
    put(json, "para", remark.para);
    put(json, "code", remark.code);
    put(json, "text", remark.text);
    json.EndObject();
  }
  json.EndArray();
}

}  // namespace

std::string ledger_of(const Text& text, const Document& document, const Facts& facts,
                      const std::vector<Remark>& remarks, const Missed& missed) {
  rapidjson::StringBuffer buffer;
  Json json(buffer);
  json.StartObject();
  put(json, "doc", document.key);
  put(json, "id", facts.document.id);
  put(json, "file",
      valid_utf8(std::filesystem::path(document.path).filename().string()));  // no folders: the same wherever it lies
  put(json, "lang", document.language);
  put(json, "encoding", text.encoding);
  put_places(json, document);
  put_lines(json, text, document);
  put_facts(json, facts);
  put_unknown(json, facts);
  put_missed(json, missed);
  put_remarks(json, remarks);
  json.EndObject();
  return {buffer.GetString(), buffer.GetSize()};
}

std::string ledger_of(const Schema& schema, const std::vector<std::string>& reports, std::vector<Refused> refused,
                      const Counts& dropped_by_format) {
  std::sort(refused.begin(), refused.end());
  rapidjson::StringBuffer buffer;
  Json json(buffer);
  json.StartObject();
  put(json, "rightsgraph", schema.version());
  put(json, "schema", schema.hash());
  put(json, "dropped_characters", dropped_by_format);
  json.Key("refused");
  json.StartArray();
  for (const Refused& input : refused) {
    json.StartObject();
    put(json, "file", valid_utf8(std::filesystem::path(input.path).filename().string()));
    put(json, "reason", input.reason);
    json.EndObject();
  }
  json.EndArray();
  json.EndObject();
  // Reports are objects already: one a line, so that line tools can be used on the ledger.
  std::string out(buffer.GetString(), buffer.GetSize() - 1);
  out += ",\"reports\":[";
  for (std::size_t i = 0; i < reports.size(); ++i) out += (i == 0 ? "\n" : ",\n") + reports[i];
  return out + "\n]}\n";
}

}  // namespace rg

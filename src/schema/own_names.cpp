// SPDX-License-Identifier: Apache-2.0
#include "src/schema/own_names.hpp"

#include <algorithm>
#include <array>

namespace rg {
namespace {

/// Properties of nodes: the columns of export/tables.cpp, what single formats add, and what the programs that read them
/// take for something else (Gephi places and colours, Cytoscape draws a node in its `parent`).
constexpr auto of_nodes = std::to_array<std::string_view>(
    {"id",     "type",     "name",   "uri",     "color",       "size",       "mentions",  "documents",
     "nameZh", "nameEn",   "nameFr", "nameEs",  "nameRu",      "nameAr",     "names",     "corrections",
     "title",  "language", "date",   "session", "agendaItems", "kinds",      "year",      "label",
     "labels", "key",      "rgId",   "fullId",  "nodeType",    "sharedName", "value",     "parent",
     "source", "target",   "x",      "y",       "z",           "r",          "g",         "b",
     "xpos",   "ypos",     "zpos",   "hidden",  "interval",    "timeset",    "nodeLabel", "not"});

/// Local names of properties and of shapes: export/ontology.cpp, export/shapes.cpp, export/vocabulary.cpp.
constexpr auto of_rdf = std::to_array<std::string_view>({"identifier",
                                                         "label",
                                                         "prefLabel",
                                                         "mentionCount",
                                                         "documentCount",
                                                         "exactMatch",
                                                         "title",
                                                         "language",
                                                         "issued",
                                                         "available",
                                                         "session",
                                                         "agendaItem",
                                                         "documentKind",
                                                         "notation",
                                                         "Statement",
                                                         "statementSubject",
                                                         "statementPredicate",
                                                         "statementObject",
                                                         "statementPassage",
                                                         "status",
                                                         "rule",
                                                         "place",
                                                         "Passage",
                                                         "passageSource",
                                                         "passageSelectors",
                                                         "passageQuote",
                                                         "passagePosition",
                                                         "Quote",
                                                         "exact",
                                                         "Position",
                                                         "start",
                                                         "startNotAfterEnd",
                                                         "end"});

}  // namespace

std::string plain_letters(std::string_view name) {
  std::string out;
  for (const char c : name)
    if (c != '_') out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return out;
}

std::string_view own_name_like(std::string_view column) {
  const std::string letters = plain_letters(column);
  const auto is_like = [&](std::string_view own) { return plain_letters(own) == letters; };
  if (const auto found = std::find_if(of_nodes.begin(), of_nodes.end(), is_like); found != of_nodes.end())
    return *found;
  const auto found = std::find_if(of_rdf.begin(), of_rdf.end(), is_like);
  return found == of_rdf.end() ? std::string_view() : *found;
}

bool is_rdf_name(std::string_view name) { return std::find(of_rdf.begin(), of_rdf.end(), name) != of_rdf.end(); }

}  // namespace rg

// SPDX-License-Identifier: Apache-2.0
#include "src/relations/extract.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>

#include "src/layout/symbol.hpp"
#include "src/mentions/mentions.hpp"
#include "src/relations/rules.hpp"
#include "src/relations/votes.hpp"

namespace rg {
namespace {

DocumentFact fact_of(const Document& document) {
  const bool symbol = !document.symbol.empty();
  return {document.key,
          symbol ? document.symbol : document.key,
          is_resolution(document.symbol) ? "Resolution" : "Document",
          document.title,
          document.language,
          document.year,
          document.date,
          document.session,
          document.agenda_items,
          document.kinds};
}

/// One fact a thing and place, in the order of first mention.
std::vector<NodeFact> nodes_of(const Place& place, const PlaceMentions& mentions) {
  std::vector<NodeFact> out;
  std::vector<std::vector<std::pair<Span, std::string>>> words_of_node;
  std::map<std::pair<std::string, std::string>, std::size_t> index;
  for (const Mention& mention : mentions.mentions) {
    const auto [found, added] = index.try_emplace({mention.type, mention.id}, out.size());
    if (added) out.push_back({place.key, mention.type, mention.id, {}, {}});
    if (added) words_of_node.emplace_back();
    NodeFact& node = out[found->second];
    const Span span = mentions.text.span(mention.range.begin, mention.range.end);
    const std::string_view quote = mentions.text.original(place.text, mention.range.begin, mention.range.end);
    const std::string words = squeeze(quote);
    if (std::find(node.text.begin(), node.text.end(), words) == node.text.end()) node.text.push_back(words);
    words_of_node[found->second].emplace_back(span, quote);
  }
  for (std::size_t i = 0; i < out.size(); ++i) set_spans(out[i], std::move(words_of_node[i]));
  return out;
}

/// An office is in the country that its id names, where the place names that country too.
void add_locations(const Schema& schema, const Place& place, const PlaceMentions& mentions, EdgeSink& out) {
  std::set<std::string> countries, located;
  for (const Mention& mention : mentions.mentions)
    if (mention.type == "Country") countries.insert(mention.id);
  for (const Mention& mention : mentions.mentions) {
    const std::size_t colon = mention.id.find(':');
    if (mention.type != "Office" || colon == std::string::npos) continue;
    const std::string country = mention.id.substr(colon + 1);
    const Thing* thing = schema.thing(country);
    if (!thing || thing->type != "Country" || !countries.contains(country) || !located.insert(mention.id).second)
      continue;
    EdgeFact edge{place.key, mention.id, "LOCATED_IN", country, Status::stated, {}, {}, "office-name"};
    if (out.takes(edge)) out.put(quoting(std::move(edge), place, mentions, mention.range));
  }
}

/// `…/Add.1` is an addendum to what stands before it: where a place shows the report's own symbol, its words say so.
std::optional<EdgeFact> edge_to_base(const Schema& schema, const Document& document, const Mentions& mentions) {
  const Suffix suffix = suffix_of(document.symbol);
  const auto type = std::find_if(schema.edge_types().begin(), schema.edge_types().end(), [&](const EdgeType& each) {
    return !suffix.letters.empty() && each.suffix == suffix.letters;
  });
  if (type == schema.edge_types().end()) return std::nullopt;
  for (std::size_t i = 0; i < document.places.size(); ++i)
    for (const Mention& mention : mentions.places[i].mentions)
      if (mention.id == document.symbol)
        return quoting({document.places[i].key, "DOC", type->name, suffix.base, Status::stated, {}, {}, "symbol"},
                       document.places[i], mentions.places[i], mention.range);
  return std::nullopt;
}

void write(const std::vector<EdgeFact>& edges, std::string& out) {
  for (const EdgeFact& edge : edges)
    out += "  edge     " + edge.head + " " + edge.type + " " + edge.tail + " (" + std::string(name_of(edge.status)) +
           ") by " + edge.rule + "\n";
}

void write(const Explanation& sentence, std::string& out) {
  const auto list = [&](const char* title, const std::vector<std::string>& items) {
    if (items.empty()) return;
    out += "  " + std::string(title);
    for (std::size_t i = 0; i < items.size(); ++i) out += (i == 0 ? " " : "; ") + items[i];
    out += "\n";
  };
  out += std::string(trim(sentence.text)) + "\n  folded   " + std::string(trim(sentence.folded)) + "\n";
  list("subject ", sentence.subjects);
  list("marks   ", sentence.marks);
  list("gave    ", sentence.gave);
  list("unless  ", sentence.stopped);
  list("nobody  ", sentence.nobody);
  list("no match", sentence.no_match);
  write(sentence.edges, out);
}

}  // namespace

struct Extractor::Parts {
  explicit Parts(const Schema& s) : schema(s), mentions(s) {
    for (std::size_t i = 0; i < language_count; ++i) {
      rules[i] = std::make_unique<Rules>(schema, languages[i]);
      votes[i] = std::make_unique<Votes>(schema, languages[i]);
    }
  }
  const Schema& schema;
  MentionFinder mentions;
  std::array<std::unique_ptr<Rules>, language_count> rules;
  std::array<std::unique_ptr<Votes>, language_count> votes;

  /// The edges that need no sentence.
  void add_names_and_votes(const Place& place, const PlaceMentions& found, std::size_t language, EdgeSink& out,
                           std::vector<Remark>& remarks) const {
    add_locations(schema, place, found, out);
    if (place.kind == PlaceKind::vote) votes[language]->read(place, found, out, remarks);
  }
};

Extractor::Extractor(const Schema& schema) : parts_(std::make_unique<Parts>(schema)) {}
Extractor::~Extractor() = default;

Extraction Extractor::extract(const Document& document) const {
  const std::size_t language = language_index(document.language) % language_count;
  Mentions found = parts_->mentions.find(document);
  Extraction out;
  out.facts.document = fact_of(document);
  out.remarks = std::move(found.remarks);
  out.missed.abbreviations = undefined_abbreviations(found);
  const auto base = edge_to_base(parts_->schema, document, found);
  for (std::size_t i = 0; i < document.places.size(); ++i) {
    const Place& place = document.places[i];
    for (NodeFact& node : nodes_of(place, found.places[i])) out.facts.nodes.push_back(std::move(node));
    EdgeSink edges;
    parts_->add_names_and_votes(place, found.places[i], language, edges, out.remarks);
    parts_->rules[language]->find(document, place, found.places[i], edges, &out.missed.sentences);
    if (base && base->para == place.key) out.facts.edges.push_back(*base);
    for (EdgeFact& edge : edges.release()) out.facts.edges.push_back(std::move(edge));
  }
  return out;
}

std::string Extractor::explain(const Document& document) const {
  const std::size_t language = language_index(document.language) % language_count;
  const Mentions found = parts_->mentions.find(document);
  const auto base = edge_to_base(parts_->schema, document, found);
  std::string out = "# " + document.key + "\n";
  for (std::size_t i = 0; i < document.places.size(); ++i) {
    std::vector<Explanation> sentences;
    std::vector<Remark> remarks;
    EdgeSink edges;
    parts_->add_names_and_votes(document.places[i], found.places[i], language, edges, remarks);
    out += "\n## " + document.places[i].key + "\n";
    if (base && base->para == document.places[i].key) write({*base}, out);
    write(edges.taken(), out);
    parts_->rules[language]->find(document, document.places[i], found.places[i], edges, nullptr, &sentences);
    for (const Explanation& sentence : sentences) write(sentence, out);
  }
  return out;
}

}  // namespace rg

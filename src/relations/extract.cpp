// SPDX-License-Identifier: Apache-2.0
#include "src/relations/extract.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "src/layout/symbol.hpp"
#include "src/mentions/mentions.hpp"
#include "src/relations/rules.hpp"
#include "src/relations/votes.hpp"

namespace rg {
namespace {

DocumentFact fact_of(const Document& document) {
  const bool symbol = !document.symbol.empty();
  return {document.key, symbol ? document.symbol : document.key,
          is_resolution(document.symbol) ? "Resolution" : "Document", document.title, document.language};
}

/// One fact a thing and place, in the order of first mention.
std::vector<NodeFact> nodes_of(const Place& place, const PlaceMentions& mentions) {
  std::vector<NodeFact> out;
  std::map<std::pair<std::string, std::string>, std::size_t> index;
  for (const Mention& mention : mentions.mentions) {
    const auto [found, added] = index.try_emplace({mention.type, mention.id}, out.size());
    if (added) out.push_back({place.key, mention.type, mention.id, {}, {}});
    NodeFact& node = out[found->second];
    const Span span = mentions.text.span(mention.range.begin, mention.range.end);
    const std::string words = squeeze(mentions.text.original(place.text, mention.range.begin, mention.range.end));
    if (std::find(node.text.begin(), node.text.end(), words) == node.text.end()) node.text.push_back(words);
    node.spans.push_back(span);
  }
  return out;
}

/// An office is in the country that its id names, where the place names that country too.
void add_locations(const Schema& schema, const Place& place, const PlaceMentions& mentions,
                   std::vector<EdgeFact>& out) {
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
    const Span span = mentions.text.span(mention.range.begin, mention.range.end);
    out.push_back({place.key, mention.id, "LOCATED_IN", country, Status::stated,
                   std::string(mentions.text.original(place.text, mention.range.begin, mention.range.end)), span,
                   "office-name"});
  }
}

/// The first of the edges that say the same in one place; what is stated counts, where it is asked for, too.
void drop_repeats(std::vector<EdgeFact>& edges) {
  using Key = std::tuple<std::string, std::string, std::string, std::string>;
  std::map<Key, Status> best;
  for (const EdgeFact& edge : edges) {
    const auto [seen, added] = best.try_emplace({edge.para, edge.head, edge.type, edge.tail}, edge.status);
    if (!added) seen->second = std::min(seen->second, edge.status);
  }
  std::set<Key> kept;
  std::erase_if(edges, [&](const EdgeFact& edge) {
    const Key key{edge.para, edge.head, edge.type, edge.tail};
    return edge.status != best.at(key) || !kept.insert(key).second;
  });
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
  for (const EdgeFact& edge : sentence.edges)
    out += "  edge     " + edge.head + " " + edge.type + " " + edge.tail + " (" + std::string(name_of(edge.status)) +
           ") by " + edge.rule + "\n";
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
  const auto append = [&](std::vector<EdgeFact> edges) {
    out.facts.edges.insert(out.facts.edges.end(), std::make_move_iterator(edges.begin()),
                           std::make_move_iterator(edges.end()));
  };
  for (std::size_t i = 0; i < document.places.size(); ++i) {
    const Place& place = document.places[i];
    for (NodeFact& node : nodes_of(place, found.places[i])) out.facts.nodes.push_back(std::move(node));
    add_locations(parts_->schema, place, found.places[i], out.facts.edges);
    if (place.kind == PlaceKind::vote) append(parts_->votes[language]->read(place, found.places[i], out.remarks));
    append(parts_->rules[language]->find(document, place, found.places[i], &out.missed.sentences));
  }
  drop_repeats(out.facts.edges);
  return out;
}

std::string Extractor::explain(const Document& document) const {
  const std::size_t language = language_index(document.language) % language_count;
  const Mentions found = parts_->mentions.find(document);
  std::string out = "# " + document.key + "\n";
  for (std::size_t i = 0; i < document.places.size(); ++i) {
    std::vector<Explanation> sentences;
    parts_->rules[language]->find(document, document.places[i], found.places[i], nullptr, &sentences);
    out += "\n## " + document.places[i].key + "\n";
    for (const Explanation& sentence : sentences) write(sentence, out);
  }
  return out;
}

}  // namespace rg

// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <tuple>
#include <unordered_map>

#include "graph/boost_graph.hpp"
#include "graph/node_of.hpp"
#include "src/text/problem.hpp"

// What is added is kept in ordered sets, and all else is derived from them at the end: so order and grouping can't
// show.
namespace rg {
namespace {

struct Report {
  DocumentFact document;
  std::set<NodeFact> nodes;
  std::set<EdgeFact> edges;
};

/// What the reports say of one node.
struct Gathered {
  std::string key;  ///< of key_of
  NodeCounts counts;
  std::vector<Naming> named_in;
};

/// Ends by their position among the gathered nodes, the type by its position in the schema.
struct EdgeKey {
  std::size_t source, type, target;
  bool operator==(const EdgeKey&) const = default;
};

struct HashEdge {
  std::size_t operator()(const EdgeKey& key) const { return (key.source * 1'000'003 + key.target) * 64 + key.type; }
};

bool says_nothing(const DocumentFact& report) {
  return report == DocumentFact{report.doc, report.doc, "Document", {}, {}, 0};
}

/// Takes the reports one by one, so that what is gathered of one doesn't stand in memory twice. What comes out of the
/// hashed tables is put in order before it is used.
class Builder {
 public:
  Builder(const Schema& schema, bool all) : schema_(schema), all_(all) {
    for (const EdgeType& type : schema.edge_types()) types_.emplace(type.name, types_.size());
    const auto mentions = types_.find("MENTIONS");
    if (mentions == types_.end())
      throw Problem({schema.root() + "types", 0, 0}, "has no edge type MENTIONS", "add types/MENTIONS.toml");
    mentions_ = mentions->second;
  }

  /// `document` must stay where it is.
  void gather(const DocumentFact& document, std::set<NodeFact> nodes, std::set<EdgeFact> edges);
  void build(Graph::Parts& out);

 private:
  std::size_t node_at(const std::string& id);
  void gather(NodeFact node, const DocumentFact& report, std::size_t own);
  void gather(EdgeFact edge, const DocumentFact& report);
  Node whole_node(Gathered gathered) const;
  std::vector<std::size_t> add_nodes(Graph::Parts& out);
  void add_edges(Graph::Parts& out, const std::vector<std::size_t>& places);

  const Schema& schema_;
  bool all_;
  std::size_t mentions_ = 0;                                    ///< the type of that name
  std::unordered_map<std::string, std::size_t> types_, known_;  ///< edge types; nodes, by key_of
  std::vector<Gathered> nodes_;
  std::unordered_map<EdgeKey, std::vector<Evidence>, HashEdge> edges_;
};

std::size_t Builder::node_at(const std::string& id) {
  std::string key = key_of(id);
  const auto [at, is_new] = known_.try_emplace(std::move(key), nodes_.size());
  if (is_new) nodes_.emplace_back().key = at->first;
  return at->second;
}

void Builder::gather(const DocumentFact& document, std::set<NodeFact> nodes, std::set<EdgeFact> edges) {
  const std::size_t own = node_at(document.id);
  nodes_[own].counts.report = &document;
  nodes_[own].counts.ids_of_edges.insert(document.id);
  while (!nodes.empty()) gather(std::move(nodes.extract(nodes.begin()).value()), document, own);
  while (!edges.empty()) {
    EdgeFact edge = std::move(edges.extract(edges.begin()).value());
    if (all_ || edge.status == Status::stated) gather(std::move(edge), document);
  }
}

void Builder::gather(NodeFact node, const DocumentFact& report, std::size_t own) {
  const std::size_t at = node_at(node.id), language = language_index(report.language);
  Gathered& gathered = nodes_[at];
  gathered.counts.ids[node.id] += 1;
  gathered.counts.types[node.type] += 1;
  for (std::size_t i = 0; i < node.spans.size(); ++i) {
    const std::string& words = words_of(node, i);
    if (language < language_count && !words.empty()) gathered.counts.languages[language] = true;
    if (at != own)
      edges_[{own, mentions_, at}].push_back(
          {report.doc, node.para, node.spans[i], words, "mention", Status::stated, node.correction});
  }
  gathered.named_in.push_back({report.doc, std::move(node)});
}

void Builder::gather(EdgeFact edge, const DocumentFact& report) {
  const auto end = [&](const std::string& id) {
    const std::string& real = id == "DOC" ? report.id : id;
    const std::size_t at = node_at(real);
    nodes_[at].counts.ids_of_edges.insert(real);
    return at;
  };
  const std::size_t type = types_.at(edge.type);
  EdgeKey key{end(edge.head), type, end(edge.tail)};
  if (schema_.edge_types()[type].symmetric && key.target < key.source) std::swap(key.source, key.target);
  edges_[key].push_back({report.doc, std::move(edge.para), edge.span, std::move(edge.evidence), std::move(edge.rule),
                         edge.status, std::move(edge.correction)});
}

Node Builder::whole_node(Gathered gathered) const {
  Node out = node_of(schema_, gathered.key, gathered.counts);
  std::string_view last;
  for (const Naming& naming : gathered.named_in) {  // report by report
    if (naming.doc != last) ++out.documents;
    last = naming.doc;
    out.mentions += static_cast<std::uint32_t>(naming.fact.spans.size());
  }
  out.named_in = std::move(gathered.named_in);
  return out;
}

/// By position among the gathered nodes, the place in the graph.
std::vector<std::size_t> Builder::add_nodes(Graph::Parts& out) {
  std::vector<std::pair<Node, std::size_t>> nodes;
  nodes.reserve(nodes_.size());
  for (std::size_t i = 0; i < nodes_.size(); ++i) nodes.emplace_back(whole_node(std::move(nodes_[i])), i);
  std::sort(nodes.begin(), nodes.end(), [](const auto& a, const auto& b) { return a.first.id < b.first.id; });
  std::vector<std::size_t> places(nodes.size());
  for (auto& [node, i] : nodes) {
    places[i] = boost::add_vertex(out.graph);
    out.graph[places[i]] = std::move(node);
  }
  return places;
}

void Builder::add_edges(Graph::Parts& out, const std::vector<std::size_t>& places) {
  std::vector<Edge> edges;
  edges.reserve(edges_.size());
  for (auto& [key, evidence] : edges_) {
    const EdgeType& type = schema_.edge_types()[key.type];
    Edge edge{places[key.source], places[key.target], type.name, std::move(evidence)};
    if (type.symmetric && edge.target < edge.source) std::swap(edge.source, edge.target);
    std::sort(edge.evidence.begin(), edge.evidence.end());
    edge.evidence.erase(std::unique(edge.evidence.begin(), edge.evidence.end()), edge.evidence.end());
    edges.push_back(std::move(edge));
  }
  edges_.clear();
  std::sort(edges.begin(), edges.end(), [](const Edge& a, const Edge& b) {
    return std::tie(a.source, a.type, a.target) < std::tie(b.source, b.type, b.target);
  });
  for (Edge& edge : edges) {
    out.edges.push_back(boost::add_edge(edge.source, edge.target, out.graph).first);
    out.graph[out.edges.back()] = std::move(edge);
  }
}

void Builder::build(Graph::Parts& out) {
  const std::vector<std::size_t> places = add_nodes(out);
  for (const DocumentFact& report : out.reports)
    out.report_nodes.push_back(&out.graph[places[known_.at(key_of(report.id))]]);
  add_edges(out, places);
}

}  // namespace

struct Merger::Parts {
  const Schema* schema = nullptr;
  std::map<std::string, Report> reports;  ///< by doc
};

Merger::Merger(const Schema& schema) : parts_(std::make_unique<Parts>()) { parts_->schema = &schema; }
Merger::~Merger() = default;

void Merger::check(const Facts& facts, const std::string& file) const {
  const std::string& doc = facts.document.doc;
  const Schema& schema = *parts_->schema;
  const auto need = [&](bool known, const std::string& type, const std::string& para) {
    if (!known)
      throw Problem({file, 0, 0}, doc + " " + para + ": unknown type `" + type + "`",
                    "`rightsgraph schema show` lists the types");
  };
  need(schema.node_type(facts.document.type), facts.document.type, "front");
  for (const NodeFact& node : facts.nodes) need(schema.node_type(node.type), node.type, node.para);
  for (const EdgeFact& edge : facts.edges) need(schema.edge_type(edge.type), edge.type, edge.para);
  const auto found = parts_->reports.find(doc);
  if (found == parts_->reports.end() || says_nothing(facts.document) || says_nothing(found->second.document)) return;
  if (found->second.document != facts.document)
    throw Problem({file, 0, 0}, "`" + doc + "` is said to be two different reports",
                  "keep the facts of one reading of it");
}

namespace {

/// As extraction has them, whoever wrote the line: the same fact is the same then.
void put_in_order(NodeFact& node) {
  if (node.quotes.empty()) {
    std::sort(node.spans.begin(), node.spans.end());
    return;
  }
  std::vector<std::pair<Span, std::string>> words;
  for (std::size_t i = 0; i < node.spans.size(); ++i) words.emplace_back(node.spans[i], node.quotes[i]);
  set_spans(node, std::move(words));
}

}  // namespace

void Merger::add(const Facts& facts, const std::string& file) {
  check(facts, file);
  Report& report = parts_->reports[facts.document.doc];
  if (report.document.doc.empty() || says_nothing(report.document)) report.document = facts.document;
  for (NodeFact node : facts.nodes) {
    if (node.id == "DOC") continue;  // the report itself
    put_in_order(node);
    report.nodes.insert(std::move(node));
  }
  report.edges.insert(facts.edges.begin(), facts.edges.end());
}

void Merger::keep(const std::function<bool(const DocumentFact&)>& is_wanted) {
  std::erase_if(parts_->reports, [&](const auto& report) { return !is_wanted(report.second.document); });
}

Graph Merger::finish(bool all) {
  auto out = std::make_unique<Graph::Parts>();
  out->schema = parts_->schema;
  for (const auto& [doc, report] : parts_->reports) out->reports.push_back(report.document);
  Builder builder(*parts_->schema, all);
  for (const DocumentFact& document : out->reports) {
    Report report = std::move(parts_->reports.extract(document.doc).mapped());
    builder.gather(document, std::move(report.nodes), std::move(report.edges));
  }
  builder.build(*out);
  return Graph(std::move(out));
}

}  // namespace rg

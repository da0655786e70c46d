// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>
#include <set>

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
  NodeCounts counts;
  std::vector<Naming> named_in;
};

struct EdgeKey {
  std::string source, type, target;  ///< ends by key_of
  auto operator<=>(const EdgeKey&) const = default;
};

bool says_nothing(const DocumentFact& report) {
  return report == DocumentFact{report.doc, report.doc, "Document", {}, {}, 0};
}

class Builder {
 public:
  Builder(const Schema& schema, const std::map<std::string, Report>& reports, bool all) : schema_(schema), all_(all) {
    for (const auto& [doc, report] : reports) gather(report);
  }

  void build(Graph::Parts& out);

 private:
  void gather(const Report& report);
  void gather(const NodeFact& node, const DocumentFact& report);
  void gather(const EdgeFact& edge, const DocumentFact& report);
  Node whole_node(const std::string& key, Gathered gathered) const;

  const Schema& schema_;
  bool all_;
  std::map<std::string, Gathered> nodes_;  ///< by key_of
  std::map<EdgeKey, std::set<Evidence>> edges_;
};

void Builder::gather(const Report& report) {
  Gathered& own = nodes_[key_of(report.document.id)];
  own.counts.report = &report.document;
  own.counts.ids_of_edges.insert(report.document.id);
  for (const NodeFact& node : report.nodes) gather(node, report.document);
  for (const EdgeFact& edge : report.edges)
    if (all_ || edge.status == Status::stated) gather(edge, report.document);
}

void Builder::gather(const NodeFact& node, const DocumentFact& report) {
  const std::string key = key_of(node.id), own = key_of(report.id);
  Gathered& gathered = nodes_[key];
  const std::size_t language = language_index(report.language);
  gathered.named_in.push_back({report.doc, node});
  gathered.counts.ids[node.id] += 1;
  gathered.counts.types[node.type] += 1;
  for (const Span span : node.spans) {
    const std::string& words = wording_of(node, span);
    if (language < language_count && !words.empty()) gathered.counts.languages[language] = true;
    if (key != own)
      edges_[{own, "MENTIONS", key}].insert(
          {report.doc, node.para, span, words, "mention", Status::stated, node.correction});
  }
}

void Builder::gather(const EdgeFact& edge, const DocumentFact& report) {
  const EdgeType* type = schema_.edge_type(edge.type);
  const auto id = [&](const std::string& end) { return end == "DOC" ? report.id : end; };
  for (const std::string* end : {&edge.head, &edge.tail}) nodes_[key_of(id(*end))].counts.ids_of_edges.insert(id(*end));
  EdgeKey key{key_of(id(edge.head)), edge.type, key_of(id(edge.tail))};
  if (type->symmetric && key.target < key.source) std::swap(key.source, key.target);
  edges_[std::move(key)].insert(
      {report.doc, edge.para, edge.span, edge.evidence, edge.rule, edge.status, edge.correction});
}

Node Builder::whole_node(const std::string& key, Gathered gathered) const {
  Node out = node_of(schema_, key, gathered.counts);
  std::set<std::string> documents;
  for (const Naming& naming : gathered.named_in) {
    documents.insert(naming.doc);
    out.mentions += static_cast<std::uint32_t>(naming.fact.spans.size());
  }
  out.documents = static_cast<std::uint32_t>(documents.size());
  out.named_in = std::move(gathered.named_in);
  return out;
}

void Builder::build(Graph::Parts& out) {
  std::map<std::string, Node> by_id;
  std::map<std::string, std::string> id_of;
  for (auto& [key, gathered] : nodes_) {
    Node node = whole_node(key, std::move(gathered));
    id_of[key] = node.id;
    by_id.emplace(node.id, std::move(node));
  }
  std::map<std::string, std::size_t> index;
  for (auto& [id, node] : by_id) {
    index[id] = boost::add_vertex(out.graph);
    out.graph[index[id]] = std::move(node);
  }
  for (const DocumentFact& report : out.reports)
    out.report_nodes.push_back(&out.graph[index.at(id_of.at(key_of(report.id)))]);
  std::vector<Edge> edges;
  for (auto& [key, evidence] : edges_) {
    Edge edge{
        index.at(id_of.at(key.source)), index.at(id_of.at(key.target)), key.type, {evidence.begin(), evidence.end()}};
    if (schema_.edge_type(key.type)->symmetric && edge.target < edge.source) std::swap(edge.source, edge.target);
    edges.push_back(std::move(edge));
  }
  std::sort(edges.begin(), edges.end(), [](const Edge& a, const Edge& b) {
    return std::tie(a.source, a.type, a.target) < std::tie(b.source, b.type, b.target);
  });
  for (Edge& edge : edges) {
    out.edges.push_back(boost::add_edge(edge.source, edge.target, out.graph).first);
    out.graph[out.edges.back()] = std::move(edge);
  }
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

void Merger::add(const Facts& facts, const std::string& file) {
  check(facts, file);
  Report& report = parts_->reports[facts.document.doc];
  if (report.document.doc.empty() || says_nothing(report.document)) report.document = facts.document;
  for (NodeFact node : facts.nodes) {
    if (node.id == "DOC") continue;  // the report itself
    std::sort(node.spans.begin(), node.spans.end());
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
  Builder(*parts_->schema, parts_->reports, all).build(*out);
  return Graph(std::move(out));
}

}  // namespace rg

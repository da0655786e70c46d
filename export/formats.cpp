// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>

#include "export/writer.hpp"

namespace rg {
namespace {

constexpr std::array table{
    Format{"graphml", ".graphml", "application/graphml+xml",
           "nodes, edges, all properties, quotes; for Neo4j (APOC), Gephi, networkx, igraph, Cytoscape and yEd",
           "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- rightsgraph ", true, make_graphml, true},
    Format{"gexf", ".gexf", "application/gexf+xml",
           "nodes, edges, all properties as lists where they are, years for the timeline; GEXF 1.3 for Gephi",
           "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- rightsgraph ", false, make_gexf},
    Format{"neo4j-csv", "", "text/csv",
           "nodes, edges, all properties, quotes; a folder for `neo4j-admin database import` with the script that "
           "calls it",
           "", false, make_neo4j_csv, false, true},
    Format{"cypher", ".cypher", "application/x-cypher-query",
           "nodes, edges, all properties, quotes; for cypher-shell and Neo4j Browser, run twice changes nothing",
           "// rightsgraph ", false, make_cypher, false, true},
    Format{"turtle", ".ttl", "text/turtle",
           "triples, a statement with its passage for each piece of evidence, names in six languages", "# rightsgraph ",
           true, make_turtle},
    Format{"csv", "", "text/csv", "a folder of tables for spreadsheets: nodes.csv, edges.csv, evidence.csv",
           "\xEF\xBB\xBFid,type,name,", false, make_csv},
    Format{"tsv", "", "text/tab-separated-values",
           "the same tables for programs: a line a row, lists as JSON; for pandas, DuckDB, pyarrow and cut",
           "id\ttype\tname\t", false, make_tsv},
    Format{"cyjs", ".cyjs", "application/json",
           "nodes, edges, all properties, places to start from; for Cytoscape, Cytoscape.js and networkx",
           "{\"format_version\":\"1.0\",\"generated_by\":\"rightsgraph ", false, make_cyjs},
    Format{"graphology", ".json", "application/json",
           "nodes, edges, all properties, places to start from; for graphology and Sigma",
           "{\"attributes\":{\"generator\":\"rightsgraph ", false, make_graphology},
    Format{"ntriples", ".nt", "application/n-triples", "the same triples, one a line", "# rightsgraph ", false,
           make_ntriples},
    Format{"jsonld", ".jsonld", "application/ld+json", "the same triples as JSON, with their context",
           "{\"@context\":{\"rg\":\"", false, make_jsonld},
    Format{"trig", ".trig", "application/trig",
           "the same triples, what each report states and its statements in a named graph", "# rightsgraph ", false,
           make_trig},
};

class OneStream final : public Files {
 public:
  explicit OneStream(std::ostream& out) : out_(out) {}
  std::ostream& open(const std::string&, std::string_view) override { return out_; }

 private:
  std::ostream& out_;
};

}  // namespace

std::span<const Format> formats() { return table; }

const Format* find_format(std::string_view name) {
  const auto found =
      std::find_if(table.begin(), table.end(), [&](const Format& format) { return format.name == name; });
  return found == table.end() ? nullptr : &*found;
}

ExportReport FileWriter::write(const Graph& graph, Files& files, const ExportOptions& options) const {
  return write(graph, files.open({}, {}), options);
}

ExportReport write_file(const Format& format, const Graph& graph, std::ostream& out, const ExportOptions& options) {
  OneStream files(out);
  return format.make()->write(graph, files, options);
}

}  // namespace rg

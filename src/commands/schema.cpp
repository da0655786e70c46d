// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "export/context.hpp"
#include "export/ontology.hpp"
#include "export/shapes.hpp"
#include "src/commands/output.hpp"
#include "src/commands/pipeline.hpp"
#include "src/relations/examples.hpp"
#include "src/schema/show.hpp"
#include "src/text/problem.hpp"

namespace rg {
namespace {

/// Loading checks types and names; building the stages checks the wording; the rules' own examples are run last.
int check(const Options& options) {
  const Schema schema = schema_of(options);
  Layout(schema).check();
  const std::size_t examples = check_examples(schema);
  print("schema " + schema.version() + " (" + schema.hash() + "): " + std::to_string(schema.node_types().size()) +
        " node types, " + std::to_string(schema.edge_types().size()) + " edge types, " +
        std::to_string(schema.things().size()) + " names, " + std::to_string(examples) + " examples; all right\n");
  return 0;
}

/// What is made from the schema for RDF.
struct Generated {
  std::string_view name;
  std::string (*make)(const Schema&, const std::string& base);
};
constexpr std::array<Generated, 3> generated{{{"ontology", ontology}, {"shapes", shapes}, {"context", context_file}}};

int run(const Options& options) {
  const std::string& what = options.inputs.front();
  if (what == "check" && options.inputs.size() == 1) return check(options);
  for (const Generated& file : generated)
    if (what == file.name && options.inputs.size() == 1) {
      print(file.make(schema_of(options), options.base));
      return 0;
    }
  if (what != "show" || options.inputs.size() > 2)
    throw Usage("`schema` takes `check`, `show`, `show NAME`, `ontology`, `shapes` or `context`");
  const Schema schema = schema_of(options);
  if (options.inputs.size() == 1) {
    print(describe(schema));
  } else {
    const std::string rule = describe_rule(schema, options.inputs[1]);
    print(rule.empty() ? describe(schema, options.inputs[1]) : rule);
  }
  return 0;
}

}  // namespace

Verb schema_verb() {
  return {
      "schema",
      "Check the schema, or print it",
      "`schema check` reads every file of the schema and runs the examples of its rules; the first thing that is "
      "wrong is told with file, line and column. "
      "`schema show` lists the types; `schema show NAME` prints one type, or one thing by its id or any of its "
      "names in six languages, or one rule by the name that its edges have (`zh/SUPPORTS/supports`). "
      "`schema ontology` prints the classes and properties of the RDF exports in Turtle, `schema shapes` SHACL "
      "shapes that every export of what `extract` finds holds to (of facts made by hand too, unless an edge lies "
      "between "
      "types that it isn't for, or one that goes both ways is there both ways), `schema context` the context of the "
      "JSON-LD.",
      {{"WHAT", "WHAT", "check, show, show and a NAME, ontology, shapes or context", true, nullptr, &Options::inputs},
       option::base,
       option::schema},
      run};
}

}  // namespace rg

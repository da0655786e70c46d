// SPDX-License-Identifier: Apache-2.0
#include "graph/ask/search.hpp"

#include "src/commands/asking.hpp"

namespace rg {
namespace {

std::string ids_of(const std::vector<Named>& names) {
  std::string out;
  for (const Named& name : names) out += (out.empty() ? "" : ", ") + name.id;
  return out;
}

int run(const Options& options) {
  Asked asked(options);
  std::string words;
  for (const std::string& each : options.inputs) words += (words.empty() ? "" : " ") + each;
  const Hits found = search(asked.store, words, options.limit);
  Table table;
  table.columns = {"doc", "para", "names"};
  for (const Hit& hit : found.hits)
    table.rows.push_back({{hit.quote.doc, hit.quote.para, ids_of(hit.names)}, {hit.quote}});
  if (found.all == 0) {
    table.notes.push_back(no_evidence(asked) + " of `" + words + "`");
    for (std::size_t i = 0; options.inputs.size() > 1 && i < options.inputs.size(); ++i)
      table.notes.push_back("`" + options.inputs[i] +
                            "` alone: " + counted(search(asked.store, options.inputs[i], 1).all, "paragraph"));
  } else if (found.hits.size() < found.all)
    table.notes.push_back(std::to_string(found.hits.size()) + (found.all == most_counted ? " of more than " : " of ") +
                          counted(found.all, "paragraph") + "; --limit 0 for all");
  Options with_text = options;
  with_text.quotes = true;
  print_answer(asked.store, table, with_text);
  return 0;
}

}  // namespace

Verb search_verb() {
  return {"search",
          "Print the paragraphs with some words",
          "Paragraphs that hold all WORDS, by the year of the report, with the ids of what they name and the "
          "sentence of the first word. A Chinese word may have any length, one character too; of other languages whole "
          "words are found, whatever their case and accents.",
          {option::store,
           {"WORDS", "WORDS", "one or more words", true, nullptr, &Options::inputs},
           option::limit,
           option::json,
           option::csv,
           option::schema},
          run};
}

}  // namespace rg

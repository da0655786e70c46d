// SPDX-License-Identifier: Apache-2.0
#include <map>

#include "graph/ask/profile.hpp"
#include "src/commands/asking.hpp"

namespace rg {
namespace {

constexpr std::size_t most_of_a_kind = 5;  ///< rows of one kind; `links` prints all

/// The rows of the answer, a few of each kind, with a note of how many there are.
class Profile {
 public:
  Profile(Asked& asked, const Options& options, Named node) : asked_(asked), options_(options), node_(std::move(node)) {
    table_.heading = {node_.id + " (" + node_.type + ") " + node_.name};
    table_.columns = {"what", "id", "name", "passages", "documents", "where"};
  }

  Table make() {
    if (node_.number == 0) {
      put_schema_names();
      table_.notes.push_back(no_evidence(asked_));
      return std::move(table_);
    }
    put_report();
    put_names();
    for (const auto& [key, value] : properties_of(asked_.store, node_.number)) put("property", key, value);
    put_links();
    put_mentions("named in", named_by(asked_.store, node_.number));
    if (report_) put_mentions("names", names_things(asked_.store, node_.number));
    return std::move(table_);
  }

 private:
  void put(const std::string& what, const std::string& id, const std::string& name, Cell passages = "",
           Cell documents = "", std::vector<Quote> quotes = {}) {
    table_.rows.push_back({{what, id, name, std::move(passages), std::move(documents),
                            quotes.empty() ? std::string() : where(quotes.front())},
                           std::move(quotes)});
  }

  void put_report() {
    report_ = report_of(asked_.store, node_.number);
    if (!report_) return;
    put("report", report_->doc, report_->title);
    put("file", report_->file, "sha256 " + report_->sha256);
    if (const auto opening = opening_of(asked_.store, *report_)) {
      put("opening", opening->para, opening->words, "", "", {*opening});
    }
  }

  void put_names() {
    std::map<std::string, std::size_t> shown;
    for (const KnownName& name : names_of(asked_.store, node_.number))
      if (++shown[name.language] <= most_of_a_kind)
        put("name", name.language, name.name, name.uses > 0 ? Cell(name.uses) : Cell(""));
  }

  void put_schema_names() {
    const Thing* thing = asked_.schema.thing(node_.id);
    for (std::size_t i = 0; thing && i < language_count; ++i)
      for (std::size_t j = 0; j < std::min(most_of_a_kind, thing->names[i].size()); ++j)
        put("name", std::string(languages[i]), thing->names[i][j]);
  }

  void put_links() {
    for (const EdgeType& type : asked_.schema.edge_types()) {
      if (type.name == "MENTIONS") continue;
      if (type.symmetric) put_links(type, " —", LinkFilter::Ends::both);
      else {
        put_links(type, " →", LinkFilter::Ends::from);
        put_links(type, " ←", LinkFilter::Ends::to);
      }
    }
  }

  void put_links(const EdgeType& type, const char* direction, LinkFilter::Ends ends) {
    LinkFilter filter;
    filter.type = type.name;
    filter.ends = ends;
    const Links found = links_of(asked_.store, asked_.schema, node_.number, filter, most_of_a_kind);
    for (const Link& link : found.links)
      put(type.name + direction, link.other.id, link.other.name, link.evidence, link.documents,
          quotes_of(asked_.store, link.number, {}, options_.quotes ? 3 : 1));
    note_rest(type.name + direction, found.all);
  }

  void put_mentions(const std::string& what, const std::vector<NamedCount>& things) {
    std::map<std::string, std::size_t> shown;
    for (const NamedCount& each : things) {
      const std::string kind = what == "names" ? what + " " + each.thing.type : what;
      if (++shown[kind] <= most_of_a_kind)
        put(kind, each.thing.id, each.thing.name, each.count, "",
            quotes_of(asked_.store, each.link, {}, options_.quotes ? 3 : 1));
    }
    for (const auto& [kind, count] : shown) note_rest(kind, count);
  }

  void note_rest(const std::string& what, std::size_t count) {
    if (count > most_of_a_kind)
      table_.notes.push_back(what + ": " + std::to_string(most_of_a_kind) + " of " + std::to_string(count));
  }

  Asked& asked_;
  const Options& options_;
  Named node_;
  std::optional<ReportFacts> report_;
  Table table_;
};

int run(const Options& options) {
  Asked asked(options);
  print_answer(asked.store, Profile(asked, options, asked.named(options.name)).make(), options);
  return 0;
}

}  // namespace

Verb show_verb() {
  return {"show",
          "Print what a thing is, and its strongest links",
          "Its names, with how often reports use each; what the tables say of it; five edges of each type, those with "
          "the most evidence; the reports that name it most. Of a report: its title, file and summary, its mandate "
          "(MANDATED_BY) and other edges, and what it names.",
          {option::store, option::name, option::quotes, option::json, option::csv, option::schema},
          run};
}

}  // namespace rg

// SPDX-License-Identifier: Apache-2.0
#include "src/relations/read_rules.hpp"

#include <stdexcept>

#include "src/mentions/wording.hpp"

namespace rg {
namespace {

using Kind = Rule::End::Kind;
constexpr const char* advice_on_types =
    "write ⟦Type⟧ with a node type of schema/types or an alias of grammar.toml, {name} with one of its fragments";

/// Where `:name` stands in a `⟦Type:name⟧`, perhaps with + or * behind it; npos for nowhere.
std::size_t group_in(const std::string& pattern, const std::string& name) {
  static constexpr std::string_view opening = "⟦", closing = "⟧";
  for (std::size_t at = 0; (at = pattern.find(opening, at)) != std::string::npos; at += opening.size()) {
    const std::size_t end = pattern.find(closing, at);
    if (end == std::string::npos) return end;
    std::string_view inside = std::string_view(pattern).substr(at + opening.size(), end - at - opening.size());
    if (inside.ends_with('+') || inside.ends_with('*')) inside.remove_suffix(1);
    const std::size_t colon = inside.find(':');
    if (colon != std::string_view::npos && inside.substr(colon + 1) == name) return at + opening.size() + colon;
  }
  return std::string::npos;
}

/// `head = "DOC"`, `"subject"`, `"subject:Type"`, `"before"`, `"before:Type"`, `"seat"`, or the group of that name in
/// the pattern.
Rule::End read_end(const std::string& name, const std::string& constant, const std::string& pattern, const Rule& rule,
                   const FoldAlphabet& alphabet, const Grammar& grammar) {
  Rule::End out;
  const std::size_t group = group_in(pattern, name);
  if ((group == std::string::npos) == constant.empty())
    throw Problem(
        rule.where, "rule `" + rule.name + "` needs " + name + " once",
        "write ⟦Type:" + name + "⟧ in the pattern or " + name + " = \"DOC\", \"subject\", \"before\" or \"seat\"");
  if (!constant.empty()) {
    const std::size_t colon = std::min(constant.find(':'), constant.size());
    const std::string word = constant.substr(0, colon);
    out.kind = word == "subject"    ? Kind::subject
               : word == "before"   ? Kind::before
               : constant == "seat" ? Kind::seat
                                    : Kind::constant;
    out.constant = constant;
    try {
      if (colon < constant.size()) out.types = alphabet.symbols(constant.substr(colon + 1), grammar.notation());
    } catch (const std::invalid_argument& error) {
      throw Problem(rule.where, "rule `" + rule.name + "`, " + name + ": " + error.what(), advice_on_types);
    }
    return out;
  }
  const std::size_t begin = pattern.rfind("⟦", group) + std::string_view("⟦").size();
  out.types = alphabet.symbols(pattern.substr(begin, group - begin), grammar.notation());
  out.region = pattern.compare(group + 1 + name.size(), 1, "*") == 0;
  return out;
}

void check_ends(const Rule& rule) {
  const auto wrong = [&](const std::string& what, const char* advice) { throw Problem(rule.where, what, advice); };
  if (rule.triggers.empty()) wrong("rule `" + rule.name + "` has no triggers", "add words that it can't do without");
  if (rule.head.kind == Kind::seat) wrong("rule `" + rule.name + "`: a seat can't be the head", "write it as tail");
  for (const Rule::End* end : {&rule.head, &rule.tail})
    if (end->kind == Kind::constant && end->constant != "DOC")
      wrong("rule `" + rule.name + "`: unknown end `" + end->constant + "`",
            "write \"DOC\", \"subject\", \"before\" or \"seat\"");
}

void read_examples(WordingTable& table, Rule& rule) {
  for (WordingTable& example : table.tables("example")) {
    rule.examples.push_back({example.required("text"), example.strings("edges")});
    example.done();
  }
}

std::shared_ptr<const RE2> compile(const Grammar& grammar, const std::string& pattern, const Location& where) {
  try {
    return mentions::compile(grammar.expand(pattern), where);
  } catch (const std::invalid_argument& error) {
    throw Problem(where, error.what(), advice_on_types);
  }
}

Rule read_rule(WordingTable table, const EdgeType& edge, const std::string& prefix, const FoldAlphabet& alphabet,
               const Grammar& grammar) {
  Rule rule;
  rule.name = prefix + table.required("name");
  rule.where = table.where("name");
  rule.edge = &edge;
  rule.triggers = table.strings("triggers");
  rule.in = table.strings("in");
  rule.documents = table.string("documents");
  rule.any_status = table.flag("any_status");
  for (const std::string& id : table.strings("except")) rule.except.insert(id);
  const std::string pattern = table.required("pattern"), head = table.string("head"), tail = table.string("tail");
  rule.pattern = compile(grammar, pattern, table.where("pattern"));
  if (const std::string unless = table.string("unless"); !unless.empty())
    rule.unless = compile(grammar, unless, table.where("unless"));
  rule.each = group_in(pattern, "each") != std::string::npos;
  if (rule.each) {
    rule.head = read_end("each", {}, pattern, rule, alphabet, grammar);
    rule.tail = rule.head;
  } else {
    rule.head = read_end("head", head, pattern, rule, alphabet, grammar);
    rule.tail = read_end("tail", tail, pattern, rule, alphabet, grammar);
  }
  read_examples(table, rule);
  table.done();
  check_ends(rule);
  return rule;
}

}  // namespace

std::vector<Rule> read_rules(const Schema& schema, std::string_view language, const FoldAlphabet& alphabet,
                             const Grammar& grammar) {
  std::vector<Rule> out;
  std::set<std::string> names;
  for (const EdgeType& type : schema.edge_types()) {
    auto file = open_wording(schema, language, "edges/" + type.name);
    if (!file) continue;
    for (WordingTable& table : file->tables("rule")) {
      out.push_back(
          read_rule(std::move(table), type, std::string(language) + "/" + type.name + "/", alphabet, grammar));
      if (!names.insert(out.back().name).second)
        throw Problem(out.back().where, "a second rule `" + out.back().name + "`",
                      "give it another name: edges are traced to their rule by it");
    }
    file->done();
  }
  return out;
}

}  // namespace rg

// SPDX-License-Identifier: Apache-2.0
#include "src/mentions/wording.hpp"

#include <stdexcept>

#include "src/mentions/fold.hpp"
#include "src/mentions/offices.hpp"
#include "src/schema/wording.hpp"

namespace rg::mentions {
namespace {

Citations read_citations(WordingTable file) {
  Citations out;
  out.before = file.strings("before");
  out.after = file.strings("after");
  out.between = file.strings("between");
  out.resolution = file.strings("resolution");
  out.not_resolution = file.strings("not_resolution");
  out.ditto = file.strings("ditto");
  out.stops = file.strings("stops");
  for (const std::string& pattern : file.strings("owner")) out.owner.push_back(compile(pattern, file.where("owner")));
  if (const std::string date = file.string("date"); !date.empty()) out.date = compile(date, file.where("date"));
  for (const char* numbering : {"session", "year", "serial"})
    if (const std::string owner = file.string(std::string("usual_owner_") + numbering); !owner.empty())
      out.usual_owner.emplace(numbering, owner);
  for (WordingTable& shared : file.tables("shared")) {
    out.shared.push_back({shared.required("name"), shared.strings("ids")});
    shared.done();
  }
  file.done();
  return out;
}

Goals read_goals(WordingTable file) {
  Goals out;
  out.set = file.strings("set");
  out.spoken_of = file.strings("spoken_of");
  out.goal = file.strings("goal");
  out.target = file.strings("target");
  out.indicator = file.strings("indicator");
  out.between = file.strings("between");
  out.range = file.strings("range");
  out.not_after = file.strings("not_after");
  out.counted = file.strings("counted");
  file.done();
  return out;
}

std::vector<Neighbours> read_neighbours(WordingTable& file, std::string_view key) {
  std::vector<Neighbours> out;
  for (WordingTable& table : file.tables(key)) {
    const std::vector<std::string> ids = table.strings("ids");
    out.push_back({table.required("type"), {ids.begin(), ids.end()}, table.strings("words"), table.flag("countries")});
    table.done();
  }
  return out;
}

OfficeForm read_form(WordingTable table, const std::vector<std::string>& between) {
  OfficeForm form;
  const std::string pattern = table.required("pattern"), takes = " " + table.required("takes") + " ";
  const auto has = [&](const char* kind) { return takes.find(" " + std::string(kind) + " ") != std::string::npos; };
  form.country = has("Country");
  form.region = has("Region");
  form.city = has("City");
  form.any_report = table.flag("any_report");
  FoldAlphabet::Notation notation;
  notation.between = between;
  try {
    form.pattern = compile(office_alphabet().expand(pattern, notation), table.where("pattern"));
  } catch (const std::invalid_argument& error) {
    throw Problem(table.where("pattern"), error.what(), "write ⟦OHCHR⟧, ⟦Country⟧, ⟦Region⟧ or ⟦City⟧");
  }
  table.done();
  return form;
}

Offices read_offices(WordingTable file, const std::vector<std::string>& between) {
  Offices out;
  out.owner = file.required("owner");
  out.posted = file.required("posted");
  out.of = file.required("of");
  out.endings = file.strings("endings");
  out.any_report_endings = file.strings("any_report_endings");
  for (WordingTable& form : file.tables("form")) out.forms.push_back(read_form(form, between));
  for (WordingTable& region : file.tables("region")) {
    out.regions.push_back({region.strings("names"), region.required("slug")});
    region.done();
  }
  for (WordingTable& city : file.tables("city")) {
    out.cities.push_back({city.strings("names"), city.required("country")});
    city.done();
  }
  file.done();
  return out;
}

std::map<std::string, std::uint32_t, std::less<>> read_words(WordingTable file) {
  static constexpr std::pair<const char*, std::uint32_t> classes[] = {{"break", word_break},
                                                                      {"of", word_of},
                                                                      {"and", word_and},
                                                                      {"initial", word_initial},
                                                                      {"keep", 0},
                                                                      {"hold", word_break},
                                                                      {"scope", word_scope},
                                                                      {"national", word_national},
                                                                      {"generic", word_generic},
                                                                      {"many", word_many},
                                                                      {"opening", word_opening},
                                                                      {"crowd", word_crowd},
                                                                      {"split_first", word_split},
                                                                      {"nominal", word_nominal}};
  std::map<std::string, std::uint32_t, std::less<>> out;
  std::set<std::string> kept;
  for (const auto& [key, bits] : classes)
    for (const std::string& word : file.strings(key)) {
      out[word] |= bits;
      if (bits == 0) kept.insert(word);
    }
  for (const std::string& word : kept)
    if ((out.at(word) & ~std::uint32_t{word_split}) != 0)
      throw Problem(file.where("keep"), "`" + word + "` in `keep` stands in another list, too", "take it out of one");
  file.done();
  return out;
}

BodyHead read_head(WordingTable table, const Schema& schema) {
  static const std::map<std::string, BodyHead::Needs> all = {
      {"name", BodyHead::Needs::name},   {"anchor", BodyHead::Needs::anchor},   {"scope", BodyHead::Needs::scope},
      {"topic", BodyHead::Needs::topic}, {"country", BodyHead::Needs::country}, {"any", BodyHead::Needs::any}};
  BodyHead out;
  out.type = table.required("type");
  if (!schema.node_type(out.type))
    throw Problem(table.where("type"), "unknown node type `" + out.type + "`", "see schema/types");
  const auto needs = all.find(table.required("needs"));
  if (needs == all.end())
    throw Problem(table.where("needs"), "unknown need", "write name, anchor, scope, topic or any");
  out.needs = needs->second;
  out.alone = table.flag("alone");
  out.words = table.strings("words");
  for (const std::string& word : table.strings("but")) out.but.insert(word);
  if (const std::string more = table.string("more"); !more.empty()) out.more = compile(more, table.where("more"));
  table.done();
  return out;
}

Bodies read_bodies(WordingTable file, const Schema& schema) {
  Bodies out;
  std::set<std::string> words;
  for (WordingTable& head : file.tables("head")) {
    const Location where = head.where("words");
    out.heads.push_back(read_head(std::move(head), schema));
    for (const std::string& word : out.heads.back().words)
      if (!words.insert(word).second)
        throw Problem(where, "`" + word + "` stands in two lists of heads", "take it out of one");
  }
  WordingTable titles = file.table("titles");
  out.titles = {titles.strings("marks"),
                titles.strings("words"),
                titles.strings("not"),
                titles.strings("quote_words"),
                titles.strings("kinds_in_front"),
                compile(titles.required("kind_behind"), titles.where("kind_behind")),
                titles.required("general_comment_trigger"),
                compile(titles.required("general_comment"), titles.where("general_comment"))};
  titles.done();
  out.topic = file.required("topic");
  out.ministry = file.required("ministry");
  out.own = file.strings("own");
  WordingTable between = file.table("between_countries");
  out.two_countries = between.required("two");
  out.posted = between.required("posted");
  between.done();
  WordingTable stands = file.table("stands");
  out.standing = {stands.strings("this"),         stands.strings("country"),      stands.strings("not_country"),
                  stands.strings("part_of_fund"), stands.strings("its"),          stands.strings("any"),
                  stands.strings("another"),      stands.strings("office_there"), stands.strings("of_all"),
                  stands.strings("resolution"),   stands.strings("not_behind")};
  stands.done();
  file.done();
  return out;
}

}  // namespace

Pattern compile(const std::string& pattern, const Location& where) {
  auto out = std::make_shared<RE2>(pattern, RE2::Quiet);
  if (!out->ok()) {
    // What was expanded from a short pattern is of no use to who wrote it.
    constexpr std::size_t longest_shown = 40;
    const bool shown = out->error_arg().size() <= longest_shown;
    throw Problem(where, "bad pattern: " + out->error().substr(0, shown ? std::string::npos : out->error().find(':')),
                  "see the syntax of RE2");
  }
  return out;
}

Wording wording_of(const Schema& schema, std::string_view language) {
  Wording out;
  out.language = language;
  if (auto file = open_wording(schema, language, "names")) {
    out.not_before = read_neighbours(*file, "not_before");
    out.not_after = read_neighbours(*file, "not_after");
    out.prefixes = file->strings("prefixes");
    out.joints = file->strings("joints");
    for (WordingTable& table : file->tables("only_near")) {
      out.only_near.push_back({table.required("id"), table.strings("words")});
      table.done();
    }
    file->done();
  }
  if (auto file = open_wording(schema, language, "citations")) out.citations = read_citations(std::move(*file));
  if (auto file = open_wording(schema, language, "goals")) out.goals = read_goals(std::move(*file));
  if (auto file = open_wording(schema, language, "offices"))
    out.offices = read_offices(std::move(*file), out.citations.between);
  if (auto file = open_wording(schema, language, "words")) out.words = read_words(std::move(*file));
  if (auto file = open_wording(schema, language, "bodies")) out.bodies = read_bodies(std::move(*file), schema);
  return out;
}

}  // namespace rg::mentions

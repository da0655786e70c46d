// SPDX-License-Identifier: Apache-2.0
#include "src/relations/votes.hpp"

#include <algorithm>
#include <map>

#include "src/mentions/wording.hpp"
#include "src/schema/wording.hpp"

namespace rg {
namespace {

constexpr std::string_view colons[] = {"：", ":"};
constexpr std::string_view separators[] = {"、", "，", ",", ";", "；", "\n", "]", "。", ".", "和"};

/// Bytes of a heading and its colon at the start of the text, or 0.
std::size_t heading_length(std::string_view text, const std::vector<std::string>& headings) {
  for (const std::string& heading : headings)
    for (const std::string_view colon : colons)
      if (text.starts_with(heading) && text.substr(heading.size()).starts_with(colon))
        return heading.size() + colon.size();
  return 0;
}

/// The State whose name begins at byte `at`.
const Mention* country_at(const std::vector<Mention>& mentions, std::size_t at) {
  auto found = std::lower_bound(mentions.begin(), mentions.end(), at,
                                [](const Mention& m, std::size_t begin) { return m.range.begin < begin; });
  for (; found != mentions.end() && found->range.begin == at; ++found)
    if (found->type == "Country") return &*found;
  return nullptr;
}

std::size_t separator_length(std::string_view text) {
  for (const std::string_view separator : separators)
    if (text.starts_with(separator)) return separator.size();
  return 0;
}

}  // namespace

Votes::Votes(const Schema& schema, std::string_view language) : language_(language) {
  auto file = open_wording(schema, language, "votes");
  if (!file) return;
  for (const std::string& tally : file->strings("tally"))
    tallies_.push_back(mentions::compile(tally, file->where("tally")));
  none_ = file->strings("none");
  for (WordingTable& list : file->tables("list")) {
    lists_.push_back({list.required("edge"), list.strings("headings")});
    if (!schema.edge_type(lists_.back().edge))
      throw Problem(list.where("edge"), "unknown edge type `" + lists_.back().edge + "`", "see schema/types");
    list.done();
  }
  file->done();
}

std::vector<Votes::Section> Votes::sections(std::string_view text) const {
  std::vector<Section> out;
  for (std::size_t at = 0; at < text.size(); next_code_point(text, at)) {
    for (const List& list : lists_) {
      const std::size_t length = heading_length(text.substr(at), list.headings);
      if (length == 0) continue;
      if (!out.empty()) out.back().range.end = at;
      out.push_back({&list, {at, text.size()}, at + length});
    }
  }
  return out;
}

std::size_t Votes::read_section(const Section& section, const Place& place, const PlaceMentions& mentions,
                                EdgeSink& out, std::vector<Remark>& remarks) const {
  const std::string_view text = mentions.text.text();
  std::size_t count = 0, at = section.names;
  const auto unknown = [&](std::size_t end) {
    const std::string_view name = text.substr(at, end - at);
    if (!name.empty() && std::find(none_.begin(), none_.end(), name) == none_.end())
      remarks.push_back({place.key, "vote-name-unknown", section.list->edge + ": " + std::string(name)});
  };
  for (std::size_t i = at; i < section.range.end;) {
    const Mention* mention = i == at ? country_at(mentions.mentions, i) : nullptr;
    if (mention) {
      EdgeFact edge{place.key, mention->id, section.list->edge, "DOC", Status::stated, {}, {}, language_ + "/votes"};
      const std::size_t begin =
          mention->range.end - section.range.begin > longest_quotation ? mention->range.begin : section.range.begin;
      if (out.takes(edge)) out.put(quoting(std::move(edge), place, mentions, {begin, mention->range.end}));
      ++count;
      i = at = mention->range.end;
    } else if (const std::size_t length = separator_length(text.substr(i))) {
      unknown(i);
      i = at = i + length;
    } else {
      next_code_point(text, i);
    }
  }
  unknown(section.range.end);
  return count;
}

void Votes::check_tally(std::string_view text, const std::string& edge, std::size_t count, const std::string& para,
                        std::vector<Remark>& remarks) const {
  for (const auto& tally : tallies_) {
    std::vector<re2::StringPiece> groups(static_cast<std::size_t>(tally->NumberOfCapturingGroups()) + 1);
    const auto named = tally->NamedCapturingGroups().find(edge);
    if (named == tally->NamedCapturingGroups().end()) continue;
    if (!tally->Match(text, 0, text.size(), RE2::UNANCHORED, groups.data(), static_cast<int>(groups.size()))) continue;
    const re2::StringPiece printed = groups[static_cast<std::size_t>(named->second)];
    if (!printed.empty() && printed != std::to_string(count))
      remarks.push_back(
          {para, "vote-tally", edge + ": printed " + std::string(printed) + ", listed " + std::to_string(count)});
    return;
  }
  remarks.push_back({para, "vote-tally", edge + ": no printed tally found, listed " + std::to_string(count)});
}

void Votes::read(const Place& place, const PlaceMentions& mentions, EdgeSink& out, std::vector<Remark>& remarks) const {
  const std::vector<Section> found = sections(mentions.text.text());
  if (found.empty()) return;  // adopted without a vote
  std::map<std::string, std::size_t> counts;
  for (const List& list : lists_) counts[list.edge];
  for (const Section& section : found)
    counts[section.list->edge] += read_section(section, place, mentions, out, remarks);
  for (const auto& [edge, count] : counts) check_tally(mentions.text.text(), edge, count, place.key, remarks);
}

}  // namespace rg

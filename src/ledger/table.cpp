// SPDX-License-Identifier: Apache-2.0
#include <rapidjson/document.h>
#include <rapidjson/error/en.h>

#include <algorithm>

#include "src/ledger/ledger.hpp"
#include "src/text/problem.hpp"
#include "src/text/unicode.hpp"

namespace rg {
namespace {

using Value = rapidjson::Value;

/// Reads what a ledger of ours has; anything else is no ledger.
class Ledger {
 public:
  Ledger(std::string_view json, std::string file) : file_(std::move(file)) {
    document_.Parse<rapidjson::kParseIterativeFlag>(json.data(), json.size());
    if (document_.HasParseError()) {
      const std::size_t at = document_.GetErrorOffset();
      const std::string_view before = json.substr(0, at);
      const auto line = static_cast<std::uint32_t>(1 + std::count(before.begin(), before.end(), '\n'));
      const std::size_t start = before.rfind('\n');
      const auto column = static_cast<std::uint32_t>(at - (start == std::string_view::npos ? 0 : start + 1) + 1);
      throw Problem({file_, line, column},
                    std::string(without_stop(rapidjson::GetParseError_En(document_.GetParseError()))), advice);
    }
  }
  const Value& root() const { return document_; }
  const Value& member(const Value& of, const char* key) const {
    if (!of.IsObject() || !of.HasMember(key)) refuse(std::string("`") + key + "` is missing");
    return of[key];
  }
  const Value& object(const Value& of, const char* key) const {
    return checked(member(of, key), key, &Value::IsObject);
  }
  const Value& list(const Value& of, const char* key) const { return checked(member(of, key), key, &Value::IsArray); }
  std::string text(const Value& of, const char* key) const {
    return checked(member(of, key), key, &Value::IsString).GetString();
  }
  std::uint64_t number(const Value& of, const char* key) const {
    return checked(member(of, key), key, &Value::IsUint64).GetUint64();
  }

 private:
  static constexpr const char* advice = "give the ledger.json of a build, or its folder";
  const Value& checked(const Value& value, const char* key, bool (Value::*is)() const) const {
    if (!(value.*is)()) refuse(std::string("`") + key + "` is of another kind");
    return value;
  }
  [[noreturn]] void refuse(const std::string& wrong) const { throw Problem({file_, 0, 0}, wrong, advice); }

  std::string file_;
  rapidjson::Document document_;
};

/// What the code of a remark means.
std::string said(const std::string& code) {
  static constexpr std::pair<std::string_view, std::string_view> meanings[] = {
      {"resolution-without-owner", "whose resolution it is isn't said; taken as"},
      {"vote-tally", "the record of the vote disagrees with itself"},
      {"vote-name-unknown", "no known State"},
  };
  for (const auto& [known, meaning] : meanings)
    if (code == known) return std::string(meaning);
  return code;
}

std::string padded(const std::string& text, std::size_t width) {
  return text.size() >= width ? text : text + std::string(width - text.size(), ' ');
}

/// `paragraph 86, footnote 49`
std::string counts(const Value& object) {
  std::string out;
  for (const auto& [name, count] : object.GetObject())
    if (count.IsUint64())
      out += (out.empty() ? "" : ", ") + std::string(name.GetString()) + " " + std::to_string(count.GetUint64());
  return out.empty() ? "none" : out;
}

std::uint64_t sum(const Value& object) {
  std::uint64_t out = 0;
  for (const auto& [name, count] : object.GetObject()) out += count.IsUint64() ? count.GetUint64() : 0;
  return out;
}

/// Names with their counts, the most frequent first.
void put_names(const Value& object, const std::string& label, std::string& out) {
  std::vector<std::pair<std::uint64_t, std::string>> names;
  for (const auto& [name, count] : object.GetObject())
    if (count.IsUint64()) names.emplace_back(count.GetUint64(), name.GetString());
  std::stable_sort(names.begin(), names.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  for (const auto& [count, name] : names)
    out += "    " + padded(std::to_string(count), 5) + padded(label, label.empty() ? 0 : 11) + name + "\n";
}

void put_report(const Ledger& ledger, const Value& report, std::string& out) {
  out += "\n" + ledger.text(report, "doc") + " (" + ledger.text(report, "file") + ", " + ledger.text(report, "lang") +
         ")\n";
  out += "  places      " + counts(ledger.object(report, "places")) + "; " +
         std::to_string(ledger.number(report, "characters")) + " characters\n";
  out += "  lines       " + std::to_string(ledger.number(report, "lines")) + ", of them in places " +
         std::to_string(ledger.number(report, "lines_in_places")) +
         "; left out: " + counts(ledger.object(report, "dropped")) + "\n";
  out += "  mentions    " + counts(ledger.object(report, "mentions")) + "\n";
  out += "  edges       " + counts(ledger.object(report, "edges")) + "\n";
  const Value& unknown = ledger.object(report, "unknown_names");
  if (unknown.MemberCount() > 0) out += "  names that no table has\n";
  for (const auto& [type, names] : unknown.GetObject())
    if (names.IsObject()) put_names(names, type.GetString(), out);
  const Value& abbreviations = ledger.object(report, "undefined_abbreviations");
  if (abbreviations.MemberCount() > 0) out += "  abbreviations never defined\n";
  put_names(abbreviations, "", out);
  const Value& sentences = ledger.list(report, "sentences_without_edge");
  if (!sentences.Empty()) out += "  sentences with two organisations and no edge\n";
  for (const Value& sentence : sentences.GetArray())
    out += "    " + padded(ledger.text(sentence, "para"), 9) + ledger.text(sentence, "text") + "\n";
  const Value& remarks = ledger.list(report, "remarks");
  if (!remarks.Empty()) out += "  to look at\n";
  for (const Value& remark : remarks.GetArray())
    out += "    " + padded(ledger.text(remark, "para"), 9) + said(ledger.text(remark, "code")) + ": " +
           ledger.text(remark, "text") + "\n";
}

}  // namespace

std::string ledger_table(std::string_view json, const std::string& file) {
  const Ledger ledger(json, file);
  std::string out = "rightsgraph " + ledger.text(ledger.root(), "rightsgraph") + ", schema " +
                    ledger.text(ledger.root(), "schema") + "\n";
  for (const Value& refused : ledger.list(ledger.root(), "refused").GetArray())
    out += "refused: " + ledger.text(refused, "file") + ": " + ledger.text(refused, "reason") + "\n";
  std::uint64_t places = 0, mentions = 0, edges = 0;
  const Value& reports = ledger.list(ledger.root(), "reports");
  for (const Value& report : reports.GetArray()) {
    places += sum(ledger.object(report, "places"));
    mentions += sum(ledger.object(report, "mentions"));
    edges += sum(ledger.object(report, "edges"));
  }
  out += counted(reports.Size(), "report") + ", " + counted(places, "place") + ", " + counted(mentions, "mention") +
         ", " + counted(edges, "edge") + " before merging\n";
  for (const Value& report : reports.GetArray()) put_report(ledger, report, out);
  return out;
}

}  // namespace rg

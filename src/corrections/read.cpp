// SPDX-License-Identifier: Apache-2.0
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <algorithm>

#include "src/corrections/corrections.hpp"
#include "src/layout/symbol.hpp"
#include "src/schema/wording.hpp"
#include "src/text/problem.hpp"

namespace rg {
namespace {

constexpr std::array<std::string_view, 5> kind_names{"name", "alias", "same", "wrong", "missing"};

Correction::Kind kind_of(WordingTable& table) {
  const std::string name = table.required("kind");
  const auto found = std::find(kind_names.begin(), kind_names.end(), name);
  if (found == kind_names.end())
    throw Problem(table.where("kind"), "no kind of correction `" + name + "`",
                  "write name, alias, same, wrong or missing");
  return static_cast<Correction::Kind>(found - kind_names.begin());
}

Status status_of(WordingTable& table) {
  const std::string name = table.string("status");
  for (const Status status : {Status::stated, Status::demanded, Status::denied})
    if (name.empty() || name_of(status) == name) return status;
  throw Problem(table.where("status"), "unknown status `" + name + "`", "write stated, demanded or denied");
}

class Reader {
 public:
  Reader(WordingTable& table, const Schema& schema) : table_(table), schema_(schema) {}

  Correction read() {
    out_.kind = kind_of(table_);
    out_.line = table_.where({}).line;
    switch (out_.kind) {
      case Correction::Kind::name:
      case Correction::Kind::alias: read_name(); break;
      case Correction::Kind::same: read_same(); break;
      case Correction::Kind::wrong: read_edge(false); break;
      case Correction::Kind::missing: read_edge(true); break;
    }
    out_.author = table_.required("author");
    out_.date = table_.required("date");
    out_.reason = table_.required("reason");
    table_.done();
    return std::move(out_);
  }

 private:
  void read_name() {
    out_.name = table_.required("name");
    out_.is = table_.required("is");
    out_.type = table_.string("type");
    const Thing* thing = schema_.thing(out_.is);
    if (thing && !out_.type.empty() && out_.type != thing->type)
      throw Problem(table_.where("type"), out_.is + " is of type " + thing->type, "take `type` out");
    if (!thing && !schema_.node_type(out_.type))
      throw Problem(table_.where("is"), "no table has `" + out_.is + "`",
                    "mend the id, or say what it is with `type`, such as \"Agency\"");
  }

  void read_same() {
    out_.is = table_.required("keep");
    out_.name = table_.required("drop");
    if (out_.is == out_.name) throw Problem(table_.where("drop"), "is one with itself", "take the correction out");
  }

  void read_edge(bool missing) {
    out_.head = table_.required("head");
    out_.type = table_.required("type");
    out_.tail = table_.required("tail");
    out_.doc = key_of_symbol(table_.required("doc"));
    out_.para = missing ? table_.required("para") : table_.string("para");
    if (missing) out_.quote = table_.required("quote");
    if (missing) out_.status = status_of(table_);
    if (!schema_.edge_type(out_.type) || out_.type == "MENTIONS")
      throw Problem(table_.where("type"), "no edge type `" + out_.type + "` that reports state",
                    "`rightsgraph schema show` lists the types");
  }

  WordingTable& table_;
  const Schema& schema_;
  Correction out_;
};

bool is_edge(const Correction& correction) {
  return correction.kind == Correction::Kind::wrong || correction.kind == Correction::Kind::missing;
}

/// Only corrections about one subject can be the same, or contradict each other.
std::string subject_of(const Correction& each) {
  if (!is_edge(each)) return (each.kind == Correction::Kind::same ? "same " : "name ") + each.name;
  return "edge " + each.type + " " + each.doc + " " + std::min(each.head, each.tail) + " " +
         std::max(each.head, each.tail);
}

/// Of one subject, two that can't both hold: a name for two things, an id that goes into two, an edge both ways.
bool contradict(const Correction& a, const Correction& b) {
  if (!is_edge(a)) return a.is != b.is;
  return a.kind != b.kind && (a.para == b.para || a.para.empty() || b.para.empty());
}

void check(const std::vector<Correction>& corrections, const std::string& file) {
  std::map<std::string, std::vector<const Correction*>> by_subject;
  for (const Correction& later : corrections) {
    std::vector<const Correction*>& subject = by_subject[subject_of(later)];
    for (const Correction* earlier : subject) {
      const std::string other = file + ":" + std::to_string(earlier->line);
      if (later.key() == earlier->key())
        throw Problem({file, later.line, 0}, "is the same as " + other, "take one of the two out");
      if (contradict(later, *earlier))
        throw Problem({file, later.line, 0}, later.said() + "; but " + other + " says: " + earlier->said(),
                      "take one of the two out");
    }
    subject.push_back(&later);
  }
}

/// What no table has is of one type, whichever name it goes by.
void check_types(const std::vector<Correction>& corrections, const std::string& file) {
  std::map<std::string, const Correction*> things;
  for (const Correction& each : corrections) {
    if (each.kind != Correction::Kind::name && each.kind != Correction::Kind::alias) continue;
    const Correction* first = things.try_emplace(each.is, &each).first->second;
    if (first->type != each.type)
      throw Problem({file, each.line, 0},
                    each.is + " is of type `" + each.type + "`; but " + file + ":" + std::to_string(first->line) +
                        " says `" + first->type + "`",
                    "write the same type in both");
  }
}

/// Ids that go into each other in a ring have none that stays.
void check_rings(const std::vector<Correction>& corrections, const std::string& file) {
  std::map<std::string, const Correction*> goes;
  for (const Correction& each : corrections)
    if (each.kind == Correction::Kind::same) goes[each.name] = &each;
  for (const auto& [id, first] : goes) {
    const Correction* at = first;
    for (std::size_t steps = 0; steps <= goes.size() && at; ++steps) {
      const auto next = goes.find(at->is);
      if (next != goes.end() && next->second == first)
        throw Problem({file, at->line, 0},
                      at->said() + "; but " + file + ":" + std::to_string(first->line) + " says: " + first->said(),
                      "take one of the ring out");
      at = next == goes.end() ? nullptr : next->second;
    }
  }
}

/// A TOML basic string escapes as JSON does: https://toml.io/en/v1.0.0#string
std::string quoted(const std::string& text) {
  rapidjson::StringBuffer buffer;
  rapidjson::Writer<rapidjson::StringBuffer> json(buffer);
  json.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
  std::string out(buffer.GetString(), buffer.GetSize());
  for (std::size_t at = 0; (at = out.find('\x7F', at)) != std::string::npos;) out.replace(at, 1, "\\u007F");
  return out;
}

using Fields = std::vector<std::pair<std::string_view, std::string>>;

Fields fields_of(const Correction& correction) {
  Fields out{{"kind", std::string(name_of(correction.kind))}};
  const bool same = correction.kind == Correction::Kind::same;
  out.insert(out.end(), {{same ? "drop" : "name", correction.name},
                         {same ? "keep" : "is", correction.is},
                         {"head", correction.head},
                         {"type", correction.type},
                         {"tail", correction.tail},
                         {"doc", correction.doc},
                         {"para", correction.para},
                         {"quote", correction.quote},
                         {"status", correction.status == Status::stated ? "" : std::string(name_of(correction.status))},
                         {"author", correction.author},
                         {"date", correction.date},
                         {"reason", correction.reason}});
  std::erase_if(out, [](const auto& field) { return field.second.empty(); });
  return out;
}

}  // namespace

std::string_view name_of(Correction::Kind kind) { return kind_names[static_cast<std::size_t>(kind)]; }

std::string Correction::key() const {
  std::string out;
  for (const auto& [key, value] : fields_of(*this)) out += std::string(key) + "=" + quoted(value) + " ";
  return out;
}

std::string Correction::mark() const { return reason + " (" + author + ", " + date + ")"; }

std::string Correction::said() const {
  switch (kind) {
    case Kind::name:
    case Kind::alias: return "`" + name + "` is " + is;
    case Kind::same: return name + " is one with " + is;
    case Kind::wrong:
    case Kind::missing: break;
  }
  return head + " " + type + " " + tail + (kind == Kind::wrong ? " is wrong in " : " is missing in ") + doc +
         (para.empty() ? "" : " " + para);
}

std::vector<Correction> read_corrections(const std::string& text, const std::string& file, const Schema& schema) {
  WordingTable root = parse_wording({file, text}, "");
  std::vector<Correction> out;
  for (WordingTable& table : root.tables("correction")) out.push_back(Reader(table, schema).read());
  root.done();
  check(out, file);
  check_types(out, file);
  check_rings(out, file);
  return out;
}

std::string to_toml(const Correction& correction) {
  std::string out = "[[correction]]\n";
  for (const auto& [key, value] : fields_of(correction)) out += std::string(key) + " = " + quoted(value) + "\n";
  return out;
}

}  // namespace rg

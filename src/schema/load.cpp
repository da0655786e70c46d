// SPDX-License-Identifier: Apache-2.0
#include "src/schema/load.hpp"

#include <re2/re2.h>

#include <algorithm>
#include <filesystem>
#include <unordered_map>

#include "src/schema/own_names.hpp"
#include "src/schema/wording.hpp"
#include "src/text/fingerprint.hpp"
#include "src/text/problem.hpp"

namespace rg {
namespace {

std::string hash_of(const std::vector<SchemaFile>& files) {
  Fingerprint out;
  for (const SchemaFile& file : files) {
    out.add(file.path);
    out.add(file.text);
  }
  return out.digits();
}

constexpr std::size_t most_node_types = 256;  // each is a character of folded text: src/mentions/fold.hpp

/// Of a prefixed name.
std::string local_part(const std::string& name) { return name.substr(name.find(':') + 1); }

std::string first_line(const std::string& text) { return text.substr(0, text.find_first_of("\r\n")); }

}  // namespace

/// Fills a Schema step by step; the only one besides Schema itself that sees its members.
class SchemaLoader {
 public:
  SchemaLoader(std::vector<SchemaFile> files, const std::string& root) {
    schema_.root_ = root;
    schema_.hash_ = hash_of(files);
    schema_.files_ = std::move(files);
  }

  Schema load() {
    for (const SchemaFile& file : schema_.files_) {
      if (file.path.starts_with("types/")) read_type(file);
      if (file.path == "version") schema_.version_ = first_line(file.text);
    }
    if (schema_.node_types_.empty())
      throw Problem({schema_.root_, 0, 0}, "holds no types", "name a folder with types/ and names/");
    if (schema_.node_types_.size() > most_node_types)
      throw Problem({schema_.root_ + "types", 0, 0}, "holds more than 256 node types", "take some out");
    check_ends();
    for (std::size_t i = 0; i < schema_.files_.size(); ++i)
      if (schema_.files_[i].path.starts_with("names/")) read_table(i);
    check_terms();
    check_columns();
    check_ids();
    check_aliases();
    return std::move(schema_);
  }

 private:
  void read_type(const SchemaFile& file) {
    if (is_edge_type(file, schema_.root_)) schema_.edge_types_.push_back(read_edge_type(file, schema_.root_));
    else schema_.node_types_.push_back(read_node_type(file, schema_.root_));
  }

  void check_ends() const {
    for (const EdgeType& edge : schema_.edge_types_)
      for (const auto* ends : {&edge.source, &edge.target}) {
        const std::string file = schema_.root_ + "types/" + edge.name + ".toml";
        if (ends->empty()) throw Problem({file, 0, 0}, "`source` or `target` is missing", "list node types");
        for (const std::string& type : *ends)
          if (!schema_.node_type(type))
            throw Problem({file, 0, 0}, "unknown node type `" + type + "`",
                          "add types/" + type + ".toml or mend the name");
      }
  }

  std::string type_file(const std::string& type) const { return schema_.root_ + "types/" + type + ".toml"; }

  /// Classes, properties and columns have local names of their own, and so have their shapes: one, or three of an edge.
  void check_terms() const {
    std::map<std::string, std::string> known;  // type by local name
    const auto add = [&](const std::string& type, const std::string& name, const std::string& what) {
      const auto [other, is_new] = known.try_emplace(name, type);
      if (is_new && !is_rdf_name(name)) return;
      throw Problem({type_file(type), 0, 0},
                    "the " + what + " `" + name + "` is a name of " + (is_new ? "all graphs" : other->second) + " too",
                    "name it otherwise");
    };
    for (const NodeType& type : schema_.node_types_) add(type.name, local_part(type.rdf_class), "class");
    for (const EdgeType& type : schema_.edge_types_)
      for (const char* end : {"", "Target", "Once"}) add(type.name, local_part(type.rdf_property) + end, "property");
    for (const NodeType& type : schema_.node_types_)
      for (const std::string& column : type.columns)
        if (known.contains(column)) add(type.name, column, "column");
  }

  /// Columns become properties of nodes, in camel case: two must not be one then, nor one a property of edges.
  void check_columns() const {
    std::map<std::string, std::string> known;  // by its plain letters
    for (const EdgeType& type : schema_.edge_types_)
      for (const char* end : {"", "Target", "Once"}) {
        const std::string name = local_part(type.rdf_property) + end;
        known.try_emplace(plain_letters(name), name);
      }
    for (const NodeType& type : schema_.node_types_)
      for (const std::string& column : type.columns)
        if (const auto& other = known.try_emplace(plain_letters(column), column).first->second; other != column)
          throw Problem({type_file(type.name), 0, 0},
                        "the column `" + column + "` would be the same property as `" + other + "`", "rename one");
  }

  void read_table(std::size_t index) {
    const SchemaFile& file = schema_.files_[index];
    const std::string name = std::filesystem::path(file.path).stem().string();
    const NodeType* type = schema_.node_type(name);
    if (!type)
      throw Problem({schema_.root_ + file.path, 0, 0}, "no node type `" + name + "`",
                    "name the table after a type of types/");
    std::vector<std::size_t> lines;
    read_names(file, schema_.root_, *type, schema_.things_, lines);
    for (const std::size_t line : lines) origins_.push_back({index, line});
  }

  Location where(std::size_t thing) const {
    return {schema_.root_ + schema_.files_[origins_[thing].file].path, origins_[thing].line, 1};
  }

  void check_ids() {
    std::unordered_map<std::string, std::unique_ptr<RE2>> forms;
    for (const NodeType& type : schema_.node_types_)
      if (!type.id_form.empty()) forms[type.name] = std::make_unique<RE2>(type.id_form, RE2::Quiet);
    for (const auto& [name, form] : forms)
      if (!form->ok())
        throw Problem({schema_.root_ + "types/" + name + ".toml", 0, 0}, "bad `id_form`: " + form->error(),
                      "see the syntax of RE2");
    for (std::size_t i = 0; i < schema_.things_.size(); ++i) {
      const Thing& thing = schema_.things_[i];
      const auto form = forms.find(thing.type);
      if (form != forms.end() && !RE2::FullMatch(thing.id, *form->second))
        throw Problem(where(i), "`" + thing.id + "` is no id of " + thing.type,
                      "it must match " + form->second->pattern());
      if (!schema_.by_id_.emplace(thing.id, i).second)
        throw Problem(where(i), "`" + thing.id + "` stands in the tables twice", "take one row out");
    }
  }

  /// In one language a name means one thing, and a wording that is no name of a thing is none of another.
  void check_aliases() const {
    for (std::size_t language = 0; language < language_count; ++language) {
      std::unordered_map<std::string_view, std::size_t> seen;
      for (std::size_t i = 0; i < schema_.things_.size(); ++i)
        for (const std::string& name : schema_.things_[i].names[language]) {
          const auto [found, added] = seen.emplace(name, i);
          if (!added)
            throw Problem(where(i), "`" + name + "` is also a name of " + schema_.things_[found->second].id,
                          "a name means one thing: take it out of one row");
        }
      for (std::size_t i = 0; i < schema_.things_.size(); ++i)
        for (const std::string& wording : schema_.things_[i].not_in)
          if (const auto found = seen.find(wording); found != seen.end())
            throw Problem(where(i), "`" + wording + "` in `not` is a name of " + schema_.things_[found->second].id,
                          "long names win anyway: take it out");
    }
  }

  Schema schema_;
  std::vector<ThingOrigin> origins_;  ///< by thing
};

Schema load_schema(std::vector<SchemaFile> files, const std::string& root) {
  return SchemaLoader(std::move(files), root).load();
}

}  // namespace rg

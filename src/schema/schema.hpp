// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

/// The types and names that every stage reads: `schema/types/*.toml` and `schema/names/*.tsv`.
namespace rg {

/// The six languages of the United Nations, in the order of every table of the schema.
inline constexpr std::array<std::string_view, 6> languages{"zh", "en", "fr", "es", "ru", "ar"};
inline constexpr std::size_t language_count = languages.size();
using Labels = std::array<std::string, language_count>;

/// Index into `languages`; language_count if it is none of them.
std::size_t language_index(std::string_view code);

struct NodeType {
  std::string name;   ///< `Country`
  Labels label;       ///< what people call it
  std::string color;  ///< `#RRGGBB`
  std::string definition;
  std::string rdf_class;                           ///< prefixed name
  std::vector<std::string> subclass_of, see_also;  ///< prefixed names of other vocabularies
  std::vector<std::string>
      iri;              ///< templates with `{id}`, `{base}` or a column in braces; the first that can be filled
  std::string id_form;  ///< regular expression that ids outside `~…` match in full; empty for any
  std::vector<std::string> columns;          ///< columns that its names table has besides id, names and `not`
  std::vector<std::string> prefixes;         ///< of Document: first components of document symbols
  std::map<std::string, std::string> kinds;  ///< of Document: by the letters of a component (`Add`), what it makes it
};

struct EdgeType {
  std::string name;  ///< `COOPERATES_WITH`
  Labels label;
  std::string color;
  std::string definition;
  std::string rdf_property;
  std::vector<std::string> subproperty_of;  ///< prefixed names of other vocabularies
  std::vector<std::string> source, target;  ///< names of node types
  bool symmetric = false;
  std::string suffix;  ///< `Add`: from a document whose symbol ends so to the one that it belongs to
};

/// One row of a names table: a thing that is known by name.
struct Thing {
  std::string id;
  std::string type;
  std::array<std::vector<std::string>, language_count> names;  ///< the first is the one to show
  std::map<std::string, std::string> properties;               ///< the other columns, by column name
  std::vector<std::string> not_in;  ///< longer wordings in which a name of it means something else
};

/// One file of the schema as it was loaded; `path` is relative to the schema's folder.
struct SchemaFile {
  std::string path;
  std::string text;
};

class Schema {
 public:
  Schema() = default;
  Schema(Schema&&) = default;  // its index points into it: it moves, and isn't copied
  Schema& operator=(Schema&&) = default;

  /// The schema that the program carries.
  static Schema built_in();
  /// A schema from a folder. Throws Problem at the first thing that is wrong in any file.
  static Schema from_folder(const std::string& folder);
  /// Loads and checks. `root` stands before every path in errors.
  static Schema from_files(std::vector<SchemaFile> files, const std::string& root);

  const std::vector<NodeType>& node_types() const { return node_types_; }
  const std::vector<EdgeType>& edge_types() const { return edge_types_; }
  const std::vector<Thing>& things() const { return things_; }
  const NodeType* node_type(std::string_view name) const;
  const EdgeType* edge_type(std::string_view name) const;
  /// By id, or nullptr. Ids are unique over all tables.
  const Thing* thing(std::string_view id) const;
  /// `name` means `id` from now on and nothing else; an id that no table has becomes a thing of this type.
  void add_name(const std::string& name, std::size_t language, const std::string& id, const std::string& type);
  /// The text of a file such as `wording/zh/citations.toml`, or nullptr.
  const SchemaFile* file(std::string_view path) const;
  const std::vector<SchemaFile>& files() const { return files_; }

  const std::string& version() const { return version_; }  ///< of the release, from `schema/version`
  const std::string& hash() const { return hash_; }        ///< of all files, 16 hexadecimal digits
  const std::string& root() const { return root_; }

 private:
  friend class SchemaLoader;
  std::vector<NodeType> node_types_;
  std::vector<EdgeType> edge_types_;
  std::vector<Thing> things_;
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };
  std::unordered_map<std::string, std::size_t, Hash, std::equal_to<>> by_id_;
  std::vector<SchemaFile> files_;
  std::string version_, hash_, root_;
};

}  // namespace rg

// SPDX-License-Identifier: Apache-2.0
#include "src/schema/schema.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "src/schema/embedded.hpp"
#include "src/schema/load.hpp"
#include "src/text/problem.hpp"

namespace rg {
namespace {

namespace fs = std::filesystem;

SchemaFile read_file(const fs::path& path, const fs::path& folder) {
  std::ifstream in(path, std::ios::binary);
  std::stringstream text;
  text << in.rdbuf();
  if (!in) throw Problem({path.string(), 0, 0}, "can't be read", "check that it may be read");
  return {fs::relative(path, folder).generic_string(), std::move(text).str()};
}

bool is_schema_file(const fs::path& path) {
  return path.extension() == ".toml" || path.extension() == ".tsv" || path.filename() == "version";
}

}  // namespace

std::size_t language_index(std::string_view code) {
  return static_cast<std::size_t>(std::find(languages.begin(), languages.end(), code) - languages.begin());
}

Schema Schema::built_in() {
  std::vector<SchemaFile> files;
  for (const EmbeddedFile& file : embedded_schema()) files.push_back({std::string(file.path), std::string(file.text)});
  return from_files(std::move(files), "schema/");
}

Schema Schema::from_folder(const std::string& folder) {
  if (!fs::is_directory(folder)) throw Problem({folder, 0, 0}, "is no folder", "name a folder such as schema/");
  std::vector<SchemaFile> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    if (entry.is_regular_file() && is_schema_file(entry.path())) files.push_back(read_file(entry.path(), folder));
  return from_files(std::move(files), folder.ends_with('/') ? folder : folder + "/");
}

Schema Schema::from_files(std::vector<SchemaFile> files, const std::string& root) {
  std::sort(files.begin(), files.end(), [](const SchemaFile& a, const SchemaFile& b) { return a.path < b.path; });
  return load_schema(std::move(files), root);
}

const NodeType* Schema::node_type(std::string_view name) const {
  const auto found =
      std::find_if(node_types_.begin(), node_types_.end(), [&](const NodeType& type) { return type.name == name; });
  return found == node_types_.end() ? nullptr : &*found;
}

const EdgeType* Schema::edge_type(std::string_view name) const {
  const auto found =
      std::find_if(edge_types_.begin(), edge_types_.end(), [&](const EdgeType& type) { return type.name == name; });
  return found == edge_types_.end() ? nullptr : &*found;
}

const Thing* Schema::thing(std::string_view id) const {
  const auto found = by_id_.find(id);
  return found == by_id_.end() ? nullptr : &things_[found->second];
}

void Schema::add_name(const std::string& name, std::size_t language, const std::string& id, const std::string& type) {
  for (Thing& thing : things_)
    for (auto& names : thing.names) std::erase(names, name);
  const auto [found, is_new] = by_id_.try_emplace(id, things_.size());
  if (is_new) things_.push_back({id, type, {}, {}, {}});
  things_[found->second].names[language].push_back(name);
}

const SchemaFile* Schema::file(std::string_view path) const {
  const auto found = std::lower_bound(files_.begin(), files_.end(), path,
                                      [](const SchemaFile& file, std::string_view p) { return file.path < p; });
  return found != files_.end() && found->path == path ? &*found : nullptr;
}

}  // namespace rg

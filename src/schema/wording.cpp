// SPDX-License-Identifier: Apache-2.0
#include "src/schema/wording.hpp"

#include <re2/re2.h>
#include <toml++/toml.h>

#include <algorithm>
#include <set>

namespace rg {

struct WordingTable::Parts {
  std::shared_ptr<toml::table> file;  ///< owns `table`
  toml::table* table = nullptr;
  std::string path;
  std::set<std::string, std::less<>> asked;

  Location where(const toml::source_region& region) const { return {path, region.begin.line, region.begin.column}; }
  toml::node* ask(std::string_view key) {
    asked.emplace(key);
    return table->get(key);
  }
  std::string text(const toml::node& node, std::string_view key) const {
    if (const auto* value = node.as_string()) return value->get();
    throw Problem(where(node.source()), "`" + std::string(key) + "` is no string", "put it in quotes");
  }
};

std::vector<std::string> WordingTable::strings(std::string_view key) {
  std::vector<std::string> out;
  toml::node* node = parts_->ask(key);
  if (!node) return out;
  toml::array* list = node->as_array();
  if (!list) throw Problem(parts_->where(node->source()), "`" + std::string(key) + "` is no list", "write [\"…\"]");
  for (const toml::node& item : *list) out.push_back(parts_->text(item, key));
  return out;
}

std::string WordingTable::string(std::string_view key) {
  const toml::node* node = parts_->ask(key);
  return node ? parts_->text(*node, key) : std::string{};
}

std::string WordingTable::required(std::string_view key) {
  std::string value = string(key);
  if (value.empty()) throw Problem(where({}), "`" + std::string(key) + "` is missing", "add it");
  return value;
}

bool WordingTable::flag(std::string_view key) {
  const toml::node* node = parts_->ask(key);
  if (!node) return false;
  if (const auto* value = node->as_boolean()) return value->get();
  throw Problem(parts_->where(node->source()), "`" + std::string(key) + "` is no boolean", "write true or false");
}

bool WordingTable::has(std::string_view key) const { return parts_->table->contains(key); }

std::vector<std::string> WordingTable::keys() const {
  std::vector<std::string> out;
  for (const auto& [key, value] : *parts_->table) out.emplace_back(key.str());
  std::sort(out.begin(), out.end());
  return out;
}

std::vector<WordingTable> WordingTable::tables(std::string_view key) {
  std::vector<WordingTable> out;
  toml::node* node = parts_->ask(key);
  if (!node) return out;
  toml::array* list = node->as_array();
  if (!list)
    throw Problem(parts_->where(node->source()), "`" + std::string(key) + "` is no list of tables",
                  "write [[" + std::string(key) + "]]");
  for (toml::node& item : *list) {
    toml::table* table = item.as_table();
    if (!table)
      throw Problem(parts_->where(item.source()), "an item of `" + std::string(key) + "` is no table",
                    "write [[" + std::string(key) + "]]");
    out.emplace_back(std::make_shared<Parts>(Parts{parts_->file, table, parts_->path, {}}));
  }
  return out;
}

Location WordingTable::where(std::string_view key) const {
  const toml::node* node = key.empty() ? nullptr : parts_->table->get(key);
  return parts_->where(node ? node->source() : parts_->table->source());
}

void WordingTable::done() const {
  for (const auto& [key, value] : *parts_->table)
    if (!parts_->asked.contains(key.str()))
      throw Problem(parts_->where(key.source()), "unknown key `" + std::string(key.str()) + "`",
                    "take it out or mend its spelling");
}

WordingTable WordingTable::table(std::string_view key) {
  toml::node* node = parts_->ask(key);
  toml::table* table = node ? node->as_table() : nullptr;
  if (!table)
    throw Problem(where(key), "table `" + std::string(key) + "` is missing", "add [" + std::string(key) + "]");
  return WordingTable(std::make_shared<Parts>(Parts{parts_->file, table, parts_->path, {}}));
}

WordingTable parse_wording(const SchemaFile& file, const std::string& root) {
  const std::string shown = root + file.path;
  // toml++ goes down a level a part of a dotted key, without a limit; nobody writes sixteen
  static const RE2 too_deep(R"((?m)^.*?(?:[A-Za-z0-9_\"'-]+[ \t]*\.[ \t]*){16}[A-Za-z0-9_\"'-]+[ \t.]*[\]=])");
  if (RE2::PartialMatch(file.text, too_deep))
    throw Problem({shown, 0, 0}, "holds a key of more than sixteen parts", "mend the TOML");
  try {
    auto table = std::make_shared<toml::table>(toml::parse(file.text, shown));
    toml::table* top = table.get();
    return WordingTable(std::make_shared<WordingTable::Parts>(WordingTable::Parts{std::move(table), top, shown, {}}));
  } catch (const toml::parse_error& error) {
    throw Problem({shown, error.source().begin.line, error.source().begin.column}, std::string(error.description()),
                  "mend the TOML");
  }
}

std::optional<WordingTable> open_wording(const Schema& schema, std::string_view language, std::string_view name) {
  const SchemaFile* file = schema.file("wording/" + std::string(language) + "/" + std::string(name) + ".toml");
  return file ? std::optional(parse_wording(*file, schema.root())) : std::nullopt;
}

}  // namespace rg

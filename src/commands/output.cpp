// SPDX-License-Identifier: Apache-2.0
#include "src/commands/output.hpp"

#include <signal.h>
#include <unistd.h>

#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>

#include "graph/store/load.hpp"
#include "src/commands/graph_input.hpp"
#include "src/commands/table.hpp"
#include "src/ledger/ledger.hpp"
#include "src/text/problem.hpp"

namespace rg {
namespace {

namespace fs = std::filesystem;

/// Another run into the same folder must not share our unfinished files.
std::string unfinished(const std::string& path) { return path + ".part-" + std::to_string(getpid()); }

/// What runs left that were killed while they wrote this file.
void remove_leftovers(const std::string& path) {
  const std::string beginning = fs::path(path).filename().string() + ".part-";
  const fs::path folder = fs::path(path).has_parent_path() ? fs::path(path).parent_path() : fs::path(".");
  std::error_code ignored;
  std::vector<fs::path> dead;
  for (const auto& entry : fs::directory_iterator(folder, ignored)) {
    const std::string name = entry.path().filename().string();
    if (!name.starts_with(beginning)) continue;
    const std::string process = name.substr(beginning.size());
    const bool number =
        !process.empty() && process.size() < 10 && process.find_first_not_of("0123456789") == std::string::npos;
    if (number && ::kill(std::stoi(process), 0) != 0 && errno == ESRCH) dead.push_back(entry.path());
  }
  for (const fs::path& file : dead) fs::remove(file, ignored);
}

bool begins_with(const std::string& path, std::string_view mark) {
  std::ifstream in(path, std::ios::binary);
  std::string head(mark.size(), '\0');
  in.read(head.data(), static_cast<std::streamsize>(head.size()));
  return in.gcount() == 0 || (static_cast<std::size_t>(in.gcount()) == mark.size() && head == mark);
}

}  // namespace

OutputFolder::OutputFolder(std::string folder, bool force) : folder_(std::move(folder)), force_(force) {
  std::error_code error;
  fs::create_directories(folder_, error);
  if (error || !fs::is_directory(folder_))
    throw Problem({folder_, 0, 0}, "is no folder that can be written to", "name another with -o");
}

OutputFolder::~OutputFolder() {
  std::error_code ignored;
  for (const std::string& name : written_) fs::remove(unfinished(path(name)), ignored);
}

std::ostream& OutputFolder::open(const std::string& name, std::string_view mark) {
  if (!force_ && fs::exists(path(name)) && !begins_with(path(name), mark))
    throw Problem({path(name), 0, 0}, "is there already and was not made by rightsgraph",
                  "move it away, or give --force");
  remove_leftovers(path(name));
  written_.push_back(name);
  return open_[name] = std::ofstream(unfinished(path(name)), std::ios::binary | std::ios::trunc);
}

void OutputFolder::write(const std::string& name, std::string_view mark,
                         const std::function<void(std::ostream&)>& fill) {
  fill(open(name, mark));
  close(name);
}

void OutputFolder::close(const std::string& name) {
  std::ofstream out = std::move(open_[name]);
  open_.erase(name);
  out.close();
  if (!out)
    throw Problem({path(name), 0, 0}, std::string("could not be written: ") + std::strerror(errno),
                  "check the disk and the folder's rights");
}

void OutputFolder::commit() {
  while (!open_.empty()) close(std::string(open_.begin()->first));
  for (const std::string& name : written_) {
    std::error_code error;
    fs::rename(unfinished(path(name)), path(name), error);
    if (error)
      throw Problem({path(name), 0, 0}, "could not be put in place: " + error.message(), "check the folder's rights");
  }
  written_.clear();
}

std::map<std::string, std::size_t> write_graph(OutputFolder& folder, const Graph& graph, const Options& options) {
  std::map<std::string, std::size_t> dropped;
  for (const Format& format : formats())
    if (format.of_build)
      folder.write("graph" + std::string(format.extension), format.mark, [&](std::ostream& out) {
        dropped[std::string(format.name)] = write_file(format, graph, out, export_options(options)).dropped_characters;
      });
  return dropped;
}

std::map<std::string, std::size_t> dropped_characters(const Graph& graph, const Options& options) {
  std::map<std::string, std::size_t> out;
  std::ostream nowhere(nullptr);
  for (const Format& format : formats())
    if (format.of_build)
      out[std::string(format.name)] = write_file(format, graph, nowhere, export_options(options)).dropped_characters;
  return out;
}

std::string stored_ledger(Database& store, const Schema& schema, const std::map<std::string, std::size_t>& dropped) {
  std::vector<std::string> reports;
  for_each_ledger(store, [&](const std::string& ledger) { reports.push_back(ledger); });
  std::vector<Refused> refused;
  for (const auto& [path, reason] : stored_refusals(store)) refused.push_back({path, reason});
  for (const Copy& copy : stored_copies(store))
    refused.push_back({copy.file, "is the same report as " + copy.copy_of + "; counted once"});
  return ledger_of(schema, reports, std::move(refused), dropped);
}

void write_build(const Options& options, Database& store, const Graph& graph) {
  OutputFolder folder(options.output, options.force);
  folder.write("facts.jsonl", facts_mark,
               [&](std::ostream& out) { for_each_facts(store, [&](const std::string& lines) { out << lines; }); });
  const auto dropped = write_graph(folder, graph, options);
  folder.write("ledger.json", ledger_mark,
               [&](std::ostream& out) { out << stored_ledger(store, graph.schema(), dropped); });
  folder.commit();
}

void tell(const std::string& line) { std::cerr << "rightsgraph: " << plain(line) << "\n"; }

void print(std::string_view text) {
  if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size() || std::fflush(stdout) != 0)
    throw Problem({"standard output", 0, 0}, "could not be written", "check where it goes");
}

}  // namespace rg

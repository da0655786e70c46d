// SPDX-License-Identifier: Apache-2.0
#include "src/commands/output.hpp"

#include <signal.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <stdexcept>

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

/// An empty file holds nothing to lose; one that can't be read may.
bool begins_with(const std::string& path, std::string_view mark) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return false;
  std::string head(mark.size(), '\0');
  in.read(head.data(), static_cast<std::streamsize>(head.size()));
  return in.gcount() == 0 || (static_cast<std::size_t>(in.gcount()) == mark.size() && head == mark);
}

[[noreturn]] void refuse(const std::string& path, int error) {
  throw Problem({path, 0, 0}, std::string("could not be written: ") + std::strerror(error),
                "check the disk and the folder's rights");
}

/// Behind these stand devices and descriptors of other programs: what is renamed over them is lost.
bool is_of_system(const fs::path& path) {
  const std::string text = path.lexically_normal().string();
  return text.starts_with("/dev/") || text.starts_with("/proc/");
}

/// The end of a chain of links, as far as it goes without leaving the files.
fs::path followed(fs::path path) {
  std::error_code error;
  for (int links = 0; links < 40 && !is_of_system(path) && fs::is_symlink(path, error); ++links)
    path = path.parent_path() / fs::read_symlink(path, error);  // an absolute target stands alone
  return path;
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
  for (const Part& part : parts_)
    if (!part.direct) fs::remove(part.writing_to(), ignored);
}

std::string OutputFolder::Part::writing_to() const { return direct ? path : unfinished(path); }

void OutputFolder::need_ours(const Part& part, std::string_view mark) const {
  std::error_code error;
  const fs::file_status found = fs::status(part.path, error);
  if (found.type() == fs::file_type::not_found) return;
  if (error) refuse(part.path, error.value());
  if (fs::is_directory(found)) throw Problem({part.path, 0, 0}, "is a folder", "name a file with -o");
  if (!force_ && fs::is_regular_file(found) && !begins_with(part.path, mark))
    throw Problem({part.path, 0, 0}, "is there already and was not made by rightsgraph",
                  "move it away, or give --force");
}

std::ostream& OutputFolder::open(const std::string& name, std::string_view mark) {
  if (std::any_of(parts_.begin(), parts_.end(), [&](const Part& part) { return part.name == name; }))
    throw std::logic_error("`" + name + "` is written twice");
  Part part;
  part.name = name;
  part.path = followed(fs::path(folder_) / name).string();
  std::error_code ignored;
  const fs::file_status found = fs::status(part.path, ignored);
  part.direct = is_of_system(part.path) || (fs::exists(found) && !fs::is_regular_file(found));
  if (!is_of_system(part.path)) need_ours(part, mark);
  if (!part.direct) remove_leftovers(part.path);
  errno = 0;
  part.stream.open(part.writing_to(), std::ios::binary | (part.direct ? std::ios::app : std::ios::trunc));
  if (!part.stream) refuse(part.path, errno);
  return parts_.emplace_back(std::move(part)).stream;
}

void OutputFolder::write(const std::string& name, std::string_view mark,
                         const std::function<void(std::ostream&)>& fill) {
  fill(open(name, mark));
  close(parts_.back());
}

void OutputFolder::close(Part& part) {
  if (!part.stream.is_open()) return;
  part.stream.close();
  if (!part.stream) refuse(part.path, errno == 0 ? EIO : errno);  // of the write that failed
}

void OutputFolder::commit() {
  for (Part& part : parts_) close(part);
  for (; !parts_.empty(); parts_.pop_front()) {
    const Part& part = parts_.front();
    std::error_code error;
    if (!part.direct) fs::rename(part.writing_to(), part.path, error);
    if (error)
      throw Problem({part.path, 0, 0}, "could not be put in place: " + error.message(), "check the folder's rights");
  }
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

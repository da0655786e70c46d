// SPDX-License-Identifier: Apache-2.0
#include "src/commands/filling.hpp"

#include <filesystem>
#include <iostream>

#include "graph/store/load.hpp"
#include "graph/store/pack.hpp"
#include "graph/store/tables.hpp"
#include "src/commands/in_order.hpp"
#include "src/read/inputs.hpp"

namespace rg {
namespace {

namespace fs = std::filesystem;

/// Finished reports become final after so many bytes of them, so that pages which many share are written once. Counted
/// and not timed: the same reports give the same store, byte for byte.
constexpr std::size_t bytes_per_transaction = 1'000'000;

std::vector<Correction> corrections_of(const std::string& file, bool must_exist, const Schema& schema) {
  if (!must_exist && !fs::exists(file)) return {};
  return read_corrections(read_bytes(file), file, schema);
}

}  // namespace

std::string corrections_file(const std::string& store) {
  const fs::path path = store;
  const std::string stem = path.stem().string();
  return (path.parent_path() / (stem == "graph" ? "corrections.toml" : stem + ".corrections.toml")).string();
}

Filling::Filling(const Options& options, std::string file)
    : options_(options),
      file_(std::move(file)),
      corrections_file_(options.corrections.empty() ? corrections_file(file_) : options.corrections),
      schema_(schema_of(options)),
      corrections_(corrections_of(corrections_file_, !options.corrections.empty(), schema_)) {
  add_names(schema_, corrections_);
  stages_.emplace(schema_, Depth::facts);
}

ReportRecord Filling::record(ReportInput input, std::string_view bytes) const {
  const Text text = read_text(bytes, input.path, input.encoding);
  const Document document = stages_->document_of(text, input.symbol);
  if (document.places.size() > most_places)
    throw Problem({input.path, 0, 0}, "holds more than a million places", "split it");
  Extraction found = stages_->extractor().extract(document);
  CorrectionUses uses = correct(found.facts, document, corrections_, schema_);
  const std::string lines = to_json_lines(found.facts),
                    ledger = ledger_of(text, document, found.facts, found.remarks, found.missed);
  return record_of(std::move(input), bytes, document, std::move(found.facts), std::move(uses), lines, ledger,
                   fingerprint_of(document));
}

Filled Filling::run() {
  if (fs::exists(file_)) open();
  if (store_) upgrade();
  remove();
  if (store_) known_ = store_->inputs();
  for (const auto& [input, known] : known_) by_doc_.emplace(known.doc, known);
  add_inputs();
  if (!store_) return out_;
  if (options_.only) keep_only_inputs();
  for (const auto& [path, reason] : refusals_) store_->note_refusal(path, reason);
  store_->commit();
  tell_copies();
  tell_idle_corrections();
  return out_;
}

void Filling::open() {
  std::error_code error;
  const fs::path folder = fs::path(file_).parent_path();
  if (!folder.empty()) fs::create_directories(folder, error);
  if (error || (!folder.empty() && !fs::is_directory(folder)))
    throw Problem({folder.string(), 0, 0}, "is no folder that can be written to", "name another with -o");
  const auto waiting = [&] { std::cerr << "rightsgraph: " << file_ << ": another run is writing it; waiting\n"; };
  try {
    store_.emplace(file_, schema_, waiting);
  } catch (const NoStore&) {
    if (!options_.force) throw;
    fs::remove(file_);
    store_.emplace(file_, schema_, waiting);
  }
  affected_ = store_->set_corrections(corrections_);
}

/// In one transaction: until it is done, the store answers as before.
void Filling::upgrade() {
  if (store_->outdated()) {
    std::cerr << "rightsgraph: " << file_ << ": was made by another program or schema; its "
              << counted(store_->docs().size(), "report") << " are read again\n";
    store_->begin_upgrade();
    read_again(store_->docs());
  } else if (!affected_.empty()) {
    std::cerr << "rightsgraph: " << file_ << ": corrections came, went or changed; "
              << counted(affected_.size(), "report") << " may be read otherwise\n";
    read_again(affected_);
  }
  store_->commit();
}

/// From the bytes that the store keeps, a few at once.
void Filling::read_again(const std::vector<std::string>& docs) {
  constexpr std::size_t at_once = 64;
  for (std::size_t first = 0; first < docs.size(); first += at_once) {
    std::vector<KeptReport> kept;
    for (std::size_t i = first; i < std::min(first + at_once, docs.size()); ++i)
      kept.push_back(store_->report(docs[i]));
    std::size_t again = 0;
    in_order(
        kept.size(), options_.threads,
        [&](std::size_t i) {
          Item item;
          item.path = kept[i].input.path;
          item.error = attempt(item.path, [&] { item.record = record(kept[i].input, kept[i].bytes); });
          return item;
        },
        [&](const Item& item) {
          const std::string& doc = docs[first + again++];
          if (!item.error.empty() || item.record.facts.document.doc != doc) store_->remove(doc);
          if (item.error.empty()) store_->put(item.record);
          else refuse(item.path, item.error);
        });
  }
  out_.again += docs.size();
}

void Filling::remove() {
  for (const std::string& name : options_.remove) {
    if (store_ && store_->remove(name)) {
      ++out_.removed;
      continue;
    }
    std::cerr << "rightsgraph: "
              << Problem({file_, 0, 0}, "has no report `" + name + "` to remove",
                         "`rightsgraph query DB 'SELECT doc FROM documents'` lists them")
                     .what()
              << "\n";
    out_.any_refused = true;
  }
}

Filling::Item Filling::work(const std::string& path) const {
  Item out;
  out.path = path;
  out.error = attempt(path, [&] {
    const std::string bytes = read_bytes(path);
    out.bytes = bytes.size();
    ReportInput input{path, options_.encoding, options_.symbol, sha256(bytes)};
    const auto known = known_.find(input.key());
    if (known != known_.end()) out.known = known->second;
    else out.record = record(std::move(input), bytes);
  });
  return out;
}

void Filling::add_inputs() {
  const Inputs inputs = find_inputs(options_.inputs);
  if (!options_.symbol.empty() && inputs.files.size() + inputs.refused.size() != 1)
    throw Usage("--symbol goes with one report");
  for (const std::string& line : inputs.refused) refuse(line.substr(0, line.find(": ")), line);
  Progress progress(inputs.files.size(), options_.quiet);
  in_order(
      inputs.files.size(), options_.threads, [&](std::size_t i) { return work(inputs.files[i]); },
      [&](Item item) {
        progress.done(item.path);
        use(std::move(item));
        commit_now_and_then();
      });
}

void Filling::use(Item item) {
  if (!item.error.empty()) return refuse(item.path, item.error);
  const KnownInput found =
      item.known ? *item.known : KnownInput{item.record.facts.document.doc, item.record.fingerprint, {}};
  if (is_second(item, found.doc, found.fingerprint)) return;
  refusals_[item.path].clear();
  if (item.known) {
    ++out_.unchanged;
    return;
  }
  if (!store_) open();
  if (!is_first_file(item, found)) return;
  const Store::Change change = store_->put(item.record);
  pending_bytes_ += item.bytes;
  (change == Store::Change::replaced ? out_.replaced : out_.added) += 1;
}

/// The first by path of those with one key is taken; the same text again is no harm, another one is refused.
bool Filling::is_second(const Item& item, const std::string& doc, const std::string& fingerprint) {
  const auto [first, is_first] = seen_.try_emplace(doc, item.path, fingerprint);
  if (is_first) return false;
  if (first->second.second == fingerprint) {
    std::cerr << "rightsgraph: " << item.path << ": is the same report as " << first->second.first
              << "; counted once\n";
    refusals_[item.path] = "is the same report as " + doc + "; counted once";
  } else {
    refuse(item.path, second_text(item.path, doc));
  }
  return true;
}

/// The same text as before under another file name: of the two files the first by name is the report's, as it would be
/// if they had come together.
bool Filling::is_first_file(const Item& item, const KnownInput& found) {
  const auto before = by_doc_.find(found.doc);
  const std::string file = fs::path(item.path).filename().string();
  if (before == by_doc_.end() || before->second.fingerprint != found.fingerprint || before->second.file == file)
    return true;
  const bool first = file < before->second.file;
  refusals_[first ? before->second.file : item.path] = "is the same report as " + found.doc + "; counted once";
  if (!first)
    std::cerr << "rightsgraph: " << item.path << ": is the same report as " << before->second.file
              << "; counted once\n";
  if (!first) ++out_.unchanged;
  return first;
}

void Filling::refuse(const std::string& path, const std::string& line) {
  std::cerr << "rightsgraph: " << line << "\n";
  refusals_[path] = reason_of(path, line);
  out_.any_refused = true;
}

void Filling::keep_only_inputs() {
  for (const std::string& doc : store_->docs())
    if (!seen_.contains(doc) && store_->remove(doc)) ++out_.removed;
  store_->forget_refusals();
}

void Filling::tell_copies() {
  for (const Copy& copy : stored_copies(store_->database())) {
    const auto own = seen_.find(copy.doc), first = seen_.find(copy.copy_of);
    if (own != seen_.end())
      std::cerr << "rightsgraph: " << own->second.first << ": is the same report as "
                << (first != seen_.end() ? first->second.first : copy.copy_of) << "; counted once\n";
  }
}

void Filling::tell_idle_corrections() {
  store_->database().each("SELECT line, said FROM corrections WHERE uses = 0", [&](SQLite::Statement& row) {
    std::cerr << "rightsgraph: "
              << Problem({corrections_file_, static_cast<std::size_t>(row.getColumn(0).getInt64()), 0},
                         "does not apply (any more): " + row.getColumn(1).getString(), "take it out, or mend it")
                     .what()
              << "\n";
  });
}

void Filling::commit_now_and_then() {
  if (!store_ || pending_bytes_ < bytes_per_transaction) return;
  store_->commit();
  pending_bytes_ = 0;
}

}  // namespace rg

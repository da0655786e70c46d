// SPDX-License-Identifier: Apache-2.0
#include "src/commands/filling.hpp"

#include <algorithm>
#include <filesystem>
#include <tuple>

#include "graph/store/load.hpp"
#include "graph/store/pack.hpp"
#include "graph/store/tables.hpp"
#include "src/commands/output.hpp"
#include "src/read/inputs.hpp"
#include "src/text/in_order.hpp"

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
  const Text text = stages_->reader()(bytes, input.path, input.encoding);
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
  // Before the store is open: closing a descriptor of it would drop SQLite's locks on it
  // (https://www.sqlite.org/howtocorrupt.html, 2.2), and files of unknown kind are looked into.
  const Inputs inputs = inputs_of(options_, schema_);
  if (fs::exists(file_)) open();
  if (store_) upgrade();
  remove();
  add_inputs(inputs);
  if (!store_) return out_;
  if (options_.only) keep_only_inputs();
  for (const std::string& holder : inputs.holders) store_->forget_refusals_below(holder);  // looked through anew
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
  const auto waiting = [&] { tell(file_ + ": another run is writing it; waiting"); };
  try {
    store_.emplace(file_, schema_, waiting);
  } catch (const NoStore&) {
    if (!options_.force) throw;
    fs::remove(file_);
    store_.emplace(file_, schema_, waiting);
  }
  affected_ = store_->set_corrections(corrections_);
}

/// In one transaction: killed in it, the store is what it was. Others may have to wait for its end.
void Filling::upgrade() {
  for (const auto& [input, known] : store_->inputs()) files_[known.doc] = known.file;
  if (store_->outdated()) {
    tell(file_ + ": was made by another program or schema; its " + counted(store_->docs().size(), "report") +
         " are read again");
    store_->begin_upgrade();
    read_again(store_->docs());
  } else if (!affected_.empty()) {
    tell(file_ + ": corrections came, went or changed; " + counted(affected_.size(), "report") +
         " may be read otherwise");
    read_again(affected_);
  }
  store_->commit();
}

/// From the bytes that the store keeps, a few at once. What can't be read any more, or comes out under a key that
/// another report has, goes as it would from a fresh build; a fault that isn't the report's own ends the run.
void Filling::read_again(std::vector<std::string> docs) {
  constexpr std::size_t at_once = 64;
  std::sort(docs.begin(), docs.end(), [&](const std::string& a, const std::string& b) {
    return std::tie(files_[a], a) < std::tie(files_[b], b);
  });
  for (std::size_t first = 0; first < docs.size(); first += at_once) {
    std::vector<KeptReport> kept;
    for (std::size_t i = first; i < std::min(first + at_once, docs.size()); ++i)
      kept.push_back(store_->report(docs[i]));
    std::size_t next = first;
    in_order(
        kept.size(), options_.threads,
        [&](std::size_t i) {
          Item item;
          item.path = kept[i].input.path;
          try {
            item.record = record(kept[i].input, kept[i].bytes);
          } catch (const Problem& problem) {
            item.error = problem.what();
          } catch (...) {
            item.fault = std::current_exception();
          }
          return item;
        },
        [&](const Item& item) { use_again(item, docs[next++]); });
  }
  out_.again += docs.size();
}

void Filling::use_again(const Item& item, const std::string& doc) {
  if (item.fault) std::rethrow_exception(item.fault);
  const std::string& now = item.record.facts.document.doc;
  if (!item.error.empty() || now != doc) store_->remove(doc);
  if (!item.error.empty()) return refuse(item.path, item.error);
  const auto [other, is_first] = again_.try_emplace(now, item.record.fingerprint);
  if (is_first) store_->put(item.record);
  else if (other->second == item.record.fingerprint)
    refusals_[item.path] = "is the same report as " + now + "; counted once";
  else refuse(item.path, second_text(item.path, now));
}

void Filling::remove() {
  for (const std::string& name : options_.remove) {
    if (store_ && store_->remove(name)) {
      ++out_.removed;
      continue;
    }
    tell(Problem({file_, 0, 0}, "has no report `" + name + "` to remove",
                 "`rightsgraph query DB 'SELECT doc FROM documents'` lists them")
             .what());
    out_.any_refused = true;
  }
}

/// Of few files each one is looked up, so that one more report in a large store costs no more than in a small one.
void Filling::find_known(const std::vector<Input>& inputs) {
  constexpr std::size_t few = 200;
  if (!store_) return;
  if (inputs.size() > few) known_ = store_->inputs();
  for (std::size_t i = 0; inputs.size() <= few && i < inputs.size(); ++i) {
    const Input& input = inputs[i];
    if (is_store(input)) continue;
    const std::string unreadable = attempt(input.path, [&] {
      const std::string key =
          ReportInput{input.path, options_.encoding, options_.symbol, sha256(read_bytes(input))}.key();
      if (const auto known = store_->input(key)) known_.emplace(key, *known);
    });  // and told when it is worked on
  }
}

/// That is open, and must not be opened beside.
bool Filling::is_store(const Input& input) const {
  std::error_code ignored;
  return input.is_file() && fs::equivalent(input.path, file_, ignored);
}

Filling::Item Filling::work(const Input& input) const {
  Item out;
  out.path = input.path;
  out.error = attempt(input.path, [&] {
    if (is_store(input)) throw Problem({input.path, 0, 0}, "is the store itself", "leave it out");
    const std::string bytes = read_bytes(input);
    out.bytes = bytes.size();
    ReportInput as_given{input.path, options_.encoding, options_.symbol, sha256(bytes)};
    const auto known = known_.find(as_given.key());
    if (known != known_.end()) out.known = known->second;
    else out.record = record(std::move(as_given), bytes);
  });
  return out;
}

void Filling::add_inputs(const Inputs& inputs) {
  for (const std::string& line : inputs.refused) refuse(line.substr(0, line.find(": ")), line);
  find_known(inputs.reports);
  Progress progress(inputs.reports.size(), options_.quiet);
  in_order(
      inputs.reports.size(), options_.threads, [&](std::size_t i) { return work(inputs.reports[i]); },
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
  for (const std::string& path : {item.path, fs::path(item.path).filename().string()}) refusals_[path].clear();
  if (item.known) {
    ++out_.unchanged;
    return;
  }
  if (!store_) open();
  if (!is_first_file(item, found)) return;
  const Store::Change change = store_->put(item.record);
  pending_bytes_ += item.bytes;
  if (change != Store::Change::copy) (change == Store::Change::replaced ? out_.replaced : out_.added) += 1;
  else ++out_.copies;
}

/// The first by path of those with one key is taken; the same text again is no harm, another one is refused.
bool Filling::is_second(const Item& item, const std::string& doc, const std::string& fingerprint) {
  const auto [first, is_first] = seen_.try_emplace(doc, item.path, fingerprint);
  if (is_first) return false;
  if (first->second.second == fingerprint) {
    tell(item.path + ": is the same report as " + first->second.first + "; counted once");
    refusals_[item.path] = "is the same report as " + doc + "; counted once";
  } else {
    refuse(item.path, second_text(item.path, doc));
  }
  return true;
}

/// The same text as before under another file name: of the two files the first by name is the report's, as it would be
/// if they had come together.
bool Filling::is_first_file(const Item& item, const KnownInput& found) {
  const auto before = store_->report_input(found.doc);
  const std::string file = valid_utf8(fs::path(item.path).filename().string());
  if (!before || before->fingerprint != found.fingerprint || before->file == file) return true;
  const bool first = file < before->file;
  refusals_[first ? before->file : item.path] = "is the same report as " + found.doc + "; counted once";
  if (!first) tell(item.path + ": is the same report as " + before->file + "; counted once");
  if (!first) ++out_.unchanged;
  return first;
}

void Filling::refuse(const std::string& path, const std::string& line) {
  tell(line);
  refusals_[path] = reason_of(path, line);
  out_.any_refused = true;
}

/// Where an input could not be read, what the store has may be just that: then nothing goes.
void Filling::keep_only_inputs() {
  if (seen_.empty() || out_.any_refused) {
    out_.any_refused = true;
    tell(Problem({file_, 0, 0}, "nothing is taken out, as not all inputs could be read",
                 "mend them, or leave --only out")
             .what());
    return;
  }
  for (const std::string& doc : store_->docs())
    if (!seen_.contains(doc) && store_->remove(doc)) ++out_.removed;
  store_->forget_refusals();
}

void Filling::tell_copies() {
  for (const Copy& copy : stored_copies(store_->database())) {
    const auto own = seen_.find(copy.doc), first = seen_.find(copy.copy_of);
    if (own != seen_.end())
      tell(own->second.first + ": is the same report as " +
           (first != seen_.end() ? first->second.first : copy.copy_of) + "; counted once");
  }
}

void Filling::tell_idle_corrections() {
  store_->database().each("SELECT line, kind, said FROM corrections WHERE uses = 0", [&](SQLite::Statement& row) {
    tell((Problem({corrections_file_, static_cast<std::size_t>(row.getColumn(0).getInt64()), 0},
                  "does not apply (any more): " + row.getColumn(2).getString(),
                  row.getColumn(1).getString() == "name"
                      ? "no report names anything so; take it out, or make it an alias"
                      : "take it out, or mend it")
              .what()));
  });
}

void Filling::commit_now_and_then() {
  if (!store_ || pending_bytes_ < bytes_per_transaction) return;
  store_->commit();
  pending_bytes_ = 0;
}

}  // namespace rg

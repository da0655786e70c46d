// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <exception>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "graph/store/store.hpp"
#include "src/commands/pipeline.hpp"

namespace rg {

/// The file of corrections that belongs to a store: corrections.toml beside graph.db, NAME.corrections.toml beside
/// NAME.db.
std::string corrections_file(const std::string& store);

/// What a run did to a store.
struct Filled {
  std::size_t added = 0, copies = 0, replaced = 0, unchanged = 0, removed = 0, again = 0;
  bool any_refused = false;
};

/// Brings a store to what the options ask for: removes, adds and replaces reports, a transaction each few.
class Filling {
 public:
  /// `file` is made when the first report that can be read is there, and not before.
  /// The corrections that stand beside it, or in --corrections, are applied. Throws Problem where they are wrong.
  Filling(const Options& options, std::string file);
  Filled run();
  /// With the names of the corrections.
  const Schema& schema() const { return schema_; }
  /// The store, if there is one now.
  Store* store() { return store_ ? &*store_ : nullptr; }

 private:
  /// One input, worked on: a record, or why there is none.
  struct Item {
    std::string path, error;
    std::optional<KnownInput> known;  ///< is in the store as it is
    ReportRecord record;
    std::size_t bytes = 0;     ///< of its file
    std::exception_ptr fault;  ///< no fault of the report's
  };
  void find_known(const std::vector<Input>& inputs);
  bool is_store(const Input& input) const;
  Item work(const Input& input) const;
  ReportRecord record(ReportInput input, std::string_view bytes) const;
  void use(Item item);
  void open();
  void upgrade();
  void read_again(std::vector<std::string> docs);
  void tell_idle_corrections();
  void remove();
  void add_inputs(const Inputs& inputs);
  void keep_only_inputs();
  void tell_copies();
  void refuse(const std::string& path, const std::string& line);
  bool is_second(const Item& item, const std::string& doc, const std::string& fingerprint);
  void use_again(const Item& item, const std::string& doc);
  bool is_first_file(const Item& item, const KnownInput& found);
  void commit_now_and_then();

  const Options& options_;
  std::string file_, corrections_file_;
  Schema schema_;
  std::vector<Correction> corrections_;
  std::optional<Stages> stages_;
  std::optional<Store> store_;
  std::map<std::string, std::string> files_, again_;   ///< by doc: its file; the fingerprint of what was read again
  std::vector<std::string> affected_;                  ///< by corrections that came, went or changed
  std::unordered_map<std::string, KnownInput> known_;  ///< inputs that are there
  std::map<std::string, std::pair<std::string, std::string>> seen_;  ///< by doc: path and fingerprint
  std::map<std::string, std::string> refusals_;                      ///< of this run, by path, until there is a store
  std::size_t pending_bytes_ = 0;                                    ///< of reports that are not final yet
  Filled out_;
};

}  // namespace rg

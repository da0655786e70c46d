// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "graph/store/database.hpp"
#include "graph/store/store.hpp"

/// Stores of made-up reports, whose facts a test can count again.
namespace made_up {

const rg::Schema& schema();

/// A report without facts yet: places p1 … p4 of 400 characters.
rg::Facts report(const std::string& doc, std::uint32_t year);

/// One passage that links two things; no two passages of a report are the same.
void link(rg::Facts& facts, const std::string& head, const std::string& type, const std::string& tail,
          rg::Status status = rg::Status::stated);
/// One that names a thing in a paragraph.
void name(rg::Facts& facts, const std::string& para, const std::string& id);

/// Reports of several years, one without a year, that link few things in many ways, loops and denials too.
std::vector<rg::Facts> random_reports(unsigned seed, int things, int edges);
std::string thing(int number);

/// A store in a folder of its own, which goes with it; open for reading.
class Made {
 public:
  explicit Made(const std::vector<rg::Facts>& reports);
  ~Made();
  Made(const Made&) = delete;
  Made& operator=(const Made&) = delete;
  rg::Database& store() { return *store_; }
  /// The store's number of a thing; 0 where no report names it.
  std::int64_t number(const std::string& id);

 private:
  std::string folder_;
  std::unique_ptr<rg::Database> store_;
};

/// A stated edge as the facts have it; of a symmetric type the smaller id is the head.
struct Told {
  std::string head, type, tail;
  auto operator<=>(const Told&) const = default;
};
/// Passages by edge and year.
std::map<Told, std::map<std::uint32_t, std::int64_t>> told(const std::vector<rg::Facts>& reports);

}  // namespace made_up

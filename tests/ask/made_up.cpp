// SPDX-License-Identifier: Apache-2.0
#include "tests/ask/made_up.hpp"

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>

namespace made_up {
namespace {

constexpr std::uint32_t length = 400;

rg::Document document_of(const rg::Facts& facts) {
  rg::Document out;
  out.key = facts.document.doc;
  for (const char* key : {"p1", "p2", "p3", "p4"}) {
    rg::Place place;
    place.key = key;
    for (std::uint32_t i = 0; i < length; ++i) place.text += "字";
    out.places.push_back(place);
  }
  return out;
}

std::string new_folder() {
  std::string out = (std::filesystem::temp_directory_path() / "rightsgraph-ask-XXXXXX").string();
  REQUIRE(mkdtemp(out.data()));
  return out;
}

}  // namespace

const rg::Schema& schema() {
  static const rg::Schema built_in = rg::Schema::built_in();
  return built_in;
}

rg::Facts report(const std::string& doc, std::uint32_t year) {
  rg::Facts out;
  out.document = {doc, doc, "Document", "", "zh", year};
  return out;
}

void link(rg::Facts& facts, const std::string& head, const std::string& type, const std::string& tail,
          rg::Status status) {
  const auto at = static_cast<std::uint32_t>(facts.edges.size());
  facts.edges.push_back(
      {"p" + std::to_string(at % 4 + 1), head, type, tail, status, "字", {at % length, at % length + 1}, "made-up"});
}

void name(rg::Facts& facts, const std::string& para, const std::string& id) {
  const auto at = static_cast<std::uint32_t>(2 * facts.nodes.size());
  facts.nodes.push_back({para, "Agency", id, {"字"}, {{at, at + 1}, {at + 1, at + 2}}});
}

std::string thing(int number) { return "~" + std::to_string(100 + number); }

std::vector<rg::Facts> random_reports(unsigned seed, int things, int edges) {
  std::mt19937 random(seed);
  std::vector<rg::Facts> out;
  for (std::uint32_t i = 0; i < 6; ++i)
    out.push_back(report("A-HRC-95" + std::to_string(i) + "-1", i == 5 ? 0 : 2900 + i / 2));
  const auto any = [&](int count) { return static_cast<int>(random() % static_cast<unsigned>(count)); };
  const char* const types[] = {"COOPERATES_WITH", "SUPPORTS", "WORKS_IN"};
  for (int i = 0; i < edges; ++i) {
    const std::string head = thing(any(things)), tail = thing(any(things)), type = types[any(3)];
    const rg::Status status = any(5) == 0 ? rg::Status::denied : rg::Status::stated;
    for (int n = any(4); n >= 0; --n) link(out[static_cast<std::size_t>(any(6))], head, type, tail, status);
  }
  for (int i = 0; i < 40; ++i)
    name(out[static_cast<std::size_t>(any(6))], "p" + std::to_string(any(4) + 1), thing(any(things)));
  return out;
}

Made::Made(const std::vector<rg::Facts>& reports) : folder_(new_folder()) {
  const std::string file = folder_ + "/graph.db";
  {
    rg::Store store(file, schema(), [] {});
    for (const rg::Facts& facts : reports) {
      const std::string& doc = facts.document.doc;
      store.put(rg::record_of({doc + ".txt", "", "", doc}, "", document_of(facts), facts, {}, rg::to_json_lines(facts),
                              "{}", doc));
    }
    store.commit();
  }
  store_ = std::make_unique<rg::Database>(file, rg::Database::Access::read);
}

Made::~Made() {
  store_.reset();
  std::filesystem::remove_all(folder_);
}

std::int64_t Made::number(const std::string& id) {
  return store_->number("SELECT number FROM node WHERE id = ?", id).value_or(0);
}

std::map<Told, std::map<std::uint32_t, std::int64_t>> told(const std::vector<rg::Facts>& reports) {
  std::map<Told, std::map<std::uint32_t, std::int64_t>> out;
  for (const rg::Facts& facts : reports)
    for (const rg::EdgeFact& edge : facts.edges) {
      if (edge.status != rg::Status::stated) continue;
      Told key{edge.head, edge.type, edge.tail};
      if (schema().edge_type(edge.type)->symmetric && key.tail < key.head) std::swap(key.head, key.tail);
      ++out[key][facts.document.year];
    }
  return out;
}

}  // namespace made_up

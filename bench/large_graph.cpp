// SPDX-License-Identifier: Apache-2.0
// Makes a store with a large made-up graph, to measure the verbs that walk it: large_graph FILE.db [NODES [EDGES]].
// Few things have many edges and many have few, as in reports. The same numbers give the same store.
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <random>
#include <set>
#include <string>
#include <tuple>

#include "graph/store/database.hpp"
#include "graph/store/store.hpp"
#include "graph/store/tables.hpp"

namespace {

constexpr int reports = 2'000, paragraphs = 100, first_year = 2900, years = 25;
constexpr std::int64_t namings_a_report = 500;

int year_of(std::int64_t report) { return first_year + static_cast<int>(report % years); }

std::int64_t document_of(std::int64_t report) {
  return (static_cast<std::int64_t>(year_of(report)) << rg::key_bits) + report;
}

std::string key_of_number(std::int64_t number) { return "~机构" + std::to_string(number); }

void put_reports(rg::Database& store) {
  const std::string text = "甲与乙开展了合作，并支持了丙的工作。";
  for (std::int64_t report = 1; report <= reports; ++report) {
    const std::string doc = "A-HRC-" + std::to_string(report) + "-1";
    store.run(
        "INSERT INTO document (number, doc, symbol, type, title, language, year, file, encoding, given_symbol, sha256, "
        "input, fingerprint, places, node) VALUES (?1, ?2, ?2, 'Document', '', 'zh', ?3, '', '', '', '', ?2, ?2, ?4, "
        "?5)",
        document_of(report), doc, year_of(report), paragraphs, report);
    store.run(
        "INSERT INTO node (number, key, id, type, name, properties, mentions, documents) "
        "VALUES (?1, ?2, ?2, 'Document', ?2, '{}', 0, 0)",
        report, doc);
    for (std::int64_t p = 1; p <= paragraphs; ++p)
      store.run("INSERT INTO place (number, para, page, text) VALUES (?, ?, 0, ?)",
                (document_of(report) << rg::place_bits) + p, "p" + std::to_string(p), text);
  }
}

void put_nodes(rg::Database& store, std::int64_t nodes) {
  const char* const types[] = {"Agency", "Country", "Office", "Mechanism", "Fund"};
  for (std::int64_t n = 1; n <= nodes; ++n)
    store.run(
        "INSERT INTO node (number, key, id, type, name, properties, mentions, documents) "
        "VALUES (?1, ?2, ?2, ?3, ?2, '{}', 1, 1)",
        reports + n, key_of_number(n), std::string(types[n % 5]));
}

class Links {
 public:
  Links(rg::Database& store, std::int64_t nodes) : store_(store), nodes_(nodes) {}

  void put_mentions() {
    for (std::int64_t report = 1; report <= reports; ++report) {
      std::set<std::int64_t> named;
      while (static_cast<std::int64_t>(named.size()) < std::min(namings_a_report, nodes_ / 2)) named.insert(any_node());
      for (const std::int64_t node : named) {
        put_link(report, "MENTIONS", node, 1, 1);
        store_.run("INSERT INTO naming (place, node, spans) VALUES (?, ?, '[[0,1]]')",
                   (document_of(report) << rg::place_bits) + 1 + node % paragraphs, node);
      }
    }
  }

  void put(std::int64_t edges) {
    const char* const types[] = {"COOPERATES_WITH", "SUPPORTS", "WORKS_IN", "MEMBER_OF", "FUNDED_BY"};
    std::set<std::tuple<std::int64_t, int, std::int64_t>> seen;
    while (static_cast<std::int64_t>(seen.size()) < edges) {
      std::int64_t source = any_node(), target = any_node();
      const int type = static_cast<int>(random_() % 5);
      if (source == target) continue;
      if (type == 0 && target < source) std::swap(source, target);
      if (seen.emplace(source, type, target).second) put_edge(source, types[type], target);
    }
  }

 private:
  /// The square gives the first hundredth of the nodes a tenth of the ends.
  std::int64_t any_node() {
    const double chance = static_cast<double>(random_()) / 4294967296.0;
    return reports + 1 + static_cast<std::int64_t>(chance * chance * static_cast<double>(nodes_));
  }

  std::int64_t put_link(std::int64_t source, const std::string& type, std::int64_t target, std::int64_t stated,
                        std::int64_t documents) {
    store_.run(
        "INSERT INTO link (source, type, target, stated, demanded, denied, withdrawn, documents) "
        "VALUES (?, ?, ?, ?, 0, 0, 0, ?)",
        source, type, target, stated, documents);
    return store_.last_number();
  }

  /// One to three passages, each in a report of its own.
  void put_edge(std::int64_t source, const std::string& type, std::int64_t target) {
    const std::int64_t passages = 1 + (random_() % 4 == 0) + (random_() % 16 == 0), first = random_() % reports;
    const std::int64_t link = put_link(source, type, target, passages, passages);
    for (std::int64_t i = 0; i < passages; ++i) {
      const std::int64_t report = 1 + (first + i) % reports, place = 1 + random_() % paragraphs;
      store_.run(
          "INSERT INTO statement (place, position, link, first, last, status, rule, correction) "
          "VALUES (?, ?, ?, 0, 9, 'stated', 'made-up', '')",
          (document_of(report) << rg::place_bits) + place, ++position_, link);
      store_.run(
          "INSERT INTO link_year (link, year, stated, demanded, denied, withdrawn, documents) "
          "VALUES (?, ?, 1, 0, 0, 0, 1) ON CONFLICT DO UPDATE SET stated = stated + 1, documents = documents + 1",
          link, year_of(report));
    }
  }

  rg::Database& store_;
  std::int64_t nodes_, position_ = 0;
  std::mt19937 random_{1};
};

void make(const std::string& file, std::int64_t nodes, std::int64_t edges) {
  const rg::Schema schema = rg::Schema::built_in();
  rg::Store store(file, schema, [] {});
  put_reports(store.database());
  put_nodes(store.database(), nodes);
  Links links(store.database(), nodes);
  links.put_mentions();
  links.put(edges);
  store.commit();
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::cerr << "usage: large_graph FILE.db [NODES [EDGES]]\n";
    return 1;
  }
  try {
    make(argv[1], argc > 2 ? std::atoll(argv[2]) : 100'000, argc > 3 ? std::atoll(argv[3]) : 1'000'000);
  } catch (const std::exception& error) {
    std::cerr << "large_graph: " << error.what() << "\n";
    return 2;
  }
  return 0;
}

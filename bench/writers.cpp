// SPDX-License-Identifier: Apache-2.0
// Times the writers on a large made-up graph, beside what a program would use otherwise, and tells how much memory each
// takes beyond the graph: writers FOLDER [NODES [EDGES [ROUNDS]]]. The files stay in FOLDER, to look at; what is timed
// goes nowhere, so that the disk isn't measured.
#include <malloc.h>
#include <serd/serd.h>

#include <algorithm>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/graphml.hpp>
#include <boost/property_map/function_property_map.hpp>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <functional>
#include <iostream>
#include <random>
#include <sstream>

#include "export/tables.hpp"

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t reports = 2'000;

std::string id_of(std::uint64_t node) { return "~机构" + std::to_string(node); }

/// The same numbers give the same graph. As in reports: few things have many edges, an edge has one to three passages.
rg::Graph made_up(const rg::Schema& schema, std::uint64_t nodes, std::uint64_t edges) {
  const char* const types[] = {"SUPPORTS", "WORKS_IN", "MEMBER_OF", "FUNDED_BY", "AGREEMENT_WITH"};
  const std::string quote = "甲与乙开展了合作，并支持了丙的工作。";
  std::vector<rg::Facts> facts(reports);
  for (std::size_t i = 0; i < reports; ++i) {
    const std::string number = std::to_string(i);
    facts[i].document = {"A-HRC-" + number + "-1",
                         "A/HRC/" + number + "/1",
                         "Document",
                         "标题" + number,
                         "zh",
                         static_cast<std::uint32_t>(2900 + i % 25)};
  }
  if (nodes < 2 * reports) throw std::runtime_error("needs 4000 nodes or more");
  for (std::uint64_t n = 0; n < nodes - reports; ++n)
    facts[n % reports].nodes.push_back({"p" + std::to_string(n % 100), "Agency", id_of(n), {id_of(n).substr(1)}, {}});
  std::mt19937_64 random(1);
  const auto any = [&] {
    const double chance = static_cast<double>(random() >> 11) / 9007199254740992.0;
    return static_cast<std::uint64_t>(chance * chance * static_cast<double>(nodes - reports));
  };
  for (std::uint64_t e = 0; e < edges; ++e) {
    const std::string head = id_of(any()), tail = id_of(any()), type = types[e % 5];
    const std::uint64_t passages = 1 + (random() % 4 == 0) + (random() % 16 == 0);
    for (std::uint64_t i = 0; i < passages; ++i)
      facts[random() % reports].edges.push_back(
          {"p" + std::to_string(random() % 100), head, type, tail, rg::Status::stated, quote, {0, 18}, "zh/" + type});
  }
  rg::Merger merger(schema);
  for (const rg::Facts& each : facts) merger.add(each);
  return merger.finish();
}

double seconds(const std::function<void()>& work) {
  const auto start = Clock::now();
  work();
  return std::chrono::duration<double>(Clock::now() - start).count();
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

/// kB of a line of /proc/self/status: VmRSS is held now, VmHWM the most that was since the last reset.
std::size_t memory(const std::string& name) {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);)
    if (line.starts_with(name)) return std::stoul(line.substr(line.find_first_of("0123456789")));
  return 0;
}

/// Gives back what is free: else a writer could take it unseen.
void reset_peak() {
  malloc_trim(0);
  std::ofstream("/proc/self/clear_refs") << "5";
}

// ---- Boost's own writer, over the same values: they are made before, so that only writing is timed

struct Fields {
  std::vector<std::string> values;
};
using Plain = boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS, Fields, Fields>;

std::string joined(const rg::Value& value) {
  if (const auto* text = std::get_if<std::string_view>(&value)) return std::string(*text);
  if (const auto* number = std::get_if<std::int64_t>(&value)) return std::to_string(*number);
  std::string out;
  if (const auto* real = std::get_if<double>(&value)) {
    char digits[32];
    std::snprintf(digits, sizeof digits, "%.2f", *real);
    return digits;
  }
  if (const auto* list = std::get_if<std::span<const std::string_view>>(&value))
    for (const std::string_view item : *list) (out += out.empty() ? "" : "|") += item;
  return out;
}

Fields fields(std::span<const rg::Value> row) {
  Fields out;
  for (const rg::Value& value : row) out.values.push_back(joined(value));
  return out;
}

struct BoostWriter {
  Plain plain;
  std::vector<rg::Column> node_columns, edge_columns;

  explicit BoostWriter(const rg::Graph& graph) : plain(graph.node_count()) {
    rg::NodeTable nodes(graph, {});
    rg::EdgeTable edges(graph);
    node_columns = nodes.columns();
    edge_columns = edges.columns();
    for (std::size_t i = 0; i < graph.node_count(); ++i) plain[i] = fields(nodes.row(i));
    for (std::size_t i = 0; i < graph.edge_count(); ++i)
      boost::add_edge(graph.edge(i).source, graph.edge(i).target, fields(edges.row(i)), plain);
  }

  void write(std::ostream& out) {
    boost::dynamic_properties properties;
    for (std::size_t c = 0; c < node_columns.size(); ++c)
      properties.property(node_columns[c].name,
                          boost::make_function_property_map<Plain::vertex_descriptor, std::string&>(
                              [this, c](Plain::vertex_descriptor v) -> std::string& { return plain[v].values[c]; }));
    for (std::size_t c = 0; c < edge_columns.size(); ++c)
      properties.property(edge_columns[c].name,
                          boost::make_function_property_map<Plain::edge_descriptor, std::string&>(
                              [this, c](Plain::edge_descriptor e) -> std::string& { return plain[e].values[c]; }));
    boost::write_graphml(out, plain, properties);
  }
};

// ---- serd's own rewriting: its reader into its writer, as serdi does

struct Rewriting {
  SerdEnv* env = nullptr;
  SerdWriter* writer = nullptr;
};

std::size_t put(const void* data, std::size_t length, void* stream) {
  static_cast<std::ofstream*>(stream)->write(static_cast<const char*>(data), static_cast<std::streamsize>(length));
  return length;
}

SerdStatus set_prefix(void* handle, const SerdNode* name, const SerdNode* uri) {
  auto* self = static_cast<Rewriting*>(handle);
  serd_env_set_prefix(self->env, name, uri);
  return serd_writer_set_prefix(self->writer, name, uri);
}

SerdStatus put_statement(void* handle, SerdStatementFlags flags, const SerdNode* graph, const SerdNode* subject,
                         const SerdNode* predicate, const SerdNode* object, const SerdNode* datatype,
                         const SerdNode* language) {
  return serd_writer_write_statement(static_cast<Rewriting*>(handle)->writer, flags, graph, subject, predicate, object,
                                     datatype, language);
}

void rewrite(const std::string& from, const std::string& to) {
  std::ofstream out(to, std::ios::binary);
  Rewriting self;
  self.env = serd_env_new(nullptr);
  self.writer =
      serd_writer_new(SERD_TURTLE, static_cast<SerdStyle>(SERD_STYLE_ABBREVIATED | SERD_STYLE_CURIED | SERD_STYLE_BULK),
                      self.env, nullptr, put, &out);
  SerdReader* reader = serd_reader_new(SERD_TURTLE, &self, nullptr, nullptr, set_prefix, put_statement, nullptr);
  serd_reader_read_file(reader, reinterpret_cast<const std::uint8_t*>(from.c_str()));
  serd_reader_free(reader);
  serd_writer_finish(self.writer);
  serd_writer_free(self.writer);
  serd_env_free(self.env);
}

// ----

constexpr const char* nowhere = "/dev/null";

/// `nowhere` for all files, where the disk shall not be measured.
class FolderFiles : public rg::Files {
 public:
  explicit FolderFiles(std::string beginning) : beginning_(std::move(beginning)) {}
  std::ostream& open(const std::string& name, std::string_view) override {
    const std::string path = beginning_ == nowhere ? beginning_ : beginning_ + name;
    auto& file = *files_.emplace_back(std::make_unique<std::ofstream>(path, std::ios::binary));
    if (!file) throw std::runtime_error(path + " can't be written");
    return file;
  }

 private:
  std::string beginning_;
  std::vector<std::unique_ptr<std::ofstream>> files_;
};

void compare(const char* what, std::size_t rounds, const std::function<void()>& ours, const char* other,
             const std::function<void()>& theirs) {
  std::vector<double> mine, others;
  for (std::size_t i = 0; i < rounds; ++i) {
    mine.push_back(seconds(ours));
    others.push_back(seconds(theirs));
  }
  std::printf("%s: %.2f s; %s: %.2f s; %.2f times as fast (medians of %zu, in turn)\n", what, median(mine), other,
              median(others), median(others) / median(mine), rounds);
}

void write(const rg::Format& format, const rg::Graph& graph, const std::string& beginning) {
  FolderFiles files(beginning);
  format.make()->write(graph, files, {});
}

void measure(const std::string& folder, std::uint64_t nodes, std::uint64_t edges, std::size_t rounds) {
  const rg::Schema schema = rg::Schema::built_in();
  const rg::Graph graph = made_up(schema, nodes, edges);
  std::printf("%zu nodes, %zu edges; the graph takes %zu MB\n", graph.node_count(), graph.edge_count(),
              memory("VmRSS") / 1024);
  for (const rg::Format& format : rg::formats()) {
    // To files the first time: what is taken once and kept, such as streams' buffers, isn't the writer's
    write(format, graph, folder + "/graph" + std::string(format.extension.empty() ? "-" : format.extension));
    reset_peak();
    const std::size_t before = memory("VmRSS");
    const double time = seconds([&] { write(format, graph, nowhere); });
    std::printf("%-12s %6.2f s, %5.1f MB beyond the graph\n", std::string(format.name).c_str(), time,
                static_cast<double>(std::max(memory("VmHWM"), before) - before) / 1024);
  }
  const std::string turtle = folder + "/graph.ttl";
  compare(
      "Turtle", rounds, [&] { write(*rg::find_format("turtle"), graph, nowhere); }, "serd rewriting the same",
      [&] { rewrite(turtle, nowhere); });
  BoostWriter boost(graph);
  compare(
      "GraphML", rounds, [&] { write(*rg::find_format("graphml"), graph, nowhere); }, "boost::write_graphml",
      [&] {
        std::ofstream out(nowhere, std::ios::binary);
        boost.write(out);
      });
}

}  // namespace

int main(int argc, char** argv) {
  const auto number = [&](int at, std::uint64_t usual) { return argc > at ? std::stoull(argv[at]) : usual; };
  if (argc < 2) {
    std::cerr << "usage: writers FOLDER [NODES [EDGES [ROUNDS]]]\n";
    return 1;
  }
  try {
    measure(argv[1], number(2, 100'000), number(3, 1'000'000), std::max<std::uint64_t>(number(4, 5), 1));
  } catch (const std::exception& error) {
    std::cerr << "writers: " << error.what() << "\n";
    return 2;
  }
  return 0;
}

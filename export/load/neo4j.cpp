// SPDX-License-Identifier: Apache-2.0
#include "export/neo4j.hpp"

#include <optional>
#include <sstream>

#include "export/json_stream.hpp"
#include "export/load/neo4j_answer.hpp"
#include "export/load/target.hpp"
#include "graph/store/pack.hpp"
#include "src/net/url.hpp"
#include "src/text/problem.hpp"
#include "src/text/unicode.hpp"

// Query API: https://neo4j.com/docs/query-api/5/query/ . Each request is a transaction of its own. While a graph is on
// its way a node `RightsgraphLoad`, written in the same transactions, holds how many batches have arrived and a hash
// over them: by that the next run goes on where this one ended, if it sends the same.
namespace rg {
namespace {

constexpr std::size_t most_rows = 1000, most_bytes = 1 << 20;

/// JSON that is kept in memory.
class JsonText {
 public:
  Json& json() { return json_; }
  /// So far, but for the last 64 kB at most.
  std::size_t size() { return static_cast<std::size_t>(text_.tellp()); }
  std::string text() {
    buffer_.flush();
    return text_.str();
  }

 private:
  std::ostringstream text_;
  Buffer buffer_{text_};
  JsonStream stream_{buffer_};
  Json json_{stream_};
};

void put_row(Json& json, const Neo4jRow& row) {
  json.StartObject();
  for (const auto& [name, text] : {std::pair("id", row.id), std::pair("source", row.source),
                                   std::pair("target", row.target), std::pair("document", row.document)})
    if (text.data() != nullptr) put_member(json, name, text);
  put_key(json, "properties");
  json.StartObject();
  for (const Field& field : row.properties) put_member(json, field.name, field.value);
  json.EndObject();
  json.EndObject();
}

/// How far an unfinished load came: so many batches arrived, with this hash over them.
struct LoadMark {
  std::size_t batches = 0;
  std::string hash;
};

/// Rows for one statement, as many as one request takes.
class Batch {
 public:
  explicit Batch(std::string statement) : statement_(std::move(statement)) { rows_.json().StartArray(); }
  void add(const Neo4jRow& row) {
    put_row(rows_.json(), row);
    ++count_;
  }
  void end() {
    rows_.json().EndArray();
    text_ = rows_.text();
  }
  bool is_full() { return count_ == most_rows || rows_.size() > most_bytes; }
  std::size_t count() const { return count_; }
  const std::string& statement() const { return statement_; }
  std::string hash() const { return sha256(sha256(statement_) + sha256(text_)); }
  std::string body(const LoadMark& mark) const;

 private:
  std::string statement_, text_;
  JsonText rows_;
  std::size_t count_ = 0;
};

std::string body_of(const std::string& statement) {
  JsonText out;
  out.json().StartObject();
  put_member(out.json(), "statement", std::string_view(statement));
  out.json().EndObject();
  return out.text();
}

/// The statement, and behind it the mark of how far the load is.
std::string Batch::body(const LoadMark& mark) const {
  const std::string marking =
      " WITH count(*) AS rows MERGE (load:RightsgraphLoad) SET load.batches = $batches, load.hash = $hash RETURN rows";
  JsonText out;
  Json& json = out.json();
  json.StartObject();
  put_member(json, "statement", std::string_view(statement_ + marking));
  put_key(json, "parameters");
  json.StartObject();
  put_member(json, "batches", Value(static_cast<std::int64_t>(mark.batches)));
  put_member(json, "hash", std::string_view(mark.hash));
  put_key(json, "rows");
  json.RawValue(text_.data(), text_.size(), rapidjson::kArrayType);
  json.EndObject();
  json.EndObject();
  return out.text();
}

/// Puts rows into batches, each with the mark that stands when it has arrived.
class Batches : public Neo4jRows {
 public:
  void begin(const std::string& statement) final {
    finish();
    batch_.emplace(statement);
  }
  void row(const Neo4jRow& row) final {
    batch_->add(row);
    if (!batch_->is_full()) return;
    const std::string statement = batch_->statement();
    begin(statement);
  }
  void finish() {
    if (batch_ && batch_->count() > 0) {
      batch_->end();
      mark_ = {mark_.batches + 1, sha256(mark_.hash + batch_->hash())};
      take(*batch_, mark_);
    }
    batch_.reset();
  }

 private:
  virtual void take(const Batch& batch, const LoadMark& mark) = 0;
  std::optional<Batch> batch_;
  LoadMark mark_;
};

/// Whether the first batches are those that an earlier run sent.
class SameBatches final : public Batches {
 public:
  explicit SameBatches(const LoadMark& earlier) : earlier_(earlier) {}
  bool same() const { return same_; }

 private:
  void take(const Batch&, const LoadMark& mark) override {
    if (mark.batches == earlier_.batches) same_ = mark.hash == earlier_.hash;
  }
  const LoadMark& earlier_;
  bool same_ = false;
};

class Load final : public Batches {
 public:
  Load(const Graph& graph, const LoadOptions& options)
      : graph_(graph),
        options_(options),
        http_(options.login, options.limits),
        url_(options.url + "/db/" + url_segment(options.database) + "/query/v2"),
        passages_(options.writing.evidence ? passages_of(graph) : 0),
        all_(graph.node_count() + graph.edge_count() + passages_) {}

  std::string run() {
    // Once, and not again: what is wrong from the beginning is told at once
    if (const Neo4jAnswer first = read_answer(http_.post(request("RETURN 1"))); !first.is_done()) refuse(first, "");
    for (const std::string& constraint : neo4j_constraints(graph_, options_.writing)) ask(request(constraint));
    find_earlier();
    each_row(graph_, options_.writing, *this);
    finish();
    ask(request("MATCH (load:RightsgraphLoad) DELETE load"));
    return summary();
  }

 private:
  HttpRequest request(const std::string& statement) const { return {url_, body_of(statement), "application/json"}; }

  static std::size_t passages_of(const Graph& graph) {
    std::size_t out = 0;
    for (std::size_t i = 0; i < graph.edge_count(); ++i) out += graph.edge(i).evidence.size();
    return out;
  }

  std::string summary() const {
    std::string out = counted(graph_.node_count(), "node") + ", " + counted(graph_.edge_count(), "edge");
    if (options_.writing.evidence) out += ", " + counted(passages_, "passage");
    if (earlier_rows_ == 0) return out;
    return out + "; " + std::to_string(earlier_rows_) +
           " of them came with an unfinished load and were not looked at again: load once more if somebody else has "
           "changed the database since";
  }

  [[noreturn]] void refuse(const Neo4jAnswer& answer, const std::string& how_far) const {
    const Refusal refusal = refusal_of(answer, options_);
    throw Problem({options_.url, 0, 0}, refusal.wrong + how_far, refusal.advice + (how_far.empty() ? "" : again));
  }

  Neo4jAnswer ask(HttpRequest request) {
    Neo4jAnswer answer;
    request.may_pass = [&answer](const HttpAnswer& given) {
      answer = read_answer(given);
      return answer.may_pass();
    };
    http_.post_again(request);
    if (!answer.is_done()) refuse(answer, how_far());
    return answer;
  }

  std::string how_far() const {
    return " (" + std::to_string(arrived_) + " of " + std::to_string(all_) +
           (options_.writing.evidence ? " nodes, edges and passages are there)" : " nodes and edges are there)");
  }

  void find_earlier() {
    const Neo4jAnswer answer = ask(request("MATCH (load:RightsgraphLoad) RETURN load.batches, load.hash"));
    earlier_ = {answer.number.value_or(0), answer.text};
    if (earlier_.batches == 0) return;
    SameBatches check(earlier_);
    each_row(graph_, options_.writing, check);
    check.finish();
    if (!check.same()) earlier_ = {};
  }

  void take(const Batch& batch, const LoadMark& mark) override {
    if (mark.batches <= earlier_.batches) earlier_rows_ += batch.count();
    else send(batch, mark);
    arrived_ += batch.count();
    options_.progress(std::to_string(arrived_) + " of " + std::to_string(all_));
  }

  void send(const Batch& batch, const LoadMark& mark) {
    const Neo4jAnswer answer = ask({url_, batch.body(mark), "application/json"});
    if (answer.number == batch.count()) return;
    if (!answer.number)
      throw Problem({options_.url, 0, 0}, "an answer doesn't say how many rows were merged" + how_far(),
                    "check what stands between here and the server" + std::string(again));
    ask(request("MATCH (load:RightsgraphLoad) DELETE load"));
    throw Problem({options_.url, 0, 0}, "nodes that were loaded before are gone: somebody else deletes them",
                  "run the same command again when that is over");
  }

  static constexpr const char* again = "; the same command goes on from there";
  const Graph& graph_;
  const LoadOptions& options_;
  Http http_;
  std::string url_;
  std::size_t passages_, all_, arrived_ = 0, earlier_rows_ = 0;
  LoadMark earlier_;
};

void need_server(const std::string& url) {
  const std::size_t database = url.rfind("/db/");
  if (database != std::string::npos && (url.ends_with("/query/v2") || url.ends_with("/tx/commit")))
    throw Usage("`" + url + "` is the address of one database; give the server's, " + url.substr(0, database) +
                ", and name the database with --database");
}

}  // namespace

std::string load_neo4j(const Graph& graph, const LoadOptions& given) {
  need_server(given.url);
  LoadOptions options = given;
  if (options.database.empty()) options.database = "neo4j";
  return Load(graph, options).run();
}

}  // namespace rg

// SPDX-License-Identifier: Apache-2.0
#include <sstream>

#include "export/load/target.hpp"
#include "export/serd_sink.hpp"
#include "export/vocabulary.hpp"
#include "src/net/url.hpp"
#include "src/text/iri.hpp"
#include "src/text/problem.hpp"

// SPARQL 1.1 Graph Store HTTP Protocol, section 5.5: each POST adds the triples of its document to a graph. Triples are
// a set and ours have no blank nodes, so what comes twice changes nothing. A PUT (section 5.3) leaves those of its
// document alone in the graph.
// https://www.w3.org/TR/sparql11-http-rdf-update/
namespace rg {
namespace {

std::string graph_url(const LoadOptions& options) {
  if (options.graph.empty()) return options.url + "?default";
  if (!is_iri(options.graph)) throw Usage("--graph `" + options.graph + "` is no IRI");
  return options.url + "?graph=" + url_segment(options.graph);
}

std::string advice_for(long status) {
  if (status == 401 || status == 403)
    return "give a login that may write by SPARQL_USER and SPARQL_PASSWORD, or SPARQL_TOKEN";
  if (status == 404 || status == 405)
    return "URL is the graph store, of Fuseki http://HOST:3030/DATASET/data; check it, and that the dataset exists";
  if (status == 413) return "let the server take requests of 1 MB";
  if (status >= 300 && status < 400) return "give the address that it sends to";
  if (status >= 500) return "look at the server's log, then load again";
  return "check that the address is that of a graph store";
}

/// The first line of an answer, which may be a page of HTML.
std::string first_line(const std::string& body) {
  const std::string line = body.substr(0, std::min<std::size_t>(body.find_first_of("\r\n"), 200));
  return line.find('<') == std::string::npos && !line.empty() ? " (" + line + ")" : "";
}

/// N-Triples documents of about a megabyte, so that what is sent is never held as a whole. A triple ends with a dot
/// there: Fuseki keeps what it has read of a request that breaks, and of Turtle that can be `rdf:S` or 12 of 123.
class Pieces final : public TripleSink {
 public:
  Pieces(const LoadOptions& options, std::string url)
      : options_(options), url_(std::move(url)), http_(options.login, options.limits) {}

  /// Whether anybody is there is asked once: only what breaks off later is worth waiting for.
  void need_server() {
    if (const HttpAnswer answer = http_.post(head()); answer.status == 0) check(answer);
  }

  void triple(std::string_view graph, const Term& subject, const Term& predicate, const Term& object) override {
    if (!writer_) writer_ = std::make_unique<SerdSink>(Syntax::ntriples, options_.writing.base, text_);
    writer_->triple(graph, subject, predicate, object);
    ++in_piece_;
    if (text_.tellp() > most) send();
  }

  std::string finish() {
    if (writer_) send();
    check_store();
    return std::to_string(sent_) + " triples";
  }

 private:
  static constexpr std::streamoff most = 1 << 20;

  void send() {
    writer_->finish();
    writer_.reset();
    HttpRequest request{url_, text_.str(), "application/n-triples", "*/*"};
    if (options_.replace && sent_ == 0) request.method = HttpRequest::Method::put;
    check(http_.post_again(request));
    text_.str({});
    sent_ += std::exchange(in_piece_, 0);
    options_.progress(std::to_string(sent_) + " triples");
  }

  HttpRequest head() const {
    HttpRequest request{url_, {}, {}, "application/n-triples, text/turtle;q=0.9"};
    request.method = HttpRequest::Method::head;
    return request;
  }

  /// A page of a proxy or a login, with status 200 for whatever is sent, is no graph store: that has a graph to show.
  void check_store() {
    const HttpAnswer answer = http_.post_again(head());
    check(answer);
    if (answer.content_type.starts_with("application/n-triples") || answer.content_type.starts_with("text/turtle"))
      return;
    throw Problem({options_.url, 0, 0},
                  "the server took " + std::to_string(sent_) + " triples, but shows no graph (" +
                      (answer.content_type.empty() ? "nothing" : answer.content_type.substr(0, 100)) + ")",
                  "check the address, and that no proxy or login page answers in its place");
  }

  void check(const HttpAnswer& answer) const {
    if (answer.status >= 200 && answer.status < 300) return;
    const std::string after = sent_ == 0 ? "" : ", after " + std::to_string(sent_) + " triples";
    if (answer.status == 0) throw Problem({options_.url, 0, 0}, answer.wrong + after, answer.advice);
    throw Problem({options_.url, 0, 0},
                  "the server answers " + std::to_string(answer.status) + first_line(answer.body) + after,
                  advice_for(answer.status));
  }

  const LoadOptions& options_;
  std::string url_;
  Http http_;
  std::ostringstream text_;
  std::unique_ptr<SerdSink> writer_;
  std::size_t in_piece_ = 0, sent_ = 0;
};

}  // namespace

std::string load_sparql(const Graph& graph, const LoadOptions& options) {
  if (!options.database.empty()) throw Usage("--database is of neo4j; with sparql it is part of URL");
  Pieces pieces(options, graph_url(options));
  pieces.need_server();
  put_graph(graph, options.writing.base, Graphs::one, pieces);
  return pieces.finish();
}

}  // namespace rg

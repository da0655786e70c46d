// SPDX-License-Identifier: Apache-2.0
#include "export/serd_sink.hpp"

#include <serd/serd.h>

#include <stdexcept>

#include "export/vocabulary.hpp"

namespace rg {
namespace {

const std::uint8_t* bytes(std::string_view text) { return reinterpret_cast<const std::uint8_t*>(text.data()); }

void check(SerdStatus status) {
  if (status != SERD_SUCCESS)
    throw std::runtime_error(std::string("RDF: ") + reinterpret_cast<const char*>(serd_strerror(status)));
}

/// serd counts the characters of a node that is made by its functions; its writer needs the bytes alone, and of
/// literals what makes it choose long quotes.
SerdNode node(SerdType type, std::string_view text) { return {bytes(text), text.size(), text.size(), 0, type}; }

SerdNode node(const Term& term) {
  switch (term.kind) {
    case Term::Kind::iri: return node(SERD_URI, term.text);
    case Term::Kind::name: return node(SERD_CURIE, term.text);
    case Term::Kind::literal: break;
  }
  SerdNode out = node(SERD_LITERAL, term.text);
  if (term.text.find_first_of("\r\n") != std::string_view::npos) out.flags |= SERD_HAS_NEWLINE;
  if (term.text.find('"') != std::string_view::npos) out.flags |= SERD_HAS_QUOTE;
  return out;
}

std::size_t put_bytes(const void* data, std::size_t length, void* stream) {
  static_cast<std::ostream*>(stream)->write(static_cast<const char*>(data), static_cast<std::streamsize>(length));
  return length;
}

/// serd would print what is wrong itself; check() throws it.
SerdStatus say_nothing(void* /*handle*/, const SerdError* error) { return error->status; }

SerdSyntax syntax_of(Syntax syntax) {
  switch (syntax) {
    case Syntax::turtle: return SERD_TURTLE;
    case Syntax::ntriples: return SERD_NTRIPLES;
    case Syntax::trig: break;
  }
  return SERD_TRIG;
}

SerdStyle style_of(Syntax syntax) {
  return static_cast<SerdStyle>(SERD_STYLE_BULK |
                                (syntax == Syntax::ntriples ? 0U : static_cast<unsigned>(SERD_STYLE_ABBREVIATED)));
}

}  // namespace

struct SerdSink::Parts {
  Parts(Syntax syntax, std::ostream& out)
      : world(serd_env_new(nullptr), &serd_env_free),
        writer(serd_writer_new(syntax_of(syntax), style_of(syntax), world.get(), nullptr, put_bytes, &out),
               &serd_writer_free) {
    serd_writer_set_error_sink(writer.get(), say_nothing, nullptr);
  }

  void declare(const std::string& prefix, const std::string& iri) {
    const SerdNode key = node(SERD_LITERAL, prefix), value = node(SERD_URI, iri);
    check(serd_env_set_prefix(world.get(), &key, &value));
    check(serd_writer_set_prefix(writer.get(), &key, &value));
  }

  std::unique_ptr<SerdEnv, decltype(&serd_env_free)> world;
  std::unique_ptr<SerdWriter, decltype(&serd_writer_free)> writer;
};

SerdSink::SerdSink(Syntax syntax, const std::string& base, std::ostream& out)
    : parts_(std::make_unique<Parts>(syntax, out)) {
  for (const Prefix& prefix : vocabularies()) parts_->declare(std::string(prefix.name), std::string(prefix.iri));
  parts_->declare("rg", ontology_iri(base) + "#");
}

SerdSink::~SerdSink() = default;

void SerdSink::triple(std::string_view graph, const Term& subject, const Term& predicate, const Term& object) {
  const SerdNode g = node(SERD_URI, graph), s = node(subject), p = node(predicate), o = node(object);
  const SerdNode datatype = node(SERD_URI, object.datatype), language = node(SERD_LITERAL, object.language);
  check(serd_writer_write_statement(parts_->writer.get(), 0, graph.empty() ? nullptr : &g, &s, &p, &o,
                                    object.datatype.empty() ? nullptr : &datatype,
                                    object.language.empty() ? nullptr : &language));
}

void SerdSink::finish() { check(serd_writer_finish(parts_->writer.get())); }

ExportReport write_rdf(Syntax syntax, const Graph& graph, std::ostream& out, const ExportOptions& options) {
  check_base(options.base);
  out << rdf_mark << graph.schema().version() << ", schema " << graph.schema().hash() << "\n";
  SerdSink sink(syntax, options.base, out);
  const ExportReport report =
      put_graph(graph, options.base, syntax == Syntax::trig ? Graphs::by_report : Graphs::one, sink);
  sink.finish();
  return report;
}

}  // namespace rg

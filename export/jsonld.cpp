// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <vector>

#include "export/context.hpp"
#include "export/json_stream.hpp"
#include "export/triples.hpp"
#include "export/vocabulary.hpp"

// JSON-LD 1.1, compact, with its context inside, so that it can be read offline: an object a subject.
// https://www.w3.org/TR/json-ld11/
namespace rg {
namespace {

using Values = JsonldTerm::Values;

/// An object a subject, one after another, written as the triples come: all that is kept is the first of values of
/// which there may be several, since only the next triple tells whether they are a list.
class JsonldSink final : public TripleSink {
 public:
  JsonldSink(const Schema& schema, const std::string& base, std::ostream& out)
      : buffer_(out), stream_(buffer_), json_(stream_), terms_(jsonld_terms(schema)) {
    json_.StartObject();
    json_.Key("@context");
    const std::string context = jsonld_context(schema, base);
    json_.RawValue(context.data(), context.size(), rapidjson::kObjectType);
    put_key(json_, "@graph");
    json_.StartArray();
  }

  void triple(std::string_view, const Term& subject, const Term& predicate, const Term& object) override {
    if (subject.text != subject_) begin_subject(subject.text);
    if (predicate.text != predicate_) {
      if (std::find(written_.begin(), written_.end(), predicate.text) != written_.end()) begin_subject(subject.text);
      begin_values(predicate.text);
    }
    put_value(object);
  }

  void finish() {
    end_subject();
    json_.EndArray();
    json_.EndObject();
    buffer_ << '\n';
    buffer_.flush();
  }

 private:
  struct Held {
    std::string text, language;
    std::string_view datatype;
    Term::Kind kind = Term::Kind::literal;
    Term term() const { return {kind, text, datatype, language}; }
  };

  void begin_subject(std::string_view subject) {
    end_subject();
    subject_ = subject;
    written_.clear();
    json_.StartObject();
    put_key(json_, "id");
    put_json(json_, subject);
  }

  void end_subject() {
    end_values();
    if (!subject_.empty()) json_.EndObject();
    subject_.clear();
  }

  void begin_values(std::string_view predicate) {
    end_values();
    predicate_ = predicate;
    written_.push_back(predicate_);
    const auto found = terms_.find(predicate);
    values_ = found == terms_.end() ? Values::text : found->second.values;
    put_key(json_, predicate == "rdf:type" ? "type" : found == terms_.end() ? predicate : found->second.key);
    if (values_ == Values::by_language) json_.StartObject();
    else if (values_ == Values::iris) json_.StartArray();
    count_ = 0;
  }

  void end_values() {
    if (predicate_.empty()) return;
    if (values_ == Values::by_language) json_.EndObject();
    else if (values_ == Values::iris || count_ > 1) json_.EndArray();
    else put(first_.term());
    predicate_.clear();
  }

  void put_value(const Term& object) {
    ++count_;
    if (values_ == Values::by_language) {
      put_key(json_, object.language);
      put_json(json_, object.text);
    } else if (values_ == Values::iris) {
      put(object);
    } else if (count_ == 1) {
      first_ = {std::string(object.text), std::string(object.language), object.datatype, object.kind};
    } else {
      if (count_ == 2) {
        json_.StartArray();
        put(first_.term());
      }
      put(object);
    }
  }

  void put(const Term& object) {
    if (object.datatype == xsd_integer) json_.RawValue(object.text.data(), object.text.size(), rapidjson::kNumberType);
    else if (!object.language.empty()) put_language_text(object);
    else if (object.kind == Term::Kind::name && predicate_ == "rdf:type") put_json(json_, term_of(object.text));
    else put_json(json_, object.text);
  }

  void put_language_text(const Term& object) {
    json_.StartObject();
    put_key(json_, "@language");
    put_json(json_, object.language);
    put_key(json_, "@value");
    put_json(json_, object.text);
    json_.EndObject();
  }

  std::string_view term_of(std::string_view name) const {
    const auto found = terms_.find(name);
    return found == terms_.end() ? name : found->second.key;
  }

  Buffer buffer_;
  JsonStream stream_;
  Json json_;
  JsonldTerms terms_;
  std::string subject_, predicate_;
  std::vector<std::string> written_;  ///< predicates of the object at hand: a key may stand in it once
  Values values_ = Values::text;
  std::size_t count_ = 0;  ///< of the values at hand
  Held first_;
};

class JsonldWriter final : public FileWriter {
 public:
  ExportReport write(const Graph& graph, std::ostream& out, const ExportOptions& options) const override {
    check_base(options.base);
    JsonldSink sink(graph.schema(), options.base, out);
    const ExportReport report = put_graph(graph, options.base, Graphs::one, sink);
    sink.finish();
    return report;
  }
};

}  // namespace

std::unique_ptr<Writer> make_jsonld() { return std::make_unique<JsonldWriter>(); }

}  // namespace rg

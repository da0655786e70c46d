// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <utility>

#include "src/corrections/corrections.hpp"

namespace rg {
namespace {

std::string without_space(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t start = at;
    if (!is_space(next_code_point(text, at))) out += text.substr(start, at - start);
  }
  return out;
}

class Corrector {
 public:
  Corrector(Facts& facts, const Document& document, const Schema& schema)
      : facts_(facts), document_(document), schema_(schema) {}

  /// Names first, then ids, so that edges are told by the ids that stay. By key: their order in the file says nothing.
  CorrectionUses apply(std::vector<Correction> corrections) {
    std::sort(corrections.begin(), corrections.end(), [](const auto& a, const auto& b) { return a.key() < b.key(); });
    const auto each = [&](Correction::Kind kind, void (Corrector::*use)(const Correction&)) {
      for (const Correction& correction : corrections)
        if (correction.kind == kind) (this->*use)(correction);
    };
    each(Correction::Kind::alias, &Corrector::mark_alias);
    each(Correction::Kind::name, &Corrector::move_name);
    rename(corrections);
    if (!uses_.empty()) join_namings();
    each(Correction::Kind::wrong, &Corrector::withdraw);
    each(Correction::Kind::missing, &Corrector::add);
    return std::move(uses_);
  }

 private:
  void mark_alias(const Correction& correction) {
    const std::string name = without_space(correction.name);
    for (NodeFact& node : facts_.nodes) {
      if (node.id != correction.is || !is_named(node, name)) continue;
      node.correction = correction.mark();
      ++uses_[correction.key()];
    }
  }

  /// What a place names with just these words moves to the other thing, and with it the edges that rest on those words.
  void move_name(const Correction& correction) {
    const std::string name = without_space(correction.name);
    const Thing* thing = schema_.thing(correction.is);
    std::vector<NodeFact> split;
    for (NodeFact& node : facts_.nodes) {
      if (node.id == correction.is || !is_named(node, name)) continue;
      NodeFact moved{node.para, thing ? thing->type : correction.type, correction.is, {name}, {}, correction.mark()};
      NodeFact kept = node;
      std::erase_if(kept.text, [&](const std::string& text) { return without_space(text) == name; });
      std::vector<std::pair<Span, std::string>> moves, stays;
      for (std::size_t i = 0; i < node.spans.size(); ++i) {
        const std::string words = words_at(node, i);
        (without_space(words) == name ? moves : stays).emplace_back(node.spans[i], words);
      }
      if (moves.empty()) continue;
      set_spans(moved, std::move(moves));
      set_spans(kept, std::move(stays));
      move_edges(node.id, moved, kept.spans);
      if (!kept.spans.empty()) split.push_back(std::move(kept));
      node = std::move(moved);
      ++uses_[correction.key()];
    }
    facts_.nodes.insert(facts_.nodes.end(), split.begin(), split.end());
  }

  void move_edges(const std::string& from, const NodeFact& to, const std::vector<Span>& kept) {
    const auto inside = [](const EdgeFact& edge, const std::vector<Span>& spans) {
      return std::any_of(spans.begin(), spans.end(),
                         [&](Span span) { return span.begin >= edge.span.begin && span.end <= edge.span.end; });
    };
    for (EdgeFact& edge : facts_.edges) {
      const bool rests_on_it = kept.empty() || (inside(edge, to.spans) && !inside(edge, kept));
      if (edge.para != to.para || !rests_on_it || (edge.head != from && edge.tail != from)) continue;
      for (std::string* end : {&edge.head, &edge.tail})
        if (*end == from) *end = to.id;
      edge.correction = to.correction;
    }
  }

  static bool is_named(const NodeFact& node, const std::string& name) {
    return std::any_of(node.text.begin(), node.text.end(),
                       [&](const std::string& text) { return without_space(text) == name; });
  }

  std::string words_at(const NodeFact& node, std::size_t span) const {
    const Place* place = place_of(node.para);
    return place ? std::string(slice(place->text, node.spans[span])) : words_of(node, span);
  }

  const Place* place_of(const std::string& para) const {
    const auto found = std::find_if(document_.places.begin(), document_.places.end(),
                                    [&](const Place& each) { return each.key == para; });
    return found == document_.places.end() ? nullptr : &*found;
  }

  void rename(const std::vector<Correction>& corrections) {
    for (const Correction& each : corrections)
      if (each.kind == Correction::Kind::same) goes_.emplace(each.name, &each);
    if (goes_.empty()) return;
    for (NodeFact& node : facts_.nodes)
      if (const Correction* by = rename(node.id)) {
        node.correction = by->mark();
        if (const Thing* thing = schema_.thing(node.id)) node.type = thing->type;
      }
    for (EdgeFact& edge : facts_.edges)
      for (std::string* end : {&edge.head, &edge.tail})
        if (const Correction* by = rename(*end)) edge.correction = by->mark();
    rename(facts_.document.id);
    std::erase_if(facts_.edges, [](const EdgeFact& edge) { return edge.head == edge.tail; });
  }

  /// Along all corrections that follow from each other; the last one that had an effect, or nullptr.
  const Correction* rename(std::string& id) {
    const Correction* last = nullptr;
    for (auto found = goes_.find(id); found != goes_.end(); found = goes_.find(id)) {
      last = found->second;
      id = last->is;
      ++uses_[last->key()];
    }
    return last;
  }

  /// A place names a thing once, with all its wordings.
  void join_namings() {
    std::map<std::pair<std::string, std::string>, std::size_t> index;
    std::vector<NodeFact> out;
    for (NodeFact& node : facts_.nodes) {
      const auto [found, is_new] = index.try_emplace({node.para, node.id}, out.size());
      if (is_new) {
        out.push_back(std::move(node));
        continue;
      }
      NodeFact& first = out[found->second];
      std::vector<std::pair<Span, std::string>> words;
      for (const NodeFact* each : {&std::as_const(first), &std::as_const(node)})
        for (std::size_t i = 0; i < each->spans.size(); ++i) words.emplace_back(each->spans[i], words_of(*each, i));
      for (const std::string& text : node.text)
        if (std::find(first.text.begin(), first.text.end(), text) == first.text.end()) first.text.push_back(text);
      set_spans(first, std::move(words));
      if (first.correction.empty()) first.correction = node.correction;
    }
    facts_.nodes = std::move(out);
  }

  std::string end_of(const std::string& id) const {
    std::string out = id == "DOC" ? facts_.document.id : id;
    for (auto found = goes_.find(out); found != goes_.end(); found = goes_.find(out)) out = found->second->is;
    return out;
  }

  bool is_about(const EdgeFact& edge, const Correction& correction) const {
    if (edge.type != correction.type || (!correction.para.empty() && edge.para != correction.para)) return false;
    const std::string head = end_of(edge.head), tail = end_of(edge.tail), from = end_of(correction.head),
                      to = end_of(correction.tail);
    return (head == from && tail == to) || (schema_.edge_type(edge.type)->symmetric && head == to && tail == from);
  }

  void withdraw(const Correction& correction) {
    if (correction.doc != facts_.document.doc) return;
    for (EdgeFact& edge : facts_.edges) {
      if (!is_about(edge, correction)) continue;
      edge.status = Status::withdrawn;
      edge.correction = correction.mark();
      ++uses_[correction.key()];
    }
  }

  void add(const Correction& correction) {
    if (correction.doc != facts_.document.doc) return;
    const bool stated = std::any_of(facts_.edges.begin(), facts_.edges.end(), [&](const EdgeFact& edge) {
      return is_about(edge, correction) && edge.status == correction.status;
    });
    const Place* place = place_of(correction.para);
    const Span span = stated || !place ? Span{} : find_words(place->text, correction.quote);
    if (span.begin == span.end) return;
    std::string head = correction.head, tail = correction.tail;
    for (std::string* end : {&head, &tail}) rename(*end);
    facts_.edges.push_back({correction.para, head, correction.type, tail, correction.status,
                            std::string(slice(place->text, span)), span, "correction", correction.mark()});
    ++uses_[correction.key()];
  }

  Facts& facts_;
  const Document& document_;
  const Schema& schema_;
  std::map<std::string, const Correction*> goes_;
  CorrectionUses uses_;
};

/// The language whose script a name is written in; Latin counts as English, whose names are read in all languages.
std::size_t language_of(std::string_view name) {
  for (std::size_t at = 0; at < name.size();) {
    const char32_t c = next_code_point(name, at);
    if (is_han(c)) return language_index("zh");
    if (c >= 0x400 && c < 0x530) return language_index("ru");
    if (c >= 0x600 && c < 0x700) return language_index("ar");
  }
  return language_index("en");
}

}  // namespace

bool holds_words(std::string_view text, std::string_view words) {
  const Span span = find_words(text, words);
  return span.begin < span.end;
}

void add_names(Schema& schema, std::vector<Correction> corrections) {
  std::sort(corrections.begin(), corrections.end(), [](const auto& a, const auto& b) { return a.key() < b.key(); });
  for (const Correction& each : corrections)
    if (each.kind == Correction::Kind::alias) schema.add_name(each.name, language_of(each.name), each.is, each.type);
}

CorrectionUses correct(Facts& facts, const Document& document, const std::vector<Correction>& corrections,
                       const Schema& schema) {
  return corrections.empty() ? CorrectionUses{} : Corrector(facts, document, schema).apply(corrections);
}

}  // namespace rg

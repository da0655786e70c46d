// SPDX-License-Identifier: Apache-2.0
#include "src/mentions/citations.hpp"

#include <algorithm>

#include "src/layout/symbol.hpp"
#include "src/mentions/names.hpp"
#include "src/text/unicode.hpp"

namespace rg::mentions {
namespace {

/// The number of a resolution at the end of a text: `48/141`, `S-30/1`, `1244(1999)`, `217 A (III)`, `2000/22`.
const RE2& number_pattern() {
  static const RE2 pattern(
      R"((?:(?:ES-|S-)?\d{1,4}/\d{1,4}(?:\s?[A-Z])?|\d{1,4}\s?[A-Z]?\s?\((?:\d{4}|(?:ES-|S-)?[IVXLC]+)\))$)");
  return pattern;
}

const std::vector<std::string> no_prefixes;

bool remove_suffix(std::string_view& text, const std::vector<std::string>& words) {
  for (const std::string& word : words) {
    if (word.empty() || !text.ends_with(word)) continue;
    text.remove_suffix(word.size());
    return true;
  }
  return false;
}

/// `2022年12月14日` at the end, where another item of the list stands before it.
void remove_date(std::string_view& text, const Citations& citations) {
  if (!citations.date) return;
  const std::string_view window = text.substr(text.size() > 40 ? text.size() - 40 : 0);
  re2::StringPiece found;
  if (!citations.date->Match(window, 0, window.size(), RE2::UNANCHORED, &found, 1)) return;
  std::string_view rest = text.substr(0, text.size() - found.size()), before = rest;
  if (remove_suffix(rest, citations.between) &&
      (remove_suffix(rest, citations.after) || remove_suffix(rest, citations.resolution)))
    text = before;
}

/// Where the first of the words stands from byte `at` on, and which one it is.
std::size_t next_of(std::string_view text, std::size_t at, const std::vector<std::string>& words,
                    const std::string*& found) {
  std::size_t best = std::string_view::npos;
  for (const std::string& word : words)
    if (const std::size_t here = text.find(word, at); here < best) {
      best = here;
      found = &word;
    }
  return best;
}

std::vector<Mention>::const_iterator first_from(const std::vector<Mention>& names, std::size_t at) {
  return std::lower_bound(names.begin(), names.end(), at,
                          [](const Mention& name, std::size_t byte) { return name.range.begin < byte; });
}

constexpr std::size_t longest_sentence = 6000;  // bytes to each side; a text without stops must not cost its square

std::string plain_number(std::string_view text) {
  std::string out;
  for (const char c : text)
    if (c != ' ') out += c;
  const std::size_t bracket = out.find('(');  // `217A(III)` is a part of `217(III)`
  if (bracket != std::string::npos && bracket > 0 && out[bracket - 1] >= 'A' && out[bracket - 1] <= 'Z')
    out.erase(bracket - 1, 1);
  return out;
}

}  // namespace

CitationFinder::CitationFinder(const Schema& schema, const Wording& wording, const Document& document)
    : schema_(schema),
      wording_(wording),
      prefixes_(schema.node_type("Document") ? schema.node_type("Document")->prefixes : no_prefixes) {
  std::size_t longest = 0;
  for (const Thing& thing : schema.things()) {
    const auto form = thing.properties.find("resolution");
    if (form == thing.properties.end()) continue;
    const std::string prefix = form->second.substr(0, form->second.find("RES/"));
    if (!document.symbol.starts_with(prefix) || prefix.size() <= longest) continue;
    longest = prefix.size();
    issuer_ = thing.id;
  }
}

std::vector<Mention> CitationFinder::symbols(const Squeezed& squeezed) const {
  const std::string_view text = squeezed.text();
  std::vector<Mention> out;
  const std::vector<Range> links = links_of(text);
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] < 'A' || text[at] > 'Z') continue;
    const Symbol symbol = read_symbol(text, at, prefixes_);
    if (symbol.length == 0 || inside(links, at)) continue;
    const auto add = [&](Range range, const std::string& id) {
      out.push_back({range, is_resolution(id) ? "Resolution" : "Document", id, false});
    };
    Range range{at, at + symbol.length};
    add(range, symbol.text);
    while (const auto next = next_in_series(text, range.end, symbol.text)) {
      range = next->range;
      add(range, next->id);
    }
    at = range.end - 1;
  }
  return out;
}

/// `A/HRC/38/26 和 27`: the next document of the series; `A/HRC/38/26 和 Add.1`: one that goes with it.
std::optional<Mention> CitationFinder::next_in_series(std::string_view text, std::size_t at,
                                                      const std::string& symbol) const {
  const std::string_view rest = text.substr(at);
  for (const std::string& word : wording_.citations.between) {
    if (word == "，" || !rest.starts_with(word)) continue;
    const std::string_view tail = rest.substr(word.size());
    re2::StringPiece part;
    static const RE2 next(R"((\d{1,3}|(?:Add|Corr|Rev)\.\d{1,2})(?:[)。，、；;,:：]|和|及|与|$|\n|号))");
    if (!next.Match(tail, 0, tail.size(), RE2::ANCHOR_START, nullptr, 0) || !RE2::PartialMatch(tail, next, &part))
      continue;
    const bool number = is_digit(static_cast<unsigned char>(part[0]));
    if (number && !is_digit(static_cast<unsigned char>(symbol.back()))) continue;
    const std::string id = (number ? symbol.substr(0, symbol.rfind('/')) : symbol) + "/" + std::string(part);
    const std::size_t begin = at + word.size();
    return Mention{{begin, begin + part.size()}, "Document", id, false};
  }
  return std::nullopt;
}

Range CitationFinder::sentence(std::string_view text, std::size_t at) const {
  const std::size_t from = at > longest_sentence ? at - longest_sentence : 0;
  const std::string_view left = text.substr(from, at - from), right = text.substr(at, longest_sentence);
  Range out{from, at + right.size()};
  for (const std::string& stop : wording_.citations.stops) {
    const std::size_t before = left.rfind(stop), behind = right.find(stop);
    if (before != std::string_view::npos) out.begin = std::max(out.begin, from + before + stop.size());
    if (behind != std::string_view::npos) out.end = std::min(out.end, at + behind);
  }
  return out;
}

std::vector<CitationFinder::Number> CitationFinder::list_before(std::string_view text, std::size_t end) const {
  std::vector<Number> out;
  std::string_view rest = text.substr(0, end);
  for (;;) {
    const std::size_t tail = rest.size();
    remove_suffix(rest, wording_.citations.after);
    const std::string_view window = rest.substr(rest.size() > 40 ? rest.size() - 40 : 0);
    re2::StringPiece found;
    if (!number_pattern().Match(window, 0, window.size(), RE2::UNANCHORED, &found, 1)) break;
    Number number{{rest.size() - found.size(), tail}, plain_number({found.data(), found.size()})};
    rest.remove_suffix(found.size());
    if (!rest.empty() &&
        (is_digit(static_cast<unsigned char>(rest.back())) || rest.back() == '/' || rest.back() == '.'))
      break;
    if (remove_suffix(rest, wording_.citations.before)) number.range.begin = rest.size();
    out.push_back(std::move(number));
    remove_date(rest, wording_.citations);
    if (!remove_suffix(rest, wording_.citations.between)) break;
  }
  std::reverse(out.begin(), out.end());
  return out;
}

/// The body that adopted what is cited at the end of the range: the last one whose name goes on as an owner's does,
/// else the last one named.
const Mention* CitationFinder::owner_between(std::string_view text, const std::vector<Mention>& names,
                                             Range range) const {
  const Mention* strong = nullptr;
  const Mention* nearest = nullptr;
  for (auto at = first_from(names, range.begin); at != names.end() && at->range.begin < range.end; ++at) {
    const Mention& name = *at;
    if (name.range.end > range.end || name.nested) continue;
    const Thing* thing = schema_.thing(name.id);
    if (!thing || !thing->properties.contains("resolution")) continue;
    nearest = &name;
    const std::string_view rest = text.substr(name.range.end);
    const auto adopts = [&](const Pattern& pattern) {
      return pattern->Match(rest, 0, rest.size(), RE2::ANCHOR_START, nullptr, 0);
    };
    if (std::any_of(wording_.citations.owner.begin(), wording_.citations.owner.end(), adopts)) strong = &name;
  }
  return strong ? strong : nearest;
}

/// How a resolution is numbered, going by its number alone. https://research.un.org/en/docs/symbols
std::string_view CitationFinder::numbering_of(std::string_view number) {
  const std::size_t bracket = number.find('(');
  if (bracket != std::string_view::npos)
    return is_digit(static_cast<unsigned char>(number[bracket + 1])) ? "serial" : "session";
  const bool year =
      number.find('/') == 4 && number.find('-') == std::string_view::npos && number >= "1946" && number < "3000";
  return year ? "year" : "session";
}

/// Old resolutions of the Economic and Social Council carry the session in Roman numerals, as the Assembly's do.
bool CitationFinder::may_own(const std::string& owner, const std::string& number) const {
  const Thing* thing = schema_.thing(owner);
  if (!thing || !thing->properties.contains("numbering")) return false;
  return thing->properties.at("numbering") == numbering_of(number) ||
         (number.back() == ')' && numbering_of(number) == "session");
}

std::string CitationFinder::id_of(const std::string& owner, const std::string& number) const {
  const Thing* thing = schema_.thing(owner);
  std::string id = thing && thing->properties.contains("resolution") ? thing->properties.at("resolution") : "RES/{}";
  return id.replace(id.find("{}"), 2, number);
}

std::vector<Mention> CitationFinder::numbers(const Squeezed& squeezed, const std::vector<Mention>& names,
                                             const std::vector<std::string>& marker_owners, const std::string& para,
                                             std::vector<Remark>& remarks) {
  std::vector<Mention> out;
  const std::string_view text = squeezed.text();
  std::string carried;       // the owner of the citation before, in the same sentence
  std::size_t searched = 0;  // end of the citation before
  for (std::size_t at = 0;;) {
    const std::string* word = nullptr;
    at = next_of(text, at, wording_.citations.resolution, word);
    if (at == std::string_view::npos) return out;
    const std::size_t end = at + word->size();
    std::vector<Number> list = list_before(text, at);
    at = end;
    if (list.empty() || starts_with_any(text.substr(end), wording_.citations.not_resolution)) continue;
    list.back().range.end = end;
    const std::size_t begin = list.front().range.begin, start = sentence(text, begin).begin;
    if (start > searched) carried.clear();
    const Mention* owner = owner_between(text, names, {std::max(start, searched), begin});
    if (owner) carried = owner->id;
    searched = end;
    for (const Number& number : list)
      out.push_back({number.range, "Resolution",
                     id_of(settle_owner(number, text, carried, marker_owners, para, remarks), number.text), false});
  }
}

/// The body named for it, if its resolutions are numbered like that; else what the report has said of the number
/// before, the body named where the footnote hangs, the body that issued the report, and last the one that numbers so.
std::string CitationFinder::settle_owner(const Number& number, std::string_view text, const std::string& named,
                                         const std::vector<std::string>& marker_owners, const std::string& para,
                                         std::vector<Remark>& remarks) {
  const auto fits = [&](const std::string& owner) { return may_own(owner, number.text); };
  const auto known = known_.find(number.text);
  const auto marked = std::find_if(marker_owners.begin(), marker_owners.end(), fits);
  std::string owner;
  if (fits(named)) owner = named;
  else if (known != known_.end()) owner = known->second;
  else if (marked != marker_owners.end()) owner = *marked;
  if (owner.empty()) {
    const auto usual = wording_.citations.usual_owner.find(numbering_of(number.text));
    if (fits(issuer_)) owner = issuer_;
    else if (usual != wording_.citations.usual_owner.end()) owner = usual->second;
    const std::string words(text.substr(number.range.begin, number.range.end - number.range.begin));
    if (numbering_of(number.text) != "serial")
      remarks.push_back({para, "resolution-without-owner", words + " → " + owner});
  }
  known_.emplace(number.text, owner);
  return owner;
}

std::vector<Mention> CitationFinder::dittos(const Squeezed& squeezed, const std::vector<Mention>& symbols,
                                            const Place& place) {
  std::vector<Mention> out;
  const bool note = place.kind == PlaceKind::footnote;
  LastSymbol& last = note ? in_notes_ : in_text_;
  if (note ? last.where + 1 != place.number : last.where != place.section) last.id.clear();
  last.where = note ? place.number : place.section;
  const std::string_view text = squeezed.text();
  const std::string* word = nullptr;
  auto symbol = symbols.begin();
  for (std::size_t at = 0; (at = next_of(text, at, wording_.citations.ditto, word)) != std::string_view::npos;
       at += word->size()) {
    for (; symbol != symbols.end() && symbol->range.begin < at; ++symbol) last = {last.where, symbol->type, symbol->id};
    if (!last.id.empty()) out.push_back({{at, at + word->size()}, last.type, last.id, false});
  }
  for (; symbol != symbols.end(); ++symbol) last = {last.where, symbol->type, symbol->id};
  if (note && symbols.empty() && out.empty()) last.id.clear();  // the note cites something else
  return out;
}

std::vector<std::string> CitationFinder::owners_around(const Squeezed& squeezed, const std::vector<Mention>& names,
                                                       std::size_t at) const {
  const Range range = sentence(squeezed.text(), at);
  std::vector<std::string> out;
  for (auto name = first_from(names, range.begin); name != names.end() && name->range.end <= range.end; ++name) {
    const Thing* thing = schema_.thing(name->id);
    if (thing && thing->properties.contains("resolution")) out.insert(out.begin(), name->id);
  }
  return out;
}

void CitationFinder::settle_shared_names(const Squeezed& squeezed, std::vector<Mention>& names) {
  for (Mention& name : names) {
    const std::string_view words =
        std::string_view(squeezed.text()).substr(name.range.begin, name.range.end - name.range.begin);
    for (const SharedName& shared : wording_.citations.shared) {
      if (std::find(shared.ids.begin(), shared.ids.end(), name.id) == shared.ids.end()) continue;
      std::string& last = last_shared_[shared.name];
      if (words != shared.name) last = name.id;
      else if (!last.empty()) name.id = last;
      else if (std::find(shared.ids.begin(), shared.ids.end(), issuer_) != shared.ids.end()) name.id = issuer_;
    }
  }
}

}  // namespace rg::mentions

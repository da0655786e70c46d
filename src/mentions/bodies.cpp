// SPDX-License-Identifier: Apache-2.0
#include "src/mentions/bodies.hpp"

#include <algorithm>
#include <set>

#include "src/mentions/fold.hpp"
#include "src/mentions/names.hpp"
#include "src/mentions/offices.hpp"
#include "src/text/unicode.hpp"

namespace rg::mentions {
namespace {

constexpr std::size_t longest_name = 180;  // bytes: 60 Han characters
constexpr std::size_t longest_part = 10;   // of a part before an `and`

/// What stands right before a byte of the text, read from right to left.
struct Before {
  enum class Kind : std::uint8_t { edge, letter, word, name, list_comma, title_end } kind = Kind::edge;
  Range range;
  const Word* word = nullptr;
  const Mention* name = nullptr;
};

/// The names of one text, found from the word they end in towards the left.
class Reader {
 public:
  Reader(std::string_view text, const std::vector<Mention>& names, const std::vector<Word>& words,
         const Wording& wording, bool about_country)
      : about_country_(about_country),
        text_(text),
        words_(words),
        bodies_(wording.bodies),
        between_(wording.citations.between) {
    for (const Mention& name : names)
      if (!name.nested) names_.push_back(&name);
    for (const Mention& name : names)
      if (name.type == "Country") countries_.push_back(&name);
    std::set<std::string> seats;
    for (const Mention& name : names)
      if (name.type == "Office" && name.id.find(':') != std::string::npos) seats.insert(name.id);
    seat_ = seats.size() == 1 &&
            !seats.begin()->starts_with(seats.begin()->substr(0, seats.begin()->find(':')) + ":region");
  }

  void read(const Word& head, std::vector<Mention>& out) {
    start_ = head.range.begin;
    if (!out.empty() && out.back().range.end > start_) return;
    country_ = owned_ = part_ = many_ = stopped_ = joined_ = titled_ = named_ = false;
    while (!stopped_ && head.range.begin - start_ < longest_name) step(head);
    if (!stopped_) return;  // a name is never so long
    if (part_ && (head.head->type == "Agency" || head.head->type == "Mechanism")) return;
    // 内政部监狱总局 is a part that has a name of its own: the longest name the text gives.
    const bool part = !out.empty() && out.back().range.end == start_ && out.back().type == "Agency" &&
                      (start_ < head.range.begin ? head.head->needs == BodyHead::Needs::anchor
                                                 : head.head->needs == BodyHead::Needs::name);
    owned_ = owned_ || part;
    named_ = named_ || (part && start_ == head.range.begin);  // 柬埔寨议会研究所
    if (many_ || !is_name(head)) return;
    if (part) {
      start_ = out.back().range.begin;
      out.pop_back();
    }
    add({start_, end_of(head)}, *head.head, out);
  }

 private:
  std::size_t end_of(const Word& head) const {
    re2::StringPiece more;
    const std::string_view rest = text_.substr(head.range.end, 24);
    return head.head->more && RE2::PartialMatch(rest, *head.head->more, &more) ? head.range.end + more.size()
                                                                               : head.range.end;
  }

  Before before(std::size_t at) const {
    Before out;
    if (at == 0) return out;
    const auto word = std::upper_bound(words_.begin(), words_.end(), at,
                                       [](std::size_t byte, const Word& w) { return byte < w.range.end; });
    if (word != words_.begin() && std::prev(word)->range.end == at)
      return {Before::Kind::word, std::prev(word)->range, &*std::prev(word), nullptr};
    const auto name = std::upper_bound(names_.begin(), names_.end(), at,
                                       [](std::size_t byte, const Mention* m) { return byte < m->range.end; });
    if (name != names_.begin() && (*std::prev(name))->range.end == at)
      return {Before::Kind::name, (*std::prev(name))->range, nullptr, *std::prev(name)};
    std::size_t begin = at;
    const char32_t c = previous_code_point(text_, begin);
    const Range range{begin, at};
    if (c == U'、') return {Before::Kind::list_comma, range, nullptr, nullptr};
    if (c == U'》') return {Before::Kind::title_end, range, nullptr, nullptr};
    const bool letter = is_han(c) || is_letter(c) || is_digit(c) ||
                        (c == U'·' && begin > 0 && is_han(last_before(begin))) || c == U'-' || c == U'/' || c == U'#' ||
                        (c == U' ' && begin > 0 && is_latin(last_before(begin)));
    return {letter ? Before::Kind::letter : Before::Kind::edge, range, nullptr, nullptr};
  }
  char32_t last_before(std::size_t at) const { return previous_code_point(text_, at); }
  static bool is_latin(char32_t c) { return c < 0x250 && is_letter(c); }
  static bool has(const Before& b, std::uint32_t classes) { return b.word && (b.word->classes & classes) != 0; }

  void stop() { stopped_ = true; }
  void take(const Before& b) { start_ = b.range.begin; }

  void step(const Word& head) {
    const Before b = before(start_);
    switch (b.kind) {
      case Before::Kind::edge: return stop();
      case Before::Kind::letter: return take(b);
      case Before::Kind::list_comma: return joined_ ? join(b, head) : stop();
      case Before::Kind::title_end: return take_title(b);
      case Before::Kind::name: return meet(b, head);
      case Before::Kind::word: break;
    }
    if (has(b, word_nominal)) {
      if (opens_name()) return stop();
      const Before noun = before(b.range.begin);
      const bool behind_noun = noun.kind == Before::Kind::letter ||
                               (noun.kind == Before::Kind::name && noun.name->type == "Country") ||
                               has(noun, word_scope | word_national | word_generic) || (noun.word && noun.word->head);
      return behind_noun ? take(b) : stop();
    }
    if (has(b, word_of)) {
      const Before owner = before(b.range.begin);
      owned_ = owner.kind == Before::Kind::name && owner.name->type == "Country" && !in_list(*owner.name);
      if (owner.kind == Before::Kind::name && owner.name->type == "Country" && !owned_) many_ = true;
      return stop();
    }
    if (has(b, word_and)) return join(b, head);
    if (has(b, word_scope) && has(b, word_opening)) {  // 联合国 always opens a name
      take(b);
      return stop();
    }
    if (has(b, word_initial)) return take_verb(b);
    if (has(b, word_many)) {
      many_ = true;
      return stop();
    }
    if (is_this_country(b)) {  // 该国人权部
      owned_ = true;
      return stop();
    }
    if (has(b, word_break) || (b.word->head && !b.word->head->alone && b.word->head->needs != BodyHead::Needs::scope))
      return is_posted(b) ? take(b) : stop();
    take(b);
  }

  /// Verbs that open a name, one or two (促进和保护…). Behind a noun such a word is a noun, too: 环境保护署.
  void take_verb(const Before& b) {
    const Before front = before(b.range.begin);
    const Before other = has(front, word_and) ? before(front.range.begin) : Before{};
    const Before& first = has(other, word_initial) ? other : b;
    if (has(before(first.range.begin), word_scope | word_national | word_generic)) return take(first);
    if (may_open(first.range.begin)) take(first);
    stop();
  }

  /// A body of this kind is its own, and no part of the one that its name begins with.
  bool is_own(const Word& head) const {
    const std::string_view word = text_.substr(head.range.begin, head.range.end - head.range.begin);
    return std::find(bodies_.own.begin(), bodies_.own.end(), word) != bodies_.own.end();
  }

  bool is_this_country(const Before& b) const {
    const std::vector<std::string>& words = bodies_.standing.country;
    return std::find(words.begin(), words.end(), text_.substr(b.range.begin, b.range.end - b.range.begin)) !=
           words.end();
  }

  /// `美利坚合众国驻突尼斯大使馆`, `联合国驻布鲁塞尔小组`: behind a country or a word of scope it belongs to the name.
  bool is_posted(const Before& b) const {
    if (text_.substr(b.range.begin, b.range.end - b.range.begin) != bodies_.posted) return false;
    const Before front = before(b.range.begin);
    return has(front, word_scope) || (front.kind == Before::Kind::name && front.name->type == "Country");
  }

  void take_title(const Before& b) {
    const std::size_t window = b.range.end - std::min(b.range.end, longest_name),
                      open = text_.substr(window, b.range.end - window).rfind("《");
    if (open == std::string_view::npos) return stop();
    start_ = window + open;
    titled_ = true;
  }

  /// A known name right before: a country opens the name; another body has a part that stands for the whole; a text or
  /// fund may be called after its owner.
  void meet(const Before& b, const Word& head) {
    if (b.name->type == "Country") {
      if (start_ == head.range.begin && head.head->needs == BodyHead::Needs::topic) return stop();
      country_ = true;
      take(b);
      Before front = before(start_);
      if (has(front, word_scope)) {  // 联合国南苏丹…团
        take(front);
        front = before(start_);
      }
      part_ = front.kind == Before::Kind::name && front.name->type != "Country";           // 儿基会乍得委员会
      if (has(front, word_initial) && head.head->type == "Fund") return take_verb(front);  // 支助海地…基金
      if (!is_posted(front)) stop();
      return;
    }
    if (b.name->type == "Agency" && (head.head->type == "Instrument" || is_own(head))) {
      country_ = true;  // 英联邦议会协会
      take(b);
    } else if (head.head->type == "Fund" && (b.name->type == "Mechanism" || b.name->type == "Instrument")) {
      named_ = true;  // 普遍定期审议自愿基金
      take(b);
    } else if (b.name->type == "Instrument" && b.range.begin > 0 && head.head->type != "Instrument") {
      take(b);
      return;
    } else {
      part_ = true;
    }
    stop();
  }

  /// Goes on before an `and` or a list comma where both sides are parts of one name: `能源和矿业部`.
  void join(const Before& joint, const Word& head) {
    const bool ministry =
        !country_ && text_.substr(head.range.begin, head.range.end - head.range.begin) == bodies_.ministry;
    if (start_ == head.range.begin || (opens_name() && !ministry)) return stop();
    std::size_t at = joint.range.begin, letters = 0;
    for (;;) {
      const Before b = before(at);
      if (b.kind == Before::Kind::word && b.word->head) return stop();  // a name of its own ends here
      const bool inside =
          b.kind == Before::Kind::letter ||
          (b.kind == Before::Kind::word && !has(b, word_break | word_of | word_and | word_initial | word_many));
      if (inside && at == joint.range.begin && has(b, word_crowd)) return stop();
      if (!inside) {
        if (b.kind == Before::Kind::name && at == joint.range.begin) return stop();
        break;
      }
      letters += count_code_points(text_.substr(b.range.begin, b.range.end - b.range.begin));
      at = b.range.begin;
      if (letters > longest_part) return stop();
    }
    if (letters < 2) return stop();
    joined_ = true;
    start_ = at;
  }

  bool opens_name() const {
    const auto word = std::lower_bound(words_.begin(), words_.end(), start_,
                                       [](const Word& w, std::size_t byte) { return w.range.begin < byte; });
    return country_ ||
           (word != words_.end() && word->range.begin == start_ && (word->classes & (word_opening | word_scope)) != 0);
  }
  /// A verb here belongs to the name and not to somebody who acts: behind a list, a verb or a preposition.
  bool may_open(std::size_t at) const {
    const Before b = before(at);
    if (b.kind == Before::Kind::edge) return previous_is(at, {U'。', U'；', U'\n', U'“', U'《', U'(', U'：'});
    if (b.kind == Before::Kind::list_comma || has(b, word_and)) {
      const Before item = before(b.range.begin);
      return item.kind == Before::Kind::name || (item.word && item.word->head);
    }
    return has(b, word_break) && !has(b, word_many);
  }
  bool previous_is(std::size_t at, std::initializer_list<char32_t> any) const {
    return at == 0 || std::find(any.begin(), any.end(), last_before(at)) != any.end();
  }

  /// Index of the first country at byte `at` or behind it.
  std::size_t first_country_at(std::size_t at) const {
    return static_cast<std::size_t>(
        std::lower_bound(countries_.begin(), countries_.end(), at,
                         [](const Mention* m, std::size_t byte) { return m->range.begin < byte; }) -
        countries_.begin());
  }
  bool in_list(const Mention& country) const {
    return mentions::in_list(text_, countries_, first_country_at(country.range.begin), between_);
  }

  /// One country is spoken of: the last one named before is in no list.
  bool anchored() const {
    const auto last = std::upper_bound(countries_.begin(), countries_.end(), start_,
                                       [](std::size_t byte, const Mention* m) { return byte < m->range.end; });
    return seat_ || (last == countries_.begin() ? about_country_ : !in_list(**std::prev(last)));
  }

  struct Made {
    std::size_t letters = 0;  ///< code points that no class of words holds
    bool scope = false, national = false, generic = false, list = false;
  };
  Made made_of(Range range) const {
    Made out;
    auto word = std::lower_bound(words_.begin(), words_.end(), range.begin,
                                 [](const Word& w, std::size_t byte) { return w.range.begin < byte; });
    for (std::size_t at = range.begin; at < range.end;) {
      if (word != words_.end() && word->range.begin == at) {
        const std::uint32_t c = word->classes;
        out.scope |= (c & word_scope) != 0;
        out.national |= (c & word_national) != 0 && (c & word_scope) == 0;
        out.generic |= (c & word_generic) != 0 && (c & word_scope) == 0;
        out.list |= (c & word_and) != 0;
        if ((c & (word_scope | word_national | word_generic | word_and | word_of)) == 0)
          out.letters += count_code_points(text_.substr(at, word->range.end - at));
        at = (word++)->range.end;
        continue;
      }
      const auto name = std::lower_bound(names_.begin(), names_.end(), at,
                                         [](const Mention* m, std::size_t byte) { return m->range.begin < byte; });
      if (name != names_.end() && (*name)->range.begin == at) {
        at = (*name)->range.end;
        while (word != words_.end() && word->range.begin < at) ++word;
        continue;
      }
      next_code_point(text_, at);
      ++out.letters;
    }
    return out;
  }

  /// The modifier behind the words of scope that it opens with.
  std::string_view without_scope(std::string_view modifier) const {
    auto word = std::lower_bound(words_.begin(), words_.end(), start_,
                                 [](const Word& w, std::size_t byte) { return w.range.begin < byte; });
    std::size_t at = start_;
    for (; word != words_.end() && word->range.begin == at && (word->classes & word_scope) != 0; ++word)
      at = word->range.end;
    return modifier.substr(std::min(at - start_, modifier.size()));
  }

  bool is_name(const Word& head) const {
    const BodyHead& rule = *head.head;
    const std::string_view modifier = text_.substr(start_, head.range.begin - start_);
    if (rule.needs == BodyHead::Needs::any || named_) return true;
    if (rule.alone) return country_ || owned_ || anchored();
    if (rule.needs == BodyHead::Needs::country) return country_ || owned_;
    if (modifier.empty() || rule.but.contains(modifier) || rule.but.contains(without_scope(modifier))) return false;
    const Made made = made_of({start_, head.range.begin});
    if (made.list && made.letters == 0 && (made.scope || !made.national)) return false;  // 国际和区域法院
    const bool described = made.letters >= 2 || made.national || made.generic || (made.letters > 0 && country_);
    switch (rule.needs) {
      case BodyHead::Needs::name:
        return made.letters >= 2 || (made.scope && (made.generic || made.national || made.letters > 0)) ||
               (country_ && described) || (made.national && (owned_ || anchored()));
      case BodyHead::Needs::anchor: return described && (country_ || owned_ || made.scope || anchored());
      case BodyHead::Needs::scope: return described && (country_ || owned_ || made.scope);
      case BodyHead::Needs::topic:
        return titled_ || modifier.find(bodies_.topic) != std::string_view::npos || made.list || made.letters >= 4 ||
               (made.letters >= 2 && (country_ || anchored() || made.scope));
      case BodyHead::Needs::country:
      case BodyHead::Needs::any: break;
    }
    return true;
  }

  /// `加蓬和苏丹两国人权委员会` is a body of each of the two countries.
  bool add_both(Range range, const BodyHead& head, std::vector<Mention>& out) const {
    const std::string_view word = bodies_.two_countries;
    if (range.begin < word.size() || text_.substr(range.begin - word.size(), word.size()) != word) return false;
    std::vector<const Mention*> two;
    for (std::size_t i = first_country_at(range.begin - std::min(range.begin, longest_name));
         i < countries_.size() && countries_[i]->range.end <= range.begin; ++i)
      two.push_back(countries_[i]);
    if (two.size() < 2 || two.back()->range.end + word.size() != range.begin || !in_list(*two.back())) return false;
    const Range whole{two[two.size() - 2]->range.begin, range.end};
    for (std::size_t i = two.size() - 2; i < two.size(); ++i)
      out.push_back({whole, head.type,
                     "~" + std::string(text_.substr(two[i]->range.begin, two[i]->range.end - two[i]->range.begin)) +
                         std::string(text_.substr(range.begin, range.end - range.begin)),
                     false});
    return true;
  }

  void add(Range range, const BodyHead& head, std::vector<Mention>& out) const {
    out.push_back({range, head.type, "~" + std::string(text_.substr(range.begin, range.end - range.begin)), false});
  }

 public:
  /// The phrase `X和Y两国` before the head's modifier.
  bool read_both(const Word& head, std::vector<Mention>& out) {
    start_ = head.range.begin;
    for (std::size_t letters = 0; letters < longest_part; ++letters) {
      const Before b = before(start_);
      if (b.kind == Before::Kind::word &&
          text_.substr(b.range.begin, b.range.end - b.range.begin) == bodies_.two_countries)
        return add_both({start_, head.range.end}, *head.head, out);
      if (b.kind != Before::Kind::letter && (b.kind != Before::Kind::word || has(b, word_break | word_of | word_and)))
        return false;
      take(b);
    }
    return false;
  }

 private:
  bool about_country_;  ///< the whole report is about one
  std::string_view text_;
  const std::vector<Word>& words_;
  const Bodies& bodies_;
  const std::vector<std::string>& between_;
  std::vector<const Mention*> names_, countries_;
  std::size_t start_ = 0;  ///< where the name begins, as far as it is read
  bool seat_ = false;      ///< the text is about one office's country
  bool country_ = false, owned_ = false, part_ = false, many_ = false, stopped_ = false, joined_ = false,
       titled_ = false, named_ = false;
};

}  // namespace

std::vector<Mention> find_bodies(std::string_view text, const std::vector<Mention>& names, const Lexicon& lexicon,
                                 const Wording& wording, bool about_country) {
  std::vector<Mention> out;
  const std::vector<Word> words = lexicon.read(text, names);
  Reader reader(text, names, words, wording, about_country);
  for (const Word& word : words)
    if (word.head && !reader.read_both(word, out)) reader.read(word, out);
  return out;
}

}  // namespace rg::mentions

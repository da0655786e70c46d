// SPDX-License-Identifier: Apache-2.0
#include "src/mentions/mentions.hpp"

#include <algorithm>
#include <map>

#include "src/mentions/bodies.hpp"
#include "src/mentions/citations.hpp"
#include "src/mentions/goals.hpp"
#include "src/mentions/names.hpp"
#include "src/mentions/offices.hpp"
#include "src/mentions/standing.hpp"
#include "src/mentions/words.hpp"

namespace rg {
namespace {

using namespace mentions;

/// What one language needs.
struct LanguageParts {
  LanguageParts(const Schema& schema, std::string_view language)
      : wording(wording_of(schema, language)),
        names(schema, language, wording.joints),
        lexicon(wording),
        goals(schema, wording),
        offices(wording) {}
  mentions::Wording wording;
  NameTable names;
  Lexicon lexicon;
  GoalFinder goals;
  OfficeFinder offices;
};

void append(std::vector<Mention>& to, std::vector<Mention> from) {
  to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

/// A country in a longer name stays a mention of its own.
void nest_countries(std::vector<Mention>& names, const std::vector<Mention>& longer) {
  std::vector<Range> ranges;
  for (const Mention& name : longer) ranges.push_back(name.range);
  std::sort(ranges.begin(), ranges.end());
  for (Mention& name : names)
    if (name.type == "Country" && inside(ranges, name.range.begin)) name.nested = true;
}

class DocumentReader {
 public:
  DocumentReader(const Schema& schema, const LanguageParts& parts, const Document& document)
      : parts_(parts), document_(document), citations_(schema, parts.wording, document), standing_(parts.wording) {}

  Mentions read() {
    Mentions out;
    for (const Place& place : document_.places) out.places.push_back({Squeezed(place.text), {}});
    const bool goals = std::any_of(out.places.begin(), out.places.end(),
                                   [&](const PlaceMentions& p) { return parts_.goals.speaks_of_goals(p.text); });
    std::vector<std::vector<Mention>> known;  // by place: what the tables name
    for (const PlaceMentions& place : out.places) known.push_back(parts_.names.find(place.text));
    own_report_ = is_own_report(known);
    country_ = main_country(known);
    for (std::size_t i = 0; i < out.places.size(); ++i)
      read_place(document_.places[i], std::move(known[i]), out.places[i], goals, out.remarks);
    return out;
  }

 private:
  void read_place(const Place& place, std::vector<Mention> names, PlaceMentions& out, bool goals,
                  std::vector<Remark>& remarks) {
    settle(out.text, names);
    for (const NoteMarker& note : place.notes)
      marker_owners_[note.number] =
          citations_.owners_around(out.text, names, out.text.byte_of(note.at > 2 ? note.at - 2 : 0));
    const auto owners = place.kind == PlaceKind::footnote ? marker_owners_[place.number] : std::vector<std::string>{};
    std::vector<Mention> cited = citations_.numbers(out.text, names, owners, place.key, remarks);
    std::vector<Mention> offices = parts_.offices.find(out.text, names, own_report_);
    const bool shortened = abbreviations_.learn(out.text, offices);
    nest_countries(names, offices);
    out.mentions = std::move(names);
    append(out.mentions, std::move(offices));
    append(out.mentions, std::move(cited));
    std::vector<Mention> symbols = citations_.symbols(out.text);
    append(out.mentions, citations_.dittos(out.text, symbols, place));
    append(out.mentions, std::move(symbols));
    append(out.mentions, parts_.goals.find(out.text, goals));
    resolve_overlaps(out.mentions);
    find_unknown(place, shortened, out);
  }

  /// Names that no table knows, then what stands for a name, each by what is found before.
  void find_unknown(const Place& place, bool shortened, PlaceMentions& out) {
    const std::string& text = out.text.text();
    std::vector<Mention> titles = find_titles(text, out.mentions, parts_.wording.bodies.titles);
    nest_countries(out.mentions, titles);
    append(out.mentions, std::move(titles));
    resolve_overlaps(out.mentions);
    std::vector<Mention> bodies = find_bodies(text, out.mentions, parts_.lexicon, parts_.wording, !country_.empty());
    drop_links(text, bodies);
    nest_countries(out.mentions, bodies);
    shortened = abbreviations_.learn(out.text, bodies) || shortened;
    append(out.mentions, std::move(bodies));
    if (shortened) append(out.mentions, abbreviations_.find(out.text));
    resolve_overlaps(out.mentions);
    std::vector<Mention> standing = standing_.find(text, out.mentions, place, country_);
    std::vector<Range> ranges;  // 《指导说明》 is the one named before, and no title of its own
    for (const Mention& one : standing) ranges.push_back(one.range);
    std::erase_if(out.mentions,
                  [&](const Mention& name) { return std::binary_search(ranges.begin(), ranges.end(), name.range); });
    append(out.mentions, std::move(standing));
    resolve_overlaps(out.mentions);
  }

  static void drop_links(std::string_view text, std::vector<Mention>& names) {
    const std::vector<Range> links = links_of(text);
    std::erase_if(names, [&](const Mention& name) { return inside(links, name.range.begin); });
  }

  /// The cover names OHCHR, or the summary names nobody more often.
  bool is_own_report(const std::vector<std::vector<Mention>>& known) const {
    std::map<std::string, std::size_t> named;
    for (std::size_t i = 0; i < known.size(); ++i) {
      const Place& place = document_.places[i];
      if (place.kind != PlaceKind::front && place.kind != PlaceKind::summary) continue;
      for (const Mention& name : known[i]) {
        if (name.id == parts_.offices.owner() && place.kind == PlaceKind::front) return true;
        if (name.type == "Office" || name.type == "Agency") ++named[name.id];
      }
    }
    const std::size_t own = named[parts_.offices.owner()];
    return own > 0 && std::all_of(named.begin(), named.end(), [&](const auto& one) { return one.second <= own; });
  }

  /// The country that a report is about: most of the countries that it names are this one. Empty for none.
  static std::string main_country(const std::vector<std::vector<Mention>>& known) {
    constexpr std::size_t fewest = 5;
    std::map<std::string, std::size_t> named;
    std::size_t all = 0;
    for (const std::vector<Mention>& place : known)
      for (const Mention& name : place)
        if (name.type == "Country") {
          ++all;
          ++named[name.id];
        }
    for (const auto& [id, count] : named)
      if (count >= fewest && 2 * count > all) return id;
    return {};
  }

  void settle(const Squeezed& text, std::vector<Mention>& names) {
    abbreviations_.learn(text, names);
    append(names, abbreviations_.find(text));
    drop_links(text.text(), names);
    resolve_overlaps(names);
    drop_misread(text.text(), parts_.wording, names);
    mend_edges(text.text(), parts_.wording, names);
    citations_.settle_shared_names(text, names);
  }

  const LanguageParts& parts_;
  const Document& document_;
  CitationFinder citations_;
  StandingFinder standing_;
  Abbreviations abbreviations_;
  bool own_report_ = false;
  std::string country_;                                              ///< that the report is about
  std::map<std::uint32_t, std::vector<std::string>> marker_owners_;  ///< by footnote: who is named where it hangs
};

}  // namespace

struct MentionFinder::Parts {
  explicit Parts(const Schema& s) : schema(s) {
    for (std::size_t i = 0; i < language_count; ++i)
      languages_[i] = std::make_unique<LanguageParts>(schema, languages[i]);
  }
  const Schema& schema;
  std::array<std::unique_ptr<LanguageParts>, language_count> languages_;
};

MentionFinder::MentionFinder(const Schema& schema) : parts_(std::make_unique<Parts>(schema)) {}
MentionFinder::~MentionFinder() = default;

Mentions MentionFinder::find(const Document& document) const {
  const std::size_t language = language_index(document.language) % language_count;
  return DocumentReader(parts_->schema, *parts_->languages_[language], document).read();
}

}  // namespace rg

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <re2/re2.h>

#include <bitset>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "src/facts/facts.hpp"
#include "src/mentions/fold.hpp"
#include "src/mentions/name_trie.hpp"
#include "src/schema/wording.hpp"

/// What all rules share about a sentence: its clauses' subjects, what is only asked for, what is denied.
namespace rg {

constexpr std::size_t longest_list = 64;  ///< of those who act or are acted with: nobody writes more

/// Who acts from a place on.
struct Subject {
  std::size_t from = 0;               ///< byte of the folded sentence where it begins to hold
  std::vector<std::size_t> mentions;  ///< indices into the place's mentions
  bool carried = false;               ///< of the sentence before
};

struct Sentence {
  Range range;  ///< bytes of the squeezed text
  Folded folded;
  std::vector<Subject> subjects;    ///< in order; none where the sentence has no actor
  std::optional<Subject> previous;  ///< who acted last in the sentences before
  std::bitset<most_types> acting;   ///< types of those who act in it, by their character
  std::vector<std::size_t> named;   ///< mentions of what can act, each thing once
  struct Mark {
    std::size_t begin = 0, end = 0;  ///< bytes of the folded text that it reaches over
    Status status = Status::stated;
    std::string word;
    std::size_t demanded_to = 0, denied_to = 0;  ///< how far this one and those before it reach
  };
  std::vector<Mark> marks;  ///< in order
  /// What somebody sees, says or feels that others do: 谴责, 指出，
  struct Report {
    std::size_t begin = 0, end = 0;  ///< bytes of the folded text that it reaches over
    std::string word;
    std::size_t reaches_to = 0;  ///< how far this one and those before it reach
  };
  std::vector<Report> reports;           ///< in order
  std::vector<std::size_t> clause_ends;  ///< bytes of the folded text: commas and stops, and where it ends

  /// Who acts there; null where nobody does, or others than the subject.
  const Subject* subject_at(std::size_t byte) const;
  /// What stands there is told of others.
  bool is_reported(std::size_t byte) const;
  /// What the words in front of and in a statement at bytes [begin, end) make of it.
  Status status_at(std::size_t begin, std::size_t end) const;
  /// Where the clause that holds byte `at` of the folded text ends, before its comma or stop.
  std::size_t end_of_clause(std::size_t at) const;
};

class Grammar {
 public:
  /// Throws Problem where `grammar.toml` is wrong. A language without one has no sentences.
  Grammar(const Schema& schema, std::string_view language, const FoldAlphabet& alphabet);

  bool empty() const { return stops_.empty(); }
  /// Behind the sentence that begins at byte `begin`.
  std::size_t end_of_sentence(std::string_view text, std::size_t begin) const;
  /// Nothing but what may stand before a subject stands before byte `at` in its clause, or the clause tells of
  /// circumstances.
  bool opens_clause(std::string_view folded, std::size_t at) const;
  /// A mention of this type can act, or is what acts follow from.
  bool can_act(std::string_view type) const { return acting_.find(alphabet_.symbol(type)) != std::u32string::npos; }
  /// What the sentences of a place before this one leave.
  struct Before {
    std::vector<Subject> subjects;   ///< of the sentence right before
    std::optional<Subject> last;     ///< who acted last
    std::vector<std::size_t> named;  ///< in the last sentence that named anybody who can act
  };
  Sentence read(const PlaceMentions& place, Range range, const Before& before) const;
  /// `pattern` with {fragments} and ⟦Types⟧ replaced. Throws std::invalid_argument.
  std::string expand(std::string pattern) const;
  const FoldAlphabet::Notation& notation() const { return notation_; }
  /// Over what stands behind a mention in a stretch of text: it only owns what is named there.
  const RE2* only_owns() const { return only_owns_.get(); }

 private:
  struct MarkWord {
    Status status = Status::stated;
    bool to_end = false;  ///< of the sentence; else to the next subject
    bool report = false;  ///< what others do is told behind it
  };
  void read_marks(WordingTable& file);
  void find_clauses(Sentence& sentence) const;
  void find_named(Sentence& sentence, const PlaceMentions& place) const;
  void find_subjects(Sentence& sentence, const PlaceMentions& place, const Before& before) const;
  std::optional<Subject> both_of(const Sentence& sentence, const PlaceMentions& place, const Before& before,
                                 Range clause) const;
  std::optional<Subject> subject_of_clause(std::string_view clause, std::size_t from, const Folded& folded) const;
  void find_marks(Sentence& sentence) const;
  bool add_asked(const Sentence& sentence, std::size_t at, std::vector<Subject>& asked) const;
  void add_mark(Sentence& sentence, Range word, const MarkWord& what, std::vector<Subject>& asked) const;
  std::size_t word_at(std::string_view text, std::size_t at, const std::vector<std::string>& words) const;

  const FoldAlphabet& alphabet_;
  FoldAlphabet::Notation notation_;
  std::map<std::string, std::string> fragments_;
  std::vector<std::string> stops_, commas_, both_, circumstances_, marks_of_quotation_;
  std::bitset<256> first_bytes_;  ///< of stops and commas
  std::shared_ptr<const RE2> lead_, owner_, acts_for_owner_, list_, carries_, only_owns_;
  std::u32string acting_;
  NameTrie mark_trie_;
  std::vector<MarkWord> mark_words_;  ///< the first is no mark
};

}  // namespace rg

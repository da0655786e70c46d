// SPDX-License-Identifier: Apache-2.0
#include "src/read/docx_flow.hpp"

#include <unicode/uchar.h>

#include <utility>

#include "src/text/unicode.hpp"

namespace rg::docx {

void Inline::add(std::string_view text, bool raised) {
  const std::string valid = valid_utf8(text);
  for (std::size_t at = 0; at < valid.size();) {
    const char32_t c = next_code_point(valid, at);
    const bool is_number = raised && u_charType(static_cast<UChar32>(c)) == U_DECIMAL_DIGIT_NUMBER;
    if (is_number)
      characters_.add(read::superscript(static_cast<std::uint32_t>(u_charDigitValue(static_cast<UChar32>(c)))));
    else characters_.add(c == U'\n' ? U' ' : c);
  }
}

void Inline::end_line() { lines_.push_back(characters_.take()); }

void Inline::add(const NoteUse& note) {
  if (note.number > 0) characters_.add(read::superscript(note.number));
  notes.push_back(note);
}

std::vector<std::string> Inline::take_lines() {
  end_line();
  std::vector<std::string> out;
  for (const std::string& line : std::exchange(lines_, {}))
    if (const std::string_view trimmed = trim(line); !trimmed.empty()) out.emplace_back(trimmed);
  return out;
}

std::string joined(const std::vector<Block>& blocks, std::vector<NoteUse>& notes) {
  std::string out;
  for (const Block& block : blocks) {
    for (const std::string& line : block.lines) {
      if (!out.empty()) out += '\n';
      out += line;
    }
    notes.insert(notes.end(), block.notes.begin(), block.notes.end());
  }
  return out;
}

}  // namespace rg::docx

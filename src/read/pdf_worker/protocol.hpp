// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>

/// What the program and its PDF worker say to one another over one socket, in the byte order of the machine.
/// Request: std::uint64_t, the number of bytes of a PDF file, and then these.
/// Reply: a page after the other, and an end. A page is PageHead, its rules and its words; a word is WordHead and its
/// UTF-8. Words come in the order in which the file draws them.
namespace rg::pdf {

enum class Reply : std::uint32_t {
  page,
  end,        ///< all pages have been sent
  broken,     ///< no PDF, or one that can't be mended
  encrypted,  ///< wants a password
  too_long    ///< more pages than are read
};

struct PageHead {
  Reply reply = Reply::page;
  std::uint32_t words = 0;
  std::uint64_t bytes = 0;  ///< of all words, their heads and their text
  std::uint32_t rules = 0;
  float width = 0, height = 0;  ///< points
  std::uint32_t unused = 0;
};

/// A line drawn from left to right.
struct Rule {
  float left = 0, right = 0, y = 0;
};

struct WordHead {
  float left = 0, top = 0, right = 0, bottom = 0;  ///< points from the upper left corner of the page
  std::uint32_t bytes = 0;                         ///< of the UTF-8 that follows
  std::uint8_t turned = 0;                         ///< quarters of a circle, clockwise
  std::uint8_t space_after = 0;                    ///< the file has a space between it and the next
  std::uint16_t unused = 0;
};

constexpr std::uint32_t most_rules = 200;  // of a page; the others are no rules above notes

constexpr int most_pages = 20'000;

/// For each file: the longest report of the UN takes a few seconds.
constexpr unsigned most_cpu_seconds = 60;

/// Of address space, libraries and the file itself included.
constexpr std::uint64_t most_memory = std::uint64_t{1} << 30;

}  // namespace rg::pdf

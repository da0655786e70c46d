// SPDX-License-Identifier: GPL-2.0-or-later
// rightsgraph-pdf: opens PDF files for rightsgraph, in a process of its own, with limits. It reads requests from its
// standard input and answers there (protocol.hpp), until that is closed. It is a program of its own since Poppler is
// under the GPL, and since a file may break it.
#include <Error.h>
#include <GlobalParams.h>
#include <PDFDoc.h>
#include <TextOutputDev.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "src/read/pdf_worker/protocol.hpp"

namespace {

using rg::pdf::PageHead;
using rg::pdf::Reply;
using rg::pdf::Rule;
using rg::pdf::WordHead;

constexpr int connection = STDIN_FILENO;

bool receive(char* to, std::size_t size) {
  while (size > 0) {
    const ssize_t got = read(connection, to, size);
    if (got <= 0) return false;
    to += got;
    size -= static_cast<std::size_t>(got);
  }
  return true;
}

void send_all(const void* bytes, std::size_t size) {
  const char* from = static_cast<const char*>(bytes);
  while (size > 0) {
    const ssize_t sent = send(connection, from, size, MSG_NOSIGNAL);
    if (sent <= 0) _exit(1);  // nobody listens
    from += sent;
    size -= static_cast<std::size_t>(sent);
  }
}

void limit(__rlimit_resource_t resource, rlim_t most) {
  const rlimit value{most, most};
  setrlimit(resource, &value);
}

/// No file is written, no memory dumped. (PR_SET_PDEATHSIG isn't for this: it ends the worker with the thread that
/// started it, and others go on to use it. A worker whose program has ended finds its connection closed.)
void shut_in() {
  prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  limit(RLIMIT_AS, rg::pdf::most_memory);
  limit(RLIMIT_CORE, 0);
  limit(RLIMIT_FSIZE, 0);
}

/// The time of earlier files counts too, so the limit moves on.
void limit_time() {
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  const auto seconds = static_cast<rlim_t>(used.ru_utime.tv_sec + used.ru_stime.tv_sec);
  const rlimit value{seconds + rg::pdf::most_cpu_seconds, RLIM_INFINITY};
  setrlimit(RLIMIT_CPU, &value);
}

void append(std::string& out, std::uint32_t c) {
  const auto put = [&](std::uint32_t byte) { out += static_cast<char>(byte); };
  if (c < 0x80) return put(c);
  if (c < 0x800) put(0xC0 | (c >> 6));
  if (c >= 0x800 && c < 0x10000) put(0xE0 | (c >> 12));
  if (c >= 0x10000) put(0xF0 | (c >> 18));
  if (c >= 0x10000) put(0x80 | ((c >> 12) & 0x3F));
  if (c >= 0x800) put(0x80 | ((c >> 6) & 0x3F));
  put(0x80 | (c & 0x3F));
}

/// Keeps the words as they are drawn: the program itself finds out lines and columns. And the rules, which set notes
/// apart.
class Words : public TextOutputDev {
 public:
  Words() : TextOutputDev(nullptr, false, 0, true, false) {}
  void startPage(int number, GfxState* state, XRef* table) override {
    rules.clear();
    TextOutputDev::startPage(number, state, table);
  }
  void stroke(GfxState* state) override {
    keep_rules(*state);
    TextOutputDev::stroke(state);
  }
  void fill(GfxState* state) override {
    keep_rules(*state);
    TextOutputDev::fill(state);
  }
  void eoFill(GfxState* state) override {
    keep_rules(*state);
    TextOutputDev::eoFill(state);
  }

  std::vector<Rule> rules;

 private:
  void keep_rules(const GfxState& state) {
    const GfxPath* path = state.getPath();
    for (int i = 0; i < path->getNumSubpaths() && rules.size() < rg::pdf::most_rules; ++i)
      keep(state, *path->getSubpath(i));
  }

  /// A flat line, or a rectangle that is as flat.
  void keep(const GfxState& state, const GfxSubpath& path) {
    constexpr int most_points = 5;
    constexpr double flat = 2, shortest = 20;
    if (path.getNumPoints() < 2 || path.getNumPoints() > most_points) return;
    double left = 1e9, right = -1e9, top = 1e9, bottom = -1e9;
    for (int i = 0; i < path.getNumPoints(); ++i) {
      double x = 0, y = 0;
      state.transform(path.getX(i), path.getY(i), &x, &y);
      left = std::min(left, x);
      right = std::max(right, x);
      top = std::min(top, y);
      bottom = std::max(bottom, y);
    }
    if (bottom - top <= flat && right - left >= shortest)
      rules.push_back({static_cast<float>(left), static_cast<float>(right), static_cast<float>((top + bottom) / 2)});
  }
};

/// Of the font's size: what stands above the base of a line, and below it, whatever the font says of itself.
constexpr double above_base = 0.8, below_base = 0.2;

WordHead head_of(const TextWord& word) {
  double left = 0, top = 0, right = 0, bottom = 0;
  word.getBBox(&left, &top, &right, &bottom);
  const int turned = word.getRotation() & 3;
  if (turned == 0) top = word.getBaseline() - above_base * word.getFontSize();
  if (turned == 0) bottom = word.getBaseline() + below_base * word.getFontSize();
  WordHead head;
  head.left = static_cast<float>(left);
  head.top = static_cast<float>(top);
  head.right = static_cast<float>(right);
  head.bottom = static_cast<float>(bottom);
  head.turned = static_cast<std::uint8_t>(turned);
  return head;
}

/// Fonts whose codes have two bytes: some word of theirs has more bytes than characters.
using WideFonts = std::set<const TextFontInfo*>;

WideFonts wide_fonts(TextWordList& words) {
  WideFonts out;
  for (int i = 0; i < words.getLength(); ++i)
    if (const TextWord& word = *words.get(i); word.getCharLen() > word.getLength()) out.insert(word.getFontInfo(0));
  return out;
}

/// How many characters of a word come from glyphs that stand for two.
int ligatures(const TextWord& word, const WideFonts& wide) {
  return word.getLength() - word.getCharLen() / (wide.contains(word.getFontInfo(0)) ? 2 : 1);
}

/// How unequal the widths of a lam and the alef behind it are; nothing where there is no such pair.
std::optional<double> unlike_lam_alef(const TextWord& word, int i) {
  constexpr Unicode lam = 0x644;
  if (*word.getChar(i) != lam) return std::nullopt;
  const Unicode next = *word.getChar(i + 1);
  if (next != 0x622 && next != 0x623 && next != 0x625 && next != 0x627) return std::nullopt;
  return std::abs(word.getEdge(i + 2) - 2 * word.getEdge(i + 1) + word.getEdge(i));
}

/// Lam with alef is one glyph in Arabic, whose two characters come as they are read; all others come from left to
/// right. Poppler gives each of the two half of the glyph's width, so the most equal pairs are those. Where their lam
/// stands.
std::set<int> lam_alefs(const TextWord& word, int glyphs) {
  std::vector<std::pair<double, int>> pairs;
  for (int i = 0; glyphs > 0 && i + 1 < word.getLength(); ++i)
    if (const auto unlike = unlike_lam_alef(word, i)) pairs.emplace_back(*unlike, i);
  std::sort(pairs.begin(), pairs.end());
  std::set<int> out;
  for (const auto& [unlike, at] : pairs)
    if (out.size() < static_cast<std::size_t>(glyphs)) out.insert(at);
  return out;
}

std::string text_of(const TextWord& word, const WideFonts& wide) {
  std::string out;
  const std::set<int> turned = lam_alefs(word, ligatures(word, wide));
  for (int i = 0; i < word.getLength(); ++i) {
    const bool turn = turned.contains(i);
    if (turn) append(out, *word.getChar(i + 1));
    append(out, *word.getChar(i));
    if (turn) ++i;
  }
  return out;
}

void add(std::string& out, const TextWord& word, const TextWord* next, const WideFonts& wide) {
  const std::string text = text_of(word, wide);
  WordHead head = head_of(word);
  head.bytes = static_cast<std::uint32_t>(text.size());
  head.space_after = next && next->getCharPos() > word.getCharPos() + word.getCharLen() ? 1 : 0;
  out.append(reinterpret_cast<const char*>(&head), sizeof head);
  out += text;
}

void answer(Reply reply) {
  PageHead head;
  head.reply = reply;
  send_all(&head, sizeof head);
}

void send_page(PDFDoc& document, Words& device, int page) {
  document.displayPage(&device, page, 72, 72, 0, false, true, false);
  const std::unique_ptr<TextWordList> list = device.makeWordList();
  const int count = list->getLength();
  std::string words;
  const WideFonts wide = wide_fonts(*list);
  for (int i = 0; i < count; ++i) add(words, *list->get(i), i + 1 < count ? list->get(i + 1) : nullptr, wide);
  const bool sideways = document.getPageRotate(page) % 180 != 0;
  const double width = document.getPageCropWidth(page), height = document.getPageCropHeight(page);
  PageHead head;
  head.words = static_cast<std::uint32_t>(count);
  head.bytes = words.size();
  head.rules = static_cast<std::uint32_t>(device.rules.size());
  head.width = static_cast<float>(sideways ? height : width);
  head.height = static_cast<float>(sideways ? width : height);
  send_all(&head, sizeof head);
  send_all(device.rules.data(), device.rules.size() * sizeof(Rule));
  send_all(words.data(), words.size());
}

Reply send_pages(const std::vector<char>& bytes) {
  PDFDoc document(new MemStream(bytes.data(), 0, static_cast<Goffset>(bytes.size()), Object(objNull)));
  if (!document.isOk()) return document.getErrorCode() == errEncrypted ? Reply::encrypted : Reply::broken;
  const int pages = document.getNumPages();
  if (pages > rg::pdf::most_pages) return Reply::too_long;
  Words device;
  for (int page = 1; page <= pages; ++page) {
    if (!document.getPage(page)) return Reply::broken;
    send_page(document, device, page);
  }
  return pages > 0 ? Reply::end : Reply::broken;
}

}  // namespace

int main() {
  shut_in();
  globalParams = std::make_unique<GlobalParams>();
  setErrorCallback([](ErrorCategory, Goffset, const char*) {});
  std::uint64_t size = 0;
  while (receive(reinterpret_cast<char*>(&size), sizeof size)) {
    if (size > rg::pdf::most_memory) return 1;
    std::vector<char> bytes(size);  // of this file alone: what one may take doesn't depend on those before
    if (!receive(bytes.data(), bytes.size())) return 1;
    limit_time();
    answer(send_pages(bytes));
  }
}

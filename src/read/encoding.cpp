// SPDX-License-Identifier: Apache-2.0
#include "src/read/encoding.hpp"

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>

#include "src/text/problem.hpp"
#include "src/text/unicode.hpp"

namespace rg::read {
namespace {

using Converter = std::unique_ptr<UConverter, decltype(&ucnv_close)>;

[[noreturn]] void refuse(const std::string& path, const std::string& what) {
  throw Problem({path, 0, 0}, what, "save the report's text as a .txt file");
}

/// Byte offset of the first sequence that is no UTF-8, or npos.
std::size_t first_bad(std::string_view bytes, std::size_t from = 0) {
  for (std::size_t at = from; at < bytes.size();) {
    if (static_cast<unsigned char>(bytes[at]) < 0x80) {
      ++at;
      continue;
    }
    const std::size_t start = at;
    UChar32 c = 0;
    int32_t i = 0;
    const int32_t length = static_cast<int32_t>(std::min<std::size_t>(bytes.size() - at, 4));
    U8_NEXT(bytes.data() + start, i, length, c);
    if (c < 0) return start;
    at += static_cast<std::size_t>(i);
  }
  return std::string_view::npos;
}

/// Line and column of a byte in text that is UTF-8 up to there.
Location location_of(const std::string& path, std::string_view before) {
  const std::size_t line = static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n'));
  const std::size_t start = before.rfind('\n') + 1;  // npos + 1 is 0
  return {path, line + 1, count_code_points(before.substr(start)) + 1};
}

[[noreturn]] void refuse_byte(const Location& where, std::size_t offset, const std::string& encoding) {
  throw Problem(where, "byte " + std::to_string(offset) + " is no valid " + encoding,
                "save the file in one encoding, or name it with --encoding");
}

/// Share of characters that texts are made of; unassigned, private and control characters speak against a guess.
double plausibility(std::string_view utf8) {
  std::size_t good = 0, all = 0;
  for (std::size_t at = 0; at < utf8.size() && all < 100000; ++all) {
    const char32_t c = next_code_point(utf8, at);
    const bool common = c == '\n' || c == '\r' || c == '\t' || c == '\f' || (c >= 0x20 && c < 0x7F) ||
                        (c >= 0xA0 && c < 0x700) || (c >= 0x2000 && c < 0x2100) || (c >= 0x3000 && c < 0x3100) ||
                        (c >= 0x4E00 && c < 0xA000) || (c >= 0xFF00 && c < 0xFFF0) || (c >= 0x2460 && c < 0x2600);
    if (common) ++good;
  }
  return all == 0 ? 0 : static_cast<double>(good) / static_cast<double>(all);
}

/// Han characters stand beside one another, as in Chinese, and not one by one among Latin letters, as when an accented
/// letter and the next one are taken for one.
bool is_running_han(std::string_view utf8) {
  std::size_t han = 0, beside = 0;
  bool last = false;
  for (std::size_t at = 0; at < utf8.size();) {
    const bool now = is_cjk(next_code_point(utf8, at));
    if (now) ++han;
    if (now && last) ++beside;
    last = now;
  }
  return beside * 2 >= han;
}

/// Decodes all of it; `bad` is set to the offset of the first byte that is wrong, if any.
std::string convert(UConverter* converter, std::string_view bytes, std::optional<std::size_t>& bad) {
  UErrorCode status = U_ZERO_ERROR;
  ucnv_setToUCallBack(converter, UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  std::string out;
  std::array<UChar, 16384> buffer;
  const char* source = bytes.data();
  const char* const end = source + bytes.size();
  icu::UnicodeString pending;
  do {
    status = U_ZERO_ERROR;
    UChar* target = buffer.data();
    ucnv_toUnicode(converter, &target, buffer.data() + buffer.size(), &source, end, nullptr, true, &status);
    pending.setTo(buffer.data(), static_cast<int32_t>(target - buffer.data()));
    pending.toUTF8String(out);
    if (U_FAILURE(status) && status != U_BUFFER_OVERFLOW_ERROR) {
      std::array<char, 32> wrong;
      int8_t length = static_cast<int8_t>(wrong.size());
      UErrorCode ignored = U_ZERO_ERROR;
      ucnv_getInvalidChars(converter, wrong.data(), &length, &ignored);
      bad = static_cast<std::size_t>(source - bytes.data()) - static_cast<std::size_t>(std::max<int8_t>(length, 0));
      return out;
    }
  } while (status == U_BUFFER_OVERFLOW_ERROR);
  return out;
}

std::string without_mark(std::string text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
  return text;
}

Decoded decode_as(std::string_view bytes, const std::string& path, const std::string& encoding) {
  UErrorCode status = U_ZERO_ERROR;
  const Converter converter(ucnv_open(encoding.c_str(), &status), &ucnv_close);
  if (U_FAILURE(status))
    throw Problem({path, 0, 0}, "unknown encoding `" + encoding + "`",
                  "name one such as UTF-8, UTF-16, GB18030 or windows-1252");
  const std::string name = ucnv_getName(converter.get(), &status);
  std::optional<std::size_t> bad;
  std::string text = convert(converter.get(), bytes, bad);
  if (bad) refuse_byte(location_of(path, text), *bad, name);
  return {without_mark(std::move(text)), name};
}

std::optional<Decoded> try_decode(std::string_view bytes, const char* encoding, double least) {
  UErrorCode status = U_ZERO_ERROR;
  const Converter converter(ucnv_open(encoding, &status), &ucnv_close);
  if (U_FAILURE(status)) return std::nullopt;
  std::optional<std::size_t> bad;
  std::string text = convert(converter.get(), bytes, bad);
  if (bad || plausibility(text) < least) return std::nullopt;
  return Decoded{without_mark(std::move(text)), encoding};
}

/// Most of what is beyond ASCII is UTF-8: then the rest is damage, and no other encoding.
bool is_damaged_utf8(std::string_view bytes) {
  std::size_t good = 0, bad = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t next = std::min(first_bad(bytes, at), bytes.size());
    good += static_cast<std::size_t>(std::count_if(bytes.begin() + static_cast<std::ptrdiff_t>(at),
                                                   bytes.begin() + static_cast<std::ptrdiff_t>(next),
                                                   [](char c) { return static_cast<unsigned char>(c) >= 0xC0; }));
    if (next < bytes.size()) ++bad;
    at = next + 1;
  }
  return good >= bad;
}

std::optional<Decoded> detect(std::string_view bytes) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, decltype(&ucsdet_close)> detector(ucsdet_open(&status), &ucsdet_close);
  const std::string_view sample = bytes.substr(0, 1 << 20);
  ucsdet_setText(detector.get(), sample.data(), static_cast<int32_t>(sample.size()), &status);
  int32_t found = 0;
  const UCharsetMatch** matches = ucsdet_detectAll(detector.get(), &found, &status);
  for (int32_t i = 0; U_SUCCESS(status) && i < found; ++i) {
    if (ucsdet_getConfidence(matches[i], &status) < 30) break;
    if (auto decoded = try_decode(bytes, ucsdet_getName(matches[i], &status), 0.98)) return decoded;
  }
  return std::nullopt;
}

Decoded guess(std::string_view bytes, const std::string& path) {
  const std::size_t bad = first_bad(bytes);
  const bool nul = bytes.find('\0') != std::string_view::npos;
  if (bad == std::string_view::npos && !nul) return {without_mark(std::string(bytes)), "UTF-8"};
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) return decode_as(bytes, path, "UTF-16");
  if (nul && bytes.size() % 2 == 0)  // in UTF-16 each line end has a NUL; without one it is Latin letters, two by two
    for (const char* encoding : {"UTF-16LE", "UTF-16BE"})
      if (auto decoded = try_decode(bytes, encoding, 0.97)) return *decoded;
  if (nul) refuse(path, "is binary (a NUL at byte " + std::to_string(bytes.find('\0')) + ")");
  if (is_damaged_utf8(bytes)) refuse_byte(location_of(path, bytes.substr(0, bad)), bad, "UTF-8");
  if (auto decoded = try_decode(bytes, "GB18030", 0.97); decoded && is_running_han(decoded->utf8)) return *decoded;
  if (auto decoded = detect(bytes)) return *decoded;
  refuse(path, "is no text in an encoding that can be told (byte " + std::to_string(bad) + " is no valid UTF-8)");
}

}  // namespace

Decoded decode(std::string_view bytes, const std::string& path, const std::string& encoding) {
  return encoding.empty() ? guess(bytes, path) : decode_as(bytes, path, encoding);
}

bool is_utf8(std::string_view bytes) { return first_bad(bytes) == std::string_view::npos; }

}  // namespace rg::read

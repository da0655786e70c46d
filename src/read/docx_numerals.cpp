// SPDX-License-Identifier: Apache-2.0
#include "src/read/docx_numerals.hpp"

#include <array>
#include <span>
#include <utility>
#include <vector>

#include "src/text/unicode.hpp"

namespace rg::docx {
namespace {

std::string repeated(std::u32string_view letters, std::uint32_t number) {
  constexpr std::uint32_t longest = 30;  // Word writes 27 as `aa`, 53 as `aaa` and ends at 780
  const std::uint32_t size = static_cast<std::uint32_t>(letters.size());
  if (number == 0 || number > size * longest) return std::to_string(number);
  std::string out;
  for (std::uint32_t i = 0; i <= (number - 1) / size; ++i) append(out, letters[(number - 1) % size]);
  return out;
}

std::string one_of(std::u32string_view signs, std::uint32_t number) {
  if (number == 0 || number > signs.size()) return std::to_string(number);
  std::string out;
  append(out, signs[number - 1]);
  return out;
}

std::string digits(std::uint32_t number, char32_t zero) {
  std::string out;
  for (const char digit : std::to_string(number)) append(out, zero + static_cast<char32_t>(digit - '0'));
  return out;
}

using Roman = std::pair<std::uint32_t, std::string_view>;

std::string additive(std::uint32_t number, std::span<const Roman> signs, std::uint32_t last) {
  if (number == 0 || number > last) return std::to_string(number);
  std::string out;
  for (const auto& [value, sign] : signs)
    for (; number >= value; number -= value) out += sign;
  return out;
}

constexpr std::array<Roman, 13> lower_roman{{{1000, "m"},
                                             {900, "cm"},
                                             {500, "d"},
                                             {400, "cd"},
                                             {100, "c"},
                                             {90, "xc"},
                                             {50, "l"},
                                             {40, "xl"},
                                             {10, "x"},
                                             {9, "ix"},
                                             {5, "v"},
                                             {4, "iv"},
                                             {1, "i"}}};
constexpr std::array<Roman, 13> upper_roman{{{1000, "M"},
                                             {900, "CM"},
                                             {500, "D"},
                                             {400, "CD"},
                                             {100, "C"},
                                             {90, "XC"},
                                             {50, "L"},
                                             {40, "XL"},
                                             {10, "X"},
                                             {9, "IX"},
                                             {5, "V"},
                                             {4, "IV"},
                                             {1, "I"}}};
/// 15 and 16 are written as 9 + 6 and 9 + 7.
constexpr std::array<Roman, 24> hebrew{{{400, "ת"}, {300, "ש"}, {200, "ר"}, {100, "ק"}, {90, "צ"}, {80, "פ"},
                                        {70, "ע"},  {60, "ס"},  {50, "נ"},  {40, "מ"},  {30, "ל"}, {20, "כ"},
                                        {16, "טז"}, {15, "טו"}, {10, "י"},  {9, "ט"},   {8, "ח"},  {7, "ז"},
                                        {6, "ו"},   {5, "ה"},   {4, "ד"},   {3, "ג"},   {2, "ב"},  {1, "א"}}};

struct Counting {
  std::u32string_view digits, places;  ///< 〇一二…; units of ten, hundred and thousand
  char32_t myriad;
  bool ten_alone;           ///< 10 to 19 begin with ten, and not with one
  bool unit_alone = false;  ///< 100 and 1000 have no one before them either
};

/// 〇 to 9999 of one group of four digits; `within`: something stands before it.
std::string han_group(std::uint32_t number, const Counting& counting, bool within) {
  std::string out;
  bool gap = within && number < 1000;
  std::uint32_t unit = 1000;
  for (std::size_t place = 3;; --place, unit /= 10) {
    const std::uint32_t digit = number / unit % 10;
    if (digit == 0) {
      gap = gap || !out.empty();
    } else {
      if (std::exchange(gap, false)) append(out, counting.digits[0]);
      const bool ten = place == 1 && counting.ten_alone && out.empty() && !within;
      if (digit != 1 || place == 0 || !(ten || counting.unit_alone)) append(out, counting.digits[digit]);
      if (place > 0) append(out, counting.places[place - 1]);
    }
    if (place == 0) return out;
  }
}

std::string han(std::uint32_t number, const Counting& counting) {
  constexpr std::uint32_t myriad = 10'000;
  if (number == 0 || number >= myriad * myriad) return number == 0 ? "〇" : std::to_string(number);
  std::string out;
  if (number >= myriad) {
    out = han_group(number / myriad, counting, false);
    append(out, counting.myriad);
  }
  return number % myriad == 0 ? out : out + han_group(number % myriad, counting, !out.empty());
}

constexpr Counting chinese{U"〇一二三四五六七八九", U"十百千", U'万', true};
constexpr Counting japanese{U"〇一二三四五六七八九", U"十百千", U'万', true, true};
constexpr Counting traditional{U"零一二三四五六七八九", U"十百千", U'萬', true};
constexpr Counting legal{U"零壹贰叁肆伍陆柒捌玖", U"拾佰仟", U'万', false};
constexpr Counting legal_traditional{U"零壹貳參肆伍陸柒捌玖", U"拾佰仟", U'萬', false};

std::string han_digits(std::uint32_t number) {
  std::string out;
  for (const char digit : std::to_string(number)) append(out, chinese.digits[static_cast<std::size_t>(digit - '0')]);
  return out;
}

/// From a hundred on digit by digit: 12 as 十二, 120 as 一二〇.
std::string chinese_counting(std::uint32_t number) { return number < 100 ? han(number, chinese) : han_digits(number); }

std::string ordinal(std::uint32_t number) {
  const std::uint32_t last = number % 10, teens = number / 10 % 10;
  const char* ending = teens == 1 ? "th" : last == 1 ? "st" : last == 2 ? "nd" : last == 3 ? "rd" : "th";
  return std::to_string(number) + ending;
}

constexpr std::u32string_view
    lower_latin = U"abcdefghijklmnopqrstuvwxyz",
    upper_latin = U"ABCDEFGHIJKLMNOPQRSTUVWXYZ", lower_russian = U"абвгдежзиклмнопрстуфхцчшщыэюя",
    upper_russian = U"АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЫЭЮЯ", arabic_alphabet = U"أبتثجحخدذرزسشصضطظعغفقكلمنهوي",
    abjad = U"أبجدهوزحطيكلمنسعفصقرشتثخذضظغ", hebrew_alphabet = U"אבגדהוזחטיכלמנסעפצקרשת",
    stems = U"甲乙丙丁戊己庚辛壬癸", branches = U"子丑寅卯辰巳午未申酉戌亥", circled = U"①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
    in_brackets = U"⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇", with_stop = U"⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛",
    aiueo = U"アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン",
    iroha = U"イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセスン",
    ganada = U"가나다라마바사아자차카타파하";

struct Format {
  std::string_view name;
  std::string (*numeral)(std::uint32_t);
};

template <const std::u32string_view& letters>
std::string letters_of(std::uint32_t number) {
  return repeated(letters, number);
}

template <const std::u32string_view& signs>
std::string sign_of(std::uint32_t number) {
  return one_of(signs, number);
}

template <const Counting& counting>
std::string han_of(std::uint32_t number) {
  return han(number, counting);
}

const std::vector<Format> formats{
    {"lowerLetter", letters_of<lower_latin>},
    {"upperLetter", letters_of<upper_latin>},
    {"lowerRoman", [](std::uint32_t n) { return additive(n, lower_roman, 32767); }},
    {"upperRoman", [](std::uint32_t n) { return additive(n, upper_roman, 32767); }},
    {"ordinal", ordinal},
    {"decimalZero", [](std::uint32_t n) { return (n < 10 ? "0" : "") + std::to_string(n); }},
    {"none", [](std::uint32_t) { return std::string(); }},
    {"bullet", [](std::uint32_t) { return std::string("•"); }},
    {"numberInDash", [](std::uint32_t n) { return "- " + std::to_string(n) + " -"; }},
    {"chineseCounting", chinese_counting},
    {"chineseCountingThousand", han_of<chinese>},
    {"chineseLegalSimplified", han_of<legal>},
    {"taiwaneseCounting", chinese_counting},
    {"taiwaneseDigital", han_digits},
    {"taiwaneseCountingThousand", han_of<traditional>},
    {"ideographLegalTraditional", han_of<legal_traditional>},
    {"japaneseCounting", han_of<japanese>},
    {"japaneseDigitalTenThousand", han_digits},
    {"ideographDigital", han_digits},
    {"ideographTraditional", sign_of<stems>},
    {"ideographZodiac", sign_of<branches>},
    {"ideographEnclosedCircle", [](std::uint32_t n) { return one_of(U"㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉", n); }},
    {"decimalFullWidth", [](std::uint32_t n) { return digits(n, U'０'); }},
    {"decimalFullWidth2", [](std::uint32_t n) { return digits(n, U'０'); }},
    {"decimalEnclosedCircle", sign_of<circled>},
    {"decimalEnclosedCircleChinese", sign_of<circled>},
    {"decimalEnclosedParen", sign_of<in_brackets>},
    {"decimalEnclosedFullstop", sign_of<with_stop>},
    {"russianLower", letters_of<lower_russian>},
    {"russianUpper", letters_of<upper_russian>},
    {"arabicAlpha", letters_of<arabic_alphabet>},
    {"arabicAbjad", letters_of<abjad>},
    {"hindiNumbers", [](std::uint32_t n) { return digits(n, U'٠'); }},
    {"hebrew1", [](std::uint32_t n) { return additive(n, hebrew, 999); }},
    {"hebrew2", letters_of<hebrew_alphabet>},
    {"aiueoFullWidth", letters_of<aiueo>},
    {"irohaFullWidth", letters_of<iroha>},
    {"ganada", letters_of<ganada>},
};

}  // namespace

std::string numeral(std::uint32_t number, std::string_view format) {
  for (const Format& known : formats)
    if (known.name == format) return known.numeral(number);
  return std::to_string(number);
}

}  // namespace rg::docx

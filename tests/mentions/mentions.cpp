// SPDX-License-Identifier: Apache-2.0
#include "src/mentions/mentions.hpp"

#include <doctest/doctest.h>

#include "src/mentions/fold.hpp"
#include "src/mentions/name_trie.hpp"

namespace {

const rg::Schema& schema() {
  static const rg::Schema built_in = rg::Schema::built_in();
  return built_in;
}

rg::Document document(const std::vector<std::string>& paragraphs, const std::string& symbol = "A/HRC/950/21") {
  rg::Document out;
  out.symbol = symbol;
  out.language = "zh";
  for (const std::string& text : paragraphs) {
    rg::Place place;
    place.kind = rg::PlaceKind::paragraph;
    place.number = static_cast<std::uint32_t>(out.places.size() + 1);
    place.key = "p" + std::to_string(place.number);
    place.text = text;
    out.places.push_back(place);
  }
  return out;
}

/// `id=words` of each mention of the last place, in order.
std::string found(const rg::Document& d) {
  static const rg::MentionFinder finder(schema());
  const rg::Mentions mentions = finder.find(d);
  const rg::PlaceMentions& last = mentions.places.back();
  std::string out;
  for (const rg::Mention& m : last.mentions) {
    const rg::Span span = last.text.span(m.range.begin, m.range.end);
    out += (out.empty() ? "" : " | ") + m.id + "=" + std::string(rg::slice(d.places.back().text, span));
  }
  return out;
}

std::string found(const std::string& text) { return found(document({text})); }

struct Case {
  const char* text;
  const char* mentions;
};

void check(std::initializer_list<Case> cases) {
  for (const Case& c : cases) {
    CAPTURE(c.text);
    CHECK(found(c.text) == c.mentions);
  }
}

}  // namespace

TEST_CASE("resolutions, in the ways that reports cite them") {
  check({{"大会第48/141号决议", "GA=大会 | A/RES/48/141=第48/141号决议"},
         {"大会 2021 年 12 月 16 日第 76/159 号决议", "GA=大会 | A/RES/76/159=第 76/159 号决议"},
         {"大会第 60/251 和 65/281 号决议", "GA=大会 | A/RES/60/251=第 60/251 | A/RES/65/281=65/281 号决议"},
         {"人权理事会第 6/20、第 12/15 和第 34/17 号决议",
          "HRC=人权理事会 | A/HRC/RES/6/20=第 6/20 | A/HRC/RES/12/15=第 12/15 | A/HRC/RES/34/17=第 34/17 号决议"},
         {"安全理事会第 1244 (1999) 号决议", "SC=安全理事会 | S/RES/1244(1999)=第 1244 (1999) 号决议"},
         {"大会第 217 A (III)号决议", "GA=大会 | A/RES/217(III)=第 217 A (III)号决议"},
         {"经济及社会理事会第2021/26号决议", "ECOSOC=经济及社会理事会 | E/RES/2021/26=第2021/26号决议"},
         {"大会2022年12月12日第77/126号和2022年12月14日第77/187号决议",
          "GA=大会 | A/RES/77/126=第77/126号 | A/RES/77/187=第77/187号决议"},
         {"人权委员会第2005/55号决议", "CHR=人权委员会 | E/CN.4/RES/2005/55=第2005/55号决议"},
         {"第1325(2000)号决议", "S/RES/1325(2000)=第1325(2000)号决议"},
         {"大会第ES-11/1号决议", "GA=大会 | A/RES/ES-11/1=第ES-11/1号决议"},
         {"大会第67 / 19号决议", "GA=大会 | A/RES/67/19=第67 / 19号决议"},
         {"大会第9号决议草案和第98/1号决定", "GA=大会"},
         {"S/RES/2803 (2025)和A/RES/75/1", "S/RES/2803(2025)=S/RES/2803 (2025) | A/RES/75/1=A/RES/75/1"}});
}

TEST_CASE("the owner of a resolution is named before it or earlier in the sentence") {
  check({{"回顾大会2006年3月15日设立人权理事会的第60/251号决议",
          "GA=大会 | HRC=人权理事会 | A/RES/60/251=第60/251号决议"},
         {"大会关于甲事的第74/270号决议，关于乙事的第74/274号决议",
          "GA=大会 | A/RES/74/270=第74/270号决议 | A/RES/74/274=第74/274号决议"},
         {"大会第76/1号决议和人权理事会的第47/9号决议",
          "GA=大会 | A/RES/76/1=第76/1号决议 | HRC=人权理事会 | A/HRC/RES/47/9=第47/9号决议"},
         {"小组委员会的上级——促进和保护人权小组委员会第五十二届会议通过的第2000/22号决议",
          "SubCom=促进和保护人权小组委员会 | E/CN.4/SUB.2/RES/2000/22=第2000/22号决议"}});
  CHECK(found(document({"大会第76/159号决议。", "按照第76/159号决议，"})) == "A/RES/76/159=第76/159号决议");
  CHECK(found(document({"大会在2932年通过、经其第2932/22号决议和第74/1号决议"}, "E/1/1")) ==
        "GA=大会 | E/RES/2932/22=第2932/22号决议 | A/RES/74/1=第74/1号决议");
  CHECK(found(document({"依照第950/3号决议，"}, "")) == "A/RES/950/3=第950/3号决议");
  CHECK(found(document({"依照第950/3号决议，"})) == "A/HRC/RES/950/3=第950/3号决议");
}

TEST_CASE("a resolution whose owner is guessed is remarked") {
  const rg::MentionFinder finder(schema());
  CHECK(finder.find(document({"依照第950/3号决议，"})).remarks.size() == 1);
  CHECK(finder.find(document({"依照大会第950/3号决议，"})).remarks.empty());
}

TEST_CASE("a footnote's resolution belongs to the body named where it hangs") {
  rg::Document d = document({"人权理事会的若干决议体现了这一点。", "例如，见第48/24号决议。"}, "A/77/1");
  d.places[0].notes.push_back({17, 33});
  d.places[1].kind = rg::PlaceKind::footnote;
  d.places[1].number = 33;
  CHECK(found(d) == "A/HRC/RES/48/24=第48/24号决议");
}

TEST_CASE("documents by symbol, lists, and 同上") {
  check({{"(见A/HRC/38/26 和 27)", "A/HRC/38/26=A/HRC/38/26 | A/HRC/38/27=27"},
         {"见 E/CN.4/2001/2-E/CN.4/Sub.2/2000/46，第二章",
          "E/CN.4/2001/2=E/CN.4/2001/2 | E/CN.4/Sub.2/2000/46=E/CN.4/Sub.2/2000/46"},
         {"A/HRC/950/21 和 Add.1。", "A/HRC/950/21=A/HRC/950/21 | A/HRC/950/21/Add.1=Add.1"},
         {"A/HRC44/28号文件", "A/HRC/44/28=A/HRC44/28"},
         {"A/72/351 和 5 个国家", "A/72/351=A/72/351"},
         {"见 http://undocs.org/ch/A/HRC/49/34", ""}});
  CHECK(found(document({"见A/72/351。", "(同上，第83段)"})) == "A/72/351=同上");
  CHECK(found(document({"没有文件。", "(同上，第83段)"})) == "");
}

TEST_CASE("goals, targets and indicators by number, name and as a set") {
  check({{"可持续发展目标 16 和 10 下五项", "SDG-16=可持续发展目标 16 | SDG-10=10"},
         {"实现可持续发展目标", "SDG=可持续发展目标"},
         {"可持续发展目标的目标5、10、16 和 17, 重点",
          "SDG=可持续发展目标 | SDG-5=目标5 | SDG-10=10 | SDG-16=16 | SDG-17=17"},
         {"可持续发展目标 16+", "SDG-16=可持续发展目标 16+"},
         {"可持续发展目标指标，涉及机构(16.a.1)和歧视(10.3.1 和 16.b.1)",
          "SDG=可持续发展目标 | SDG-16.a.1=16.a.1 | SDG-10.3.1=10.3.1 | SDG-16.b.1=16.b.1"},
         {"可持续发展目标具体目标 16.3", "SDG-16.3=具体目标 16.3"},
         {"可持续发展目标 1 至 3", "SDG-1=可持续发展目标 1 | SDG-2=3 | SDG-3=3"},
         {"17 促进目标实现的伙伴关系", "SDG-17=17 促进目标实现的伙伴关系"},
         {"1 无贫困", "SDG-1=1 无贫困"},
         {"目标 5 个", ""},
         {"第4个目标 3", ""},
         {"可持续发展目标和千年发展目标 4", "SDG=可持续发展目标"},
         {"可持续发展目标 18", "SDG=可持续发展目标"},
         {"可持续发展目标 2030", "SDG=可持续发展目标"},
         {"《可持续发展目标报告》", ""}});
}

TEST_CASE("countries, and what only looks like one") {
  check({{"乍得和中国", "TCD=乍得 | CHN=中国"},
         {"发展中国家、沿海地区、拉美国家和印度洋", ""},
         {"印度尼西亚、几内亚比绍和南苏丹", "IDN=印度尼西亚 | GNB=几内亚比绍 | SSD=南苏丹"},
         {"葡萄牙语国家", ""},
         {"撒哈拉以南非洲、内蒙古和北爱尔兰，许多哥伦比亚人", "COL=哥伦比亚"},
         {"马里·某人", ""},
         {"委内瑞拉(玻利瓦尔共和国)和伊朗（伊斯兰共和国）", "VEN=委内瑞拉(玻利瓦尔共和国) | IRN=伊朗（伊斯兰共和国）"},
         {"联合国哥伦比亚核查团", "UNVMC=联合国哥伦比亚核查团 | COL=哥伦比亚"}});
}

TEST_CASE("offices by their many forms") {
  check(
      {{"人权高专办乍得国家办事处", "OHCHR:TCD=人权高专办乍得国家办事处 | TCD=乍得"},
       {"人权高专办欧洲区域办事处", "OHCHR:region-europe=人权高专办欧洲区域办事处"},
       {"乌克兰人权监测团", "OHCHR:UKR=乌克兰人权监测团 | UKR=乌克兰"},
       {"人权高专办通过在肯尼亚和墨西哥的驻地代表处",
        "OHCHR=人权高专办 | OHCHR:KEN=在肯尼亚和墨西哥的驻地代表处 | OHCHR:MEX=在肯尼亚和墨西哥的驻地代表处 | "
        "KEN=肯尼亚 | MEX=墨西哥"},
       {"人权高专办驻哥伦比亚和危地马拉的办事处",
        "OHCHR:COL=人权高专办驻哥伦比亚和危地马拉的办事处 | OHCHR:GTM=人权高专办驻哥伦比亚和危地马拉的办事处 | "
        "COL=哥伦比亚 | GTM=危地马拉"},
       {"阿富汗和也门的国家办事处", "AFG=阿富汗 | YEM=也门"},
       {"人权高专办支持阿富汗国家办事处", "OHCHR=人权高专办 | OHCHR:AFG=阿富汗国家办事处 | AFG=阿富汗"},
       {"人权高专办支持。阿富汗国家办事处", "OHCHR=人权高专办 | AFG=阿富汗"},
       {"儿基会乍得国家办事处", "UNICEF=儿基会 | TCD=乍得"},
       {"人权高专办认为，儿基会的加纳国家办事处、国际灯塔协会驻乍得的国家办事处、德国驻斐济国家办事处",
        "OHCHR=人权高专办 | UNICEF=儿基会 | GHA=加纳 | ~国际灯塔协会=国际灯塔协会 | TCD=乍得 | DEU=德国 | FJI=斐济"}});
}

TEST_CASE("long names win, short forms are learned, and national bodies aren't the Council") {
  check({{"经济合作与发展组织(经合组织)发展援助委员会", "OECD-DAC=经济合作与发展组织(经合组织)发展援助委员会"},
         {"埃及的国家人权理事会", "EGY=埃及 | ~国家人权理事会=国家人权理事会"},
         {"《联合国宪章》和《非洲儿童权利与福利宪章》", "UN-Charter=联合国宪章 | ACRWC=非洲儿童权利与福利宪章"}});
  CHECK(found(document({"联合国哥伦比亚核查团(核查团)开展了工作。", "核查团报告了情况。"})) == "UNVMC=核查团");
  CHECK(found(document({"教科文组织(巴黎)", "巴黎"})) == "");
}

TEST_CASE("理事会 is the one last named in full") {
  CHECK(found(document({"经济及社会理事会审议了报告。", "理事会决定"})) == "ECOSOC=理事会");
  CHECK(found(document({"理事会决定"})) == "HRC=理事会");
  CHECK(found(document({"理事会决定"}, "E/2930/1")) == "ECOSOC=理事会");
}

TEST_CASE("squeezed text leads back to the very words") {
  const std::string text = "在 2030\n年 可持续（A） x y";
  const rg::Squeezed squeezed(text);
  CHECK(squeezed.text() == "在2030\n年可持续(A)x y");
  const std::size_t at = squeezed.text().find("可持续(A)");
  CHECK(rg::slice(text, squeezed.span(at, at + std::string("可持续(A)").size())) == "可持续（A）");
}

TEST_CASE("the trie finds the longest name, whatever the order of adding") {
  rg::NameTrie trie;
  const std::vector<std::string> names{"人权", "人权理事会", "理事会", "a", "ab", "人"};
  for (std::uint32_t i = 0; i < names.size(); ++i) trie.add(names[i], i);
  const std::string text = "人权理事会ab人x";
  CHECK(trie.longest(text, 0).value == 1);
  CHECK(trie.longest(text, 0).length == names[1].size());
  CHECK(trie.longest(text, names[0].size()).value == 2);
  CHECK(trie.longest(text, names[1].size()).value == 4);
  CHECK(trie.longest(text, text.size() - 4).value == 5);
  CHECK(trie.longest(text, text.size() - 1).length == 0);
}

TEST_CASE("patterns over folded text") {
  const rg::FoldAlphabet alphabet({"Office", "Agency"});
  CHECK_THROWS(alphabet.expand("⟦Nobody⟧", {}));
  CHECK_THROWS(alphabet.expand("⟦Office", {}));
  const std::vector<rg::Mention> mentions{{{0, 3}, "Office", "o", false}, {{6, 9}, "Agency", "a", false}};
  const rg::Folded folded("甲与乙一道", {0, 15}, mentions, alphabet);
  CHECK(folded.text() == "\uE000与\uE001一道");
  CHECK(folded.mentions(0, folded.text().size()).size() == 2);
  CHECK(folded.source(0, 9) == rg::Range{0, 9});
}

TEST_CASE("bodies that no table knows have the right edges") {
  check({{"人权高专办与乌干达卫生部一道", "OHCHR=人权高专办 | ~乌干达卫生部=乌干达卫生部 | UGA=乌干达"},
         {"为巴拿马的监察员办公室举办", "PAN=巴拿马 | ~监察员办公室=监察员办公室"},
         {"与太平洋渔民联合会和国际灯塔基金会合作",
          "~太平洋渔民联合会=太平洋渔民联合会 | ~国际灯塔基金会=国际灯塔基金会"},
         {"向斐济提供培训，包括海洋事务部、能源和水利部、促进和解与人权总统委员会、国家警察和最高法院",
          "FJI=斐济 | ~海洋事务部=海洋事务部 | ~能源和水利部=能源和水利部 | "
          "~促进和解与人权总统委员会=促进和解与人权总统委员会 | ~国家警察=国家警察 | ~最高法院=最高法院"},
         {"就斐济和汤加两国人权委员会的立法",
          "~斐济人权委员会=斐济和汤加两国人权委员会 | ~汤加人权委员会=斐济和汤加两国人权委员会 | FJI=斐济 | TON=汤加"},
         {"大韩民国驻斐济大使馆、联合国驻苏瓦小组",
          "~大韩民国驻斐济大使馆=大韩民国驻斐济大使馆 | KOR=大韩民国 | FJI=斐济 | ~联合国驻苏瓦小组=联合国驻苏瓦小组"},
         {"由约瑟夫·科瓦奇基金会支持", "~约瑟夫·科瓦奇基金会=约瑟夫·科瓦奇基金会"},
         {"Lighthouse欧洲网络", "~Lighthouse欧洲网络=Lighthouse欧洲网络"},
         {"在执行《安第斯契约》政府间工作组", "~执行《安第斯契约》政府间工作组=执行《安第斯契约》政府间工作组"}});
}

TEST_CASE("what tells of nobody in particular is no body") {
  check({{"国家人权机构、非政府组织、各国议会和国际组织", ""},
         {"设立了一个委员会和若干工作组，并与有关委员会协商", ""},
         {"在斐济、汤加和萨摩亚的国家人权机构、国家统计局和其他机构", "FJI=斐济 | TON=汤加 | WSM=萨摩亚"},
         {"政府各部门的内部规定，大部分东部地区", ""},
         {"国际和区域法院", ""},
         {"议会设立了专门的人权委员会", ""},
         {"世卫组织驻斐济办事处和儿基会斐济办事处", "WHO=世卫组织 | FJI=斐济 | UNICEF=儿基会 | FJI=斐济"},
         {"儿基会斐济委员会、开发署评价办公室", "UNICEF=儿基会 | FJI=斐济 | UNDP=开发署"}});
  std::string long_name;
  for (int i = 0; i < 80; ++i) long_name += "啊";
  CHECK(found(long_name + "国际协会").empty());  // no name is so long
}

TEST_CASE("texts by their titles and numbers") {
  check({{"《国际灯塔看守人指南》和《灯塔年度报告》", "~国际灯塔看守人指南=国际灯塔看守人指南"},
         {"题为“沿海居民的权利”的指导说明", "~沿海居民的权利=沿海居民的权利"},
         {"“灯塔”项目", ""},
         {"关于灯塔看守人权利的第5号一般性意见",
          "~关于灯塔看守人权利的第5号一般性意见=关于灯塔看守人权利的第5号一般性意见"},
         {"欧洲联盟灯塔行动计划三", "~欧洲联盟灯塔行动计划三=欧洲联盟灯塔行动计划三"},
         {"欧洲联盟灯塔行动计划三。", "~欧洲联盟灯塔行动计划三=欧洲联盟灯塔行动计划三"},
         {"全球灯塔看守战略(2021-2030)。", "~全球灯塔看守战略(2021-2030)=全球灯塔看守战略(2021-2030)"}});
}

TEST_CASE("what stands for something named before") {
  check({{"人权高专办斐济国家办事处举办活动。该办事处和该国家办事处",
          "OHCHR:FJI=人权高专办斐济国家办事处 | FJI=斐济 | OHCHR:FJI=该办事处 | OHCHR:FJI=该国家办事处"},
         {"儿童权利委员会通过。该委员会指出", "CRC=儿童权利委员会 | CRC=该委员会"},
         {"在斐济，该国政府", "FJI=斐济 | FJI=该国"},
         {"在斐济和汤加，该国政府", "FJI=斐济 | TON=汤加"},
         {"乌克兰人权监测团。监测团与妇女署一道",
          "OHCHR:UKR=乌克兰人权监测团 | UKR=乌克兰 | OHCHR:UKR=监测团 | UN-Women=妇女署"},
         {"《灯塔看守人权利宣言》和《权利宣言》",
          "~灯塔看守人权利宣言=灯塔看守人权利宣言 | ~灯塔看守人权利宣言=权利宣言"},
         {"斐济渔业部开展活动。该部和该部门", "~斐济渔业部=斐济渔业部 | FJI=斐济 | ~斐济渔业部=该部"},
         {"在乍得，人权高专办驻该国机构开展活动。国家办事处和该办事处",
          "TCD=乍得 | OHCHR:TCD=人权高专办驻该国机构 | OHCHR:TCD=国家办事处 | OHCHR:TCD=该办事处"},
         {"难民署指出，该机构", "UNHCR=难民署 | UNHCR=该机构"},
         {"人权高专办和其人权顾问", "OHCHR=人权高专办 | OHCHR=其人权顾问"},
         {"人权高专办和儿基会，其人权顾问", "OHCHR=人权高专办 | UNICEF=儿基会"},
         {"该委员会指出", ""}});
  // Under another heading nothing is left of it.
  rg::Document d = document({"儿童权利委员会通过。", "该委员会指出"});
  CHECK(found(d) == "CRC=该委员会");
  d.places.back().section = 1;
  CHECK(found(d).empty());
}

TEST_CASE("abbreviations that nobody defines are counted") {
  static const rg::MentionFinder finder(schema());
  const auto counts = rg::undefined_abbreviations(
      finder.find(document({"ABCD方案和ABCD项目，UNDP，第IV章，A/HRC/950/21，www.QRST.org，Xyz，EFGH"})));
  CHECK(counts == std::map<std::string, std::size_t>{{"ABCD", 2}, {"EFGH", 1}});
}

// SPDX-License-Identifier: Apache-2.0
#include "src/layout/front.hpp"

#include <doctest/doctest.h>

#include "src/layout/folding.hpp"
#include "src/layout/layout.hpp"

namespace {

const rg::Schema& schema() {
  static const rg::Schema schema = rg::Schema::built_in();
  return schema;
}

rg::Document lay_out(const std::string& text) {
  static const rg::Layout layout(schema());
  return layout(rg::read_text(text, "report.txt"));
}

std::string items(const rg::Document& document) {
  std::string out;
  for (const std::string& item : document.agenda_items) out += (out.empty() ? "" : " ") + item;
  return out;
}

/// A front page as Word's text or a PDF gives it, and what it says.
struct Front {
  std::string text, language, date, session, agenda, title;
};

const std::string en =
    "\n\nI. Introduction\n\n1. The Office assisted the Government in the review of the laws on the rights of the "
    "child.\n\n2. The report is submitted to the Council.\n";
const std::string fr =
    "\n\nI. Introduction\n\n1. Le Haut-Commissariat a aidé le Gouvernement à revoir les lois sur les droits de "
    "l’enfant.\n\n2. Le rapport est soumis au Conseil par le Bureau.\n";
const std::string es =
    "\n\nI. Introducción\n\n1. La Oficina ayudó al Gobierno a revisar las leyes sobre los derechos del niño y de la "
    "niña.\n\n2. El informe se presenta al Consejo por la Oficina.\n";
const std::string ru =
    "\n\nI. Введение\n\n1. Управление оказало правительству помощь в пересмотре законов о правах ребенка и об "
    "образовании.\n\n2. Доклад представляется Совету в соответствии с его решением.\n";
const std::string ar =
    "\n\nأولا - مقدمة\n\n1- قدمت المفوضية المساعدة إلى الحكومة في استعراض القوانين المتعلقة بحقوق الطفل.\n\n2- يقدم "
    "التقرير إلى المجلس في دورته التي عقدت في العام الماضي.\n";
const std::string zh = "\n\n一. 导言\n\n1. 人权高专办协助政府审查儿童权利方面的法律。\n\n2. 本报告提交理事会。\n";

void check(const Front& front) {
  CAPTURE(front.text);
  const rg::Document d = lay_out(front.text);
  CHECK(d.language == front.language);
  CHECK(d.date == front.date);
  CHECK(d.session == front.session);
  CHECK(items(d) == front.agenda);
  CHECK(d.title == front.title);
}

}  // namespace

TEST_CASE("the front page of a report, in six languages") {
  for (const Front& front :
       {Front{"United Nations\n\nA/HRC/950/21\n\nGeneral Assembly\n\nDistr.: General\n20 June 2931\n\nOriginal: "
              "English\n\nHuman Rights "
              "Council\nFiftieth session\n13 June–8 July 2931\nAgenda items 2 and 10\nAnnual report of the United "
              "Nations High "
              "Commissioner\nfor Human Rights\nTechnical assistance and capacity-building\n\nTechnical cooperation in "
              "the field of "
              "human rights\nin the islands*\n\nReport of the Office of the United Nations High Commissioner\nfor "
              "Human Rights" +
                  en,
              "en", "2931-06-20", "50", "2 10", "Technical cooperation in the field of human rights in the islands"},
        Front{"Nations Unies\n\nA/HRC/950/21\n\nAssemblée générale\n\nDistr. générale\n1er juin "
              "2931\nFrançais\nOriginal : anglais\n\n"
              "Conseil des droits de l’homme\nCinquantième session\n13 juin-8 juillet 2931\nPoints 2 et 10 de l’ordre "
              "du jour\n"
              "Assistance technique et renforcement des capacités\n\nCoopération technique dans le domaine\ndes droits "
              "de l’homme\n\n"
              "Rapport du Haut-Commissariat des Nations Unies aux droits de l’homme" +
                  fr,
              "fr", "2931-06-01", "50", "2 10", "Coopération technique dans le domaine des droits de l’homme"},
        Front{
            "Naciones Unidas\n\nA/HRC/950/21\n\nAsamblea General\n\nDistr. general\n20 de junio de "
            "2931\nEspañol\nOriginal: "
            "inglés\n\nConsejo de Derechos Humanos\n50º período de sesiones\n13 de junio a 8 de julio de 2931\nTemas 2 "
            "y 10 de la "
            "agenda\nAsistencia técnica y fomento de la capacidad\n\nCooperación técnica en el ámbito\nde los derechos "
            "humanos\n\nInforme de la Oficina del Alto Comisionado" +
                es,
            "es", "2931-06-20", "50", "2 10", "Cooperación técnica en el ámbito de los derechos humanos"},
        Front{"Организация Объединенных Наций\n\nA/HRC/950/21\n\nГенеральная Ассамблея\n\nDistr.: General\n20 June "
              "2931\nRussian\nOriginal: English\n\nСовет по правам человека\nПятидесятая сессия\n13 июня — 8 июля 2931 "
              "года\nПункты 2 и "
              "10 повестки дня\nТехническая помощь и создание потенциала\n\nТехническое сотрудничество в области\nправ "
              "человека*\n\nДоклад Управления Верховного комиссара" +
                  ru,
              "ru", "2931-06-20", "50", "2 10", "Техническое сотрудничество в области прав человека"},
        Front{"الأمم المتحدة\n\nA/HRC/950/21\n\nالجمعية العامة\n\nDistr.: General\n20 June 2931\nArabic\nOriginal: "
              "English\n\nمجلس حقوق "
              "الإنسان\nالدورة الخمسون\n13 حزيران/يونيه - 8 تموز/يوليه 2931\nالبندان 2 و10 من جدول الأعمال\nالمساعدة "
              "التقنية وبناء "
              "القدرات\n\nالتعاون التقني في ميدان حقوق الإنسان\n\nتقرير مفوضية الأمم المتحدة السامية لحقوق الإنسان" +
                  ar,
              "ar", "2931-06-20", "50", "2 10", "التعاون التقني في ميدان حقوق الإنسان"},
        Front{"联合国\n\nA/HRC/950/21\n\n大会\n\nDistr.: General\n20 June 2931\nChinese\nOriginal: "
              "English\n\n人权理事会\n第五十届会议\n2931"
              "年6月13日至7月8日\n议程项目2和10\n技术援助和能力建设\n\n群岛地区人权领域的技术合作*"
              "\n\n联合国人权事务高级专员的报告" +
                  zh,
              "zh", "2931-06-20", "50", "2 10", "群岛地区人权领域的技术合作"}})
    check(front);
}

TEST_CASE("a report without a title of its own has that of its kind") {
  check(
      {"Human Rights Council\nThirtieth special session\n\nAgenda item 3\nPromotion and protection of all human "
       "rights\n\nReport of the "
       "Special Rapporteur on\nthe right to food" +
           en,
       "en", "", "S-30", "3", "Report of the Special Rapporteur on the right to food"});
  check(
      {"General Assembly\nEleventh emergency special session\nItem 72 (b) and (c) of the provisional agenda*\nHuman "
       "rights "
       "questions\n\nSituation in the islands\n\nNote by the Secretary-General" +
           en,
       "en", "", "ES-11", "72(b) 72(c)", "Situation in the islands"});
}

TEST_CASE("lines that stand without blank ones between them") {
  check(
      {"Human Rights Council\nWorking Group on the Universal Periodic Review\nThirty-fourth session\n4–15 November "
       "2931\nSummary of "
       "stakeholders’ submissions on Fiji*\nReport of the Office of the United Nations High Commissioner for\nHuman "
       "Rights" +
           en,
       "en", "", "34", "", "Summary of stakeholders’ submissions on Fiji"});
}

TEST_CASE("a resolution's title follows its number, over as many lines as it takes") {
  const std::string end =
      "\n\n1. Reaffirms the commitment of all States to the rights of the child;\n\n2. Decides to remain seized of "
      "the matter.\n";
  for (const auto& [number, title] : {std::pair<std::string, std::string>{"950/3.", "Technical cooperation"},
                                      {"950/…", "Technical cooperation"},
                                      {"S-30/1.", "Technical cooperation"},
                                      {"95/114 A.", "Technical cooperation"}})
    check(
        {"Human Rights Council\nFiftieth session\nAgenda item 10\n\nResolution adopted by the Human Rights Council\non "
         "14 July 2931\n\n" +
             number + " " + title +
             "\nin the islands\n\nThe Human Rights Council,\n\nRecalling the Charter of the United Nations," + end,
         "en", "", "50", "10", title + " in the islands"});
}

TEST_CASE("days are those of the calendar") {
  const auto day = [&](const char* language, std::string_view text) {
    auto file = rg::open_wording(schema(), language, "front");
    return rg::layout::Calendar(*file).first_in(rg::layout::folded(text));
  };
  CHECK(day("en", "20 June 2931") == "2931-06-20");
  CHECK(day("en", "June 20, 2931") == "2931-06-20");
  CHECK(day("en", "Distr.: General 9 Sept. 2931") == "2931-09-09");
  CHECK(day("en", "4–15 November 2931") == "2931-11-15");
  CHECK(day("fr", "20 août 2931") == "2931-08-20");
  CHECK(day("fr", "1er février 2931") == "2931-02-01");
  CHECK(day("es", "20 de junio de 2931") == "2931-06-20");
  CHECK(day("ru", "20 июня 2931 года") == "2931-06-20");
  CHECK(day("ru", "3 МАЯ 2931") == "2931-05-03");
  CHECK(day("ar", "٢٠ حزيران/يونيه ٢٩٣١") == "2931-06-20");
  CHECK(day("ar", "20 كانون الأول/ديسمبر 2931") == "2931-12-20");
  CHECK(day("ar", "20 تشرين الثاني 2931") == "2931-11-20");
  CHECK(day("ar", "20 أيلول / سبتمبر 2931").empty());
  CHECK(day("zh", "2931 年 6 月 20 日") == "2931-06-20");
  CHECK(day("zh", "２９３１年６月２０日至7月14日") == "2931-06-20");
  for (const char* none :
       {"99.99.9999", "31 February 2931", "0 June 2931", "32 June 2931", "20 June 29311", "120 June 2931",
        "20 June 0001", "20 Brumaire 2931", "", "20 June", "99999999999999999999 June 99999999999999999999"})
    CHECK_MESSAGE(day("en", none).empty(), std::string(none));
  CHECK(day("zh", "2931年13月1日").empty());
  CHECK(day("en", "31 February 2931 and 1 March 2931") == "2931-03-01");
}

TEST_CASE("sessions are numbered in words and digits") {
  const auto number = [](const char* language, std::string_view words) {
    return rg::layout::Ordinals(language).value_in(rg::layout::folded(words));
  };
  for (const auto& [language, words, value] : {std::tuple{"en", "First", 1U},
                                               {"en", "Thirty-fourth", 34U},
                                               {"en", "Human Rights Council Fiftieth", 50U},
                                               {"en", "134th", 134U},
                                               {"en", "One hundred and thirty-fourth", 134U},
                                               {"en", "Hundred and thirty-fourth", 134U},
                                               {"en", "Resumed seventy-seventh", 77U},
                                               {"fr", "Première", 1U},
                                               {"fr", "Vingt et unième", 21U},
                                               {"fr", "Soixante et onzième", 71U},
                                               {"fr", "Quatre-vingtième", 80U},
                                               {"fr", "34e", 34U},
                                               {"fr", "34ᵉ", 34U},
                                               {"es", "Trigésimo cuarto", 34U},
                                               {"es", "Undécimo", 11U},
                                               {"es", "Vigesimoprimer", 21U},
                                               {"es", "34º", 34U},
                                               {"es", "34.º", 34U},
                                               {"es", "1ª", 1U},
                                               {"ru", "Пятидесятая", 50U},
                                               {"ru", "Тридцать четвёртая", 34U},
                                               {"ru", "34-я", 34U},
                                               {"ar", "الخمسون", 50U},
                                               {"ar", "الرابعة والثلاثون", 34U},
                                               {"ar", "الحادية والعشرون", 21U},
                                               {"ar", "الأولى", 1U},
                                               {"ar", "٣٤", 34U},
                                               {"ar", "الخمسون المستأنفة", 50U},
                                               {"zh", "五十", 50U},
                                               {"zh", "三十四", 34U},
                                               {"zh", "九百五十", 950U},
                                               {"zh", "一百零一", 101U},
                                               {"zh", "34", 34U}}) {
    CAPTURE(std::string(words));
    CHECK(number(language, words) == value);
  }
  for (const char* none : {"", "1000000000", "99999999999999999999999999", "2931", "0", "annual", "-"})
    CHECK_MESSAGE(number("en", none) == 0, std::string(none));
}

TEST_CASE("agenda items as each language prints them") {
  for (const auto& [language, line, wanted] :
       {std::tuple<const std::string&, std::string, std::string>{en, "Agenda item 3", "3"},
        {en, "Agenda items 2, 3 and 10", "2 3 10"},
        {en, "Items 72 (a) and 73 of the preliminary list*", "72(a) 73"},
        {en, "Provisional agenda item 4 (a)", "4(a)"},
        {en, "Agenda item 3 Promotion of all rights", "3"},
        {en, "Agenda item 99999999999999", ""},
        {fr, "Point 72 b) de l’ordre du jour provisoire", "72(b)"},
        {es, "Temas 2 y 10 del programa provisional", "2 10"},
        {ru, "Пункт 72 b) предварительной повестки дня", "72(b)"},
        {ar, "البند ٣ من جدول الأعمال المؤقت", "3"},
        {ar, "البنود 2 و3 و10 من جدول الأعمال", "2 3 10"},
        {zh, "临时议程* 项目3", "3"},
        {zh, "议程项目 2、3 和 10", "2 3 10"}}) {
    CAPTURE(line);
    CHECK(items(lay_out("A/HRC/950/21\n\nDistr.: General\n\n" + line + "\n\nTitle" + language)) == wanted);
  }
}

TEST_CASE("the year is that of the date, else of the symbol or the front page") {
  CHECK(lay_out("A/96/21\n\nDistr.: General\n3 January 2042\n\nTitle" + en).year == 2042);
  CHECK(lay_out("A/96/21\n\nDistr.: General\n31 February 2042\n\nTitle" + en).year == 2042);
  CHECK(lay_out("A/96/21\n\nTitle" + en).year == 2041);
}

TEST_CASE("a page without numbered paragraphs can have a date and a session, and no title") {
  check({"人权理事会\n第五十届会议\n议程项目3\n\n2931年6月20日\n\n各国人民呼吁和平。\n", "zh", "2931-06-20", "50", "3",
         ""});
}

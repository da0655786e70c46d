// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "src/layout/layout.hpp"
#include "src/layout/places.hpp"
#include "src/layout/rows.hpp"

// What the wording of each language makes of the same page.
namespace {

rg::Document lay_out(const std::string& text) {
  static const rg::Schema schema = rg::Schema::built_in();
  static const rg::Layout layout(schema);
  return layout(rg::read_text(text, "report.txt"));
}

std::string keys(const rg::Document& document) {
  std::string out;
  for (const rg::Place& place : document.places) out += (out.empty() ? "" : " ") + place.key;
  return out;
}

std::string text_of(const rg::Document& document, const std::string& key) {
  for (const rg::Place& place : document.places)
    if (place.key == key) return place.text;
  return "no place " + key + " among " + keys(document);
}

std::string joined(std::string text, std::string_view line) {
  rg::layout::join_lines(text, line);
  return text;
}

struct Page {
  std::string language, body, summary, words, heading, first, second, please, annex;
};

}  // namespace

TEST_CASE("summary, headings, paragraphs, furniture and annex") {
  for (const Page& p :
       {Page{"en", "Human Rights Council", "Summary", "The report is about the rights of the child in the islands.",
             "I. Introduction", "1. The Office assisted the Government.", "2. It went on with that in the next year.",
             "Please recycle", "Annex"},
        Page{"fr", "Conseil des droits de l’homme", "Résumé",
             "Le rapport porte sur les droits de l’enfant dans les îles.", "I. Introduction",
             "1. Le Bureau a aidé le Gouvernement.", "2. Il a poursuivi dans l’année qui suit.", "Merci de recycler",
             "Annexe I"},
        Page{"es", "Consejo de Derechos Humanos", "Resumen", "El informe trata de los derechos del niño en las islas.",
             "I. Introducción", "1. La Oficina ayudó al Gobierno.", "2. ¿Siguió con ello al año siguiente?",
             "Se ruega reciclar", "Anexo"},
        Page{"ru", "Совет по правам человека", "Резюме", "Доклад посвящен правам ребенка на островах и в школах.",
             "I. Введение", "1. Управление помогло правительству.", "2. Оно продолжило это и в следующем году.",
             "Просьба отправить на вторичную переработку", "Приложение"},
        Page{"ar", "مجلس حقوق الإنسان", "موجز", "يتناول هذا التقرير حقوق الطفل في الجزر.", "أولاً - مقدمة",
             "١- ساعدت المفوضية الحكومة في ذلك.", "2 - وواصلت ذلك في العام الذي يليه.", "الرجاء إعادة الاستعمال",
             "المرفق الأول"},
        Page{"zh", "人权理事会", "概要", "本报告介绍群岛儿童的权利。", "一. 导言", "1. 人权高专办协助了政府。",
             "2. 第二年继续开展这项工作。", "请回收", "附件"}}) {
    CAPTURE(p.language);
    const rg::Document d =
        lay_out(p.body + "\n\n" + p.summary + "\n\n" + p.words + "\n\n" + p.heading + "\n\n" + p.first + "\n\n" +
                p.please + "\n\n" + p.second + "\n\n" + p.annex + "\n\n" + p.first + "\n\n" + p.second + "\n");
    CHECK(d.language == p.language);
    CHECK(keys(d) == "front summary p1 p2 a1.p1 a1.p2");
    CHECK(text_of(d, "summary") == p.words);
    CHECK(p.first.ends_with(text_of(d, "p1")));
    CHECK(p.second.ends_with(text_of(d, "a1.p2")));
    std::string headings;
    for (const rg::DroppedLine& line : d.dropped)
      if (line.reason == "heading") headings += line.text + "\n";
    CHECK(headings == p.summary + "\n" + p.heading + "\n" + p.annex + "\n");
  }
}

TEST_CASE("a resolution's preamble and vote") {
  for (const auto& [enacting, recalling, first, second, vote] :
       {std::tuple<std::string, std::string, std::string, std::string, std::string>{
            "The Human Rights Council,", "Recalling the Charter of the United Nations,",
            "1. Calls upon all States to respect the rights of the child;",
            "2. Decides to remain seized of the matter.", "[Adopted without a vote.]"},
        {"Le Conseil des droits de l’homme,", "Rappelant la Charte des Nations Unies,",
         "1. Demande à tous les États de respecter les droits de l’enfant ;",
         "2. Décide de rester saisi de la question.", "[Adoptée par 29 voix contre 14, avec 4 abstentions.]"},
        {"El Consejo de Derechos Humanos,", "Recordando la Carta de las Naciones Unidas,",
         "1. Exhorta a los Estados a que respeten los derechos del niño;",
         "2. Decide seguir ocupándose de la cuestión.", "[Aprobada sin votación.]"},
        {"Экономический и Социальный Совет,", "ссылаясь на Устав Организации Объединенных Наций,",
         "1. призывает все государства и организации уважать права ребенка;",
         "2. постановляет продолжить рассмотрение вопроса.", "[Принята без голосования.]"},
        {"إن مجلس حقوق الإنسان،", "إذ يشير إلى ميثاق الأمم المتحدة،",
         "1- يهيب بجميع الدول أن تحترم حقوق الطفل في كل مكان؛", "2- يقرر أن يبقي المسألة قيد نظره.",
         "[اعتُمد بدون تصويت.]"}}) {
    const rg::Document d = lay_out("950/3. Title\n\n" + enacting + "\n\n" + recalling + "\n\n" + first + "\n\n" +
                                   second + "\n\n" + vote + "\n");
    CHECK(keys(d) == "front pre p1 p2 vote");
    CHECK(text_of(d, "pre") == enacting + "\n" + recalling);
    CHECK(text_of(d, "vote") == vote);
  }
}

TEST_CASE("a sentence may end in a note's number") {
  for (const char* ends :
       {"rights.5", "права.12", "“rights”.3", "2017.164", "权利。2", "droits».", "حقوق؟", "rights.⁵⁶"})
    CHECK_MESSAGE(rg::layout::ends_sentence(ends), std::string(ends));
  for (const char* goes_on : {"section 3.2", "16.1.2", "the rights", "article 5", "5", "", "12:30", "note: 5"})
    CHECK_MESSAGE(!rg::layout::ends_sentence(goes_on), std::string(goes_on));
}

TEST_CASE("quotation marks and dashes between words of any script") {
  CHECK(joined("stakeholders’", "submissions") == "stakeholders’ submissions");
  CHECK(joined("the “hotspot", "approach”") == "the “hotspot approach”");
  CHECK(joined("the", "“hotspot”") == "the “hotspot”");
  CHECK(joined("2016–", "2021") == "2016–2021");
  CHECK(joined("rights –", "all") == "rights – all");
  CHECK(joined("rights", "– all") == "rights – all");
  CHECK(joined("le mot «", "droit") == "le mot «droit");
  CHECK(joined("«права", "человека»") == "«права человека»");
  CHECK(joined("وفقا", "للقرار") == "وفقا للقرار");
  CHECK(joined("“人权”", "理事会") == "“人权”理事会");
  CHECK(joined("权利——", "发展") == "权利——发展");
}

TEST_CASE("numbers that belong to words are no notes, notes of other digits are") {
  const rg::Document d = lay_out(
      "1. The Council welcomed the statement of JS1 and of the Office.1 It went on with its work in the islands.\n\n2. "
      "The second is "
      "about the rights of the child.\n\n1 See the report.\n");
  CHECK(text_of(d, "p1") ==
        "The Council welcomed the statement of JS1 and of the Office. It went on with its work in the islands.");
  CHECK(keys(d) == "p1 fn1 p2");
  const rg::Document ar = lay_out(
      "١- قدمت المفوضية المساعدة إلى الحكومة في ذلك.(١) وواصلت عملها.\n\n٢- يقدم التقرير إلى المجلس في العام الذي "
      "يليه.\n");
  CHECK(keys(ar) == "p1 p2");
}

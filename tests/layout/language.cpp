// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "src/layout/layout.hpp"

namespace {

std::string language_of(const std::string& text) {
  static const rg::Schema schema = rg::Schema::built_in();
  static const rg::Layout layout(schema);
  return layout(rg::read_text(text, "report.txt")).language;
}

std::string repeated(const std::string& text, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += text + "\n";
  return out;
}

const std::string english =
    "The Office assisted the Government of Fiji in the review of its laws on the rights of the child.";
const std::string chinese = "人权高专办协助斐济政府审查儿童权利方面的法律。";

struct Case {
  const char* language;
  std::string text;
};

}  // namespace

TEST_CASE("the language is told from a sentence or two") {
  for (const Case& c :
       {Case{"en", english}, Case{"zh", chinese}, Case{"zh", "人權高專辦協助斐濟政府審查兒童權利方面的法律。"},
        Case{"fr",
             "Le Haut-Commissariat a aidé le Gouvernement fidjien à revoir les lois relatives aux "
             "droits de l’enfant et à l’éducation."},
        Case{"es",
             "La Oficina ayudó al Gobierno de Fiji a revisar las leyes sobre los derechos del niño y "
             "de la niña en las escuelas."},
        Case{"ru",
             "Управление оказало правительству Фиджи помощь в пересмотре законов о правах ребенка и "
             "об образовании."},
        Case{"ar", "قدمت المفوضية المساعدة إلى حكومة فيجي في استعراض القوانين المتعلقة بحقوق الطفل."}}) {
    CAPTURE(c.text);
    CHECK(language_of(c.text) == c.language);
  }
}

TEST_CASE("names, tables and links don't hide the language") {
  CHECK(language_of("Recommendation | Position\nRatify the Convention (Fiji, Samoa, Tonga) | Supported\n"
                    "Adopt a law on the rights of women (Vanuatu, Kiribati) | Noted\n12 | 14 | 18\n") == "en");
  CHECK(language_of(
            "Ratifier la Convention (Fidji, Samoa, Tonga)\nAdopter une loi sur les droits des femmes (Vanuatu)\n") ==
        "fr");
  CHECK(language_of(repeated("https://www.example.org/the/rights/of/the/child", 40) + chinese) == "zh");
  CHECK(language_of(chinese + "\nUnited Nations Development Programme (UNDP), UNICEF, UN-Women") == "zh");
}

TEST_CASE("an annex in another language isn't the report's") {
  CHECK(language_of(repeated(chinese, 120) + repeated(english, 3000)) == "zh");
  CHECK(language_of(repeated(english, 120) + repeated(chinese, 3000)) == "en");
}

TEST_CASE("other languages are none of the six") {
  for (const std::string text :
       {"La Missione ha assistito il Governo delle Figi nella revisione delle leggi sui diritti dei bambini e delle "
        "bambine "
        "che vivono nelle isole più lontane, con il sostegno di una rete di insegnanti.",
        "Das Büro half der Regierung von Fidschi bei der Prüfung der Gesetze über die Rechte des Kindes und der "
        "Schulen.",
        "O Escritório ajudou o Governo de Fiji a rever as leis relativas aos direitos da criança nas escolas das "
        "ilhas.",
        "フィジー政府が子どもの権利に関する法律を見直すのを支援した。",
        "دفتر به دولت فیجی کمک کرد تا قوانین مربوط به حقوق کودکان را در مدارس بازنگری کند و آنها را اصلاح نماید.",
        "Το Γραφείο βοήθησε την κυβέρνηση των Φίτζι.", "12 34 56 7.8 %"}) {
    CAPTURE(text);
    CHECK(language_of(text).empty());
  }
}

#include "stages/consistency/consistency.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>

#include "stages/consistency/check_file.h"
#include "stages/consistency/statements.h"
#include "tests/support/text_builder.h"

namespace glane {
namespace {

using namespace test;

struct Checked {
    ConsistencyTable table;
    std::vector<Finding> findings;

    /// "verdict statement/number=compared number" of every check of a kind.
    [[nodiscard]] std::vector<std::string> of(CheckKind kind) const {
        std::vector<std::string> all;
        for (const CorpusCheck& check : table.checks) {
            if (check.kind != kind) continue;
            all.push_back(std::string(name_of(check.verdict)) + " " + check.statement.text + "/" +
                          check.statement.number + "=" + check.compared.number);
        }
        return all;
    }
};

Checked checked(CorpusText text) {
    const Corpus corpus{std::move(text)};
    Context context;
    Checked result{Consistency::run({corpus, french()}, {}, context), {}};
    result.findings = context.findings();
    return result;
}

TextBuilder report() { return TextBuilder("etude.txt"); }

using Strings = std::vector<std::string>;

}  // namespace

TEST_CASE("consistency: a number is a total of the corpus only where the text says so", "[consistency]") {
    // "!" strong, "?" weak, nothing for no total of the corpus.
    const auto [text, expected] = GENERATE(values<std::pair<std::string, std::string>>({
        {"Une enquête menée dans 9 communes bretonnes.", "commune 9!"},
        {"Entretiens dans neuf communes", "commune 9!"},
        {"En tout, 14 personnes ont été interviewées.", "personne 14!"},
        {"Dans les 6 communes de notre corpus, rien.", "commune 6!"},
        {"Les 6 communes enquêtées sont petites.", "commune 6!"},
        {"Les six communes, elles, attendent.", "commune 6?"},
        {"Deux personnes interrogées en parlent.", "personne 2?"},
        {"C'est un enjeu pour 3 communes de notre corpus.", ""},
        {"Les échanges avec 4 autres communes complètent l'enquête.", ""},
        {"Les 2 communes les plus riches du corpus attendent.", ""},
        {"Les 3 communes qui ont répondu attendent.", ""},
        {"Seules 5 communes y pensent.", ""},
        {"En tout, 42 % communes", ""},
        {"Une commune enquêtée attend.", ""},
        {"L'enquête Verger 2021 auprès de 427 communes le dit.", "commune@Verger 2021 427!"},
    }));
    CAPTURE(text);
    const consistency::Reader reader(french());
    const CorpusText made = report().paragraph(text).text();
    std::string found;
    for (const consistency::Total& total : consistency::totals_in(reader.read(made, made.document.passages[0]))) {
        found += total.unit + (total.survey.empty() ? "" : "@" + total.survey) + " " + std::to_string(total.number) +
                 (total.is_strong ? "!" : "?");
    }
    CHECK(found == expected);
}

TEST_CASE("consistency: two totals that differ are a finding with both places", "[consistency]") {
    const Checked result = checked(report()
                                       .paragraph("Nous avons mené une enquête dans 9 communes.")
                                       .page()
                                       .paragraph("Le corpus de 8 communes est petit.")
                                       .paragraph("Les 9 communes enquêtées sont rurales.")
                                       .paragraph("L'enquête Verger 2021 auprès de 427 communes le dit.")
                                       .note("Les 7 communes enquêtées.")
                                       .text());
    CHECK(result.of(CheckKind::total) == Strings{"contradicts corpus de 8 communes/8=9", "agrees Les 9 communes/9=9",
                                                 "cannot tell Les 7 communes/7=9", "cannot tell 427 communes/427="});
    REQUIRE(result.findings.size() == 1);
    const Fault& fault = result.findings[0].fault;
    CHECK(result.findings[0].severity == Severity::warning);
    CHECK(fault.where.line == 2);
    CHECK(fault.what ==
          "\"corpus de 8 communes\" (p. 2) gives 8, and \"avons mené une enquête dans 9 communes\" (etude.txt, p. 1, "
          "l. 1) gives 9");
}

TEST_CASE("consistency: enumerations add up to what they announce, or are a finding", "[consistency]") {
    const auto [text, expected] = GENERATE(values<std::pair<std::string, Strings>>({
        {"6 communes : 2 dans le Nord, 3 dans l'Est et 1 à l'Ouest", {"agrees 6 communes/6=6"}},
        {"6 communes : 2 dans le Nord, 3 dans l'Est et une à l'Ouest, et deux ailleurs.",
         {"contradicts 6 communes/6=8"}},
        {"3 EPCI : un dans le Nord, les deux autres dans l'Est", {"agrees 3 EPCI/3=3"}},
        {"un corpus de 9 collectivités (6 communes et 2 EPCI)", {"contradicts 9 collectivités/9=8"}},
        {"6 communes : le Nord, 3 dans l'Est", {}},
        {"6 communes : 2 dans le Nord", {}},
        {"6 communes : 40 km, 30 arbres", {}},
        {"6 communes (1 sur 2)", {}},
        {"6 communes :", {}},
        {"6 communes (", {}},
    }));
    CAPTURE(text);
    CHECK(checked(report().paragraph(text).text()).of(CheckKind::sum) == expected);
}

TEST_CASE("consistency: a list adds up, and its items are totals of their own", "[consistency]") {
    const Checked result = checked(report()
                                       .paragraph("Entretiens dans 9 collectivités :")
                                       .item("6 communes : 4 dans le Nord, 2 dans l'Est")
                                       .passage(PassageKind::furniture, "12")
                                       .item("4 EPCI")
                                       .paragraph("Taille des communes enquêtées :")
                                       .item("1 commune entre 20 000 et 25 000 habitants")
                                       .item("4 communes entre 7000 et 10 000")
                                       .paragraph("Les 3 EPCI enquêtés.")
                                       .text());
    CHECK(result.of(CheckKind::sum) ==
          Strings{"agrees 6 communes/6=6", "contradicts Entretiens dans 9 collectivités/9=10"});
    CHECK(result.of(CheckKind::total) == Strings{"contradicts Les 3 EPCI/3=4",
                                                 "cannot tell Entretiens dans 9 collectivités/9=",
                                                 "contradicts Taille des communes enquêtées : 1 + 4/5=6"});
}

TEST_CASE("consistency: rows of a table and interviews are held against what the text states", "[consistency]") {
    TextBuilder builder = report();
    builder.paragraph("Nous avons mené 2 entretiens. Une enquête menée dans 3 communes :")
        .item("1 commune entre 7000 et 10 000 habitants")
        .item("2 communes entre 2000 et 3500 habitants")
        .table("Outils",
               {{"Type", "Site"}, {"Commune entre 7000 et 10 000 hab.", "oui"}, {"Commune entre 2000 et 3500", "non"}})
        .table("Outils (suite)", {{"Type", "Site"}, {"EPCI environ 50 000", ""}, {"", "suite"}})
        .interview("Une élue", {"", "", "", "commune", 2000, 3500})
        .turn(false, "Oui.", "A")
        .interview("Un élu", {"", "", "", "commune", 500, 900})
        .turn(false, "Les 12 communes enquêtées.", "A")
        .interview("Un agent", {"", "", "", "EPCI", 500, 900})
        .turn(false, "Oui.", "A");
    const Checked result = checked(builder.text());
    CHECK(result.of(CheckKind::total) == Strings{"contradicts enquête menée dans 3 communes/3=2",
                                                 "cannot tell enquête menée dans 3 communes/3=2",
                                                 "contradicts avons mené 2 entretiens/2=3"});
    CHECK(result.of(CheckKind::size_class) == Strings{"agrees 1 commune entre 7000 et 10 000/1 7000–10000=1",
                                                      "contradicts 2 communes entre 2000 et 3500/2 2000–3500=1",
                                                      "agrees Une élue/2000–3500=2000–3500",
                                                      "contradicts Un élu/500–900=7000–10000"});
}

TEST_CASE("consistency: as many interviews as authorities agree, other numbers tell nothing", "[consistency]") {
    const Checked result = checked(report()
                                       .paragraph("Un corpus de 2 collectivités.")
                                       .paragraph("Les 4 communes, elles, attendent.")
                                       .interview("Une élue", {"", "", "", "commune", -1, -1})
                                       .turn(false, "Oui.", "A")
                                       .interview("Un agent", {"", "", "", "EPCI", -1, -1})
                                       .turn(false, "Oui.", "A")
                                       .text());
    CHECK(result.of(CheckKind::total) ==
          Strings{"agrees corpus de 2 collectivités/2=2", "cannot tell Les 4 communes/4=1"});
    CHECK(result.findings.empty());
}

TEST_CASE("consistency: without a table a size is held against the interviews of that size", "[consistency]") {
    const Checked result = checked(report()
                                       .item("1 commune entre 2000 et 3500 habitants")
                                       .item("2 communes entre 1000 et 2000 habitants")
                                       .item("1 commune entre 20 000 et 25 000 habitants")
                                       .interview("Une élue", {"", "", "", "commune", 2000, 3500})
                                       .turn(false, "Oui.", "A")
                                       .interview("Un élu", {"", "", "", "commune", 1000, 2000})
                                       .turn(false, "Oui.", "A")
                                       .text());
    CHECK(result.of(CheckKind::size_class) ==
          Strings{"agrees 1 commune entre 2000 et 3500/1 2000–3500=1",
                  "cannot tell 2 communes entre 1000 et 2000/2 1000–2000=1",
                  "cannot tell 1 commune entre 20 000 et 25 000/1 20000–25000=", "agrees Une élue/2000–3500=2000–3500",
                  "agrees Un élu/1000–2000=1000–2000"});
    CHECK(result.findings.empty());
}

TEST_CASE("consistency: fewer interviews and speakers than stated contradict nothing", "[consistency]") {
    const Checked result = checked(report()
                                       .paragraph("11 personnes ont été interviewées.")
                                       .interview("Une élue")
                                       .turn(true, "Et ?", "Q")
                                       .turn(false, "Oui.", "A")
                                       .text());
    CHECK(result.of(CheckKind::total) == Strings{"cannot tell 11 personnes/11=1"});
    CHECK(result.findings.empty());
}

TEST_CASE("consistency: shares of a list and of a table make 100, up to rounding", "[consistency]") {
    const auto list = [](const Strings& items) {
        TextBuilder builder = report();
        builder.paragraph("Réponses :");
        for (const std::string& item : items) builder.item(item);
        return checked(builder.text()).of(CheckKind::percentages);
    };
    CHECK(list({"oui : 33 %", "non : 33 %", "peut-être : 33 %"}) == Strings{"agrees Réponses :/99.0=100.0"});
    CHECK(list({"oui : 40 %", "non : 33 %", "peut-être : 24 %"}) == Strings{"contradicts Réponses :/97.0=100.0"});
    CHECK(list({"oui : 40 %", "non : 70 %", "peut-être : 24 %"}).empty());
    CHECK(list({"oui : 40 %", "non", "peut-être : 60 %"}).empty());
    CHECK(checked(report().paragraph("Ils sont 42 % ici et 58 % là.").text()).of(CheckKind::percentages).size() == 1);
    CHECK(checked(report().paragraph("Ils sont 42 % ici et 56 % là.").text()).of(CheckKind::percentages).empty());
    const Checked table = checked(
        report()
            .table("Qui",
                   {{"", "Effectifs", "%"}, {"A", "12", "70.6%"}, {"B", "5", "29.4%"}, {"Total", "18", "100.0%"}})
            .text());
    CHECK(table.of(CheckKind::sum) == Strings{"contradicts Qui : Effectifs/18=17"});
    CHECK(table.of(CheckKind::percentages) == Strings{"agrees Qui : %/100.0=100.0"});
}

TEST_CASE("consistency: pages and annexes that are referred to must exist", "[consistency]") {
    TextBuilder builder = report();
    builder.heading("Annexe 1. Les outils")
        .paragraph("Cité en page 2, voir pages 3-4 et annexe 2, annexe 1.")
        .paragraph("Voir (Durand, 2019, page 210) et Durand 2019, page 211.")
        .note("Ouvrage cité, page 300.")
        .paragraph("Le rapport compte 12 pages.")
        .page("3")
        .paragraph("Fin.");
    const Checked result = checked(builder.text());
    CHECK(result.of(CheckKind::reference) ==
          Strings{"agrees page 2/2=3", "agrees pages 3-4/3=3", "contradicts pages 3-4/4=3", "contradicts annexe 2/2=1",
                  "agrees annexe 1/1=1", "cannot tell page 210/210=3", "cannot tell page 211/211=3"});
}

TEST_CASE("consistency: the rarer year of a named survey is a finding", "[consistency]") {
    const Checked result = checked(report()
                                       .paragraph("L'enquête Verger 2021 le dit.")
                                       .paragraph("Selon l'enquête quantitative Verger de 2021, oui.")
                                       .paragraph("L'enquête Communes Verger de 2022 aussi.")
                                       .paragraph("L'enquête menée en 2023 et l'enquête Cerise 2020.")
                                       .text());
    CHECK(result.of(CheckKind::survey_year) == Strings{"agrees enquête quantitative Verger de 2021/2021=2021",
                                                       "contradicts enquête Communes Verger de 2022/2022=2021"});
    // Two waves, equally often: neither is wrong.
    const Checked waves =
        checked(report().paragraph("L'enquête Verger 2019.").paragraph("L'enquête Verger 2021.").text());
    CHECK(waves.of(CheckKind::survey_year).at(0).starts_with("cannot tell"));
}

TEST_CASE("consistency: every comparison is a row with both places", "[consistency]") {
    const std::string csv = corpus_check_csv(
        checked(report().paragraph("Une enquête menée dans 9 communes.").paragraph("Le corpus de 8 communes.").text())
            .table);
    CHECK(csv ==
          "check,verdict,statement,number,document,page,line,compared_with,compared_number,compared_document,"
          "compared_page,compared_line\n"
          "total,contradicts,corpus de 8 communes,8,etude.txt,1,2,enquête menée dans 9 communes,9,etude.txt,1,1\n");
    const Corpus none;
    Context context;
    CHECK(Consistency::run({none, french()}, {}, context).checks.empty());
}

}  // namespace glane

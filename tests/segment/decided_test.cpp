// What the researcher decides about lines is followed, and seen by what is guessed beside it.

#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "tests/segment/build.h"

namespace glane {

using test::paragraph;
using test::segmented;
using test::Segmented;
using Texts = std::vector<std::string>;

namespace {

StructureDecision decision(std::uint32_t line, PassageKind kind, std::uint32_t line_end = 0) {
    StructureDecision made;
    made.where = {"structure.tsv", 2};
    made.line = line;
    made.line_end = line_end == 0 ? line : line_end;
    made.kind = kind;
    return made;
}

// Lines 1–4 a paragraph, 6 a heading, 8–11 a paragraph.
std::string text() { return paragraph(4) + "\nLe parc en ville\n\n" + paragraph(4, "Deux"); }

}  // namespace

TEST_CASE("structure.tsv: a line is what the researcher says it is", "[segment]") {
    CHECK(segmented(text()).texts(PassageKind::heading) == Texts{"Le parc en ville"});
    const Segmented made = segmented(text(), SourceKind::report, {}, {decision(6, PassageKind::figure)});
    CHECK(made.texts(PassageKind::heading).empty());
    CHECK(made.texts(PassageKind::figure) == Texts{"Le parc en ville"});
    CHECK(made.findings.size() == 1);  // that a figure was found
}

TEST_CASE("structure.tsv: lines are cut out of their paragraph", "[segment]") {
    StructureDecision heading = decision(2, PassageKind::heading);
    heading.level = 3;
    const Segmented made = segmented(text(), SourceKind::report, {}, {heading});
    REQUIRE(made.texts(PassageKind::heading).size() == 2);
    CHECK(made.document.passages[1].kind == PassageKind::heading);
    CHECK(made.document.passages[1].level == 3);
    CHECK(made.document.passages.size() == 5);
}

TEST_CASE("structure.tsv: several lines, blank ones between, are one passage", "[segment]") {
    const Segmented made = segmented(text(), SourceKind::report, {}, {decision(3, PassageKind::table, 9)});
    REQUIRE(made.texts(PassageKind::table).size() == 1);
    CHECK(made.texts(PassageKind::table)[0].find("Le parc en ville Deux") != std::string::npos);
}

TEST_CASE("structure.tsv: text goes on with the passage above", "[segment]") {
    StructureDecision rest = decision(6, PassageKind::paragraph);
    rest.kind.reset();
    rest.goes_on = true;
    const Segmented made = segmented(text(), SourceKind::report, {}, {rest});
    REQUIRE(made.texts(PassageKind::paragraph).size() == 2);
    CHECK(made.texts(PassageKind::paragraph)[0].ends_with("Le parc en ville"));
}

TEST_CASE("structure.tsv: interviews and turns", "[segment]") {
    const std::string report =
        paragraph(4) +
        "\nRencontre avec un gardien\n\nOn m'a dit de venir, je suis venu.\n\nEt alors ?\n\nEt je suis resté.\n";
    StructureDecision heading = decision(6, PassageKind::heading);
    heading.kind.reset();
    heading.is_interview = true;
    StructureDecision question = decision(10, PassageKind::turn);
    question.speaker = "Enquêtrice";
    const Segmented made = segmented(report, SourceKind::report, {}, {heading, question});
    REQUIRE(made.document.interviews.size() == 1);
    CHECK(made.document.interviews[0].heading == "Rencontre avec un gardien");
    Texts turns;
    for (const std::string& line : made.outline()) {
        if (line.starts_with('<')) turns.push_back(line);
    }
    CHECK(turns ==
          Texts{"<>: On m'a dit de venir, je suis venu.", "<Enquêtrice?>: Et alors ?", "<>: Et je suis resté."});
}

TEST_CASE("structure.tsv: a line without text is a finding", "[segment]") {
    const Segmented made = segmented(text(), SourceKind::report, {},
                                     {decision(5, PassageKind::heading), decision(999, PassageKind::note)});
    REQUIRE(made.findings.size() == 2);
    CHECK(made.findings[0].severity == Severity::error);
    CHECK(made.findings[0].fault.what.find("has no text") != std::string::npos);
}

}  // namespace glane

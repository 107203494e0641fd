// structure.tsv: what a person may write, and what is said where it cannot be followed.

#include <string>
#include <utility>

#include <catch2/catch.hpp>

#include "pipeline/base/error.h"
#include "pipeline/run/structure_corrections.h"

using namespace glane;

namespace {

StructureCorrections read(const std::string& text, const std::vector<std::string>& texts = {"a.txt"}) {
    return read_structure_corrections(text, texts, "structure.tsv", "p/structure.tsv");
}

}  // namespace

TEST_CASE("structure.tsv: two columns are enough, kinds in English or in French", "[run]") {
    const auto& text = GENERATE(values<std::string>({
        "line\tkind\n12\theading\n",
        "file;line;kind;level\na.txt;12;Titre;\n",
        "\"kind\",\"line\",\"remarque\"\r\n\"titre\",12,\"à revoir\"\r\n,13,\r\n",
    }));
    CAPTURE(text);
    const StructureCorrections corrections = read(text, {"a.txt"});
    CHECK(corrections.findings.empty());
    REQUIRE(corrections.by_text.size() == 1);
    REQUIRE(corrections.by_text[0].size() == 1);
    CHECK(corrections.by_text[0][0].line == 12);
    CHECK(corrections.by_text[0][0].line_end == 12);
    CHECK(corrections.by_text[0][0].kind == PassageKind::heading);
}

TEST_CASE("structure.tsv: a row that cannot be followed is a finding at its line", "[run]") {
    const auto [row, what] = GENERATE(table<std::string, std::string>({
        {"x\ttitre\t\t\t", "\"x\" is no number of a line"},
        {"0\ttitre\t\t\t", "\"0\" is no number of a line"},
        {"12\ttittre\t\t\t", "unknown kind \"tittre\""},
        {"12\ttitre\t11\t\t", "\"11\" is no last line"},
        {"12\ttitre\t\tbas\t", "\"bas\" is no level"},
        {"12\ttitre\t\t\tc.txt", "no text is called \"c.txt\""},
        {"12\ttitre\t\t\t", "no text is called \"\""},
    }));
    CAPTURE(row);
    const StructureCorrections corrections =
        read("line\tkind\tline_end\tlevel\tfile\n" + row + "\n", {"a.txt", "b.txt"});
    REQUIRE(corrections.findings.size() == 1);
    CHECK(corrections.findings[0].fault.what.find(what) != std::string::npos);
    CHECK(corrections.findings[0].fault.where.line == 2);
}

TEST_CASE("structure.tsv: no two rows decide on one line", "[run]") {
    const StructureCorrections corrections = read("line\tline_end\tkind\n12\t15\ttitre\n14\t14\tnote\n");
    CHECK(corrections.by_text[0].size() == 1);
    REQUIRE(corrections.findings.size() == 1);
    CHECK(corrections.findings[0].fault.what == "line 14 has a kind already");
}

TEST_CASE("structure.tsv: what is no table is refused", "[run]") {
    CHECK_THROWS_AS(read("ligne\tkind\n12\ttitre\n"), Error);
    CHECK(read("").by_text.size() == 1);
}

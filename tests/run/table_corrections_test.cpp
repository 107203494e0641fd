// tables.csv: what a person or a spreadsheet may write.
#include <catch2/catch.hpp>

#include <string>
#include <vector>

#include "pipeline/base/error.h"
#include "pipeline/run/table_corrections.h"

using namespace glane;

namespace {

const std::vector<std::string> kTexts = {"rapport.txt", "dossier/annexe.txt"};

TableCorrections read(const std::string& text, const std::vector<std::string>& names = kTexts) {
    return read_table_corrections(text, "p/tables.csv", names);
}

}  // namespace

TEST_CASE("table corrections: five columns in any order, French or English, as a spreadsheet saves them", "[run]") {
    const auto& text = GENERATE(values<std::string>({
        "file,table,row,column,text\nannexe.txt,tableau-1,2,Site,\"Un site, un seul\"\n",
        "note;Texte;colonne;ligne;tableau;fichier\n;Un site, un seul;Site;2;tableau-1;dossier/annexe.txt\n",
        "\xEF\xBB\xBF"
        "file\ttable\trow\tcolumn\ttext\r\nannexe.txt\ttableau-1\t2\tSite\tUn site, un seul\r\n\t\t\t\t\r\n",
    }));
    const TableCorrections corrections = read(text);
    CHECK(corrections.findings.empty());
    REQUIRE(corrections.by_text.size() == 2);
    CHECK(corrections.by_text[0].empty());
    REQUIRE(corrections.by_text[1].size() == 1);
    const TableCorrection& correction = corrections.by_text[1][0];
    CHECK(correction.table == "tableau-1");
    CHECK(correction.row == "2");
    CHECK(correction.column == "Site");
    CHECK(correction.text == "Un site, un seul");
    CHECK(correction.where.line == 2);
    CHECK_FALSE(key_of(corrections.by_text[1]).empty());
    CHECK(key_of(corrections.by_text[0]).empty());
}

TEST_CASE("table corrections: one text needs no file, an unknown one is a finding", "[run]") {
    CHECK(read("table,row,column,text\n1,1,1,x\n", {"seul.txt"}).by_text[0].size() == 1);
    const TableCorrections corrections = read("file,table,row,column,text\nraport.txt,1,1,1,x\n");
    REQUIRE(corrections.findings.size() == 1);
    CHECK(corrections.findings[0].fault.where.line == 2);
    CHECK(corrections.findings[0].fault.hint == "did you mean \"rapport.txt\"?");
    CHECK(read("").by_text.size() == 2);
    CHECK_THROWS_AS(read("file,table,row,text\n"), Error);
}

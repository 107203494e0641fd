// corrections.tsv: what a person or a spreadsheet may write, and what is said where it cannot be followed.
#include <catch2/catch.hpp>

#include <string>
#include <vector>

#include "pipeline/run/corrections.h"

using namespace glane;

namespace {

Corrections read(const std::string& text) { return read_corrections(text, "corrections.tsv", "p/corrections.tsv"); }

const std::string kHead = "decision\tcorrection\tfile\tline\tbefore\n";

std::string utf16(const std::string& ascii) {
    std::string bytes = "\xFF\xFE";
    for (const char c : ascii) bytes += std::string{c, '\0'};
    return bytes;
}

}  // namespace

TEST_CASE("corrections: five columns are enough, in any order and beside others", "[run]") {
    const auto& text = GENERATE(values<std::string>({
        kHead + "correct\tété\ta.txt\t12\tetè\n\t\ta.txt\t13\trien\n",
        "note;before;file;Line;decision;correction\n;etè;a.txt;12;corriger;été\n",
        "\xEF\xBB\xBF\"decision\",\"correction\",\"file\",\"line\",\"before\"\r\n\"Corriger "
        "\",\"été\",\"a.txt\",12,\"etè\"\r\n,,,,\r\n",
        "decision\tcorrection\tfile\tline\tbefore\ncorrect\t\xE9t\xE9\ta.txt\t12\tet\xE8\n",
    }));
    CAPTURE(text);
    const Corrections corrections = read(text);
    CHECK(corrections.findings.empty());
    CHECK(corrections.rows == 1);
    REQUIRE(corrections.decisions.size() == 1);
    const Decision& decision = corrections.decisions[0];
    CHECK(decision.verdict == Verdict::correct);
    CHECK(decision.file == "a.txt");
    CHECK(decision.line == 12);
    CHECK(decision.before == "etè");
    CHECK(decision.correction == "été");
    CHECK_FALSE(decision.begin.has_value());
    CHECK(decision.where.line == 2);
}

TEST_CASE("corrections: the Unicode text of a spreadsheet is read", "[run]") {
    const Corrections corrections = read(utf16(kHead + "refuser\t\ta.txt\t1\tmot\r\n"));
    REQUIRE(corrections.decisions.size() == 1);
    CHECK(corrections.decisions[0].verdict == Verdict::reject);
}

TEST_CASE("corrections: a row that cannot be followed is a finding at its line", "[run]") {
    const auto [row, what] = GENERATE(table<std::string, std::string>({
        {"oui\t\ta.txt\t1\tmot", "unknown decision \"oui\""},
        {"correct\t\ta.txt\t1\tmot", "no correction"},
        {"accept\tmots\ta.txt\t1\tmot", "words of your own"},
        {"\tmots\ta.txt\t1\tmot", "a correction without a decision"},
        {"reject\t\ta.txt\tI\tmot", "\"I\" is no number of a line"},
        {"reject\t\ta.txt\t0\tmot", "\"0\" is no number of a line"},
        {"reject\t\ta.txt\t1\t", "no word to decide on"},
        {"reject", "no number of a line"},
    }));
    CAPTURE(row);
    const Corrections corrections = read(kHead + "\n" + row + "\n");
    CHECK(corrections.decisions.empty());
    CHECK(corrections.rows == 1);
    REQUIRE(corrections.findings.size() == 1);
    const Finding& finding = corrections.findings[0];
    CHECK(finding.severity == Severity::error);
    CHECK(finding.fault.where.path == "corrections.tsv");
    CHECK(finding.fault.where.line == 3);
    CHECK(finding.fault.what.find(what) != std::string::npos);
    CHECK_FALSE(finding.fault.hint.empty());
}

TEST_CASE("corrections: a file that is no list of decisions is refused by its path", "[run]") {
    for (const std::string& text : {std::string("file\tline\tbefore\tafter\n"), std::string("\0\1\2\3", 4),
                                    std::string("decision\tfile\tline\tbefore\naccept\t\"a.txt\n")}) {
        try {
            read(text);
            FAIL("it was read");
        } catch (const Error& error) {
            CHECK(error.fault().where.path == "p/corrections.tsv");
            CHECK_FALSE(error.fault().hint.empty());
        }
    }
    CHECK(read("").decisions.empty());
}

TEST_CASE("corrections: each text has its own, and a file that is no text is named once", "[run]") {
    Corrections corrections = read(kHead +
                                   "reject\t\ta.txt\t1\tx\nreject\t\tb.txt\t1\tx\nreject\t\tb.txtt\t1\tx\n"
                                   "reject\t\tb.txtt\t2\tx\nreject\t\t./dir/c.txt\t2\tx\n");
    const auto by_text = decisions_by_text(corrections, {"b.txt", "sub/a.txt", "dir/c.txt"}, Severity::error, "hint");
    REQUIRE(by_text.size() == 3);
    CHECK(by_text[0].size() == 1);
    CHECK(by_text[1].size() == 1);
    CHECK(by_text[1][0].file == "sub/a.txt");
    CHECK(by_text[2].size() == 1);
    REQUIRE(corrections.findings.size() == 1);
    CHECK(corrections.findings[0].fault.what == "no text is called \"b.txtt\" (2 decisions)");
    CHECK(corrections.findings[0].fault.where.line == 4);
    CHECK(corrections.findings[0].fault.hint == "did you mean \"b.txt\"?");
}

TEST_CASE("corrections: the key of a step has all of a decision in it", "[run]") {
    const auto key = [](const std::string& rows) { return key_of(read(kHead + rows).decisions); };
    CHECK(key("").empty());
    const auto one = key("reject\t\ta.txt\t1\tx\n");
    REQUIRE(one.size() == 1);
    CHECK(one[0].starts_with("corrections.tsv:"));
    CHECK(one == key("reject\t\ta.txt\t1\tx\n\t\tb.txt\t1\tx\n"));
    CHECK(one != key("accept\t\ta.txt\t1\tx\n"));
    CHECK(one != key("reject\t\ta.txt\t2\tx\n"));
    CHECK(one != key("\nreject\t\ta.txt\t1\tx\n"));
}

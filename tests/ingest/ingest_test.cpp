// Decoding, lines and pages.
#include <catch2/catch.hpp>

#include "stages/ingest/ingest.h"

using namespace glane;

namespace {

Source ingest(std::string_view bytes, const std::string& encoding = "utf-8", Context* findings = nullptr) {
    const std::string name = "t.txt";
    Context context;
    Ingest::Options options;
    options.encoding = encoding;
    return Ingest::run({name, bytes, name}, options, findings == nullptr ? context : *findings);
}

}  // namespace

TEST_CASE("ingest: lines are numbered as editors number them", "[ingest]") {
    const Source source = ingest("un\r\ndeux\n\fà\n");
    REQUIRE(source.lines.size() == 3);
    CHECK(source.lines[0].of(source.text) == "un");
    REQUIRE(source.pages.size() == 2);
    CHECK(source.pages[1].sign == PageSign::form_feed);
    CHECK(source.place_of(source.pages[1].span.begin).line == 3);
    CHECK(source.place_of(source.pages[1].span.begin).page == 2);
}

TEST_CASE("ingest: a form feed behind the last page begins none", "[ingest]") {
    CHECK(ingest("un\n\fdeux\n\f").pages.size() == 2);
    CHECK(ingest("un\n\f\ndeux\f\f").pages.size() == 2);
}

TEST_CASE("ingest: form feeds that became blanks, and long gaps, begin pages", "[ingest]") {
    std::string text = " Un titre\n";
    for (int page = 0; page < 4; ++page) {
        for (int line = 0; line < 30; ++line) text += line % 5 == 4 ? "\n" : "une ligne du texte qui court\n";
        text += page == 1 ? "fin\n\n\n\nSuite\n" : " Autre page\n";
    }
    Context context;
    const Source source = ingest(text, "utf-8", &context);
    REQUIRE(source.pages.size() == 5);
    CHECK(source.pages[1].sign == PageSign::indented);
    CHECK(source.pages[2].sign == PageSign::blank_lines);
    CHECK(source.pages[2].confidence < source.pages[1].confidence);
    REQUIRE(context.findings().size() == 1);
    CHECK(context.findings()[0].severity == Severity::note);
}

TEST_CASE("ingest: a text that indents its paragraphs has no page at each", "[ingest]") {
    std::string text;
    for (int i = 0; i < 40; ++i) text += " Un alinéa\nqui continue\n\n";
    CHECK(ingest(text).pages.size() == 1);
}

TEST_CASE("ingest: folios that agree are kept and make pages surer", "[ingest]") {
    std::string text;
    for (int page = 0; page < 6; ++page) {
        for (int line = 0; line < 12; ++line) text += line % 4 == 3 ? "\n" : "une ligne du texte\n";
        text += std::to_string(page + 3) + "\n\n\n\n";
    }
    const Source source = ingest(text);
    REQUIRE(source.pages.size() == 6);
    CHECK(source.pages[4].printed == "7");
    CHECK(source.pages[4].confidence > 0.95);
}

TEST_CASE("ingest: what is not text is refused with place and hint", "[ingest]") {
    const auto fault = [](std::string_view bytes) {
        try {
            ingest(bytes);
        } catch (const Error& error) {
            return error.fault();
        }
        return Fault{};
    };
    const Fault latin = fault("un\nl'\xE9t\xE9");
    CHECK(latin.where.line == 2);
    CHECK(latin.where.column == 3);
    CHECK(latin.hint.find("latin1") != std::string::npos);
    CHECK(fault(std::string_view("\xFF\xFE" "a\0b\0", 6)).hint.find("utf-16le") != std::string::npos);
    CHECK(fault(std::string(4096, '\0')).what.find("0x00") != std::string::npos);
    CHECK(ingest("\xE9t\xE9", "latin1").text == "été");
}

TEST_CASE("ingest: empty and blank files are one page and a finding", "[ingest]") {
    for (const char* text : {"", "\n\n", " ", "\f\f", "\xEF\xBB\xBF"}) {
        Context context;
        const Source source = ingest(text, "utf-8", &context);
        CAPTURE(text);
        CHECK(source.pages.size() == 1);
        CHECK_FALSE(source.lines.empty());
    }
}

TEST_CASE("ingest: pages and lines cover the text in order", "[ingest][property]") {
    const char alphabet[] = {'a', ' ', '\n', '\f', '\r', '7', '\n'};
    unsigned state = 7;
    for (int round = 0; round < 2000; ++round) {
        std::string text;
        for (int i = 0; i < round % 50; ++i) text += alphabet[((state = state * 1664525U + 1013904223U) >> 16U) % 7];
        const Source source = ingest(text);
        REQUIRE(source.pages.front().span.begin == 0);
        REQUIRE(source.pages.back().span.end == text.size());
        for (std::size_t i = 1; i < source.pages.size(); ++i) {
            REQUIRE(source.pages[i].span.begin == source.pages[i - 1].span.end);
        }
        for (std::uint32_t at = 0; at < text.size(); ++at) {
            const LinePlace place = source.place_of(at);
            REQUIRE(place.line >= 1);
            REQUIRE(place.line <= source.lines.size());
        }
    }
}

// ICU behind our own names, and places in a source.
#include <catch2/catch.hpp>

#include "pipeline/base/error.h"
#include "pipeline/model/source.h"
#include "pipeline/model/unicode.h"

using namespace glane;

TEST_CASE("unicode: folding takes accents, case, ligatures and apostrophes off", "[model]") {
    CHECK(folded("Œuvre d’ÉTÉ") == "oeuvre d'ete");
    CHECK(folded(folded("Ça cœur")) == folded("Ça cœur"));
    CHECK(exact_form("L’E\u0301te\u0301") == "l'été");
    CHECK(capitalised("œuvre") == "Œuvre");
}

TEST_CASE("unicode: NFC as edits", "[model]") {
    const std::string text = "e\u0301te\u0301 m²";
    const auto edits = nfc_edits(text);
    REQUIRE(edits.size() == 2);
    CHECK(edits[0].span == Span{0, 3});
    CHECK(edits[0].after == "é");
    CHECK(nfc(text) == "été m²");
}

TEST_CASE("unicode: invalid bytes are found, encodings recognised", "[model]") {
    CHECK(first_invalid_utf8("été") == std::string_view::npos);
    CHECK(first_invalid_utf8("abc\xE9") == 3);
    CHECK(first_invalid_utf8("\xED\xA0\x80") == 0);  // a lone surrogate
    CHECK(guess_encoding("\xE9t\xE9 \xE0 la plage") == "latin1");
    CHECK(transcode("\xE9t\xE9", "latin1") == "été");
    CHECK(guess_encoding(std::string("\xFF\xFE" "e\0", 4)) == "utf-16le");
    CHECK(transcode(std::string("e\0\xE9\0", 4), "utf-16le") == "eé");
    CHECK_THROWS_AS(transcode("x", "klingon"), Error);
}

TEST_CASE("unicode: sentences end where a French reader ends them", "[model]") {
    const std::string text = "Oui. Non ! On verra…";
    const auto ends = sentence_ends(text);
    REQUIRE(ends.size() == 3);
    CHECK(ends.back() == text.size());
}

TEST_CASE("unicode: dictionary order", "[model]") {
    CHECK(dictionary_less("écho", "fable"));
    CHECK(dictionary_less("cote", "côte"));
    CHECK_FALSE(dictionary_less("a", "a"));
}

TEST_CASE("source: places count from one, columns in code points", "[model]") {
    Source source;
    source.text = "été\nab";
    source.lines = {{0, 5}, {6, 8}};
    source.pages = {{.span = {0, 8}, .printed = {}}};
    CHECK(source.place_of(3).column == 3);
    CHECK(source.place_of(7).line == 2);
    CHECK(source.place_of(7).column == 2);
}

TEST_CASE("unicode: code points are counted as they are read, wherever the text begins and ends", "[unicode]") {
    const std::string text = "été · « œuvre » 𝄞 naïf, aujourd’hui ; 20\u00A0000 €";
    for (std::size_t begin = 0; begin < text.size(); ++begin) {
        if ((static_cast<unsigned char>(text[begin]) & 0xC0U) == 0x80U) continue;
        std::size_t count = 0;
        for (std::size_t at = begin; at < text.size(); ++count) {
            CHECK(glane::code_point_count(std::string_view(text).substr(begin, at - begin)) == count);
            glane::next_code_point(text, at);
        }
    }
    CHECK(glane::code_point_count("") == 0);
}

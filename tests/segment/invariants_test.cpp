// What holds for every text, however hostile: nothing is dropped, nothing counted twice.

#include <cstdint>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch.hpp>

#include "tests/segment/build.h"

namespace glane {
namespace {

using test::segmented;
using test::Segmented;

bool is_blank_byte(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte <= 0x20 || byte == 0x7F;
}

/// 1 for a byte of a piece or label, more for a byte claimed twice.
std::vector<int> claims(const Document& document) {
    std::vector<int> claimed(document.text.size(), 0);
    for (const Passage& passage : document.passages) {
        for (const Span piece : passage.pieces) {
            for (std::uint32_t i = piece.begin; i < piece.end; ++i) ++claimed[i];
        }
        for (std::uint32_t i = passage.label.begin; i < passage.label.end; ++i) ++claimed[i];
    }
    return claimed;
}

void check_bytes(const Document& document) {
    const std::vector<int> claimed = claims(document);
    for (std::size_t i = 0; i < claimed.size(); ++i) {
        const bool fits = claimed[i] == 1 || (claimed[i] == 0 && is_blank_byte(document.text[i]));
        if (fits) continue;
        CAPTURE(i, claimed[i], document.text);
        FAIL("a byte is dropped or claimed twice");
    }
}

void check_tokens(const Document& document) {
    std::uint32_t token = 0;
    std::uint32_t sentence = 0;
    for (const Passage& passage : document.passages) {
        REQUIRE_FALSE(passage.pieces.empty());
        if (!is_running_text(passage.kind)) {
            REQUIRE(passage.tokens.size() == 0);
            continue;
        }
        REQUIRE(passage.tokens.begin == token);
        REQUIRE(passage.sentences.begin == sentence);
        std::size_t piece = 0;
        for (; token < passage.tokens.end; ++token) {
            const Span span = document.tokens[token].span;
            while (piece < passage.pieces.size() && passage.pieces[piece].end <= span.begin) ++piece;
            REQUIRE(piece < passage.pieces.size());
            REQUIRE(passage.pieces[piece].contains(span));
        }
        std::uint32_t within = passage.tokens.begin;
        for (; sentence < passage.sentences.end; ++sentence) {
            REQUIRE(document.sentences[sentence].begin == within);
            REQUIRE(document.sentences[sentence].size() > 0);
            within = document.sentences[sentence].end;
        }
        REQUIRE(within == passage.tokens.end);
    }
    REQUIRE(token == document.tokens.size());
    REQUIRE(sentence == document.sentences.size());
}

void check_order(const Document& document) {
    std::uint32_t before = 0;
    for (const Passage& passage : document.passages) {
        REQUIRE(Document::begin_of(passage) >= before);
        before = Document::begin_of(passage);
        std::uint32_t end = 0;
        for (const Span piece : passage.pieces) {
            REQUIRE(piece.begin < piece.end);
            REQUIRE(piece.begin >= end);
            end = piece.end;
        }
    }
    for (const Interview& interview : document.interviews) {
        REQUIRE(interview.passages.end <= document.passages.size());
        REQUIRE(interview.passages.begin <= interview.passages.end);
    }
}

void check_all(std::string_view text, SourceKind kind, const Segment::Options& options = {}) {
    const Segmented made = segmented(text, kind, options);
    check_bytes(made.document);
    check_tokens(made.document);
    check_order(made.document);
}

}  // namespace

TEST_CASE("segment: every byte belongs to one passage, in fixtures", "[segment][property]") {
    const std::string name = GENERATE("etude.txt", "questions.txt", "horodate.txt", "prenoms.txt");
    const SourceKind kind = GENERATE(SourceKind::report, SourceKind::interview);
    Segment::Options options;
    options.interview_heading = {"^Entretien avec"};
    check_all(test::fixture(name), kind, options);
}

TEST_CASE("segment: every byte belongs to one passage, in random pages", "[segment][property]") {
    const std::string prose = test::paragraph(4);
    const std::string_view bits[] = {prose, "\n", "\n\n", "\f", "o un point ;\n", "- ", "12\n", "1 Une note.\n", "Q : oui ?\n",
                                     "R : non\n", "Titre bref\n", "a | b | c\nd | e | f\n", "Total 3 4,0 %\n", "www.exemple.fr\n",
                                     "Entretien avec un élu\n", "(remarque)\n", "[00:01:02]\n", "Tableau 1. Titre\n", "mots torn\n",
                                     "2\n", "Interlocuteur 1 :\n", "« cité »\n", "élu.e.s et l'usine ", " ", "\x01", "Annexe 1\n"};
    std::uint32_t seed = 11;
    Segment::Options options;
    options.interview_heading = {"^Entretien avec"};
    for (int round = 0; round < 1500; ++round) {
        std::string text;
        for (int i = 0; i < 30; ++i) {
            seed = seed * 1664525U + 1013904223U;
            text += bits[(seed >> 16U) % std::size(bits)];
        }
        check_all(text, round % 2 == 0 ? SourceKind::report : SourceKind::interview, options);
    }
}

TEST_CASE("segment: hostile texts are survived", "[segment]") {
    const std::string text = GENERATE(std::string(), std::string("\n"), std::string(" \n\t\n\f\f\n"), std::string("x"),
                                      std::string("\x01\x02\x03"), std::string("42\n"), std::string("Q :\n"),
                                      std::string("Interlocuteur 1 :"), std::string("o "), std::string(5000, '|'),
                                      std::string(5000, '\n'), std::string(3000, 'o') + " :", std::string("\r\n\r\n"),
                                      std::string(70000, '.'), std::string(20000, '('));
    const SourceKind kind = GENERATE(SourceKind::report, SourceKind::interview);
    check_all(text, kind);
}

TEST_CASE("segment: one line of 4 MB is read in one go", "[segment][slow]") {
    std::string text;
    while (text.size() < 4'000'000) text += "mot ";
    const Segmented made = segmented(text);
    CHECK(made.document.tokens.size() == 1'000'000);
}

}  // namespace glane

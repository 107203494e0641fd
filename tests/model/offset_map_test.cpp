// The map must never drift: whatever passes do, undoing them gives the source back.
#include <catch2/catch.hpp>

#include <random>

#include "pipeline/model/offset_map.h"

using namespace glane;

namespace {

/// A pass of random copies, replacements, drops and insertions.
Rewriter random_pass(const std::string& text, std::mt19937& draw) {
    Rewriter pass(text);
    while (pass.position() < text.size()) {
        const auto left = static_cast<std::uint32_t>(text.size()) - pass.position();
        const std::uint32_t bytes = std::min(left, static_cast<std::uint32_t>(draw() % 6));
        switch (draw() % 4) {
            case 0: pass.replace(bytes, std::string(draw() % 4, 'A' + static_cast<char>(draw() % 26)), {"r", 0.5}); break;
            case 1: pass.drop(std::min<std::uint32_t>(bytes, 2), {"d"}); break;
            case 2: pass.consider(bytes, "?", {"c"}, EmendationStatus::proposed); break;
            default: pass.copy(bytes);
        }
        if (bytes == 0) pass.copy(1);
    }
    return pass;
}

}  // namespace

TEST_CASE("rewriter: passes compose and undo byte for byte", "[model][property]") {
    std::mt19937 draw(2023);
    for (int round = 0; round < 3000; ++round) {
        std::string source;
        for (auto n = draw() % 60; n > 0; --n) source += static_cast<char>('a' + draw() % 26);
        Restored restored = start_from(source);
        for (auto passes = draw() % 4; passes > 0; --passes) {
            const std::string before = restored.text;
            apply(restored, source, random_pass(before, draw));
        }
        REQUIRE(undo(restored.text, restored.emendations) == source);

        std::uint32_t source_at = 0;
        std::uint32_t target_at = 0;
        for (const Edit& edit : restored.map.edits()) {
            // Between two edits the texts are equal.
            REQUIRE(edit.source.begin >= source_at);
            REQUIRE(source.substr(source_at, edit.source.begin - source_at) ==
                    restored.text.substr(target_at, edit.target.begin - target_at));
            if (!edit.source.empty()) REQUIRE(restored.map.to_target(edit.source) == edit.target);
            source_at = edit.source.end;
            target_at = edit.target.end;
        }
        REQUIRE(source.substr(source_at) == restored.text.substr(target_at));
        for (const Emendation& emendation : restored.emendations) {
            REQUIRE(emendation.source.of(source) == emendation.before);
            if (emendation.status != EmendationStatus::applied) continue;
            REQUIRE(emendation.restored.of(restored.text) == emendation.after);
            REQUIRE_FALSE(emendation.rule.empty());
        }
    }
}

TEST_CASE("offset map: spans inside an edit grow to the whole of it", "[model]") {
    Rewriter pass("la synthése d''une");
    pass.copy_to(3);
    pass.replace(9, "synthèse", {"accent"});
    pass.copy_to(14);
    pass.drop(1, {"apostrophe"});
    const auto result = std::move(pass).finish();
    CHECK(result.text == "la synthèse d'une");
    CHECK(result.map.to_source({5, 6}) == Span{3, 12});
    CHECK(result.map.to_source({0, 2}) == Span{0, 2});
    CHECK(result.map.to_source({13, 18}) == Span{13, 19});
    CHECK(result.map.to_target({15, 18}) == Span{14, 17});
    CHECK(result.map.to_source({0, 18}) == Span{0, 19});
}

TEST_CASE("rewriter: two passes over one place make one emendation", "[model]") {
    const std::string source = "xx abc yy";
    Restored restored = start_from(source);
    {
        Rewriter pass(restored.text);
        pass.copy_to(3);
        pass.replace(3, "abd", {"first", 0.5});
        apply(restored, source, std::move(pass));
    }
    const std::string middle = restored.text;
    Rewriter pass(middle);
    pass.copy_to(5);
    pass.replace(1, "e", {"second", 0.5});
    apply(restored, source, std::move(pass));
    REQUIRE(restored.emendations.size() == 1);
    CHECK(restored.emendations[0].rule == "first+second");
    CHECK(restored.emendations[0].before == "abc");
    CHECK(restored.emendations[0].after == "abe");
    CHECK(restored.emendations[0].probability == Approx(0.25));
}

#include "stages/restore/parts.h"

#include <catch2/catch.hpp>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using namespace glane;

namespace {

Source source_of(std::string text, const std::vector<std::uint32_t>& page_begins = {0}) {
    Source source;
    source.name = "test.txt";
    source.text = std::move(text);
    for (std::size_t i = 0; i < page_begins.size(); ++i) {
        const bool is_last = i + 1 == page_begins.size();
        Page page;
        page.span = {page_begins[i], is_last ? static_cast<std::uint32_t>(source.text.size()) : page_begins[i + 1]};
        page.number = static_cast<std::uint32_t>(i) + 1;
        source.pages.push_back(page);
    }
    return source;
}

/// What the first part of about 100 bytes is, for a text that begins with 75 bytes of no interest.
std::string first_part(const std::string& text) {
    const std::string head(75, 'x');
    const Source source = source_of(head + text + std::string(200, 'y'));
    return source.text.substr(0, restoring::ends_of_parts(source, 100).front()).substr(head.size());
}

}  // namespace

TEST_CASE("parts: a text is cut where it hurts least", "[restore]") {
    const auto [text, first] = GENERATE(table<std::string, std::string>({
        {"fin.\n\nDeux. Trois\nq c r", "fin.\n\n"},
        {"fin.\r\n\r\nDeux. Trois\nq", "fin.\r\n\r\n"},
        {"fin.\nDeux. Trois\nq c r", "fin.\n"},
        {"fin\nDeux. Trois\nq c r s", "fin\nDeux. "},
        {"fin\nDeux Trois\nq c r s t", "fin\nDeux Trois\n"},
        {"fin\nDeux exem-\nple q", "fin\n"},
        {"fin Deux exem-\nplaire", "fin Deux "},
        {"finDeuxTroisQuatreCinqéé", "finDeuxTroisQuatreCinqéé"},
    }));
    CAPTURE(text);
    CHECK(first_part(text) == first);
}

TEST_CASE("parts: the end of a page is better than any other place", "[restore]") {
    const std::string text = std::string(80, 'x') + "\f" + "Une.\n\nDeux.\n\n" + std::string(200, 'y');
    CHECK(restoring::ends_of_parts(source_of(text, {0, 81}), 100).front() == 81);
    CHECK(restoring::ends_of_parts(source_of(text, {0, 60}), 100).front() == 94);
}

TEST_CASE("parts: they cover the text, and a text that is little longer is one", "[restore]") {
    CHECK(restoring::ends_of_parts(source_of(""), 100) == std::vector<std::uint32_t>{0});
    CHECK(restoring::ends_of_parts(source_of(std::string(112, 'x')), 100) == std::vector<std::uint32_t>{112});
    CHECK(restoring::ends_of_parts(source_of(std::string(250, 'x')), 100) == std::vector<std::uint32_t>{100, 200, 250});
}

TEST_CASE("parts: places are those of the whole, and all parts make the text of the stage", "[restore]") {
    static const Lexicon lexicon = Lexicon::open(std::filesystem::path(GLANE_SOURCE_DIR) / "lexicon");
    std::string text;
    while (text.size() <= RestoreParts::usual_size + RestoreParts::usual_size / 8)
        text += "La commune a méne une enquéte auprés des élus, et la derniére réunion a été trés utile.\n";
    const Source source = source_of(text);
    Context context(2);
    RestoreParts parts(source, lexicon, Restore::Options(), context);
    std::string all;
    std::vector<Emendation> emendations;
    int count = 0;
    for (; const std::optional<Restored> part = parts.next(); ++count) {
        all += part->text;
        emendations.insert(emendations.end(), part->emendations.begin(), part->emendations.end());
    }
    CHECK(count == 2);
    CHECK(undo(all, emendations) == text);
    CHECK(emendations.back().source.of(text) == emendations.back().before);
    CHECK(emendations.back().source.begin > RestoreParts::usual_size);
    CHECK(Restore::run({source, lexicon}, Restore::Options(), context).text == all);
}

// The file of the counted corpus: what was added comes back, and what was damaged is refused.

#include <catch2/catch.hpp>

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <functional>
#include <random>

#include "pipeline/base/checksum.h"
#include "pipeline/base/error.h"
#include "pipeline/base/file.h"
#include "pipeline/model/token_table.h"
#include "pipeline/model/token_table_builder.h"

using namespace glane;

namespace {

namespace fs = std::filesystem;

fs::path table_path(const std::string& name) {
    const fs::path folder = fs::path(GLANE_BINARY_DIR) / "test-tokens";
    make_folder(folder);
    return folder / (name + ".tokens");
}

/// Two texts, the second of two interviews; a word a row.
fs::path small_table() {
    fs::path path = table_path("small");
    TokenTableBuilder builder(path);
    builder.add({.form = "le",
                 .lemma = "le",
                 .pos = PartOfSpeech::determiner,
                 .flags = token_flag::counted | token_flag::stop});
    builder.add({.form = "budgets", .lemma = "budget", .pos = PartOfSpeech::noun, .flags = token_flag::counted});
    builder.add({.form = ".", .lemma = ".", .pos = PartOfSpeech::punctuation});
    builder.begin(TokenUnit::sentence);
    builder.add({.form = "le",
                 .lemma = "le",
                 .pos = PartOfSpeech::pronoun,
                 .flags = token_flag::counted | token_flag::interviewer});
    builder.begin(TokenUnit::interview);
    builder.begin(TokenUnit::text);
    builder.add({.form = "budget", .lemma = "budget", .pos = PartOfSpeech::noun, .flags = token_flag::counted});
    builder.begin(TokenUnit::passage);
    builder.add({.form = "élu", .lemma = "élire", .pos = PartOfSpeech::verb, .flags = token_flag::counted});
    builder.begin(TokenUnit::interview);
    builder.add({.form = "", .lemma = "le", .flags = token_flag::begins_text});
    builder.publish();
    return path;
}

/// All that a table can be asked.
std::string described(const TokenTable& table) {
    std::string all;
    for (std::uint32_t i = 0; i < table.size(); ++i) all += std::to_string(table.flags()[i]) + ' ';
    for (const TokenLayer layer : {TokenLayer::form, TokenLayer::lemma}) {
        for (const std::uint32_t type : table.types(layer)) all += std::string(table.text(layer, type)) + ' ';
        for (std::uint32_t type = 0; type < table.type_count(layer); ++type) {
            all += std::to_string(table.find(layer, table.text(layer, type)).value_or(kNone)) + ':';
            for (const std::uint32_t position : table.positions(layer, type)) all += std::to_string(position) + ' ';
        }
    }
    for (unsigned unit = 0; unit < kTokenUnits; ++unit) {
        for (const std::uint32_t start : table.starts(static_cast<TokenUnit>(unit))) all += std::to_string(start) + ' ';
        all += '|';
    }
    for (const TokenLayer layer : {TokenLayer::form, TokenLayer::lemma}) {
        for (std::uint32_t type = 0; type < table.type_count(layer); ++type) {
            for (const std::uint32_t count : table.counts(layer, type)) all += std::to_string(count) + ',';
        }
    }
    return all;
}

std::string fault_of(const fs::path& path) {
    try {
        const TokenTable table(path);
        return "";
    } catch (const Error& error) {
        return error.fault().what;
    }
}

void check_places(const TokenTable& table, TokenLayer layer) {
    std::vector<std::uint32_t> seen(table.size(), 0);
    for (std::uint32_t type = 0; type < table.type_count(layer); ++type) {
        CHECK(std::is_sorted(table.positions(layer, type).begin(), table.positions(layer, type).end()));
        for (const std::uint32_t position : table.positions(layer, type)) {
            ++seen[position];
            REQUIRE(table.types(layer)[position] == type);
        }
    }
    CHECK(std::all_of(seen.begin(), seen.end(), [](std::uint32_t times) { return times == 1; }));
}

}  // namespace

TEST_CASE("token table: what was added comes back", "[model]") {
    const TokenTable table(small_table());
    REQUIRE(table.size() == 7);
    CHECK_THAT(described(table),
               Catch::Contains(" le budgets . le budget élu  0:0 3 1:1 2:2 3:4 4:5 5:6 le budget . le budget élire le "
                               "0:0 3 6 1:1 4 2:2 3:5 0 3 4 5 6 |0 4 5 6 |0 4 6 |0 4 |"));
    CHECK(part_of_speech_of(table.flags()[0]) == PartOfSpeech::determiner);
    CHECK((table.flags()[0] & token_flag::begins) == token_flag::begins);
    CHECK((table.flags()[1] & token_flag::begins) == 0);
    CHECK((table.flags()[3] & (token_flag::begins | token_flag::interviewer)) ==
          (token_flag::begins_sentence | token_flag::interviewer));
    CHECK((table.flags()[6] & token_flag::begins_text) == 0);  // what a row claims to begin does not count
    const auto of_interviewer = counted_kind(token_flag::interviewer);
    CHECK(table.counts(TokenLayer::form, 0)[counted_kind(token_flag::stop)] == 1);
    CHECK(table.counts(TokenLayer::form, 0)[of_interviewer] == 1);
    CHECK(table.counts(TokenLayer::lemma, 1)[0] == 2);
    CHECK(table.counts(TokenLayer::form, 2)[0] == 0);  // a full stop does not count
    CHECK(table.find(TokenLayer::form, "maire") == std::nullopt);
    CHECK(table.find(TokenLayer::form, "") == 5U);
    CHECK(table.unit_at(TokenUnit::passage, 3) == 0);
    CHECK(table.unit(TokenUnit::passage, 1).begin == 4);
    CHECK(table.unit(TokenUnit::text, 1).end == 7);
}

TEST_CASE("token table: an empty corpus is one", "[model]") {
    TokenTableBuilder(table_path("empty")).publish();
    const TokenTable table(table_path("empty"));
    CHECK(table.size() == 0);
    CHECK(table.type_count(TokenLayer::lemma) == 0);
    CHECK(table.find(TokenLayer::form, "le") == std::nullopt);
}

TEST_CASE("token table: the places of all words are all places, each once", "[model][property]") {
    std::mt19937_64 dice(5);
    TokenTableBuilder builder(table_path("large"));
    for (int i = 0; i < 100000; ++i) {
        const std::string form = std::to_string(std::min(dice() % 9000, dice() % 9000));
        builder.add({.form = form, .lemma = form.substr(0, 2), .flags = token_flag::counted});
        if (dice() % 10 == 0) builder.begin(static_cast<TokenUnit>(dice() % kTokenUnits));
    }
    builder.publish();
    const TokenTable table(table_path("large"));
    REQUIRE(table.size() == 100000);
    check_places(table, TokenLayer::form);
    check_places(table, TokenLayer::lemma);
    for (unsigned unit = 0; unit < kTokenUnits; ++unit) {
        const TokenFlags bit = begins(static_cast<TokenUnit>(unit));
        for (const std::uint32_t start : table.starts(static_cast<TokenUnit>(unit)))
            REQUIRE((table.flags()[start] & bit) != 0);
    }
}

TEST_CASE("token table: nothing stands under its name before it is whole", "[model]") {
    const fs::path path = table_path("unfinished");
    fs::remove(path);
    const auto files = [&] {
        return std::distance(fs::directory_iterator(path.parent_path()), fs::directory_iterator());
    };
    const auto before = files();
    {
        TokenTableBuilder builder(path);
        builder.add({.form = "le", .lemma = "le"});
        CHECK_FALSE(fs::exists(path));
    }
    CHECK_FALSE(fs::exists(path));
    CHECK(files() == before);
}

TEST_CASE("token table: a file that is none is told from a damaged one", "[model]") {
    const std::string whole = read_file(small_table());
    const fs::path path = table_path("other");
    CHECK(fault_of(table_path("missing")).find("cannot open") == 0);
    CHECK(fault_of(path.parent_path()) == "this is not a plain file");
    const auto fault = [&](const std::string& bytes) {
        write_file(path, bytes);
        return fault_of(path);
    };
    CHECK(fault("mot;f;f2\nbudget;3;4\n") == "this is not a token table of glane");
    CHECK(fault("glane-tokens-0\n" + whole.substr(15)) == "the token table is one of another version of glane");
    CHECK(fault(whole.substr(0, whole.size() / 2)) == "the token table is truncated");
    CHECK(fault(whole + "x") == "the token table is truncated");
    std::string flipped = whole;
    flipped[whole.size() / 3] ^= 1;
    CHECK(fault(flipped) == "the token table is damaged");
}

TEST_CASE("token table: no truncation and no changed byte goes unseen, and none crashes", "[model][property]") {
    const std::string whole = read_file(small_table());
    const std::string answers = described(TokenTable(small_table()));
    const fs::path path = table_path("damaged");
    for (std::size_t size = 0; size < whole.size(); ++size) {
        write_file(path, whole.substr(0, size));
        CHECK_FALSE(fault_of(path).empty());
    }
    for (std::size_t i = 0; i < whole.size(); ++i) {
        for (const int bits : {1, 0x80, 0xFF}) {
            std::string damaged = whole;
            damaged[i] = static_cast<char>(damaged[i] ^ bits);
            write_file(path, damaged);
            if (fault_of(path).empty()) CHECK(described(TokenTable(path)) == answers);
        }
    }
}

TEST_CASE("token table: columns that do not fit each other are refused, whatever the checksums say", "[model]") {
    const std::string whole = read_file(small_table());
    const std::size_t summed = whole.size() - 24;
    const std::size_t directory = summed - kTokenColumns * sizeof(TokenColumnPlace);
    const std::uint64_t huge = ~std::uint64_t{0};
    const std::vector<std::pair<std::uint64_t, std::uint64_t>> wrong{{16, 0},   {16, 4},    {20, 4},
                                                                     {huge, 4}, {16, huge}, {whole.size(), 8}};
    for (std::size_t column = 0; column < kTokenColumns; ++column) {
        for (const auto& [offset, size] : wrong) {
            TokenColumnPlace place{offset, size, 0};
            const bool inside = offset < directory && size < directory;
            if (inside) place.sum = checksum(std::string_view(whole).substr(offset, size));
            std::string forged = whole;
            std::memcpy(forged.data() + directory + column * sizeof place, &place, sizeof place);
            const std::uint64_t sum = checksum(std::string_view(forged).substr(directory, summed - directory));
            std::memcpy(forged.data() + summed, &sum, sizeof sum);
            write_file(table_path("forged"), forged);
            CAPTURE(column, offset, size);
            CHECK_FALSE(fault_of(table_path("forged")).empty());
        }
    }
}

TEST_CASE("token table: one layer may be read alone", "[model]") {
    const fs::path path = small_table();
    const TokenTable table(path, TokenLayer::lemma);
    CHECK(table.find(TokenLayer::lemma, "budget") == 1U);
    CHECK(table.size() == 7);
}

// Tables, configuration, files and archives.
#include <catch2/catch.hpp>

#include <filesystem>

#include "pipeline/base/archive.h"
#include "pipeline/base/config.h"
#include "pipeline/base/digest.h"
#include "pipeline/base/file.h"
#include "pipeline/base/markup.h"
#include "pipeline/base/nearest.h"
#include "pipeline/base/table.h"

namespace fs = std::filesystem;
using namespace glane;

TEST_CASE("table: TSV fields survive tabs, line feeds and backslashes", "[base]") {
    const Row row{"a\tb", "c\nd", "e\\f", "", "œ"};
    const auto records = parse_tsv("# comment\n\n" + tsv_line(row));
    REQUIRE(records.size() == 1);
    CHECK(records[0].fields == row);
    CHECK(records[0].line == 3);
}

TEST_CASE("table: CSV fields survive quotes, separators and line feeds", "[base]") {
    const Row row{"a,b", "c;d", "say \"oui\"", "two\nlines", "", "\"\"", "end\""};
    const auto records = parse_csv(csv_line(row) + "x;y,z\n", "t.csv");
    REQUIRE(records.size() == 2);
    CHECK(records[0].fields == row);
    CHECK(records[1].line == 3);
    CHECK_THROWS_AS(parse_csv("\"never", "t.csv"), Error);
}

TEST_CASE("table: a sheet comes back as it was written and as a spreadsheet saves it", "[base]") {
    const Row row{"a\tb", "c\nd", "e\\f", "", "\"dit\"", "c;d,e"};
    for (const std::string& text :
         {sheet_line(row), std::string("a\\tb;\"c\\nd\";e\\\\f;;\"\"\"dit\"\"\";\"c;d,e\"\r\n")}) {
        const auto records = parse_sheet(text, "t.tsv");
        REQUIRE(records.size() == 1);
        CHECK(records[0].fields == row);
    }
    CHECK_THROWS_AS(parse_sheet("a\t\"never", "t.tsv"), Error);
}

TEST_CASE("table: reals have fixed decimals and no negative zero", "[base]") {
    CHECK(fixed(-0.001, 2) == "0.00");
    CHECK(fixed(-1.005, 1) == "-1.0");
    CHECK(fixed(1.0 / 0.0, 2) == "NA");
}

TEST_CASE("digest: SHA-256 of FIPS 180-4", "[base]") {
    CHECK(sha256("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(KeyBuilder().add("ab").add("c").digest() != KeyBuilder().add("a").add("bc").digest());
}

TEST_CASE("config: values know their place, keys must be known", "[base]") {
    ConfigTable config = ConfigTable::parse("nodde = \"x\"\nwidth = \"wide\"\n", "p.toml");
    double width = 0;
    try {
        config.read("width", width);
        FAIL("a text is not a number");
    } catch (const Error& error) {
        CHECK(error.fault().where.line == 2);
    }
    std::string node;
    config.read("node", node);
    try {
        config.finish();
        FAIL("nodde is unknown");
    } catch (const Error& error) {
        CHECK(error.fault().where.line == 1);
        CHECK(error.fault().hint == "did you mean \"node\"?");
    }
}

TEST_CASE("config: lists keep the order of the file", "[base]") {
    ConfigTable config = ConfigTable::parse("[themes]\n\"zèbre\" = [\"a\"]\nalpha = [\"b\", \"c\"]\n", "p.toml");
    const auto lists = config.table("themes").lists();
    REQUIRE(lists.size() == 2);
    CHECK(lists[0].first == "zèbre");
    CHECK(lists[1].second == std::vector<std::string>{"b", "c"});
}

namespace {
struct Sample {
    int number = 0;
    std::string text;
    std::vector<std::pair<std::string, double>> pairs;
    template <typename A>
    void archive(A& a) {
        a(number, text, pairs);
    }
};
}  // namespace

TEST_CASE("archive: a value comes back, a cut one is an error", "[base]") {
    Sample sample{7, "été", {{"x", 0.5}, {"y", -1.0}}};
    const std::string bytes = to_bytes(sample);
    const auto back = from_bytes<Sample>(bytes);
    CHECK(back.number == 7);
    CHECK(back.text == "été");
    CHECK(back.pairs == sample.pairs);
    for (std::size_t size = 0; size < bytes.size(); ++size) {
        CHECK_THROWS_AS(from_bytes<Sample>(bytes.substr(0, size)), Error);
    }
}

TEST_CASE("file: a publication appears whole or not at all", "[base]") {
    const fs::path folder = fs::path(GLANE_BINARY_DIR) / "test-publication";
    fs::remove_all(folder);
    make_folder(folder);
    write_file(folder / "a", "old");
    {
        Publication publication;
        publication.add(folder / "a", "new");
        CHECK_THROWS_AS(publication.add(folder / "missing" / "b", "x"), Error);
        publication.write(publication.begin(folder / "c"), "half");
    }
    CHECK(read_file(folder / "a") == "old");
    CHECK(std::distance(fs::directory_iterator(folder), fs::directory_iterator()) == 1);
    CHECK_THROWS_AS(read_file(folder), Error);
    Publication publication;
    const std::size_t first = publication.begin(folder / "a");
    publication.add(folder / "b", "whole");
    publication.write(first, "piece by ");
    publication.write(first, "piece");
    CHECK(read_file(folder / "a") == "old");
    publication.commit();
    CHECK(read_file(folder / "a") == "piece by piece");
    CHECK(read_file(folder / "b") == "whole");
}

TEST_CASE("file: a device or a folder is never replaced by a file", "[base][regression]") {
    CHECK_THROWS_AS(write_file("/dev/null", "x"), Error);
    CHECK(fs::is_character_file("/dev/null"));
    CHECK_THROWS_AS(write_file(fs::path(GLANE_BINARY_DIR), "x"), Error);
}

TEST_CASE("markup: nothing hostile and nothing that XML forbids gets through", "[base]") {
    CHECK(escape_markup("<a href=\"x\">l'été & moi</a>") ==
          "&lt;a href=&quot;x&quot;&gt;l&#39;été &amp; moi&lt;/a&gt;");
    CHECK(escape_markup("a\x01"
                        "b\x1B"
                        "c\td\n") == "abc\td\n");
    CHECK(escape_markup("a\xEF\xBF\xBE"
                        "b\xEF\xBF\xBF"
                        "c\xEF\xBF\xBD") == "abc\xEF\xBF\xBD");
}

TEST_CASE("nearest: one letter off is near, another word is not", "[base]") {
    CHECK(nearest("serach", {"run", "search"}) == "search");
    CHECK(nearest("xyz", {"run", "search"}).empty());
}

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include <unistd.h>

#include <catch2/catch.hpp>

#include "pipeline/base/error.h"
#include "pipeline/base/file.h"
#include "pipeline/base/record_reader.h"
#include "pipeline/base/table.h"

using namespace glane;

namespace {

namespace fs = std::filesystem;

struct Found {
    std::vector<std::string> records;
    std::vector<std::size_t> lines;
    std::vector<std::vector<std::string>> fields;
};

/// All records of a text, read from a file.
Found records_in(std::string_view text, TableFormat format) {
    const fs::path path = fs::temp_directory_path() / ("glane-records-" + std::to_string(::getpid()));
    write_file(path, text);
    Found found;
    {
        RecordReader reader(path.string(), format, [] {});
        std::string_view record;
        std::vector<std::string_view> fields;
        while (reader.next(record)) {
            found.records.emplace_back(record);
            found.lines.push_back(reader.place().line);
            reader.split(record, fields);
            found.fields.emplace_back();
            for (const std::string_view field : fields) found.fields.back().push_back(unquoted(field));
        }
    }
    fs::remove(path);
    return found;
}

}  // namespace

TEST_CASE("records: line ends, blank lines, byte order marks, a last line without an end", "[base]") {
    const Found found = records_in(
        "\xEF\xBB\xBF"
        "a\tb\r\n\n\r\nc\t\n\td",
        TableFormat::tsv);
    CHECK(found.records == std::vector<std::string>{"a\tb", "c\t", "\td"});
    CHECK(found.lines == std::vector<std::size_t>{1, 4, 5});
    CHECK(found.fields == std::vector<std::vector<std::string>>{{"a", "b"}, {"c", ""}, {"", "d"}});
    CHECK(records_in("", TableFormat::tsv).records.empty());
    CHECK(records_in("\xEF\xBB\xBF", TableFormat::csv).records.empty());
    CHECK(records_in("\n\n", TableFormat::csv).records.empty());
}

TEST_CASE("records: CSV as parse_csv reads it, quoted line ends included", "[base]") {
    const std::string text = "a;b,x;c\n1;\"two\nlines; \"\"quoted\"\"\";3\n\"\";\"\"\"\";5\" wide\n7;8;\"9\"";
    const Found found = records_in(text, TableFormat::csv);
    const std::vector<Record> wanted = parse_csv(text, "text");
    REQUIRE(found.fields.size() == wanted.size());
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        CHECK(found.fields[i] == wanted[i].fields);
        CHECK(found.lines[i] == wanted[i].line);
    }
    CHECK(found.records[1] == "1;\"two\nlines; \"\"quoted\"\"\";3");
    CHECK_THROWS_WITH(records_in("a,b\n1,2\n3,\"4\n5,6\n", TableFormat::csv),
                      Catch::Contains("a quoted field never ends"));
}

TEST_CASE("records: pieces of a large file join without a seam", "[base]") {
    for (const TableFormat format : {TableFormat::tsv, TableFormat::csv}) {
        std::string text;
        std::vector<std::string> wanted;
        for (std::size_t i = 0; i < 30000; ++i) {
            // Every 1000th record is longer than a piece's end is likely to spare.
            const std::string body = i % 1000 == 0 ? std::string(70000, 'x') : std::to_string(i);
            wanted.push_back(format == TableFormat::csv ? "\"a\n" + body + "\",b" : "a\t" + body);
            text += wanted.back() + (i % 2 == 0 ? "\r\n" : "\n");
        }
        const Found found = records_in(text, format);
        CHECK(found.records == wanted);
        CHECK(found.lines.back() == (format == TableFormat::csv ? 59999 : 30000));
    }
}

TEST_CASE("records: a list is TSV when its first line has a tab, else CSV", "[base]") {
    const auto fields = [](std::string_view text) { return records_in(text, TableFormat::tsv_by_first_line).fields; };
    CHECK(fields("a\tb,c\nd,e\n") == std::vector<std::vector<std::string>>{{"a", "b,c"}, {"d,e"}});
    CHECK(fields("a;b,c;d\ne\tf;g") == std::vector<std::vector<std::string>>{{"a", "b,c", "d"}, {"e\tf", "g"}});
    CHECK(fields("").empty());
}

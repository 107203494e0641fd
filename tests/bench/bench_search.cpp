// Times the index on a corpus of passages and, in the same way, bare Xapian on the database that scriptindex made
// of them. Built by hand (ninja glane_bench_search), never part of the tests; search_speed.py runs it beside
// the others.
//
//   glane_bench_search build PASSAGES FOLDER          PASSAGES as search_passages.py writes them
//   glane_bench_search query FOLDER QUERIES           a query a line; prints milliseconds and total of each
//   glane_bench_search xapian DATABASE QUERIES WAY    WAY: top, all (exact totals) or snippet

#include <sys/resource.h>
#include <xapian.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <exception>
#include <fstream>
#include <functional>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "pipeline/base/file.h"
#include "pipeline/model/query.h"
#include "pipeline/model/search_builder.h"
#include "pipeline/model/search_index.h"
#include "pipeline/model/search_snippet.h"
#include "pipeline/model/tokenize.h"

namespace {

using namespace glane;
using Clock = std::chrono::steady_clock;

double milliseconds_since(Clock::time_point start) {
    return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

Language language() {
    return Language::load(std::filesystem::path(GLANE_SOURCE_DIR) / "lexicon");
}

std::vector<std::string> cells_of(const std::string& line) {
    std::vector<std::string> cells(1);
    for (const char c : line) {
        if (c == '\t') {
            cells.emplace_back();
        } else {
            cells.back() += c;
        }
    }
    return cells;
}

SearchPassage passage_of(const std::string& line, std::uint32_t number, const Language& french) {
    std::vector<std::string> cells = cells_of(line);
    SearchPassage passage;
    passage.document = cells.at(0);
    passage.passage = number;
    passage.kind = PassageKind::turn;
    passage.interview = cells.at(1);
    passage.speaker = cells.at(2);
    passage.facts = {"", cells.at(3), cells.at(4), cells.at(5), -1, 3500};
    passage.interviewer = cells.at(6) == "1";
    passage.sections = {"Les entretiens"};
    passage.page = number / 4 + 1;
    passage.line = number;
    passage.text = std::move(cells.at(7));
    passage.source = passage.text;
    for (const Token& token : tokenize(passage.text, french)) {
        if (token.kind != TokenKind::punctuation) passage.words.push_back({token.span, passage.page, passage.line});
    }
    return passage;
}

void build(const std::string& file, const std::string& folder) {
    const Language french = language();
    std::ifstream in(file);
    const auto start = Clock::now();
    SearchIndexBuilder builder(folder);
    double cutting = 0;
    std::size_t bytes = 0;
    std::uint32_t number = 0;
    for (std::string line; std::getline(in, line); ++number) {
        const auto before = Clock::now();
        const SearchPassage passage = passage_of(line, number, french);
        cutting += milliseconds_since(before);
        bytes += passage.text.size();
        builder.add(passage);
    }
    const SearchIndexCounts counts = builder.publish("bench");
    const double wall = milliseconds_since(start) / 1000;
    struct rusage usage {};
    ::getrusage(RUSAGE_SELF, &usage);
    const double megabytes = static_cast<double>(bytes) / 1e6;
    const double size = static_cast<double>(std::filesystem::file_size(search_file(folder))) / 1e6;
    fmt::print("{:.1f} MB {} passages {} words {} terms: {:.2f} s, {:.2f} MB/s (cutting {:.2f} s), {:.2f} MB a MB, {} MB\n",
               megabytes, counts.passages, counts.words, counts.terms, wall, megabytes / wall, cutting / 1000,
               size / megabytes, usage.ru_maxrss / 1024);
}

/// Every query three times after a first one; the median is its time.
void time_queries(const std::string& file, const std::function<std::size_t(const std::string&)>& answer) {
    std::ifstream in(file);
    std::vector<std::string> queries;
    for (std::string line; std::getline(in, line);) queries.push_back(line);
    std::vector<std::vector<double>> times(queries.size());
    std::vector<std::size_t> totals(queries.size());
    for (int round = 0; round < 4; ++round) {
        for (std::size_t i = 0; i < queries.size(); ++i) {
            const auto start = Clock::now();
            totals[i] = answer(queries[i]);
            if (round > 0) times[i].push_back(milliseconds_since(start));
        }
    }
    for (std::size_t i = 0; i < queries.size(); ++i) {
        std::sort(times[i].begin(), times[i].end());
        fmt::print("{:.3f}\t{}\t{}\n", times[i][1], totals[i], queries[i]);
    }
}

void query(const std::string& folder, const std::string& file) {
    const Language french = language();
    const SearchIndex index = SearchIndex::open(folder);
    time_queries(file, [&](const std::string& text) {
        const SearchResult result = index.search(parse_query(text, word_cutter(french)), {.limit = 20, .facets = true});
        for (const SearchHit& hit : result.hits) snippet(hit.passage, hit.occurrences, 200, {"[", "]", false});
        return result.total;
    });
}

void bare_xapian(const std::string& folder, const std::string& file, const std::string& way) {
    const Xapian::Database database(folder);
    Xapian::QueryParser parser;
    parser.set_database(database);
    parser.set_default_op(Xapian::Query::OP_AND);
    for (const auto& [name, prefix] : {std::pair("document", "XD"), std::pair("role", "XR"), std::pair("gender", "XG")}) {
        parser.add_boolean_prefix(name, prefix);
    }
    time_queries(file, [&](const std::string& text) -> std::size_t {
        Xapian::Enquire enquire(database);
        enquire.set_query(parser.parse_query(text, Xapian::QueryParser::FLAG_DEFAULT | Xapian::QueryParser::FLAG_WILDCARD |
                                                       Xapian::QueryParser::FLAG_BOOLEAN));
        const Xapian::MSet found = enquire.get_mset(0, 20, way == "top" ? 0 : database.get_doccount());
        for (auto hit = found.begin(); hit != found.end() && way == "snippet"; ++hit) {
            found.snippet(hit.get_document().get_data(), 200);
        }
        return found.get_matches_estimated();
    });
}

}  // namespace

int main(int count, char** words) {
    const std::vector<std::string> arguments(words + 1, words + count);
    try {
        if (count == 4 && arguments[0] == "build") {
            make_folder(arguments[2]);
            build(arguments[1], arguments[2]);
        } else if (count == 4 && arguments[0] == "query") {
            query(arguments[1], arguments[2]);
        } else if (count == 5 && arguments[0] == "xapian") {
            bare_xapian(arguments[1], arguments[2], arguments[3]);
        } else {
            fmt::print(stderr, "glane_bench_search build|query|xapian …: see the head of bench_search.cpp\n");
            return 2;
        }
    } catch (const std::exception& error) {
        fmt::print(stderr, "{}\n", error.what());
        return 1;
    } catch (const Xapian::Error& error) {
        fmt::print(stderr, "{}\n", error.get_description());
        return 1;
    }
    return 0;
}

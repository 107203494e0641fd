// Times counting on a token table. Built by hand (ninja glane_bench_counting), never part of the tests;
// counting_speed.py runs it beside the others.
//
//   glane_bench_counting build TEXT TABLE STREAM    TEXT: a document a line; STREAM gets the words that count, one a
//   line glane_bench_counting node TABLE WORDS           one node, ±5: prints milliseconds of every step and N, f1,
//   rows, sum of f glane_bench_counting pairs TABLE MIN_F          all pairs, ±5: the same glane_bench_counting hash
//   TABLE                 all pairs in one std::unordered_map, as anyone would write it first glane_bench_counting scan
//   TABLE                 reads every token once: what no counting that scans can beat

#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <exception>
#include <fstream>
#include <functional>
#include <string>
#include <unordered_map>
#include <vector>

#include <fmt/format.h>

#include "pipeline/base/error.h"
#include "pipeline/model/occurrences.h"
#include "pipeline/model/pair_count.h"
#include "pipeline/model/token_table_builder.h"
#include "pipeline/model/tokenize.h"
#include "pipeline/model/unicode.h"

namespace {

using namespace glane;
using namespace glane::cooccurrence;
using Clock = std::chrono::steady_clock;

constexpr Window kWindow{.left = 5, .right = 5, .within = std::nullopt};  // as CWB and nltk, which know no texts here

double milliseconds_since(Clock::time_point start) {
    return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

/// Memory that is the program's own; pages of a mapped file are the system's, which takes them back when it must.
long own_kilobytes() {
    std::ifstream status("/proc/self/status");
    long own = 0;
    for (std::string word; status >> word;) {
        if (word == "RssAnon:") status >> own;
    }
    return own;
}

std::string memory(long own = own_kilobytes()) {
    struct rusage usage {};
    ::getrusage(RUSAGE_SELF, &usage);
    return fmt::format("peak_mb {} own_mb {}", usage.ru_maxrss / 1024, own / 1024);
}

/// Folds every spelling once.
class Folded {
  public:
    const std::string& of(std::string_view form) {
        const auto [at, is_new] = known_.try_emplace(std::string(form));
        if (is_new) at->second = folded(form);
        return at->second;
    }

  private:
    std::unordered_map<std::string, std::string> known_;
};

void build(const std::string& file, const std::string& path, const std::string& stream) {
    const Language french = Language::load(std::filesystem::path(GLANE_SOURCE_DIR) / "lexicon");
    const auto start = Clock::now();
    double cutting = 0;
    std::ifstream in(file);
    std::ofstream words(stream);
    Folded folding;
    TokenTableBuilder builder(path);
    for (std::string line; std::getline(in, line);) {
        const auto before = Clock::now();
        const std::vector<Token> tokens = tokenize(line, french);
        cutting += milliseconds_since(before);
        builder.begin(TokenUnit::text);
        for (const Token& token : tokens) {
            const std::string& form = folding.of(token.span.of(line));
            const bool is_word = token.kind == TokenKind::word;
            builder.add({.form = form, .lemma = form, .flags = is_word ? token_flag::counted : TokenFlags{0}});
            if (is_word) words << form << '\n';
            if (form == "." || form == "?" || form == "!") builder.begin(TokenUnit::sentence);
        }
    }
    words.close();
    const auto writing = Clock::now();
    builder.publish();
    fmt::print("tokens {} cut_ms {:.0f} publish_ms {:.0f} all_ms {:.0f} table_mb {:.0f} {}\n", builder.size(), cutting,
               milliseconds_since(writing), milliseconds_since(start),
               static_cast<double>(std::filesystem::file_size(path)) / 1e6, memory());
}

NodePattern pattern_of(const TokenTable& table, const std::string& words) {
    NodePattern pattern;
    for (std::size_t begin = 0; begin <= words.size();) {
        const std::size_t end = std::min(words.find(' ', begin), words.size());
        const auto type = table.find(TokenLayer::form, words.substr(begin, end - begin));
        if (!type) throw Error({.where = {}, .what = "no such word: " + words, .hint = ""});
        pattern.words.push_back({*type});
        begin = end + 1;
    }
    return pattern;
}

std::uint64_t sum_of(const NearCounts& counts) {
    std::uint64_t sum = 0;
    for (const CollocateCount& collocate : counts.collocates) sum += collocate.f;
    return sum;
}

void node(const std::string& path, const std::string& words) {
    auto start = Clock::now();
    const TokenTable table(path, TokenLayer::form);
    const double open = milliseconds_since(start);
    start = Clock::now();
    CollocateCounter counter(table, TokenLayer::form, TokenScope(), StopWords::collocates);
    const double frequencies = milliseconds_since(start);
    std::vector<double> times;
    std::vector<Range> nodes;
    std::vector<Range> near;
    std::string result;
    for (int round = 0; round < 6; ++round) {
        start = Clock::now();
        nodes = occurrences_of(table, TokenScope(), pattern_of(table, words));
        reach(table, TokenScope(), nodes, kWindow, near);
        const NearCounts& counts = counter.count(nodes, near);
        times.push_back(milliseconds_since(start));
        result = fmt::format("nodes {} n {} f1 {} rows {} sum {}", nodes.size(), counts.n, counts.f1,
                             counts.collocates.size(), sum_of(counts));
    }
    const double first = times.front();
    std::sort(times.begin(), times.end());
    fmt::print("open_ms {:.1f} frequencies_ms {:.1f} first_ms {:.3f} median_ms {:.3f} {} {}\n", open, frequencies,
               first, times[times.size() / 2], result, memory());
}

void pairs(const std::string& path, const std::string& min_f) {
    const TokenTable table(path);
    const auto start = Clock::now();
    CollocateCounter counter(table, TokenLayer::form, TokenScope(), StopWords::collocates);
    std::uint64_t rows = 0;
    std::uint64_t sum = 0;
    std::size_t calls = 0;
    long own = 0;
    count_pairs(counter, kWindow, static_cast<std::uint32_t>(std::stoul(min_f)),
                [&](std::uint32_t /*node*/, const NearCounts& counts) {
                    rows += counts.collocates.size();
                    sum += sum_of(counts);
                    const bool looks = ++calls < 100 || calls % 1000 == 0;  // the most frequent words come first
                    if (looks) own = std::max(own, own_kilobytes());
                });
    fmt::print("all_ms {:.0f} pairs {} sum {} {}\n", milliseconds_since(start), rows, sum, memory(own));
}

void hash(const std::string& path) {
    const TokenTable table(path);
    const auto start = Clock::now();
    std::vector<std::uint32_t> words;
    for (std::uint32_t i = 0; i < table.size(); ++i) {
        if ((table.flags()[i] & token_flag::counted) != 0) words.push_back(table.types(TokenLayer::form)[i]);
    }
    std::unordered_map<std::uint64_t, std::uint32_t> counts;
    for (std::size_t i = 0; i < words.size(); ++i) {
        for (std::size_t k = i + 1; k < std::min(i + 6, words.size()); ++k) {
            const auto [low, high] = std::minmax(words[i], words[k]);
            ++counts[(std::uint64_t{low} << 32U) | high];
        }
    }
    const auto frequent =
        std::count_if(counts.begin(), counts.end(), [](const auto& pair) { return pair.second >= 5; });
    fmt::print("all_ms {:.0f} pairs {} frequent {} {}\n", milliseconds_since(start), counts.size(), frequent, memory());
}

void scan(const std::string& path) {
    const TokenTable table(path);
    const auto start = Clock::now();
    std::uint64_t sum = 0;
    for (const std::uint32_t type : table.types(TokenLayer::form)) sum += type == 7 ? 1 : 0;
    fmt::print("all_ms {:.1f} found {}\n", milliseconds_since(start), sum);
}

}  // namespace

int main(int count, char** words) {
    const std::vector<std::string> arguments(words + 1, words + count);
    try {
        if (count == 5 && arguments[0] == "build") {
            build(arguments[1], arguments[2], arguments[3]);
        } else if (count == 4 && arguments[0] == "node") {
            node(arguments[1], arguments[2]);
        } else if (count == 4 && arguments[0] == "pairs") {
            pairs(arguments[1], arguments[2]);
        } else if (count == 3 && arguments[0] == "hash") {
            hash(arguments[1]);
        } else if (count == 3 && arguments[0] == "scan") {
            scan(arguments[1]);
        } else {
            fmt::print(stderr,
                       "glane_bench_counting build|node|pairs|hash|scan …: see the head of bench_counting.cpp\n");
            return 2;
        }
    } catch (const std::exception& error) {
        fmt::print(stderr, "{}\n", error.what());
        return 1;
    }
    return 0;
}

#include "pipeline/run/word_counts.h"

#include <charconv>
#include <optional>
#include <string>

#include <fmt/format.h>

#include "pipeline/base/error.h"
#include "pipeline/base/file.h"
#include "pipeline/base/table.h"
#include "pipeline/model/unicode.h"

namespace glane {
namespace {

constexpr std::int64_t kMost = 1'000'000'000'000'000;  // of one word: sums stay far below 64 bits

std::optional<std::int64_t> count_in(const std::string& field) {
    std::int64_t count = 0;
    const auto [end, code] = std::from_chars(field.data(), field.data() + field.size(), count);
    if (code != std::errc() || end != field.data() + field.size() || count < 0 || count > kMost) return std::nullopt;
    return count;
}

}  // namespace

WordCounts read_word_counts(const std::filesystem::path& file, WordKey by, std::int64_t total) {
    WordCounts counts;
    counts.name = file.filename().string();
    std::int64_t sum = 0;
    bool is_first = true;
    for (const Record& record : parse_sheet(read_file(file), file.string())) {
        const auto count = record.fields.size() < 2 ? std::nullopt : count_in(record.fields[1]);
        const bool is_heading = is_first && !count;
        is_first = false;
        if (is_heading) continue;
        if (!count) {
            throw Error({.where = {file.string(), record.line},
                         .what = record.fields.size() < 2 ? std::string("no second column, which should be a frequency")
                                                          : fmt::format("\"{}\" is no count", record.fields[1]),
                         .hint = "the first column is a word, the second one how often it occurs"});
        }
        counts.frequency[by == WordKey::form ? folded(record.fields[0]) : record.fields[0]] += *count;
        sum += *count;
    }
    if (sum == 0) {
        throw Error({.where = {file.string()},
                     .what = "there is no word with a frequency",
                     .hint = "the first column is a word, the second one how often it occurs"});
    }
    if (total != 0 && total < sum) {
        throw Error({.where = {file.string()},
                     .what = fmt::format("its frequencies add up to {}, more than the total {}", sum, total),
                     .hint = "--total is the number of words of that corpus; leave it out to take the sum"});
    }
    counts.total = total == 0 ? sum : total;
    return counts;
}

}  // namespace glane

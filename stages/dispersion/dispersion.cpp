#include "stages/dispersion/dispersion.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "pipeline/base/choice.h"
#include "pipeline/model/word_sequence.h"
#include "stages/dispersion/convention.h"

namespace glane {
namespace {

/// Where every position stands in its part and in its document, in numbers of positions.
class Ruler {
  public:
    Ruler(const CountedText& counted, const Partition& parts) : counted_(counted), parts_(parts) {
        std::vector<std::uint32_t> reached(parts.parts.size(), 0);
        for (std::uint32_t i = 0; i < counted.size(); ++i) {
            const std::uint32_t part = parts.of(counted, i);
            rank_.push_back(part == kNone ? 0 : reached[part]++);
        }
    }

    [[nodiscard]] DispersedPlace place(std::uint32_t start, std::uint32_t words) const {
        const std::uint32_t part = parts_.of(counted_, start);
        const Range text = counted_.texts[counted_.passages[counted_.positions[start].passage].text];
        return {place_of(counted_, start, words), part, share(start - text.begin, text.size()),
                share(rank_[start], parts_.parts[part].positions)};
    }

  private:
    static double share(std::int64_t before, std::int64_t all) {
        return static_cast<double>(before) / static_cast<double>(all);
    }

    const CountedText& counted_;
    const Partition& parts_;
    std::vector<std::uint32_t> rank_;
};

DispersedWord measured(std::string text, std::uint32_t words, const std::vector<std::uint32_t>& starts,
                       const CountedText& counted, const Partition& parts, const Ruler& ruler) {
    DispersedWord word{std::move(text), words, std::vector<std::int64_t>(parts.parts.size(), 0), {}, {}};
    for (const std::uint32_t start : starts) {
        const std::uint32_t part = parts.of(counted, start);
        if (part == kNone) continue;
        ++word.frequencies[part];
        word.places.push_back(ruler.place(start, words));
    }
    std::vector<std::int64_t> sizes;
    for (const Part& part : parts.parts) sizes.push_back(part.positions);
    word.dispersion = dispersion_of(word.frequencies, sizes);
    return word;
}

/// The most frequent first, equal ones by key.
std::vector<CountedWord> most_frequent(std::vector<CountedWord> words, int top) {
    std::sort(words.begin(), words.end(), [](const CountedWord& a, const CountedWord& b) {
        return a.frequency() != b.frequency() ? a.frequency() > b.frequency() : a.key < b.key;
    });
    if (top > 0 && words.size() > static_cast<std::size_t>(top)) words.erase(words.begin() + top, words.end());
    return words;
}

void report_absence(const DispersedWord& word, Context& context) {
    if (word.frequency() > 0) return;
    context.finding(Severity::warning, {.where = {},
                                        .what = fmt::format("\"{}\" never occurs in what is counted", word.text),
                                        .hint = "see over, scope and interviewers"});
}

}  // namespace

DispersionTable Disperse::run(const Input& input, const Options& options, Context& context) {
    check(options.words);
    check_least("top", options.top, 0);
    const CountedText counted = count_text(input.corpus, input.language, options.words.counting());
    const Partition parts = partition_to_compare(input.corpus, counted, part_variable(options.over));
    const Ruler ruler(counted, parts);
    DispersionTable table{.over = parts.variable,
                          .unit = options.words.unit,
                          .convention = {},
                          .positions = parts.positions,
                          .left_out = parts.left_out,
                          .parts = parts.parts,
                          .words = {}};
    for (const std::string& expression : options.expressions) {
        context.progress(table.words.size(), options.expressions.size());
        const std::vector<std::string> words = typed_words(expression, input.language);
        table.words.push_back(measured(expression, static_cast<std::uint32_t>(words.size()),
                                       starts_of(words, counted, options.words.key()), counted, parts, ruler));
        report_absence(table.words.back(), context);
    }
    if (options.expressions.empty()) {
        const auto all = counted_words(counted, input.corpus, input.language, options.words);
        for (const CountedWord& word : most_frequent(all, options.top)) {
            table.words.push_back(
                measured(printed_form(word, counted, input.corpus), word.words, word.starts, counted, parts, ruler));
        }
    }
    context.progress(1, 1);
    table.convention = dispersion::convention_of(table, options, counted.tagged);
    return table;
}

}  // namespace glane

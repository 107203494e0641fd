#include "tests/network/slow_pairs.h"

#include <algorithm>
#include <iterator>
#include <sstream>

#include "pipeline/model/phrase_pattern.h"
#include "pipeline/model/text_starts.h"
#include "tests/support/counted_corpus.h"

namespace glane::test {
namespace {

TokenScope scope_of(const PairOptions& options) { return counting_of(options).scope; }

std::string_view lemma_at(const TokenTable& table, std::uint32_t place) {
    return table.text(TokenLayer::lemma, table.types(TokenLayer::lemma)[place]);
}

/// What patterns see of every token; empty for a corpus without tags.
std::string symbols_of(const Corpus& corpus, const TokenTable& table) {
    std::string symbols(table.size(), '?');
    const std::vector<std::uint32_t> starts = text_starts(corpus, table);
    bool tagged = false;
    for (std::size_t text = 0; text < corpus.size(); ++text) {
        const auto& tags = corpus[text].tagged.tags;
        tagged = tagged || !tags.empty();
        for (std::size_t i = 0; i < tags.size(); ++i)
            symbols[starts[text] + i] = phrase_symbol(tags[i].pos, tags[i].verb_form);
    }
    return tagged ? symbols : std::string();
}

bool stands_at(const TokenTable& table, const TokenScope& scope, const std::vector<std::string>& words,
               std::uint32_t begin) {
    for (std::uint32_t i = 0; i < words.size(); ++i) {
        const std::uint32_t place = begin + i;
        if (place >= table.size() || lemma_at(table, place) != words[i]) return false;
        const TokenFlags flags = table.flags()[place];
        if (words.size() == 1) return scope.holds(flags);
        const bool is_end = i == 0 || i + 1 == words.size();
        if (is_end ? !scope.counts_full(flags) : !scope.counts(flags)) return false;
        if (i > 0 && (flags & token_flag::begins_sentence) != 0) return false;
    }
    return true;
}

/// The unit that a token is in and that nothing near leaves.
std::uint32_t unit_at(const TokenTable& table, const PairOptions& options, std::uint32_t place) {
    std::string within = options.span == "window" ? options.within : options.span;
    const TokenUnit unit = within == "sentence"    ? TokenUnit::sentence
                           : within == "interview" ? TokenUnit::interview
                           : within == "text"      ? TokenUnit::text
                                                   : TokenUnit::passage;
    return table.unit_at(unit, place);
}

/// Positions from the token to the occurrence, both ends of it left out.
std::uint32_t distance(const TokenTable& table, const TokenScope& scope, std::uint32_t place, Range node) {
    std::uint32_t between = 0;
    for (std::uint32_t i = place + 1; i < node.begin; ++i) between += scope.counts(table.flags()[i]) ? 1 : 0;
    for (std::uint32_t i = node.end; i < place; ++i) between += scope.counts(table.flags()[i]) ? 1 : 0;
    return between + 1;
}

bool is_near(const TokenTable& table, const PairOptions& options, const std::vector<Range>& node, std::uint32_t place) {
    const TokenScope scope = scope_of(options);
    return std::any_of(node.begin(), node.end(), [&](const Range& at) {
        if (unit_at(table, options, at.begin) != unit_at(table, options, place)) return false;
        return options.span != "window" ||
               distance(table, scope, place, at) <= static_cast<std::uint32_t>(options.left);
    });
}

}  // namespace

std::vector<Range> slow_occurrences(const Corpus& corpus, const TokenTable& table, const PairOptions& options,
                                    const std::string& key) {
    std::istringstream in(key);
    const std::vector<std::string> words{std::istream_iterator<std::string>(in), {}};
    const auto length = static_cast<std::uint32_t>(words.size());
    const std::string symbols = symbols_of(corpus, table);
    PhraseMatcher matcher(little_french().phrase_patterns());
    std::vector<Range> found;
    for (std::uint32_t begin = 0; begin < table.size(); ++begin) {
        if (!found.empty() && begin < found.back().end) continue;
        if (!stands_at(table, scope_of(options), words, begin)) continue;
        if (length > 1 && !symbols.empty() && !matcher.matches(symbols.substr(begin, length))) continue;
        found.push_back({begin, begin + length});
    }
    return found;
}

Contingency slow_cells(const TokenTable& table, const PairOptions& options, const std::vector<Range>& node,
                       const std::vector<Range>& other) {
    const PairCounting counting = counting_of(options);
    const auto in_node = [&node](std::uint32_t place) {
        return std::any_of(node.begin(), node.end(), [place](const Range& at) { return at.contains(place); });
    };
    std::vector<bool> near(table.size(), false);
    std::int64_t n = 0;
    std::int64_t f1 = 0;
    for (std::uint32_t place = 0; place < table.size(); ++place) {
        if (!counting.scope.counts(table.flags()[place]) || in_node(place)) continue;
        near[place] = is_near(table, options, node, place);
        ++n;
        f1 += near[place] ? 1 : 0;
    }
    std::int64_t f = 0;
    std::int64_t f2 = 0;
    for (const Range& at : other) {
        const TokenFlags flags = table.flags()[at.begin];
        if (at.size() == 1 && !(counting.scope.counts_full(flags) && counting.asked.holds(flags))) continue;
        bool is_outside = true;
        bool is_all_near = true;
        for (std::uint32_t place = at.begin; place < at.end; ++place) {
            is_outside = is_outside && !in_node(place);
            is_all_near = is_all_near && near[place];
        }
        f2 += is_outside ? 1 : 0;
        f += is_outside && is_all_near ? 1 : 0;
    }
    return {f, f1 - f, f2 - f, n - f1 - (f2 - f)};
}

}  // namespace glane::test

#include "tests/cooccurrence/table_reference.h"

#include <algorithm>

namespace glane::test {
namespace {

bool is(TokenFlags flags, TokenFlags bit) { return (flags & bit) != 0; }

bool is_read(TokenFlags flags, const TableQuestion& question) {
    if (is(flags, token_flag::interview_heading)) return false;
    if (question.interviewers == Interviewers::out && is(flags, token_flag::interviewer)) return false;
    if (question.part == CorpusPart::all) return true;
    return is(flags, token_flag::in_interview) == (question.part == CorpusPart::interviews);
}

/// Of every token: the number of its unit.
std::vector<std::size_t> units_of(const TokenTable& table, TokenUnit unit) {
    std::vector<std::size_t> numbers(table.size());
    std::size_t number = 0;
    for (std::uint32_t i = 0; i < table.size(); ++i) {
        const auto starts = table.starts(unit);
        number += std::binary_search(starts.begin(), starts.end(), i) ? 1 : 0;
        numbers[i] = number;
    }
    return numbers;
}

std::string text_at(const TokenTable& table, TokenLayer layer, std::uint32_t position) {
    return std::string(table.text(layer, table.types(layer)[position]));
}

enum class Mark { elsewhere, near };

/// The words that count, in a row, as if there were nothing else.
struct Words {
    std::vector<std::uint32_t> tokens;
    std::vector<Mark> marks;

    [[nodiscard]] std::size_t before(std::uint32_t token) const {
        return static_cast<std::size_t>(
            std::count_if(tokens.begin(), tokens.end(), [&](std::uint32_t other) { return other < token; }));
    }
};

void mark_window(Words& words, const Range& node, const cooccurrence::Window& window,
                 const std::vector<std::size_t>& units) {
    const auto begin = static_cast<std::int64_t>(words.before(node.begin));
    const auto end = static_cast<std::int64_t>(words.before(node.end));
    for (std::int64_t i = begin - window.left; i < end + window.right; ++i) {
        if (i < 0 || i >= static_cast<std::int64_t>(words.tokens.size())) continue;
        const auto at = static_cast<std::size_t>(i);
        if (units[words.tokens[at]] == units[node.begin]) words.marks[at] = Mark::near;
    }
}

}  // namespace

std::vector<Range> find_slowly(const TokenTable& table, const TableQuestion& question,
                               const std::vector<std::vector<std::string>>& words) {
    const std::vector<std::size_t> sentences = units_of(table, TokenUnit::sentence);
    const auto length = static_cast<std::uint32_t>(words.size());
    std::vector<Range> found;
    for (std::uint32_t i = 0; i + length <= table.size();) {
        bool here = is_read(table.flags()[i], question);
        for (std::uint32_t k = 0; k < length && here; ++k) {
            const std::string text = text_at(table, question.layer, i + k);
            here = sentences[i + k] == sentences[i] && std::count(words[k].begin(), words[k].end(), text) > 0;
        }
        if (here) found.push_back({i, i + length});
        i += here ? length : 1;
    }
    return found;
}

TableAnswer count_slowly(const TokenTable& table, const TableQuestion& question, const std::vector<Range>& nodes) {
    Words words;
    for (std::uint32_t i = 0; i < table.size(); ++i) {
        if (is(table.flags()[i], token_flag::counted) && is_read(table.flags()[i], question)) words.tokens.push_back(i);
    }
    words.marks.assign(words.tokens.size(), Mark::elsewhere);
    const std::optional<TokenUnit> unit = question.whole ? question.whole : question.window.within;
    const std::vector<std::size_t> units = unit ? units_of(table, *unit) : std::vector<std::size_t>(table.size(), 0);
    for (const Range& node : nodes) {
        if (!question.whole) mark_window(words, node, question.window, units);
        for (std::size_t i = 0; question.whole && i < words.tokens.size(); ++i) {
            if (units[words.tokens[i]] == units[node.begin]) words.marks[i] = Mark::near;
        }
    }
    std::vector<bool> inside(table.size(), false);
    for (const Range& node : nodes) {
        for (std::uint32_t i = node.begin; i < node.end; ++i) inside[i] = true;
    }
    TableAnswer answer;
    for (std::size_t i = 0; i < words.tokens.size(); ++i) {
        const std::uint32_t token = words.tokens[i];
        if (inside[token]) continue;
        const bool near = words.marks[i] == Mark::near;
        ++answer.n;
        answer.f1 += near ? 1 : 0;
        const bool stop = is(table.flags()[token], token_flag::stop);
        if (stop && question.stop_words == cooccurrence::StopWords::positions) continue;
        auto& [f, f2] = answer.collocates[text_at(table, question.layer, token)];
        f += near ? 1 : 0;
        ++f2;
    }
    std::erase_if(answer.collocates, [](const auto& row) { return row.second.first == 0; });
    return answer;
}

}  // namespace glane::test

#pragma once
// The slow, obvious counter of a token table: marks every word that counts, then counts the marks by their text. It
// shares nothing with the engine but the table.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "pipeline/model/window_count.h"

namespace glane::test {

/// What is counted, and where.
struct TableQuestion {
    TokenLayer layer = TokenLayer::form;
    Interviewers interviewers = Interviewers::in;
    CorpusPart part = CorpusPart::all;
    cooccurrence::StopWords stop_words = cooccurrence::StopWords::positions;
    cooccurrence::Window window;
    std::optional<TokenUnit> whole;  ///< the whole unit instead of the window

    [[nodiscard]] TokenScope scope() const { return {interviewers, part}; }
};

struct TableAnswer {
    std::int64_t n = 0;
    std::int64_t f1 = 0;
    std::map<std::string, std::pair<std::int64_t, std::int64_t>> collocates;  ///< f and f2, where f > 0
    friend bool operator==(const TableAnswer&, const TableAnswer&) = default;
};

/// Every stretch of tokens that is one of these words, then one of those …, from left to right.
std::vector<Range> find_slowly(const TokenTable& table, const TableQuestion& question,
                               const std::vector<std::vector<std::string>>& words);
TableAnswer count_slowly(const TokenTable& table, const TableQuestion& question, const std::vector<Range>& nodes);

}  // namespace glane::test

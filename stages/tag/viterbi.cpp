#include "stages/tag/viterbi.h"

#include <limits>
#include <utility>

namespace glane {
namespace {

/// The best way to a pair of readings: of the token before (rows) and of this one (columns).
struct Column {
    std::vector<double> scores;         // rows × columns
    std::vector<std::uint32_t> before;  // the reading two tokens back
};

}  // namespace

std::vector<std::size_t> best_row(const std::vector<const TagOptions*>& tokens, const TagModel& model) {
    if (tokens.empty()) return {};
    std::vector<Column> columns;
    columns.reserve(tokens.size());
    const std::vector<std::uint32_t> start = {model.start()};
    const std::vector<std::uint32_t>* two_back = &start;
    const std::vector<std::uint32_t>* one_back = &start;
    std::vector<double> ways(1, 0.0);  // of the pair before: two_back × one_back
    for (const TagOptions* token : tokens) {
        const std::size_t here = token->ids.size();
        Column column;
        column.scores.assign(one_back->size() * here, -std::numeric_limits<double>::infinity());
        column.before.assign(one_back->size() * here, 0);
        for (std::size_t b = 0; b < one_back->size(); ++b) {
            for (std::size_t c = 0; c < here; ++c) {
                double& best = column.scores[b * here + c];
                for (std::size_t a = 0; a < two_back->size(); ++a) {
                    const double way = ways[a * one_back->size() + b] +
                                       model.transition((*two_back)[a], (*one_back)[b], token->ids[c]);
                    if (way <= best) continue;
                    best = way;
                    column.before[b * here + c] = static_cast<std::uint32_t>(a);
                }
                best += token->scores[c];
            }
        }
        ways = column.scores;
        two_back = one_back;
        one_back = &token->ids;
        columns.push_back(std::move(column));
    }
    std::size_t pair = 0;
    for (std::size_t i = 1; i < ways.size(); ++i) {
        if (ways[i] > ways[pair]) pair = i;
    }
    std::vector<std::size_t> best(tokens.size());
    for (std::size_t i = tokens.size(); i-- > 0;) {
        const std::size_t here = tokens[i]->ids.size();
        best[i] = pair % here;
        const std::size_t one = pair / here;
        const std::size_t two = columns[i].before[pair];
        if (i > 0) pair = two * tokens[i - 1]->ids.size() + one;
    }
    return best;
}

}  // namespace glane

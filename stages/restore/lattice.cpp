#include "stages/restore/lattice.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>

namespace glane::restoring {
namespace {

constexpr std::size_t kBeam = 12;
constexpr float kBeamNats = 14;
constexpr float kInfinite = std::numeric_limits<float>::infinity();
constexpr std::size_t kNone = static_cast<std::size_t>(-1);

struct State {
    Lexicon::History history;
    float best = kInfinite;  // cost of the best way here
    double forward = 0;      // sum of exp(-cost) of all ways, relative to the column's base
    double backward = 0;
    std::size_t best_arc = kNone;
};

struct Arc {
    std::size_t from_state;
    std::size_t to_state;
    std::size_t edge;
    std::size_t candidate;
    float cost;
    double weight;  // share of it in all that reaches its target, both relative to the best ways there
};

/// Costs of the model that were asked for lately: n-grams are found by binary search in 20 MB.
class CostMemory {
  public:
    explicit CostMemory(const Lexicon& lexicon) : lexicon_(lexicon), cells_(kCells) {}

    float cost(const Lexicon::History& history, Word word, Lexicon::History& next) {
        const Lexicon::History fresh = lexicon_.after(history.last);
        const bool paired = history.pair != fresh.pair;
        const std::uint64_t before = paired ? kPaired | history.pair : static_cast<std::uint64_t>(history.last);
        const std::uint64_t key = before << 24 | static_cast<std::uint64_t>(word);
        Cell& cell = cells_[(key * 0x9E3779B97F4A7C15U) >> (64 - kBits)];
        if (cell.key != key) {
            cell.key = key;
            cell.cost = lexicon_.cost(history, word, next);
            cell.pair = next.pair;
        }
        next = {cell.pair, word};
        return cell.cost;
    }

  private:
    static constexpr unsigned kBits = 16;
    static constexpr std::size_t kCells = std::size_t{1} << kBits;
    static constexpr std::uint64_t kPaired = std::uint64_t{1} << 32;
    struct Cell {
        std::uint64_t key = ~std::uint64_t{0};
        float cost = 0;
        std::uint32_t pair = 0;
    };
    const Lexicon& lexicon_;
    std::vector<Cell> cells_;
};

}  // namespace

class Decoder::Work {
  public:
    explicit Work(const Lexicon& lexicon) : lexicon_(lexicon), costs_(lexicon) {}

    std::vector<Choice> best_way(const std::vector<LatticeEdge>& edges, std::size_t pieces) {
        edges_ = &edges;
        if (columns_.size() < pieces + 1) columns_.resize(pieces + 1);
        for (std::size_t i = 0; i <= pieces; ++i) columns_[i].clear();
        states_.clear();
        arcs_.clear();
        State start;
        start.history = lexicon_.after(lexicon_.sentence_start());
        start.best = 0;
        states_.push_back(start);
        columns_[0].push_back(0);
        std::size_t edge = 0;
        for (std::size_t column = 0; column < pieces; ++column) {
            prune(columns_[column]);
            for (; edge < edges.size() && edges[edge].from == column; ++edge) extend(edge);
        }
        const std::size_t end = finish(columns_[pieces]);
        sum();
        return choices(end);
    }

  private:
    void prune(std::vector<std::size_t>& column) {
        if (column.size() < 2) return;
        std::sort(column.begin(), column.end(), [&](std::size_t a, std::size_t b) {
            return states_[a].best != states_[b].best ? states_[a].best < states_[b].best : a < b;
        });
        const float limit = states_[column.front()].best + kBeamNats;
        while (column.size() > kBeam || states_[column.back()].best > limit) column.pop_back();
    }

    void extend(std::size_t index) {
        const LatticeEdge& edge = (*edges_)[index];
        for (const std::size_t from : columns_[edge.from]) {
            if (edge.candidates == nullptr) {
                arrive(edge.to, states_[from].history, {from, 0, index, 0, edge.cost, 0});
                continue;
            }
            for (std::size_t c = 0; c < edge.candidates->size(); ++c) {
                const Candidate& candidate = (*edge.candidates)[c];
                Lexicon::History history = states_[from].history;
                float cost = edge.cost + candidate.cost;
                for (std::size_t w = 0; w < candidate.words.size(); ++w) {
                    const bool named = candidate.named && w + 1 == candidate.words.size();
                    cost += named ? name_cost(history, candidate.words[w]) : word_cost(history, candidate.words[w]);
                }
                arrive(edge.to, history, {from, 0, index, c, cost, 0});
            }
        }
    }

    /// An unknown word is paid for by its candidate; the model only loses its memory.
    float word_cost(Lexicon::History& history, Word word) {
        if (word == lexicon_.unknown()) {
            history = lexicon_.after(word);
            return 0;
        }
        Lexicon::History next;
        const float cost = costs_.cost(history, word, next);
        history = next;
        return cost;
    }

    /// A name that was never counted in this place is still a name in this place.
    float name_cost(Lexicon::History& history, Word word) {
        const Lexicon::History before = history;
        const float as_word = word_cost(history, word);
        if (word >= lexicon_.unknown()) return as_word;
        Lexicon::History ignored;
        const float as_name =
            costs_.cost(before, lexicon_.name(), ignored) + lexicon_.cost(word) - lexicon_.cost(lexicon_.name());
        return std::min(as_word, as_name);
    }

    void arrive(std::size_t column, const Lexicon::History& history, Arc arc) {
        const float cost = states_[arc.from_state].best + arc.cost;
        std::size_t at = kNone;
        for (const std::size_t state : columns_[column]) {
            if (states_[state].history == history) at = state;
        }
        if (at == kNone) {
            at = states_.size();
            State state;
            state.history = history;
            states_.push_back(state);
            columns_[column].push_back(at);
        }
        arc.to_state = at;
        if (cost < states_[at].best) {
            states_[at].best = cost;
            states_[at].best_arc = arcs_.size();
        }
        arcs_.push_back(arc);
    }

    /// The end of the sentence is a word of its own. Returns the best last state.
    std::size_t finish(const std::vector<std::size_t>& last) {
        std::size_t best = last.front();
        float best_cost = kInfinite;
        std::vector<float> ends;
        for (const std::size_t state : last) {
            Lexicon::History history = states_[state].history;
            const float end = word_cost(history, lexicon_.sentence_end());
            ends.push_back(end);
            if (states_[state].best + end < best_cost) {
                best_cost = states_[state].best + end;
                best = state;
            }
        }
        for (std::size_t i = 0; i < ends.size(); ++i) {
            State& state = states_[last[i]];
            state.backward = std::exp(static_cast<double>(best_cost - state.best - ends[i]));
        }
        return best;
    }

    /// Forward and backward sums, each relative to the best way through its state, so that nothing
    /// underflows however long the sentence is; then the share of every candidate in all ways.
    void sum() {
        states_[0].forward = 1;
        for (Arc& arc : arcs_) {
            State& to = states_[arc.to_state];
            const State& from = states_[arc.from_state];
            arc.weight = std::exp(static_cast<double>(to.best - from.best - arc.cost));
            to.forward += from.forward * arc.weight;
        }
        for (auto arc = arcs_.rbegin(); arc != arcs_.rend(); ++arc) {
            states_[arc->from_state].backward += states_[arc->to_state].backward * arc->weight;
        }
        std::size_t cells = 0;
        first_cell_.clear();
        for (const LatticeEdge& edge : *edges_) {
            first_cell_.push_back(cells);
            cells += edge.candidates == nullptr ? 1 : edge.candidates->size();
        }
        share_.assign(cells, 0.0);
        const double all = states_[0].backward;
        for (const Arc& arc : arcs_) {
            const double ways = states_[arc.from_state].forward * states_[arc.to_state].backward * arc.weight;
            share_[first_cell_[arc.edge] + arc.candidate] += all > 0 ? ways / all : 0;
        }
    }

    [[nodiscard]] double share(std::size_t edge, std::size_t candidate) const {
        return std::min(share_[first_cell_[edge] + candidate], 1.0);
    }

    std::vector<Choice> choices(std::size_t end) const {
        std::vector<Choice> out;
        for (std::size_t state = end; states_[state].best_arc != kNone;) {
            const Arc& arc = arcs_[states_[state].best_arc];
            Choice choice;
            choice.edge = arc.edge;
            choice.candidate = arc.candidate;
            choice.probability = share(arc.edge, arc.candidate);
            find_rival(choice);
            out.push_back(choice);
            state = arc.from_state;
        }
        std::reverse(out.begin(), out.end());
        return out;
    }

    void find_rival(Choice& choice) const {
        const std::vector<LatticeEdge>& edges = *edges_;
        const std::size_t from = edges[choice.edge].from;
        std::size_t edge = choice.edge;
        while (edge > 0 && edges[edge - 1].from == from) --edge;
        for (; edge < edges.size() && edges[edge].from == from; ++edge) {
            if (edges[edge].candidates == nullptr) {
                choice.unchanged += share(edge, 0);
                continue;
            }
            for (std::size_t c = 0; c < edges[edge].candidates->size(); ++c) {
                const bool as_read = (*edges[edge].candidates)[c].as_read;
                if (as_read) choice.unchanged += share(edge, c);
                const bool same = edge == choice.edge && c == choice.candidate;
                if (same || as_read || share(edge, c) <= choice.rival_probability) continue;
                choice.has_rival = true;
                choice.rival_edge = edge;
                choice.rival = c;
                choice.rival_probability = share(edge, c);
            }
        }
    }

    const Lexicon& lexicon_;
    CostMemory costs_;
    const std::vector<LatticeEdge>* edges_ = nullptr;
    std::vector<std::vector<std::size_t>> columns_;  // of states; one a piece, and the end
    std::vector<State> states_;
    std::vector<Arc> arcs_;
    std::vector<std::size_t> first_cell_;  // of each edge, in share_
    std::vector<double> share_;
};

Decoder::Decoder(const Lexicon& lexicon) : work_(std::make_unique<Work>(lexicon)) {}
Decoder::~Decoder() = default;

std::vector<Choice> Decoder::best_way(const std::vector<LatticeEdge>& edges, std::size_t pieces) {
    return work_->best_way(edges, pieces);
}

}  // namespace glane::restoring

#include "stages/restore/lattice.h"

#include <algorithm>
#include <cmath>
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
};

class Decoder {
  public:
    Decoder(const Lexicon& lexicon, const std::vector<LatticeEdge>& edges, std::size_t pieces)
        : lexicon_(lexicon), edges_(edges), columns_(pieces + 1) {}

    std::vector<Choice> run() {
        State start;
        start.history = lexicon_.after(lexicon_.sentence_start());
        start.best = 0;
        states_.push_back(start);
        columns_[0].push_back(0);
        std::size_t edge = 0;
        for (std::size_t column = 0; column + 1 < columns_.size(); ++column) {
            prune(columns_[column]);
            for (; edge < edges_.size() && edges_[edge].from == column; ++edge) extend(edge);
        }
        const std::size_t end = finish();
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
        const LatticeEdge& edge = edges_[index];
        for (const std::size_t from : columns_[edge.from]) {
            if (edge.candidates == nullptr) {
                arrive(edge.to, states_[from].history, {from, 0, index, 0, edge.cost});
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
                arrive(edge.to, history, {from, 0, index, c, cost});
            }
        }
    }

    /// An unknown word is paid for by its candidate; the model only loses its memory.
    float word_cost(Lexicon::History& history, Word word) const {
        if (word == lexicon_.unknown()) {
            history = lexicon_.after(word);
            return 0;
        }
        Lexicon::History next;
        const float cost = lexicon_.cost(history, word, next);
        history = next;
        return cost;
    }

    /// A name that was never counted in this place is still a name in this place.
    float name_cost(Lexicon::History& history, Word word) const {
        const Lexicon::History before = history;
        const float as_word = word_cost(history, word);
        if (word >= lexicon_.unknown()) return as_word;
        Lexicon::History ignored;
        const float as_name =
            lexicon_.cost(before, lexicon_.name(), ignored) + lexicon_.cost(word) - lexicon_.cost(lexicon_.name());
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
    std::size_t finish() {
        std::size_t best = columns_.back().front();
        float best_cost = kInfinite;
        std::vector<float> ends;
        for (const std::size_t state : columns_.back()) {
            Lexicon::History history = states_[state].history;
            const float end = word_cost(history, lexicon_.sentence_end());
            ends.push_back(end);
            if (states_[state].best + end < best_cost) {
                best_cost = states_[state].best + end;
                best = state;
            }
        }
        for (std::size_t i = 0; i < ends.size(); ++i) {
            State& state = states_[columns_.back()[i]];
            state.backward = std::exp(static_cast<double>(best_cost - state.best - ends[i]));
        }
        return best;
    }

    /// Share of an arc in all that reaches its target, both relative to the best ways there.
    [[nodiscard]] double weight(const Arc& arc) const {
        return std::exp(static_cast<double>(states_[arc.to_state].best - states_[arc.from_state].best - arc.cost));
    }

    /// Forward and backward sums, each relative to the best way through its state, so that nothing
    /// underflows however long the sentence is; then the share of every candidate in all ways.
    void sum() {
        states_[0].forward = 1;
        for (const Arc& arc : arcs_) states_[arc.to_state].forward += states_[arc.from_state].forward * weight(arc);
        for (auto arc = arcs_.rbegin(); arc != arcs_.rend(); ++arc) {
            states_[arc->from_state].backward += states_[arc->to_state].backward * weight(*arc);
        }
        std::size_t cells = 0;
        for (const LatticeEdge& edge : edges_) {
            first_cell_.push_back(cells);
            cells += edge.candidates == nullptr ? 1 : edge.candidates->size();
        }
        share_.assign(cells, 0.0);
        const double all = states_[0].backward;
        for (const Arc& arc : arcs_) {
            const double ways = states_[arc.from_state].forward * states_[arc.to_state].backward * weight(arc);
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
        const std::size_t from = edges_[choice.edge].from;
        std::size_t edge = choice.edge;
        while (edge > 0 && edges_[edge - 1].from == from) --edge;
        for (; edge < edges_.size() && edges_[edge].from == from; ++edge) {
            if (edges_[edge].candidates == nullptr) {
                choice.unchanged += share(edge, 0);
                continue;
            }
            for (std::size_t c = 0; c < edges_[edge].candidates->size(); ++c) {
                const bool as_read = (*edges_[edge].candidates)[c].as_read;
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
    const std::vector<LatticeEdge>& edges_;
    std::vector<std::vector<std::size_t>> columns_;
    std::vector<State> states_;
    std::vector<Arc> arcs_;
    std::vector<std::size_t> first_cell_;  // of each edge, in share_
    std::vector<double> share_;
};

}  // namespace

std::vector<Choice> best_way(const Lexicon& lexicon, const std::vector<LatticeEdge>& edges, std::size_t pieces) {
    return Decoder(lexicon, edges, pieces).run();
}

}  // namespace glane::restoring

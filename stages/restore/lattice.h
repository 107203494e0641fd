#pragma once
// All readings of one sentence at once: edges from piece to piece, each with its candidates; the best
// way through by the 3-gram model, and how probable every choice on it is (forward and backward).

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "pipeline/model/lexicon.h"
#include "stages/restore/candidates.h"

namespace glane::restoring {

/// A way from one piece to a later one. No candidates: nothing that the model sees.
struct LatticeEdge {
    std::size_t from = 0;
    std::size_t to = 0;
    const std::vector<Candidate>* candidates = nullptr;
    float cost = 0;  ///< of taking this edge, whatever the candidate
};

/// What was chosen for one edge, and the strongest rival.
struct Choice {
    std::size_t edge = 0;
    std::size_t candidate = 0;  ///< of the best way
    double probability = 1;     ///< of that candidate on that edge
    double unchanged = 0;       ///< that what was read there is right as it is
    std::size_t rival = 0;      ///< the likeliest candidate that changes the text, if `has_rival`
    std::size_t rival_edge = 0;
    double rival_probability = 0;
    bool has_rival = false;
};

/// Finds ways through one lattice after the other. What it remembers of the model saves time and changes nothing.
class Decoder {
  public:
    explicit Decoder(const Lexicon& lexicon);
    ~Decoder();

    /// The best way from piece 0 to piece `pieces`. Edges are in order of `from`, and every piece is
    /// crossed by at least one edge that begins there.
    std::vector<Choice> best_way(const std::vector<LatticeEdge>& edges, std::size_t pieces);

  private:
    class Work;
    std::unique_ptr<Work> work_;
};

}  // namespace glane::restoring

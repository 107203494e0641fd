#include <algorithm>

#include "pipeline/model/window_count.h"

namespace glane::cooccurrence {
namespace {

/// Walks over tokens and counts those that are positions.
class Walk {
  public:
    Walk(const TokenTable& table, const TokenScope& scope, const Window& window)
        : flags_(table.flags()),
          scope_(scope),
          window_(window),
          barrier_(window.within ? begins(*window.within) : TokenFlags{0}) {}

    /// The first position that the window holds; no further than `floor`, behind which all is known.
    [[nodiscard]] std::uint32_t left_of(std::uint32_t begin, std::uint32_t floor) const {
        std::uint32_t furthest = begin;
        std::uint32_t at = begin;
        for (std::uint32_t left = window_.left; left > 0 && at > floor && (flags_[at] & barrier_) == 0;) {
            const bool counts = scope_.counts(flags_[--at]);  // no branch: what comes next cannot be foreseen
            furthest = counts ? at : furthest;
            left -= counts ? 1 : 0;
        }
        return furthest;
    }

    /// Behind the last position that the window holds.
    [[nodiscard]] std::uint32_t right_of(std::uint32_t end) const {
        std::uint32_t furthest = end;
        std::uint32_t at = end;
        for (std::uint32_t left = window_.right; left > 0 && at < flags_.size() && (flags_[at] & barrier_) == 0; ++at) {
            const bool counts = scope_.counts(flags_[at]);
            furthest = counts ? at + 1 : furthest;
            left -= counts ? 1 : 0;
        }
        return furthest;
    }

  private:
    std::span<const TokenFlags> flags_;
    TokenScope scope_;
    Window window_;
    TokenFlags barrier_;
};

}  // namespace

void reach(const TokenTable& table, const TokenScope& scope, std::span<const Range> nodes, const Window& window,
           std::vector<Range>& reached) {
    const Walk walk(table, scope, window);
    reached.clear();
    reached.reserve(nodes.size());
    std::uint32_t done = 0;  // ends grow with their nodes, so what lies before is known
    for (const Range& node : nodes) {
        const std::uint32_t begin = std::max(done, walk.left_of(node.begin, std::min(done, node.begin)));
        const std::uint32_t end = walk.right_of(node.end);
        if (begin == done && !reached.empty()) {
            reached.back().end = end;
        } else {
            reached.push_back({begin, end});
        }
        done = end;
    }
}

void reach(const TokenTable& table, std::span<const Range> nodes, TokenUnit unit, std::vector<Range>& reached) {
    reached.clear();
    for (const Range& node : nodes) {
        if (!reached.empty() && node.begin < reached.back().end) continue;
        reached.push_back(table.unit(unit, table.unit_at(unit, node.begin)));
    }
}

}  // namespace glane::cooccurrence

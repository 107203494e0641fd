#include "pipeline/model/confusion.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "pipeline/model/unicode.h"

namespace glane {
namespace {

constexpr std::size_t kLongest = 4096;  // cells of an alignment; longer texts differ as a whole

std::u32string code_points(std::string_view text) {
    std::u32string all;
    for (std::size_t at = 0; at < text.size();) all += next_code_point(text, at);
    return all;
}

void append_visible(std::string& out, std::u32string_view letters) {
    if (letters.empty()) out += "∅";
    for (const char32_t c : letters) {
        if (c == U'\n') {
            out += "↵";
        } else if (is_space(c)) {
            out += "␣";
        } else {
            append_code_point(out, c);
        }
    }
}

void append_difference(std::string& out, std::u32string_view before, std::u32string_view after) {
    if (before.empty() && after.empty()) return;
    std::string one;
    append_visible(one, before);
    one += "→";
    append_visible(one, after);
    if ((" " + out + " ").find(" " + one + " ") != std::string::npos) return;
    if (!out.empty()) out += ' ';
    out += one;
}

/// Edits that turn the rest of `before` from i into the rest of `after` from j, for every i and j.
class Alignment {
  public:
    Alignment(std::u32string_view before, std::u32string_view after)
        : width_(after.size() + 1), costs_((before.size() + 1) * width_) {
        for (std::size_t i = before.size() + 1; i-- > 0;) {
            for (std::size_t j = width_; j-- > 0;) {
                const std::size_t left = before.size() - i;
                const std::size_t right = after.size() - j;
                std::size_t& here = costs_[i * width_ + j];
                here = std::max(left, right);
                if (left == 0 || right == 0) continue;
                const std::size_t both = cost(i + 1, j + 1) + (before[i] == after[j] ? 0 : 1);
                here = std::min(both, std::min(cost(i + 1, j), cost(i, j + 1)) + 1);
            }
        }
    }
    [[nodiscard]] std::size_t cost(std::size_t i, std::size_t j) const { return costs_[i * width_ + j]; }

  private:
    std::size_t width_;
    std::vector<std::size_t> costs_;
};

std::string differences(std::u32string_view before, std::u32string_view after) {
    const Alignment alignment(before, after);
    std::string out;
    std::size_t i = 0;
    std::size_t j = 0;
    std::size_t from_i = 0;  // where the difference at hand begins
    std::size_t from_j = 0;
    while (i < before.size() || j < after.size()) {
        const bool both = i < before.size() && j < after.size();
        if (both && before[i] == after[j] && alignment.cost(i, j) == alignment.cost(i + 1, j + 1)) {
            append_difference(out, before.substr(from_i, i - from_i), after.substr(from_j, j - from_j));
            from_i = ++i;
            from_j = ++j;
        } else if (both && alignment.cost(i, j) == alignment.cost(i + 1, j + 1) + 1) {
            ++i;
            ++j;
        } else if (i < before.size() && alignment.cost(i, j) == alignment.cost(i + 1, j) + 1) {
            ++i;
        } else {
            ++j;
        }
    }
    append_difference(out, before.substr(from_i), after.substr(from_j));
    return out;
}

}  // namespace

std::string confusion(std::string_view before, std::string_view after) {
    const std::u32string was = code_points(before);
    const std::u32string is = code_points(after);
    if (was.size() * is.size() <= kLongest) return differences(was, is);
    std::string whole;
    if (was != is) append_difference(whole, was, is);
    return whole;
}

}  // namespace glane

#include "stages/figures/network_layout.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <numeric>
#include <utility>

#include <fmt/format.h>

#include "pipeline/base/error.h"
#include "stages/figures/ink.h"
#include "stages/figures/label_places.h"
#include "stages/figures/spread.h"
#include "stages/figures/wrap.h"

namespace glane::figures {
namespace {

constexpr std::size_t kMostVertices = 400;
constexpr double kHighest = 740;  // with what stands around it, a page of 24 cm
constexpr double kFlattest = 0.5;  // height by width
constexpr double kCrowd = 0.45;    // share of the page that boxes may cover at first
constexpr double kGrowth = 1.12;
constexpr double kLargestRadius = 20;
constexpr double kLeastRadius = 1.5;
constexpr double kDiscShare = 0.05;  // of the page
constexpr double kShrink = 0.92;
constexpr double kLeastPx = 6.5;
constexpr double kLabelWidth = 13;  // ems
constexpr double kMargin = 2.5;     // around a box
constexpr double kLabelSpace = 3;   // between a disc and its label

/// How far the ink of a line reaches from the start of its baseline, in ems; letters without any are given their usual
/// height, so that labels stand in rows.
Rect reach_of(const ShapedLine& line, const FontSet& fonts) {
    constexpr double kCells = 64;
    Rect reach{0, -0.74, line.advance, 0.21};
    const CellRect everywhere{-(1 << 14), -(1 << 14), 1 << 14, 1 << 14};
    fill_ink(line, fonts, kCells, 0, 0, everywhere, [&](int x, int y, int length, unsigned char /*coverage*/) {
        reach = {std::min(reach.left, x / kCells), std::min(reach.top, y / kCells),
                 std::max(reach.right, (x + length) / kCells), std::max(reach.bottom, (y + 1) / kCells)};
    });
    return reach;
}

/// Letters between these sizes, by the number of labels.
std::pair<double, double> sizes_for(std::size_t labels) {
    constexpr double kFew = 40;
    constexpr double kMany = 150;
    const double crowd = std::clamp((static_cast<double>(labels) - kFew) / (kMany - kFew), 0.0, 1.0);
    return {std::lerp(10.5, kLegiblePx, crowd), std::lerp(15.0, 11.0, crowd)};
}

class NetworkPage {
  public:
    NetworkPage(const Network& network, const FontSet& fonts, Rect page) : network_(network), page_(page) {
        for (const NetworkVertex& vertex : network.vertices) {
            most_ = std::max(most_, static_cast<double>(vertex.f));
            labels_.push_back(fitted(drawable(vertex.label), kLabelWidth, 1, fonts));
            reaches_.push_back(reach_of(labels_.back().block.lines.front(), fonts));
        }
        for (const NetworkEdge& edge : network.edges) lines_.push_back({edge.source, edge.target});
        order_.resize(labels_.size());
        std::iota(order_.begin(), order_.end(), std::size_t{0});
        std::ranges::stable_sort(
            order_, [&](std::size_t a, std::size_t b) { return network.vertices[a].f > network.vertices[b].f; });
    }

    NetworkLayout lay_out() {
        set_height(first_height());
        set_radii();
        double letters = 1;
        while (!try_with(letters, smallest(letters) <= kLeastPx)) {
            if (layout_.height < kHighest) {
                set_height(std::min(kHighest, layout_.height * kGrowth));
            } else if (smallest(letters) > kLeastPx) {
                letters *= kShrink;
            } else {
                refuse();
            }
        }
        return std::move(layout_);
    }

  private:
    [[nodiscard]] double px(std::size_t vertex, double letters) const {
        const auto [least, largest] = sizes_for(labels_.size());
        const double share = std::sqrt(static_cast<double>(network_.vertices[vertex].f) / most_);
        return std::max(kLeastPx, letters * std::lerp(least, largest, share));
    }
    [[nodiscard]] double smallest(double letters) const {
        double least = 1e9;
        for (std::size_t i = 0; i < labels_.size(); ++i) least = std::min(least, px(i, letters));
        return least;
    }
    [[nodiscard]] double radius(std::size_t vertex) const {
        return std::max(layout_.least_radius,
                        layout_.radius_of_one * std::sqrt(static_cast<double>(network_.vertices[vertex].f)));
    }

    /// High enough for the boxes at their full size.
    [[nodiscard]] double first_height() const {
        double area = 0;
        for (std::size_t i = 0; i < labels_.size(); ++i) {
            const Body body = body_of(i, 1);
            area += 2 * body.sideways * (body.above + body.below + kLargestRadius / 2);
        }
        const double width = page_.right - page_.left;
        return std::clamp(area / kCrowd / width, kFlattest * width, std::max(kHighest, kFlattest * width));
    }

    void set_height(double height) {
        layout_.height = height;
        page_.bottom = page_.top + height;
    }

    void set_radii() {
        double discs = 0;
        for (const NetworkVertex& vertex : network_.vertices) discs += static_cast<double>(vertex.f) / most_;
        const double area = (page_.right - page_.left) * (page_.bottom - page_.top);
        const double largest = std::min(kLargestRadius, std::sqrt(kDiscShare * area / (3.14159265358979 * discs)));
        layout_.radius_of_one = largest / std::sqrt(most_);
        layout_.least_radius = std::min(kLeastRadius, largest);
    }

    [[nodiscard]] LabelSize size_of(std::size_t vertex, double letters) const {
        const Rect& reach = reaches_[vertex];
        const double em = px(vertex, letters);
        return {(reach.right - reach.left) * em, (reach.bottom - reach.top) * em};
    }

    [[nodiscard]] Body body_of(std::size_t vertex, double letters) const {
        const NetworkVertex& here = network_.vertices[vertex];
        const LabelSize label = size_of(vertex, letters);
        const double r = radius(vertex);
        return {here.x,
                here.y,
                std::max(r, label.width / 2) + kMargin,
                r + kMargin,
                r + kLabelSpace + label.height + kMargin,
                r};
    }

    /// `last`: no other attempt comes after this one, so that labels may move away from their discs.
    bool try_with(double letters, bool last) {
        std::vector<Body> bodies;
        for (std::size_t i = 0; i < labels_.size(); ++i) bodies.push_back(body_of(i, letters));
        stretch(bodies, page_);
        if (!spread(bodies, lines_, page_)) {
            if (!last) return false;
            for (std::size_t i = 0; i < bodies.size(); ++i)
                bodies[i].sideways = bodies[i].above = bodies[i].below = radius(i) + kMargin;
            if (!spread(bodies, {}, page_)) return false;
        }
        return place(bodies, letters);
    }

    bool place(const std::vector<Body>& bodies, double letters) {
        LabelGround ground{page_, {}, {}};
        std::vector<LabelSize> sizes;
        for (const std::size_t vertex : order_) {
            ground.discs.push_back({bodies[vertex].x, bodies[vertex].y, radius(vertex)});
            sizes.push_back(size_of(vertex, letters));
        }
        for (const NetworkEdge& edge : network_.edges) {
            const Body& a = bodies[edge.source];
            const Body& b = bodies[edge.target];
            ground.lines.push_back({a.x, a.y, b.x, b.y});
        }
        const std::vector<std::optional<LabelPlace>> places = label_places(ground, sizes);
        if (!std::ranges::all_of(places, [](const auto& at) { return at.has_value(); })) return false;
        layout_.vertices.assign(labels_.size(), {});
        for (std::size_t i = 0; i < order_.size(); ++i) {
            const std::size_t vertex = order_[i];
            const double em = px(vertex, letters);
            const Rect& box = places[i]->box;
            layout_.vertices[vertex] = {ground.discs[i],
                                        labels_[vertex],
                                        em,
                                        box.left - reaches_[vertex].left * em,
                                        box.top - reaches_[vertex].top * em,
                                        box,
                                        places[i]->leader};
        }
        return true;
    }

    [[noreturn]] void refuse() const {
        throw Error({.where = {},
                     .what = fmt::format("{} words do not fit on a page of this width, even in the smallest letters",
                                         labels_.size()),
                     .hint = "draw fewer with --top, or a wider figure with --width"});
    }

    const Network& network_;
    Rect page_;
    double most_ = 1;
    std::vector<FittedText> labels_;
    std::vector<Rect> reaches_;
    std::vector<std::array<std::size_t, 2>> lines_;  // ends of the edges
    std::vector<std::size_t> order_;                 // the most frequent first
    NetworkLayout layout_;
};

}  // namespace

NetworkLayout lay_out_network(const Network& network, const FontSet& fonts, double left, double top, double width) {
    if (network.vertices.size() > kMostVertices) {
        throw Error({.where = {},
                     .what = fmt::format("{} words are more than a page can show", network.vertices.size()),
                     .hint = fmt::format("draw at most {}: --top 60", kMostVertices)});
    }
    return NetworkPage(network, fonts, {left, top, left + width, top}).lay_out();
}

}  // namespace glane::figures

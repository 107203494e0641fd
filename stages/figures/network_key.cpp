#include "stages/figures/network_key.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "stages/figures/network_words.h"
#include "stages/figures/scale.h"

namespace glane::figures {
namespace {

constexpr double kThickest = 3;
constexpr double kHair = 0.25;
constexpr double kSampleLine = 22;  // length
constexpr double kGap = 5;          // between a sample and its number
constexpr double kWideGap = 14;     // behind a number
constexpr double kSpaceAbove = 12;

/// Writes samples from left to right.
class KeyRow {
  public:
    KeyRow(Scene& scene, const Paper& paper, double middle)
        : scene_(scene), paper_(paper), middle_(middle), x_(paper.left()) {}

    void words(const std::string& text) {
        const double width = width_of(text);
        scene_.texts.push_back(
            set_line(shape(text, paper_.fonts()), kSmallPx, x_, middle_ + kSmallPx * 0.34, paper_.palette().quiet));
        x_ += width;
    }
    void disc(double radius) {
        scene_.circles.push_back({x_ + radius, middle_, radius, paper_.palette().quiet});
        x_ += 2 * radius + kGap;
    }
    void line(double width, const std::string& colour) {
        scene_.strokes.push_back({{{x_, middle_}, {x_ + kSampleLine, middle_}}, width, colour});
        x_ += kSampleLine + kGap;
    }
    /// With the space behind it.
    [[nodiscard]] double width_of(const std::string& text) const {
        return shape(text, paper_.fonts()).advance * kSmallPx + kWideGap;
    }
    [[nodiscard]] bool has_room(double width) const { return x_ + width <= paper_.right(); }
    void next(double middle) {
        middle_ = middle;
        x_ = paper_.left();
    }

  private:
    Scene& scene_;
    const Paper& paper_;
    double middle_;
    double x_;
};

/// Round numbers of occurrences, up to those of the most frequent word.
std::vector<double> disc_samples(const Network& network, const NetworkLayout& layout) {
    const auto most = static_cast<double>(std::ranges::max(network.vertices, {}, &NetworkVertex::f).f);
    const double least = std::max(layout.least_radius, layout.radius_of_one);  // of one occurrence
    return legend_weights(SizeScale::area, 1, std::max(1.0, most), layout.radius_of_one, least, 1e9, 3);
}

/// The lightest edge and the heaviest.
std::vector<double> line_samples(const Network& network) {
    const double heaviest = network.edges.front().weight;
    const double lightest = network.edges.back().weight;
    return heaviest > lightest ? std::vector{lightest, heaviest} : std::vector{heaviest};
}

std::string rounded(double weight) { return french_number(std::round(weight * 10) / 10); }

}  // namespace

EdgeScale::EdgeScale(const Network& network) {
    double most = 0;
    for (const NetworkEdge& edge : network.edges) most = std::max(most, edge.weight);
    if (most > 0) px_of_one_ = kThickest / most;
}

double EdgeScale::width(double weight) const { return std::max(kHair, px_of_one_ * weight); }

bool EdgeScale::raises(const Network& network) const {
    return std::ranges::any_of(network.edges,
                               [&](const NetworkEdge& edge) { return px_of_one_ * edge.weight < kHair; });
}

double draw_network_key(Scene& scene, const Network& network, const NetworkLayout& layout, const EdgeScale& scale,
                        const std::string& edge_colour, const Paper& paper) {
    const double top = paper.top() + layout.height + kSpaceAbove;
    if (network.vertices.empty()) return top - kSpaceAbove;
    const std::vector<double> samples = disc_samples(network, layout);
    const double largest = samples.empty() ? 0 : layout.radius_of_one * std::sqrt(samples.back());
    const double half = std::max(largest, kSmallPx / 2);
    KeyRow row(scene, paper, top + half);
    if (!samples.empty()) row.words("Surface\u00a0: occurrences");
    for (const double sample : samples) {
        row.disc(layout.radius_of_one * std::sqrt(sample));
        row.words(french_number(sample));
    }
    double bottom = top + 2 * half;
    if (network.edges.empty()) return bottom;
    const std::string meaning = "Épaisseur\u00a0: " + measure_in_french(network.measure);
    double width = row.width_of(meaning);
    for (const double weight : line_samples(network)) width += kSampleLine + kGap + row.width_of(rounded(weight));
    if (!row.has_room(width)) {
        row.next(bottom + kSpaceAbove + kSmallPx / 2);
        bottom += kSpaceAbove + kSmallPx;
    }
    row.words(meaning);
    for (const double weight : line_samples(network)) {
        row.line(scale.width(weight), edge_colour);
        row.words(rounded(weight));
    }
    return bottom;
}

}  // namespace glane::figures

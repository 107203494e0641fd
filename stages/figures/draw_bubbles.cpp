#include "stages/figures/draw_bubbles.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "pipeline/base/table.h"
#include "stages/figures/bubble_layout.h"
#include "stages/figures/fit.h"
#include "stages/figures/group_colours.h"
#include "stages/figures/numbers.h"
#include "stages/figures/scale.h"

namespace glane {
namespace {

using namespace figures;

constexpr std::size_t kMostBubbles = 100;
constexpr double kLargestValue = 1e300;
constexpr double kLeastValue = 1e-290;
constexpr int kLeastHeight = 60;
constexpr double kReadable = 4.5;  // contrast (WCAG 2.1)

void check(const Bubble& bubble) {
    const bool is_area = bubble.value == 0 || (bubble.value >= kLeastValue && bubble.value <= kLargestValue);
    if (is_area) return;
    throw Error({.where = {{}, bubble.line},
                 .what = fmt::format("the value of \"{}\" is {}", bubble.label, bubble.value),
                 .hint = "an area shows a number above zero: for others draw bars, with glane figure bars"});
}

/// Checked and ready to be set, heaviest first, equals in the order of their texts; those of no value last.
std::vector<Bubble> in_order(const std::vector<Bubble>& given) {
    if (given.size() > kMostBubbles) {
        throw Error({.where = {},
                     .what = fmt::format("{} circles are more than a figure can show", given.size()),
                     .hint = fmt::format("draw the heaviest, at most {}: --top 30", kMostBubbles)});
    }
    std::vector<Bubble> bubbles = given;
    for (Bubble& bubble : bubbles) {
        bubble.label = checked_label(bubble.label, bubble.line, "a circle");
        check(bubble);
        bubble.group = drawable(bubble.group);
    }
    std::ranges::stable_sort(bubbles, [](const Bubble& a, const Bubble& b) {
        return a.value != b.value ? a.value > b.value : a.label < b.label;
    });
    return bubbles;
}

std::vector<CircleName> names_of(const std::vector<Bubble>& bubbles) {
    std::vector<double> values;
    values.reserve(bubbles.size());
    for (const Bubble& bubble : bubbles) values.push_back(bubble.value);
    const int decimals = decimals_for(values);
    std::vector<CircleName> names;
    names.reserve(bubbles.size());
    for (const Bubble& bubble : bubbles) names.push_back({bubble.label, french_value(bubble.value, decimals)});
    return names;
}

GroupColours colours_of(const std::vector<Bubble>& bubbles, const Paper& paper) {
    std::vector<std::string> groups;
    groups.reserve(bubbles.size());
    for (const Bubble& bubble : bubbles) groups.push_back(bubble.group);
    return {groups, paper.palette()};
}

/// On a circle, the page's colour or the text's, whichever can be read.
const std::string& ink_on(const std::string& colour, const Palette& palette) {
    return contrast(colour, palette.page) >= kReadable ? palette.page : palette.text;
}

std::string pointed_at(const Bubble& bubble, const CircleName& name) {
    std::string text = fmt::format("{}\u00a0: {}", bubble.label, name.count);
    if (!bubble.group.empty()) text += fmt::format(" – {}", bubble.group);
    return bubble.evidence.empty() ? text : text + "\n" + bubble.evidence;
}

void draw_name(Scene& scene, const PlacedName& name, const PackedCircle& circle, const Bubble& bubble,
               const std::string& colour, const Palette& palette) {
    if (name.where == PlacedName::Where::nowhere) return;
    const bool inside = name.where != PlacedName::Where::beside;
    const double pitch = kNamePitch * name.px;
    const double height = static_cast<double>(name.lines.size()) * pitch;
    double baseline = inside ? circle.y - height / 2 + pitch / 2 + 0.36 * name.px : name.box.top + kAscent * name.px;
    SceneText text;
    text.colour = inside ? ink_on(colour, palette) : palette.text;
    text.link = bubble.link;
    for (const ShapedLine& line : name.lines) {
        const double width = line.advance * name.px;
        const double x =
            inside ? circle.x - width / 2 : name.box.left + name.align * (name.box.right - name.box.left - width);
        text.lines.push_back({line, name.px, x, baseline});
        baseline += pitch;
    }
    scene.texts.push_back(std::move(text));
    if (!inside) {
        scene.strokes.push_back(
            {{{name.line_x[0], name.line_y[0]}, {name.line_x[1], name.line_y[1]}}, kLinePx, palette.quiet});
    }
}

void draw(Scene& scene, const std::vector<Bubble>& bubbles, const std::vector<CircleName>& names,
          const BubbleLayout& layout, const Paper& paper) {
    const GroupColours colours = colours_of(bubbles, paper);
    for (std::size_t i = 0; i < bubbles.size(); ++i) {
        const PackedCircle& circle = layout.circles[i];
        const std::string& colour = colours.empty() ? paper.colour(0) : colours.colour(bubbles[i].group);
        SceneCircle drawn{circle.x, circle.y, circle.radius, colour};
        drawn.title = pointed_at(bubbles[i], names[i]);
        drawn.link = bubbles[i].link;
        scene.circles.push_back(std::move(drawn));
        draw_name(scene, layout.names[i], circle, bubbles[i], colour, paper.palette());
    }
}

ChartWords words_of(const std::vector<Bubble>& bubbles, const std::vector<CircleName>& names,
                    const DrawBubbles::Options& options) {
    constexpr std::size_t kNamed = 12;
    std::string heard = fmt::format("{}. {} cercle{}, d’aire proportionnelle {}", options.shown, bubbles.size(),
                                    bubbles.size() == 1 ? "" : "s", to_the(options.value_meaning));
    for (std::size_t i = 0; i < std::min(bubbles.size(), kNamed); ++i) {
        heard += fmt::format("{}{} {}", i == 0 ? "\u00a0: " : ", ", shortened(bubbles[i].label, 80), names[i].count);
    }
    heard += bubbles.size() > kNamed ? ", et ainsi de suite, dans le tableau CSV." : ".";
    return {options.shown,
            fmt::format("{}. L’aire des cercles est proportionnelle {}.", options.shown, to_the(options.value_meaning)),
            options.explanation, heard};
}

/// What has no circle, and what has a letter for its name or no name at all, is told below.
void explain_missing(ChartWords& words, const std::vector<Bubble>& without_value, const std::vector<CircleName>& names,
                     const BubbleLayout& layout) {
    const auto add = [&](const std::string& what, const std::vector<std::string>& which) {
        if (which.empty()) return;
        words.explanation +=
            fmt::format("{}{}\u00a0: {}.", words.explanation.empty() ? "" : " ", what, fmt::join(which, "\u00a0; "));
    };
    std::vector<std::string> zeros;
    std::vector<std::string> lettered;
    std::vector<std::string> nameless;
    zeros.reserve(without_value.size());
    for (const Bubble& bubble : without_value) zeros.push_back(shortened(bubble.label, 80));
    for (std::size_t i = 0; i < names.size(); ++i) {
        const PlacedName& placed = layout.names[i];
        const std::string told = fmt::format("{}\u00a0({})", shortened(names[i].name, 80), names[i].count);
        if (placed.where == PlacedName::Where::letter)
            lettered.push_back(placed.lines.front().text + "\u00a0= " + told);
        if (placed.where == PlacedName::Where::nowhere) nameless.push_back(told);
    }
    add("Dans les cercles", lettered);
    add("Cercles sans nom, faute de place", nameless);
    add("Sans cercle, car de valeur nulle", zeros);
}

std::string csv_of(const std::vector<Bubble>& bubbles, const BubbleLayout& layout) {
    std::string csv = csv_line({"label", "value", "group", "x", "y", "radius", "evidence", "link"});
    for (std::size_t i = 0; i < bubbles.size(); ++i) {
        const bool drawn = i < layout.circles.size();
        const auto length = [&](double value, int decimals) {
            return drawn ? decimal(value, decimals) : std::string();
        };
        const PackedCircle circle = drawn ? layout.circles[i] : PackedCircle();
        csv += csv_line({bubbles[i].label, fmt::format("{}", bubbles[i].value), bubbles[i].group, length(circle.x, 2),
                         length(circle.y, 2), drawn ? fmt::format("{:.6g}", circle.radius) : "", bubbles[i].evidence,
                         bubbles[i].link});
    }
    return csv;
}

}  // namespace

Figure DrawBubbles::run(const Input& input, const Options& options, Context& context) {
    if (options.height != 0 && options.height < kLeastHeight) {
        throw Error({.where = {},
                     .what = fmt::format("height is {}", options.height),
                     .hint = fmt::format("at least {} pixels", kLeastHeight)});
    }
    const std::vector<Bubble> all = in_order(input.bubbles);
    const auto first_zero = std::ranges::find_if(all, [](const Bubble& bubble) { return bubble.value == 0; });
    const std::vector<Bubble> bubbles(all.begin(), first_zero);
    const Paper paper(options.paper, context);
    Scene scene = paper.page("glane-bubbles");
    const std::vector<CircleName> names = names_of(bubbles);
    ChartWords words = words_of(bubbles, names, options);
    BubbleLayout layout;
    double bottom = paper.top() + kTextPx;
    if (bubbles.empty()) {
        scene.texts.push_back(
            set_line(shape("Rien à montrer", paper.fonts()), kTextPx, paper.left(), bottom, paper.palette().quiet));
        words.alternative = words.shown = "Rien à montrer.";
    } else {
        layout = lay_out_bubbles(bubbles, names, options.height, paper);
        draw(scene, bubbles, names, layout, paper);
        const std::string meaning = fmt::format("Aire des cercles proportionnelle {}", to_the(options.value_meaning));
        bottom = draw_circle_scale(scene, bubbles, layout, meaning, paper);
    }
    explain_missing(words, {first_zero, all.end()}, names, layout);
    paper.finish(scene, bottom, words, {options.group_meaning, colours_of(bubbles, paper).legend()});
    return paper.figure(scene, words, csv_of(all, layout), context);
}

}  // namespace glane

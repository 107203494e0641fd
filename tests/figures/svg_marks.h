#pragma once
// A finished SVG taken apart again: what a chart shows is measured on the file, not by the layout's own arithmetic.

#include <array>
#include <string>
#include <vector>

namespace glane::test {

struct Box {
    double left = 0;
    double top = 0;
    double right = 0;
    double bottom = 0;
};

struct RectMark {
    Box box;
    std::string fill;
    std::string title;
    std::string link = {};
};

struct CircleMark {
    double x = 0;
    double y = 0;
    double radius = 0;
    std::string fill;
    std::string title;
    std::string link = {};
};

struct LineMark {
    std::array<double, 2> from{};
    std::array<double, 2> to{};
    double width = 0;
    std::string stroke;
    std::string title;
};

/// One printed line.
struct TextMark {
    std::string text;  ///< unescaped
    double px = 0;
    Box box;  ///< from 0.78 em above the baseline to 0.22 em below
    std::string fill;
    int element = 0;  ///< lines of one <text> have the same
    std::string title;
    std::string link = {};
};

struct Marks {
    double width = 0;
    double height = 0;
    std::string title;
    std::string description;
    std::vector<RectMark> rects;  ///< the page is the first
    std::vector<CircleMark> circles;
    std::vector<LineMark> lines;
    std::vector<TextMark> texts;

    [[nodiscard]] const TextMark* text(const std::string& wanted) const;
};

/// Throws std::runtime_error for an element that it does not know.
Marks marks_of(const std::string& svg);

bool is_on_page(const Box& box, const Marks& marks);
/// More than `slack` of each in the other.
bool overlap(const Box& a, const Box& b, double slack = 0.05);

/// Texts beyond the page and pairs of texts that overlap, in words; empty when all is right.
std::vector<std::string> text_faults(const Marks& marks);

/// How many pixels of a PNG have exactly this colour "#rrggbb".
long pixels_of(const std::string& png, const std::string& colour);

}  // namespace glane::test

#pragma once
// Reads a finished SVG back: what stands where, without any of the layout's own arithmetic.

#include <string>
#include <vector>

namespace glane::test {

struct Box {
    double left = 0;
    double top = 0;
    double right = 0;
    double bottom = 0;
};

/// One line of text; its box is as wide as printed and reaches from the capitals to the descenders of Lato.
struct DrawnText {
    std::string text;  ///< as written, with entities
    std::string title;
    std::string colour;
    double px = 0;
    double x = 0;  ///< left end
    double y = 0;  ///< baseline
    double width = 0;

    [[nodiscard]] Box box() const { return {x, y - 0.73 * px, x + width, y + 0.2 * px}; }
};

struct DrawnRect {
    std::string title;
    std::string colour;
    double x = 0;
    double y = 0;
    double width = 0;
    double height = 0;
};

struct DrawnLine {
    std::string title;
    std::string colour;
    double width = 0;
    double x1 = 0;
    double y1 = 0;
    double x2 = 0;
    double y2 = 0;
};

struct DrawnDisc {
    std::string title;
    std::string colour;
    double x = 0;
    double y = 0;
    double radius = 0;
};

struct DrawnMarks {
    double width = 0;
    double height = 0;
    std::vector<DrawnText> texts;
    std::vector<DrawnRect> rects;  ///< without the page
    std::vector<DrawnLine> lines;
    std::vector<DrawnDisc> discs;
};

DrawnMarks drawn_marks(const std::string& svg);

/// Pairs of texts whose boxes overlap, and texts beyond the page; empty when all is right.
std::vector<std::string> text_faults(const DrawnMarks& marks);

bool overlap(const Box& a, const Box& b);

}  // namespace glane::test

#include "tests/figures/drawn_marks.h"

#include <cstdio>
#include <string_view>

namespace glane::test {
namespace {

std::string attribute(std::string_view tag, const std::string& name) {
    const std::string key = " " + name + "=\"";
    const std::size_t at = tag.find(key);
    if (at == std::string_view::npos) return {};
    const std::size_t begin = at + key.size();
    return std::string(tag.substr(begin, tag.find('"', begin) - begin));
}

double number(std::string_view tag, const std::string& name) {
    const std::string text = attribute(tag, name);
    return text.empty() ? 0 : std::stod(text);
}

/// What the element says, and the titles and texts around it.
class Reader {
  public:
    explicit Reader(const std::string& svg) : svg_(svg) {}

    DrawnMarks read() {
        for (std::size_t at = svg_.find('<'); at != std::string::npos; at = svg_.find('<', at + 1)) {
            const std::size_t end = svg_.find('>', at);
            const std::string_view tag = std::string_view(svg_).substr(at, end - at);
            element(tag, end + 1);
        }
        return std::move(marks_);
    }

  private:
    void element(std::string_view tag, std::size_t inside) {
        const std::string name(tag.substr(1, tag.find_first_of(" >/", 1) - 1));
        if (name == "svg") {
            marks_.width = number(tag, "width");
            marks_.height = number(tag, "height");
        } else if (name == "title") {
            title_ = content(inside);
        } else if (tag == "</g") {
            title_.clear();
        } else if (name == "text" || name == "tspan") {
            text(tag, inside);
        } else {
            mark(name, tag);
        }
    }

    void mark(const std::string& name, std::string_view tag) {
        const std::string fill = attribute(tag, "fill");
        if (name == "rect" && tag.find(" x=") != std::string_view::npos) {
            marks_.rects.push_back(
                {title_, fill, number(tag, "x"), number(tag, "y"), number(tag, "width"), number(tag, "height")});
        } else if (name == "circle") {
            marks_.discs.push_back({title_, fill, number(tag, "cx"), number(tag, "cy"), number(tag, "r")});
        } else if (name == "polyline") {
            DrawnLine line{title_, attribute(tag, "stroke"), number(tag, "stroke-width")};
            std::sscanf(attribute(tag, "points").c_str(), "%lf,%lf %lf,%lf", &line.x1, &line.y1, &line.x2, &line.y2);
            marks_.lines.push_back(line);
        }
    }

    void text(std::string_view tag, std::size_t inside) {
        if (tag.starts_with("<text")) look_ = tag;
        if (attribute(tag, "x").empty()) return;  // its lines follow
        DrawnText text{content(inside),  title_,           attribute(look_, "fill"), number(look_, "font-size"),
                       number(tag, "x"), number(tag, "y"), number(tag, "textLength")};
        if (attribute(tag, "direction") == "rtl") text.x -= text.width;
        marks_.texts.push_back(std::move(text));
    }

    [[nodiscard]] std::string content(std::size_t inside) const {
        return svg_.substr(inside, svg_.find('<', inside) - inside);
    }

    const std::string& svg_;
    std::string title_;
    std::string_view look_;
    DrawnMarks marks_;
};

}  // namespace

DrawnMarks drawn_marks(const std::string& svg) { return Reader(svg).read(); }

bool overlap(const Box& a, const Box& b) {
    constexpr double kRounding = 0.02;  // of printed places
    return a.left + kRounding < b.right && b.left + kRounding < a.right && a.top + kRounding < b.bottom &&
           b.top + kRounding < a.bottom;
}

std::vector<std::string> text_faults(const DrawnMarks& marks) {
    std::vector<std::string> faults;
    for (std::size_t i = 0; i < marks.texts.size(); ++i) {
        const Box box = marks.texts[i].box();
        if (box.left < -0.02 || box.top < 0 || box.right > marks.width + 0.02 || box.bottom > marks.height) {
            faults.push_back("beyond the page: " + marks.texts[i].text);
        }
        for (std::size_t j = 0; j < i; ++j) {
            if (overlap(box, marks.texts[j].box())) {
                faults.push_back(marks.texts[j].text + " and " + marks.texts[i].text);
            }
        }
    }
    return faults;
}

}  // namespace glane::test

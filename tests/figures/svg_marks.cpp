#include "tests/figures/svg_marks.h"

#include <algorithm>
#include <cstring>
#include <memory>
#include <stdexcept>
#include <string_view>

#include <cairo.h>

namespace glane::test {
namespace {

std::string unescaped(std::string text) {
    constexpr std::pair<std::string_view, std::string_view> kNames[] = {
        {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&#39;", "'"}, {"&amp;", "&"}};
    for (const auto& [name, sign] : kNames) {
        for (std::size_t at = 0; (at = text.find(name, at)) != std::string::npos; at += sign.size()) {
            text.replace(at, name.size(), sign);
        }
    }
    return text;
}

std::string attribute(const std::string& tag, const std::string& name) {
    const std::size_t at = tag.find(" " + name + "=\"");
    if (at == std::string::npos) return {};
    const std::size_t begin = at + name.size() + 3;
    return tag.substr(begin, tag.find('"', begin) - begin);
}

double number(const std::string& tag, const std::string& name) { return std::stod(attribute(tag, name)); }

struct Reader {
    const std::string& svg;
    Marks marks;
    std::string shown_title;  // of the group that is open
    std::string link;         // of the anchor that is open
    std::string font_size;
    std::string fill;
    int element = 0;

    void read() {
        for (std::size_t at = svg.find('<'); at != std::string::npos; at = svg.find('<', at + 1)) {
            const std::size_t end = svg.find('>', at);
            const std::string tag = svg.substr(at, end - at + 1);
            const std::string behind = svg.substr(end + 1, svg.find('<', end) - end - 1);
            element_of(tag, behind);
        }
    }

    void element_of(const std::string& tag, const std::string& behind) {
        const std::string name = tag.substr(1, tag.find_first_of(" >/", 2) - 1);
        if (name == "svg") {
            marks.width = number(tag, "width");
            marks.height = number(tag, "height");
        } else if (name == "title") {
            (attribute(tag, "id").empty() ? shown_title : marks.title) = unescaped(behind);
        } else if (name == "desc") {
            marks.description = unescaped(behind);
        } else if (name == "rect") {
            rect(tag);
        } else if (name == "circle") {
            marks.circles.push_back(
                {number(tag, "cx"), number(tag, "cy"), number(tag, "r"), attribute(tag, "fill"), shown_title, link});
        } else if (name == "polyline") {
            line(tag);
        } else if (name == "text" || name == "tspan") {
            text(tag, name, behind);
        } else if (name == "/g") {
            shown_title.clear();
        } else if (name == "a") {
            link = unescaped(attribute(tag, "href"));
        } else if (name == "/a") {
            link.clear();
        } else if (name != "g" && name != "style" && name.front() != '/') {
            throw std::runtime_error("an element that the test does not know: " + name);
        }
    }

    void rect(const std::string& tag) {
        const double x = attribute(tag, "x").empty() ? 0 : number(tag, "x");
        const double y = attribute(tag, "y").empty() ? 0 : number(tag, "y");
        marks.rects.push_back(
            {{x, y, x + number(tag, "width"), y + number(tag, "height")}, attribute(tag, "fill"), shown_title, link});
    }

    void line(const std::string& tag) {
        LineMark made{{}, {}, number(tag, "stroke-width"), attribute(tag, "stroke"), shown_title};
        if (std::sscanf(attribute(tag, "points").c_str(), "%lf,%lf %lf,%lf", &made.from[0], &made.from[1], &made.to[0],
                        &made.to[1]) != 4) {
            throw std::runtime_error("not a line of two points: " + tag);
        }
        marks.lines.push_back(made);
    }

    void text(const std::string& tag, const std::string& name, const std::string& behind) {
        if (name == "text") {
            font_size = attribute(tag, "font-size");
            fill = attribute(tag, "fill");
            ++element;
        }
        if (attribute(tag, "x").empty()) return;  // its lines follow
        const double px = std::stod(font_size);
        const double width = number(tag, "textLength");
        const double x = number(tag, "x") - (attribute(tag, "direction") == "rtl" ? width : 0);
        const double y = number(tag, "y");
        marks.texts.push_back(
            {unescaped(behind), px, {x, y - 0.78 * px, x + width, y + 0.22 * px}, fill, element, shown_title, link});
    }
};

cairo_status_t next_bytes(void* closure, unsigned char* data, unsigned length) {
    auto& rest = *static_cast<std::string_view*>(closure);
    if (rest.size() < length) return CAIRO_STATUS_READ_ERROR;
    std::memcpy(data, rest.data(), length);
    rest.remove_prefix(length);
    return CAIRO_STATUS_SUCCESS;
}

}  // namespace

const TextMark* Marks::text(const std::string& wanted) const {
    const auto found = std::ranges::find_if(texts, [&](const TextMark& mark) { return mark.text == wanted; });
    return found == texts.end() ? nullptr : &*found;
}

Marks marks_of(const std::string& svg) {
    Reader reader{svg, {}, {}, {}, {}, {}};
    reader.read();
    return std::move(reader.marks);
}

bool is_on_page(const Box& box, const Marks& marks) {
    return box.left >= -0.01 && box.top >= -0.01 && box.right <= marks.width + 0.01 &&
           box.bottom <= marks.height + 0.01;
}

bool overlap(const Box& a, const Box& b, double slack) {
    return a.left < b.right - slack && b.left < a.right - slack && a.top < b.bottom - slack && b.top < a.bottom - slack;
}

std::vector<std::string> text_faults(const Marks& marks) {
    std::vector<std::string> faults;
    for (std::size_t i = 0; i < marks.texts.size(); ++i) {
        const TextMark& text = marks.texts[i];
        if (!is_on_page(text.box, marks)) faults.push_back("beyond the page: " + text.text);
        for (std::size_t j = 0; j < i; ++j) {
            if (overlap(text.box, marks.texts[j].box)) faults.push_back(marks.texts[j].text + " and " + text.text);
        }
    }
    return faults;
}

long pixels_of(const std::string& png, const std::string& colour) {
    std::string_view rest = png;
    const std::unique_ptr<cairo_surface_t, void (*)(cairo_surface_t*)> surface(
        cairo_image_surface_create_from_png_stream(next_bytes, &rest), cairo_surface_destroy);
    const int width = cairo_image_surface_get_width(surface.get());
    const int height = cairo_image_surface_get_height(surface.get());
    const int stride = cairo_image_surface_get_stride(surface.get());
    const unsigned char* const bytes = cairo_image_surface_get_data(surface.get());
    const auto wanted = static_cast<unsigned>(std::stoul(colour.substr(1), nullptr, 16));
    long count = 0;
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            unsigned pixel = 0;
            std::memcpy(&pixel, bytes + y * stride + 4 * x, 4);
            count += (pixel & 0xFFFFFFU) == wanted ? 1 : 0;
        }
    }
    return count;
}

}  // namespace glane::test

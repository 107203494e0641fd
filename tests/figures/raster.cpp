#include "tests/figures/raster.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <stdexcept>

#include <cairo.h>

namespace glane::test {
namespace {

std::string between(const std::string& text, std::size_t from, const std::string& open, const std::string& close) {
    const std::size_t begin = text.find(open, from) + open.size();
    return text.substr(begin, text.find(close, begin) - begin);
}

/// Reads "M1 2Q3 4 5 6Z" into cairo's path.
void trace(cairo_t* cairo, const std::string& path) {
    const char* at = path.c_str();
    const auto number = [&] {
        char* end = nullptr;
        const double value = std::strtod(at, &end);
        if (end == at) throw std::runtime_error("no number in a path");
        at = end;
        return value;
    };
    double x = 0;
    double y = 0;
    while (*at != '\0') {
        const char command = *at++;
        if (command == 'Z') {
            cairo_close_path(cairo);
        } else if (command == 'M' || command == 'L') {
            x = number();
            y = number();
            command == 'M' ? cairo_move_to(cairo, x, y) : cairo_line_to(cairo, x, y);
        } else if (command == 'Q') {
            const double cx = number();
            const double cy = number();
            const double ex = number();
            const double ey = number();
            cairo_curve_to(cairo, x + 2 * (cx - x) / 3, y + 2 * (cy - y) / 3, ex + 2 * (cx - ex) / 3, ey + 2 * (cy - ey) / 3, ex, ey);
            x = ex;
            y = ey;
        } else {
            throw std::runtime_error(std::string("a command that the test does not know: ") + command);
        }
    }
}

}  // namespace

std::vector<DrawnItem> drawn_items(const std::string& svg) {
    std::vector<DrawnItem> items;
    for (std::size_t at = svg.find("<g><title>"); at != std::string::npos; at = svg.find("<g><title>", at + 1)) {
        items.push_back({between(svg, at, "<title>", "</title>"), between(svg, at, " d=\"", "\"")});
    }
    return items;
}

InkMap ink_map(const std::vector<DrawnItem>& items, int width, int height, double scale) {
    InkMap map{static_cast<int>(width * scale), static_cast<int>(height * scale), {}, 0, {}};
    map.owner.assign(static_cast<std::size_t>(map.width) * static_cast<std::size_t>(map.height), -1);
    for (std::size_t i = 0; i < items.size(); ++i) {
        const std::unique_ptr<cairo_surface_t, void (*)(cairo_surface_t*)> surface(
            cairo_image_surface_create(CAIRO_FORMAT_A8, map.width, map.height), cairo_surface_destroy);
        const std::unique_ptr<cairo_t, void (*)(cairo_t*)> cairo(cairo_create(surface.get()), cairo_destroy);
        cairo_scale(cairo.get(), scale, scale);
        trace(cairo.get(), items[i].path);
        cairo_fill(cairo.get());
        cairo_surface_flush(surface.get());
        const unsigned char* const bytes = cairo_image_surface_get_data(surface.get());
        const int stride = cairo_image_surface_get_stride(surface.get());
        map.area.push_back(0);
        for (int y = 0; y < map.height; ++y) {
            for (int x = 0; x < map.width; ++x) {
                if (bytes[y * stride + x] < 128) continue;
                int& owner = map.owner[static_cast<std::size_t>(y) * static_cast<std::size_t>(map.width) + static_cast<std::size_t>(x)];
                map.shared += owner >= 0 ? 1 : 0;
                owner = static_cast<int>(i);
                ++map.area.back();
            }
        }
    }
    return map;
}

double least_gap(const InkMap& map, const std::vector<double>& px) {
    double least = 1e9;
    for (int y = 0; y < map.height; ++y) {
        int last = -1;
        int end = 0;
        for (int x = 0; x < map.width; ++x) {
            const int owner = map.owner[static_cast<std::size_t>(y) * static_cast<std::size_t>(map.width) + static_cast<std::size_t>(x)];
            if (owner < 0) continue;
            if (last >= 0 && owner != last) {
                least = std::min(least, (x - end) / std::min(px[static_cast<std::size_t>(owner)], px[static_cast<std::size_t>(last)]));
            }
            last = owner;
            end = x + 1;
        }
    }
    return least;
}

}  // namespace glane::test

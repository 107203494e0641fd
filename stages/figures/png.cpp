#include <algorithm>
#include <cmath>
#include <cstdint>

#include <fmt/format.h>
#include <png.h>

#include "pipeline/base/error.h"
#include "stages/figures/ink.h"
#include "stages/figures/scene.h"

namespace glane::figures {
namespace {

/// Rows that are drawn at a time: memory does not grow with the height of the picture.
constexpr int kStrip = 256;
constexpr int kLargestSide = 60000;

struct Rgb {
    std::uint8_t red, green, blue;
};

Rgb rgb(const std::string& colour) {
    const auto channel = [&](std::size_t at) {
        return static_cast<std::uint8_t>(std::stoi(colour.substr(at, 2), nullptr, 16));
    };
    return {channel(1), channel(3), channel(5)};
}

/// A strip of pixels, rows top … top + kStrip - 1 of the picture.
struct Strip {
    int width = 0;
    int top = 0;
    std::vector<Rgb> pixels;

    void mix(int x, int y, int length, unsigned coverage, Rgb colour) {
        Rgb* pixel = pixels.data() + static_cast<std::size_t>(y - top) * static_cast<std::size_t>(width) + x;
        const auto mixed = [coverage](std::uint8_t under, std::uint8_t over) {
            return static_cast<std::uint8_t>((under * (255 - coverage) + over * coverage + 127) / 255);
        };
        for (int i = 0; i < length; ++i, ++pixel) {
            *pixel = {mixed(pixel->red, colour.red), mixed(pixel->green, colour.green), mixed(pixel->blue, colour.blue)};
        }
    }
};

/// How much of the pixel `at` the interval [begin, end) covers.
double cover(double begin, double end, int at) { return std::clamp(std::min(end, at + 1.0) - std::max(begin, at + 0.0), 0.0, 1.0); }

void fill_box(Strip& strip, const SceneBox& box, double scale) {
    const double left = box.x * scale;
    const double right = (box.x + box.width) * scale;
    const double top = box.y * scale;
    const double bottom = (box.y + box.height) * scale;
    for (int y = std::max(strip.top, static_cast<int>(top)); y < std::min(strip.top + kStrip, static_cast<int>(std::ceil(bottom))); ++y) {
        for (int x = std::max(0, static_cast<int>(left)); x < std::min(strip.width, static_cast<int>(std::ceil(right))); ++x) {
            strip.mix(x, y, 1, static_cast<unsigned>(std::lround(255 * cover(left, right, x) * cover(top, bottom, y))), rgb(box.colour));
        }
    }
}

SpanSink mixing(Strip& strip, const std::string& colour) {
    return [&strip, colour = rgb(colour)](int x, int y, int length, unsigned char coverage) {
        strip.mix(x, y, length, coverage, colour);
    };
}

void draw_strokes(Strip& strip, const Scene& scene, const FontSet& fonts, const CellRect& clip, double scale) {
    for (const SceneStroke& stroke : scene.strokes) {
        const SpanSink mix = mixing(strip, stroke.colour);
        for (std::size_t i = 1; i < stroke.points.size(); ++i) {
            const auto& [x0, y0] = stroke.points[i - 1];
            const auto& [x1, y1] = stroke.points[i];
            fill_polygon(stroke_corners({x0 * scale, y0 * scale}, {x1 * scale, y1 * scale}, stroke.width * scale), fonts, clip, mix);
        }
    }
}

void draw_circles(Strip& strip, const Scene& scene, const FontSet& fonts, const CellRect& clip, double scale) {
    for (const SceneCircle& circle : scene.circles) {
        const InkPoint centre{circle.x * scale, circle.y * scale};
        fill_disc(centre, circle.radius * scale, 0, fonts, clip, mixing(strip, circle.colour));
        if (circle.rim_width <= 0) continue;
        const double half = circle.rim_width / 2;
        fill_disc(centre, (circle.radius + half) * scale, std::max(0.0, circle.radius - half) * scale, fonts, clip,
                  mixing(strip, circle.rim));
    }
}

void draw(Strip& strip, const Scene& scene, const FontSet& fonts, double scale) {
    std::fill(strip.pixels.begin(), strip.pixels.end(), rgb(scene.page));
    const CellRect clip{0, strip.top, strip.width, strip.top + kStrip};
    for (const SceneBox& box : scene.boxes) fill_box(strip, box, scale);
    draw_strokes(strip, scene, fonts, clip, scale);
    draw_circles(strip, scene, fonts, clip, scale);
    for (const SceneText& text : scene.texts) {
        const SpanSink mix = mixing(strip, text.colour);
        for (const SceneLine& line : text.lines) {
            // No glyph of the pinned fonts reaches further than this from its baseline.
            const double reach = 2.5 * line.px * scale;
            if (line.y * scale + reach < clip.top || line.y * scale - reach > clip.bottom) continue;
            fill_ink(line.line, fonts, line.px * scale, line.x * scale, line.y * scale, clip, mix);
        }
    }
}

void append(png_structp png, png_bytep bytes, png_size_t size) {
    static_cast<std::string*>(png_get_io_ptr(png))->append(reinterpret_cast<const char*>(bytes), size);
}

[[noreturn]] void fail(png_structp /*png*/, png_const_charp message) {
    throw Error({.where = {}, .what = fmt::format("the PNG cannot be made: {}", message), .hint = {}});
}

}  // namespace

std::string to_png(const Scene& scene, const FontSet& fonts, int dpi) {
    const double scale = dpi / 96.0;
    const int width = static_cast<int>(std::lround(scene.width * scale));
    const int height = static_cast<int>(std::lround(scene.height * scale));
    if (width < 1 || height < 1 || width > kLargestSide || height > kLargestSide) {
        throw Error({.where = {},
                     .what = fmt::format("a PNG of {} x {} pixels cannot be made", width, height),
                     .hint = fmt::format("choose a lower --dpi: no side may have more than {} pixels", kLargestSide)});
    }
    std::string out;
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, fail, nullptr);
    png_infop info = png_create_info_struct(png);
    png_set_write_fn(png, &out, append, nullptr);
    png_set_IHDR(png, info, static_cast<png_uint_32>(width), static_cast<png_uint_32>(height), 8, PNG_COLOR_TYPE_RGB,
                 PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
    const auto per_metre = static_cast<png_uint_32>(std::lround(dpi / 0.0254));
    png_set_pHYs(png, info, per_metre, per_metre, PNG_RESOLUTION_METER);
    png_set_filter(png, 0, PNG_FILTER_NONE);  // flat colours: filters only cost time
    png_write_info(png, info);
    Strip strip{width, 0, std::vector<Rgb>(static_cast<std::size_t>(width) * kStrip)};
    for (; strip.top < height; strip.top += kStrip) {
        draw(strip, scene, fonts, scale);
        for (int y = 0; y < std::min(kStrip, height - strip.top); ++y) {
            png_write_row(png, reinterpret_cast<png_const_bytep>(strip.pixels.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(width)));
        }
    }
    png_write_end(png, info);
    png_destroy_write_struct(&png, &info);
    return out;
}

}  // namespace glane::figures

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>

#include <fmt/format.h>
#include <hb-subset.h>

#include "pipeline/base/markup.h"
#include "pipeline/model/unicode.h"
#include "stages/figures/outline.h"
#include "stages/figures/scale.h"
#include "stages/figures/scene.h"

namespace glane::figures {
namespace {

std::string base64(std::string_view bytes) {
    static constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string out;
    out.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        std::uint32_t group = 0;
        for (std::size_t k = 0; k < 3; ++k) {
            group = group << 8 | (i + k < bytes.size() ? static_cast<unsigned char>(bytes[i + k]) : 0U);
        }
        for (std::size_t k = 0; k < 4; ++k) {
            out += k <= bytes.size() - i ? kDigits[group >> (18 - 6 * k) & 63] : '=';
        }
    }
    return out;
}

/// The font with just the characters that the scene sets in it; empty when there are none.
std::string subset(const Scene& scene, const FontSet& fonts, std::size_t index) {
    const std::unique_ptr<hb_subset_input_t, void (*)(hb_subset_input_t*)> input(hb_subset_input_create_or_fail(),
                                                                                 hb_subset_input_destroy);
    hb_set_t* const characters = hb_subset_input_unicode_set(input.get());
    for (const SceneText& text : scene.texts) {
        for (const SceneLine& line : text.lines) {
            for (const GlyphRun& run : line.line.runs) {
                if (run.font != index) continue;
                for (std::size_t at = run.begin; at < run.end;) hb_set_add(characters, next_code_point(line.line.text, at));
            }
        }
    }
    if (hb_set_is_empty(characters) != 0) return {};
    hb_subset_input_set_flags(input.get(), HB_SUBSET_FLAGS_NO_HINTING);
    const std::unique_ptr<hb_face_t, void (*)(hb_face_t*)> face(
        hb_subset_or_fail(fonts[index].harfbuzz_face(), input.get()), hb_face_destroy);
    if (face == nullptr) return {};
    const std::unique_ptr<hb_blob_t, void (*)(hb_blob_t*)> blob(hb_face_reference_blob(face.get()), hb_blob_destroy);
    unsigned size = 0;
    const char* const bytes = hb_blob_get_data(blob.get(), &size);
    return {bytes, size};
}

std::string style(const Scene& scene, const FontSet& fonts) {
    std::string families;
    std::string css;
    for (std::size_t i = 0; i < fonts.size(); ++i) {
        const std::string font = subset(scene, fonts, i);
        if (font.empty()) continue;
        css += fmt::format("@font-face{{font-family:\"{}-{}\";src:url(data:font/ttf;base64,{}) format(\"truetype\")}}\n",
                           scene.name, i + 1, base64(font));
        families += fmt::format("\"{}-{}\",", scene.name, i + 1);
    }
    return css + fmt::format(
                     "#{0} text{{font-family:{1}Lato,\"DejaVu Sans\",sans-serif;font-kerning:normal;"
                     "text-rendering:geometricPrecision;white-space:pre}}\n"
                     "#{0} a{{text-decoration:none}}\n#{0} a:hover text,#{0} a:focus text{{text-decoration:underline}}\n",
                     scene.name, families);
}

/// One <text>, a <tspan> for each of several lines; the blank between them is for those who copy.
std::string text_element(const SceneText& text) {
    const auto place = [](const SceneLine& line) {
        const double width = line.line.advance * line.px;
        std::string attributes = fmt::format(
            R"(x="{}" y="{}" textLength="{}" lengthAdjust="spacingAndGlyphs")",
            decimal(line.line.right_to_left ? line.x + width : line.x), decimal(line.y), decimal(width, 3));
        if (line.line.right_to_left) attributes += R"( direction="rtl" unicode-bidi="embed")";
        return attributes;
    };
    const std::string look = fmt::format(R"(font-size="{}" fill="{}")", decimal(text.lines.front().px, 4), text.colour);
    if (text.lines.size() == 1) {
        const SceneLine& line = text.lines.front();
        return fmt::format("<text {} {}>{}</text>", look, place(line), escape_markup(line.line.text));
    }
    std::string out = fmt::format("<text {}>", look);
    for (const SceneLine& line : text.lines) {
        out += fmt::format("{}<tspan {}>{}</tspan>", &line == &text.lines.front() ? "" : " ", place(line),
                           escape_markup(line.line.text));
    }
    return out + "</text>";
}

std::string outlines(const SceneText& text, const FontSet& fonts) {
    std::string path;
    for (const SceneLine& line : text.lines) path += outline_path(line, fonts);
    return fmt::format(R"(<path fill="{}" d="{}"/>)", text.colour, path);
}

std::string with_title(std::string element, const std::string& title) {
    if (title.empty()) return element;
    return fmt::format("<g><title>{}</title>{}</g>", escape_markup(title), element);
}

std::string with_link(std::string element, const std::string& link) {
    return link.empty() ? element : fmt::format("<a href=\"{}\">{}</a>", escape_markup(link), element);
}

/// Boxes, strokes and circles, a line each.
std::string marks(const Scene& scene) {
    std::string out;
    for (const SceneBox& box : scene.boxes) {
        out += with_link(
                   with_title(fmt::format(R"(<rect x="{}" y="{}" width="{}" height="{}" fill="{}"/>)", decimal(box.x),
                                          decimal(box.y), decimal(box.width), decimal(box.height), box.colour),
                              box.title),
                   box.link) +
               "\n";
    }
    for (const SceneStroke& stroke : scene.strokes) {
        std::string points;
        for (const auto& [x, y] : stroke.points) points += fmt::format("{}{},{}", points.empty() ? "" : " ", decimal(x), decimal(y));
        out += with_title(fmt::format(R"(<polyline points="{}" fill="none" stroke="{}" stroke-width="{}"/>)", points, stroke.colour,
                                      decimal(stroke.width)), stroke.title) + "\n";
    }
    for (const SceneCircle& circle : scene.circles) {
        const std::string rim = circle.rim_width > 0 ? fmt::format(R"( stroke="{}" stroke-width="{}")", circle.rim, decimal(circle.rim_width)) : "";
        out += with_link(with_title(fmt::format(R"(<circle cx="{}" cy="{}" r="{}" fill="{}"{}/>)", decimal(circle.x), decimal(circle.y),
                                                decimal(circle.radius, circle.radius < 1 ? 9 : 4), circle.colour, rim), circle.title), circle.link) + "\n";
    }
    return out;
}

bool has_links(const Scene& scene) {
    const auto is_link = [](const auto& mark) { return !mark.link.empty(); };
    return std::ranges::any_of(scene.texts, is_link) || std::ranges::any_of(scene.boxes, is_link) ||
           std::ranges::any_of(scene.circles, is_link);
}

}  // namespace

std::string to_svg(const Scene& scene, const FontSet& fonts, SvgLetters letters) {
    const std::string width = decimal(scene.width);
    const std::string height = decimal(scene.height);
    std::string out = fmt::format(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" id=\"{0}\" role=\"{5}\" aria-labelledby=\"{0}-title {0}-desc\" "
        "width=\"{1}\" height=\"{2}\" viewBox=\"0 0 {1} {2}\">\n<title id=\"{0}-title\">{3}</title>\n"
        "<desc id=\"{0}-desc\">{4}</desc>\n",
        scene.name, width, height, escape_markup(scene.title), escape_markup(scene.description),
        // An image hides what is in it from those who listen to a page; links must stay open to them.
        has_links(scene) ? "group" : "img");
    if (letters == SvgLetters::text) out += fmt::format("<style>\n{}</style>\n", style(scene, fonts));
    out += fmt::format("<rect width=\"{}\" height=\"{}\" fill=\"{}\"/>\n", width, height, scene.page);
    out += marks(scene);
    for (const SceneText& text : scene.texts) {
        std::string element = letters == SvgLetters::text ? text_element(text) : outlines(text, fonts);
        out += with_link(with_title(std::move(element), text.title), text.link) + "\n";
    }
    return out + "</svg>\n";
}

}  // namespace glane::figures

#include <memory>
#include <numbers>

#include <cairo-ft.h>
#include <cairo-pdf.h>
#include <cairo.h>
#include <fmt/format.h>
#include <ft2build.h>
#include FT_FREETYPE_H

#include "pipeline/base/error.h"
#include "stages/figures/links.h"
#include "stages/figures/scene.h"

namespace glane::figures {
namespace {

constexpr double kPointsPerPixel = 0.75;

cairo_status_t append(void* out, const unsigned char* bytes, unsigned size) {
    static_cast<std::string*>(out)->append(reinterpret_cast<const char*>(bytes), size);
    return CAIRO_STATUS_SUCCESS;
}

void set_colour(cairo_t* cairo, const std::string& colour) {
    const auto channel = [&](std::size_t at) { return std::stoi(colour.substr(at, 2), nullptr, 16) / 255.0; };
    cairo_set_source_rgb(cairo, channel(1), channel(3), channel(5));
}

/// Which glyphs show which bytes of the run, so that a reader of the PDF can select and search it.
std::vector<cairo_text_cluster_t> clusters_of(const GlyphRun& run) {
    std::vector<cairo_text_cluster_t> clusters;
    std::vector<std::uint32_t> starts;  // in the order of the text
    const std::size_t count = run.glyphs.size();
    for (std::size_t k = 0; k < count; ++k) {
        const Glyph& glyph = run.glyphs[run.right_to_left ? count - 1 - k : k];
        if (starts.empty() || starts.back() != glyph.cluster) {
            starts.push_back(glyph.cluster);
            clusters.push_back({0, 0});
        }
        ++clusters.back().num_glyphs;
    }
    for (std::size_t k = 0; k < clusters.size(); ++k) {
        const std::uint32_t end = k + 1 < starts.size() ? starts[k + 1] : run.end;
        const std::uint32_t begin = k == 0 ? run.begin : starts[k];
        clusters[k].num_bytes = static_cast<int>(end - begin);
    }
    return clusters;
}

void show(cairo_t* cairo, const SceneLine& line, const std::vector<cairo_font_face_t*>& faces) {
    for (const GlyphRun& run : line.line.runs) {
        cairo_set_font_face(cairo, faces[run.font]);
        cairo_set_font_size(cairo, line.px);
        std::vector<cairo_glyph_t> glyphs;
        for (const Glyph& glyph : run.glyphs) {
            glyphs.push_back({glyph.id, line.x + glyph.x * line.px, line.y - glyph.y * line.px});
        }
        const std::vector<cairo_text_cluster_t> clusters = clusters_of(run);
        cairo_show_text_glyphs(cairo, line.line.text.data() + run.begin, static_cast<int>(run.end - run.begin),
                               glyphs.data(), static_cast<int>(glyphs.size()), clusters.data(),
                               static_cast<int>(clusters.size()),
                               run.right_to_left ? CAIRO_TEXT_CLUSTER_FLAG_BACKWARD : cairo_text_cluster_flags_t{});
    }
}

/// What is drawn while it lives leads to `link`; nothing where that is empty.
class Linked {
  public:
    Linked(cairo_t* cairo, const std::string& link) : cairo_(link.empty() ? nullptr : cairo) {
        if (cairo_ == nullptr) return;
        std::string quoted;
        for (const char c : link_from_file(link)) {
            if (c == '\'' || c == '\\') quoted += '\\';
            quoted += c;
        }
        cairo_tag_begin(cairo_, CAIRO_TAG_LINK, fmt::format("uri='{}'", quoted).c_str());
    }
    Linked(const Linked&) = delete;
    Linked& operator=(const Linked&) = delete;
    ~Linked() {
        if (cairo_ != nullptr) cairo_tag_end(cairo_, CAIRO_TAG_LINK);
    }

  private:
    cairo_t* cairo_;
};

void draw_boxes(cairo_t* cairo, const Scene& scene) {
    for (const SceneBox& box : scene.boxes) {
        const Linked linked(cairo, box.link);
        set_colour(cairo, box.colour);
        cairo_rectangle(cairo, box.x, box.y, box.width, box.height);
        cairo_fill(cairo);
    }
}

void draw_strokes(cairo_t* cairo, const Scene& scene) {
    cairo_set_line_cap(cairo, CAIRO_LINE_CAP_BUTT);
    for (const SceneStroke& stroke : scene.strokes) {
        set_colour(cairo, stroke.colour);
        cairo_set_line_width(cairo, stroke.width);
        for (const auto& [x, y] : stroke.points) cairo_line_to(cairo, x, y);
        cairo_stroke(cairo);
    }
}

void draw_circles(cairo_t* cairo, const Scene& scene) {
    for (const SceneCircle& circle : scene.circles) {
        const Linked linked(cairo, circle.link);
        cairo_new_sub_path(cairo);
        cairo_arc(cairo, circle.x, circle.y, circle.radius, 0, 2 * std::numbers::pi);
        set_colour(cairo, circle.colour);
        cairo_fill_preserve(cairo);
        if (circle.rim_width > 0) {
            set_colour(cairo, circle.rim);
            cairo_set_line_width(cairo, circle.rim_width);
            cairo_stroke_preserve(cairo);
        }
        cairo_new_path(cairo);
    }
}

void draw(cairo_t* cairo, const Scene& scene, const std::vector<cairo_font_face_t*>& faces) {
    cairo_scale(cairo, kPointsPerPixel, kPointsPerPixel);
    set_colour(cairo, scene.page);
    cairo_paint(cairo);
    draw_boxes(cairo, scene);
    draw_strokes(cairo, scene);
    draw_circles(cairo, scene);
    for (const SceneText& text : scene.texts) {
        set_colour(cairo, text.colour);
        const Linked linked(cairo, text.link);
        for (const SceneLine& line : text.lines) show(cairo, line, faces);
    }
}

}  // namespace

std::string to_pdf(const Scene& scene, const FontSet& fonts) {
    std::string out;
    const std::unique_ptr<cairo_surface_t, void (*)(cairo_surface_t*)> surface(
        cairo_pdf_surface_create_for_stream(append, &out, scene.width * kPointsPerPixel, scene.height * kPointsPerPixel),
        cairo_surface_destroy);
    cairo_pdf_surface_restrict_to_version(surface.get(), CAIRO_PDF_VERSION_1_5);
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_TITLE, scene.title.c_str());
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_SUBJECT, scene.description.c_str());
    // A date that never changes: the same figure has the same bytes.
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATE_DATE, "2000-01-01T00:00:00Z");
    const std::unique_ptr<cairo_t, void (*)(cairo_t*)> cairo(cairo_create(surface.get()), cairo_destroy);
    std::vector<cairo_font_face_t*> faces;
    for (std::size_t i = 0; i < fonts.size(); ++i) {
        faces.push_back(cairo_ft_font_face_create_for_ft_face(fonts[i].freetype(), FT_LOAD_NO_HINTING));
    }
    cairo_font_options_t* const exact = cairo_font_options_create();
    cairo_font_options_set_hint_style(exact, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(exact, CAIRO_HINT_METRICS_OFF);
    cairo_set_font_options(cairo.get(), exact);
    cairo_font_options_destroy(exact);
    draw(cairo.get(), scene, faces);
    for (cairo_font_face_t* face : faces) cairo_font_face_destroy(face);
    cairo_surface_finish(surface.get());
    const cairo_status_t status = cairo_surface_status(surface.get());
    if (status != CAIRO_STATUS_SUCCESS || cairo_status(cairo.get()) != CAIRO_STATUS_SUCCESS) {
        throw Error({.where = {}, .what = fmt::format("the PDF cannot be made: {}", cairo_status_to_string(status)), .hint = {}});
    }
    return out;
}

}  // namespace glane::figures

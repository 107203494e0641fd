#include "stages/figures/ink.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_OUTLINE_H

namespace glane::figures {
namespace {

constexpr FT_Pos kFar = 1L << 40;

void report(int y, int count, const FT_Span* spans, void* user) {
    const auto& sink = *static_cast<const SpanSink*>(user);
    for (int i = 0; i < count; ++i) sink(spans[i].x, -1 - y, spans[i].len, spans[i].coverage);
}

}  // namespace

void fill_ink(const ShapedLine& line, const FontSet& fonts, double em, double x, double y, const CellRect& clip,
              const SpanSink& sink) {
    FT_Raster_Params params = {};
    params.flags = FT_RASTER_FLAG_AA | FT_RASTER_FLAG_DIRECT | FT_RASTER_FLAG_CLIP;
    params.gray_spans = report;
    params.user = const_cast<SpanSink*>(&sink);
    std::vector<FT_Vector> points;
    for (const GlyphRun& run : line.runs) {
        const Font& font = fonts[run.font];
        const double scale = em * 64.0 / font.units_per_em();
        for (const Glyph& glyph : run.glyphs) {
            const GlyphOutline& outline = font.outline(glyph.id);
            if (outline.points.empty()) continue;
            const double left = (x + glyph.x * em) * 64.0;
            const double base = (-y + glyph.y * em) * 64.0;
            points.clear();
            FT_BBox box = {kFar, kFar, -kFar, -kFar};
            for (const auto& point : outline.points) {
                const FT_Vector at = {std::lround(left + point[0] * scale), std::lround(base + point[1] * scale)};
                box = {std::min(box.xMin, at.x), std::min(box.yMin, at.y), std::max(box.xMax, at.x), std::max(box.yMax, at.y)};
                points.push_back(at);
            }
            // FreeType's rows grow upwards: our row y is its row -1 - y. It visits the whole clip box,
            // which must therefore be tight.
            params.clip_box = {std::max<FT_Pos>(clip.left, box.xMin >> 6), std::max<FT_Pos>(-clip.bottom, box.yMin >> 6),
                               std::min<FT_Pos>(clip.right, (box.xMax >> 6) + 1),
                               std::min<FT_Pos>(-clip.top, (box.yMax >> 6) + 1)};
            if (params.clip_box.xMin >= params.clip_box.xMax || params.clip_box.yMin >= params.clip_box.yMax) continue;
            FT_Outline scaled = {};
            scaled.n_points = static_cast<short>(points.size());
            scaled.n_contours = static_cast<short>(outline.contours.size());
            scaled.points = points.data();
            scaled.tags = const_cast<char*>(outline.tags.data());
            scaled.contours = const_cast<short*>(outline.contours.data());
            FT_Outline_Render(fonts.library(), &scaled, &params);
        }
    }
}

}  // namespace glane::figures

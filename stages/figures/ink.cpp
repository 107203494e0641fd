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

/// An outline in 64ths of a cell, y growing upwards, and what FreeType needs to fill it.
class Fill {
  public:
    Fill(const FontSet& fonts, const CellRect& clip, const SpanSink& sink) : fonts_(fonts), clip_(clip) {
        params_.flags = FT_RASTER_FLAG_AA | FT_RASTER_FLAG_DIRECT | FT_RASTER_FLAG_CLIP;
        params_.gray_spans = report;
        params_.user = const_cast<SpanSink*>(&sink);
    }

    std::vector<FT_Vector> points;

    void fill(const std::vector<char>& tags, const std::vector<short>& contours) {
        FT_BBox box = {kFar, kFar, -kFar, -kFar};
        for (const FT_Vector& at : points) {
            box = {std::min(box.xMin, at.x), std::min(box.yMin, at.y), std::max(box.xMax, at.x), std::max(box.yMax, at.y)};
        }
        // FreeType's rows grow upwards: our row y is its row -1 - y. It visits the whole clip box,
        // which must therefore be tight.
        params_.clip_box = {std::max<FT_Pos>(clip_.left, box.xMin >> 6), std::max<FT_Pos>(-clip_.bottom, box.yMin >> 6),
                            std::min<FT_Pos>(clip_.right, (box.xMax >> 6) + 1),
                            std::min<FT_Pos>(-clip_.top, (box.yMax >> 6) + 1)};
        if (params_.clip_box.xMin >= params_.clip_box.xMax || params_.clip_box.yMin >= params_.clip_box.yMax) return;
        FT_Outline outline = {};
        outline.n_points = static_cast<short>(points.size());
        outline.n_contours = static_cast<short>(contours.size());
        outline.points = points.data();
        outline.tags = const_cast<char*>(tags.data());
        outline.contours = const_cast<short*>(contours.data());
        FT_Outline_Render(fonts_.library(), &outline, &params_);
    }

  private:
    const FontSet& fonts_;
    const CellRect& clip_;
    FT_Raster_Params params_ = {};
};

FT_Vector in_64ths(InkPoint point) { return {std::lround(point[0] * 64), std::lround(-point[1] * 64)}; }

}  // namespace

void fill_ink(const ShapedLine& line, const FontSet& fonts, double em, double x, double y, const CellRect& clip,
              const SpanSink& sink) {
    Fill fill(fonts, clip, sink);
    for (const GlyphRun& run : line.runs) {
        const Font& font = fonts[run.font];
        const double scale = em * 64.0 / font.units_per_em();
        for (const Glyph& glyph : run.glyphs) {
            const GlyphOutline& outline = font.outline(glyph.id);
            if (outline.points.empty()) continue;
            const double left = (x + glyph.x * em) * 64.0;
            const double base = (-y + glyph.y * em) * 64.0;
            fill.points.clear();
            for (const auto& point : outline.points) {
                fill.points.push_back({std::lround(left + point[0] * scale), std::lround(base + point[1] * scale)});
            }
            fill.fill(outline.tags, outline.contours);
        }
    }
}

void fill_polygon(const std::vector<InkPoint>& corners, const FontSet& fonts, const CellRect& clip, const SpanSink& sink) {
    Fill fill(fonts, clip, sink);
    for (const InkPoint& corner : corners) fill.points.push_back(in_64ths(corner));
    fill.fill(std::vector<char>(corners.size(), FT_CURVE_TAG_ON), {static_cast<short>(corners.size() - 1)});
}

void fill_disc(InkPoint centre, double radius, double inner, const FontSet& fonts, const CellRect& clip, const SpanSink& sink) {
    // Four cubic arcs: the area is right to 0.03 %.
    constexpr double kArc = 0.5519150244935105707;
    constexpr double kUnit[12][2] = {{1, 0}, {1, kArc}, {kArc, 1}, {0, 1}, {-kArc, 1}, {-1, kArc},
                                     {-1, 0}, {-1, -kArc}, {-kArc, -1}, {0, -1}, {kArc, -1}, {1, -kArc}};
    Fill fill(fonts, clip, sink);
    std::vector<char> tags;
    std::vector<short> contours;
    // The inner circle runs the other way, so that it is a hole.
    for (const double r : {radius, -inner}) {
        if (r == 0) continue;
        for (int i = 0; i < 12; ++i) {
            fill.points.push_back(in_64ths({centre[0] + std::abs(r) * kUnit[i][0], centre[1] + r * kUnit[i][1]}));
            tags.push_back(i % 3 == 0 ? FT_CURVE_TAG_ON : FT_CURVE_TAG_CUBIC);
        }
        contours.push_back(static_cast<short>(fill.points.size() - 1));
    }
    fill.fill(tags, contours);
}

std::vector<InkPoint> stroke_corners(InkPoint from, InkPoint to, double width) {
    const double length = std::max(std::hypot(to[0] - from[0], to[1] - from[1]), 1e-9);
    const double dx = (from[1] - to[1]) / length * width / 2;
    const double dy = (to[0] - from[0]) / length * width / 2;
    return {{from[0] + dx, from[1] + dy}, {to[0] + dx, to[1] + dy}, {to[0] - dx, to[1] - dy}, {from[0] - dx, from[1] - dy}};
}

}  // namespace glane::figures

#include "stages/figures/outline.h"

#include <fmt/format.h>
#include <hb.h>

#include "stages/figures/scale.h"

namespace glane::figures {
namespace {

/// Where HarfBuzz's pen draws: font units become pixels.
struct Pen {
    std::string path;
    double x = 0;
    double y = 0;
    double scale = 1;

    void add(char command, std::initializer_list<float> units) {
        path += command;
        bool is_x = true;
        for (const float unit : units) {
            if (path.back() != command) path += ' ';
            path += decimal(is_x ? x + static_cast<double>(unit) * scale : y - static_cast<double>(unit) * scale);
            is_x = !is_x;
        }
    }
};

Pen& pen(void* user) { return *static_cast<Pen*>(user); }

hb_draw_funcs_t* make_funcs() {
    hb_draw_funcs_t* const funcs = hb_draw_funcs_create();
    hb_draw_funcs_set_move_to_func(
        funcs, [](hb_draw_funcs_t*, void* user, hb_draw_state_t*, float x, float y, void*) { pen(user).add('M', {x, y}); },
        nullptr, nullptr);
    hb_draw_funcs_set_line_to_func(
        funcs, [](hb_draw_funcs_t*, void* user, hb_draw_state_t*, float x, float y, void*) { pen(user).add('L', {x, y}); },
        nullptr, nullptr);
    hb_draw_funcs_set_quadratic_to_func(
        funcs,
        [](hb_draw_funcs_t*, void* user, hb_draw_state_t*, float cx, float cy, float x, float y, void*) {
            pen(user).add('Q', {cx, cy, x, y});
        },
        nullptr, nullptr);
    hb_draw_funcs_set_cubic_to_func(
        funcs,
        [](hb_draw_funcs_t*, void* user, hb_draw_state_t*, float ax, float ay, float bx, float by, float x, float y,
           void*) { pen(user).add('C', {ax, ay, bx, by, x, y}); },
        nullptr, nullptr);
    hb_draw_funcs_set_close_path_func(
        funcs, [](hb_draw_funcs_t*, void* user, hb_draw_state_t*, void*) { pen(user).path += 'Z'; }, nullptr, nullptr);
    return funcs;
}

}  // namespace

std::string outline_path(const SceneLine& line, const FontSet& fonts) {
    hb_draw_funcs_t* const funcs = make_funcs();
    Pen drawn;
    for (const GlyphRun& run : line.line.runs) {
        const Font& font = fonts[run.font];
        drawn.scale = line.px / font.units_per_em();
        for (const Glyph& glyph : run.glyphs) {
            drawn.x = line.x + glyph.x * line.px;
            drawn.y = line.y - glyph.y * line.px;
            hb_font_get_glyph_shape(font.harfbuzz(), glyph.id, funcs, &drawn);
        }
    }
    hb_draw_funcs_destroy(funcs);
    return drawn.path;
}

}  // namespace glane::figures

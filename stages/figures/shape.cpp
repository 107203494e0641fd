#include "stages/figures/shape.h"

#include <algorithm>
#include <memory>

#include <hb.h>
#include <unicode/ubidi.h>
#include <unicode/uscript.h>

#include "pipeline/model/unicode.h"

namespace glane::figures {
namespace {

struct Piece {
    std::size_t font = 0;
    bool right_to_left = false;
    std::int32_t script = USCRIPT_LATIN;
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
};

/// Nothing below the Hebrew block runs from right to left.
bool may_run_left(char32_t c) { return c >= 0x0590; }

bool stays_with_the_letter_before(char32_t c) {
    return is_mark(c) || c == 0x200D || c == 0x200C || (c >= 0xFE00 && c <= 0xFE0F);
}

std::size_t font_for(char32_t c, const FontSet& fonts) {
    for (std::size_t i = 0; i < fonts.size(); ++i) {
        if (fonts[i].has(c)) return i;
    }
    return 0;
}

bool any_font_has(char32_t c, const FontSet& fonts) { return fonts[font_for(c, fonts)].has(c); }

bool shows_nothing(char32_t c) {
    return c == 0x200D || c == 0x200C || (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0x200E && c <= 0x200F) ||
           (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x2069) || c == 0xAD || c == 0xFEFF;
}

/// Cuts the bytes [begin, end) of one direction where the font or the script changes.
void cut(std::string_view text, std::uint32_t begin, std::uint32_t end, bool right_to_left, const FontSet& fonts,
         std::vector<Piece>& pieces) {
    for (std::size_t at = begin; at < end;) {
        const auto start = static_cast<std::uint32_t>(at);
        const char32_t c = next_code_point(text, at);
        const bool continues = !pieces.empty() && pieces.back().end == start && start != begin;
        UErrorCode status = U_ZERO_ERROR;
        std::int32_t script = uscript_getScript(static_cast<UChar32>(c), &status);
        std::size_t font = font_for(c, fonts);
        const bool common = script == USCRIPT_COMMON || script == USCRIPT_INHERITED;
        if (continues && (common || stays_with_the_letter_before(c))) script = pieces.back().script;
        if (continues && (stays_with_the_letter_before(c) || (common && fonts[pieces.back().font].has(c)))) {
            font = pieces.back().font;
        }
        if (continues && pieces.back().font == font && pieces.back().script == script) {
            pieces.back().end = static_cast<std::uint32_t>(at);
        } else {
            pieces.push_back({font, right_to_left, script, start, static_cast<std::uint32_t>(at)});
        }
    }
}

/// Byte offset of every UTF-16 unit, for a text that ICU must see as UTF-16.
std::u16string to_utf16(std::string_view text, std::vector<std::uint32_t>& offsets) {
    std::u16string wide;
    for (std::size_t at = 0; at < text.size();) {
        const auto start = static_cast<std::uint32_t>(at);
        const char32_t c = next_code_point(text, at);
        if (c >= 0x10000) {
            wide += static_cast<char16_t>(0xD800 + ((c - 0x10000) >> 10));
            offsets.push_back(start);
        }
        wide += static_cast<char16_t>(c >= 0x10000 ? 0xDC00 + ((c - 0x10000) & 0x3FF) : c);
        offsets.push_back(start);
    }
    offsets.push_back(static_cast<std::uint32_t>(text.size()));
    return wide;
}

/// Pieces in the order in which they stand on the page (Unicode Bidirectional Algorithm, UAX 9).
std::vector<Piece> visual_pieces(std::string_view text, const FontSet& fonts, bool& right_to_left) {
    std::vector<Piece> pieces;
    bool simple = true;
    for (std::size_t at = 0; at < text.size() && simple;) simple = !may_run_left(next_code_point(text, at));
    if (simple) {
        cut(text, 0, static_cast<std::uint32_t>(text.size()), false, fonts, pieces);
        return pieces;
    }
    std::vector<std::uint32_t> offsets;
    const std::u16string wide = to_utf16(text, offsets);
    const std::unique_ptr<UBiDi, void (*)(UBiDi*)> bidi(ubidi_open(), ubidi_close);
    UErrorCode status = U_ZERO_ERROR;
    ubidi_setPara(bidi.get(), wide.data(), static_cast<std::int32_t>(wide.size()), UBIDI_DEFAULT_LTR, nullptr, &status);
    right_to_left = (ubidi_getParaLevel(bidi.get()) & 1) != 0;
    const std::int32_t runs = ubidi_countRuns(bidi.get(), &status);
    for (std::int32_t i = 0; i < runs; ++i) {
        std::int32_t start = 0;
        std::int32_t length = 0;
        const bool leftwards = ubidi_getVisualRun(bidi.get(), i, &start, &length) == UBIDI_RTL;
        std::vector<Piece> of_run;
        cut(text, offsets[static_cast<std::size_t>(start)], offsets[static_cast<std::size_t>(start + length)],
            leftwards, fonts, of_run);
        if (leftwards) std::reverse(of_run.begin(), of_run.end());
        pieces.insert(pieces.end(), of_run.begin(), of_run.end());
    }
    return pieces;
}

GlyphRun shape_piece(std::string_view text, const Piece& piece, const FontSet& fonts, hb_buffer_t* buffer, double& pen) {
    hb_buffer_reset(buffer);
    hb_buffer_add_utf8(buffer, text.data(), static_cast<int>(text.size()), piece.begin,
                       static_cast<int>(piece.end - piece.begin));
    hb_buffer_set_direction(buffer, piece.right_to_left ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
    hb_buffer_set_script(buffer, hb_script_from_string(uscript_getShortName(static_cast<UScriptCode>(piece.script)), -1));
    hb_buffer_set_language(buffer, hb_language_from_string("fr", -1));
    const Font& font = fonts[piece.font];
    hb_shape(font.harfbuzz(), buffer, nullptr, 0);
    unsigned count = 0;
    const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer, &count);
    const hb_glyph_position_t* positions = hb_buffer_get_glyph_positions(buffer, &count);
    const double em = font.units_per_em();
    GlyphRun run{piece.font, piece.right_to_left, piece.begin, piece.end, {}};
    run.glyphs.reserve(count);
    for (unsigned i = 0; i < count; ++i) {
        run.glyphs.push_back({infos[i].codepoint, infos[i].cluster, pen + positions[i].x_offset / em, positions[i].y_offset / em});
        pen += positions[i].x_advance / em;
    }
    return run;
}

}  // namespace

ShapedLine shape(std::string_view text, const FontSet& fonts) {
    ShapedLine line;
    line.text = text;
    const std::unique_ptr<hb_buffer_t, void (*)(hb_buffer_t*)> buffer(hb_buffer_create(), hb_buffer_destroy);
    for (const Piece& piece : visual_pieces(text, fonts, line.right_to_left)) {
        line.runs.push_back(shape_piece(text, piece, fonts, buffer.get(), line.advance));
    }
    for (std::size_t at = 0; at < text.size() && line.missing.empty();) {
        const std::size_t start = at;
        const char32_t c = next_code_point(text, at);
        if (!shows_nothing(c) && !any_font_has(c, fonts)) line.missing = text.substr(start, at - start);
    }
    return line;
}

double word_space(const FontSet& fonts) { return shape(" ", fonts).advance; }

}  // namespace glane::figures

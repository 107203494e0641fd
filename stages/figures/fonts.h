#pragma once
// The fonts that figures are set in, pinned by a Debian package each, so that every machine draws
// the same boxes: Lato Medium (OFL), and DejaVu Sans for the signs and scripts that Lato lacks.
// They are found by their file, never by fontconfig, which may put another in their place.

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

struct FT_FaceRec_;
struct FT_LibraryRec_;
struct hb_font_t;
struct hb_face_t;

namespace glane::figures {

/// A glyph's outline in font units, ready to be scaled.
struct GlyphOutline {
    std::vector<std::array<std::int32_t, 2>> points;
    std::vector<char> tags;
    std::vector<short> contours;
    bool loaded = false;
};

/// One open font. Outlines are loaded once and kept.
class Font {
  public:
    Font(FT_LibraryRec_* library, std::string bytes, const std::filesystem::path& path);
    Font(Font&&) noexcept;
    ~Font();

    [[nodiscard]] bool has(char32_t code_point) const;
    [[nodiscard]] const GlyphOutline& outline(std::uint32_t glyph) const;
    [[nodiscard]] int units_per_em() const { return units_per_em_; }
    [[nodiscard]] FT_FaceRec_* freetype() const;
    [[nodiscard]] hb_font_t* harfbuzz() const;
    [[nodiscard]] hb_face_t* harfbuzz_face() const;

  private:
    struct Handles;
    std::unique_ptr<Handles> handles_;
    int units_per_em_ = 0;
    mutable std::vector<GlyphOutline> outlines_;
};

/// The pinned fonts, in the order in which they are tried for a character.
class FontSet {
  public:
    /// Looks in $GLANE_FONTS, in share/glane/fonts beside the program, and where Debian puts fonts.
    /// Throws Error, naming the package, when one is missing or is not a font.
    static FontSet load();

    [[nodiscard]] const Font& operator[](std::size_t index) const { return fonts_[index]; }
    [[nodiscard]] std::size_t size() const { return fonts_.size(); }
    /// Names the fonts' bytes, for cache keys.
    [[nodiscard]] const std::string& digest() const { return digest_; }
    /// False when a font is another version than the one that glane's pictures were approved with.
    [[nodiscard]] bool as_pinned() const { return as_pinned_; }
    [[nodiscard]] FT_LibraryRec_* library() const { return library_.get(); }

  private:
    struct CloseLibrary {
        void operator()(FT_LibraryRec_* library) const;
    };
    FontSet();
    std::unique_ptr<FT_LibraryRec_, CloseLibrary> library_;  // outlives the fonts
    std::vector<Font> fonts_;
    std::string digest_;
    bool as_pinned_ = true;
};

}  // namespace glane::figures

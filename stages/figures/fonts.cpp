#include "stages/figures/fonts.h"

#include <cstdlib>
#include <utility>

#include <fmt/format.h>
#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_OUTLINE_H
#include <hb-ot.h>
#include <hb.h>

#include "pipeline/base/digest.h"
#include "pipeline/base/error.h"
#include "pipeline/base/file.h"

namespace glane::figures {
namespace {

struct Pinned {
    const char* package;
    const char* file;
    const char* debian_folder;
    const char* sha256;
};

constexpr Pinned kPinned[] = {
    {"fonts-lato", "Lato-Medium.ttf", "/usr/share/fonts/truetype/lato",
     "1208d8861f3f727c5692090e8662511c3679dcb360ebb5a034ccfbe5ca14fdc6"},
    {"fonts-dejavu-core", "DejaVuSans.ttf", "/usr/share/fonts/truetype/dejavu",
     "abdc775b21b1bc470d50c97e790d276f2054b7504e56e5bd3e64f48d68582322"},
};

std::filesystem::path find(const Pinned& font) {
    std::vector<std::filesystem::path> folders;
    if (const char* own = std::getenv("GLANE_FONTS")) folders.emplace_back(own);
    folders.push_back(program_folder().parent_path() / "share" / "glane" / "fonts");
    folders.emplace_back(font.debian_folder);
    for (const std::filesystem::path& folder : folders) {
        std::error_code ignored;
        if (std::filesystem::is_regular_file(folder / font.file, ignored)) return folder / font.file;
    }
    throw Error({.where = {},
                 .what = fmt::format("the font {} is missing", font.file),
                 .hint = fmt::format("install it: apt-get install {}; or name its folder in GLANE_FONTS", font.package)});
}

}  // namespace

struct Font::Handles {
    std::string bytes;
    FT_Face face = nullptr;
    hb_blob_t* blob = nullptr;
    hb_face_t* hb_face = nullptr;
    hb_font_t* hb_font = nullptr;

    ~Handles() {
        hb_font_destroy(hb_font);
        hb_face_destroy(hb_face);
        hb_blob_destroy(blob);
        if (face != nullptr) FT_Done_Face(face);
    }
};

Font::Font(FT_LibraryRec_* library, std::string bytes, const std::filesystem::path& path)
    : handles_(std::make_unique<Handles>()) {
    handles_->bytes = std::move(bytes);
    const auto size = handles_->bytes.size();
    const auto* data = reinterpret_cast<const FT_Byte*>(handles_->bytes.data());
    if (FT_New_Memory_Face(library, data, static_cast<FT_Long>(size), 0, &handles_->face) != 0 ||
        FT_IS_SCALABLE(handles_->face) == 0) {
        throw Error({.where = {path.string()}, .what = "not a scalable font", .hint = "install the font's package again"});
    }
    units_per_em_ = handles_->face->units_per_EM;
    handles_->blob = hb_blob_create(handles_->bytes.data(), static_cast<unsigned>(size), HB_MEMORY_MODE_READONLY,
                                    nullptr, nullptr);
    handles_->hb_face = hb_face_create(handles_->blob, 0);
    handles_->hb_font = hb_font_create(handles_->hb_face);
    hb_font_set_scale(handles_->hb_font, units_per_em_, units_per_em_);
    outlines_.resize(static_cast<std::size_t>(handles_->face->num_glyphs));
}

Font::Font(Font&&) noexcept = default;
Font::~Font() = default;

bool Font::has(char32_t code_point) const {
    hb_codepoint_t glyph = 0;
    return hb_font_get_nominal_glyph(handles_->hb_font, code_point, &glyph) != 0;
}

FT_FaceRec_* Font::freetype() const { return handles_->face; }
hb_font_t* Font::harfbuzz() const { return handles_->hb_font; }
hb_face_t* Font::harfbuzz_face() const { return handles_->hb_face; }

const GlyphOutline& Font::outline(std::uint32_t glyph) const {
    GlyphOutline& kept = outlines_.at(glyph);
    if (kept.loaded) return kept;
    kept.loaded = true;
    if (FT_Load_Glyph(handles_->face, glyph, FT_LOAD_NO_SCALE | FT_LOAD_NO_HINTING) != 0) return kept;
    const FT_Outline& outline = handles_->face->glyph->outline;
    for (int i = 0; i < outline.n_points; ++i) {
        kept.points.push_back({static_cast<std::int32_t>(outline.points[i].x), static_cast<std::int32_t>(outline.points[i].y)});
        kept.tags.push_back(outline.tags[i]);
    }
    kept.contours.assign(outline.contours, outline.contours + outline.n_contours);
    return kept;
}

void FontSet::CloseLibrary::operator()(FT_LibraryRec_* library) const { FT_Done_FreeType(library); }

FontSet::FontSet() {
    FT_Library library = nullptr;
    if (FT_Init_FreeType(&library) != 0) throw Error({.where = {}, .what = "FreeType does not start", .hint = {}});
    library_.reset(library);
}

FontSet FontSet::load() {
    FontSet set;
    KeyBuilder key;
    for (const Pinned& pinned : kPinned) {
        const std::filesystem::path path = find(pinned);
        std::string bytes = read_file(path);
        const std::string digest = sha256(bytes);
        key.add(digest);
        set.as_pinned_ = set.as_pinned_ && digest == pinned.sha256;
        set.fonts_.emplace_back(set.library(), std::move(bytes), path);
    }
    set.digest_ = key.digest();
    return set;
}

}  // namespace glane::figures

#include "stages/figures/files.h"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "pipeline/base/error.h"

namespace glane::figures {

bool FileChoice::wants(std::string_view format) const { return std::ranges::count(formats, format) > 0; }

void check_formats(const std::vector<std::string>& formats, const std::vector<std::string_view>& known) {
    for (const std::string& format : formats) {
        if (std::ranges::count(known, format) > 0) continue;
        throw Error({.where = {},
                     .what = fmt::format("unknown format \"{}\"", format),
                     .hint = fmt::format("one of: {}", fmt::join(known, ", "))});
    }
}

void report_fonts(const FontSet& fonts, Context& context) {
    if (fonts.as_pinned()) return;
    context.finding(Severity::note, {.where = {},
                                     .what = "the fonts are another version than the one glane was made with",
                                     .hint = "figures may differ a little from those of other machines"});
}

void draw_files(Figure& figure, const Scene& scene, const FontSet& fonts, const FileChoice& choice) {
    if (choice.wants("svg")) {
        figure.svg = to_svg(scene, fonts, choice.outline ? SvgLetters::outlines : SvgLetters::text);
    }
    if (choice.wants("pdf")) figure.pdf = to_pdf(scene, fonts);
    if (choice.wants("png")) figure.png = to_png(scene, fonts, choice.dpi);
}

}  // namespace glane::figures

#include "stages/report/french.h"

#include <array>

#include <fmt/format.h>

#include "pipeline/base/french_number.h"

namespace glane {

namespace {

constexpr std::string_view kNarrow = "\u202F";
constexpr std::string_view kNoBreak = "\u00A0";
constexpr std::string_view kUnknown = "n.\u00A0d.";

struct Spacing {
    std::string_view typed;
    std::string_view set;
};

// A sign with the plain space that a typist puts beside it. "»" and "«" are two bytes each.
constexpr std::array<Spacing, 12> kSpacings = {{
    {" ;", "\u202F;"},
    {" :", "\u202F:"},
    {" ?", "\u202F?"},
    {" !", "\u202F!"},
    {" %", "\u202F%"},
    {" »", "\u202F»"},
    {"« ", "«\u202F"},
    {" p. ", " p.\u00A0"},
    {"(p. ", "(p.\u00A0"},
    {" l. ", " l.\u00A0"},
    {"n° ", "n°\u00A0"},
    {"'", "’"},
}};

}  // namespace

std::string french_percent(std::int64_t part, std::int64_t whole, int decimals) {
    if (whole == 0) return std::string(kUnknown);
    const double share = static_cast<double>(part) / static_cast<double>(whole);
    return french_number(100.0 * share, decimals) + std::string(kNarrow) + "%";
}

std::string_view french_agreement(std::int64_t value, std::string_view singular, std::string_view plural) {
    return value > -2 && value < 2 ? singular : plural;
}

std::string french_count(std::int64_t value, std::string_view singular, std::string_view plural) {
    return fmt::format("{}{}{}", french_number(value), kNoBreak, french_agreement(value, singular, plural));
}

std::string typeset(std::string_view text) {
    std::string out;
    out.reserve(text.size() + text.size() / 16);
    while (!text.empty()) {
        const Spacing* found = nullptr;
        for (const Spacing& spacing : kSpacings) {
            if (text.starts_with(spacing.typed)) found = &spacing;
        }
        out += found ? found->set : text.substr(0, 1);
        text.remove_prefix(found ? found->typed.size() : 1);
    }
    return out;
}

}  // namespace glane

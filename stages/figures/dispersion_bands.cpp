#include "stages/figures/dispersion_bands.h"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "stages/figures/fit.h"

namespace glane::figures {
namespace {

constexpr std::size_t kNameLines = 2;
constexpr double kNameGap = 0.6;    // ems between two names
constexpr double kKeyWidth = 36.0;  // ems: longer names are shortened in the key

/// The name in the fewest lines that hold it.
std::optional<Block> whole_name(const std::string& name, double room, const FontSet& fonts) {
    const std::vector<double> words = word_widths(name, fonts);
    for (std::size_t lines = 1; lines <= std::min(kNameLines, words.size()); ++lines) {
        Block block = wrapped(name, words, lines, fonts);
        if (block.width <= room) return block;
    }
    return std::nullopt;
}

/// The names themselves, if all of them fit whole.
std::optional<BandNames> whole_names(const DispersionTable& table, const DispersionAxis& axis, double px,
                                     const FontSet& fonts) {
    BandNames made;
    for (std::uint32_t part = 0; part < axis.parts(); ++part) {
        const double room = (axis.end(part) - axis.begin(part)) / px - kNameGap;
        const std::string name = drawable(table.parts[part].name);
        if (name.empty() || room < 1) return std::nullopt;
        std::optional<Block> block = whole_name(name, room, fonts);
        if (!block) return std::nullopt;
        made.lines = std::max(made.lines, block->lines.size());
        made.names.push_back({part, *std::move(block)});
    }
    return made;
}

/// "entretien-" and "12" of "entretien-12".
std::pair<std::string, std::string> numbered(const std::string& name) {
    const std::size_t end = name.find_last_not_of("0123456789");
    const std::size_t at = end == std::string::npos ? 0 : end + 1;
    return {name.substr(0, at), name.substr(at)};
}

/// The names' own numbers, if all are "word-number" with one word; else none.
std::vector<std::string> own_numbers(const DispersionTable& table) {
    constexpr std::size_t kLongest = 6;
    std::vector<std::string> numbers;
    const std::string stem = numbered(table.parts.front().name).first;
    for (const Part& part : table.parts) {
        auto [before, number] = numbered(part.name);
        if (before != stem || stem.empty() || number.empty() || number.size() > kLongest) return {};
        numbers.push_back(std::move(number));
    }
    return numbers;
}

std::string key_of(const DispersionTable& table, bool own, const FontSet& fonts) {
    if (own) {
        return fmt::format("Numéros\u00a0: {} à {}.", table.parts.front().name, table.parts.back().name);
    }
    std::string key = "Numéros\u00a0: ";
    for (std::size_t i = 0; i < table.parts.size(); ++i) {
        const std::string name = drawable(table.parts[i].name);
        const FittedText text = fitted(name.empty() ? "(sans nom)" : name, kKeyWidth, 1, fonts);
        key += fmt::format("{}{}\u00a0=\u00a0{}", i == 0 ? "" : "\u00a0; ", i + 1, text.block.lines.front().text);
    }
    return key + ".";
}

}  // namespace

BandNames band_names(const DispersionTable& table, const DispersionAxis& axis, double px, const FontSet& fonts) {
    if (std::optional<BandNames> whole = whole_names(table, axis, px, fonts)) return *std::move(whole);
    std::vector<std::string> numbers = own_numbers(table);
    BandNames made;
    made.key = key_of(table, !numbers.empty(), fonts);
    if (numbers.empty()) {
        for (std::uint32_t part = 0; part < axis.parts(); ++part) numbers.push_back(std::to_string(part + 1));
    }
    double free_from = -1e9;
    for (std::uint32_t part = 0; part < axis.parts(); ++part) {
        Block block{{shape(numbers[part], fonts)}, 0};
        block.width = block.lines.front().advance;
        const double middle = (axis.begin(part) + axis.end(part)) / 2;
        if (middle - block.width * px / 2 < free_from) continue;
        free_from = middle + (block.width / 2 + kNameGap) * px;
        made.names.push_back({part, std::move(block)});
    }
    return made;
}

}  // namespace glane::figures

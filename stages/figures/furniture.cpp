#include "stages/figures/furniture.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "pipeline/model/unicode.h"
#include "stages/figures/fit.h"
#include "stages/figures/scale.h"
#include "stages/figures/wrap.h"

namespace glane::figures {
namespace {

constexpr double kRowPitch = 1.55;  // of small rows, in their ems
constexpr double kWordSpaces = 1.9;  // between entries of a legend, in ems
constexpr double kSwatch = 0.72;
constexpr double kSwatchSpace = 1.15;  // the square of a colour and the space behind it

double width_of(const auto& row) {
    double width = 0;
    for (const auto& word : row) {
        width += (&word == &row.front() ? 0 : word.before) + (word.swatch.empty() ? 0 : kSwatchSpace * word.px) +
                 word.line.advance * word.px;
    }
    return width;
}

}  // namespace

Measure measure_for(int width, int height) {
    const double side = std::min<double>(width, height * 1.6);
    const double small = std::clamp(side * 0.0135, 9.0, 60.0);
    return {std::max(6.0, side * 0.018), std::clamp(side * 0.026, 12.0, 80.0), small, small * 2.3};
}

Furniture::Furniture(Surround surround, const FontSet& fonts, const Palette& palette)
    : surround_(std::move(surround)), fonts_(fonts), palette_(palette) {}

Furniture::Word Furniture::word(const std::string& text, double px, const std::string& colour, double before) const {
    return {shape(text, fonts_), px, colour, before};
}

/// The word; in pieces where it is wider than the page.
std::vector<ShapedLine> Furniture::parts(const std::string& text, double px) const {
    constexpr std::size_t kMostPieces = 100;
    ShapedLine whole = shape(text, fonts_);
    if (whole.advance * px <= room()) return {std::move(whole)};
    return fitted(text, room() / px, kMostPieces, fonts_).block.lines;
}

/// Words in rows that are no wider than the page.
std::vector<Furniture::FurnitureRow> Furniture::flowed(std::vector<Word> words) const {
    std::vector<FurnitureRow> rows;
    for (Word& next : words) {
        if (!rows.empty()) {
            rows.back().push_back(next);
            if (width_of(rows.back()) <= room()) continue;
            rows.back().pop_back();
        }
        rows.push_back({std::move(next)});
    }
    return rows;
}

std::vector<Furniture::FurnitureRow> Furniture::sentence(const std::string& given, double px, const std::string& colour) const {
    std::vector<Word> words;
    const std::string text = drawable(given);
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find(' ', begin), text.size());
        for (ShapedLine& part : parts(text.substr(begin, end - begin), px)) {
            words.push_back({std::move(part), px, colour, word_space(fonts_) * px});
        }
        begin = end + 1;
    }
    return flowed(std::move(words));
}

std::vector<Furniture::FurnitureRow> Furniture::title_rows() const {
    return sentence(surround_.title, measure().title_px, palette_.text);
}

std::vector<Furniture::FurnitureRow> Furniture::note_rows() const {
    std::vector<FurnitureRow> rows;
    std::string_view notes = surround_.note;
    while (!notes.empty()) {
        const std::string_view note = notes.substr(0, notes.find('\n'));
        notes.remove_prefix(std::min(note.size() + 1, notes.size()));
        for (FurnitureRow& row : sentence(std::string(note), measure().small_px, palette_.quiet)) rows.push_back(std::move(row));
    }
    return rows;
}

std::vector<Furniture::FurnitureRow> Furniture::group_rows(const std::vector<ColouredGroup>& groups) const {
    std::vector<Word> words;
    const double px = measure().small_px;
    const double widest = room() - kSwatchSpace * px;
    const auto cut = [&](std::string text) {
        if (shape(text, fonts_).advance * px <= widest) return text;
        return fitted(text, widest / px, 1, fonts_).block.lines.front().text;
    };
    const std::string meaning = drawable(surround_.group_meaning);
    if (!groups.empty() && !meaning.empty()) words.push_back(word(cut(capitalised(meaning)) + "\u00a0:", px, palette_.quiet, 0));
    for (const auto& [name, colour] : groups) {
        words.push_back(word(cut(drawable(name)), px, colour, kWordSpaces * px));
        words.back().swatch = colour;
    }
    return flowed(std::move(words));
}

double Furniture::title_height() const {
    const auto rows = static_cast<double>(title_rows().size());
    return rows == 0 ? 0 : rows * measure().title_px * 1.3 + measure().margin * 0.6;
}

double Furniture::scale_height() const { return surround_.scale_meaning.empty() ? 0 : measure().sample_px * 0.95; }

double Furniture::height_below(const std::vector<ColouredGroup>& groups) const {
    const auto rows = static_cast<double>(group_rows(groups).size() + note_rows().size());
    const double height = scale_height() + rows * measure().small_px * kRowPitch;
    return height == 0 ? 0 : measure().margin + height;
}

void Furniture::draw_title(Scene& scene) const {
    double baseline = measure().margin + measure().title_px * 0.85;
    for (const FurnitureRow& row : title_rows()) {
        draw_row(scene, row, baseline);
        baseline += measure().title_px * 1.3;
    }
}

void Furniture::draw_scale(Scene& scene, const std::vector<Sample>& samples, double top) const {
    const double px = measure().small_px;
    FurnitureRow row;
    row.push_back(word(capitalised(surround_.scale_meaning) + (samples.empty() ? "" : "\u00a0:"), px, palette_.quiet, 0));
    for (const Sample& sample : samples) {
        row.push_back(word(french_number(sample.weight), sample.px, palette_.text, row.size() == 1 ? px * 0.8 : px * 1.2));
    }
    while (row.size() > 1 && width_of(row) > room()) row.erase(row.begin() + 1);
    draw_row(scene, row, top + measure().sample_px * 0.74);
}

void Furniture::draw_below(Scene& scene, const std::vector<ColouredGroup>& groups, const std::vector<Sample>& samples) const {
    const double px = measure().small_px;
    double top = scene.height - height_below(groups);
    const auto draw_rows = [&](const std::vector<FurnitureRow>& rows) {
        for (const FurnitureRow& row : rows) {
            draw_row(scene, row, top + px);
            top += px * kRowPitch;
        }
    };
    draw_rows(group_rows(groups));
    if (!surround_.scale_meaning.empty()) draw_scale(scene, samples, top);
    top += scale_height();
    draw_rows(note_rows());
}

void Furniture::draw_row(Scene& scene, const FurnitureRow& row, double baseline) const {
    double x = surround_.centred ? (scene.width - width_of(row)) / 2 : measure().margin;
    for (const Word& next : row) {
        if (&next != &row.front()) x += next.before;
        if (!next.swatch.empty()) {
            const double side = kSwatch * next.px;
            scene.boxes.push_back({x, baseline - side, side, side, next.swatch});
            x += kSwatchSpace * next.px;
        }
        scene.texts.push_back({{{next.line, next.px, x, baseline}}, next.colour, {}, {}});
        x += next.line.advance * next.px;
    }
}

}  // namespace glane::figures

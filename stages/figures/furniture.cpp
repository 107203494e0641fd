#include "stages/figures/furniture.h"

#include <algorithm>

#include "pipeline/model/unicode.h"
#include "stages/figures/wrap.h"

namespace glane::figures {
namespace {

constexpr double kRowPitch = 1.55;  // of small rows, in their ems
constexpr double kWordSpaces = 1.9;  // between entries of a legend, in ems
constexpr double kSwatch = 0.72;

double width_of(const auto& row) {
    double width = 0;
    for (const auto& word : row) {
        width += (&word == &row.front() ? 0 : word.before) + (word.swatch.empty() ? 0 : 1.15 * word.px) +
                 word.line.advance * word.px;
    }
    return width;
}

}  // namespace

Measure::Measure(const DrawCloud::Options& options) {
    const double side = std::min<double>(options.width, options.height * 1.6);
    margin = std::max(6.0, side * 0.018);
    title_px = std::clamp(side * 0.026, 12.0, 80.0);
    small_px = std::clamp(side * 0.0135, 9.0, 60.0);
    sample_px = small_px * 2.3;
}

Furniture::Furniture(const DrawCloud::Options& options, const FontSet& fonts, const Palette& palette)
    : options_(options), fonts_(fonts), palette_(palette), measure_(options) {}

Furniture::Word Furniture::word(const std::string& text, double px, const std::string& colour, double before) const {
    return {shape(text, fonts_), px, colour, before, {}};
}

/// Words in rows that are no wider than the page.
std::vector<Furniture::FurnitureRow> Furniture::flowed(std::vector<Word> words) const {
    std::vector<FurnitureRow> rows;
    for (Word& next : words) {
        if (!rows.empty()) {
            rows.back().push_back(next);
            if (width_of(rows.back()) <= options_.width - 2 * measure_.margin) continue;
            rows.back().pop_back();
        }
        rows.push_back({std::move(next)});
    }
    return rows;
}

std::vector<Furniture::FurnitureRow> Furniture::title_rows() const {
    std::vector<Word> words;
    const double space = word_space(fonts_) * measure_.title_px;
    const std::string text = drawable(options_.title);
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find(' ', begin), text.size());
        words.push_back(word(text.substr(begin, end - begin), measure_.title_px, palette_.text, space));
        begin = end + 1;
    }
    return flowed(std::move(words));
}

std::vector<Furniture::FurnitureRow> Furniture::note_rows() const {
    std::vector<Word> words;
    const double px = measure_.small_px;
    const std::string text = drawable(options_.note);
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find(' ', begin), text.size());
        words.push_back(word(text.substr(begin, end - begin), px, palette_.quiet, word_space(fonts_) * px));
        begin = end + 1;
    }
    return flowed(std::move(words));
}

std::vector<Furniture::FurnitureRow> Furniture::group_rows(const std::vector<ColouredGroup>& groups) const {
    std::vector<Word> words;
    const double px = measure_.small_px;
    const std::string meaning = drawable(options_.group_meaning);
    if (!groups.empty() && !meaning.empty()) words.push_back(word(capitalised(meaning) + "\u00a0:", px, palette_.quiet, 0));
    for (const auto& [name, colour] : groups) {
        words.push_back(word(drawable(name), px, colour, kWordSpaces * px));
        words.back().swatch = colour;
    }
    return flowed(std::move(words));
}

double Furniture::title_height() const {
    const auto rows = static_cast<double>(title_rows().size());
    return rows == 0 ? 0 : rows * measure_.title_px * 1.3 + measure_.margin * 0.6;
}

double Furniture::height_below(const std::vector<ColouredGroup>& groups) const {
    const auto rows = static_cast<double>(group_rows(groups).size() + note_rows().size());
    return measure_.margin + measure_.sample_px * 0.95 + rows * measure_.small_px * kRowPitch;
}

void Furniture::draw_title(Scene& scene) const {
    double baseline = measure_.margin + measure_.title_px * 0.85;
    for (const FurnitureRow& row : title_rows()) {
        draw_row(scene, row, baseline);
        baseline += measure_.title_px * 1.3;
    }
}

void Furniture::draw_below(Scene& scene, const std::vector<ColouredGroup>& groups, const std::vector<double>& samples,
                           const std::vector<double>& sample_px) const {
    const double px = measure_.small_px;
    double top = scene.height - measure_.margin - height_below(groups) + measure_.margin;
    for (const FurnitureRow& row : group_rows(groups)) {
        draw_row(scene, row, top + px);
        top += px * kRowPitch;
    }
    std::vector<Word> scale;
    const std::string meaning = described(size_scale(options_.scale), options_.weight_meaning);
    scale.push_back(word(capitalised(meaning) + (samples.empty() ? "" : "\u00a0:"), px, palette_.quiet, 0));
    for (std::size_t i = 0; i < samples.size(); ++i) {
        scale.push_back(word(french_number(samples[i]), sample_px[i], palette_.text, i == 0 ? px * 0.8 : px * 1.2));
    }
    while (scale.size() > 1 && width_of(scale) > options_.width - 2 * measure_.margin) scale.erase(scale.begin() + 1);
    draw_row(scene, scale, top + measure_.sample_px * 0.74);
    top += measure_.sample_px * 0.95;
    for (const FurnitureRow& row : note_rows()) {
        draw_row(scene, row, top + px);
        top += px * kRowPitch;
    }
}

void Furniture::draw_row(Scene& scene, const FurnitureRow& row, double baseline) const {
    double x = (scene.width - width_of(row)) / 2;
    for (const Word& next : row) {
        if (&next != &row.front()) x += next.before;
        if (!next.swatch.empty()) {
            const double side = kSwatch * next.px;
            scene.boxes.push_back({x, baseline - side, side, side, next.swatch});
            x += 1.15 * next.px;
        }
        scene.texts.push_back({{{next.line, next.px, x, baseline}}, next.colour, {}, {}});
        x += next.line.advance * next.px;
    }
}

}  // namespace glane::figures

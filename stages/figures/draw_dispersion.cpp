#include "stages/figures/draw_dispersion.h"

#include <algorithm>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "pipeline/model/unicode.h"
#include "stages/figures/dispersion_axis.h"
#include "stages/figures/dispersion_bands.h"
#include "stages/figures/dispersion_marks.h"
#include "stages/figures/dispersion_words.h"
#include "stages/figures/fit.h"
#include "stages/figures/tint.h"

namespace glane {
namespace {

using namespace figures;

constexpr std::size_t kMostRows = 200;
constexpr double kLabelShare = 0.27;  // of the page's width, for the expressions
constexpr std::size_t kLabelLines = 3;
constexpr double kColumnGap = 10;
constexpr double kGapBehind = 6;  // more, between the plot and the first column
constexpr double kTickWidth = 0.8;
constexpr double kRowSpace = 9;    // between the label of a row and that of the next
constexpr double kTickSpace = 5;   // between the ticks of a row and those of the next
constexpr double kBandTint = 0.1;  // of the quiet colour, in every other band
constexpr double kHeadHeight = kSmallPx * 1.6;
/// From the middle of a line's lower-case letters to its baseline, in ems.
constexpr double kMiddle = 0.34;

[[noreturn]] void refuse(std::string what, std::string hint) {
    throw Error({.where = {}, .what = std::move(what), .hint = std::move(hint)});
}

AxisScale axis_scale(const std::string& name) {
    if (name == "tokens") return AxisScale::tokens;
    if (name != "interviews") refuse(fmt::format("unknown scale \"{}\"", name), "one of: tokens, interviews");
    return AxisScale::interviews;
}

void check(const DispersionTable& table) {
    if (table.over != "interview" && table.over != "document" && table.over != "section") {
        refuse(fmt::format("parts made by \"{}\" do not follow each other in the text", table.over),
               "draw over one of: interview, document, section");
    }
    if (table.words.size() > kMostRows) {
        refuse(fmt::format("{} expressions are more than a page can show", table.words.size()),
               fmt::format("draw at most {}", kMostRows));
    }
    for (const DispersedWord& word : table.words) {
        if (first_invalid_utf8(word.text) != std::string::npos)
            refuse("an expression is not valid UTF-8", "type it anew");
        if (drawable(word.text).empty()) refuse("an expression has no text", "name a word");
    }
}

/// One row, ready to be set.
struct Row {
    const DispersedWord* word = nullptr;
    FittedText label;
    ShapedLine columns[3];  // f, range, DP
    double height = 0;
};

class Plot {
  public:
    Plot(const DrawDispersion::Input& input, const DrawDispersion::Options& options, Context& context)
        : table_(input.table),
          corpus_(input.corpus),
          scale_(axis_scale(options.scale)),
          paper_(options.paper, context) {
        heads_[0] = shape("f", paper_.fonts());
        heads_[1] = shape(parts_in_french(table_), paper_.fonts());
        heads_[2] = shape("DP", paper_.fonts());
        for (std::size_t i = 0; i < 3; ++i) widths_[i] = heads_[i].advance * kSmallPx;
        for (const DispersedWord& word : table_.words) rows_.push_back(row_of(word));
    }

    Figure draw(const std::string& convention, Context& context) {
        const DispersionAxis axis(table_, scale_, plot_left(), plot_right() - plot_left());
        const BandNames bands = band_names(table_, axis, kSmallPx, paper_.fonts());
        Scene scene = paper_.page("glane-dispersion");
        const double top = paper_.top() + kHeadHeight;
        draw_bands(scene, axis, top, height());
        draw_heads(scene, top);
        double y = top;
        for (const Row& row : rows_) {
            draw_row(scene, row, axis, y);
            y += row.height;
        }
        y = top + height();
        draw_names(scene, bands, axis, y);
        if (rows_.empty()) draw_nothing(scene, top);
        const ChartWords words = dispersion_words(table_, scale_, bands.key, convention);
        paper_.finish(scene, y + kSmallPx * (1.5 + kLinePitch * static_cast<double>(bands.lines - 1)), words);
        report_shortened(context);
        return paper_.figure(scene, words, dispersion_plot_csv(table_, axis, corpus_), context);
    }

  private:
    Row row_of(const DispersedWord& word) {
        const FontSet& fonts = paper_.fonts();
        Row row{&word, fitted(drawable(word.text), paper_.width() * kLabelShare / kTextPx, kLabelLines, fonts), {}, 0};
        row.columns[0] = shape(std::to_string(word.frequency()), fonts);
        row.columns[1] = shape(range_in_french(word, table_), fonts);
        row.columns[2] = shape(dp_in_french(word), fonts);
        for (std::size_t i = 0; i < 3; ++i) widths_[i] = std::max(widths_[i], row.columns[i].advance * kTextPx);
        label_width_ = std::max(label_width_, row.label.block.width * kTextPx);
        row.height = kTextPx * kLinePitch * static_cast<double>(row.label.block.lines.size()) + kRowSpace;
        return row;
    }

    [[nodiscard]] double plot_left() const { return paper_.left() + label_width_ + kColumnGap; }
    [[nodiscard]] double plot_right() const {
        return paper_.right() - widths_[0] - widths_[1] - widths_[2] - 3 * kColumnGap - kGapBehind;
    }
    [[nodiscard]] double height() const {
        double sum = 0;
        for (const Row& row : rows_) sum += row.height;
        return rows_.empty() ? 3 * kTextPx : sum;
    }

    /// Every other band is tinted, and each says its name when pointed at.
    void draw_bands(Scene& scene, const DispersionAxis& axis, double top, double height) const {
        const std::string tint = mixed(paper_.palette().page, paper_.palette().quiet, kBandTint);
        for (std::uint32_t part = 0; part < axis.parts(); ++part) {
            const bool tinted = part % 2 == 0;
            scene.boxes.push_back({axis.begin(part), top, axis.end(part) - axis.begin(part), height,
                                   tinted ? tint : paper_.palette().page, table_.parts[part].name});
        }
    }

    void draw_heads(Scene& scene, double top) const {
        double right = plot_right() + kGapBehind;
        for (std::size_t i = 0; i < 3; ++i) {
            right += kColumnGap + widths_[i];
            scene.texts.push_back(
                set_line(heads_[i], kSmallPx, right, top - kSmallPx * 0.5, paper_.palette().quiet, Align::right));
        }
    }

    void draw_row(Scene& scene, const Row& row, const DispersionAxis& axis, double top) const {
        const double middle = top + row.height / 2;
        draw_label(scene, row, middle);
        double right = plot_right() + kGapBehind;
        for (std::size_t i = 0; i < 3; ++i) {
            right += kColumnGap + widths_[i];
            scene.texts.push_back(set_line(row.columns[i], kTextPx, right, middle + kMiddle * kTextPx,
                                           paper_.palette().text, Align::right));
        }
        const double bottom = top + row.height;
        if (&row != &rows_.back()) {
            scene.strokes.push_back(
                {{{plot_left(), bottom}, {plot_right(), bottom}}, kLinePx, paper_.palette().grid, {}});
        }
        for (Tick& tick : ticks_of(*row.word, axis, corpus_)) {
            scene.strokes.push_back({{{tick.x, top + kTickSpace / 2}, {tick.x, bottom - kTickSpace / 2}},
                                     kTickWidth,
                                     paper_.colour(0),
                                     std::move(tick.title)});
        }
    }

    void draw_label(Scene& scene, const Row& row, double middle) const {
        const std::vector<ShapedLine>& lines = row.label.block.lines;
        SceneText label{{}, paper_.palette().text, row.label.whole ? "" : row.word->text, {}};
        double baseline = middle + kMiddle * kTextPx - kLinePitch * kTextPx * static_cast<double>(lines.size() - 1) / 2;
        for (const ShapedLine& line : lines) {
            label.lines.push_back({line, kTextPx, paper_.left(), baseline});
            baseline += kLinePitch * kTextPx;
        }
        scene.texts.push_back(std::move(label));
    }

    void draw_names(Scene& scene, const BandNames& bands, const DispersionAxis& axis, double bottom) const {
        for (const BandName& name : bands.names) {
            const double middle = (axis.begin(name.part) + axis.end(name.part)) / 2;
            double baseline = bottom + kSmallPx * 1.2;
            for (const ShapedLine& line : name.block.lines) {
                scene.texts.push_back(
                    set_line(line, kSmallPx, middle, baseline, paper_.palette().quiet, Align::centre));
                baseline += kLinePitch * kSmallPx;
            }
        }
    }

    void draw_nothing(Scene& scene, double top) const {
        scene.texts.push_back(set_line(shape("Aucune expression à montrer", paper_.fonts()), kTextPx,
                                       paper_.width() / 2, top + 1.8 * kTextPx, paper_.palette().quiet, Align::centre));
    }

    void report_shortened(Context& context) const {
        const auto shortened = std::ranges::count_if(rows_, [](const Row& row) { return !row.label.whole; });
        if (shortened == 0) return;
        context.finding(Severity::note,
                        {.where = {},
                         .what = fmt::format("{} of {} expressions are too long for their label and end in \"…\"",
                                             shortened, rows_.size()),
                         .hint = "they stand in full in the CSV, and in the SVG when pointed at"});
    }

    const DispersionTable& table_;
    const Corpus& corpus_;
    AxisScale scale_;
    Paper paper_;
    ShapedLine heads_[3];
    double widths_[3] = {};  // of the columns
    double label_width_ = 0;
    std::vector<Row> rows_;
};

}  // namespace

Figure DrawDispersion::run(const Input& input, const Options& options, Context& context) {
    check(input.table);
    return Plot(input, options, context).draw(options.convention, context);
}

}  // namespace glane

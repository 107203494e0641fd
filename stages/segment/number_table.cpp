#include "stages/segment/number_table.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "pipeline/model/unicode.h"
#include "stages/segment/number_cells.h"
#include "stages/segment/number_choice.h"
#include "stages/segment/shape.h"

namespace glane {
namespace {

constexpr double kDoubtful = 2;  // a reading with so much doubt is no row
constexpr std::size_t kMostColumns = 20;

bool is_year(std::string_view word) {
    return word.size() == 4 && (word.starts_with("19") || word.starts_with("20")) && read_number(word) &&
           word.find_first_not_of("0123456789") == std::string_view::npos;
}

bool is_column_cue(std::string_view words, const Language& language) {
    std::string key = folded(words);
    while (!key.empty() && (key.front() == '(' || key.front() == '[')) key.erase(0, 1);
    while (!key.empty() && (key.back() == ')' || key.back() == ']' || key.back() == '.')) key.pop_back();
    return is_year(key) || language.is_table_cue(key, TableCue::count) || language.is_table_cue(key, TableCue::share) ||
           language.is_table_cue(key, TableCue::total);
}

class NumberTable {
  public:
    NumberTable(TextTable& table, const std::vector<TableLine>& lines, std::string_view text, const Language& language)
        : table_(table), lines_(lines), text_(text), language_(language) {}

    void read() {
        std::size_t first = 0;
        while (first < lines_.size() && !is_row(lines_[first])) ++first;
        count_columns(first);
        choose();
        table_.columns.resize(columns_ + 1);
        // Rows begin where the cells fit; labels wrapped above the first row are told from the header by it.
        while (first < lines_.size() && best(lines_[first]) == std::nullopt) ++first;
        const std::size_t label = first_label(first);
        read_header(label);
        for (std::size_t i = label; i < lines_.size(); ++i) take(i);
        flush();
    }

  private:
    [[nodiscard]] std::string_view word(const TableLine& line, std::size_t i) const {
        return line.words[i].span.of(text_);
    }
    [[nodiscard]] bool all_years(const TableLine& line, std::size_t begin) const {
        for (std::size_t i = begin; i < line.words.size(); ++i) {
            if (!is_year(word(line, i))) return false;
        }
        return begin < line.words.size();
    }
    /// A row of numbers, and no header of years.
    [[nodiscard]] bool is_row(const TableLine& line) const {
        const std::size_t numbers = numbers_begin(line, text_, language_);
        return numbers < line.words.size() && !all_years(line, numbers);
    }

    /// The reading of a row; nothing for a line that is none, or whose numbers cannot be told apart.
    [[nodiscard]] const std::optional<NumberSplit>& best(const TableLine& line) const {
        return chosen_[static_cast<std::size_t>(&line - lines_.data())];
    }

    void choose() {
        chosen_.assign(lines_.size(), std::nullopt);
        std::vector<RowReadings> rows;
        for (const TableLine& line : lines_) {
            if (columns_ == 0 || !is_row(line)) continue;
            RowReadings row{&line, number_splits(line, text_, columns_, language_), false};
            std::erase_if(row.splits, [&](const NumberSplit& split) {
                return split.doubt >= kDoubtful || split.doubt > row.splits.front().doubt;
            });
            if (row.splits.empty()) continue;
            row.is_total = language_.is_table_cue(first_word(line), TableCue::total);
            rows.push_back(std::move(row));
        }
        choose_splits(rows, text_, columns_);
        for (RowReadings& row : rows) {
            if (row.splits.size() == 1)
                chosen_[static_cast<std::size_t>(row.line - lines_.data())] = std::move(row.splits.front());
        }
    }

    [[nodiscard]] std::string first_word(const TableLine& line) const {
        std::string key = folded(word(line, 0).substr(0, 40));
        while (!key.empty() && (key.back() == ':' || key.back() == '.')) key.pop_back();
        return key;
    }

    /// The number of cells that most rows can have; of equal candidates the one that the header names,
    /// then the smaller.
    void count_columns(std::size_t first) {
        std::map<std::size_t, double> votes;
        for (std::size_t i = first; i < lines_.size(); ++i) {
            if (!is_row(lines_[i])) continue;
            const std::size_t words = lines_[i].words.size() - numbers_begin(lines_[i], text_, language_);
            for (std::size_t cells = 1; cells <= std::min(words, kMostColumns); ++cells) {
                const auto splits = number_splits(lines_[i], text_, cells, language_);
                if (!splits.empty() && splits.front().doubt < 1) votes[cells] += 1;
            }
        }
        for (std::size_t i = 0; i < first; ++i) {
            for (const auto& [cells, count] : votes) {
                if (!names_of(lines_[i], cells).empty()) votes[cells] += 0.5;
            }
        }
        double most = 0;
        for (const auto& [cells, count] : votes) {
            if (count <= most) continue;
            most = count;
            columns_ = cells;
        }
    }

    /// First line that is (the beginning of) the label of the first row.
    [[nodiscard]] std::size_t first_label(std::size_t first) const {
        std::size_t label = first;
        while (label > 0 && first < lines_.size() && joins(lines_[label - 1], lines_[label]) &&
               names_of(lines_[label - 1], columns_).empty()) {
            --label;
        }
        return label;
    }

    /// Whether the label goes on from one line to the next.
    [[nodiscard]] bool joins(const TableLine& above, const TableLine& below) const {
        if (below.apart) return false;
        const std::string_view last = word(above, above.words.size() - 1);
        const std::string_view next = word(below, 0);
        const auto& split = best(below);
        if (split && split->begins.front() == 0) return true;  // numbers without a label of their own
        if (starts_low(next) || is_apostrophe(last_of(last)) || last.ends_with('-') || last.ends_with(',')) return true;
        if (first_of(next) == U'(' || first_of(next) == U'[') return true;
        return language_.is_stopword(last) || (starts_digit(next) && !last.ends_with(':'));
    }
    static bool starts_digit(std::string_view word) { return is_digit(first_of(word)); }

    /// Where the names of the columns begin in a header line: one for each number column, before them the
    /// first column's where it has one. Empty where the line cannot be read so.
    [[nodiscard]] std::vector<std::size_t> names_of(const TableLine& line, std::size_t cells) const {
        const std::size_t size = line.words.size();
        if (cells == 0 || size > 60) return {};
        if (const std::size_t segments = line.segments();
            segments == cells + 1 || (segments == cells && segments > 1)) {
            return by_bars(line, segments - cells);
        }
        // From the right, cues and years.
        std::vector<std::size_t> begins;
        std::size_t end = size;
        while (begins.size() < cells && end > 0) {
            std::size_t length = std::min<std::size_t>(3, end);
            while (length > 0 && !is_column_cue(span_of(line, end - length, end).of(text_), language_)) --length;
            if (length == 0) break;
            end -= length;
            begins.insert(begins.begin(), end);
        }
        if (begins.size() == cells) {
            begins.insert(begins.begin(), 0);
            return begins;
        }
        return by_capitals(line, cells);
    }

    [[nodiscard]] std::vector<std::size_t> by_bars(const TableLine& line, std::size_t named_first) const {
        std::vector<std::size_t> begins;
        if (named_first == 0) begins.push_back(0);
        for (std::size_t i = 0; i < line.words.size(); ++i) {
            const std::size_t wanted = line.words[i].bars + (i == 0 ? 1 : 0);
            for (std::size_t k = 0; k < wanted; ++k) begins.push_back(i);
        }
        for (std::size_t k = 0; k < line.bars_behind; ++k) begins.push_back(line.words.size());
        return begins;
    }

    /// Words with a capital each begin a name where there are just as many.
    [[nodiscard]] std::vector<std::size_t> by_capitals(const TableLine& line, std::size_t cells) const {
        std::vector<std::size_t> begins;
        for (std::size_t i = 0; i < line.words.size(); ++i) {
            if (starts_high(word(line, i)) || word(line, i).starts_with('%')) begins.push_back(i);
        }
        if (begins.empty() || begins.front() != 0 || cells < 2) return {};
        if (begins.size() == cells) begins.insert(begins.begin(), 0);
        return begins.size() == cells + 1 ? begins : std::vector<std::size_t>();
    }

    void read_header(std::size_t end) {
        // The line nearest the rows that can be read; the lines above it name nothing for certain.
        std::size_t named = end;
        for (std::size_t i = end; i-- > 0 && named == end;) {
            if (!names_of(lines_[i], columns_).empty()) named = i;
        }
        for (std::size_t i = 0; i < end; ++i) {
            if (named < i) {  // a heading within the table
                if (!pending_.empty() && !joins(lines_[i - 1], lines_[i])) flush();
                pending_.push_back(i);
                continue;
            }
            if (i != named) {
                add_piece(table_.unassigned, text_, span_of(lines_[i], 0, lines_[i].words.size()));
                continue;
            }
            std::vector<std::size_t> begins = names_of(lines_[i], columns_);
            begins.push_back(lines_[i].words.size());
            for (std::size_t c = 0; c < table_.columns.size(); ++c)
                add(table_.columns[c], lines_[i], begins[c], begins[c + 1]);
        }
    }

    void add(TableCell& cell, const TableLine& line, std::size_t begin, std::size_t end) const {
        // A bar inside a name or a label stays outside the piece.
        for (std::size_t i = begin; i < end;) {
            std::size_t stop = i + 1;
            while (stop < end && line.words[stop].bars == 0) ++stop;
            add_piece(cell, text_, span_of(line, i, stop));
            i = stop;
        }
    }

    void take(std::size_t i) {
        const TableLine& line = lines_[i];
        if (const auto& split = best(line)) {
            take_row(i, *split);
        } else if (is_row(line)) {
            take_odd_row(i);
        } else if (pending_.empty() && !table_.rows.empty() && joins(lines_[i - 1], line) && !goes_on_below(i)) {
            add(table_.rows.back().cells[0], line, 0, line.words.size());
        } else {
            if (!pending_.empty() && !joins(lines_[pending_.back()], line)) flush();
            pending_.push_back(i);
        }
    }

    /// Whether the line is rather the beginning of the row below than the end of the row above.
    [[nodiscard]] bool goes_on_below(std::size_t i) const {
        if (i + 1 >= lines_.size()) return false;
        const std::string_view next = word(lines_[i + 1], 0);
        const bool from_above = starts_low(word(lines_[i], 0));
        return joins(lines_[i], lines_[i + 1]) && !(from_above && starts_high(next));
    }

    void take_row(std::size_t i, const NumberSplit& split) {
        const TableLine& line = lines_[i];
        if (!pending_.empty() && !joins(lines_[pending_.back()], line)) flush();
        TableRow& row = begin_row();
        add(row.cells[0], line, 0, split.begins.front());
        for (std::size_t c = 0; c < columns_; ++c) {
            const std::size_t end = c + 1 < columns_ ? split.begins[c + 1] : line.words.size();
            add_piece(row.cells[c + 1], text_, span_of(line, split.begins[c], end));
        }
    }

    /// Fewer numbers than columns: bars, or the % sign, say where they belong; else nothing does.
    void take_odd_row(std::size_t i) {
        const TableLine& line = lines_[i];
        const std::size_t numbers = numbers_begin(line, text_, language_);
        if (!pending_.empty() && !joins(lines_[pending_.back()], line)) flush();
        TableRow& row = begin_row();
        if (line.segments() == columns_ + 1) {
            std::size_t cell = 0;
            for (std::size_t k = 0; k < line.words.size(); ++k) {
                cell += line.words[k].bars;
                add_piece(row.cells[cell], text_, line.words[k].span);
            }
            return;
        }
        add(row.cells[0], line, 0, numbers);
        const bool one_share = columns_ == 2 && number_splits(line, text_, 1, language_).size() == 1;
        const auto number = read_number(span_of(line, numbers, line.words.size()).of(text_));
        const bool pairs = one_share && number && shares_last();
        if (pairs && numbers > 0) {
            add_piece(row.cells[number->share ? 2 : 1], text_, span_of(line, numbers, line.words.size()));
        } else {
            add_piece(row.unassigned, text_, span_of(line, numbers, line.words.size()));
        }
    }

    /// Of two columns the second is one of % signs in the rows so far, and the first is not.
    [[nodiscard]] bool shares_last() const {
        std::size_t fits = 0;
        for (const TableRow& row : table_.rows) {
            const auto count = read_number(row.cells[1].text);
            const auto share = read_number(row.cells[2].text);
            if (count && share && !count->share && share->share) ++fits;
        }
        return fits > 0;
    }

    TableRow& begin_row() {
        TableRow& row = table_.rows.emplace_back();
        row.cells.resize(columns_ + 1);
        for (const std::size_t k : pending_) add(row.cells[0], lines_[k], 0, lines_[k].words.size());
        pending_.clear();
        return row;
    }

    /// Lines without numbers that no row has taken: a heading within the table.
    void flush() {
        if (!pending_.empty()) begin_row();
    }

    TextTable& table_;
    const std::vector<TableLine>& lines_;
    std::string_view text_;
    const Language& language_;
    std::size_t columns_ = 0;
    std::vector<std::optional<NumberSplit>> chosen_;  // of each line
    std::vector<std::size_t> pending_;
};

}  // namespace

bool is_number_table(const std::vector<TableLine>& lines, std::string_view text, const Language& language) {
    std::size_t rows = 0;
    for (const TableLine& line : lines) {
        const std::size_t begin = numbers_begin(line, text, language);
        rows += begin < line.words.size() && (begin > 0 || line.words.size() > 2) ? 1 : 0;
    }
    return rows >= 2 && rows * 5 >= lines.size() * 2;
}

bool is_number_header(const TableLine& line, std::string_view text, const Language& language) {
    for (const TableWord& word : line.words) {
        if (!is_column_cue(word.span.of(text), language)) return false;
    }
    return line.words.size() >= 2;
}

void read_number_table(TextTable& table, const std::vector<TableLine>& lines, std::string_view text,
                       const Language& language) {
    NumberTable(table, lines, text, language).read();
}

}  // namespace glane

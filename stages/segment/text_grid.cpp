#include "stages/segment/text_grid.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <utility>

#include "pipeline/model/unicode.h"
#include "stages/segment/column_committee.h"
#include "stages/segment/grid_header.h"
#include "stages/segment/shape.h"

namespace glane {
namespace {

constexpr std::size_t kMostRowLines = 200;  // of a row that is cut; what stands below is unassigned
constexpr double kCertain = 0.85;           // that a word stands in a column, for it to be put there

struct RowLines {
    std::size_t begin = 0;
    std::size_t end = 0;
};

class TextGrid {
  public:
    TextGrid(TextTable& table, const std::vector<TableLine>& lines, std::string_view text, const TableRule* rule,
             const TableTools& tools)
        : table_(table),
          lines_(lines),
          text_(text),
          rule_(rule),
          tools_(tools),
          fluency_(tools.lexicon, tools.language) {}

    void read() {
        columns_ = rule_ != nullptr && !rule_->columns.empty() ? rule_->columns.size() : columns_of_bars();
        table_.columns.resize(columns_);
        const std::size_t body = header_end();
        read_header(body);
        skip_repeated(body);
        find_rows(body);
        if (columns_ > 1) cut();
        for (const RowLines& row : rows_) fill(row);
    }

  private:
    [[nodiscard]] bool named() const { return rule_ != nullptr && !rule_->columns.empty(); }

    /// The number of segments that most lines with bars have, if they agree.
    [[nodiscard]] std::size_t columns_of_bars() const {
        std::map<std::size_t, std::size_t> counts;
        std::size_t barred = 0;
        for (const TableLine& line : lines_) {
            if (line.segments() < 2) continue;
            ++counts[line.segments()];
            ++barred;
        }
        std::size_t columns = 1;
        std::size_t most = 0;
        for (const auto& [segments, count] : counts) {
            if (count >= most) columns = segments;
            most = std::max(most, count);
        }
        std::size_t beyond = 0;
        for (const auto& [segments, count] : counts) beyond += segments > columns ? count : 0;
        constexpr std::size_t kMostColumns = 40;
        const bool agree = barred >= 2 && most * 10 >= barred * 6 && beyond * 10 <= barred && columns <= kMostColumns;
        return agree ? columns : 1;
    }

    /// The line has all its bars.
    [[nodiscard]] bool is_complete(const TableLine& line) const { return columns_ > 1 && line.segments() == columns_; }

    [[nodiscard]] bool begins_row(std::size_t i) const {
        const TableLine& line = lines_[i];
        const std::string_view first = line.words.front().span.of(text_);
        if (rule_ != nullptr && rule_->row) {
            return line.words.front().bars == 0 && starts_high(first) && rule_->row->found_in(line.span.of(text_));
        }
        if (columns_ == 1) return false;
        return line.words.front().bars == 0 && (is_complete(line) || line.apart) &&
               (starts_high(first) || is_digit(first_of(first)));
    }

    /// First line behind the header.
    [[nodiscard]] std::size_t header_end() const {
        if (rule_ != nullptr && rule_->row) {
            constexpr std::size_t kLongestHeader = 12;
            for (std::size_t i = 0; i < lines_.size(); ++i) {
                if (begins_row(i)) return i <= kLongestHeader ? i : 0;
            }
            return 0;
        }
        if (columns_ == 1 || lines_.empty()) return 0;
        std::size_t end = 1;
        while (end < lines_.size() && end < 6 && !begins_row(end) && !lines_[end].apart) ++end;
        return end < lines_.size() ? end : 1;
    }

    void read_header(std::size_t end) {
        std::vector<std::size_t> taken(columns_, 0);
        widths_.assign(columns_, 0);
        for (std::size_t i = 0; i < end; ++i) {
            header_keys_.push_back(letters_key(lines_[i].span.of(text_)));
            std::vector<int> columns =
                is_complete(lines_[i]) ? by_bars(lines_[i]) : std::vector<int>(lines_[i].words.size(), -1);
            if (named()) columns = header_columns(lines_[i], text_, rule_->columns, taken);
            for_each_run(lines_[i], columns, [&](std::size_t begin, std::size_t stop, int column) {
                const Span piece = span_of(lines_[i], begin, stop);
                add_piece(column < 0 ? table_.unassigned : table_.columns[static_cast<std::size_t>(column)], text_,
                          piece);
                if (column < 0) return;
                double& width = widths_[static_cast<std::size_t>(column)];
                width = std::max(width, static_cast<double>(code_point_count(piece.of(text_))));
            });
        }
        if (named()) {
            for (std::size_t c = 0; c < columns_; ++c) {
                table_.columns[c].text = rule_->columns[c];
                if (widths_[c] == 0)
                    widths_[c] = std::min(20.0, static_cast<double>(code_point_count(rule_->columns[c])));
            }
        }
    }

    /// Header lines at the top of further pages.
    void skip_repeated(std::size_t body) {
        skipped_.assign(lines_.size(), false);
        if (header_keys_.empty()) return;
        for (std::size_t i = body; i < lines_.size();) {
            const std::size_t count = repeated_lines(lines_, i, header_keys_, text_);
            for (std::size_t k = i; k < i + count; ++k) {
                skipped_[k] = true;
                add_piece(table_.repeated_header, text_, span_of(lines_[k], 0, lines_[k].words.size()));
            }
            i += std::max<std::size_t>(count, 1);
        }
    }

    void find_rows(std::size_t body) {
        for (std::size_t i = body; i < lines_.size(); ++i) {
            if (skipped_[i]) continue;
            if (rows_.empty() || begins_row(i)) rows_.push_back({i, i});
            rows_.back().end = i + 1;
        }
    }

    [[nodiscard]] static std::vector<int> by_bars(const TableLine& line) {
        std::vector<int> columns;
        int column = 0;
        for (const TableWord& word : line.words) columns.push_back(column += word.bars);
        return columns;
    }

    template <typename Take>
    static void for_each_run(const TableLine& line, const std::vector<int>& columns, Take take) {
        for (std::size_t begin = 0; begin < columns.size();) {
            std::size_t end = begin + 1;
            while (end < columns.size() && columns[end] == columns[begin] && line.words[end].bars == 0) ++end;
            take(begin, end, columns[begin]);
            begin = end;
        }
    }

    // --- cutting -------------------------------------------------------------------------------

    [[nodiscard]] std::vector<CutLine> cut_lines(const RowLines& row) const {
        std::vector<CutLine> lines;
        bool apart = false;
        for (std::size_t i = row.begin; i < std::min(row.end, row.begin + kMostRowLines); ++i) {
            apart = apart || (lines_[i].apart && i > row.begin);
            if (skipped_[i]) {
                apart = true;
                continue;
            }
            CutLine line;
            line.apart = std::exchange(apart, false);
            constexpr std::size_t kMostWords = 200;
            const bool fixed = is_complete(lines_[i]);
            if (fixed) line.fixed = by_bars(lines_[i]);
            for (const TableWord& word : lines_[i].words) {
                const bool skipped = lines_[i].words.size() > kMostWords;
                line.words.push_back(skipped ? WordFacts{} : fluency_.facts_of(word.span.of(text_)));
                line.bars.push_back(word.bars);
            }
            lines.push_back(std::move(line));
        }
        return lines;
    }

    void cut() {
        if (!can_cut(columns_, lines_.size())) return;
        constexpr std::size_t kLongest = 200;
        HeaderFacts header;
        header.widths = widths_;
        for (const TableCell& column : table_.columns) header.names.push_back(column.text);
        for (const TableLine& line : lines_) {
            header.widest_line =
                std::max(header.widest_line, static_cast<double>(std::min<std::size_t>(line.span.size(), kLongest)));
        }
        std::vector<RowToCut> rows;
        for (const RowLines& row : rows_) rows.push_back({cut_lines(row), names_in(row.begin)});
        weights_ = cut_rows(rows, header, fluency_);
    }

    /// Words that the pattern of rows needs to be found: they name the row.
    [[nodiscard]] std::size_t names_in(std::size_t i) const {
        if (rule_ == nullptr || !rule_->row || !begins_row(i)) return 0;
        std::size_t count = 1;
        while (count < lines_[i].words.size() && lines_[i].words[count].bars == 0 &&
               !rule_->row->found_in(span_of(lines_[i], 0, count).of(text_))) {
            ++count;
        }
        return count;
    }

    // --- cells ---------------------------------------------------------------------------------

    void fill(const RowLines& range) {
        TableRow& row = table_.rows.emplace_back();
        row.cells.resize(columns_);
        const std::size_t number = table_.rows.size() - 1;
        const bool was_cut = number < weights_.size();
        std::size_t at = 0;
        for (std::size_t i = range.begin; i < range.end; ++i) {
            if (skipped_[i]) continue;
            const TableLine& line = lines_[i];
            std::vector<int> columns(line.words.size(), -1);
            if (is_complete(line)) columns = by_bars(line);
            if (was_cut && at < weights_[number].size()) columns = surest(weights_[number][at], columns_, kCertain);
            ++at;
            for_each_run(line, columns, [&](std::size_t begin, std::size_t end, int column) {
                TableCell& cell = column < 0 ? row.unassigned : row.cells[static_cast<std::size_t>(column)];
                add_line(cell, span_of(line, begin, end), column >= 0);
            });
        }
    }

    /// One line of a cell; a word that the end of the line above tore is whole again in the text.
    void add_line(TableCell& cell, Span piece, bool joins) const {
        bool torn = false;
        if (joins && !cell.text.empty()) {
            const std::string_view above = cell.text;
            const std::string_view below = piece.of(text_);
            const std::size_t blank = above.rfind(' ');
            const std::string_view last = above.substr(blank == std::string_view::npos ? 0 : blank + 1);
            torn = fluency_.is_torn(fluency_.facts_of(last), fluency_.facts_of(below.substr(0, below.find(' '))));
        }
        const std::size_t size = cell.text.size();
        add_piece(cell, text_, piece);
        if (torn && cell.text.size() > size && cell.text[size] == ' ') cell.text.erase(size, 1);
    }

    TextTable& table_;
    const std::vector<TableLine>& lines_;
    std::string_view text_;
    const TableRule* rule_;
    const TableTools& tools_;
    Fluency fluency_;
    std::size_t columns_ = 1;
    std::vector<double> widths_;  // of the header's words
    std::vector<std::string> header_keys_;
    std::vector<bool> skipped_;
    std::vector<RowLines> rows_;
    std::vector<Weights> weights_;  // of each row
};

}  // namespace

void read_text_grid(TextTable& table, const std::vector<TableLine>& lines, std::string_view text, const TableRule* rule,
                    const TableTools& tools) {
    TextGrid(table, lines, text, rule, tools).read();
}

}  // namespace glane

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "pipeline/base/nearest.h"
#include "pipeline/model/unicode.h"
#include "stages/segment/shape.h"
#include "stages/segment/tables.h"

namespace glane {
namespace {

std::optional<std::size_t> number_of(std::string_view text) {
    std::size_t number = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (fault != std::errc() || end != text.data() + text.size() || number == 0) return std::nullopt;
    return number - 1;
}

/// Letters and digits alone: names of rows and columns are known whatever their accents and signs.
std::string key_of(std::string_view name) {
    const std::string key = letters_key(name);
    return key.empty() ? folded(name) : key;  // the column "%"
}

/// Where `name` stands among the names: the same, else the only one that begins so; else its number.
/// Several of one name are none.
std::optional<std::size_t> find_name(const std::vector<std::string>& names, const std::string& name) {
    const std::string key = key_of(name);
    std::vector<std::size_t> same;
    std::vector<std::size_t> longer;
    for (std::size_t i = 0; i < names.size() && !key.empty(); ++i) {
        const std::string other = key_of(names[i]);
        if (other == key) same.push_back(i);
        if (other.starts_with(key)) longer.push_back(i);
    }
    if (same.size() == 1) return same.front();
    const auto number = number_of(name);
    if (number && *number < names.size() && same.empty()) return number;
    if (same.empty() && longer.size() == 1 && key.size() > 2) return longer.front();
    return std::nullopt;
}

class Corrector {
  public:
    Corrector(std::vector<TextTable>& tables, Context& context) : tables_(tables), context_(context) {
        for (const TextTable& table : tables) {
            ids_.push_back(table.id);
            captions_.push_back(table.caption);
        }
    }

    void follow(const TableCorrection& correction) {
        auto number = find_name(ids_, correction.table);
        if (!number) number = find_name(captions_, correction.table);
        if (!number) {
            refuse(correction, fmt::format("no table is called \"{}\"", correction.table),
                   ids_.empty() ? "no table was found in this text" : "tables: " + listed(ids_));
            return;
        }
        TextTable& table = tables_[*number];
        std::vector<std::string> columns;
        for (const TableCell& column : table.columns) columns.push_back(column.text);
        const auto column = find_name(columns, correction.column);
        if (!column) {
            refuse(correction, fmt::format("{} has no column \"{}\"", table.id, correction.column),
                   fmt::format("columns: {}; or a number from 1 to {}", listed(columns), columns.size()));
            return;
        }
        const auto row = row_of(table, correction);
        if (row) correct(table.rows[*row].cells[*column], correction.text);
    }

  private:
    std::optional<std::size_t> row_of(TextTable& table, const TableCorrection& correction) {
        std::vector<std::string> rows;
        for (const TableRow& row : table.rows) rows.push_back(row.cells.front().text);
        const auto row = find_name(rows, correction.row);
        if (row) return row;
        // The next number adds a row.
        if (number_of(correction.row) == rows.size()) {
            table.rows.emplace_back().cells.resize(table.columns.size());
            return rows.size();
        }
        const auto same = std::count_if(
            rows.begin(), rows.end(), [&](const std::string& name) { return key_of(name) == key_of(correction.row); });
        const std::string near = nearest(correction.row, rows);
        std::string hint = fmt::format("rows: a number from 1 to {}, or {} to add one", rows.size(), rows.size() + 1);
        if (same == 0 && !near.empty()) hint = fmt::format("did you mean \"{}\"?", near);
        refuse(correction,
               same > 1 ? fmt::format("{} has {} rows \"{}\"", table.id, same, correction.row)
                        : fmt::format("{} has no row \"{}\"", table.id, correction.row),
               std::move(hint));
        return std::nullopt;
    }

    static void correct(TableCell& cell, const std::string& text) {
        cell.text = text;
        cell.corrected = true;
    }

    static std::string listed(const std::vector<std::string>& names) {
        constexpr std::size_t kMost = 12;
        std::string list;
        for (std::size_t i = 0; i < std::min(names.size(), kMost); ++i) list += (i == 0 ? "" : ", ") + names[i];
        return names.size() > kMost ? list + ", …" : list;
    }

    void refuse(const TableCorrection& correction, std::string what, std::string hint) {
        context_.finding(Severity::error,
                         {.where = correction.where, .what = std::move(what), .hint = std::move(hint)});
    }

    std::vector<TextTable>& tables_;
    Context& context_;
    std::vector<std::string> ids_;
    std::vector<std::string> captions_;
};

}  // namespace

void correct_tables(std::vector<TextTable>& tables, const std::vector<TableCorrection>& corrections, Context& context) {
    Corrector corrector(tables, context);
    for (const TableCorrection& correction : corrections) corrector.follow(correction);
}

}  // namespace glane

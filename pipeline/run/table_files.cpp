#include "pipeline/run/table_files.h"

#include <algorithm>
#include <string_view>

#include <fmt/format.h>

namespace glane {
namespace {

constexpr std::string_view kUnassigned = "non attribué";

/// A text's name as part of a file's: without its ending, folders with a dash.
std::string stem_of(const std::string& name) {
    const std::size_t dot = name.rfind('.');
    const std::size_t slash = name.rfind('/');
    const bool has_ending = dot != std::string::npos && (slash == std::string::npos || dot > slash + 1) && dot > 0;
    std::string stem = name.substr(0, has_ending ? dot : name.size());
    std::replace(stem.begin(), stem.end(), '/', '-');
    return stem;
}

}  // namespace

CellPlace place_of(const CorpusText& text, const std::vector<Span>& pieces) {
    if (pieces.empty()) return {};
    const SourceRef begin = text.ref({pieces.front().begin, pieces.front().begin + 1});
    const SourceRef end = text.ref({pieces.back().end - 1, pieces.back().end});
    return {begin.page, begin.line, end.line};
}

std::vector<Span> pieces_of(const TextTable& table) {
    std::vector<Span> pieces = table.caption_pieces;
    const auto add = [&](const TableCell& cell) {
        pieces.insert(pieces.end(), cell.pieces.begin(), cell.pieces.end());
    };
    for (const TableCell* cell : {&table.source, &table.repeated_header, &table.unassigned}) add(*cell);
    for (const TableCell& column : table.columns) add(column);
    for (const TableRow& row : table.rows) {
        add(row.unassigned);
        for (const TableCell& cell : row.cells) add(cell);
    }
    std::sort(pieces.begin(), pieces.end(), [](Span a, Span b) { return a.begin < b.begin; });
    return pieces;
}

std::string column_name(const TextTable& table, std::size_t column) {
    const std::string& name = table.columns[column].text;
    return name.empty() ? fmt::format("colonne {}", column + 1) : name;
}

std::string table_csv(const TextTable& table) {
    Row head;
    for (std::size_t c = 0; c < table.columns.size(); ++c) head.push_back(column_name(table, c));
    head.emplace_back(kUnassigned);
    std::string csv = csv_line(head);
    for (const TableRow& row : table.rows) {
        Row cells;
        for (const TableCell& cell : row.cells) cells.push_back(cell.text);
        cells.push_back(row.unassigned.text);
        csv += csv_line(cells);
    }
    if (!table.unassigned.text.empty()) {
        Row cells(table.columns.size());
        cells.push_back(table.unassigned.text);
        csv += csv_line(cells);
    }
    return csv;
}

std::string table_lines_csv(const CorpusText& text, const TextTable& table) {
    std::string csv =
        csv_line({"row", "row_name", "column", "column_name", "text", "page", "line", "line_end", "corrected"});
    const auto add = [&](std::size_t row, const std::string& row_name, std::size_t column, std::string column_name,
                         const TableCell& cell) {
        if (cell.text.empty() && cell.pieces.empty() && !cell.corrected) return;
        const CellPlace place = place_of(text, cell.pieces);
        const auto number = [](std::size_t value) { return value == 0 ? std::string() : std::to_string(value); };
        csv += csv_line({number(row), row_name, number(column), std::move(column_name), cell.text, number(place.page),
                         number(place.line), number(place.line_end), cell.corrected ? "1" : "0"});
    };
    for (std::size_t c = 0; c < table.columns.size(); ++c) add(0, "", c + 1, column_name(table, c), table.columns[c]);
    add(0, "", 0, std::string(kUnassigned), table.unassigned);
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
        const TableRow& row = table.rows[r];
        const std::string& name = row.cells.front().text;
        for (std::size_t c = 0; c < row.cells.size(); ++c) add(r + 1, name, c + 1, column_name(table, c), row.cells[c]);
        add(r + 1, name, 0, std::string(kUnassigned), row.unassigned);
    }
    add(0, "source", 0, "", table.source);
    return csv;
}

std::vector<std::pair<std::string, std::string>> table_files(const Corpus& corpus) {
    std::vector<std::pair<std::string, std::string>> files;
    for (const CorpusText& text : corpus) {
        for (const TextTable& table : text.document.tables) {
            const std::string name = fmt::format("tables/{}-{}", stem_of(text.source.name), table.id);
            files.emplace_back(name + ".csv", table_csv(table));
            files.emplace_back(name + "-lines.csv", table_lines_csv(text, table));
        }
    }
    return files;
}

}  // namespace glane

#pragma once
// Tables as text. TSV for what glane reads back (one record a line; tab, line feed, carriage
// return and backslash inside a field are written \t \n \r \\), CSV (RFC 4180) for spreadsheets.

#include <string>
#include <string_view>
#include <vector>

namespace glane {

using Row = std::vector<std::string>;

/// One TSV record with its line feed.
std::string tsv_line(const Row& row);
/// One CSV record with its line feed; fields are quoted where they need it.
std::string csv_line(const Row& row);
/// One record of a sheet: TSV whose fields are quoted as in CSV where they hold a quotation mark, which
/// a spreadsheet would otherwise take for one that opens a field.
std::string sheet_line(const Row& row);

/// A record of a table and the line of the file on which it starts (from 1).
struct Record {
    Row fields;
    std::size_t line = 0;
};

/// All records of a TSV text; blank lines and lines that begin with '#' are skipped.
std::vector<Record> parse_tsv(std::string_view text);
/// All records of a CSV text; the separator is the one of `separators` of which the first record has most.
/// Throws Error (with `path`) for a quoted field that never ends.
std::vector<Record> parse_csv(std::string_view text, const std::string& path, std::string_view separators = ",;");
/// All records of a sheet as it was written or as a spreadsheet saved it: separator tab, ';' or ',', any
/// field quoted. Throws like parse_csv.
std::vector<Record> parse_sheet(std::string_view text, const std::string& path);

/// A real number with fixed decimals, never "-0.00"; "NA" for what is not finite.
std::string fixed(double value, int decimals);

}  // namespace glane

#pragma once
// Lists that anyone may bring to be drawn: TSV or CSV, with or without a heading, numbers as French writes them.

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/base/table.h"

namespace glane {

/// As messages call the file: "-" is standard input.
std::string shown_name(const std::string& file);

/// The file, or standard input, as records: CSV by its name, or when its first line has no tab. Throws Error for
/// what is not UTF-8.
std::vector<Record> list_records(const std::string& file);

/// The records behind a heading, which is a first line without a digit where the numbers are, in column `numbers`;
/// "NaN" is a number there, and a wrong one.
std::vector<Record> records_below_heading(std::vector<Record> records, std::size_t numbers = 1);

/// "4 839", "12,5", "+3" and "1e3" are numbers; so are "nan" and "inf". False for what is none.
bool parse_number(std::string text, double& number);

/// Nothing that would be seen.
bool is_blank(std::string_view text);

}  // namespace glane

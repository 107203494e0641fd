#pragma once
// Lists that anyone may bring to be drawn: TSV or CSV, with or without a heading, numbers as French writes them.

#include <functional>
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

/// Hands the same records out one after the other, so that a list may be larger than the memory; without its heading,
/// which is a first record without a digit where the numbers are, in its second column; "NaN" is a number there, and
/// a wrong one.
void read_below_heading(const std::string& file, const std::function<void(const Record&)>& take);

/// "4 839", "12,5", "+3" and "1e3" are numbers; so are "nan" and "inf". False for what is none.
bool parse_number(std::string text, double& number);

/// Nothing that would be seen.
bool is_blank(std::string_view text);

}  // namespace glane

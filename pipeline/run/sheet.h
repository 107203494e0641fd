#pragma once
// A table that the researcher keeps beside project.toml (corrections.tsv, structure.tsv …), read as
// people and spreadsheets write it: TSV or CSV, in UTF-8, UTF-16 or Windows-1252, the columns in any
// order and beside others, their names in any case.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/base/table.h"

namespace glane {

class Sheet {
  public:
    /// Throws Error (with `path`) where the bytes are no text, no table, or lack a column that is
    /// needed; `hint` says then how to write the file. `name` is what findings call it.
    Sheet(std::string_view bytes, const std::string& name, const std::string& path,
          const std::vector<std::string>& needed, const std::string& hint);

    /// Behind the first, which names the columns.
    [[nodiscard]] const std::vector<Record>& records() const { return records_; }
    [[nodiscard]] const std::string& name() const { return name_; }
    /// As written; empty where the record or the table has no such column.
    [[nodiscard]] std::string cell(const Record& record, const std::string& column) const;
    /// Without blanks around.
    [[nodiscard]] std::string word(const Record& record, const std::string& column) const;

  private:
    std::string name_;
    std::vector<Record> records_;
    std::map<std::string, std::size_t> columns_;
};

/// The bytes of a sheet as UTF-8: what spreadsheets call "Unicode text" is UTF-16, what they call "text" Windows-1252.
/// Throws Error, with `path`, for what is no text.
std::string sheet_text(std::string_view bytes, const std::string& path);
/// Without blanks around.
std::string_view trimmed(std::string_view text);
/// A number without sign, and nothing else.
std::optional<std::uint32_t> number_of(std::string_view text);
/// The text that a sheet means by this file, known by its name or by the end of its path; names.size() if none.
std::size_t text_called(const std::string& file, const std::vector<std::string>& names);

}  // namespace glane

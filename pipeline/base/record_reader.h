#pragma once
// The records of a table one after the other, for tables larger than the memory. Unlike parse_tsv and parse_csv
// it leaves every record as it is written, so that it can be copied byte by byte.

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/base/error.h"
#include "pipeline/base/file.h"

namespace glane {

/// `tsv_by_first_line`: TSV when the first line has a tab, else CSV.
enum class TableFormat { tsv, csv, tsv_by_first_line };

/// Reads a file, or standard input where the path is "-". A byte order mark, carriage returns at line ends and
/// blank lines are skipped; the last line needs no end. CSV is separated by ',' or ';', whichever the first line has
/// more of, and its quoted fields may hold line ends.
class RecordReader {
  public:
    /// `before_reading` is called before more is read, which takes as long as the writer of a pipe likes.
    RecordReader(const std::string& path, TableFormat format, std::function<void()> before_reading);

    /// The next record without its line end, valid until the next call; false at the end. Throws Error for a quoted
    /// field that never ends and for a record of more than 64 MiB.
    bool next(std::string_view& record);
    /// Where the record stands that next() gave.
    [[nodiscard]] Place place() const { return {file_.name(), record_line_}; }
    [[nodiscard]] char separator() const { return separator_; }
    /// The fields of a record as they are written, quotes included.
    void split(std::string_view record, std::vector<std::string_view>& fields) const;

  private:
    [[nodiscard]] std::string_view unread() const { return std::string_view(bytes_).substr(begin_, end_ - begin_); }
    [[nodiscard]] std::size_t end_of_record();
    [[nodiscard]] std::size_t end_of_quoted() const;
    void read_more();

    ByteReader file_;
    TableFormat format_;
    std::function<void()> before_reading_;
    std::string bytes_;
    std::size_t begin_ = 0;     // of the record, in bytes_
    std::size_t end_ = 0;       // of what was read
    std::size_t searched_ = 0;  // up to here no line of the record ends
    bool at_end_ = false;
    std::size_t line_ = 1;
    std::size_t record_line_ = 0;
    char separator_ = '\t';
};

/// A field as it is meant: without the quotes around it, doubled ones single.
std::string unquoted(std::string_view field);

}  // namespace glane

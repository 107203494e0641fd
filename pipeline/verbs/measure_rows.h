#pragma once
// A table of counts, record by record: where its counts stand, and the record with the values of measures behind it.

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "pipeline/base/error.h"
#include "pipeline/base/table.h"
#include "pipeline/model/measures.h"

namespace glane {

/// Which columns hold the counts: f f1 f2 N, or the four cells.
struct CountColumns {
    std::array<std::size_t, 4> at{};
    bool are_cells = false;
    Row header;
};

/// Finds the columns by their names, whatever their order and case; `f` may be called o11. Throws Error when some are
/// missing, twice there, or when a measure has the name of a column.
CountColumns find_counts(Row header, const std::vector<NamedMeasure>& measures, const Place& place);

/// The table of a record, or what is wrong with it.
std::variant<Contingency, Fault> counts_of(const std::vector<std::string_view>& fields, const CountColumns& columns);

/// A whole number: digits, or what R and spreadsheets make of large ones (1e+05, 12.0), quoted or not.
std::optional<std::int64_t> whole_number(std::string_view field);

enum class RowFormat { tsv, csv, json };

/// Writes records in the format of the table they come from, or as JSON objects.
class RowWriter {
  public:
    RowWriter(RowFormat format, int decimals, const std::vector<NamedMeasure>& measures);

    void header(std::string_view record, const CountColumns& columns, char separator);
    /// A record as it is written in the table; no values where it has no counts.
    void row(std::string_view record, const std::vector<std::string_view>& fields, const Contingency* counts);
    void finish();
    /// What was written so far, to standard output.
    void flush();

  private:
    void append(const NamedMeasure& measure, const Contingency& counts);
    void json_row(const std::vector<std::string_view>& fields, const Contingency* counts);

    RowFormat format_;
    int decimals_;
    const std::vector<NamedMeasure>& measures_;
    CountColumns columns_;
    std::vector<std::string> keys_;  // of JSON, those of the measures last
    char separator_ = '\t';
    bool is_first_ = true;
    std::string text_;
};

}  // namespace glane

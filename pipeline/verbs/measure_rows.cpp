#include "pipeline/verbs/measure_rows.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <iterator>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "pipeline/base/record_reader.h"
#include "pipeline/base/reporter.h"

namespace glane {
namespace {

constexpr std::size_t kPiece = 256UL * 1024;
constexpr std::size_t kMissing = static_cast<std::size_t>(-1);
constexpr std::array<const char*, 4> kSignature{"f", "f1", "f2", "N"};
constexpr std::array<const char*, 4> kCells{"o11", "o12", "o21", "o22"};

bool same_but_for_case(std::string_view a, std::string_view b) {
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; };
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [&](char x, char y) { return lower(x) == lower(y); });
}

std::string listed(const Row& header) {
    std::string names;
    for (const std::string& name : header) names += fmt::format("{}\"{}\"", names.empty() ? "" : ", ", name);
    return names;
}

/// The column of that name, one that is the same but for case where none is the same to the letter.
std::size_t column_of(const Row& header, std::string_view name, const Place& place) {
    const bool to_the_letter = std::find(header.begin(), header.end(), name) != header.end();
    std::size_t found = kMissing;
    for (std::size_t i = 0; i < header.size(); ++i) {
        if (to_the_letter ? header[i] != name : !same_but_for_case(header[i], name)) continue;
        if (found != kMissing) {
            throw Error({.where = place,
                         .what = fmt::format("two columns are called \"{}\"", name),
                         .hint = "rename one of them"});
        }
        found = i;
    }
    return found;
}

std::array<std::size_t, 4> columns_of(const Row& header, const std::array<const char*, 4>& names, const Place& place) {
    std::array<std::size_t, 4> at{};
    for (std::size_t i = 0; i < names.size(); ++i) at[i] = column_of(header, names[i], place);
    return at;
}

std::size_t missing(const std::array<std::size_t, 4>& at) {
    return static_cast<std::size_t>(std::count(at.begin(), at.end(), kMissing));
}

[[noreturn]] void no_counts(const CountColumns& columns, const Place& place) {
    std::string names;
    for (std::size_t i = 0; i < columns.at.size(); ++i) {
        if (columns.at[i] != kMissing) continue;
        names += fmt::format("{}{}", names.empty() ? "" : ", ", columns.are_cells ? kCells[i] : kSignature[i]);
    }
    throw Error({.where = place,
                 .what = fmt::format("columns that are missing: {} (there are: {})", names, listed(columns.header)),
                 .hint = "the first line names the columns, f f1 f2 N or o11 o12 o21 o22 among them, with tabs between "
                         "(--csv: commas or semicolons)"});
}

std::string json_string(std::string_view text) {
    return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

Fault no_number(std::string_view field, const std::string& column) {
    const bool is_digits = !field.empty() && field.find_first_not_of("0123456789") == std::string_view::npos;
    return {
        .where = {},
        .what = fmt::format("\"{}\" in column {} is {}", unquoted(field), column, is_digits ? "too large" : "no count"),
        .hint = is_digits ? "counts go up to 9223372036854775807" : "counts are whole numbers, 0 or more"};
}

}  // namespace

CountColumns find_counts(Row header, const std::vector<NamedMeasure>& measures, const Place& place) {
    CountColumns found;
    found.at = columns_of(header, kSignature, place);
    const std::array<std::size_t, 4> cells = columns_of(header, kCells, place);
    if (found.at[0] == kMissing) found.at[0] = cells[0];
    if (missing(found.at) > 0 && missing(cells) < missing(found.at)) {
        found.at = cells;
        found.are_cells = true;
    }
    found.header = std::move(header);
    if (missing(found.at) > 0) no_counts(found, place);
    for (const NamedMeasure& measure : measures) {
        if (column_of(found.header, measure.label, place) == kMissing) continue;
        throw Error({.where = place,
                     .what = fmt::format("the table has a column \"{}\" already", measure.label),
                     .hint = "rename it, or leave that measure out"});
    }
    return found;
}

std::optional<std::int64_t> whole_number(std::string_view field) {
    constexpr double kExact = 9007199254740992.0;  // up to here a double is that very whole number
    while (field.starts_with(' ') || field.starts_with('"')) field.remove_prefix(1);
    while (field.ends_with(' ') || field.ends_with('"')) field.remove_suffix(1);
    const char* const end = field.data() + field.size();
    std::int64_t count = 0;
    const std::from_chars_result read = std::from_chars(field.data(), end, count);
    if (read.ec == std::errc() && read.ptr == end) return count;
    double real = 0.0;
    const std::from_chars_result rounded = std::from_chars(field.data(), end, real);
    if (rounded.ec != std::errc() || rounded.ptr != end) return std::nullopt;
    if (std::trunc(real) != real || std::abs(real) > kExact) return std::nullopt;
    return static_cast<std::int64_t>(real);
}

std::variant<Contingency, Fault> counts_of(const std::vector<std::string_view>& fields, const CountColumns& columns) {
    if (fields.size() != columns.header.size()) {
        return Fault{.where = {},
                     .what = fmt::format("{} fields where the first line has {}", fields.size(), columns.header.size()),
                     .hint = "every line needs the same columns (R: write.table with row.names = FALSE)"};
    }
    std::array<std::int64_t, 4> counts{};
    for (std::size_t i = 0; i < counts.size(); ++i) {
        const std::string_view field = fields[columns.at[i]];
        const std::optional<std::int64_t> count = whole_number(field);
        if (!count || *count < 0) return no_number(field, columns.header[columns.at[i]]);
        counts[i] = *count;
    }
    const auto [a, b, c, d] = counts;
    const std::optional<Contingency> cells =
        columns.are_cells ? Contingency::from_cells(a, b, c, d) : Contingency::from_signature(a, b, c, d);
    if (cells) return *cells;
    if (columns.are_cells) {
        return Fault{.where = {},
                     .what = fmt::format("the cells {}, {}, {} and {} add up to too much", a, b, c, d),
                     .hint = "counts go up to 9223372036854775807"};
    }
    return Fault{.where = {},
                 .what = fmt::format("f {}, f1 {}, f2 {} and N {} contradict each other", a, b, c, d),
                 .hint = "f is at most f1 and f2, and f1 + f2 - f at most N"};
}

RowWriter::RowWriter(RowFormat format, int decimals, const std::vector<NamedMeasure>& measures)
    : format_(format), decimals_(decimals), measures_(measures) {}

void RowWriter::header(std::string_view record, const CountColumns& columns, char separator) {
    columns_ = columns;
    separator_ = separator;
    if (format_ != RowFormat::json) {
        text_ += record;
        for (const NamedMeasure& measure : measures_) (text_ += separator_) += measure.label;
        text_ += '\n';
        return;
    }
    for (const std::string& name : columns.header) keys_.push_back(json_string(name) + ": ");
    for (const NamedMeasure& measure : measures_) keys_.push_back(json_string(measure.label) + ": ");
    text_ += '[';
}

void RowWriter::row(std::string_view record, const std::vector<std::string_view>& fields, const Contingency* counts) {
    if (format_ == RowFormat::json) {
        json_row(fields, counts);
    } else {
        text_ += record;
        // A record that lacks fields gets them, so that what follows stands in its own columns.
        for (std::size_t i = fields.size(); i < columns_.header.size(); ++i) text_ += separator_;
        for (const NamedMeasure& measure : measures_) {
            text_ += separator_;
            if (counts != nullptr) append(measure, *counts);
        }
        text_ += '\n';
    }
    if (text_.size() >= kPiece) flush();
}

void RowWriter::json_row(const std::vector<std::string_view>& fields, const Contingency* counts) {
    text_ += is_first_ ? "\n{" : ",\n{";
    is_first_ = false;
    for (std::size_t i = 0; i < columns_.header.size(); ++i) {
        text_ += i > 0 ? ", " : "";
        text_ += keys_[i];
        const bool is_count =
            counts != nullptr && std::find(columns_.at.begin(), columns_.at.end(), i) != columns_.at.end();
        if (i >= fields.size()) {
            text_ += "null";
        } else if (is_count) {
            text_ += std::to_string(*whole_number(fields[i]));
        } else {
            text_ += json_string(unquoted(fields[i]));
        }
    }
    for (std::size_t i = 0; i < measures_.size(); ++i) {
        (text_ += ", ") += keys_[columns_.header.size() + i];
        if (counts == nullptr) {
            text_ += "null";
        } else {
            append(measures_[i], *counts);
        }
    }
    text_ += '}';
}

void RowWriter::append(const NamedMeasure& measure, const Contingency& counts) {
    const double value = measure(counts);
    if (measure.measure->scale == Scale::probability) {
        fmt::format_to(std::back_inserter(text_), "{:.{}e}", value == 0.0 ? 0.0 : value, decimals_);
    } else {
        text_ += fixed(value, decimals_);
    }
}

void RowWriter::finish() {
    if (format_ == RowFormat::json) text_ += "\n]\n";
    flush();
}

void RowWriter::flush() {
    if (text_.empty()) return;
    print_result(text_);
    text_.clear();
}

}  // namespace glane

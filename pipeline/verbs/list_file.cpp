#include "pipeline/verbs/list_file.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include <fmt/format.h>

#include "pipeline/base/error.h"
#include "pipeline/base/record_reader.h"
#include "pipeline/model/unicode.h"

namespace glane {
namespace {

bool has_digit(std::string_view text) { return text.find_first_of("0123456789") != std::string_view::npos; }

/// `place` is where the text begins.
void stop_unless_utf8(std::string_view text, Place place) {
    const std::size_t bad = first_invalid_utf8(text);
    if (bad == std::string_view::npos) return;
    const std::string_view before = text.substr(0, bad);
    place.line += static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n'));
    const std::string encoding = guess_encoding(text);
    throw Error({.where = std::move(place),
                 .what = fmt::format("not valid UTF-8 (byte 0x{:02X})", static_cast<unsigned char>(text[bad])),
                 .hint = encoding.empty() ? "save the list as UTF-8"
                                          : fmt::format("looks like {}: save the list as UTF-8", encoding)});
}

void read_list(const std::string& file, const std::function<void(Record)>& take) {
    const std::string name = shown_name(file);
    RecordReader reader(file, name.ends_with(".csv") ? TableFormat::csv : TableFormat::tsv_by_first_line, [] {});
    const char separator = reader.separator();
    for (std::string_view text; reader.next(text);) {
        stop_unless_utf8(text, reader.place());
        for (Record& record : separator == '\t' ? parse_tsv(text) : parse_csv(text, name, {&separator, 1})) {
            record.line = reader.place().line;
            take(std::move(record));
        }
    }
}

bool is_heading(const Record& record) {
    if (record.fields.size() < 2) return false;
    double ignored = 0;
    return !has_digit(record.fields[1]) && !parse_number(record.fields[1], ignored);
}

}  // namespace

std::string shown_name(const std::string& file) { return file == "-" ? "standard input" : file; }

std::vector<Record> list_records(const std::string& file) {
    std::vector<Record> records;
    read_list(file, [&](Record record) { records.push_back(std::move(record)); });
    return records;
}

void read_below_heading(const std::string& file, const std::function<void(const Record&)>& take) {
    bool first = true;
    read_list(file, [&](const Record& record) {
        if (!first || !is_heading(record)) take(record);
        first = false;
    });
}

bool parse_number(std::string text, double& number) {
    for (const std::string_view blank : {" ", "\u00a0", "\u202f"}) {
        for (std::size_t at; (at = text.find(blank)) != std::string::npos;) text.erase(at, blank.size());
    }
    if (text.find('.') == std::string::npos) std::replace(text.begin(), text.end(), ',', '.');
    if (text.starts_with("\u2212")) text.replace(0, 3, "-");
    if (text.starts_with('+')) text.erase(0, 1);
    const char* const end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, number);
    return error == std::errc() && stop == end && !text.empty();
}

bool is_blank(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = next_code_point(text, at);
        if (!is_space(c) && c >= 0x20 && c != 0x7F) return false;
    }
    return true;
}

}  // namespace glane

#include "pipeline/verbs/list_file.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include <fmt/format.h>

#include "pipeline/base/error.h"
#include "pipeline/base/file.h"
#include "pipeline/model/unicode.h"

namespace glane {
namespace {

bool has_digit(std::string_view text) { return text.find_first_of("0123456789") != std::string_view::npos; }

void stop_unless_utf8(const std::string& text, const std::string& name) {
    const std::size_t bad = first_invalid_utf8(text);
    if (bad == std::string::npos) return;
    const auto before = text.begin() + static_cast<std::ptrdiff_t>(bad);
    const auto line = static_cast<std::size_t>(std::count(text.begin(), before, '\n')) + 1;
    const std::string encoding = guess_encoding(text);
    throw Error({.where = {name, line},
                 .what = fmt::format("not valid UTF-8 (byte 0x{:02X})", static_cast<unsigned char>(text[bad])),
                 .hint = encoding.empty() ? "save the list as UTF-8"
                                          : fmt::format("looks like {}: save the list as UTF-8", encoding)});
}

}  // namespace

std::string shown_name(const std::string& file) { return file == "-" ? "standard input" : file; }

std::vector<Record> list_records(const std::string& file) {
    const std::string name = shown_name(file);
    std::string text = file == "-" ? read_standard_input() : read_file(file);
    if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
    stop_unless_utf8(text, name);
    const bool tabs = text.substr(0, text.find('\n')).find('\t') != std::string::npos;
    return name.ends_with(".csv") || !tabs ? parse_csv(text, name) : parse_tsv(text);
}

std::vector<Record> records_below_heading(std::vector<Record> records, std::size_t numbers) {
    if (records.empty() || records.front().fields.size() <= numbers) return records;
    const std::string& first = records.front().fields[numbers];
    double ignored = 0;
    if (!has_digit(first) && !parse_number(first, ignored)) records.erase(records.begin());
    return records;
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

#include "pipeline/run/sheet.h"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <utility>

#include <fmt/format.h>

#include "pipeline/base/error.h"
#include "pipeline/model/unicode.h"

namespace glane {
namespace fs = std::filesystem;
std::string sheet_text(std::string_view bytes, const std::string& path) {
    std::string text(bytes);
    if (first_invalid_utf8(bytes) != std::string_view::npos || bytes.find('\0') != std::string_view::npos) {
        const std::string encoding = guess_encoding(bytes);
        if (encoding.empty()) {
            throw Error({.where = {path},
                         .what = "this is not a table in plain text",
                         .hint = "in the spreadsheet, save it as text (CSV or TSV) in UTF-8"});
        }
        text = transcode(bytes, encoding);
    }
    if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
    return text;
}

Sheet::Sheet(std::string_view bytes, const std::string& name, const std::string& path,
             const std::vector<std::string>& needed, const std::string& hint)
    : name_(name), records_(parse_sheet(sheet_text(bytes, path), path)) {
    if (records_.empty()) return;
    const Row& names = records_.front().fields;
    for (std::size_t i = 0; i < names.size(); ++i) columns_.try_emplace(folded(trimmed(names[i])), i);
    for (const std::string& column : needed) {
        if (columns_.contains(column)) continue;
        throw Error({.where = {path, records_.front().line},
                     .what = fmt::format("there is no column \"{}\"", column),
                     .hint = hint});
    }
    records_.erase(records_.begin());
}

std::string Sheet::cell(const Record& record, const std::string& column) const {
    const auto found = columns_.find(column);
    if (found == columns_.end() || found->second >= record.fields.size()) return {};
    return record.fields[found->second];
}

std::string Sheet::word(const Record& record, const std::string& column) const {
    return std::string(trimmed(cell(record, column)));
}

std::string_view trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    return first == text.npos ? std::string_view() : text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

std::optional<std::uint32_t> number_of(std::string_view text) {
    std::uint32_t number = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (fault != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return number;
}

std::size_t text_called(const std::string& file, const std::vector<std::string>& names) {
    const auto same = std::find(names.begin(), names.end(), file);
    if (same != names.end()) return static_cast<std::size_t>(same - names.begin());
    const std::string tail = "/" + fs::path(file).lexically_normal().string();
    const auto ends = std::find_if(names.begin(), names.end(), [&](const std::string& name) {
        return ("/" + fs::path(name).lexically_normal().string()).ends_with(tail);
    });
    return static_cast<std::size_t>(ends - names.begin());
}

}  // namespace glane

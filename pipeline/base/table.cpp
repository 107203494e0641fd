#include "pipeline/base/table.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "pipeline/base/error.h"

namespace glane {
namespace {

void append_tsv_field(std::string& out, std::string_view field) {
    for (const char c : field) {
        switch (c) {
            case '\t': out += "\\t"; break;
            case '\n': out += "\\n"; break;
            case '\r': out += "\\r"; break;
            case '\\': out += "\\\\"; break;
            default: out += c;
        }
    }
}

std::string tsv_field(std::string_view raw) {
    std::string field;
    for (std::size_t i = 0; i < raw.size(); ++i) {
        if (raw[i] != '\\' || i + 1 == raw.size()) {
            field += raw[i];
            continue;
        }
        switch (raw[++i]) {
            case 't': field += '\t'; break;
            case 'n': field += '\n'; break;
            case 'r': field += '\r'; break;
            case '\\': field += '\\'; break;
            default: (field += '\\') += raw[i];
        }
    }
    return field;
}

void append_quoted(std::string& out, std::string_view field) {
    out += '"';
    for (const char c : field) {
        if (c == '"') out += '"';
        out += c;
    }
    out += '"';
}

void append_csv_field(std::string& out, std::string_view field) {
    // Semicolons too: a French spreadsheet takes them for separators.
    if (field.find_first_of(",;\"\n\r") == std::string_view::npos) {
        out += field;
    } else {
        append_quoted(out, field);
    }
}

void append_sheet_field(std::string& out, std::string_view field) {
    std::string escaped;
    append_tsv_field(escaped, field);
    if (field.find('"') == std::string_view::npos) {
        out += escaped;
    } else {
        append_quoted(out, escaped);
    }
}

template <typename Append>
std::string join(const Row& row, char separator, Append append) {
    std::string line;
    for (std::size_t i = 0; i < row.size(); ++i) {
        if (i > 0) line += separator;
        append(line, row[i]);
    }
    return line += '\n';
}

/// Reads CSV character by character; a quoted field may hold separators and line feeds.
class CsvReader {
  public:
    /// The separator is the one of which the first line has most; the first of `separators` where none leads.
    CsvReader(std::string_view text, const std::string& path, std::string_view separators) : text_(text), path_(path) {
        const std::string_view first = text.substr(0, text.find('\n'));
        const auto rarer = [first](char a, char b) {
            return std::count(first.begin(), first.end(), a) < std::count(first.begin(), first.end(), b);
        };
        separator_ = *std::max_element(separators.begin(), separators.end(), rarer);
    }

    std::vector<Record> records() {
        std::vector<Record> all;
        while (at_ < text_.size()) {
            Record record{.fields = {}, .line = line_};
            do record.fields.push_back(field());
            while (take(separator_));
            take('\r');
            if (take('\n')) ++line_;
            if (record.fields.size() > 1 || !record.fields[0].empty()) all.push_back(std::move(record));
        }
        return all;
    }

  private:
    bool take(char c) {
        if (at_ >= text_.size() || text_[at_] != c) return false;
        ++at_;
        return true;
    }

    std::string field() {
        std::string value;
        if (take('"')) value = quoted();
        while (at_ < text_.size() && text_[at_] != separator_ && text_[at_] != '\n') value += text_[at_++];
        if (!value.empty() && value.back() == '\r') value.pop_back();
        return value;
    }

    /// What stands between the quotes; the opening one has been taken.
    std::string quoted() {
        const std::size_t start_line = line_;
        std::string value;
        while (at_ < text_.size()) {
            const char c = text_[at_++];
            if (c == '\n') ++line_;
            if (c == '"' && !take('"')) return value;
            value += c;
        }
        throw Error({.where = {path_, start_line},
                     .what = "a quoted field never ends",
                     .hint = "close it with \", or write a quote inside a field as \"\""});
    }

    std::string_view text_;
    const std::string& path_;
    std::size_t at_ = 0;
    std::size_t line_ = 1;
    char separator_;
};

}  // namespace

std::string tsv_line(const Row& row) { return join(row, '\t', append_tsv_field); }
std::string csv_line(const Row& row) { return join(row, ',', append_csv_field); }
std::string sheet_line(const Row& row) { return join(row, '\t', append_sheet_field); }

std::vector<Record> parse_tsv(std::string_view text) {
    std::vector<Record> records;
    std::size_t number = 0;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        ++number;
        if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
        if (line.empty() || line.front() == '#') continue;
        Record record{.fields = {}, .line = number};
        while (true) {
            const std::size_t tab = line.find('\t');
            record.fields.push_back(tsv_field(line.substr(0, tab)));
            if (tab == std::string_view::npos) break;
            line.remove_prefix(tab + 1);
        }
        records.push_back(std::move(record));
    }
    return records;
}

std::vector<Record> parse_csv(std::string_view text, const std::string& path, std::string_view separators) {
    return CsvReader(text, path, separators).records();
}

std::vector<Record> parse_sheet(std::string_view text, const std::string& path) {
    std::vector<Record> records = CsvReader(text, path, "\t;,").records();
    for (Record& record : records) {
        for (std::string& field : record.fields) field = tsv_field(field);
    }
    return records;
}

std::string fixed(double value, int decimals) {
    if (!std::isfinite(value)) return "NA";
    std::string text = fmt::format("{:.{}f}", value, decimals);
    if (text[0] == '-' && text.find_first_of("123456789") == std::string::npos) text.erase(0, 1);
    return text;
}

}  // namespace glane

#include "pipeline/run/table_corrections.h"

#include <algorithm>
#include <array>
#include <filesystem>

#include <fmt/format.h>

#include "pipeline/base/digest.h"
#include "pipeline/base/file.h"
#include "pipeline/base/nearest.h"
#include "pipeline/base/table.h"
#include "pipeline/model/unicode.h"
#include "pipeline/run/corrections.h"

namespace glane {
namespace fs = std::filesystem;
namespace {

constexpr const char* kFileName = "tables.csv";

struct ColumnName {
    std::string_view english;
    std::string_view french;
    bool needed;
};
constexpr std::array<ColumnName, 5> kColumns{{{"file", "fichier", false},
                                              {"table", "tableau", true},
                                              {"row", "ligne", true},
                                              {"column", "colonne", true},
                                              {"text", "texte", true}}};

std::string trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) return {};
    return std::string(text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1));
}

/// Where each of kColumns stands in a record.
std::array<std::size_t, kColumns.size()> places_of(const Record& head, const std::string& path) {
    std::array<std::size_t, kColumns.size()> places{};
    for (std::size_t i = 0; i < kColumns.size(); ++i) {
        const auto named = std::find_if(head.fields.begin(), head.fields.end(), [&](const std::string& field) {
            const std::string key = folded(trimmed(field));
            return key == kColumns[i].english || key == kColumns[i].french;
        });
        if (named == head.fields.end() && kColumns[i].needed) {
            throw Error({.where = {path, head.line},
                         .what = fmt::format("there is no column \"{}\"", kColumns[i].english),
                         .hint = "the first line names the columns: file, table, row, column, text"});
        }
        places[i] = static_cast<std::size_t>(named - head.fields.begin());
    }
    return places;
}

}  // namespace

TableCorrections read_table_corrections(std::string_view bytes, const std::string& path,
                                        const std::vector<std::string>& names) {
    TableCorrections corrections;
    corrections.by_text.resize(names.size());
    corrections.digest = sha256(bytes);
    std::vector<Record> records = parse_sheet(sheet_text(bytes, path), path);
    if (records.empty()) return corrections;
    const auto places = places_of(records.front(), path);
    records.erase(records.begin());
    for (const Record& record : records) {
        const auto cell = [&](std::size_t i) {
            return places[i] < record.fields.size() ? trimmed(record.fields[places[i]]) : std::string();
        };
        TableCorrection correction{{kFileName, record.line}, cell(0), cell(1), cell(2), cell(3), cell(4)};
        if (correction.table.empty() && correction.row.empty() && correction.column.empty()) continue;
        const std::size_t text = correction.file.empty() && names.size() == 1 ? 0 : text_named(correction.file, names);
        if (text == names.size()) {
            const std::string near = nearest(correction.file, names);
            corrections.findings.push_back({Severity::error,
                                            {correction.where, fmt::format("no text is called \"{}\"", correction.file),
                                             near.empty() ? "name a file of a [[source]] as project.toml names it"
                                                          : fmt::format("did you mean \"{}\"?", near)}});
            continue;
        }
        corrections.by_text[text].push_back(std::move(correction));
    }
    return corrections;
}

TableCorrections table_corrections_of(const Project& project, const std::vector<std::string>& names) {
    const fs::path file = project.folder / kFileName;
    if (!fs::exists(file)) return {std::vector<std::vector<TableCorrection>>(names.size()), {}, {}};
    return read_table_corrections(read_file(file), (project.file.parent_path() / kFileName).string(), names);
}

std::vector<std::string> key_of(const std::vector<TableCorrection>& corrections) {
    if (corrections.empty()) return {};
    KeyBuilder key;
    for (const TableCorrection& correction : corrections) {
        key.add(std::to_string(correction.where.line)).add(correction.table).add(correction.row).add(correction.column);
        key.add(correction.text);
    }
    return {fmt::format("{}:{}", kFileName, key.digest())};
}

}  // namespace glane

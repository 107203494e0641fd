#include "pipeline/run/corrections.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <filesystem>
#include <map>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "pipeline/base/digest.h"
#include "pipeline/base/file.h"
#include "pipeline/base/nearest.h"
#include "pipeline/base/table.h"
#include "pipeline/model/unicode.h"

namespace glane {
namespace fs = std::filesystem;
namespace {

constexpr const char* kFileName = "corrections.tsv";

struct VerdictName {
    std::string_view english;
    std::string_view french;
    Verdict verdict;
};
constexpr std::array<VerdictName, 3> kVerdicts{{{"accept", "accepter", Verdict::accept},
                                                {"reject", "refuser", Verdict::reject},
                                                {"correct", "corriger", Verdict::correct}}};

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

/// Rows of the table by the names of their columns.
class Sheet {
  public:
    Sheet(std::string_view text, const std::string& name, const std::string& path)
        : name_(name), records_(parse_sheet(text, path)) {
        if (records_.empty()) return;
        const Row& names = records_.front().fields;
        for (std::size_t i = 0; i < names.size(); ++i) columns_.try_emplace(folded(trimmed(names[i])), i);
        for (const char* needed : {"decision", "file", "line", "before"}) {
            if (columns_.contains(needed)) continue;
            throw Error({.where = {path, records_.front().line},
                         .what = fmt::format("there is no column \"{}\"", needed),
                         .hint = "the first line names the columns: fill in a copy of restored/review.tsv, or write "
                                 "decision, correction, file, line and before, with tabs between them"});
        }
        records_.erase(records_.begin());
    }
    [[nodiscard]] const std::vector<Record>& records() const { return records_; }
    [[nodiscard]] const std::string& name() const { return name_; }
    [[nodiscard]] std::string cell(const Record& record, const std::string& column) const {
        const auto found = columns_.find(column);
        if (found == columns_.end() || found->second >= record.fields.size()) return {};
        return record.fields[found->second];
    }

  private:
    std::string name_;
    std::vector<Record> records_;
    std::map<std::string, std::size_t> columns_;
};

/// A row as it was understood.
struct Reading {
    Decision decision;
    Fault fault;  // empty where the row can be followed
};

Reading read_row(const Sheet& sheet, const Record& record, std::string_view word) {
    Reading row;
    Decision& decision = row.decision;
    decision.where = {sheet.name(), record.line};
    decision.file = trimmed(sheet.cell(record, "file"));
    decision.before = sheet.cell(record, "before");
    decision.after = sheet.cell(record, "after");
    decision.correction = sheet.cell(record, "correction");
    const auto refuse = [&row](std::string what, std::string hint) {
        row.fault = {row.decision.where, std::move(what), std::move(hint)};
        return row;
    };
    const auto verdict = std::find_if(kVerdicts.begin(), kVerdicts.end(), [&](const VerdictName& name) {
        return folded(word) == name.english || folded(word) == name.french;
    });
    if (verdict == kVerdicts.end()) {
        return refuse(fmt::format("unknown decision \"{}\"", word), "write accept, reject or correct, or nothing");
    }
    decision.verdict = verdict->verdict;
    const std::string line(trimmed(sheet.cell(record, "line")));
    const auto number = number_of(line);
    if (!number || *number == 0) {
        return refuse(fmt::format("\"{}\" is no number of a line", line), "the lines of a source count from 1");
    }
    decision.line = *number;
    decision.begin = number_of(trimmed(sheet.cell(record, "begin")));
    if (decision.before.empty()) {
        return refuse("no word to decide on", "write into before what the source has there");
    }
    const bool has_words = !decision.correction.empty();
    if (decision.verdict == Verdict::correct && !has_words) {
        return refuse("no correction", "write your own words into the column correction, or decide accept or reject");
    }
    if (decision.verdict != Verdict::correct && has_words) {
        return refuse(fmt::format("\"{}\" and words of your own", word),
                      "write correct, or empty the column correction");
    }
    return row;
}

}  // namespace

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

std::size_t text_named(const std::string& file, const std::vector<std::string>& names) {
    const auto same = std::find(names.begin(), names.end(), file);
    if (same != names.end()) return static_cast<std::size_t>(same - names.begin());
    const std::string tail = "/" + fs::path(file).lexically_normal().string();
    const auto ends = std::find_if(names.begin(), names.end(), [&](const std::string& name) {
        return ("/" + fs::path(name).lexically_normal().string()).ends_with(tail);
    });
    return static_cast<std::size_t>(ends - names.begin());
}

Corrections read_corrections(std::string_view bytes, const std::string& name, const std::string& path) {
    const Sheet sheet(sheet_text(bytes, path), name, path);
    Corrections corrections;
    corrections.digest = sha256(bytes);
    for (const Record& record : sheet.records()) {
        const std::string cell = sheet.cell(record, "decision");
        const std::string_view word = trimmed(cell);
        if (word.empty()) {
            if (trimmed(sheet.cell(record, "correction")).empty()) continue;
            corrections.findings.push_back(
                {Severity::error,
                 {{name, record.line}, "a correction without a decision", "write correct into the column decision"}});
            ++corrections.rows;
            continue;
        }
        ++corrections.rows;
        Reading row = read_row(sheet, record, word);
        if (row.fault.what.empty()) {
            corrections.decisions.push_back(std::move(row.decision));
        } else {
            corrections.findings.push_back({Severity::error, std::move(row.fault)});
        }
    }
    return corrections;
}

Corrections corrections_of(const Project& project) {
    const fs::path file = project.folder / kFileName;
    if (!fs::exists(file)) return {};
    return read_corrections(read_file(file), kFileName, (project.file.parent_path() / kFileName).string());
}

std::vector<std::vector<Decision>> decisions_by_text(Corrections& corrections, const std::vector<std::string>& names,
                                                     Severity severity, const std::string& hint) {
    std::vector<std::vector<Decision>> by_text(names.size());
    std::map<std::string, std::pair<Place, std::size_t>> others;  // the first row of each file, and how many
    for (Decision& decision : corrections.decisions) {
        const std::size_t text = text_named(decision.file, names);
        if (text < names.size()) {
            decision.file = names[text];
            by_text[text].push_back(decision);
        } else {
            ++others.try_emplace(decision.file, decision.where, 0).first->second.second;
        }
    }
    for (const auto& [file, rows] : others) {
        const std::string near = nearest(file, names);
        corrections.findings.push_back({severity,
                                        {rows.first,
                                         fmt::format("no text is called \"{}\" ({} {})", file, rows.second,
                                                     rows.second == 1 ? "decision" : "decisions"),
                                         near.empty() ? hint : fmt::format("did you mean \"{}\"?", near)}});
    }
    return by_text;
}

std::vector<std::string> key_of(const std::vector<Decision>& decisions) {
    if (decisions.empty()) return {};
    KeyBuilder key;
    for (const Decision& decision : decisions) {
        key.add(decision.where.path).add(std::to_string(decision.where.line)).add(std::to_string(decision.line));
        key.add(decision.begin ? std::to_string(*decision.begin) : "").add(decision.before).add(decision.after);
        key.add(std::to_string(static_cast<int>(decision.verdict))).add(decision.correction);
    }
    return {fmt::format("{}:{}", kFileName, key.digest())};
}

}  // namespace glane

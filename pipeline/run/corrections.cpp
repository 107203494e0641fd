#include "pipeline/run/corrections.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "pipeline/base/digest.h"
#include "pipeline/base/file.h"
#include "pipeline/base/nearest.h"
#include "pipeline/model/unicode.h"
#include "pipeline/run/sheet.h"

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

Corrections read_corrections(std::string_view bytes, const std::string& name, const std::string& path) {
    const Sheet sheet(bytes, name, path, {"decision", "file", "line", "before"},
                      "the first line names the columns: fill in a copy of restored/review.tsv, or write "
                      "decision, correction, file, line and before, with tabs between them");
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
        const std::size_t text = text_called(decision.file, names);
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

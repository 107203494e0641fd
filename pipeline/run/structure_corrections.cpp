#include "pipeline/run/structure_corrections.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <optional>
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

constexpr const char* kFileName = "structure.tsv";
constexpr const char* kHint =
    "the first line names the columns: file, line and kind, and where they are needed line_end, level and speaker";

struct KindName {
    std::string_view english;
    std::string_view french;
    std::optional<PassageKind> kind;
};
constexpr std::array<KindName, 10> kKinds{{{"heading", "titre", PassageKind::heading},
                                           {"paragraph", "paragraphe", PassageKind::paragraph},
                                           {"list", "liste", PassageKind::list_item},
                                           {"note", "note", PassageKind::note},
                                           {"table", "tableau", PassageKind::table},
                                           {"figure", "figure", PassageKind::figure},
                                           {"furniture", "hors-texte", PassageKind::furniture},
                                           {"turn", "tour", PassageKind::turn},
                                           {"interview", "entretien", std::nullopt},
                                           {"continued", "suite", std::nullopt}}};

std::vector<std::string> kind_names() {
    std::vector<std::string> names;
    for (const KindName& kind : kKinds) names.emplace_back(kind.english);
    return names;
}

/// A row as it was understood; a fault where it cannot be followed.
struct Reading {
    StructureDecision decision;
    Fault fault;
};

Reading read_row(const Sheet& sheet, const Record& record, const std::string& kind) {
    Reading row;
    StructureDecision& decision = row.decision;
    decision.where = {sheet.name(), record.line};
    decision.file = sheet.word(record, "file");
    decision.speaker = sheet.word(record, "speaker");
    const auto refuse = [&row](std::string what, std::string hint) {
        row.fault = {row.decision.where, std::move(what), std::move(hint)};
        return row;
    };
    const auto named = std::find_if(kKinds.begin(), kKinds.end(), [&](const KindName& name) {
        return folded(kind) == name.english || folded(kind) == name.french;
    });
    if (named == kKinds.end()) {
        const std::string near = nearest(kind, kind_names());
        return refuse(fmt::format("unknown kind \"{}\"", kind),
                      near.empty() ? fmt::format("kinds: {}", fmt::join(kind_names(), ", "))
                                   : fmt::format("did you mean \"{}\"?", near));
    }
    decision.kind = named->kind;
    decision.is_interview = named->english == "interview";
    decision.goes_on = named->english == "continued";
    const std::string line = sheet.word(record, "line");
    const std::string line_end = sheet.word(record, "line_end");
    const std::string level = sheet.word(record, "level");
    const auto first = number_of(line);
    const auto last = line_end.empty() ? first : number_of(line_end);
    if (!first || *first == 0)
        return refuse(fmt::format("\"{}\" is no number of a line", line), "the lines of a source count from 1");
    if (!last || *last < *first)
        return refuse(fmt::format("\"{}\" is no last line", line_end),
                      "write the line on which the passage ends, or nothing");
    decision.line = *first;
    decision.line_end = *last;
    const auto depth = level.empty() ? std::optional<std::uint32_t>(0) : number_of(level);
    if (!depth || *depth > 9)
        return refuse(fmt::format("\"{}\" is no level", level),
                      "1 for the highest headings, 2 for those below, up to 9");
    decision.level = static_cast<std::uint8_t>(*depth);
    return row;
}

/// Decisions of one text in the order of their lines; one that overlaps another is a finding.
void sort_decisions(std::vector<StructureDecision>& decisions, std::vector<Finding>& findings) {
    std::stable_sort(decisions.begin(), decisions.end(),
                     [](const StructureDecision& a, const StructureDecision& b) { return a.line < b.line; });
    std::uint32_t taken = 0;
    std::erase_if(decisions, [&](const StructureDecision& decision) {
        const bool overlaps = decision.line <= taken;
        if (overlaps) {
            findings.push_back({Severity::error,
                                {decision.where, fmt::format("line {} has a kind already", decision.line),
                                 "leave one of the two rows out"}});
        }
        taken = std::max(taken, decision.line_end);
        return overlaps;
    });
}

}  // namespace

StructureCorrections read_structure_corrections(std::string_view bytes, const std::vector<std::string>& texts,
                                                const std::string& name, const std::string& path) {
    const Sheet sheet(bytes, name, path, {"line", "kind"}, kHint);
    StructureCorrections corrections;
    corrections.digest = sha256(bytes);
    corrections.by_text.resize(texts.size());
    for (const Record& record : sheet.records()) {
        const std::string kind = sheet.word(record, "kind");
        if (kind.empty()) continue;
        Reading row = read_row(sheet, record, kind);
        const std::string& file = row.decision.file;
        const std::size_t text = file.empty() && texts.size() == 1 ? 0 : text_called(file, texts);
        if (row.fault.what.empty() && text == texts.size()) {
            const std::string near = nearest(file, texts);
            row.fault = {row.decision.where, fmt::format("no text is called \"{}\"", file),
                         near.empty() ? "name a file of a [[source]] as project.toml names it"
                                      : fmt::format("did you mean \"{}\"?", near)};
        }
        if (row.fault.what.empty()) {
            corrections.by_text[text].push_back(std::move(row.decision));
        } else {
            corrections.findings.push_back({Severity::error, std::move(row.fault)});
        }
    }
    for (std::vector<StructureDecision>& decisions : corrections.by_text)
        sort_decisions(decisions, corrections.findings);
    return corrections;
}

StructureCorrections structure_corrections_of(const Project& project, const std::vector<std::string>& texts) {
    const fs::path file = project.folder / kFileName;
    if (!fs::exists(file)) return {std::vector<std::vector<StructureDecision>>(texts.size()), {}, {}};
    return read_structure_corrections(read_file(file), texts, kFileName,
                                      (project.file.parent_path() / kFileName).string());
}

std::vector<std::string> key_of(const std::vector<StructureDecision>& decisions) {
    if (decisions.empty()) return {};
    KeyBuilder key;
    for (const StructureDecision& decision : decisions) {
        key.add(std::to_string(decision.where.line))
            .add(std::to_string(decision.line))
            .add(std::to_string(decision.line_end));
        key.add(decision.kind ? name_of(*decision.kind) : decision.is_interview ? "interview" : "continued");
        key.add(std::to_string(decision.level)).add(decision.speaker);
    }
    return {fmt::format("{}:{}", kFileName, key.digest())};
}

}  // namespace glane

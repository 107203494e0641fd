// glane structure: the outline as understood, to be checked and, where it is wrong, corrected.

#include <algorithm>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "pipeline/base/error.h"
#include "pipeline/base/nearest.h"
#include "pipeline/base/reporter.h"
#include "pipeline/model/language.h"
#include "pipeline/run/lexicon_folder.h"
#include "pipeline/run/outline.h"
#include "pipeline/run/plan.h"
#include "pipeline/run/table_files.h"
#include "pipeline/verbs/verbs.h"

namespace glane {
namespace {

using Json = nlohmann::ordered_json;

struct StructureOptions {
    std::string project = "project.toml";
    std::vector<std::string> kinds;
    std::string document;
    std::string table;
    bool json = false;
    bool csv = false;
};

void check_kinds(const std::vector<std::string>& kinds) {
    for (const std::string& kind : kinds) {
        const std::vector<std::string>& known = outline_kinds();
        if (std::find(known.begin(), known.end(), kind) != known.end()) continue;
        const std::string near = nearest(kind, known);
        throw Error({.where = {},
                     .what = fmt::format("unknown kind \"{}\"", kind),
                     .hint = near.empty() ? fmt::format("kinds: {}", fmt::join(known, ", "))
                                          : fmt::format("did you mean \"{}\"?", near)});
    }
}

bool is_wanted(const OutlineItem& item, const std::vector<std::string>& kinds) {
    return kinds.empty() ? is_shown(item) : std::find(kinds.begin(), kinds.end(), item.kind) != kinds.end();
}

Json json_of(const OutlineItem& item, const std::string& document) {
    Json json = {{"kind", item.kind},     {"level", item.level},  {"text", item.text},
                 {"page", item.page},     {"line", item.line},    {"line_end", item.line_end},
                 {"column", item.column}, {"document", document}, {"interview", item.interview}};
    // The facts of an interview have names of their own: one of them is its kind of authority.
    Json& details = item.kind == "interview" ? json["variables"] : json;
    for (const auto& [name, value] : item.details) details[name] = value;
    return json;
}

/// The beginning of a text for a line of the terminal, never cut inside a code point.
std::string beginning(const std::string& text) {
    constexpr std::size_t kBytes = 96;
    if (text.size() <= kBytes) return text;
    std::size_t end = kBytes;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
    return text.substr(0, end) + "…";
}

std::string line_of(const OutlineItem& item) {
    const std::string lines =
        item.line == item.line_end ? std::to_string(item.line) : fmt::format("{}-{}", item.line, item.line_end);
    std::string notes;
    for (const auto& [name, value] : item.details) {
        if (name == "speaker" && !value.empty()) notes = "<" + value + "> ";
        if (name == "use") notes = "(" + value + ") ";
        if (name == "number") notes = value + ". ";
    }
    const std::string indent(item.kind == "heading" || item.kind == "interview" ? 0 : 2, ' ');
    const std::string level = item.level > 0 ? fmt::format(" {}", item.level) : std::string();
    return fmt::format("p. {:<4} l. {:<11} {}{:<{}} {}{}\n", item.page, lines, indent, item.kind + level,
                       12 - indent.size(), notes, beginning(item.text));
}

Json json_of(const CorpusText& text, const TableCell& cell) {
    const CellPlace place = place_of(text, cell.pieces);
    return {{"text", cell.text},
            {"page", place.page},
            {"line", place.line},
            {"line_end", place.line_end},
            {"corrected", cell.corrected}};
}

/// A table with its columns, rows and cells.
Json json_of(const CorpusText& text, const TextTable& table) {
    Json json = {{"table", table.id},
                 {"caption", table.caption},
                 {"numeric", table.numeric},
                 {"columns", Json::array()},
                 {"rows", Json::array()},
                 {"source", json_of(text, table.source)},
                 {"unassigned", json_of(text, table.unassigned)}};
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        Json column = json_of(text, table.columns[c]);
        column["text"] = column_name(table, c);
        json["columns"].push_back(std::move(column));
    }
    for (const TableRow& row : table.rows) {
        Json cells = Json::array();
        for (const TableCell& cell : row.cells) cells.push_back(json_of(text, cell));
        json["rows"].push_back({{"cells", std::move(cells)}, {"unassigned", json_of(text, row.unassigned)}});
    }
    return json;
}

/// A passage of kind table is as many things understood as it holds tables, each with its own lines.
void add_tables(Json& json, const OutlineItem& item, const CorpusText& text) {
    const Json passage_json = json_of(item, text.source.name);
    bool found = false;
    for (const TextTable& table : text.document.tables) {
        const Passage& passage = text.document.passages[table.passage];
        if (text.ref(passage.pieces.front()).line != item.line) continue;
        found = true;
        Json entry = passage_json;
        const CellPlace place = place_of(text, pieces_of(table));
        if (place.line > 0) {
            entry["page"] = place.page;
            entry["line"] = place.line;
            entry["line_end"] = place.line_end;
        }
        entry.update(json_of(text, table));
        json.push_back(std::move(entry));
    }
    if (!found) json.push_back(passage_json);
}

/// One table alone, as CSV for a spreadsheet or as JSON.
ExitCode print_table(const StructureOptions& options, const Corpus& corpus) {
    std::vector<std::string> known;
    for (const CorpusText& text : corpus) {
        if (!options.document.empty() && text.source.name != options.document) continue;
        for (const TextTable& table : text.document.tables) {
            known.push_back(table.id);
            if (table.id != options.table) continue;
            print_result(options.json ? json_of(text, table).dump(1, ' ', false, Json::error_handler_t::replace) + "\n"
                                      : table_csv(table));
            return ExitCode::done;
        }
    }
    throw Error({.where = {},
                 .what = fmt::format("no table \"{}\"", options.table),
                 .hint = known.empty() ? "no table was found" : fmt::format("tables: {}", fmt::join(known, ", "))},
                ExitCode::no_match);
}

ExitCode structure(const StructureOptions& options) {
    check_kinds(options.kinds);
    const Project project = load_project(options.project);
    const Language language = Language::load(lexicon_folder());
    Cache cache(project.work_folder, CacheUse::read_only);
    const Prepared prepared =
        prepare_corpus(project, language, cache, std::max(1U, std::thread::hardware_concurrency()));
    if (!options.table.empty()) return print_table(options, prepared.corpus);
    Json json = Json::array();
    std::string text;
    if (options.csv) text = outline_csv_head();
    std::size_t found = 0;
    for (const CorpusText& entry : prepared.corpus) {
        if (!options.document.empty() && entry.source.name != options.document) continue;
        if (!options.json && !options.csv && prepared.corpus.size() > 1) text += entry.source.name + "\n";
        for (const OutlineItem& item : outline_of(entry)) {
            if (!is_wanted(item, options.kinds)) continue;
            ++found;
            if (options.json) {
                if (item.kind == "table") {
                    add_tables(json, item, entry);
                } else {
                    json.push_back(json_of(item, entry.source.name));
                }
            } else {
                text += options.csv ? outline_csv_line(item, entry.source.name) : line_of(item);
            }
        }
    }
    print_result(options.json ? json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n" : text);
    return found == 0 ? ExitCode::no_match : ExitCode::done;
}

}  // namespace

void add_structure(CLI::App& program, Action& action) {
    CLI::App* verb =
        program.add_subcommand("structure", "headings, notes, tables, quotations, interviews as understood");
    const auto options = std::make_shared<StructureOptions>();
    add_project_option(*verb, options->project);
    verb->add_option("--kind", options->kinds,
                     fmt::format("only these, separated by commas: {}", fmt::join(outline_kinds(), ", ")))
        ->delimiter(',');
    verb->add_option("--document", options->document, "only this text of the project, as project.toml names it");
    verb->add_option("--table", options->table, "only this table, as CSV or JSON with all its cells: tableau-1");
    CLI::Option* json = verb->add_flag("--json", options->json, "print as JSON");
    verb->add_flag("--csv", options->csv, "print as CSV, one row a thing understood")->excludes(json);
    verb->footer(
        "Examples:\n  glane structure --project corpus/demo --kind heading,interview\n"
        "  glane structure --project corpus/demo --csv > structure.csv\n"
        "  glane structure --project corpus/demo --table tableau-1 > tableau-1.csv\n\n"
        "A cell of a table is corrected in tables.csv beside project.toml: columns file, table, row, column and text, "
        "rows\n"
        "and columns by name or by number.\n\n"
        "What is wrong is corrected in structure.tsv beside project.toml: columns file, line and kind, and where they\n"
        "are needed line_end, level and speaker. The next run follows it.");
    verb->callback([&action, options] { action = [options] { return structure(*options); }; });
}

}  // namespace glane

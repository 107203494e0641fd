#include "stages/consistency/found.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

namespace glane::consistency {
namespace {

SourceRef place_of_row(const CorpusText& text, const TextTable& table, const TableRow& row) {
    for (const TableCell& cell : row.cells) {
        if (!cell.pieces.empty()) return text.ref(cell.pieces.front());
    }
    return place_of(text, table);
}

/// The case that a row begins with; no unit where its first cell names none, or several.
FoundCase case_of(const TableRow& row, const Reader& reader) {
    FoundCase found;
    if (row.cells.empty()) return found;
    found.text = row.cells.front().text;
    const std::vector<Word> words = reader.words_of(found.text);
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (const Mark* kind = words[i].mark("kind"); kind != nullptr && found.unit != kind->value) {
            if (!found.unit.empty()) return {};
            found.unit = kind->value;
        }
        const SizeClass size = size_at(words, i);
        if (!size.is_known() || found.size_min >= 0 || found.size_max >= 0) continue;
        found.size_min = size.min;
        found.size_max = size.max;
    }
    return found;
}

/// What tells that two tables are parts of one: the words of their columns.
std::string columns_of(const TextTable& table) {
    std::string columns;
    for (const TableCell& column : table.columns) columns += column.text + "\n";
    return columns;
}

}  // namespace

std::vector<FoundCase> interviews_of(const Corpus& corpus) {
    std::vector<FoundCase> found;
    for (const CorpusText& text : corpus) {
        for (const Interview& interview : text.document.interviews) {
            SourceRef ref{text.source.name, interview.id, 1, 1};
            if (!interview.heading_span.empty()) ref = text.ref(interview.heading_span);
            ref.interview = interview.id;
            const InterviewFacts& facts = interview.facts;
            found.push_back({facts.kind, facts.size_min, facts.size_max,
                             interview.heading.empty() ? interview.id : interview.heading, ref});
        }
    }
    return found;
}

std::int64_t speakers_of(const Corpus& corpus) {
    std::set<std::tuple<std::string, std::string, std::string>> speakers;
    for (const CorpusText& text : corpus) {
        for (const Passage& passage : text.document.passages) {
            if (passage.kind != PassageKind::turn || passage.interviewer || passage.interview == kNone) continue;
            speakers.insert({text.source.name, text.document.interviews[passage.interview].id, passage.speaker});
        }
    }
    return static_cast<std::int64_t>(speakers.size());
}

std::vector<FoundTable> tables_of(const Corpus& corpus, const Reader& reader) {
    std::vector<FoundTable> tables;
    for (const CorpusText& text : corpus) {
        std::vector<std::pair<std::string, FoundTable>> own;
        for (const TextTable& table : text.document.tables) {
            if (table.numeric) continue;  // its rows are answers or years, not the cases of a corpus
            const std::string columns = columns_of(table);
            auto same = std::find_if(own.begin(), own.end(), [&](const auto& known) { return known.first == columns; });
            if (same == own.end()) {
                const SourceRef ref = place_of(text, table);
                own.push_back({columns, {table.caption.empty() ? table.id : table.caption, ref, {}}});
                same = own.end() - 1;
            }
            for (const TableRow& row : table.rows) {
                FoundCase found = case_of(row, reader);
                if (found.unit.empty()) continue;
                found.ref = place_of_row(text, table, row);
                same->second.is_whole = same->second.is_whole && row.unassigned.text.empty();
                same->second.rows.push_back(std::move(found));
            }
        }
        for (auto& [columns, table] : own) {
            if (table.rows.size() >= 2) tables.push_back(std::move(table));
        }
    }
    return tables;
}

}  // namespace glane::consistency

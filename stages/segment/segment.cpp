#include "stages/segment/segment.h"

#include <algorithm>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "pipeline/base/error.h"
#include "pipeline/model/pattern.h"
#include "stages/segment/assemble.h"
#include "stages/segment/blocks.h"
#include "stages/segment/decided.h"
#include "stages/segment/draft.h"
#include "stages/segment/heading_levels.h"
#include "stages/segment/headings.h"
#include "stages/segment/interviews.h"
#include "stages/segment/note_calls.h"
#include "stages/segment/notes.h"
#include "stages/segment/quotations.h"
#include "stages/segment/regions.h"
#include "stages/segment/tables.h"

namespace glane {
namespace {

Rules compile_rules(const Segment::Options& options) {
    Rules rules{.interview_heading = compile(options.interview_heading),
                .interviews_begin = {},
                .heading = compile(options.heading),
                .caption = compile(options.caption),
                .speakers = SpeakerLabels(options.interviewer, options.speaker)};
    if (!options.interviews_begin.empty()) rules.interviews_begin.emplace(options.interviews_begin);
    return rules;
}

std::vector<TableRule> compile_tables(const Segment::Options& options) {
    std::vector<TableRule> rules;
    for (const Segment::Table& table : options.table) {
        TableRule& rule = rules.emplace_back();
        if (!table.caption.empty()) rule.caption.emplace(table.caption);
        if (!table.row.empty()) rule.row.emplace(table.row);
        rule.columns = table.columns;
    }
    return rules;
}

/// Who asks, where no label says so: the one most of whose turns hold a question.
void guess_interviewer(Document& document, const Interview& interview, Context& context) {
    struct Voice {
        std::string name;
        int turns = 0;
        int questions = 0;
    };
    std::vector<Voice> voices;
    for (std::uint32_t i = interview.passages.begin; i < interview.passages.end; ++i) {
        const Passage& passage = document.passages[i];
        if (passage.kind != PassageKind::turn || passage.speaker.empty()) continue;
        if (passage.interviewer) return;
        auto voice = std::find_if(voices.begin(), voices.end(), [&](const Voice& v) { return v.name == passage.speaker; });
        if (voice == voices.end()) voice = voices.insert(voices.end(), Voice{passage.speaker});
        ++voice->turns;
        voice->questions += document.passage_text(passage).find('?') != std::string::npos ? 1 : 0;
    }
    if (voices.size() < 2) return;
    const auto asks = std::max_element(voices.begin(), voices.end(), [](const Voice& a, const Voice& b) {
        return a.questions * b.turns < b.questions * a.turns;
    });
    if (asks->questions * 2 <= asks->turns) return;
    for (std::uint32_t i = interview.passages.begin; i < interview.passages.end; ++i) {
        Passage& passage = document.passages[i];
        if (passage.kind == PassageKind::turn && passage.speaker == asks->name) passage.interviewer = true;
    }
    context.finding(Severity::note, {.where = {document.name},
                                     .what = fmt::format("\"{}\" is taken for the interviewer: most of these turns ask", asks->name),
                                     .hint = fmt::format("say so with interviewer = [\"{}\"] under [structure]", asks->name)});
}

void report_findings(const Document& document, const Segment::Input& input, const InterviewLines& interviews,
                     const Segment::Options& options, Context& context) {
    const auto place = [&](std::uint32_t offset) {
        return Place{document.name, input.source.place_of(input.restored.map.to_source({offset, offset}).begin).line, 0};
    };
    if (!interviews.begin_found) {
        context.finding(Severity::warning,
                        {.where = {document.name},
                         .what = fmt::format("no heading matches interviews_begin = \"{}\"", options.interviews_begin),
                         .hint = "interviews of this report are therefore not sought"});
    } else if (document.kind == SourceKind::report && !options.interviews_begin.empty() && document.interviews.empty()) {
        context.finding(Severity::warning, {.where = {document.name},
                                            .what = "no interview found behind the heading where they begin",
                                            .hint = "check interview_heading under [structure]"});
    }
    for (const Passage& passage : document.passages) {
        if (passage.kind != PassageKind::figure && passage.kind != PassageKind::table) continue;
        const char* kind = passage.kind == PassageKind::figure ? "figure" : "table";
        context.finding(Severity::note, {.where = place(Document::begin_of(passage)),
                                         .what = fmt::format("taken for a {}: kept out of counts and index", kind),
                                         .hint = {}});
    }
    for (const Interview& interview : document.interviews) {
        const auto begin = document.passages.begin() + interview.passages.begin;
        const auto end = document.passages.begin() + interview.passages.end;
        const bool has_turns = std::any_of(begin, end, [](const Passage& p) { return p.kind == PassageKind::turn; });
        if (has_turns) continue;
        context.finding(Severity::warning, {.where = place(interview.heading_span.begin),
                                            .what = fmt::format("the interview \"{}\" has no text", interview.id),
                                            .hint = "check interview_heading under [structure]"});
    }
}

}  // namespace

Document Segment::run(const Input& input, const Options& options, Context& context) {
    Rules rules = compile_rules(options);
    Draft draft;
    draft.text = input.restored.text;
    draft.lines = read_lines(input.restored, input.source);
    mark_furniture(draft);
    draft.decisions = input.decisions;
    mark_decided(draft, input.source, input.restored, context);
    draft.indented = are_indented(draft.lines, draft.text);
    draft.full_width = full_width_of(draft.lines);
    if (input.kind == SourceKind::interview) {
        std::vector<Span> lines;
        for (const TextLine& line : draft.lines) lines.push_back(line.span);
        rules.speakers.learn(draft.text, lines);
    }
    InterviewLines interviews = find_interviews(draft, input.kind, rules);
    decide_interviews(interviews, draft);
    draft.interviews = interviews.all;
    split_blocks(draft, rules.speakers, interviews.headings);
    decide_blocks(draft, rules.speakers);
    mark_notes(draft);
    mark_regions(draft, {rules.heading, rules.caption, input.language});
    mark_headings(draft, rules.heading);
    level_headings(draft, input.language);

    Document document;
    document.name = input.source.name;
    document.kind = input.kind;
    document.text = input.restored.text;
    assemble(document, draft, input.language);
    for (const Interview& interview : document.interviews) guess_interviewer(document, interview, context);
    join_note_calls(document, input.source, input.restored, input.language);
    find_quotations(document, input.language);
    const std::vector<TableRule> tables = compile_tables(options);
    read_tables(document, {input.source, input.restored, input.language, input.lexicon, rules.caption, tables, input.corrections},
                context);
    annotate(document, input.language);
    report_findings(document, input, interviews, options, context);
    return document;
}

}  // namespace glane

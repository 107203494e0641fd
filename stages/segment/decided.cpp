#include "stages/segment/decided.h"

#include <algorithm>
#include <string>

#include <fmt/format.h>

#include "stages/segment/shape.h"

namespace glane {
namespace {

const StructureDecision* decision_of(const Draft& draft, std::uint32_t line) {
    const std::uint32_t index = draft.lines[line].decision;
    return index == kNone ? nullptr : &draft.decisions[index];
}

/// Bytes of the bullet, the call or the numbering that the first line of a list item or a note begins with.
std::uint32_t label_size(std::string_view line, PassageKind kind) {
    if (kind == PassageKind::list_item) return static_cast<std::uint32_t>(bullet_size(line));
    if (kind != PassageKind::note) return 0;
    std::size_t size = 0;
    while (size < line.size() && size < 4 && line[size] >= '0' && line[size] <= '9') ++size;
    return static_cast<std::uint32_t>(size > 0 && size < line.size() && line[size] == ' ' ? size + 1 : size);
}

void decide_turn(Block& block, const Draft& draft, const StructureDecision& decision, const SpeakerLabels& speakers) {
    const Span line = draft.lines[block.lines.begin].span;
    block.has_speaker = true;
    if (const auto label = speakers.at(draft.text, line)) {
        block.label = label->span;
        block.speaker = label->speaker;
        block.interviewer = label->interviewer;
    }
    if (decision.speaker.empty()) return;
    const std::string called = decision.speaker + " :";
    const auto named = speakers.at(called, {0, static_cast<std::uint32_t>(called.size())});
    block.speaker = decision.speaker;
    block.interviewer = named && named->interviewer;
}

}  // namespace

void mark_decided(Draft& draft, const Source& source, const Restored& restored, Context& context) {
    if (draft.decisions.empty()) return;
    std::vector<bool> followed(draft.decisions.size(), false);
    std::size_t next = 0;
    for (TextLine& line : draft.lines) {
        const std::uint32_t at = restored.map.to_source({line.span.begin, line.span.begin + 1}).begin;
        const std::uint32_t number = source.place_of(at).line;
        while (next < draft.decisions.size() && draft.decisions[next].line_end < number) ++next;
        if (next == draft.decisions.size()) break;
        if (draft.decisions[next].line > number) continue;
        line.decision = static_cast<std::uint32_t>(next);
        line.furniture = draft.decisions[next].kind == PassageKind::furniture;
        followed[next] = true;
    }
    for (std::size_t i = 0; i < followed.size(); ++i) {
        if (followed[i]) continue;
        const StructureDecision& decision = draft.decisions[i];
        context.finding(Severity::error, {.where = decision.where,
                                          .what = fmt::format("line {} of {} has no text", decision.line, source.name),
                                          .hint = fmt::format("its lines count from 1 to {}; see: glane structure",
                                                              source.lines.size())});
    }
}

void decide_interviews(InterviewLines& interviews, const Draft& draft) {
    if (draft.decisions.empty()) return;
    std::erase_if(interviews.headings,
                  [&](const Range heading) { return decision_of(draft, heading.begin) != nullptr; });
    for (std::uint32_t i = 0; i < draft.lines.size(); ++i) {
        const StructureDecision* decision = decision_of(draft, i);
        if (decision == nullptr || !decision->is_interview) continue;
        Range heading{i, i + 1};
        while (heading.end < draft.lines.size() && draft.lines[heading.end].decision == draft.lines[i].decision)
            ++heading.end;
        interviews.headings.push_back(heading);
        i = heading.end - 1;
    }
    std::sort(interviews.headings.begin(), interviews.headings.end(),
              [](const Range a, const Range b) { return a.begin < b.begin; });
    if (interviews.headings.empty()) {
        if (interviews.all.size() < draft.lines.size()) interviews.all = {};
        return;
    }
    const bool were_some = interviews.all.size() > 0;
    if (interviews.all.begin > 0 || !were_some) interviews.all.begin = interviews.headings.front().begin;
    const bool beyond = !were_some || interviews.headings.back().begin >= interviews.all.end;
    if (beyond) interviews.all.end = static_cast<std::uint32_t>(draft.lines.size());
}

void decide_blocks(Draft& draft, const SpeakerLabels& speakers) {
    for (Block& block : draft.blocks) {
        const StructureDecision* decision = decision_of(draft, block.lines.begin);
        if (decision == nullptr) continue;
        block.decided = true;
        block.goes_on = decision->goes_on;
        if (!decision->kind) continue;
        block.kind = *decision->kind;
        block.level = decision->level;
        block.sure_level = decision->level > 0;
        block.label = {};
        block.has_speaker = false;
        if (block.kind == PassageKind::turn) {
            decide_turn(block, draft, *decision, speakers);
        } else if (const std::uint32_t size = label_size(draft.first_line(block), block.kind); size > 0) {
            const std::uint32_t at = draft.lines[block.lines.begin].span.begin;
            block.label = {at, at + size};
        }
    }
}

}  // namespace glane

#include "stages/extracts/corpus_files.h"

#include <array>
#include <cstdint>
#include <map>
#include <set>
#include <string_view>
#include <tuple>
#include <vector>

#include <fmt/format.h>

#include "pipeline/base/table.h"
#include "stages/extracts/annex_files.h"

namespace glane {
namespace {

struct Sums {
    std::int64_t interviews = 0;
    std::int64_t speakers = 0;
    std::int64_t interviewees = 0;
    std::int64_t turns = 0;
    std::int64_t interviewer_turns = 0;
    std::int64_t words = 0;  ///< of interviewees
    std::int64_t interviewer_words = 0;

    Sums& operator+=(const Sums& other) {
        interviews += other.interviews;
        speakers += other.speakers;
        interviewees += other.interviewees;
        turns += other.turns;
        interviewer_turns += other.interviewer_turns;
        words += other.words;
        interviewer_words += other.interviewer_words;
        return *this;
    }
    void add_to(Row& row) const {
        for (const std::int64_t sum : {speakers, interviewees, turns, interviewer_turns, words, interviewer_words}) {
            row.push_back(std::to_string(sum));
        }
    }
};

Sums sums_of(const Document& document, const Interview& interview) {
    Sums sums;
    sums.interviews = 1;
    std::set<std::pair<std::string, bool>> speakers;
    for (std::uint32_t i = interview.passages.begin; i < interview.passages.end; ++i) {
        const Passage& passage = document.passages[i];
        if (passage.kind != PassageKind::turn) continue;
        speakers.insert({passage.speaker, passage.interviewer});
        std::int64_t words = 0;
        for (std::uint32_t t = passage.tokens.begin; t < passage.tokens.end; ++t) {
            words += document.tokens[t].kind == TokenKind::word ? 1 : 0;
        }
        ++sums.turns;
        sums.interviewer_turns += passage.interviewer ? 1 : 0;
        (passage.interviewer ? sums.interviewer_words : sums.words) += words;
    }
    sums.speakers = static_cast<std::int64_t>(speakers.size());
    for (const auto& [label, interviewer] : speakers) sums.interviewees += interviewer ? 0 : 1;
    return sums;
}

SourceRef place_of(const CorpusText& text, const Interview& interview) {
    if (!interview.heading_span.empty()) return text.ref(interview.heading_span);
    if (interview.passages.size() == 0) return {text.source.name, {}, 1, 1};
    return text.ref(text.document.passages[interview.passages.begin].pieces.front());
}

std::string size_class(const InterviewFacts& facts) {
    if (facts.size_min < 0 && facts.size_max < 0) return {};
    if (facts.size_min == facts.size_max) return std::to_string(facts.size_min);
    return fmt::format("{}–{}", size_field(facts.size_min), size_field(facts.size_max));
}

}  // namespace

std::string corpus_csv(const Corpus& corpus) {
    std::string out = csv_line({"id", "document", "page", "line", "heading", "function", "role", "gender", "kind",
                                "size_min", "size_max", "speakers", "interviewees", "turns", "interviewer_turns",
                                "words_interviewees", "words_interviewers"});
    for (const CorpusText& text : corpus) {
        for (const Interview& interview : text.document.interviews) {
            const SourceRef ref = place_of(text, interview);
            const InterviewFacts& facts = interview.facts;
            Row row{interview.id,
                    text.source.name,
                    std::to_string(ref.page),
                    std::to_string(ref.line),
                    interview.heading,
                    facts.function,
                    facts.role,
                    facts.gender,
                    facts.kind,
                    size_field(facts.size_min),
                    size_field(facts.size_max)};
            sums_of(text.document, interview).add_to(row);
            out += csv_line(row);
        }
    }
    return out;
}

std::string corpus_summary_csv(const Corpus& corpus) {
    constexpr std::array<std::string_view, 4> kVariables = {"kind", "role", "gender", "size"};
    Sums all;
    // By variable; sizes in the order of their numbers, what is unknown last.
    std::map<std::tuple<std::size_t, bool, std::int64_t, std::string>, Sums> groups;
    for (const CorpusText& text : corpus) {
        for (const Interview& interview : text.document.interviews) {
            const InterviewFacts& facts = interview.facts;
            const Sums sums = sums_of(text.document, interview);
            all += sums;
            const std::array<std::string, 4> values = {facts.kind, facts.role, facts.gender, size_class(facts)};
            for (std::size_t v = 0; v < values.size(); ++v) {
                const bool is_unknown = values[v].empty();
                groups[{v, is_unknown, v == 3 ? facts.size_min : 0, is_unknown ? "NA" : values[v]}] += sums;
            }
        }
    }
    std::string out = csv_line({"variable", "value", "interviews", "speakers", "interviewees", "turns",
                                "interviewer_turns", "words_interviewees", "words_interviewers"});
    Row total{"total", "", std::to_string(all.interviews)};
    all.add_to(total);
    out += csv_line(total);
    for (const auto& [key, sums] : groups) {
        Row row{std::string(kVariables[std::get<0>(key)]), std::get<3>(key), std::to_string(sums.interviews)};
        sums.add_to(row);
        out += csv_line(row);
    }
    return out;
}

}  // namespace glane

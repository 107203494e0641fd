#include "tests/cooccurrence/programs_reference.h"

#include <algorithm>
#include <array>
#include <set>
#include <vector>

#include "pipeline/model/unicode.h"

namespace glane::test {
namespace {

enum Unit : std::size_t { text_unit, interview_unit, turn_unit, sentence_unit };
using Units = std::array<std::size_t, 4>;

Unit unit_named(const std::string& name) {
    if (name == "text") return text_unit;
    if (name == "interview") return interview_unit;
    return name == "turn" ? turn_unit : sentence_unit;
}

struct Token {
    std::string form;
    std::string key;
    TokenKind kind = TokenKind::word;
    Units unit{};  // their numbers
    bool node = false;
};
using Tokens = std::vector<Token>;

struct Hit {
    std::size_t begin, end;
};

bool is_read(const Document& document, const Passage& passage, const Cooccur::Options& options) {
    if (passage.kind == PassageKind::table || passage.kind == PassageKind::furniture) return false;
    for (const Interview& interview : document.interviews) {
        if (interview.heading_span == passage.pieces[0]) return false;
    }
    if (options.interviewers == "out" && passage.interviewer) return false;
    if (options.scope == "interviews" || options.span == "interview") return passage.interview != kNone;
    return options.scope == "all" || passage.interview == kNone;
}

Tokens tokens_of(const Corpus& corpus, const Cooccur::Options& options) {
    Tokens tokens;
    Units unit{};
    for (const CorpusText& text : corpus) {
        ++unit[text_unit];
        ++unit[interview_unit];
        std::uint32_t interview = kNone;
        for (const Passage& passage : text.document.passages) {
            if (!is_read(text.document, passage, options)) continue;
            ++unit[turn_unit];
            if (passage.interview != interview) ++unit[interview_unit];
            interview = passage.interview;
            for (std::uint32_t s = passage.sentences.begin; s < passage.sentences.end; ++s) {
                ++unit[sentence_unit];
                for (std::uint32_t i = text.document.sentences[s].begin; i < text.document.sentences[s].end; ++i) {
                    const std::string form = folded(text.document.form(text.document.tokens[i]));
                    const bool by_lemma = options.unit == "lemma" && !text.tagged.tags.empty();
                    const std::string key = by_lemma ? std::string(text.tagged.lemma(i)) : form;
                    tokens.push_back({form, key, text.document.tokens[i].kind, unit, false});
                }
            }
        }
    }
    return tokens;
}

// From left to right, in one sentence; then, for quanteda, as if there were no punctuation.
std::vector<Hit> hits_of(Tokens& tokens, const Cooccur::Options& options) {
    std::vector<std::string> node{""};
    for (const char c : folded(options.node)) {
        if (c == ' ') node.emplace_back();
        if (c != ' ') node.back() += c;
    }
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i + node.size() <= tokens.size();) {
        bool here = tokens[i + node.size() - 1].unit[sentence_unit] == tokens[i].unit[sentence_unit];
        for (std::size_t k = 0; k < node.size(); ++k) here = here && tokens[i + k].form == node[k];
        if (here) found.push_back(i);
        for (std::size_t k = 0; here && k < node.size(); ++k) tokens[i + k].node = true;
        i += here ? node.size() : 1;
    }
    Tokens kept;
    std::vector<Hit> hits;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        if (std::count(found.begin(), found.end(), i) > 0) hits.push_back({kept.size(), kept.size() + node.size()});
        if (options.convention == "quanteda" && tokens[i].kind == TokenKind::punctuation) continue;
        kept.push_back(tokens[i]);
    }
    tokens = std::move(kept);
    return hits;
}

/// The tokens around a hit.
std::vector<std::size_t> window_of(const Tokens& tokens, const Hit& hit, const Cooccur::Options& options) {
    std::vector<std::size_t> window;
    const Unit unit = unit_named(options.span == "window" ? options.within : options.span);
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        if (hit.begin <= i && i < hit.end) continue;
        const bool whole = options.span != "window";
        const bool left = i < hit.begin && hit.begin - i <= static_cast<std::size_t>(options.left);
        const bool right = i >= hit.end && i - hit.end < static_cast<std::size_t>(options.right);
        const bool inside = tokens[i].unit[unit] == tokens[hit.begin].unit[unit];
        if (inside && (whole || left || right)) window.push_back(i);
    }
    return window;
}

using Counts = std::map<std::string, std::int64_t>;

std::int64_t sum_of(const Counts& counts) {
    std::int64_t sum = 0;
    for (const auto& [key, count] : counts) sum += count;
    return sum;
}

/// Rows of CQPweb's table, or positions of the united contexts.
Counts near_of(const Tokens& tokens, const std::vector<Hit>& hits, const Cooccur::Options& options) {
    Counts rows;
    std::set<std::size_t> united;
    for (const Hit& hit : hits) {
        for (const std::size_t i : window_of(tokens, hit, options)) {
            ++rows[tokens[i].key];
            if (!tokens[i].node) united.insert(i);
        }
    }
    if (options.convention == "cwb") return rows;
    Counts near;
    for (const std::size_t i : united) ++near[tokens[i].key];
    return near;
}

}  // namespace

ProgramTable count_as_program(const Corpus& corpus, const Cooccur::Options& options) {
    Tokens tokens = tokens_of(corpus, options);
    const std::vector<Hit> hits = hits_of(tokens, options);
    Counts near = near_of(tokens, hits, options);
    Counts all;
    for (const Token& token : tokens) {
        if (options.convention != "quanteda" || !token.node) ++all[token.key];
    }
    ProgramTable table{sum_of(all), sum_of(near), {}};
    if (table.f1 == 0) return table;
    for (const auto& [key, f2] : all) {
        const std::int64_t f = near[key];
        const std::int64_t elsewhere = std::max<std::int64_t>(f2 - f, 0);
        const std::int64_t rest = std::max<std::int64_t>(table.n - table.f1 - elsewhere, 0);
        table.cells[key] = {f, table.f1 - f, elsewhere, rest};
    }
    return table;
}

}  // namespace glane::test

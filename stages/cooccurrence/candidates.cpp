#include "stages/cooccurrence/candidates.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <utility>

#include "pipeline/model/measures.h"
#include "pipeline/model/phrases.h"
#include "pipeline/model/segments.h"

namespace glane::cooccurrence {
namespace {

Contingency count(const std::vector<Mark>& marks, const Totals& totals, const std::vector<std::uint32_t>& starts,
                  std::uint32_t words) {
    Contingency cells;
    for (const std::uint32_t start : starts) {
        if (marks[start] == Mark::node) continue;  // no expression holds part of the node
        ++(is_near(marks, start, words) ? cells.o11 : cells.o21);
    }
    cells.o12 = totals.f1 - cells.o11;
    cells.o22 = totals.n - totals.f1 - cells.o21;
    return cells;
}

std::vector<RepeatedSegment> single_words(const CountedText& counted, WordKey by, bool with_stop_words) {
    std::vector<RepeatedSegment> words(counted.numbers(by), RepeatedSegment{1, {}});
    for (std::uint32_t i = 0; i < counted.size(); ++i) {
        const Position& here = counted.positions[i];
        if (here.asked_for && (with_stop_words || !here.stop)) words[counted.number(i, by)].starts.push_back(i);
    }
    return words;
}

/// What the unit asks for. Expressions are phrases where parts of speech are known, repeated segments where not.
std::vector<RepeatedSegment> units_of(const CountedText& counted, const std::vector<Mark>& marks, WordKey by,
                                      const Language& language, const Cooccur::Options& options) {
    std::vector<RepeatedSegment> units;
    if (options.unit != "expression") units = single_words(counted, by, options.stop_words == "in");
    if (options.unit == "form" || options.unit == "lemma") return units;
    std::vector<RepeatedSegment> expressions =
        counted.tagged ? phrases(counted, marks, language) : repeated_segments(counted, marks, by);
    units.insert(units.end(), std::make_move_iterator(expressions.begin()), std::make_move_iterator(expressions.end()));
    return units;
}

std::string key_of(const CountedText& counted, std::uint32_t start, std::uint32_t words, WordKey by) {
    std::string key;
    for (std::uint32_t i = start; i < start + words; ++i) {
        if (i > start) key += ' ';
        key += counted.key(counted.number(i, by), by);
    }
    return key;
}

// Tokens as the text prints them, with one blank wherever something stands between two.
std::string printed(const Document& document, Range tokens) {
    std::string text;
    for (std::uint32_t i = tokens.begin; i < tokens.end; ++i) {
        const Token& token = document.tokens[i];
        if (i > tokens.begin && document.tokens[i - 1].span.end != token.span.begin) text += ' ';
        text += document.form(token);
    }
    return text;
}

// The commonest of its printed forms near the node: "marche" may be the same key as "marché", which
// the rest of the corpus prefers. Those that begin a sentence, whose capital is not their own,
// are asked only when there are no others. Of equally common ones the last in code point order:
// small letters before capitals, accented before bare.
std::string commonest_form(const Candidate& candidate, const CountedText& counted, const std::vector<Mark>& marks,
                           const Corpus& corpus) {
    std::map<std::string, std::pair<std::int64_t, std::int64_t>> forms;  // inside, at the beginning
    for (const std::uint32_t start : candidate.starts) {
        if (!is_near(marks, start, candidate.words)) continue;
        const Position& first = counted.positions[start];
        const CountedRange& sentence = counted.sentences[first.sentence];
        const Range tokens{first.token, first.token + candidate.words};
        auto& [inside, at_beginning] = forms[printed(corpus[sentence.id.text].document, tokens)];
        ++(sentence.positions.begin == start ? at_beginning : inside);
    }
    std::string best;
    std::pair<std::int64_t, std::int64_t> most{0, 0};
    for (const auto& [form, times] : forms) {
        if (times >= most) best = form;
        most = std::max(most, times);
    }
    return best;
}

}  // namespace

Totals totals_of(const std::vector<Mark>& marks) {
    const auto near = std::count(marks.begin(), marks.end(), Mark::near);
    return {.n = near + std::count(marks.begin(), marks.end(), Mark::elsewhere), .f1 = near};
}

std::vector<Candidate> ranked_candidates(const CountedText& counted, const std::vector<Mark>& marks,
                                         const Language& language, const Cooccur::Options& options) {
    const WordKey by = options.unit == "form" ? WordKey::form : WordKey::lemma;
    std::vector<RepeatedSegment> units = units_of(counted, marks, by, language, options);
    const Totals totals = totals_of(marks);
    std::vector<Candidate> candidates;
    for (RepeatedSegment& unit : units) {
        const Contingency cells = count(marks, totals, unit.starts, unit.words);
        if (cells.f2() == 0 || cells.o11 < options.min_f) continue;
        candidates.push_back({key_of(counted, unit.starts.front(), unit.words, by), by, unit.words, cells,
                              log_likelihood_signed(cells), std::move(unit.starts)});
    }
    std::sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
        return a.log_likelihood != b.log_likelihood ? a.log_likelihood > b.log_likelihood : a.key < b.key;
    });
    return candidates;
}

Collocate collocate_of(const Candidate& candidate, const CountedText& counted, const std::vector<Mark>& marks,
                       const Corpus& corpus) {
    Collocate row{.text = commonest_form(candidate, counted, marks, corpus),
                  .key = candidate.key,
                  .words = candidate.words,
                  .cells = candidate.cells,
                  .log_likelihood = candidate.log_likelihood,
                  .log_dice = log_dice(candidate.cells),
                  .interviews = 0,
                  .occurrences = {}};
    std::set<std::pair<std::string, std::string>> interviews;
    for (const std::uint32_t start : candidate.starts) {
        if (!is_near(marks, start, candidate.words)) continue;
        const Position& first = counted.positions[start];
        row.occurrences.push_back(
            occurrence_of(corpus, counted.passages[first.passage].id, {first.token, first.token + candidate.words}));
        const SourceRef& place = row.occurrences.back().place;
        if (!place.interview.empty()) interviews.emplace(place.document, place.interview);
    }
    row.interviews = static_cast<std::uint32_t>(interviews.size());
    return row;
}

Occurrence occurrence_of(const Corpus& corpus, PassageId passage, Range tokens) {
    const CorpusText& text = corpus[passage.text];
    const Span span = joined(text.document.tokens[tokens.begin].span, text.document.tokens[tokens.end - 1].span);
    return {passage, span, text.ref(span, text.document.passages[passage.passage])};
}

}  // namespace glane::cooccurrence

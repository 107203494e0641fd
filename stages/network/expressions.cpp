#include "stages/network/expressions.h"

#include <algorithm>

#include "pipeline/model/counted_words.h"
#include "pipeline/model/mark.h"
#include "pipeline/model/text_starts.h"

namespace glane::network {
namespace {

constexpr WordKey kBy = WordKey::lemma;

void mark(std::vector<Mark>& marks, const std::vector<std::uint32_t>& places, const std::vector<Range>& ranges,
          Mark as) {
    std::size_t at = 0;
    for (const Range& range : ranges) {
        while (at < places.size() && places[at] < range.begin) ++at;
        for (; at < places.size() && places[at] < range.end; ++at) marks[at] = as;
    }
}

}  // namespace

Expressions::Expressions(const Corpus& corpus, const Language& language, const Counting& counting,
                         const TokenTable& table)
    : corpus_(&corpus), language_(&language), counted_(count_text(corpus, language, counting)) {
    const std::vector<std::uint32_t> starts = text_starts(corpus, table);
    places_.reserve(counted_.size());
    for (const Position& position : counted_.positions) {
        places_.push_back(starts[counted_.passages[position.passage].id.text] + position.token);
    }
}

void Expressions::find_near(const std::vector<Range>& nodes, const std::vector<Range>& near, std::uint32_t min_f) {
    std::vector<Mark> marks(counted_.size(), Mark::elsewhere);
    mark(marks, places_, near, Mark::near);
    mark(marks, places_, nodes, Mark::node);
    found_ = expressions(counted_, marks, kBy, *language_);
    std::erase_if(found_, [&](const RepeatedSegment& found) {
        return std::count_if(found.starts.begin(), found.starts.end(),
                             [&](std::uint32_t start) { return is_near(marks, start, found.words); }) < min_f;
    });
    find_everywhere(found_, counted_, kBy, *language_);
}

void Expressions::find_all(std::uint32_t min_f) {
    const std::vector<Mark> marks(counted_.size(), Mark::near);
    found_ = expressions(counted_, marks, kBy, *language_);
    std::erase_if(found_, [min_f](const RepeatedSegment& found) { return found.starts.size() < min_f; });
}

void Expressions::occurrences(std::uint32_t expression, std::vector<Range>& places) const {
    const RepeatedSegment& found = found_[expression];
    places.clear();
    for (const std::uint32_t start : found.starts) {
        places.push_back({places_[start], places_[start] + found.words});  // nothing stands between its words
    }
}

NetworkVertex Expressions::vertex(std::uint32_t expression) const {
    const RepeatedSegment& found = found_[expression];
    const std::string key = key_of(counted_, found.starts.front(), found.words, kBy);
    const CountedWord word{key, kBy, found.words, found.starts, interviews_of(found.starts, counted_, *corpus_)};
    NetworkVertex vertex;
    vertex.label = printed_form(word, counted_, *corpus_);
    vertex.key = key;
    vertex.lemma = key;
    vertex.words = found.words;
    vertex.f = word.frequency();
    vertex.interviews = word.interviews;
    return vertex;
}

}  // namespace glane::network

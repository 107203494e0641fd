#include "stages/network/vertex_words.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>
#include <utility>

namespace glane::network {
namespace {

// Those that begin a sentence, whose capital is not their own, are asked only when there are no others. Of equally
// common ones the last in code point order: small letters before capitals, accented before bare.
std::string commonest(const std::map<std::string, std::pair<std::size_t, std::size_t>>& forms) {
    std::string best;
    std::pair<std::size_t, std::size_t> most{0, 0};
    for (const auto& [form, times] : forms) {
        if (times >= most) best = form;
        most = std::max(most, times);
    }
    return best;
}

}  // namespace

VertexWords::VertexWords(const Corpus& corpus, const TokenTable& table, const PairCounting& counting)
    : corpus_(&corpus), table_(&table), counting_(counting) {
    for (std::uint32_t i = 0; i < corpus.size(); ++i) {
        if (!corpus[i].document.tokens.empty()) texts_.push_back(i);  // the table has no unit without a token
    }
}

bool VertexWords::is_counted(TokenFlags flags) const {
    const bool is_word = counting_.stop_words == cooccurrence::StopWords::positions ? counting_.scope.counts_full(flags)
                                                                                    : counting_.scope.counts(flags);
    return is_word && counting_.asked.holds(flags);
}

std::string_view VertexWords::printed(std::uint32_t position) const {
    const std::uint32_t unit = table_->unit_at(TokenUnit::text, position);
    const Document& document = (*corpus_)[texts_[unit]].document;
    return document.form(document.tokens[position - table_->starts(TokenUnit::text)[unit]]);
}

NetworkVertex VertexWords::vertex(std::uint32_t type) const {
    std::map<std::string, std::pair<std::size_t, std::size_t>> forms;  // inside a sentence, at its beginning
    std::map<std::uint32_t, std::size_t> lemmas;
    std::array<std::size_t, kPartsOfSpeech> parts{};
    std::set<std::uint32_t> interviews;
    NetworkVertex vertex;
    for (const std::uint32_t position : table_->positions(counting_.layer, type)) {
        const TokenFlags flags = table_->flags()[position];
        if (!is_counted(flags)) continue;
        ++vertex.f;
        auto& [inside, at_beginning] = forms[std::string(printed(position))];
        ++((flags & token_flag::begins_sentence) != 0 ? at_beginning : inside);
        ++lemmas[table_->types(TokenLayer::lemma)[position]];
        ++parts[static_cast<std::size_t>(part_of_speech_of(flags))];
        if ((flags & token_flag::in_interview) != 0) {
            interviews.insert(table_->unit_at(TokenUnit::interview, position));
        }
    }
    vertex.label = commonest(forms);
    vertex.key = table_->text(counting_.layer, type);
    const auto lemma = std::max_element(lemmas.begin(), lemmas.end(),
                                        [](const auto& a, const auto& b) { return a.second < b.second; });
    if (lemma != lemmas.end()) vertex.lemma = table_->text(TokenLayer::lemma, lemma->first);
    vertex.pos = static_cast<PartOfSpeech>(std::max_element(parts.begin(), parts.end()) - parts.begin());
    vertex.interviews = static_cast<std::uint32_t>(interviews.size());
    return vertex;
}

}  // namespace glane::network

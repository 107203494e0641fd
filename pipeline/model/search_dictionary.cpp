#include "pipeline/model/search_dictionary.h"

#include <algorithm>
#include <utility>

#include "pipeline/base/sorted.h"
#include "pipeline/model/search_terms.h"

namespace glane {
namespace {

Types sorted(Types types) {
    sort_unique(types);
    return types;
}

}  // namespace

Dictionary::Dictionary(const Columns& columns)
    : exact_(columns.bytes(Column::exact_forms)),
      exact_types_(columns.bytes(Column::exact_types)),
      folded_(columns.bytes(Column::folded_forms)),
      folded_types_(columns.bytes(Column::folded_types)),
      folded_families_(columns.bytes(Column::folded_families)),
      families_(columns.bytes(Column::families)),
      family_types_(columns.bytes(Column::family_types)),
      lemmas_(columns.bytes(Column::lemmas)),
      lemma_types_(columns.bytes(Column::lemma_types)),
      type_forms_(columns.numbers<std::uint32_t>(Column::type_forms)),
      type_turns_(columns.numbers<std::uint32_t>(Column::type_turns)),
      type_passages_(columns.numbers<std::uint32_t>(Column::type_passages)),
      type_tags_(columns.numbers<std::uint8_t>(Column::type_tags)) {
    const std::size_t count = type_forms_.size();
    if (type_turns_.size() != count || type_passages_.size() != count || type_tags_.size() != count) {
        fail_damaged_index();
    }
}

void Dictionary::add(Types& types, std::span<const std::uint32_t> more) const {
    for (const std::uint32_t type : more) {
        if (type >= type_forms_.size()) fail_damaged_index();
        types.push_back(type);
    }
}

Types Dictionary::of_form(std::string_view form) const {
    Types types;
    if (const auto found = folded_.find(folded_term(form))) add(types, folded_types_[*found]);
    return types;
}

Types Dictionary::of_exact(std::string_view form) const {
    Types types;
    if (const auto found = exact_.find(exact_term(form))) add(types, exact_types_[*found]);
    return types;
}

Types Dictionary::of_tag(PartOfSpeech pos) const {
    Types types;
    if (const auto found = exact_.find(tag_term(pos))) add(types, exact_types_[*found]);
    return types;
}

Types Dictionary::of_lemma(std::string_view lemma) const {
    if (!is_tagged()) return of_word(lemma);
    Types types;
    if (const auto found = lemmas_.find(folded_term(lemma))) add(types, lemma_types_[*found]);
    return types;
}

Types Dictionary::of_word(std::string_view word) const {
    const WordForms forms = forms_of(word);
    Types types;
    for (const std::string& form : forms.folded) {
        const auto found = folded_.find(form);
        if (!found) continue;
        add(types, folded_types_[*found]);
        for (const std::uint32_t family : folded_families_[*found]) add(types, family_types_[family]);
    }
    if (types.empty() || !is_tagged()) {
        for (const std::string& stem : forms.stems) {
            if (const auto family = families_.find("S" + stem)) add(types, family_types_[*family]);
        }
    }
    return sorted(std::move(types));
}

Types Dictionary::of_prefix(std::string_view start, std::size_t most, std::size_t& words) const {
    const std::string folded_start = folded_term(start);
    words = 0;
    if (folded_start.empty()) return {};
    std::vector<std::pair<std::uint64_t, std::size_t>> found;  // passages, place
    for (std::size_t at = folded_.lower_bound(folded_start);
         at < folded_.size() && folded_[at].starts_with(folded_start); ++at) {
        std::uint64_t passages_with = 0;
        for (const std::uint32_t type : folded_types_[at]) {
            if (type >= types()) fail_damaged_index();
            passages_with += passages(type);
        }
        found.emplace_back(passages_with, at);
    }
    words = found.size();
    std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
        return a.first != b.first ? a.first > b.first : a.second < b.second;
    });
    if (found.size() > most) found.resize(most);
    Types all;
    for (const auto& [passages_with, at] : found) add(all, folded_types_[at]);
    return sorted(std::move(all));
}

std::string Dictionary::term(std::uint32_t type) const {
    return type_term(std::string(exact_[type_forms_[type]]), type_turns_[type]);
}

std::string Dictionary::spelling(const std::string& folded_form) const {
    std::string best = folded_form;
    std::uint64_t most = 0;
    const auto found = folded_.find(folded_form);
    if (!found) return best;
    Types types;
    add(types, folded_types_[*found]);
    std::vector<std::pair<std::string, std::uint64_t>> spellings;
    for (const std::uint32_t type : types) {
        const std::string form(exact_[type_forms_[type]]);
        if (folded_term(form) == folded_form) spellings.emplace_back(form, passages(type));
    }
    std::sort(spellings.begin(), spellings.end());
    for (std::size_t i = 0; i < spellings.size();) {
        std::uint64_t sum = 0;
        const std::size_t first = i;
        for (; i < spellings.size() && spellings[i].first == spellings[first].first; ++i) sum += spellings[i].second;
        if (sum > most) {
            most = sum;
            best = spellings[first].first;
        }
    }
    return best;
}

}  // namespace glane

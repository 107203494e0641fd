#include "pipeline/model/search_types.h"

#include <algorithm>
#include <map>
#include <numeric>

#include <fmt/format.h>

#include "pipeline/base/error.h"
#include "pipeline/base/sorted.h"
#include "pipeline/model/search_postings.h"
#include "pipeline/model/search_terms.h"

namespace glane {
namespace {

constexpr std::uint8_t kNoTag = 255;
/// A type that more than one passage in so many has keeps its postings in a column too: Xapian takes
/// 30 ns a posting, which only counts for these.
constexpr std::uint32_t kFrequent = 128;

using Numbers = std::vector<std::uint32_t>;
/// A sorted list of texts, each with numbers.
using Table = std::map<std::string, Numbers>;

std::string keys_column(const Table& table) {
    std::vector<std::string_view> keys;
    keys.reserve(table.size());
    for (const auto& [key, numbers] : table) keys.push_back(key);
    return texts_column(keys);
}

std::string values_column(Table& table) {
    std::vector<Numbers> values;
    values.reserve(table.size());
    for (auto& [key, numbers] : table) {
        sort_unique(numbers);
        values.push_back(std::move(numbers));
    }
    return lists_column(values);
}

void write_table(ColumnTexts& columns, Column keys, Column values, Table& table) {
    column_in(columns, keys) = keys_column(table);
    column_in(columns, values) = values_column(table);
}

/// The place of every key.
std::unordered_map<std::string_view, std::uint32_t> numbered(const Table& table) {
    std::unordered_map<std::string_view, std::uint32_t> numbers;
    for (const auto& [key, values] : table) numbers.emplace(key, static_cast<std::uint32_t>(numbers.size()));
    return numbers;
}

/// The text of an exact form, or of a part of speech, in its column.
std::string key_of(const std::string& form) { return is_tag_term(form) ? form : exact_term(form); }

}  // namespace

std::uint32_t TypeCollector::form_number(std::string_view printed) {
    const std::string key(printed);
    const auto known = printed_.find(key);
    if (known != printed_.end()) return known->second;
    const auto [found, is_new] = by_exact_.emplace(bare_form(printed), static_cast<std::uint32_t>(forms_.size()));
    if (is_new) {
        forms_.push_back(found->first);
        types_of_form_.emplace_back();
    }
    printed_.emplace(key, found->second);
    return found->second;
}

std::uint32_t TypeCollector::lemma_number(std::string_view lemma) {
    if (lemma.empty()) return 0;
    const auto [found, is_new] = by_lemma_.emplace(lemma, static_cast<std::uint32_t>(lemmas_.size()));
    if (is_new) lemmas_.emplace_back(lemma);
    return found->second;
}

std::uint32_t TypeCollector::added(std::uint32_t form, std::uint32_t lemma, std::uint8_t tag) {
    const auto number = static_cast<std::uint32_t>(types_.size());
    if (number > kMostTypes) throw Error({.where = {}, .what = "too many different words for an index", .hint = ""});
    Type type{.form = form, .lemma = lemma, .tag = tag, .term = {}, .postings = {}};
    Numbers& types = types_of_form_[form];
    type.turn = static_cast<std::uint32_t>(types.size() + 1);
    type.term = type_term(key_of(forms_[form]), type.turn);
    types.push_back(number);
    types_.push_back(std::move(type));
    return number;
}

std::uint32_t TypeCollector::type_of(std::string_view form, std::string_view lemma, PartOfSpeech pos) {
    const std::uint32_t number = form_number(form);
    const std::uint32_t lemma_id = lemma_number(lemma);
    const std::uint8_t tag = lemma.empty() ? kNoTag : static_cast<std::uint8_t>(pos);
    for (const std::uint32_t type : types_of_form_[number]) {
        if (types_[type].lemma == lemma_id && types_[type].tag == tag) return type;
    }
    return added(number, lemma_id, tag);
}

std::uint32_t TypeCollector::tag_type(PartOfSpeech pos) {
    std::uint32_t& known = tag_types_[static_cast<std::size_t>(pos)];
    if (known == 0) {
        const auto form = static_cast<std::uint32_t>(forms_.size());
        forms_.push_back(tag_term(pos));
        types_of_form_.emplace_back();
        known = added(form, 0, kNoTag) + 1;
    }
    return known - 1;
}

void TypeCollector::count(std::uint32_t type, Numbers& met) {
    if (types_[type].here++ == 0) met.push_back(type);
}

std::vector<TypeCollector::Counted> TypeCollector::add(const SearchPassage& passage) {
    const auto number = static_cast<std::uint32_t>(word_counts_.size());
    Numbers met;
    for (std::size_t i = 0; i < passage.words.size(); ++i) {
        const IndexedWord& word = passage.words[i];
        const std::uint32_t type = type_of(passage.form(i), word.lemma, word.pos);
        put_unit(words_, type);
        count(type, met);
        if (!word.lemma.empty()) count(tag_type(word.pos), met);
    }
    word_counts_.push_back(static_cast<std::uint32_t>(passage.words.size()));
    word_starts_.push_back(static_cast<std::uint32_t>(words_.size() / sizeof(std::uint16_t)));
    std::vector<Counted> terms;
    terms.reserve(met.size());
    for (const std::uint32_t met_type : met) {
        Type& type = types_[met_type];
        put_posting(type.postings, type.next, number, type.here);
        type.next = number + 1;
        ++type.passages;
        terms.emplace_back(&type.term, std::exchange(type.here, 0));
    }
    return terms;
}

std::vector<std::pair<std::string, std::uint32_t>> TypeCollector::spellings() const {
    std::map<std::string, std::uint32_t> counts;
    for (const Type& type : types_) {
        if (!is_tag_term(forms_[type.form])) counts[folded_term(forms_[type.form])] += type.passages;
    }
    return {counts.begin(), counts.end()};
}

std::size_t TypeCollector::write_dictionary(ColumnTexts& columns) const {
    Table exact;
    Table folded;
    Table ways;  // folded forms: families by their number in order of creation
    Table families;
    Table lemmas;
    std::vector<std::pair<std::string, std::string>> leads;  // folded form, family
    for (std::uint32_t number = 0; number < types_.size(); ++number) {
        const Type& type = types_[number];
        const std::string& form = forms_[type.form];
        exact[key_of(form)].push_back(number);
        if (is_tag_term(form)) continue;
        const WordForms forms = forms_of(form);
        for (const std::string& way : forms.folded) folded[way].push_back(number);
        for (const std::string& stem : forms.stems) families["S" + stem].push_back(number);
        if (type.lemma != 0) {
            const std::string family = "L" + lemmas_[type.lemma];
            families[family].push_back(number);
            lemmas[folded_term(lemmas_[type.lemma])].push_back(number);
            for (const std::string& way : forms.folded) leads.emplace_back(way, family);
            continue;
        }
        // Both ways in: the whole form leads to all its stems, each reading to its own.
        for (const std::string& stem : forms.stems) leads.emplace_back(folded_term(form), "S" + stem);
        for (const std::string& reading : inclusive_readings(form)) {
            leads.emplace_back(folded_term(reading), "S" + stem_of(reading));
        }
    }
    const std::unordered_map<std::string_view, std::uint32_t> family_numbers = numbered(families);
    for (const auto& [way, types] : folded) ways[way];
    for (const auto& [way, family] : leads) ways[way].push_back(family_numbers.at(family));
    write_table(columns, Column::exact_forms, Column::exact_types, exact);
    write_table(columns, Column::folded_forms, Column::folded_types, folded);
    column_in(columns, Column::folded_families) = values_column(ways);
    write_table(columns, Column::families, Column::family_types, families);
    write_table(columns, Column::lemmas, Column::lemma_types, lemmas);
    return exact.size() + folded.size() + families.size();
}

void TypeCollector::write_types(ColumnTexts& columns) const {
    std::map<std::string, std::uint32_t> forms;  // as exact_forms has them
    for (const std::string& form : forms_) forms[key_of(form)];
    std::uint32_t place = 0;
    for (auto& [form, number] : forms) number = place++;
    Numbers type_forms;
    Numbers turns;
    Numbers passages;
    Numbers starts;
    std::string& tags = column_in(columns, Column::type_tags);
    std::string& postings = column_in(columns, Column::postings);
    for (const Type& type : types_) {
        type_forms.push_back(forms.at(key_of(forms_[type.form])));
        turns.push_back(type.turn);
        passages.push_back(type.passages);
        tags += static_cast<char>(type.tag);
        const bool frequent = type.passages > word_counts_.size() / kFrequent;
        starts.push_back(frequent ? static_cast<std::uint32_t>(postings.size() + 1) : 0);
        if (frequent) postings += type.postings;
    }
    column_in(columns, Column::type_forms) = numbers_column(type_forms);
    column_in(columns, Column::type_turns) = numbers_column(turns);
    column_in(columns, Column::type_passages) = numbers_column(passages);
    column_in(columns, Column::type_postings) = numbers_column(starts);
}

std::size_t TypeCollector::write(ColumnTexts& columns) const {
    write_types(columns);
    column_in(columns, Column::words) = words_;
    column_in(columns, Column::word_starts) = numbers_column(word_starts_);
    column_in(columns, Column::word_counts) = numbers_column(word_counts_);
    return write_dictionary(columns);
}

}  // namespace glane

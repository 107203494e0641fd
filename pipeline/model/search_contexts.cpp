#include "pipeline/model/search_contexts.h"

#include <algorithm>
#include <filesystem>
#include <utility>

#include "pipeline/model/search_terms.h"

namespace glane {
namespace {

using Terms = std::set<std::string>;

void add_field(Terms& terms, SearchField field, std::string_view value) {
    if (!value.empty()) terms.insert(field_term(field, value));
}

/// The whole value and, of an interview with several people ("élu et agent"), each part.
void add_parts(Terms& terms, SearchField field, std::string_view value) {
    constexpr std::string_view kAnd = " et ";
    add_field(terms, field, value);
    for (std::size_t cut = value.find(kAnd); cut != std::string_view::npos; cut = value.find(kAnd)) {
        add_field(terms, field, value.substr(0, cut));
        value.remove_prefix(cut + kAnd.size());
        if (value.find(kAnd) == std::string_view::npos) add_field(terms, field, value);
    }
}

/// Every run of letters and digits of a title or function is a word.
void add_words(Terms& terms, SearchField field, std::string_view value) {
    for (const std::string& word : field_words(value)) terms.insert(field_term(field, word));
}

Terms terms_of(const SearchPassage& passage) {
    using F = SearchField;
    Terms terms;
    add_field(terms, F::document, passage.document);
    add_field(terms, F::document, std::filesystem::path(passage.document).filename().string());
    add_field(terms, F::interview, passage.interview);
    add_field(terms, F::speaker, passage.speaker);
    add_parts(terms, F::role, passage.facts.role);
    add_parts(terms, F::authority, passage.facts.kind);
    add_parts(terms, F::gender, passage.facts.gender);
    add_field(terms, F::passage, french_name_of(passage.kind));
    add_field(terms, F::passage, name_of(passage.kind));
    if (passage.kind == PassageKind::turn) {
        add_field(terms, F::interviewer, passage.interviewer ? "oui" : "non");
        add_field(terms, F::interviewer, passage.interviewer ? "yes" : "no");
    }
    add_words(terms, F::function, passage.facts.function);
    for (const std::string& title : passage.sections) add_words(terms, F::section, title);
    return terms;
}

/// Inhabitants as a value of a facet: "3500–10000", an open end left empty; nothing when they are not known.
std::string bracket(const InterviewFacts& facts) {
    if (facts.size_min < 0 && facts.size_max < 0) return {};
    const auto bound = [](std::int64_t size) { return size < 0 ? std::string() : std::to_string(size); };
    if (facts.size_min == facts.size_max) return bound(facts.size_min);
    return bound(facts.size_min) + "–" + bound(facts.size_max);
}

/// All that makes a context, told apart by lengths.
std::string key_of(const SearchPassage& passage) {
    std::string key;
    const auto add = [&key](std::string_view text) {
        key += std::to_string(text.size());
        key += ':';
        key += text;
    };
    for (const std::string* text : {&passage.document, &passage.interview, &passage.speaker, &passage.facts.function,
                                    &passage.facts.role, &passage.facts.gender, &passage.facts.kind}) {
        add(*text);
    }
    for (const std::int64_t number :
         {static_cast<std::int64_t>(passage.kind), static_cast<std::int64_t>(passage.interviewer),
          passage.facts.size_min, passage.facts.size_max}) {
        add(std::to_string(number));
    }
    for (const std::string& title : passage.sections) add(title);
    return key;
}

}  // namespace

ContextCollector::Context ContextCollector::context_of(const SearchPassage& passage) {
    Context context;
    const bool turn = passage.kind == PassageKind::turn;
    context.values = {passage.document,
                      passage.interview,
                      passage.speaker,
                      passage.facts.role,
                      passage.facts.function,
                      passage.facts.kind,
                      bracket(passage.facts),
                      passage.facts.gender,
                      std::string(name_of(passage.kind)),
                      !turn                 ? ""
                      : passage.interviewer ? "yes"
                                            : "no",
                      passage.sections.empty() ? "" : passage.sections.back()};
    const auto [low, high] = std::pair(passage.facts.size_min, passage.facts.size_max);
    if (low >= 0 || high >= 0) {
        context.size_low = low < 0 ? 0 : static_cast<std::uint64_t>(low);
        context.size_high = high < 0 ? static_cast<std::uint64_t>(kEndless) : static_cast<std::uint64_t>(high);
    }
    context.terms = terms_of(passage);
    return context;
}

void ContextCollector::add(const SearchPassage& passage) {
    std::string key = key_of(passage);
    if (key != last_ || of_passages_.empty()) {
        const auto [found, is_new] = numbers_.emplace(key, static_cast<std::uint32_t>(contexts_.size()));
        if (is_new) contexts_.push_back(context_of(passage));
        last_ = std::move(key);
        last_number_ = found->second;
    }
    of_passages_.push_back(last_number_);
    pages_.push_back(passage.page);
}

void ContextCollector::write(ColumnTexts& columns) const {
    std::map<std::string_view, std::uint32_t> values;
    std::map<std::string_view, std::vector<std::uint32_t>> terms;
    for (std::uint32_t number = 0; number < contexts_.size(); ++number) {
        for (const std::string& value : contexts_[number].values) values[value];
        for (const std::string& term : contexts_[number].terms) terms[term].push_back(number);
    }
    std::vector<std::string_view> texts;
    for (auto& [value, number] : values) {
        number = static_cast<std::uint32_t>(texts.size());
        texts.push_back(value);
    }
    column_in(columns, Column::values) = texts_column(texts);
    texts.clear();
    std::vector<std::vector<std::uint32_t>> lists;
    for (auto& [term, numbers] : terms) {
        texts.push_back(term);
        lists.push_back(std::move(numbers));
    }
    column_in(columns, Column::context_terms) = texts_column(texts);
    column_in(columns, Column::term_contexts) = lists_column(lists);
    std::vector<std::uint32_t> of_contexts;
    std::vector<std::uint64_t> sizes;
    for (const Context& context : contexts_) {
        for (const std::string& value : context.values) of_contexts.push_back(values.at(value));
        sizes.push_back(context.size_low);
        sizes.push_back(context.size_high);
    }
    column_in(columns, Column::context_values) = numbers_column(of_contexts);
    column_in(columns, Column::context_sizes) = numbers_column(sizes);
    column_in(columns, Column::contexts) = numbers_column(of_passages_);
    column_in(columns, Column::pages) = numbers_column(pages_);
}

}  // namespace glane

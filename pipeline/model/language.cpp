#include "pipeline/model/language.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "pipeline/base/digest.h"
#include "pipeline/base/error.h"
#include "pipeline/base/file.h"
#include "pipeline/base/sorted.h"
#include "pipeline/base/table.h"
#include "pipeline/model/unicode.h"

namespace glane {
namespace {

std::string_view trimmed(std::string_view line) {
    const std::size_t first = line.find_first_not_of(" \t\r");
    if (first == std::string_view::npos) return {};
    return line.substr(first, line.find_last_not_of(" \t\r") - first + 1);
}

template <typename Take>
void for_each_entry(std::string_view text, Take take) {
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string_view entry = trimmed(text.substr(0, end));
        if (!entry.empty() && entry.front() != '#') take(entry);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
}

bool holds(const std::vector<std::string>& words, const std::string& word) {
    return std::binary_search(words.begin(), words.end(), word);
}

std::vector<std::string> split_words(std::string_view text) {
    std::vector<std::string> words;
    while (!(text = trimmed(text)).empty()) {
        const std::size_t end = std::min(text.find(' '), text.size());
        words.push_back(folded(text.substr(0, end)));
        text.remove_prefix(end);
    }
    return words;
}

QuotationCue cue_of(const Record& record) {
    constexpr std::pair<std::string_view, QuotationCue> kCues[] = {{"voice", QuotationCue::voice},
                                                                   {"interview", QuotationCue::interview},
                                                                   {"says", QuotationCue::says},
                                                                   {"speech", QuotationCue::speech},
                                                                   {"document", QuotationCue::document}};
    for (const auto& [name, cue] : kCues) {
        if (record.fields.size() == 2 && record.fields[0] == name) return cue;
    }
    throw Error({.where = {"quotations.tsv", record.line, 0},
                 .what = "not a class and a word",
                 .hint = "classes: voice, interview, says, speech, document; then a tab and a word"});
}

TableCue table_cue_of(const Record& record) {
    constexpr std::pair<std::string_view, TableCue> kCues[] = {
        {"total", TableCue::total},    {"among", TableCue::among},   {"count", TableCue::count},
        {"share", TableCue::share},    {"source", TableCue::source}, {"before", TableCue::before},
        {"missing", TableCue::missing}};
    for (const auto& [name, cue] : kCues) {
        if (record.fields.size() == 2 && record.fields[0] == name) return cue;
    }
    throw Error({.where = {"tables.tsv", record.line, 0},
                 .what = "not a class and a word",
                 .hint = "classes: total, among, count, share, source, before, missing; then a tab and a word"});
}

}  // namespace

Language Language::load(const std::filesystem::path& folder) {
    return parse({.stopwords = read_file(folder / "stopwords.txt"),
                  .elisions = read_file(folder / "elisions.txt"),
                  .abbreviations = read_file(folder / "abbreviations.txt"),
                  .facts = read_file(folder / "facts.tsv"),
                  .headings = read_file(folder / "headings.txt"),
                  .quotations = read_file(folder / "quotations.tsv"),
                  .tables = read_file(folder / "tables.tsv"),
                  .phrases = read_file(folder / "phrases.tsv")});
}

Language Language::parse(const Texts& texts) {
    Language language;
    for_each_entry(texts.stopwords, [&](std::string_view word) { language.stopwords_.push_back(exact_form(word)); });
    for_each_entry(texts.elisions, [&](std::string_view entry) {
        if (entry.front() == '=') {
            const std::string word = folded(entry.substr(1));
            language.longest_whole_word_ = std::max(language.longest_whole_word_, word.size());
            language.whole_words_.push_back(word);
        } else if (entry.front() == '-') {
            language.clitics_.push_back(exact_form(entry));
        } else if (entry.front() == '.') {
            language.inclusive_endings_.push_back(folded(entry.substr(1)));
        } else {
            std::string letters = exact_form(entry);
            while (!letters.empty() && letters.back() == '\'') letters.pop_back();
            language.elisions_.push_back(std::move(letters));
        }
    });
    // Accents take more bytes than the folded word has.
    language.longest_whole_word_ *= 2;
    for_each_entry(texts.abbreviations,
                   [&](std::string_view word) { language.abbreviations_.push_back(folded(word)); });
    for (const Record& record : parse_tsv(texts.facts)) {
        if (record.fields.size() != 3) {
            throw Error({.where = {"facts.tsv", record.line, 0},
                         .what = fmt::format("{} fields where 3 are expected", record.fields.size()),
                         .hint = "variable, value and words, separated by tabs"});
        }
        language.facts_.push_back({record.fields[0], record.fields[1], split_words(record.fields[2])});
    }
    for_each_entry(texts.headings, [&](std::string_view word) { language.top_words_.push_back(folded(word)); });
    for (const Record& record : parse_tsv(texts.quotations)) {
        const QuotationCue cue = cue_of(record);
        std::string word = folded(record.fields[1]);
        const bool prefix = word.ends_with('*');
        if (prefix) word.pop_back();
        (prefix ? language.cue_prefixes_ : language.cues_).emplace_back(std::move(word), cue);
    }
    for (const Record& record : parse_tsv(texts.tables)) {
        const TableCue cue = table_cue_of(record);
        language.table_cues_.emplace_back(folded(record.fields[1]), cue);
    }
    language.phrase_patterns_ = parse_phrase_patterns(texts.phrases, "phrases.tsv");
    std::sort(language.table_cues_.begin(), language.table_cues_.end());
    std::sort(language.cues_.begin(), language.cues_.end());
    sort_unique(language.top_words_);
    sort_unique(language.stopwords_);
    sort_unique(language.elisions_);
    sort_unique(language.whole_words_);
    sort_unique(language.inclusive_endings_);
    sort_unique(language.abbreviations_);
    sort_unique(language.clitics_);
    std::stable_sort(language.clitics_.begin(), language.clitics_.end(),
                     [](const std::string& a, const std::string& b) { return a.size() > b.size(); });
    language.digest_ = KeyBuilder()
                           .add(texts.stopwords)
                           .add(texts.elisions)
                           .add(texts.abbreviations)
                           .add(texts.facts)
                           .add(texts.headings)
                           .add(texts.quotations)
                           .add(texts.tables)
                           .add(texts.phrases)
                           .digest();
    return language;
}

bool Language::opens_part(std::string_view folded_word) const {
    return std::binary_search(top_words_.begin(), top_words_.end(), folded_word);
}

QuotationCue Language::quotation_cue(std::string_view folded_word) const {
    const auto found = std::lower_bound(cues_.begin(), cues_.end(), folded_word,
                                        [](const auto& entry, std::string_view word) { return entry.first < word; });
    if (found != cues_.end() && found->first == folded_word) return found->second;
    for (const auto& [prefix, cue] : cue_prefixes_) {
        if (folded_word.starts_with(prefix)) return cue;
    }
    return QuotationCue::none;
}

bool Language::is_table_cue(std::string_view folded_words, TableCue cue) const {
    return folded_words.size() <= 40 &&
           std::binary_search(table_cues_.begin(), table_cues_.end(), std::pair(std::string(folded_words), cue));
}

bool Language::is_stopword(std::string_view form) const { return holds(stopwords_, exact_form(form)); }
Language::StopExpression Language::stop_expression(std::string_view exact) const {
    const auto found =
        std::ranges::lower_bound(stopwords_, exact, {}, [](const std::string& word) { return std::string_view(word); });
    const bool whole = found != stopwords_.end() && *found == exact;
    const auto next = found + (whole ? 1 : 0);
    // Nothing that may stand in a word comes before a blank.
    const bool longer = next != stopwords_.end() && next->starts_with(exact);
    return {whole, longer && (exact.ends_with('\'') || (*next)[exact.size()] == ' ')};
}
bool Language::is_elision(std::string_view letters) const {
    return letters.size() <= 12 && holds(elisions_, exact_form(letters));
}
bool Language::is_abbreviation(std::string_view word) const {
    return word.size() <= 24 && holds(abbreviations_, folded(word));
}
bool Language::is_inclusive_ending(std::string_view letters) const {
    return letters.size() <= 12 && holds(inclusive_endings_, folded(letters));
}
bool Language::is_whole_word(std::string_view chunk) const {
    return chunk.size() <= longest_whole_word_ && holds(whole_words_, folded(chunk));
}

}  // namespace glane

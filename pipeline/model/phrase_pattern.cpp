#include "pipeline/model/phrase_pattern.h"

#include <unicode/regex.h>
#include <unicode/unistr.h>

#include <array>
#include <utility>

#include <fmt/format.h>

#include "pipeline/base/error.h"
#include "pipeline/base/nearest.h"
#include "pipeline/base/table.h"

namespace glane {
namespace {

constexpr PhraseSymbol kNoSymbol = 'x';

struct Named {
    std::string_view name;
    PhraseSymbol letter;
};
constexpr std::array<Named, 15> kSymbols = {{{"NOUN", 'n'},
                                             {"PROPN", 'p'},
                                             {"ADJ", 'a'},
                                             {"ADP", 'd'},
                                             {"ADV", 'v'},
                                             {"AUX", 'u'},
                                             {"CCONJ", 'c'},
                                             {"DET", 't'},
                                             {"NUM", 'm'},
                                             {"PRON", 'r'},
                                             {"SCONJ", 's'},
                                             {"VERB", 'f'},
                                             {"INF", 'i'},
                                             {"PART", 'q'},
                                             {"PRES", 'g'}}};

[[noreturn]] void refuse(const std::string& path, std::size_t line, std::string what, std::string hint) {
    throw Error({.where = {path, line}, .what = std::move(what), .hint = std::move(hint)});
}

PhraseSymbol letter_of(const std::string& name, const std::string& path, std::size_t line) {
    std::vector<std::string> names;
    for (const Named& symbol : kSymbols) {
        if (symbol.name == name) return symbol.letter;
        names.emplace_back(symbol.name);
    }
    const std::string near = nearest(name, names);
    refuse(path, line, fmt::format("unknown part of speech \"{}\"", name),
           near.empty() ? fmt::format("choose one of: {}", fmt::join(names, ", "))
                        : fmt::format("did you mean \"{}\"?", near));
}

/// The pattern with a letter for every name.
std::string letters_of(const std::string& pattern, const std::string& path, std::size_t line) {
    std::string letters;
    std::string name;
    for (const char c : pattern + ' ') {
        if (c >= 'A' && c <= 'Z') {
            name += c;
            continue;
        }
        if (!name.empty()) letters += letter_of(std::exchange(name, {}), path, line);
        if (c == ' ') continue;
        if (std::string_view("()|?*+").find(c) == std::string_view::npos) {
            refuse(path, line, fmt::format("\"{}\" has no meaning in a pattern", c),
                   "use names, blanks and ( ) | ? * +");
        }
        letters += c;
    }
    return letters;
}

std::unique_ptr<icu::RegexMatcher> compiled(const std::string& letters) {
    UErrorCode code = U_ZERO_ERROR;
    auto matcher = std::make_unique<icu::RegexMatcher>(icu::UnicodeString::fromUTF8(letters), 0, code);
    return U_SUCCESS(code) ? std::move(matcher) : nullptr;
}

}  // namespace

PhraseSymbol phrase_symbol(PartOfSpeech pos, VerbForm form) {
    if (pos == PartOfSpeech::verb && form == VerbForm::infinitive) return 'i';
    if (pos == PartOfSpeech::verb && form == VerbForm::past_participle) return 'q';
    if (pos == PartOfSpeech::verb && form == VerbForm::present_participle) return 'g';
    for (const Named& symbol : kSymbols) {
        if (symbol.name == tag_of(pos)) return symbol.letter;
    }
    return kNoSymbol;
}

std::vector<PhrasePattern> parse_phrase_patterns(std::string_view tsv, const std::string& path) {
    std::vector<PhrasePattern> patterns;
    for (const Record& record : parse_tsv(tsv)) {
        if (record.fields.size() != 2) {
            refuse(path, record.line, "a kind and a pattern were expected",
                   "write two columns with a tab between them");
        }
        std::string letters = letters_of(record.fields[1], path, record.line);
        if (compiled(letters) == nullptr) {
            refuse(path, record.line, "the pattern is no regular expression", "are the brackets closed?");
        }
        patterns.push_back({record.fields[0], std::move(letters)});
    }
    return patterns;
}

struct PhraseMatcher::Compiled {
    std::unique_ptr<icu::RegexMatcher> matcher;
};

PhraseMatcher::PhraseMatcher(const std::vector<PhrasePattern>& patterns) : compiled_(std::make_unique<Compiled>()) {
    std::string all;
    for (const PhrasePattern& pattern : patterns) all += (all.empty() ? "(" : "|(") + pattern.letters + ")";
    if (!all.empty()) compiled_->matcher = compiled(all);
}
PhraseMatcher::PhraseMatcher(PhraseMatcher&&) noexcept = default;
PhraseMatcher& PhraseMatcher::operator=(PhraseMatcher&&) noexcept = default;
PhraseMatcher::~PhraseMatcher() = default;

bool PhraseMatcher::matches(std::string_view symbols) {
    if (compiled_->matcher == nullptr) return false;
    const auto [known, is_new] = known_.try_emplace(std::string(symbols), false);
    if (is_new) {
        const icu::UnicodeString text(symbols.data(), static_cast<std::int32_t>(symbols.size()), US_INV);
        UErrorCode code = U_ZERO_ERROR;
        compiled_->matcher->reset(text);
        known->second = compiled_->matcher->matches(code) != 0 && U_SUCCESS(code);
    }
    return known->second;
}

}  // namespace glane

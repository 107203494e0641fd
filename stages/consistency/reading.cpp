#include "stages/consistency/reading.h"

#include <algorithm>
#include <cstdlib>
#include <limits>

#include <fmt/format.h>

#include "pipeline/model/tokenize.h"
#include "pipeline/model/unicode.h"

namespace glane::consistency {
namespace {

constexpr std::int64_t kLargestNumber = 1'000'000'000;
// Inhabitants are counted in hundreds at least; years, durations and shares are no sizes.
constexpr std::int64_t kSmallestSize = 100;

/// A whole number of digits and blanks, or -1.
std::int64_t whole_number(std::string_view form) {
    std::int64_t value = 0;
    for (const char c : form) {
        if (c >= '0' && c <= '9') {
            if (value > kLargestNumber) return -1;
            value = value * 10 + (c - '0');
        } else if (c != ' ' && c != '\xC2' && c != '\xA0' && c != '\xE2' && c != '\x80' && c != '\xAF') {
            return -1;
        }
    }
    return value;
}

/// "42 %", "65,1 %" as a number, or -1.
double percentage(std::string_view form) {
    if (!form.ends_with('%')) return -1;
    double value = 0;
    double unit = 1;
    bool is_fraction = false;
    for (const char c : form) {
        if (c == ',' || c == '.') is_fraction = true;
        if (c < '0' || c > '9') continue;
        if (is_fraction) unit /= 10;
        value = is_fraction ? value + unit * (c - '0') : value * 10 + (c - '0');
    }
    return value;
}

Word word_of(std::string_view form, Span span, TokenKind kind, const Language& language) {
    Word word;
    word.folded = folded(form);
    word.span = span;
    word.is_punctuation = kind == TokenKind::punctuation;
    word.is_stopword = language.is_stopword(form);
    std::size_t at = 0;
    word.is_capital = kind == TokenKind::word && is_upper(next_code_point(form, at));
    if (kind == TokenKind::number) {
        word.percent = percentage(form);
        word.number = whole_number(form);
    }
    return word;
}

}  // namespace

const Mark* Word::mark(std::string_view variable) const {
    for (const Mark& mark : marks) {
        if (mark.variable == variable) return &mark;
    }
    return nullptr;
}

bool Reading::is_unbroken(std::size_t first, std::size_t last) const {
    for (std::size_t i = first; i <= last && i < words.size(); ++i) {
        if (words[i].is_punctuation || words[i].sentence != words[first].sentence) return false;
    }
    return last < words.size();
}

std::string Reading::quote(std::size_t first, std::size_t last) const {
    last = std::min(last, words.size() - 1);
    return text->document.pieces_text({joined(words[first].span, words[last].span)});
}

SourceRef place_of(const CorpusText& text, const TextTable& table) {
    for (const TableCell& column : table.columns) {
        if (!column.pieces.empty()) return text.ref(column.pieces.front());
    }
    if (table.passage >= text.document.passages.size()) return {text.source.name, {}, 0, 0};
    return text.ref(text.document.passages[table.passage].pieces.front());
}

Reader::Reader(const Language& language) : language_(language) {
    for (const FactRule& rule : language.facts()) {
        if (!rule.words.empty()) by_first_word_[rule.words.front()].push_back(&rule);
    }
    for (auto& [word, rules] : by_first_word_) {
        std::stable_sort(rules.begin(), rules.end(),
                         [](const FactRule* a, const FactRule* b) { return a->words.size() > b->words.size(); });
    }
}

void Reader::mark(std::vector<Word>& words) const {
    for (std::size_t at = 0; at < words.size(); ++at) {
        const auto known = by_first_word_.find(words[at].folded);
        if (known == by_first_word_.end()) continue;
        for (const FactRule* rule : known->second) {
            bool stands = at + rule->words.size() <= words.size();
            for (std::size_t i = 1; stands && i < rule->words.size(); ++i) stands = words[at + i].is(rule->words[i]);
            if (!stands) continue;
            words[at].marks.push_back({rule->variable, rule->value, static_cast<std::uint32_t>(rule->words.size())});
            if (rule->variable != "number" || words[at].number >= 0) continue;
            words[at].number = whole_number(rule->value);
            words[at].is_spelled = true;
        }
    }
}

Reading Reader::read(const CorpusText& text, const Passage& passage) const {
    Reading reading{&text, &passage, {}};
    const Document& document = text.document;
    std::uint32_t sentence = passage.sentences.begin;
    for (std::uint32_t i = passage.tokens.begin; i < passage.tokens.end; ++i) {
        while (sentence + 1 < passage.sentences.end && document.sentences[sentence].end <= i) ++sentence;
        const Token& token = document.tokens[i];
        reading.words.push_back(word_of(document.form(token), token.span, token.kind, language_));
        reading.words.back().sentence = sentence;
    }
    mark(reading.words);
    return reading;
}

std::vector<Word> Reader::words_of(std::string_view text) const {
    std::vector<Word> words;
    for (const Token& token : tokenize(text, language_)) {
        words.push_back(word_of(token.span.of(text), token.span, token.kind, language_));
    }
    mark(words);
    return words;
}

bool Reader::is_part(std::string_view unit, std::string_view whole) const {
    const std::string word = folded(unit);
    return std::any_of(language_.facts().begin(), language_.facts().end(), [&](const FactRule& rule) {
        return rule.variable == "unit-part" && rule.value == whole && rule.words.size() == 1 && rule.words[0] == word;
    });
}

SizeClass size_at(const std::vector<Word>& words, std::size_t at) {
    SizeClass size;
    const auto number = [&words](std::size_t i) {
        const bool is_size = i < words.size() && !words[i].is_spelled && words[i].number >= kSmallestSize;
        return is_size ? words[i].number : -1;
    };
    if (at >= words.size()) return size;
    for (const Mark& mark : words[at].marks) {
        const std::size_t first = at + mark.length;
        if (mark.variable != "size" || number(first) < 0) continue;
        size.end = first + 1;
        if (mark.value == "from") size.min = number(first);
        if (mark.value == "to") size.max = number(first);
        if (mark.value == "about") size.min = size.max = number(first);
        if (mark.value == "range") {
            if (number(first + 2) < number(first)) return {};
            size.min = number(first);
            size.max = number(first + 2);
            size.end = first + 3;
        }
        return size;
    }
    return size;
}

std::string size_name(std::int64_t min, std::int64_t max) {
    if (min < 0 && max < 0) return {};
    if (min == max) return std::to_string(min);
    return fmt::format("{}–{}", min < 0 ? "" : std::to_string(min), max < 0 ? "" : std::to_string(max));
}

bool overlap(std::int64_t min, std::int64_t max, std::int64_t other_min, std::int64_t other_max) {
    constexpr std::int64_t kOpen = std::numeric_limits<std::int64_t>::max();
    if (max < 0) max = kOpen;
    if (other_max < 0) other_max = kOpen;
    return min <= other_max && other_min <= max;
}

}  // namespace glane::consistency

#include "pipeline/model/counted_words.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "pipeline/base/choice.h"
#include "pipeline/base/error.h"
#include "pipeline/model/phrases.h"
#include "pipeline/model/positions_in_french.h"

namespace glane {
namespace {

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

}  // namespace

void check(const WordOptions& options) {
    check_choice("unit", options.unit, {"form", "lemma", "expression", "both"});
    check_choice("scope", options.scope, {"interviews", "report", "all"});
    check_choice("interviewers", options.interviewers, {"in", "out"});
    check_choice("stop_words", options.stop_words, {"in", "out"});
    check_least("min_f", options.min_f, 0);
    check_least("min_interviews", options.min_interviews, 0);
    check_parts_of_speech(options.pos);
}

void check_parts_of_speech(const std::vector<std::string>& names) {
    for (const std::string& name : names) {
        if (part_of_speech(name)) continue;
        throw Error({.where = {},
                     .what = fmt::format("unknown part of speech \"{}\"", name),
                     .hint = "name tags such as NOUN, PROPN, ADJ, VERB, ADV"});
    }
}

std::vector<RepeatedSegment> single_words(const CountedText& counted, WordKey by, bool with_stop_words) {
    std::vector<RepeatedSegment> words;
    std::vector<std::uint32_t> row(counted.numbers(by), kNone);
    for (std::uint32_t i = 0; i < counted.size(); ++i) {
        const Position& here = counted.positions[i];
        if (!here.asked_for || (here.stop && !with_stop_words)) continue;
        std::uint32_t& at = row[counted.number(i, by)];
        if (at == kNone) {
            at = static_cast<std::uint32_t>(words.size());
            words.push_back({1, {}});
        }
        words[at].starts.push_back(i);
    }
    return words;
}

std::vector<RepeatedSegment> expressions(const CountedText& counted, const std::vector<Mark>& marks, WordKey by,
                                         const Language& language) {
    return counted.tagged ? phrases(counted, marks, language) : repeated_segments(counted, marks, by);
}

void find_everywhere(std::vector<RepeatedSegment>& found, const CountedText& counted, WordKey by,
                     const Language& language) {
    if (counted.tagged) {
        find_everywhere(found, counted, language);
    } else {
        find_everywhere(found, counted, by);
    }
}

std::vector<CountedWord> counted_words(const CountedText& counted, const Corpus& corpus, const Language& language,
                                       const WordOptions& options) {
    const WordKey by = options.key();
    std::vector<RepeatedSegment> rows;
    if (options.unit != "expression") rows = single_words(counted, by, options.stop_words == "in");
    if (options.unit == "expression" || options.unit == "both") {
        // No node: everything is near, and nothing bars an expression.
        const std::vector<Mark> marks(counted.size(), Mark::near);
        std::vector<RepeatedSegment> several = expressions(counted, marks, by, language);
        std::stable_sort(several.begin(), several.end(), [](const RepeatedSegment& a, const RepeatedSegment& b) {
            return a.starts.front() < b.starts.front();
        });
        rows.insert(rows.end(), std::make_move_iterator(several.begin()), std::make_move_iterator(several.end()));
    }
    std::vector<CountedWord> words;
    for (RepeatedSegment& row : rows) {
        if (static_cast<std::int64_t>(row.starts.size()) < options.min_f) continue;
        const std::uint32_t interviews = interviews_of(row.starts, counted, corpus);
        if (interviews < static_cast<std::uint32_t>(options.min_interviews)) continue;
        words.push_back(
            {key_of(counted, row.starts.front(), row.words, by), by, row.words, std::move(row.starts), interviews});
    }
    return words;
}

// Of equally common forms the last in code point order: small letters before capitals, accented before bare.
std::string printed_form(const CountedWord& word, const CountedText& counted, const Corpus& corpus) {
    std::map<std::string, std::pair<std::int64_t, std::int64_t>> forms;  // inside a sentence, at its beginning
    for (const std::uint32_t start : word.starts) {
        const CountedRange& sentence = counted.sentences[counted.positions[start].sentence];
        const WordPlace place = place_of(counted, start, word.words);
        auto& [inside, at_beginning] = forms[printed(corpus[place.passage.text].document, place.tokens)];
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

std::string key_of(const CountedText& counted, std::uint32_t start, std::uint32_t words, WordKey by) {
    std::string key;
    for (std::uint32_t i = start; i < start + words; ++i) {
        if (i > start) key += ' ';
        key += counted.key(counted.number(i, by), by);
    }
    return key;
}

std::optional<InterviewId> interview_of(PassageId passage, const Corpus& corpus) {
    const std::uint32_t interview = corpus[passage.text].document.passages[passage.passage].interview;
    if (interview == kNone) return std::nullopt;
    return InterviewId{passage.text, interview};
}

// Positions come in reading order, and so do interviews.
std::uint32_t interviews_of(const std::vector<std::uint32_t>& starts, const CountedText& counted,
                            const Corpus& corpus) {
    std::uint32_t interviews = 0;
    std::optional<InterviewId> last;
    for (const std::uint32_t start : starts) {
        const auto interview = interview_of(counted.passages[counted.positions[start].passage].id, corpus);
        if (!interview || interview == last) continue;
        last = interview;
        ++interviews;
    }
    return interviews;
}

WordPlace place_of(const CountedText& counted, std::uint32_t start, std::uint32_t words) {
    const Position& first = counted.positions[start];
    return {counted.passages[first.passage].id, {first.token, first.token + words}};
}

Occurrence occurrence_of(const Corpus& corpus, const WordPlace& place) {
    const CorpusText& text = corpus[place.passage.text];
    const std::vector<Token>& tokens = text.document.tokens;
    const Span span = joined(tokens[place.tokens.begin].span, tokens[place.tokens.end - 1].span);
    return {place.passage, span, text.ref(span, text.document.passages[place.passage.passage])};
}

std::string places_text(const std::vector<WordPlace>& places, const Corpus& corpus) {
    std::string text;
    for (const WordPlace& word : places) {
        const SourceRef place = occurrence_of(corpus, word).place;
        text += fmt::format("{}{} p. {} l. {}", text.empty() ? "" : "; ", place.document, place.page, place.line);
    }
    return text;
}

std::string positions_in_french(const WordOptions& options) { return positions_in_french(options.counting()) + '.'; }

std::string units_in_french(const WordOptions& options, bool tagged) {
    std::string text;
    if (options.unit == "form") text += "Les mots sont distingués par leur forme, sans majuscules ni accents";
    if (options.unit == "lemma" || options.unit == "both") {
        text += "Les mots sont réunis par lemme et montrés sous leur forme la plus fréquente";
    }
    if (options.unit != "expression") {
        if (!options.pos.empty()) text += fmt::format(", ceux qui sont étiquetés {}", fmt::join(options.pos, ", "));
        if (options.stop_words == "out") text += ", mots vides laissés de côté (ils restent des positions)";
        text += ". ";
    }
    if (options.unit == "expression" || options.unit == "both") {
        text += tagged ? "Expressions : groupes nominaux, verbaux ou adjectivaux de 2 à 8 mots d'une même phrase, "
                         "réunis par lemmes. "
                       : "Expressions : segments répétés de 2 à 6 mots d'une même phrase. ";
    }
    text +=
        fmt::format("Ont une ligne les mots d'au moins {} occurrence{}", options.min_f, options.min_f > 1 ? "s" : "");
    if (options.min_interviews > 0) text += fmt::format(" dans au moins {} entretiens", options.min_interviews);
    return text + ". ";
}

std::string expressions_in_french(bool tagged) {
    const std::string what =
        tagged
            ? "Expressions : groupes nominaux, verbaux ou adjectivaux de 2 à 8 mots (motifs de parties du discours), "
              "réunis par lemmes"
            : "Expressions : segments répétés de 2 à 6 mots";
    return what +
           ", d'une même phrase, sans ponctuation ni nœud, qui ne commencent ni ne finissent par un mot vide ; une "
           "expression est dans le contexte quand tous ses mots y sont ; celle qui ne vit guère que dans une plus "
           "longue est écartée. ";
}

}  // namespace glane

#pragma once
// Queries drawn from a seed, each as a text and as what it means for a list of words: the meaning knows
// nothing of indexes and finds everything by trying.

#include <algorithm>
#include <cstdint>
#include <functional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "pipeline/model/search_terms.h"
#include "pipeline/model/unicode.h"
#include "tests/search/invented.h"

namespace glane::test {

/// A token with all that it can be found under.
struct Reading {
    WordForms forms;
};

/// A passage as the oracle sees it.
struct Scanned {
    std::size_t text = 0;
    std::uint32_t passage = 0;
    std::vector<Reading> words;
    const Passage* structure = nullptr;
    const InterviewFacts* facts = nullptr;
    std::string interview;
    std::uint32_t page = 1;
};

/// Where in a passage something stands: first word and number of words.
using Place = std::pair<std::size_t, std::size_t>;

/// A query with its text and its meaning, which knows nothing of indexes.
struct Generated {
    std::string text;
    std::function<bool(const Scanned&)> holds;
    std::function<std::vector<Place>(const Scanned&)> places;  ///< of words and phrases
};

class Generator {
  public:
    Generator(const Corpus& corpus, std::uint64_t seed) : dice_(seed) {
        for (std::size_t t = 0; t < corpus.size(); ++t) scan(corpus[t], t);
    }

    const std::vector<Scanned>& passages() const { return passages_; }

    Generated query(int depth) {
        switch (depth == 0 ? dice_.roll(7) : dice_.roll(11)) {
            case 0:
            case 1: return leaf();
            case 2: return phrase();
            case 3: return loose_phrase();
            case 4: return near();
            case 5:
            case 6: return field();
            case 7: return binary(depth, {" ", " ET ", " AND "}, [](bool a, bool b) { return a && b; });
            case 8: return binary(depth, {" OU ", " OR "}, [](bool a, bool b) { return a || b; });
            case 9: return binary(depth, {" SAUF ", " NOT ", " ET SAUF "}, [](bool a, bool b) { return a && !b; });
            default: return negation(depth);
        }
    }

  private:
    void scan(const CorpusText& text, std::size_t index) {
        for (std::uint32_t p = 0; p < text.document.passages.size(); ++p) {
            const Passage& passage = text.document.passages[p];
            if (!is_running_text(passage.kind)) continue;
            Scanned scanned{.text = index, .passage = p, .words = {}, .structure = &passage, .interview = {}};
            scanned.page = text.ref(passage.pieces[0]).page;
            if (passage.interview != kNone) {
                scanned.facts = &text.document.interviews[passage.interview].facts;
                scanned.interview = text.document.interviews[passage.interview].id;
            }
            for (std::uint32_t i = passage.tokens.begin; i < passage.tokens.end; ++i) {
                const Token& token = text.document.tokens[i];
                if (token.kind == TokenKind::punctuation) continue;
                scanned.words.push_back({forms_of(text.document.form(token))});
                all_words_.push_back(scanned.words.back());
            }
            passages_.push_back(std::move(scanned));
        }
    }

    static bool meet(const std::vector<std::string>& a, const std::vector<std::string>& b) {
        return std::any_of(a.begin(), a.end(),
                           [&](const std::string& x) { return std::find(b.begin(), b.end(), x) != b.end(); });
    }

    /// The stems of the typed word, and of every reading of a corpus word that is the same when folded.
    std::vector<std::string> stems_for(const std::string& typed) const {
        const WordForms wanted = forms_of(typed);
        std::set<std::string> stems(wanted.stems.begin(), wanted.stems.end());
        for (const Reading& word : all_words_) {
            if (std::find(wanted.folded.begin(), wanted.folded.end(), folded_term(word.forms.exact)) !=
                wanted.folded.end()) {
                stems.insert(word.forms.stems.begin(), word.forms.stems.end());
            }
            for (const std::string& reading : inclusive_readings(word.forms.exact)) {
                if (std::find(wanted.folded.begin(), wanted.folded.end(), folded_term(reading)) !=
                    wanted.folded.end()) {
                    stems.insert(stem_of(reading));
                }
            }
        }
        return {stems.begin(), stems.end()};
    }

    static Generated words_where(std::string text, std::function<bool(const Reading&)> test) {
        Generated made;
        made.text = std::move(text);
        made.places = [test](const Scanned& passage) {
            std::vector<Place> places;
            for (std::size_t i = 0; i < passage.words.size(); ++i) {
                if (test(passage.words[i])) places.emplace_back(i, 1);
            }
            return places;
        };
        made.holds = [places = made.places](const Scanned& passage) { return !places(passage).empty(); };
        return made;
    }

    /// A word as one would type it: as it stands, or without accents.
    std::string typed_word() {
        while (true) {
            std::string word = dice_.chance(10)
                                   ? dice_.pick(std::vector<std::string>{"zébu", "numérisation", "agentes"})
                                   : dice_.pick(vocabulary());
            if (query_cutter()(word).size() > 1) continue;
            return dice_.chance(25) ? folded(word) : word;
        }
    }

    Generated form(const std::string& word) {
        return words_where(word, [wanted = folded_term(word)](const Reading& reading) {
            return std::find(reading.forms.folded.begin(), reading.forms.folded.end(), wanted) !=
                   reading.forms.folded.end();
        });
    }

    Generated leaf() {
        const std::string word = typed_word();
        switch (dice_.roll(4)) {
            case 0:
                return words_where("=" + word, [wanted = exact_term(word)](const Reading& reading) {
                    return exact_term(reading.forms.exact) == wanted;
                });
            case 1: return prefix();
            default:
                return words_where(word, [stems = stems_for(word)](const Reading& reading) {
                    return meet(stems, reading.forms.stems);
                });
        }
    }

    Generated prefix() {
        const std::string start =
            dice_.pick(std::vector<std::string>{"nu", "numéri", "Élu", "ag", "équip", "us", "œu", "zz", "20"});
        return words_where(start + "*", [wanted = folded(start)](const Reading& reading) {
            return std::any_of(reading.forms.folded.begin(), reading.forms.folded.end(),
                               [&](const std::string& word) { return word.starts_with(wanted); });
        });
    }

    Generated in_quotes() {
        switch (dice_.roll(8)) {
            case 0: return prefix();
            case 1: {
                const std::string word = typed_word();
                return words_where("=" + word, [wanted = exact_term(word)](const Reading& reading) {
                    return exact_term(reading.forms.exact) == wanted;
                });
            }
            default: return form(typed_word());
        }
    }

    /// Numbers typed one behind the other would be one number.
    static bool joins(const std::string& before, const std::string& after) {
        const auto digit = [](char c) { return c >= '0' && c <= '9'; };
        return digit(before.back()) && digit(after.front());
    }

    std::vector<Generated> some(std::size_t count) {
        std::vector<Generated> parts;
        while (parts.size() < count) {
            Generated part = in_quotes();
            if (!parts.empty() && joins(parts.back().text, part.text)) continue;
            parts.push_back(std::move(part));
        }
        return parts;
    }

    static std::string spaced(const std::vector<Generated>& parts) {
        std::string text;
        for (const Generated& part : parts) text += (text.empty() ? "" : " ") + part.text;
        return text;
    }

    Generated phrase() {
        const std::vector<Generated> parts = some(2 + dice_.roll(2));
        Generated made;
        made.text = "\"" + spaced(parts) + "\"";
        made.places = [parts](const Scanned& passage) {
            std::vector<Place> places;
            for (std::size_t start = 0; start + parts.size() <= passage.words.size(); ++start) {
                bool all = true;
                for (std::size_t i = 0; i < parts.size() && all; ++i) {
                    const auto here = parts[i].places(passage);
                    all = std::find(here.begin(), here.end(), Place(start + i, 1)) != here.end();
                }
                if (all) places.emplace_back(start, parts.size());
            }
            return places;
        };
        made.holds = [places = made.places](const Scanned& passage) { return !places(passage).empty(); };
        return made;
    }

    /// One place of every part, none with a word of another, at most `others` words between: by trying everything.
    static bool near_each_other(const std::vector<std::vector<Place>>& parts, std::size_t others, std::size_t at,
                                std::vector<Place>& chosen) {
        if (at == parts.size()) {
            std::size_t first = static_cast<std::size_t>(-1);
            std::size_t end = 0;
            std::size_t own = 0;
            for (const Place& place : chosen) {
                first = std::min(first, place.first);
                end = std::max(end, place.first + place.second);
                own += place.second;
            }
            return end - first - own <= others;
        }
        for (const Place& place : parts[at]) {
            const bool taken = std::any_of(chosen.begin(), chosen.end(), [&](const Place& other) {
                return other.first < place.first + place.second && place.first < other.first + other.second;
            });
            if (taken) continue;
            chosen.push_back(place);
            if (near_each_other(parts, others, at + 1, chosen)) return true;
            chosen.pop_back();
        }
        return false;
    }

    static Generated close_together(std::string text, std::vector<Generated> parts, std::size_t others) {
        Generated made;
        made.text = std::move(text);
        made.holds = [parts = std::move(parts), others](const Scanned& passage) {
            std::vector<std::vector<Place>> places;
            for (const Generated& part : parts) places.push_back(part.places(passage));
            std::vector<Place> chosen;
            return near_each_other(places, others, 0, chosen);
        };
        return made;
    }

    Generated loose_phrase() {
        std::vector<Generated> parts = some(2 + dice_.roll(2));
        const std::size_t others = dice_.roll(6);
        const std::string text = fmt::format("\"{}\"~{}", spaced(parts), others);
        return close_together(text, std::move(parts), others);
    }

    Generated near_operand() {
        switch (dice_.roll(5)) {
            case 0: return phrase();
            case 1: {
                const Generated a = leaf();
                const Generated b = dice_.chance(50) ? phrase() : leaf();
                Generated made;
                made.text = fmt::format("({} OU {})", a.text, b.text);
                made.places = [a, b](const Scanned& passage) {
                    std::vector<Place> places = a.places(passage);
                    for (const Place& place : b.places(passage)) places.push_back(place);
                    return places;
                };
                return made;
            }
            default: return leaf();
        }
    }

    Generated near() {
        const std::size_t others = dice_.roll(6);
        std::vector<Generated> parts;
        std::string text;
        for (std::size_t i = 2 + dice_.roll(2); i > 0; --i) {
            parts.push_back(near_operand());
            text += (text.empty() ? "" : fmt::format(" NEAR/{} ", others)) + parts.back().text;
        }
        return close_together(text, std::move(parts), others);
    }

    Generated field() {
        Generated made;
        const auto set = [&](std::string text, std::function<bool(const Scanned&)> test) {
            made.text = std::move(text);
            made.holds = std::move(test);
        };
        const std::size_t n = 1 + dice_.roll(12);
        const std::int64_t size = dice_.pick(std::vector<std::int64_t>{3499, 3500, 10000, 20000, 25000, 30000, 30001});
        const auto sized = [](const Scanned& p) { return p.facts != nullptr; };
        const auto low = [](const Scanned& p) { return std::max<std::int64_t>(p.facts->size_min, 0); };
        const auto high = [](const Scanned& p) { return p.facts->size_max < 0 ? INT64_MAX : p.facts->size_max; };
        switch (dice_.roll(13)) {
            case 0:
                set("role:elu", [](const Scanned& p) { return p.facts != nullptr && p.facts->role == "élu"; });
                break;
            case 1:
                set("type:EPCI", [](const Scanned& p) { return p.facts != nullptr && p.facts->kind == "EPCI"; });
                break;
            case 2:
                set("genre:Femme", [](const Scanned& p) { return p.facts != nullptr && p.facts->gender == "femme"; });
                break;
            case 3:
                set("locuteur:\"élue 1\"", [](const Scanned& p) { return p.structure->speaker == "Élue 1"; });
                break;
            case 4:
                set(fmt::format("page:{}..{}", n, n + 3),
                    [n](const Scanned& p) { return p.page >= n && p.page <= n + 3; });
                break;
            case 5: set(fmt::format("page:>{}", n), [n](const Scanned& p) { return p.page > n; }); break;
            case 6: set("nature:note", [](const Scanned& p) { return p.structure->kind == PassageKind::note; }); break;
            case 7:
                set("enqueteur:non", [](const Scanned& p) {
                    return p.structure->kind == PassageKind::turn && !p.structure->interviewer;
                });
                break;
            case 8: set("entretien:entretien-2", [](const Scanned& p) { return p.interview == "entretien-2"; }); break;
            case 9: set("document:deux*", [](const Scanned& p) { return p.text == 1; }); break;
            case 10:
                set(fmt::format("taille:>{}", size),
                    [=](const Scanned& p) { return sized(p) && low(p) >= size && high(p) > size; });
                break;
            case 11:
                set(fmt::format("taille:<={}", size), [=](const Scanned& p) { return sized(p) && high(p) <= size; });
                break;
            default:
                set(fmt::format("taille:{}", size),
                    [=](const Scanned& p) { return sized(p) && low(p) <= size && size <= high(p); });
        }
        return made;
    }

    Generated binary(int depth, const std::vector<std::string>& signs, bool (*combine)(bool, bool)) {
        const Generated a = query(depth - 1);
        const Generated b = query(depth - 1);
        Generated made;
        made.text = fmt::format("({}){}({})", a.text, dice_.pick(signs), b.text);
        made.holds = [a, b, combine](const Scanned& passage) { return combine(a.holds(passage), b.holds(passage)); };
        return made;
    }

    Generated negation(int depth) {
        const Generated a = query(depth - 1);
        Generated made;
        made.text = fmt::format("SAUF ({})", a.text);
        made.holds = [a](const Scanned& passage) { return !a.holds(passage); };
        return made;
    }

    Dice dice_;
    std::vector<Scanned> passages_;
    std::vector<Reading> all_words_;
};

}  // namespace glane::test

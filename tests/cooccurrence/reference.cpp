#include "tests/cooccurrence/reference.h"

#include <algorithm>
#include <cstdlib>
#include <regex>
#include <set>
#include <utility>

#include "pipeline/model/unicode.h"

namespace glane::test {
namespace {

struct Word {
    std::string form;  // folded
    std::string lemma;
    std::string key;   // by which it is counted: one of the two
    std::string tag;   // as the patterns name it, with a blank behind
    bool stop = false, asked_for = true;
    bool is_word = false;  // numbers and punctuation are kept, so that nothing is joined across them
    std::size_t passage = 0, sentence = 0;
    std::string interview;
    bool near = false, node = false;
    std::uint32_t text = 0, passage_of_text = 0;
};
using Words = std::vector<Word>;

bool let_in(const Document& document, const Passage& passage, const Cooccur::Options& options) {
    const bool running = passage.kind == PassageKind::heading || passage.kind == PassageKind::paragraph ||
                         passage.kind == PassageKind::list_item || passage.kind == PassageKind::note ||
                         passage.kind == PassageKind::turn;
    if (!running) return false;
    for (const Interview& interview : document.interviews) {
        if (interview.heading_span == passage.pieces[0]) return false;
    }
    if (options.interviewers == "out" && passage.interviewer) return false;
    if (options.span == "interview") return passage.interview != kNone;
    if (options.scope == "all") return true;
    return (options.scope == "interviews") == (passage.interview != kNone);
}

std::string pattern_name(const TokenTag& tag) {
    if (tag.verb_form == VerbForm::infinitive) return "INF ";
    return std::string(tag_of(tag.pos)) + ' ';
}

void read_tag(Word& word, const CorpusText& text, std::uint32_t token, const Cooccur::Options& options) {
    word.lemma = word.form;
    if (!text.tagged.tags.empty()) {
        word.lemma = text.tagged.lemma(token);
        word.tag = pattern_name(text.tagged.tags[token]);
        const std::string tag(tag_of(text.tagged.tags[token].pos));
        word.asked_for = options.pos.empty() || std::count(options.pos.begin(), options.pos.end(), tag) > 0;
    }
    word.key = options.unit == "form" ? word.form : word.lemma;
}

Words all_words(const Cooccur::Input& input, const Cooccur::Options& options) {
    Words words;
    std::size_t passages = 0, sentences = 0;
    for (std::uint32_t t = 0; t < input.corpus.size(); ++t) {
        const Document& document = input.corpus[t].document;
        for (std::uint32_t p = 0; p < document.passages.size(); ++p) {
            const Passage& passage = document.passages[p];
            if (!let_in(document, passage, options)) continue;
            ++passages;
            for (std::uint32_t s = passage.sentences.begin; s < passage.sentences.end; ++s) {
                ++sentences;
                for (std::uint32_t i = document.sentences[s].begin; i < document.sentences[s].end; ++i) {
                    Word word;
                    word.form = folded(document.form(document.tokens[i]));
                    read_tag(word, input.corpus[t], i, options);
                    word.interview = passage.interview == kNone ? "" : document.interviews[passage.interview].id;
                    word.is_word = document.tokens[i].kind == TokenKind::word;
                    word.stop = input.language.is_stopword(document.form(document.tokens[i]));
                    word.passage = passages;
                    word.sentence = sentences;
                    word.text = t;
                    word.passage_of_text = p;
                    words.push_back(word);
                }
            }
        }
    }
    // Notes in brackets, where the sentence closes them.
    for (std::size_t i = 0; i < words.size(); ++i) {
        std::size_t close = i;
        while (words[i].form == "[" && close < words.size() && words[close].sentence == words[i].sentence && words[close].form != "]") {
            ++close;
        }
        if (close == words.size() || words[close].sentence != words[i].sentence || words[close].form != "]") continue;
        for (; i < close; ++i) words[i].is_word = false;
    }
    // "du coup" and "je pense", the expressions of the little French of these tests.
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
        const std::string pair = words[i].form + ' ' + words[i + 1].form;
        const bool spoken = words[i].is_word && words[i + 1].is_word;
        if (spoken && words[i].sentence == words[i + 1].sentence && (pair == "du coup" || pair == "je pense")) {
            words[i].stop = words[i + 1].stop = true;
        }
    }
    return words;
}

std::vector<std::string> split(const std::string& text) {
    std::vector<std::string> parts(1);
    for (const char c : text) {
        if (c == ' ') {
            parts.emplace_back();
        } else {
            parts.back() += c;
        }
    }
    return parts;
}

bool is_lemma_of(const std::string& lemma, const std::string& spelling, const Cooccur::Input& input);

bool same(const std::string& a, const Word& word, const Cooccur::Input& input, const Cooccur::Options& options) {
    const std::string& b = word.form;
    if (a == b) return true;
    if (options.inflection == "lemma") return !word.tag.empty() && is_lemma_of(word.lemma, a, input);
    if (options.inflection == "exact" || input.language.is_stopword(a) || input.language.is_stopword(b)) return false;
    if (a.size() >= 3 && (b == a + "s" || b == a + "x")) return true;
    return b.size() >= 3 && (a == b + "s" || a == b + "x");
}

struct Place {
    std::size_t begin, end;
};

// Whether some token of the corpus that is spelled so has the lemma, or the lemma itself is spelled so.
bool is_lemma_of(const std::string& lemma, const std::string& spelling, const Cooccur::Input& input) {
    if (folded(lemma) == spelling) return true;
    for (const CorpusText& text : input.corpus) {
        for (std::size_t i = 0; i < text.tagged.tags.size(); ++i) {
            if (text.document.tokens[i].kind != TokenKind::word || text.tagged.lemma(i) != lemma) continue;
            if (folded(text.document.form(text.document.tokens[i])) == spelling) return true;
        }
    }
    return false;
}

std::vector<Place> find_nodes(Words& words, const Cooccur::Input& input, const Cooccur::Options& options) {
    const std::vector<std::string> node = split(folded(options.node));
    std::vector<Place> places;
    for (std::size_t i = 0; i + node.size() <= words.size();) {
        bool here = true;
        for (std::size_t k = 0; k < node.size(); ++k) {
            here = here && words[i + k].sentence == words[i].sentence && same(node[k], words[i + k], input, options);
        }
        if (here) places.push_back({i, i + node.size()});
        for (std::size_t k = 0; here && k < node.size(); ++k) words[i + k].node = true;
        i += here ? node.size() : 1;
    }
    return places;
}

// How many words stand from one token to another, the first not included.
std::size_t words_between(const Words& words, std::size_t from, std::size_t to) {
    std::size_t count = 0;
    for (std::size_t i = std::min(from, to) + 1; i < std::max(from, to); ++i) count += words[i].is_word;
    return count + 1;
}

bool in_window(const Words& words, std::size_t i, const Place& node, const Cooccur::Options& options) {
    const Word &here = words[i], &there = words[node.begin];
    if (here.text != there.text) return false;
    if (options.within == "turn" && here.passage != there.passage) return false;
    if (options.within == "sentence" && here.sentence != there.sentence) return false;
    if (options.within == "interview") {
        // Report between two interviews is a stretch of its own.
        for (std::size_t k = std::min(i, node.begin); k < std::max(i, node.begin); ++k) {
            if (words[k].interview != there.interview) return false;
        }
        if (here.interview != there.interview) return false;
    }
    if (i < node.begin) return words_between(words, i, node.begin) <= static_cast<std::size_t>(options.left);
    return i >= node.end && words_between(words, node.end - 1, i) <= static_cast<std::size_t>(options.right);
}

void mark_near(Words& words, const std::vector<Place>& nodes, const Cooccur::Input& input, const Cooccur::Options& options) {
    for (std::size_t i = 0; i < words.size(); ++i) {
        Word& word = words[i];
        if (word.node) continue;
        for (const Place& node : nodes) {
            const bool same_interview = words[node.begin].text == word.text && words[node.begin].interview == word.interview;
            if (options.span == "interview" && same_interview) word.near = true;
            if ((options.span == "turn" || options.span == "paragraph") && words[node.begin].passage == word.passage) word.near = true;
            if (options.span == "sentence" && words[node.begin].sentence == word.sentence) word.near = true;
            if (options.span == "window" && in_window(words, i, node, options)) word.near = true;
        }
        for (const PassageId& answer : input.answers) {
            if (options.span == "answers" && answer == PassageId{word.text, word.passage_of_text}) word.near = true;
        }
    }
}

using Occurrences = std::map<std::vector<std::string>, std::vector<std::size_t>>;

// Every run of n words; with `free`, those that hold the node or begin or end with a stop word as well.
Occurrences runs_of(const Words& words, std::size_t n, bool free) {
    Occurrences runs;
    for (std::size_t i = 0; i + n <= words.size(); ++i) {
        std::vector<std::string> run;
        for (std::size_t k = i; k < i + n; ++k) {
            if (words[k].node && !free) continue;
            if (words[k].is_word && words[k].sentence == words[i].sentence) run.push_back(words[k].key);
        }
        if (run.size() < n || (!free && (words[i].stop || words[i + n - 1].stop))) continue;
        std::vector<std::size_t>& starts = runs[run];
        if (free || starts.empty() || starts.back() + n <= i) starts.push_back(i);
    }
    std::erase_if(runs, [](const auto& run) { return run.second.size() < 2; });
    return runs;
}

bool inside_any(std::size_t begin, std::size_t end, const std::vector<Place>& longer) {
    return std::any_of(longer.begin(), longer.end(), [&](const Place& p) { return p.begin <= begin && end <= p.end; });
}

bool is_phrase(const Words& words, std::size_t begin, std::size_t n) {
    static const std::regex nominal("NOUN (ADJ |ADP (DET )?NOUN )+");
    static const std::regex verbal("INF (DET )?NOUN ");
    std::string tags;
    for (std::size_t i = begin; i < begin + n; ++i) tags += words[i].tag;
    return std::regex_match(tags, nominal) || std::regex_match(tags, verbal);
}

// Phrases of n words that stand near the node at least once.
Occurrences phrases_of(const Words& words, std::size_t n) {
    Occurrences runs;
    std::map<std::vector<std::string>, bool> near;
    for (std::size_t i = 0; i + n <= words.size(); ++i) {
        std::vector<std::string> run;
        bool all_near = true;
        for (std::size_t k = i; k < i + n; ++k) {
            if (words[k].node || !words[k].is_word || words[k].sentence != words[i].sentence) break;
            run.push_back(words[k].key);
            all_near = all_near && words[k].near;
        }
        if (run.size() < n || words[i].stop || words[i + n - 1].stop || !is_phrase(words, i, n)) continue;
        std::vector<std::size_t>& starts = runs[run];
        if (starts.empty() || starts.back() + n <= i) starts.push_back(i);
        near[run] = near[run] || all_near;
    }
    std::erase_if(runs, [&near](const auto& run) { return !near[run.first]; });
    return runs;
}

Occurrences expressions_of(const Words& words) {
    const bool tagged = std::any_of(words.begin(), words.end(), [](const Word& word) { return !word.tag.empty(); });
    std::vector<Place> longer;
    for (const auto& [run, starts] : runs_of(words, 7, true)) {
        for (const std::size_t start : starts) longer.push_back({start, start + 7});
    }
    Occurrences kept;
    for (std::size_t n = tagged ? 8 : 6; n >= 2; --n) {
        std::vector<Place> these;
        for (const auto& [run, starts] : tagged ? phrases_of(words, n) : runs_of(words, n, false)) {
            std::size_t inside = 0;
            for (const std::size_t start : starts) inside += inside_any(start, start + n, longer);
            if (inside * 5 >= starts.size() * 4) continue;
            kept[run] = starts;
            for (const std::size_t start : starts) these.push_back({start, start + n});
        }
        longer.insert(longer.end(), these.begin(), these.end());
    }
    return kept;
}

Contingency cells_of(const Words& words, const std::vector<std::size_t>& starts, std::size_t n, const ReferenceTable& table) {
    std::int64_t f = 0, f2 = 0;
    for (const std::size_t start : starts) {
        bool near = true, node = false;
        for (std::size_t i = start; i < start + n; ++i) {
            near = near && words[i].near;
            node = node || words[i].node;
        }
        if (!node) ++f2;
        if (!node && near) ++f;
    }
    return {f, table.f1 - f, f2 - f, table.n - table.f1 - (f2 - f)};
}

std::size_t interviews_of(const Words& words, const std::vector<std::size_t>& starts, std::size_t n) {
    std::set<std::pair<std::uint32_t, std::string>> interviews;
    for (const std::size_t start : starts) {
        bool near = true;
        for (std::size_t i = start; i < start + n; ++i) near = near && words[i].near;
        if (near && !words[start].interview.empty()) interviews.insert({words[start].text, words[start].interview});
    }
    return interviews.size();
}

std::string joined_by_blanks(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
    return text;
}

}  // namespace

ReferenceTable count_slowly(const Cooccur::Input& input, const Cooccur::Options& options) {
    Words words = all_words(input, options);
    const std::vector<Place> nodes = find_nodes(words, input, options);
    mark_near(words, nodes, input, options);
    ReferenceTable table;
    table.nodes = static_cast<std::int64_t>(nodes.size());
    for (const Word& word : words) {
        if (word.is_word && !word.node) ++table.n;
        if (word.is_word && word.near) ++table.f1;
    }
    if (table.f1 == 0) return table;
    std::map<std::string, std::vector<std::size_t>> forms;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const bool wanted = words[i].asked_for && (options.stop_words == "in" || !words[i].stop);
        if (words[i].is_word && wanted) forms[words[i].key].push_back(i);
    }
    const auto keep = [&](std::map<std::string, Contingency>& kept, const std::string& key,
                          const std::vector<std::size_t>& starts, std::size_t n) {
        const Contingency cells = cells_of(words, starts, n, table);
        const std::size_t interviews = interviews_of(words, starts, n);
        const bool often = cells.o11 >= options.min_f && interviews >= static_cast<std::size_t>(options.min_interviews);
        if (often && cells.f2() > 0) kept[key] = cells;
    };
    if (options.unit != "expression") {
        for (const auto& [key, starts] : forms) keep(table.words, key, starts, 1);
    }
    if (options.unit == "expression" || options.unit == "both") {
        for (const auto& [run, starts] : expressions_of(words)) {
            keep(table.expressions, joined_by_blanks(run), starts, run.size());
        }
    }
    return table;
}

}  // namespace glane::test

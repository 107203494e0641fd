#include "tests/cooccurrence/reference.h"

#include <algorithm>
#include <cstdlib>

#include "pipeline/model/unicode.h"

namespace glane::test {
namespace {

struct Word {
    std::string key;
    bool stop = false;
    bool is_word = false;  // numbers and punctuation are kept, so that nothing is joined across them
    std::size_t passage = 0, sentence = 0;
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
    if (options.scope == "all") return true;
    return (options.scope == "interviews") == (passage.interview != kNone);
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
                    word.key = folded(document.form(document.tokens[i]));
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
        while (words[i].key == "[" && close < words.size() && words[close].sentence == words[i].sentence && words[close].key != "]") {
            ++close;
        }
        if (close == words.size() || words[close].sentence != words[i].sentence || words[close].key != "]") continue;
        for (; i < close; ++i) words[i].is_word = false;
    }
    // "du coup" and "je pense", the expressions of the little French of these tests.
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
        const std::string pair = words[i].key + ' ' + words[i + 1].key;
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

bool same(const std::string& a, const std::string& b, const Cooccur::Input& input, const Cooccur::Options& options) {
    if (a == b) return true;
    if (options.inflection == "exact" || input.language.is_stopword(a) || input.language.is_stopword(b)) return false;
    if (a.size() >= 3 && (b == a + "s" || b == a + "x")) return true;
    return b.size() >= 3 && (a == b + "s" || a == b + "x");
}

struct Place {
    std::size_t begin, end;
};

std::vector<Place> find_nodes(Words& words, const Cooccur::Input& input, const Cooccur::Options& options) {
    const std::vector<std::string> node = split(folded(options.node));
    std::vector<Place> places;
    for (std::size_t i = 0; i + node.size() <= words.size();) {
        bool here = true;
        for (std::size_t k = 0; k < node.size(); ++k) {
            here = here && words[i + k].sentence == words[i].sentence && same(node[k], words[i + k].key, input, options);
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
    if (words[i].passage != words[node.begin].passage) return false;
    if (i < node.begin) return words_between(words, i, node.begin) <= static_cast<std::size_t>(options.left);
    return i >= node.end && words_between(words, node.end - 1, i) <= static_cast<std::size_t>(options.right);
}

void mark_near(Words& words, const std::vector<Place>& nodes, const Cooccur::Input& input, const Cooccur::Options& options) {
    for (std::size_t i = 0; i < words.size(); ++i) {
        Word& word = words[i];
        if (word.node) continue;
        for (const Place& node : nodes) {
            if (options.span == "turn" && words[node.begin].passage == word.passage) word.near = true;
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

Occurrences expressions_of(const Words& words) {
    std::vector<Place> longer;
    for (const auto& [run, starts] : runs_of(words, 7, true)) {
        for (const std::size_t start : starts) longer.push_back({start, start + 7});
    }
    Occurrences kept;
    for (std::size_t n = 6; n >= 2; --n) {
        std::vector<Place> these;
        for (const auto& [run, starts] : runs_of(words, n, false)) {
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
        if (words[i].is_word && !words[i].stop) forms[words[i].key].push_back(i);
    }
    const auto keep = [&](std::map<std::string, Contingency>& kept, const std::string& key, const Contingency& cells) {
        if (cells.o11 >= options.min_f && cells.f2() > 0) kept[key] = cells;
    };
    if (options.unit != "expression") {
        for (const auto& [key, starts] : forms) keep(table.forms, key, cells_of(words, starts, 1, table));
    }
    if (options.unit != "form") {
        for (const auto& [run, starts] : expressions_of(words)) {
            keep(table.expressions, joined_by_blanks(run), cells_of(words, starts, run.size(), table));
        }
    }
    return table;
}

}  // namespace glane::test

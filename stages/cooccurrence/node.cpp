#include "stages/cooccurrence/node.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "pipeline/model/unicode.h"

namespace glane {
namespace {

std::vector<std::string> words_of(std::string_view node) {
    std::vector<std::string> words;
    std::string word;
    for (std::size_t at = 0; at < node.size();) {
        const char32_t c = next_code_point(node, at);
        if (!is_space(c)) {
            append_code_point(word, c);
        } else if (!word.empty()) {
            words.push_back(folded(word));
            word.clear();
        }
    }
    if (!word.empty()) words.push_back(folded(word));
    return words;
}

class NodeSearch {
  public:
    NodeSearch(CountedText& counted, const Document& document, const StopWords& stop_words, bool tolerant)
        : counted_(counted), document_(document), stop_words_(stop_words), tolerant_(tolerant) {}

    /// The token behind the node when it begins at `token`.
    [[nodiscard]] std::optional<std::uint32_t> end_at(std::uint32_t token, std::uint32_t end,
                                                      const std::vector<std::string>& words) {
        for (const std::string& word : words) {
            const auto after = end_of_word(token, end, word);
            if (!after) return std::nullopt;
            token = *after;
        }
        return token;
    }

  private:
    const std::string& key(std::uint32_t token) {
        Vocabulary& vocabulary = counted_.vocabulary;
        return vocabulary.key(vocabulary.number_of(document_.form(document_.tokens[token])));
    }

    // Tokens without a blank between them, and an elision with what follows it, make one word.
    [[nodiscard]] bool joined_to_next(std::uint32_t token, std::uint32_t end, const std::string& so_far) const {
        return token + 1 < end && (so_far.ends_with('\'') ||
                                   document_.tokens[token].span.end == document_.tokens[token + 1].span.begin);
    }

    std::optional<std::uint32_t> end_of_word(std::uint32_t token, std::uint32_t end, const std::string& word) {
        std::string text;
        for (std::uint32_t i = token; i < end; ++i) {
            text += key(i);
            if (same_word(text, word, stop_words_, tolerant_) && document_.tokens[i].kind != TokenKind::punctuation) {
                return i + 1;
            }
            if (text.size() > word.size() || !word.starts_with(text) || !joined_to_next(i, end, text)) break;
        }
        return std::nullopt;
    }

    CountedText& counted_;
    const Document& document_;
    const StopWords& stop_words_;
    bool tolerant_;
};

// The positions among the tokens of an occurrence.
Range positions_in(const CountedText& counted, const CountedRange& sentence, Range tokens) {
    const auto behind = [&](std::uint32_t token) {
        const auto first = counted.positions.begin() + sentence.positions.begin;
        const auto last = counted.positions.begin() + sentence.positions.end;
        const auto found = std::partition_point(first, last, [&](const Position& p) { return p.token < token; });
        return static_cast<std::uint32_t>(found - counted.positions.begin());
    };
    return {behind(tokens.begin), behind(tokens.end)};
}

}  // namespace

bool same_word(const std::string& a, const std::string& b, const StopWords& stop_words, bool tolerant) {
    if (a == b) return true;
    const std::string& shorter = a.size() < b.size() ? a : b;
    const std::string& longer = a.size() < b.size() ? b : a;
    if (!tolerant || shorter.size() < 3 || longer.size() != shorter.size() + 1) return false;
    if (!longer.starts_with(shorter) || (longer.back() != 's' && longer.back() != 'x')) return false;
    return !stop_words.contains(a) && !stop_words.contains(b);
}

std::vector<NodeOccurrence> find_node(CountedText& counted, const Corpus& corpus, const StopWords& stop_words,
                                      const Cooccur::Options& options) {
    const std::vector<std::string> words = words_of(options.node);
    std::vector<NodeOccurrence> found;
    for (std::uint32_t i = 0; !words.empty() && i < counted.sentences.size(); ++i) {
        const CountedRange& sentence = counted.sentences[i];
        NodeSearch search(counted, corpus[sentence.id.text].document, stop_words, options.inflection == "plural");
        for (std::uint32_t token = sentence.tokens.begin; token < sentence.tokens.end;) {
            const auto end = search.end_at(token, sentence.tokens.end, words);
            if (end) found.push_back({i, {token, *end}, positions_in(counted, sentence, {token, *end})});
            token = end.value_or(token + 1);
        }
    }
    return found;
}

}  // namespace glane

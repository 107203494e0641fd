#include "stages/cooccurrence/node.h"

#include <algorithm>

#include "pipeline/model/tokenize.h"
#include "pipeline/model/unicode.h"

namespace glane::cooccurrence {
namespace {

/// One word of the node: which forms of the vocabulary it stands for, each decided once.
class NodeWord {
  public:
    NodeWord(std::string word, const Language& language, bool tolerant)
        : word_(std::move(word)), language_(&language), tolerant_(tolerant) {}

    [[nodiscard]] bool matches(std::uint32_t form, const Vocabulary& vocabulary) {
        if (form >= verdicts_.size()) verdicts_.resize(vocabulary.size(), Verdict::open);
        Verdict& verdict = verdicts_[form];
        if (verdict == Verdict::open) {
            verdict = same_word(word_, vocabulary.key(form), *language_, tolerant_) ? Verdict::yes : Verdict::no;
        }
        return verdict == Verdict::yes;
    }

  private:
    enum class Verdict : std::uint8_t { open, yes, no };
    std::string word_;
    const Language* language_;
    bool tolerant_;
    std::vector<Verdict> verdicts_;
};

bool begins_at(std::uint32_t token, const CountedRange& sentence, const Document& document, Vocabulary& vocabulary,
               std::vector<NodeWord>& words) {
    if (words.size() > sentence.tokens.end - token) return false;
    for (NodeWord& word : words) {
        const std::uint32_t form = vocabulary.entry(document.form(document.tokens[token++])).number;
        if (!word.matches(form, vocabulary)) return false;
    }
    return true;
}

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

bool same_word(const std::string& a, const std::string& b, const Language& language, bool tolerant) {
    if (a == b) return true;
    const std::string& shorter = a.size() < b.size() ? a : b;
    const std::string& longer = a.size() < b.size() ? b : a;
    if (!tolerant || shorter.size() < 3 || longer.size() != shorter.size() + 1) return false;
    if (!longer.starts_with(shorter) || (longer.back() != 's' && longer.back() != 'x')) return false;
    return !language.is_stopword(a) && !language.is_stopword(b);
}

std::vector<std::string> node_words(const std::string& node, const Language& language) {
    std::vector<Token> tokens = tokenize(node, language);
    const auto speaks = [](const Token& token) { return token.kind != TokenKind::punctuation; };
    tokens.erase(std::find_if(tokens.rbegin(), tokens.rend(), speaks).base(), tokens.end());
    tokens.erase(tokens.begin(), std::find_if(tokens.begin(), tokens.end(), speaks));
    std::vector<std::string> words;
    for (const Token& token : tokens) words.push_back(folded(token.span.of(node)));
    return words;
}

std::vector<NodeOccurrence> find_node(CountedText& counted, const Corpus& corpus, const Language& language,
                                      const Cooccur::Options& options) {
    std::vector<NodeWord> words;
    for (std::string& word : node_words(options.node, language)) {
        words.emplace_back(std::move(word), language, options.inflection == "plural");
    }
    const auto length = static_cast<std::uint32_t>(words.size());
    std::vector<NodeOccurrence> found;
    for (std::uint32_t i = 0; i < counted.sentences.size(); ++i) {
        const CountedRange& sentence = counted.sentences[i];
        const Document& document = corpus[sentence.id.text].document;
        for (std::uint32_t token = sentence.tokens.begin; token < sentence.tokens.end;) {
            const bool here = begins_at(token, sentence, document, counted.vocabulary, words);
            const Range tokens{token, token + length};
            if (here) found.push_back({i, tokens, positions_in(counted, sentence, tokens)});
            token += here ? length : 1;
        }
    }
    return found;
}

}  // namespace glane::cooccurrence

#include "stages/cooccurrence/node.h"

#include <algorithm>
#include <set>
#include <utility>

#include "pipeline/model/tokenize.h"
#include "pipeline/model/unicode.h"

namespace glane::cooccurrence {
namespace {

/// One word of the node: which forms of the vocabulary it stands for, each decided once; or, where lemmas are given,
/// which words have one of them.
class NodeWord {
  public:
    NodeWord(std::string word, std::set<std::string> lemmas, const Language& language, bool tolerant)
        : word_(std::move(word)), lemmas_(std::move(lemmas)), language_(&language), tolerant_(tolerant) {}

    [[nodiscard]] bool matches(const CorpusText& text, std::uint32_t token, Vocabulary& vocabulary) {
        return matches(text, token, vocabulary.entry(text.document.form(text.document.tokens[token])).number,
                       vocabulary);
    }
    /// The same of a token whose form is known.
    [[nodiscard]] bool matches(const CorpusText& text, std::uint32_t token, std::uint32_t form,
                               const Vocabulary& vocabulary) {
        if (!lemmas_.empty() && lemmas_.contains(std::string(text.tagged.lemma(token)))) return true;
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
    std::set<std::string> lemmas_;
    const Language* language_;
    bool tolerant_;
    std::vector<Verdict> verdicts_;
};

/// The lemmas that the corpus gives to a word (folded), and the word where it is a lemma itself.
std::set<std::string> lemmas_of(const std::string& word, const Corpus& corpus) {
    std::set<std::string> lemmas;
    for (const CorpusText& text : corpus) {
        for (std::size_t i = 0; i < text.tagged.tags.size(); ++i) {
            const std::string lemma(text.tagged.lemma(i));
            if (lemmas.contains(lemma)) continue;
            const Token& token = text.document.tokens[i];
            if (token.kind != TokenKind::word) continue;
            if (folded(lemma) == word || folded(text.document.form(token)) == word) lemmas.insert(lemma);
        }
    }
    return lemmas;
}

bool begins_at(std::uint32_t token, const CountedRange& sentence, const CorpusText& text, Vocabulary& vocabulary,
               std::vector<NodeWord>& words) {
    if (words.size() > sentence.tokens.end - token) return false;
    return std::all_of(words.begin(), words.end(),
                       [&](NodeWord& word) { return word.matches(text, token++, vocabulary); });
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

/// The matches that lie in sentences that count; both come in reading order.
std::vector<NodeOccurrence> matched(const CountedText& counted, const std::vector<NodeMatch>& matches) {
    std::vector<NodeOccurrence> found;
    std::uint32_t i = 0;
    for (const NodeMatch& match : matches) {
        const auto is_before = [&match](const CountedRange& sentence) {
            return sentence.id != match.passage ? sentence.id < match.passage
                                                : sentence.tokens.end <= match.tokens.begin;
        };
        while (i < counted.sentences.size() && is_before(counted.sentences[i])) ++i;
        if (i == counted.sentences.size()) break;
        const CountedRange& sentence = counted.sentences[i];
        if (sentence.id != match.passage) continue;
        found.push_back({i, match.tokens, positions_in(counted, counted.passages[sentence.passage], match.tokens)});
    }
    return found;
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

std::vector<NodeOccurrence> find_node(CountedText& counted, const Cooccur::Input& input,
                                      const Cooccur::Options& options) {
    if (!options.query.empty()) return matched(counted, input.matches);
    std::vector<NodeWord> words;
    for (std::string& word : node_words(options.node, input.language)) {
        std::set<std::string> lemmas;
        if (options.inflection == "lemma") lemmas = lemmas_of(word, input.corpus);
        words.emplace_back(std::move(word), std::move(lemmas), input.language, options.inflection == "plural");
    }
    const auto length = static_cast<std::uint32_t>(words.size());
    std::vector<NodeOccurrence> found;
    for (std::uint32_t i = 0; i < counted.sentences.size(); ++i) {
        const CountedRange& sentence = counted.sentences[i];
        const CorpusText& text = input.corpus[sentence.id.text];
        std::uint32_t next = sentence.positions.begin;  // the next position; its form need not be looked up
        for (std::uint32_t token = sentence.tokens.begin; token < sentence.tokens.end;) {
            while (next < sentence.positions.end && counted.positions[next].token < token) ++next;
            const bool is_position = next < sentence.positions.end && counted.positions[next].token == token;
            const bool may_begin =
                !is_position || words.front().matches(text, token, counted.positions[next].form, counted.vocabulary);
            const bool here = may_begin && begins_at(token, sentence, text, counted.vocabulary, words);
            const Range tokens{token, token + length};
            if (here) found.push_back({i, tokens, positions_in(counted, sentence, tokens)});
            token += here ? length : 1;
        }
    }
    return found;
}

}  // namespace glane::cooccurrence

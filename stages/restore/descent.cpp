#include "stages/restore/descent.h"

#include <cstddef>
#include <string_view>
#include <utility>

#include "pipeline/model/unicode.h"
#include "stages/restore/letters.h"

namespace glane::restoring {
namespace {

constexpr float kSplitCost = 5.5F;   // a lost blank
constexpr float kHyphenCost = 1.0F;  // a compound that the list does not have as one word
constexpr float kCommon = 8.5F;      // cost of a word that is common
constexpr int kMostVisits = 6'000;

/// The accented letters that a bare capital may stand for.
std::u32string_view accented(char32_t bare_lower) {
    switch (bare_lower) {
        case U'a': return U"àâ";
        case U'c': return U"ç";
        case U'e': return U"éèêë";
        case U'i': return U"îï";
        case U'o': return U"ô";
        case U'u': return U"ùûü";
        default: return {};
    }
}

/// One descent into the word list for one string that was read.
class Descent {
  public:
    Descent(const Lexicon& lexicon, const Channel& channel, const SearchSettings& settings, std::u32string read,
            bool may_split)
        : lexicon_(lexicon),
          channel_(channel),
          settings_(settings),
          read_(std::move(read)),
          splits_left_(may_split ? 2 : 0) {}

    std::vector<Candidate> run() {
        visit(0, lexicon_.root(), 0, 0);
        return std::move(found_);
    }

  private:
    void visit(std::size_t at, const Lexicon::Node& node, float cost, int changes) {
        if (++visits_ > kMostVisits || cost > kMostCost || changes > 4) return;
        if (at == read_.size()) {
            if (node.is_word) finish(node, cost);
            return;
        }
        const char32_t c = read_[at];
        if (is_apostrophe(c)) {
            with_apostrophe(node, cost, changes, c, at + 1);
        } else if (is_hyphen(c)) {
            follow_letter(at + 1, node, U'-', c, cost, changes);
            if (node.is_word) {
                out_ += c;
                boundary(at + 1, node, cost + kHyphenCost, changes);
                out_.pop_back();
            }
        } else {
            const char32_t small = lower(c);
            follow_letter(at + 1, node, small, c, cost + channel_.identity(c), changes);
            if (small != c && is_capital_place(at)) bare_capital(at, node, cost, changes, c, small);
            if (small == U'o') printed_apart(at, node, cost, changes);
        }
        undo_confusions(at, node, cost, changes);
        lose_apostrophe(at, node, cost, changes);
        if (splits_left_ > 0 && node.is_word && at > word_begin_) split(at, node, cost, changes);
    }

    void follow_letter(std::size_t at, const Lexicon::Node& node, char32_t letter, char32_t printed, float cost,
                       int changes) {
        const auto next = lexicon_.step(node, letter);
        if (!next) return;
        out_ += printed;
        visit(at, *next, cost, changes);
        out_.pop_back();
    }

    /// An apostrophe ends an elision ("l'"), or stands inside a word ("aujourd'hui").
    void with_apostrophe(const Lexicon::Node& node, float cost, int changes, char32_t printed, std::size_t next_at) {
        const auto next = lexicon_.step(node, U'\'');
        if (!next) return;
        out_ += printed;
        if (next->is_word && next_at < read_.size()) boundary(next_at, *next, cost, changes);
        visit(next_at, *next, cost, changes);
        out_.pop_back();
    }

    /// The word ends here and another begins.
    void boundary(std::size_t at, const Lexicon::Node& node, float cost, int changes) {
        if (words_.size() >= 4 || !is_believable(node)) return;
        words_.push_back(Word{node.rank});
        const bool waiting = std::exchange(wants_common_, false);
        const std::size_t begin = std::exchange(word_begin_, at);
        visit(at, lexicon_.root(), cost, changes);
        word_begin_ = begin;
        wants_common_ = waiting;
        words_.pop_back();
    }

    /// Words run together where one of them is common; two rare ones side by side are a word of their own.
    [[nodiscard]] bool is_believable(const Lexicon::Node& node) const {
        return !wants_common_ || lexicon_.cost(Word{node.rank}) < kCommon;
    }

    void split(std::size_t at, const Lexicon::Node& node, float cost, int changes) {
        if (words_.size() >= 4 || !is_believable(node)) return;
        --splits_left_;
        out_ += U' ';
        words_.push_back(Word{node.rank});
        const bool waiting = std::exchange(wants_common_, lexicon_.cost(Word{node.rank}) >= kCommon);
        const std::size_t begin = std::exchange(word_begin_, at);
        visit(at, lexicon_.root(), cost + kSplitCost, changes + 1);
        word_begin_ = begin;
        wants_common_ = waiting;
        words_.pop_back();
        out_.pop_back();
        ++splits_left_;
    }

    /// Where capitals stand in print: first, or beside another capital.
    [[nodiscard]] bool is_capital_place(std::size_t at) const {
        if (at == 0 || !is_letter(read_[at - 1]) || is_upper(read_[at - 1])) return true;
        return at + 1 < read_.size() && is_upper(read_[at + 1]);
    }

    void bare_capital(std::size_t at, const Lexicon::Node& node, float cost, int changes, char32_t c, char32_t small) {
        for (const char32_t letter : accented(small)) {
            follow_letter(at + 1, node, letter, settings_.accent_capitals ? upper(letter) : c, cost + 0.05F, changes);
        }
    }

    /// "oeuvre" is how many print œuvre: known, and left as it is.
    void printed_apart(std::size_t at, const Lexicon::Node& node, float cost, int changes) {
        if (at + 1 >= read_.size() || lower(read_[at + 1]) != U'e') return;
        const auto next = lexicon_.step(node, U'œ');
        if (!next) return;
        out_.append(read_, at, 2);
        visit(at + 2, *next, cost, changes);
        out_.resize(out_.size() - 2);
    }

    void undo_confusions(std::size_t at, const Lexicon::Node& node, float cost, int changes) {
        for (const Rule& rule : channel_.rules(read_[at])) {
            if (read_.compare(at, rule.read.size(), rule.read) != 0) continue;
            follow(at + rule.read.size(), node, rule, cost + rule.cost, changes + 1);
        }
    }

    void follow(std::size_t at, Lexicon::Node node, const Rule& rule, float cost, int changes) {
        const std::size_t printed = out_.size();
        bool alive = true;
        for (const char32_t letter : rule.truth) {
            const auto next = lexicon_.step(node, letter == U'’' ? U'\'' : lower(letter));
            alive = next.has_value();
            if (!alive) break;
            node = *next;
            out_ += letter == U'\'' ? apostrophe(at) : letter;
        }
        if (alive && rule.truth.back() == U'\'' && node.is_word && at < read_.size()) boundary(at, node, cost, changes);
        if (alive && (rule.truth.back() != U'\'' || !node.is_word)) visit(at, node, cost, changes);
        out_.resize(printed);
    }

    /// The apostrophe as it was read just before, else as the document prints it.
    [[nodiscard]] char32_t apostrophe(std::size_t at) const {
        return at > 0 && is_apostrophe(read_[at - 1]) ? read_[at - 1] : settings_.apostrophe;
    }

    /// "nai" for "n'ai": only where what stands before the lost apostrophe is an elision.
    void lose_apostrophe(std::size_t at, const Lexicon::Node& node, float cost, int changes) {
        if (at == word_begin_ || at - word_begin_ > 6) return;
        for (const Rule& rule : channel_.losses()) {
            if (rule.truth != U"'") continue;
            const auto next = lexicon_.step(node, U'\'');
            if (!next || !next->is_word) continue;
            out_ += settings_.apostrophe;
            boundary(at, *next, cost + rule.cost, changes + 1);
            out_.pop_back();
        }
    }

    void finish(const Lexicon::Node& node, float cost) {
        if (!is_believable(node)) return;
        std::vector<Word> words = words_;
        words.push_back(Word{node.rank});
        found_.push_back({utf8(out_), std::move(words), cost, out_ == read_, false});
    }

    const Lexicon& lexicon_;
    const Channel& channel_;
    const SearchSettings& settings_;
    std::u32string read_;
    std::u32string out_;
    std::vector<Word> words_;
    std::vector<Candidate> found_;
    std::size_t word_begin_ = 0;
    bool wants_common_ = false;  // the word before the last lost blank was rare
    int splits_left_;
    int visits_ = 0;
};

}  // namespace

std::vector<Candidate> descend(const Lexicon& lexicon, const Channel& channel, const SearchSettings& settings,
                               const std::u32string& read, bool may_split) {
    return Descent(lexicon, channel, settings, read, may_split).run();
}

}  // namespace glane::restoring

#include "stages/restore/descent.h"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <utility>

#include "pipeline/model/unicode.h"
#include "stages/restore/letters.h"

namespace glane::restoring {
namespace {

constexpr float kHyphenCost = 1.0F;    // a compound that the list does not have as one word
constexpr float kCommon = 8.5F;        // cost of a word that is common
constexpr float kFurtherBlank = 2.5F;  // a second lost blank in one word
constexpr std::size_t kMostWords = 6;
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
            int splits)
        : lexicon_(lexicon), channel_(channel), settings_(settings), read_(std::move(read)), splits_left_(splits) {}

    std::vector<Candidate> run() {
        visit(0, lexicon_.root(), 0);
        if (!read_.empty() && is_letter(read_.front())) lose_elision();
        return std::move(found_);
    }

  private:
    void visit(std::size_t at, const Lexicon::Node& node, float cost) {
        if (++visits_ > kMostVisits || cost > kMostCost) return;
        if (at == read_.size()) {
            if (node.is_word) finish(node, cost);
            return;
        }
        const char32_t c = read_[at];
        if (is_apostrophe(c)) {
            with_apostrophe(node, cost, c, at + 1);
        } else if (is_hyphen(c)) {
            follow_letter(at + 1, node, U'-', c, cost);
            if (node.is_word) {
                out_ += c;
                boundary(at + 1, node, cost + kHyphenCost);
                out_.pop_back();
            }
        } else {
            const char32_t small = lower(c);
            follow_letter(at + 1, node, small, c, cost + channel_.identity(c));
            if (small != c && is_capital_place(at)) bare_capital(at, node, cost, c, small);
            if (small == U'o') printed_apart(at, node, cost);
        }
        undo_confusions(at, node, cost);
        undo_losses(at, node, cost);
    }

    void follow_letter(std::size_t at, const Lexicon::Node& node, char32_t letter, char32_t printed, float cost) {
        const auto next = lexicon_.step(node, letter);
        if (!next) return;
        out_ += printed;
        visit(at, *next, cost);
        out_.pop_back();
    }

    /// An apostrophe ends an elision ("l'"), or stands inside a word ("aujourd'hui").
    void with_apostrophe(const Lexicon::Node& node, float cost, char32_t printed, std::size_t next_at) {
        const auto next = lexicon_.step(node, U'\'');
        if (!next) return;
        out_ += printed;
        if (next->is_word && next_at < read_.size()) boundary(next_at, *next, cost);
        visit(next_at, *next, cost);
        out_.pop_back();
    }

    /// The word ends here and another begins.
    void boundary(std::size_t at, const Lexicon::Node& node, float cost, bool wants_common = false) {
        if (words_.size() + 1 >= kMostWords || !is_believable(node)) return;
        words_.push_back(Word{node.rank});
        const bool waiting = std::exchange(wants_common_, wants_common);
        const std::size_t begin = std::exchange(word_begin_, at);
        visit(at, lexicon_.root(), cost);
        word_begin_ = begin;
        wants_common_ = waiting;
        words_.pop_back();
    }

    /// Words run together where one of them is common; two rare ones side by side are a word of their own.
    [[nodiscard]] bool is_believable(const Lexicon::Node& node) const {
        return !wants_common_ || lexicon_.cost(Word{node.rank}) < kCommon;
    }

    /// A word of one letter beside a lost blank is one of the few that everybody writes.
    [[nodiscard]] bool is_whole(std::size_t end, const Lexicon::Node& node) const {
        return end - word_begin_ > 1 || lexicon_.cost(Word{node.rank}) < kCommon;
    }

    /// Where capitals stand in print: first, or beside another capital.
    [[nodiscard]] bool is_capital_place(std::size_t at) const {
        if (at == 0 || !is_letter(read_[at - 1]) || is_upper(read_[at - 1])) return true;
        return at + 1 < read_.size() && is_upper(read_[at + 1]);
    }

    void bare_capital(std::size_t at, const Lexicon::Node& node, float cost, char32_t c, char32_t small) {
        for (const char32_t letter : accented(small)) {
            follow_letter(at + 1, node, letter, settings_.accent_capitals ? upper(letter) : c, cost + 0.05F);
        }
    }

    /// "oeuvre" is how many print œuvre: known, and left as it is.
    void printed_apart(std::size_t at, const Lexicon::Node& node, float cost) {
        if (at + 1 >= read_.size() || lower(read_[at + 1]) != U'e') return;
        const auto next = lexicon_.step(node, U'œ');
        if (!next) return;
        out_.append(read_, at, 2);
        visit(at + 2, *next, cost);
        out_.resize(out_.size() - 2);
    }

    void undo_confusions(std::size_t at, const Lexicon::Node& node, float cost) {
        if (changes_.count == Changes::most) return;
        for (const Rule& rule : channel_.rules(read_[at])) {
            if (cost + rule.cost > kMostCost || !is_read_as(rule, read_, at)) continue;
            follow(at + rule.read.size(), node, rule, cost + rule.cost);
        }
    }

    void follow(std::size_t at, Lexicon::Node node, const Rule& rule, float cost) {
        const std::size_t printed = out_.size();
        bool alive = true;
        for (const char32_t letter : rule.truth) {
            const auto next = lexicon_.step(node, lower(letter));
            alive = next.has_value() && (!is_upper(letter) || out_.empty() || !is_lower_letter(out_.back()));
            if (!alive) break;
            node = *next;
            out_ += letter == U'\'' ? apostrophe(at) : letter;
        }
        changes_.rules[changes_.count++] = rule.number;
        const bool elides = rule.truth.back() == U'\'';
        if (alive && elides && node.is_word && at < read_.size()) boundary(at, node, cost);
        if (alive && !(elides && node.is_word)) visit(at, node, cost);
        --changes_.count;
        out_.resize(printed);
    }

    static bool is_lower_letter(char32_t c) { return is_letter(c) && !is_upper(c); }

    /// The apostrophe as it was read just before, else as the document prints it.
    [[nodiscard]] char32_t apostrophe(std::size_t at) const {
        return at > 0 && is_apostrophe(read_[at - 1]) ? read_[at - 1] : settings_.apostrophe;
    }

    /// Inside what was read: an apostrophe behind an elision ("nai" for "n'ai"), or the blank behind a word.
    void undo_losses(std::size_t at, const Lexicon::Node& node, float cost) {
        if (at == word_begin_ || changes_.count == Changes::most) return;
        for (const Rule& rule : channel_.losses()) {
            if (cost + rule.cost > kMostCost) continue;
            changes_.rules[changes_.count++] = rule.number;
            if (rule.truth == U"'" && at - word_begin_ <= 6) {
                const auto next = lexicon_.step(node, U'\'');
                if (next && next->is_word) {
                    out_ += settings_.apostrophe;
                    boundary(at, *next, cost + rule.cost);
                    out_.pop_back();
                }
            } else if (rule.truth == U" " && splits_left_ > 0 && node.is_word && is_whole(at, node)) {
                --splits_left_;
                out_ += U' ';
                // Where one blank is lost in a tight line, so are its neighbours.
                const float lost = std::exchange(blank_cost_, kFurtherBlank);
                boundary(at, node, cost + std::min(rule.cost, lost), lexicon_.cost(Word{node.rank}) >= kCommon);
                blank_cost_ = lost;
                out_.pop_back();
                ++splits_left_;
            }
            --changes_.count;
        }
    }

    /// In front of what was read: an elision of which no trace is left ("de usine" for "de l'usine").
    void lose_elision() {
        for (const Rule& rule : channel_.losses()) {
            if (rule.truth.size() > 1 && rule.truth.back() == U'\'') follow(0, lexicon_.root(), rule, rule.cost);
        }
    }

    void finish(const Lexicon::Node& node, float cost) {
        if (!is_believable(node) || (word_begin_ > 0 && !is_whole(read_.size(), node))) return;
        std::vector<Word> words = words_;
        words.push_back(Word{node.rank});
        found_.push_back({utf8(out_), std::move(words), cost, out_ == read_, false, changes_});
    }

    const Lexicon& lexicon_;
    const Channel& channel_;
    const SearchSettings& settings_;
    std::u32string read_;
    std::u32string out_;
    std::vector<Word> words_;
    std::vector<Candidate> found_;
    Changes changes_;
    std::size_t word_begin_ = 0;
    bool wants_common_ = false;  // the word before the last lost blank was rare
    int splits_left_;
    float blank_cost_ = kMostCost;  // of one more lost blank, at most
    int visits_ = 0;
};

}  // namespace

std::vector<Candidate> descend(const Lexicon& lexicon, const Channel& channel, const SearchSettings& settings,
                               const std::u32string& read, int splits) {
    return Descent(lexicon, channel, settings, read, splits).run();
}

}  // namespace glane::restoring

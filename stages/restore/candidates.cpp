#include "stages/restore/candidates.h"

#include <algorithm>
#include <array>
#include <utility>

#include "pipeline/model/unicode.h"

namespace glane::restoring {
namespace {

constexpr std::size_t kMostTypes = 200'000;  // remembered words; then the memory starts anew
constexpr std::size_t kMostCandidates = 10;
constexpr float kSpread = 11;       // nats by which a candidate may be worse than the best
constexpr float kMostCost = 17;     // nats of channel that are still believed
constexpr float kSplitCost = 5.5F;  // a lost blank
constexpr float kHyphenCost = 1.0F; // a compound that the list does not have as one word
constexpr float kWordForWord = 2.5F; // a word misread as another word, by more than its accents
constexpr int kMostVisits = 6'000;

std::u32string code_points(std::string_view text) {
    std::u32string out;
    for (std::size_t at = 0; at < text.size();) out += next_code_point(text, at);
    return out;
}

std::string utf8(std::u32string_view text) {
    std::string out;
    for (const char32_t c : text) append_code_point(out, c);
    return out;
}

char32_t lower(char32_t c) {
    if (c < 0x80) return c >= U'A' && c <= U'Z' ? c + 32 : c;
    if (!is_upper(c)) return c;
    std::string one;
    append_code_point(one, c);
    one = to_lower(one);
    std::size_t at = 0;
    return next_code_point(one, at);
}

char32_t upper(char32_t c) {
    std::string one;
    append_code_point(one, c);
    one = to_upper(one);
    std::size_t at = 0;
    const char32_t first = next_code_point(one, at);
    return at == one.size() ? first : c;
}

bool is_hyphen(char32_t c) { return c == U'-' || c == U'\u2010' || c == U'\u2011'; }

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
    Descent(const Lexicon& lexicon, const Channel& channel, const SearchSettings& settings, std::u32string read, bool may_split)
        : lexicon_(lexicon), channel_(channel), settings_(settings), read_(std::move(read)), splits_left_(may_split ? 2 : 0) {}

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
            with_apostrophe(at, node, cost, changes, c, at + 1);
        } else if (is_hyphen(c)) {
            descend(at + 1, node, U'-', c, cost, changes);
            if (node.is_word) {
                out_ += c;
                boundary(at + 1, node, cost + kHyphenCost, changes);
                out_.pop_back();
            }
        } else {
            const char32_t small = lower(c);
            descend(at + 1, node, small, c, cost + channel_.identity(c), changes);
            if (small != c) bare_capital(at, node, cost, changes, c, small);
            if (small == U'o') printed_apart(at, node, cost, changes);
        }
        undo_confusions(at, node, cost, changes);
        lose_apostrophe(at, node, cost, changes);
        if (splits_left_ > 0 && node.is_word && at > word_begin_) split(at, node, cost, changes);
    }

    void descend(std::size_t at, const Lexicon::Node& node, char32_t letter, char32_t printed, float cost, int changes) {
        const auto next = lexicon_.step(node, letter);
        if (!next) return;
        out_ += printed;
        visit(at, *next, cost, changes);
        out_.pop_back();
    }

    /// An apostrophe ends an elision ("l'"), or stands inside a word ("aujourd'hui").
    void with_apostrophe(std::size_t, const Lexicon::Node& node, float cost, int changes, char32_t printed, std::size_t next_at) {
        const auto next = lexicon_.step(node, U'\'');
        if (!next) return;
        out_ += printed;
        if (next->is_word && next_at < read_.size()) boundary(next_at, *next, cost, changes);
        visit(next_at, *next, cost, changes);
        out_.pop_back();
    }

    /// The word ends here and another begins.
    void boundary(std::size_t at, const Lexicon::Node& node, float cost, int changes) {
        if (words_.size() >= 4) return;
        words_.push_back(Word{node.rank});
        const std::size_t begin = std::exchange(word_begin_, at);
        visit(at, lexicon_.root(), cost, changes);
        word_begin_ = begin;
        words_.pop_back();
    }

    void split(std::size_t at, const Lexicon::Node& node, float cost, int changes) {
        --splits_left_;
        out_ += U' ';
        boundary(at, node, cost + kSplitCost, changes + 1);
        out_.pop_back();
        ++splits_left_;
    }

    void bare_capital(std::size_t at, const Lexicon::Node& node, float cost, int changes, char32_t c, char32_t small) {
        for (const char32_t letter : accented(small)) {
            descend(at + 1, node, letter, settings_.accent_capitals ? upper(letter) : c, cost + 0.05F, changes);
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
        std::vector<Word> words = words_;
        words.push_back(Word{node.rank});
        found_.push_back({utf8(out_), std::move(words), cost, out_ == read_});
    }

    const Lexicon& lexicon_;
    const Channel& channel_;
    const SearchSettings& settings_;
    std::u32string read_;
    std::u32string out_;
    std::vector<Word> words_;
    std::vector<Candidate> found_;
    std::size_t word_begin_ = 0;
    int splits_left_;
    int visits_ = 0;
};

}  // namespace

CandidateSearch::CandidateSearch(const Lexicon& lexicon, const Channel& channel, const DocumentWords& document, SearchSettings settings)
    : lexicon_(&lexicon), channel_(&channel), document_(&document), settings_(settings) {}

float CandidateSearch::unknown_cost(std::u32string_view read, bool sentence_start) const {
    const bool digits = std::any_of(read.begin(), read.end(), is_digit);
    const auto capitals = std::count_if(read.begin(), read.end(), is_upper);
    if (capitals == 0) return digits ? 14.0F : 24.0F;
    const bool initial_only = capitals == 1 && is_upper(read.front());
    if (!initial_only || digits) return 13.0F;
    return sentence_start ? 16.0F : 14.0F;
}

/// What was read, taken for granted: known parts as words, the rest as unknown words.
Candidate CandidateSearch::as_read(const std::string& read, bool sentence_start) const {
    Candidate candidate{read, {}, 0, true};
    const std::u32string letters = code_points(read);
    std::size_t begin = 0;
    for (std::size_t at = 0; at <= letters.size(); ++at) {
        const bool elision = at < letters.size() && is_apostrophe(letters[at]);
        if (at < letters.size() && !elision && !is_hyphen(letters[at])) continue;
        const std::u32string part = letters.substr(begin, at - begin + (elision ? 1 : 0));
        begin = at + 1;
        if (part.empty()) continue;
        const auto word = lexicon_->find(exact_form(utf8(part)));
        candidate.words.push_back(word.value_or(lexicon_->unknown()));
        if (!word) candidate.cost += unknown_cost(part, sentence_start);
        if (candidate.words.size() > 6) break;
    }
    return candidate;
}

/// "I'Odyssée": the elision is known to have been misread although the word behind it is not known.
void CandidateSearch::add_elided_unknown(const std::u32string& letters, std::vector<Candidate>& found) const {
    for (const Rule& rule : channel_->rules(letters.front())) {
        if (rule.truth.back() != U'\'' || letters.compare(0, rule.read.size(), rule.read) != 0) continue;
        if (!is_apostrophe(rule.read.back())) continue;
        const std::u32string tail = letters.substr(rule.read.size());
        if (tail.size() < 2 || !is_letter(tail.front())) continue;
        Candidate candidate = as_read(utf8(tail), false);
        if (std::count(candidate.words.begin(), candidate.words.end(), lexicon_->unknown()) == 0) continue;
        const auto elision = lexicon_->find(utf8(rule.truth));
        if (!elision) continue;
        candidate.text = utf8(rule.truth.substr(0, rule.truth.size() - 1)) + utf8(letters.substr(rule.read.size() - 1, 1)) + candidate.text;
        candidate.words.insert(candidate.words.begin(), *elision);
        candidate.cost += rule.cost;
        candidate.as_read = false;
        found.push_back(std::move(candidate));
    }
}

std::vector<Candidate> CandidateSearch::search(const std::string& read, Mode mode) {
    const std::u32string letters = code_points(read);
    const bool known = mode == Mode::word && is_known(read);
    const bool may_split = mode == Mode::word && !known && letters.size() > 2 && !is_upper(letters.front());
    Descent descent(*lexicon_, *channel_, settings_, letters, may_split);
    std::vector<Candidate> found = descent.run();
    if (mode == Mode::word && !known) add_elided_unknown(letters, found);
    const std::string flat = known ? folded(read) : std::string();
    for (Candidate& candidate : found) {
        if (known && folded(candidate.text) != flat) candidate.cost += kWordForWord;
        for (const Word word : candidate.words) {
            const auto vouched = document_->find(static_cast<std::uint32_t>(word));
            if (vouched != document_->end()) candidate.cost += vouched->second;
        }
    }
    return found;
}

void CandidateSearch::rank(std::vector<Candidate>& candidates) const {
    const auto total = [&](const Candidate& candidate) {
        float cost = candidate.cost;
        Lexicon::History history;
        bool first = true;
        for (const Word word : candidate.words) {
            if (word == lexicon_->unknown()) {
                first = true;
            } else if (first) {
                cost += lexicon_->cost(word);
                history = lexicon_->after(word);
                first = false;
            } else {
                Lexicon::History next;
                cost += lexicon_->cost(history, word, next);
                history = next;
            }
        }
        return cost;
    };
    std::vector<std::pair<float, std::size_t>> order;
    for (std::size_t i = 0; i < candidates.size(); ++i) order.emplace_back(total(candidates[i]), i);
    std::sort(order.begin(), order.end(), [&](const auto& a, const auto& b) {
        return a.first != b.first ? a.first < b.first : candidates[a.second].text < candidates[b.second].text;
    });
    std::vector<Candidate> kept;
    for (const auto& [cost, i] : order) {
        const bool near = cost < order.front().first + kSpread && kept.size() < kMostCandidates;
        const bool twin = std::any_of(kept.begin(), kept.end(), [&](const Candidate& k) { return k.words == candidates[i].words && k.text == candidates[i].text; });
        if ((near || candidates[i].as_read) && !twin) kept.push_back(candidates[i]);
    }
    candidates = std::move(kept);
}

bool CandidateSearch::is_known(const std::string& read) {
    const Candidate candidate = as_read(read, false);
    return std::none_of(candidate.words.begin(), candidate.words.end(), [&](Word w) { return w == lexicon_->unknown(); });
}

const std::vector<Candidate>& CandidateSearch::of_word(const std::string& read, Place place) {
    auto& memory = words_[place == Place::sentence_start ? 1 : 0];
    const auto known = memory.find(read);
    if (known != memory.end()) return known->second;
    std::vector<Candidate> found = search(read, Mode::word);
    if (std::none_of(found.begin(), found.end(), [](const Candidate& c) { return c.as_read; })) {
        found.push_back(as_read(read, place == Place::sentence_start));
    }
    rank(found);
    return memory.emplace(read, std::move(found)).first->second;
}

const std::vector<Candidate>& CandidateSearch::of_run(const std::string& read) {
    const auto known = runs_.find(read);
    if (known != runs_.end()) return known->second;
    std::vector<Candidate> found = search(read, Mode::run);
    std::erase_if(found, [](const Candidate& c) { return c.as_read; });
    rank(found);
    return runs_.emplace(read, std::move(found)).first->second;
}

void CandidateSearch::tidy() {
    for (auto* memory : {&words_[0], &words_[1], &runs_}) {
        if (memory->size() > kMostTypes) memory->clear();
    }
}

}  // namespace glane::restoring

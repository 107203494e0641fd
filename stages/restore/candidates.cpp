#include "stages/restore/candidates.h"

#include <algorithm>
#include <utility>

#include "pipeline/model/unicode.h"
#include "stages/restore/descent.h"
#include "stages/restore/letters.h"
#include "stages/restore/pieces.h"

namespace glane::restoring {
namespace {

constexpr std::size_t kMostCandidates = 10;
constexpr float kSpread = 11;         // nats by which a candidate may be worse than the best
constexpr float kWordForWord = 4.0F;  // a word misread as another word, by more than its accents
// Costs of words that the list does not have, in nats.
constexpr float kUnknown = 6;     // small letters: and what the letters cost
constexpr float kLoneLetter = 4;  // o, x: bullets and variables
constexpr float kMostUnknown = 32;
constexpr float kName = 9;            // a capital first: and what any name costs in its place
constexpr float kNameFirst = 16;      // the same at the beginning of a sentence, where all words have it
constexpr float kCode = 11;           // DSI, dom0, CO2
constexpr float kMixed = 18;          // cOté
constexpr float kBroken = 20;         // c6té
constexpr float kLostAccents = 6.5F;  // Isére
constexpr float kRarest = 16;         // cost of a known word that is as good as unknown
constexpr float kRareSpan = 4;
constexpr float kDigitForLetter = 3;  // 1 read as l, I or T
constexpr float kCommonWord = 7;
constexpr float kDistrust = 0.4F;  // of unknown words in a text that has all its accents
constexpr float kRare = 12.5F;     // cost of a known word that may still be two run together

/// What stands behind the last blank or apostrophe.
std::string_view last_token(std::string_view text) {
    for (std::size_t at = text.size(); at > 0;) {
        const std::size_t end = at;
        const char32_t c = previous_code_point(text, at);
        if (is_apostrophe(c) || c == U' ') return text.substr(end);
    }
    return text;
}

bool is_capital(std::string_view word) {
    std::size_t at = 0;
    return !word.empty() && is_upper(next_code_point(word, at));
}

}  // namespace

CandidateSearch::CandidateSearch(const Lexicon& lexicon, const Channel& channel, const DocumentWords& document,
                                 SearchSettings settings)
    : lexicon_(&lexicon), channel_(&channel), document_(&document), settings_(settings) {}

/// What an unknown word costs: by its letters where it is small, little where it is plainly a name,
/// an acronym or a code, much where capitals or digits stand as they never do in print.
CandidateSearch::Unknown CandidateSearch::unknown(std::u32string_view read, bool sentence_start) const {
    const auto capitals = std::count_if(read.begin(), read.end(), is_upper);
    const auto first_digit = std::find_if(read.begin(), read.end(), is_digit);
    if (first_digit != read.end()) {
        const bool code = std::all_of(first_digit, read.end(), is_digit) || capitals > 0;
        const bool unit = first_digit == read.begin() && read.size() > 1 && read.size() <= 3;  // 1h
        return {lexicon_->unknown(), code || unit ? kCode : kBroken};
    }
    if (read.size() == 1 && capitals == 0) return {lexicon_->unknown(), kLoneLetter};
    if (capitals == 0) return {lexicon_->unknown(), std::min(kUnknown + lexicon_->letters_cost(read), kMostUnknown)};
    if (!is_upper(read.front())) return {lexicon_->unknown(), kMixed};
    if (capitals > 1) return {lexicon_->unknown(), kCode};
    if (sentence_start) return {lexicon_->unknown(), kNameFirst};
    return {lexicon_->name(), kName};
}

/// What was read, taken for granted: known parts as words, the rest as unknown words.
Candidate CandidateSearch::as_read(const std::string& read, bool sentence_start) const {
    Candidate candidate{read, {}, 0, true, false, {}};
    // Where nothing was lost, a word that is not known is a word that is not known.
    const float distrust = kDistrust + (1 - kDistrust) * channel_->damage();
    const std::u32string letters = code_points(read);
    std::size_t begin = 0;
    for (std::size_t at = 0; at <= letters.size(); ++at) {
        const bool elision = at < letters.size() && is_apostrophe(letters[at]);
        if (at < letters.size() && !elision && !is_hyphen(letters[at])) continue;
        const std::u32string part = letters.substr(begin, at - begin + (elision ? 1 : 0));
        begin = at + 1;
        if (part.empty()) continue;
        auto word = lexicon_->find(exact_form(utf8(part)));
        // A closing quotation mark, and no elision: there, nothing follows.
        if (!word && elision && part.size() > 2 && begin == letters.size())
            word = lexicon_->find(exact_form(utf8(part.substr(0, part.size() - 1))));
        if (word) {
            candidate.words.push_back(*word);
        } else {
            const Unknown unknown_word = unknown(part, sentence_start);
            candidate.words.push_back(unknown_word.word);
            candidate.cost += unknown_word.cost * distrust;
        }
        if (candidate.words.size() > 6) break;
    }
    return candidate;
}

/// "I'Odyssée": the elision is known to have been misread although the word behind it is not known.
void CandidateSearch::add_elided_unknown(const std::u32string& letters, std::vector<Candidate>& found) const {
    for (const Rule& rule : channel_->rules(letters.front())) {
        if (rule.truth.back() != U'\'' || !is_read_as(rule, letters, 0)) continue;
        const std::u32string tail = letters.substr(rule.read.size());
        if (tail.size() < 2 || !is_letter(tail.front())) continue;
        const bool kept = is_apostrophe(rule.read.back());
        if (!kept && (!is_upper(tail.front()) || is_upper(letters.front()))) continue;  // dAmiens
        Candidate candidate = as_read(utf8(tail), false);
        if (std::all_of(candidate.words.begin(), candidate.words.end(),
                        [&](Word w) { return w < lexicon_->unknown(); }))
            continue;
        const auto elision = lexicon_->find(utf8(rule.truth));
        if (!elision) continue;
        candidate.text = utf8(rule.truth.substr(0, rule.truth.size() - 1)) +
                         utf8(std::u32string(1, kept ? letters[rule.read.size() - 1] : settings_.apostrophe)) +
                         candidate.text;
        candidate.words.insert(candidate.words.begin(), *elision);
        candidate.cost += rule.cost;
        candidate.as_read = false;
        candidate.changes.rules[candidate.changes.count++] = rule.number;
        found.push_back(std::move(candidate));
    }
}

/// "ler" for "1er", "lére" for "1ère": only the first has such an ending without being a number's.
void CandidateSearch::add_ordinal(const std::u32string& letters, std::vector<Candidate>& found) const {
    if (letters.size() < 3 || (letters[0] != U'l' && letters[0] != U'I' && letters[0] != U'T')) return;
    const std::string ending = folded(utf8(letters.substr(1)));
    if (!is_ordinal_of_one(ending)) return;
    const std::string text = ending.starts_with("ere") ? "1è" + ending.substr(1) : "1" + ending;
    found.push_back({text, {lexicon_->number()}, kDigitForLetter, false, false, {}});
}

/// Whether an elision of which no trace was left was put in front of what was read.
bool CandidateSearch::puts_elision(const Candidate& candidate) const {
    if (candidate.changes.count == 0 || candidate.words.size() < 2) return false;
    const Rule& first = channel_->rule(candidate.changes.rules[0]);
    return first.read.empty() && first.truth.size() > 1;
}

/// "l's": nothing is elided before a consonant alone, which a note call may have been read as.
bool CandidateSearch::elides_consonant(const Candidate& candidate) {
    const std::u32string letters = code_points(candidate.text);
    if (candidate.as_read || letters.size() < 2 || !is_apostrophe(letters[letters.size() - 2])) return false;
    const std::string last = folded(utf8(letters.substr(letters.size() - 1)));
    return last.size() == 1 && std::string_view("aeiouhy").find(last[0]) == std::string_view::npos;
}

std::vector<Candidate> CandidateSearch::search(const std::string& read, Mode mode) {
    const std::u32string letters = code_points(read);
    const bool known = mode == Mode::word && is_known(read);
    const auto whole = lexicon_->find(exact_form(read));
    const bool rare = !known || (whole && letters.size() > 3 && lexicon_->cost(*whole) > kRare);
    const bool may_split = mode == Mode::word && rare && letters.size() > 2;
    const int splits = !may_split ? 0 : known ? 1 : letters.size() < 6 ? 2 : 4;
    std::vector<Candidate> found = descend(*lexicon_, *channel_, settings_, letters, splits);
    // French puts no elision there.
    std::erase_if(found, [&](const Candidate& candidate) {
        return (puts_elision(candidate) && !lexicon_->has_pair(candidate.words[0], candidate.words[1])) ||
               elides_consonant(candidate);
    });
    if (mode == Mode::word && !known) add_elided_unknown(letters, found);
    if (mode == Mode::word && !known) add_ordinal(letters, found);
    const bool lone = mode == Mode::word && letters.size() == 1;
    // A rare word may well be a common one misread.
    const float rarity = whole ? lexicon_->cost(*whole) : kRare;
    const float guard = kWordForWord * std::clamp((kRarest - rarity) / kRareSpan, 0.0F, 1.0F);
    const std::string flat = known || lone ? folded(read) : std::string();
    for (Candidate& candidate : found) {
        const bool other_letters = (known || lone) && folded(candidate.text) != flat;
        if (other_letters) candidate.cost += lone ? kMostCost : guard;
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
        const bool twin = std::any_of(kept.begin(), kept.end(), [&](const Candidate& k) {
            return k.words == candidates[i].words && k.text == candidates[i].text;
        });
        if ((near || candidates[i].as_read) && !twin) kept.push_back(candidates[i]);
    }
    candidates = std::move(kept);
}

bool CandidateSearch::is_common(std::string_view read) const {
    const auto word = lexicon_->find(exact_form(read));
    return word && lexicon_->cost(*word) < kCommonWord;
}

CandidateSearch::Memory& CandidateSearch::memory_of(std::string_view read) {
    const auto known = memory_.find(read);
    if (known != memory_.end()) return known->second;
    const auto earlier = before_.find(read);
    if (earlier != before_.end()) return memory_.insert(before_.extract(earlier)).position->second;
    return memory_.try_emplace(std::string(read)).first->second;
}

bool CandidateSearch::is_known(std::string_view read) {
    Memory& memory = memory_of(read);
    if (!memory.known) memory.known = is_made_of_known_words(std::string(read));
    return *memory.known;
}

bool CandidateSearch::is_made_of_known_words(const std::string& read) const {
    if (lexicon_->find(exact_form(read))) return true;
    const Candidate candidate = as_read(read, false);
    return std::all_of(candidate.words.begin(), candidate.words.end(), [&](Word w) { return w < lexicon_->unknown(); });
}

const std::vector<Candidate>& CandidateSearch::of_word(std::string_view read, Place place) {
    auto& memory = memory_of(read).words[place == Place::sentence_start ? 1 : 0];
    if (!memory) memory = find_word(std::string(read), place);
    return *memory;
}

std::vector<Candidate> CandidateSearch::find_word(const std::string& read, Place place) {
    std::vector<Candidate> found = search(read, Mode::word);
    // The capital that begins a sentence would stand on the elision.
    if (place == Place::sentence_start && is_capital(read)) {
        std::erase_if(found, [&](const Candidate& candidate) { return puts_elision(candidate); });
    }
    if (std::none_of(found.begin(), found.end(), [](const Candidate& c) { return c.as_read; })) {
        Candidate whole = as_read(read, place == Place::sentence_start);
        // A name that is a known word but for its accents is that word.
        const std::string flat = folded(read);
        const bool accents_only =
            std::any_of(found.begin(), found.end(), [&](const Candidate& c) { return folded(c.text) == flat; });
        if (accents_only && is_upper(code_points(read).front())) whole.cost += kLostAccents * channel_->damage();
        found.push_back(std::move(whole));
    }
    if (place == Place::inside) {
        for (Candidate& candidate : found) candidate.named = is_capital(last_token(candidate.text));
    }
    rank(found);
    return found;
}

const std::vector<Candidate>& CandidateSearch::of_run(std::string_view read) {
    auto& memory = memory_of(read).run;
    if (!memory) {
        memory = search(std::string(read), Mode::run);
        std::erase_if(*memory, [](const Candidate& c) { return c.as_read; });
        rank(*memory);
    }
    return *memory;
}

void CandidateSearch::tidy() {
    if (memory_.size() <= settings_.most_types / 2) return;
    before_ = std::move(memory_);
    memory_.clear();
}

}  // namespace glane::restoring

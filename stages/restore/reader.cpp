#include "stages/restore/reader.h"

#include <algorithm>
#include <utility>

#include "pipeline/model/unicode.h"

namespace glane::restoring {
namespace {

constexpr std::size_t kLongestSentence = 240;  // pieces
constexpr float kJoinCost = 9.0F;              // a blank where there was none
constexpr float kLineEndCost = 0.5F;           // a word cut at a line end: common where there is a hyphen
constexpr float kDigitCost = 2.3F;             // one of ten
constexpr float kStraySignCost = 5.0F;         // a sign that a confusion could explain, standing for itself

/// Where a closing sign answers an opening one, neither is a misread letter.
char32_t partner(char32_t c) {
    switch (c) {
        case U'(': return U')';
        case U'[': return U']';
        default: return U'\0';
    }
}

}  // namespace

bool Reader::is_gap(std::size_t piece) const {
    return piece >= pieces_.size() || is(piece, PieceKind::blank) || is(piece, PieceKind::newline);
}

char32_t Reader::sign(std::size_t piece) const {
    if (!is(piece, PieceKind::sign)) return U'\0';
    std::size_t at = pieces_[piece].span.begin;
    return next_code_point(text_, at);
}

std::string_view Reader::text_of(std::size_t from, std::size_t to) const {
    return Span{pieces_[from].span.begin, pieces_[to - 1].span.end}.of(text_);
}

const std::vector<Candidate>* Reader::keep(std::vector<Candidate> candidates) {
    own_.push_back(std::move(candidates));
    return &own_.back();
}

void Reader::add_plain(std::size_t piece, float cost) { edges_.push_back({piece, piece + 1, nullptr, cost}); }

void Reader::add_run(std::size_t from, std::size_t to, float cost) {
    const std::vector<Candidate>& candidates = search_.of_run(text_of(from, to));
    if (!candidates.empty()) edges_.push_back({from, to, &candidates, cost});
}

void Reader::add_edges(std::size_t piece) {
    switch (pieces_[piece].kind) {
        case PieceKind::word: add_word_edges(piece); break;
        case PieceKind::number: add_number_edges(piece); break;
        case PieceKind::opaque: add_as_read(piece, lexicon_.unknown(), 0); break;
        case PieceKind::sign: add_sign_edges(piece); break;
        case PieceKind::blank:
        case PieceKind::newline: add_plain(piece, 0); break;
    }
}

void Reader::add_as_read(std::size_t piece, Word word, float cost) {
    edges_.push_back(
        {piece, piece + 1, keep({{std::string(text_of(piece, piece + 1)), {word}, 0, true, false, {}}}), cost});
}

/// "4 “La moitié", "2 Si l'on": a number at the beginning of a line and then a sentence is that of a note or a list.
bool Reader::heads_a_line(std::size_t piece) const {
    if (piece > 0 && !is(piece - 1, PieceKind::newline)) return false;
    if (!is(piece + 1, PieceKind::blank) || piece + 2 >= pieces_.size()) return false;
    std::size_t at = pieces_[piece + 2].span.begin;
    const char32_t c = next_code_point(text_, at);
    return is_upper(c) || c == U'“' || c == U'«' || c == U'"';
}

/// "4" for "à", "11" for "Il": one or two digits that letters may have been read as.
void Reader::add_number_edges(std::size_t piece) {
    const std::size_t digits = pieces_[piece].span.size();
    const bool alone = (piece == 0 || is_gap(piece - 1)) && is_gap(piece + 1);
    if (!alone || digits > 2 || heads_a_line(piece)) return add_as_read(piece, lexicon_.number(), 0);
    const std::size_t before = edges_.size();
    add_run(piece, piece + 1, 0);
    const bool rivalled = edges_.size() > before;
    add_as_read(piece, lexicon_.number(), rivalled ? kDigitCost * static_cast<float>(digits) : 0);
}

void Reader::add_word_edges(std::size_t piece) {
    const auto place = word_seen_ ? CandidateSearch::Place::inside : CandidateSearch::Place::sentence_start;
    word_seen_ = true;
    const std::string_view read = text_of(piece, piece + 1);
    // A letter alone at the beginning of a line that is no word: a bullet, a variable, a mark of the margin.
    const bool begins_line = piece == 0 || is(piece - 1, PieceKind::newline);
    if (begins_line && read.size() == 1 && is_gap(piece + 1) && !search_.is_common(read)) {
        return add_as_read(piece, lexicon_.unknown(), 0);
    }
    edges_.push_back({piece, piece + 1, &search_.of_word(read, place), 0});
    // "d(" for "dû": a sign at the end of a word that no partner answers.
    const char32_t next = sign(piece + 1);
    if (next == U'(' && is_gap(piece + 2)) add_run(piece, piece + 2, 0);
    add_join_edges(piece);
    add_line_end_edges(piece);
}

void Reader::add_sign_edges(std::size_t piece) {
    const char32_t c = sign(piece);
    const bool suspect = channel_.is_suspect(c);
    const bool begins = piece == 0 || is_gap(piece - 1) || sign(piece - 1) != U'\0';
    if (!suspect || !begins) return add_plain(piece, 0);
    const char32_t answer = partner(c);
    bool answered = false;
    for (std::size_t i = piece + 1; i < pieces_.size() && answer != U'\0'; ++i)
        answered = answered || sign(i) == answer;
    const bool quoted = is_apostrophe(c) && is_apostrophe(sign(piece + 2));
    if (answered || quoted) return add_plain(piece, 0);
    const std::size_t before = edges_.size();
    if (is(piece + 1, PieceKind::word)) add_run(piece, piece + 2, 0);
    if (is_gap(piece + 1) && !is_apostrophe(c)) add_run(piece, piece + 1, 0);
    add_plain(piece, edges_.size() == before ? 0 : kStraySignCost);
}

/// "pro blème": two words that are none, or hardly one.
void Reader::add_join_edges(std::size_t piece) {
    if (!is(piece + 1, PieceKind::blank) || pieces_[piece + 1].span.size() != 1 || !is(piece + 2, PieceKind::word))
        return;
    const std::string_view first = text_of(piece, piece + 1);
    const std::string_view second = text_of(piece + 2, piece + 3);
    if (search_.is_known(first) && search_.is_known(second)) return;
    const std::string joined = std::string(first).append(second);
    std::vector<Candidate> whole;
    for (Candidate candidate : search_.of_word(joined, CandidateSearch::Place::inside)) {
        const bool unknown = candidate.words.front() >= lexicon_.unknown();
        if (candidate.words.size() != 1 || unknown) continue;
        candidate.as_read = false;
        whole.push_back(std::move(candidate));
    }
    if (!whole.empty()) edges_.push_back({piece, piece + 3, keep(std::move(whole)), kJoinCost});
}

/// "exem-\nple": the word is joined and stands before the line end, with the signs that follow it.
void Reader::add_line_end_edges(std::size_t piece) {
    const char32_t hyphen = sign(piece + 1);
    if ((hyphen != U'-' && hyphen != U'\u2010' && hyphen != U'\u00AD') || !is(piece + 2, PieceKind::newline)) return;
    const std::size_t second = is(piece + 3, PieceKind::blank) ? piece + 4 : piece + 3;
    if (!is(second, PieceKind::word)) return;
    std::size_t end = second + 1;
    while (end < second + 4 && is(end, PieceKind::sign) && sign(end) != U'-') ++end;
    const std::string signs(end > second + 1 ? text_of(second + 1, end) : std::string_view());
    const std::string_view line_end = text_of(piece + 2, piece + 3);
    std::string blank;
    if (is(end, PieceKind::blank)) ++end;
    std::vector<Candidate> whole;
    for (const char* inner : {"", "-"}) {
        const std::string read =
            std::string(text_of(piece, piece + 1)).append(inner).append(text_of(second, second + 1));
        for (Candidate candidate : search_.of_word(read, CandidateSearch::Place::inside)) {
            const bool unknown = std::any_of(candidate.words.begin(), candidate.words.end(),
                                             [&](Word w) { return w >= lexicon_.unknown(); });
            if (unknown || candidate.text.find(' ') != candidate.text.npos) continue;
            candidate.text.append(signs).append(line_end);
            candidate.as_read = false;
            whole.push_back(std::move(candidate));
        }
    }
    if (whole.empty()) return;
    edges_.push_back({piece, end, keep(std::move(whole)), kLineEndCost});
}

Finding Reader::finding(const LatticeEdge& edge, const Candidate& candidate) const {
    Finding out;
    out.span = {pieces_[edge.from].span.begin, pieces_[edge.to - 1].span.end};
    out.after = candidate.text;
    out.changes = candidate.changes;
    return out;
}

std::vector<Finding> Reader::sentence(std::string_view text, std::uint32_t& begin) {
    search_.tidy();
    text_ = text;
    pieces_ = next_sentence(text, begin, kLongestSentence);
    words_.clear();
    edges_.clear();
    own_.clear();
    own_.reserve(4 * pieces_.size() + 1);
    word_seen_ = false;
    std::vector<Finding> out;
    if (pieces_.empty()) return out;
    begin = pieces_.back().span.end;
    for (std::size_t piece = 0; piece < pieces_.size(); ++piece) add_edges(piece);
    for (const Choice& choice : decoder_.best_way(edges_, pieces_.size())) {
        const LatticeEdge& edge = edges_[choice.edge];
        if (edge.candidates == nullptr && !choice.has_rival) continue;
        const Candidate* const chosen = edge.candidates == nullptr ? nullptr : &(*edge.candidates)[choice.candidate];
        if (chosen != nullptr) words_.insert(words_.end(), chosen->words.begin(), chosen->words.end());
        Finding found;
        if (chosen != nullptr && !chosen->as_read) {
            found = finding(edge, *chosen);
            found.probability = choice.probability;
            found.unchanged = choice.unchanged;
            found.chosen = true;
        } else if (choice.has_rival) {
            found = finding(edges_[choice.rival_edge], (*edges_[choice.rival_edge].candidates)[choice.rival]);
            found.probability = choice.rival_probability;
        } else {
            continue;
        }
        if (!out.empty() && out.back().span.end > found.span.begin) continue;
        found.was_word = search_.is_known(found.span.of(text));
        if (found.after != found.span.of(text)) out.push_back(std::move(found));
    }
    return out;
}

}  // namespace glane::restoring

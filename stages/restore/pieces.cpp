#include "stages/restore/pieces.h"

#include <algorithm>
#include <cstddef>
#include <iterator>

#include "pipeline/model/unicode.h"
#include "stages/restore/letters.h"

namespace glane::restoring {
namespace {

constexpr char32_t kCent = U'¢';
constexpr std::size_t kLongestWord = 48;  // bytes; longer runs are no words of French

bool is_wordlike(char32_t c) { return is_letter(c) || is_digit(c) || is_mark(c) || c == kCent; }
bool is_newline(char32_t c) {
    return c == U'\n' || c == U'\r' || c == U'\f' || c == U'\v' || c == U'\u2028' || c == U'\u2029';
}

char32_t code_point_at(std::string_view text, std::size_t offset) {
    return offset < text.size() ? next_code_point(text, offset) : U'\0';
}

/// 1er, 2ème, 3D, 12h30: a number with its letters.
bool is_ordinal(std::string_view word) {
    std::size_t digits = 0;
    while (digits < word.size() && word[digits] >= '0' && word[digits] <= '9') ++digits;
    if (digits == 0) return false;
    static constexpr std::string_view kTails[] = {"er",   "ers", "re",  "res", "ère", "ères", "e",  "es", "ème",
                                                  "èmes", "eme", "éme", "nd",  "nde", "h",    "km", "m",  "D"};
    return std::find(std::begin(kTails), std::end(kTails), word.substr(digits)) != std::end(kTails);
}

/// Letters and digits with inner apostrophes and hyphens; a final apostrophe belongs to a short elision.
Piece word_at(std::string_view text, std::uint32_t begin) {
    std::size_t at = begin;
    bool digits_only = true;
    while (at < text.size()) {
        std::size_t next = at;
        const char32_t c = next_code_point(text, next);
        if (is_wordlike(c)) {
            digits_only = digits_only && is_digit(c);
        } else if (is_apostrophe(c) || is_hyphen(c)) {
            const char32_t follower = code_point_at(text, next);
            const bool elision = is_apostrophe(c) && at - begin <= 2 && is_space(follower) && !is_newline(follower);
            if (!elision && !is_letter(follower) && !(is_digit(follower) && !digits_only) && follower != kCent) break;
            digits_only = false;
        } else {
            break;
        }
        at = next;
    }
    const Span span{begin, static_cast<std::uint32_t>(at)};
    if (digits_only) return {span, PieceKind::number};
    return {span, span.size() > kLongestWord || is_ordinal(span.of(text)) ? PieceKind::opaque : PieceKind::word};
}

Piece piece_at(std::string_view text, std::uint32_t begin) {
    std::size_t at = begin;
    const char32_t c = next_code_point(text, at);
    if (is_wordlike(c) && !is_mark(c)) return word_at(text, begin);
    if (is_newline(c)) {
        if (c == U'\r' && at < text.size() && text[at] == '\n') ++at;
        return {{begin, static_cast<std::uint32_t>(at)}, PieceKind::newline};
    }
    if (!is_space(c)) return {{begin, static_cast<std::uint32_t>(at)}, PieceKind::sign};
    while (at < text.size()) {
        std::size_t next = at;
        const char32_t d = next_code_point(text, next);
        if (!is_space(d) || is_newline(d)) break;
        at = next;
    }
    return {{begin, static_cast<std::uint32_t>(at)}, PieceKind::blank};
}

bool is_sign(std::string_view text, const Piece& piece, std::string_view signs) {
    return piece.kind == PieceKind::sign && piece.span.size() == 1 && signs.find(text[piece.span.begin]) != signs.npos;
}

bool is_capital(std::string_view text, const Piece& piece) { return is_upper(code_point_at(text, piece.span.begin)); }

/// Whether a blank-free run is an address of the web, of mail, or a path.
bool is_address(std::string_view run) {
    if (run.find("://") != run.npos || run.find("www.") != run.npos) return true;
    const std::size_t at = run.find('@');
    return at != run.npos && at > 0 && run.find('.', at) != run.npos;
}

/// Marks what must not be touched in the blank-free run of pieces [begin, end).
void protect(std::string_view text, std::vector<Piece>& pieces, std::size_t begin, std::size_t end) {
    const Span run{pieces[begin].span.begin, pieces[end - 1].span.end};
    const auto make_opaque = [](Piece& piece) {
        if (piece.kind == PieceKind::word) piece.kind = PieceKind::opaque;
    };
    if (is_address(run.of(text))) {
        std::for_each(pieces.begin() + static_cast<std::ptrdiff_t>(begin),
                      pieces.begin() + static_cast<std::ptrdiff_t>(end), make_opaque);
        return;
    }
    for (std::size_t i = begin; i < end; ++i) {
        // chercheur.e.s, élu(e)s, l.124: short parts behind a full stop or in brackets inside a word.
        const bool inner = i >= begin + 2 && is_sign(text, pieces[i - 1], ".()·") && pieces[i].span.size() <= 4;
        const bool behind_word =
            inner && (pieces[i - 2].kind == PieceKind::word || pieces[i - 2].kind == PieceKind::opaque ||
                      pieces[i - 2].kind == PieceKind::number);
        if (behind_word && !is_capital(text, pieces[i])) make_opaque(pieces[i]);
        // [XXX]: an anonymised name.
        const bool bracketed =
            i > begin && i + 1 < end && is_sign(text, pieces[i - 1], "[") && is_sign(text, pieces[i + 1], "]");
        if (bracketed && is_capital(text, pieces[i])) make_opaque(pieces[i]);
        // A letter in front of its full stop and another: c.-à-d., U.S.A.
        const bool initial = i + 2 < end && pieces[i].span.size() == 1 && is_sign(text, pieces[i + 1], ".") &&
                             pieces[i + 2].kind == PieceKind::word && pieces[i + 2].span.size() <= 2;
        if (initial) make_opaque(pieces[i]);
    }
}

void protect(std::string_view text, std::vector<Piece>& pieces) {
    std::size_t begin = 0;
    for (std::size_t i = 0; i <= pieces.size(); ++i) {
        const bool gap =
            i == pieces.size() || pieces[i].kind == PieceKind::blank || pieces[i].kind == PieceKind::newline;
        if (!gap) continue;
        if (i > begin) protect(text, pieces, begin, i);
        begin = i + 1;
    }
}

}  // namespace

bool is_ordinal_of_one(std::string_view ending) {
    return ending == "er" || ending == "ers" || ending == "ere" || ending == "eres" || ending == "re" ||
           ending == "res";
}

std::vector<Piece> next_sentence(std::string_view text, std::uint32_t begin, std::size_t longest) {
    std::vector<Piece> pieces;
    bool stop_seen = false;
    std::uint32_t newlines = 0;
    for (std::uint32_t at = begin; at < text.size();) {
        const Piece piece = piece_at(text, at);
        const bool blank = piece.kind == PieceKind::blank || piece.kind == PieceKind::newline;
        const bool after_gap =
            !pieces.empty() && (pieces.back().kind == PieceKind::blank || pieces.back().kind == PieceKind::newline);
        if (!blank && after_gap &&
            (newlines > 1 || (stop_seen && (piece.kind == PieceKind::sign || is_capital(text, piece)))))
            break;
        if (pieces.size() >= longest && (blank || pieces.size() >= 2 * longest)) break;
        if (piece.kind == PieceKind::newline) ++newlines;
        if (!blank) newlines = 0;
        if (is_sign(text, piece, ".?!")) {
            stop_seen = true;
        } else if (piece.kind == PieceKind::word || piece.kind == PieceKind::number) {
            stop_seen = false;
        }
        pieces.push_back(piece);
        at = piece.span.end;
    }
    protect(text, pieces);
    return pieces;
}

}  // namespace glane::restoring

#include "stages/segment/note_calls.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/unicode.h"
#include "stages/segment/shape.h"

namespace glane {
namespace {

constexpr std::u32string_view kSigns = U"*®°™ªº©";
constexpr std::u32string_view kQuotes = U"'’‘\"”“";
constexpr std::u32string_view kBehind = U"”»\"’)]%";  // what a call may stand behind, besides letters
constexpr std::u32string_view kStops = U".,;:!?)»”…";

// How well a sign serves as a call, from "this is one" to "it might be".
constexpr double kSameRaised = 10;
constexpr double kSameDigits = 8;
constexpr double kSign = 6;
constexpr double kApart = 5;
constexpr double kStrayQuote = 4;
constexpr double kOtherRaised = 4;
constexpr double kOtherDigits = 2;

/// A sign of the running text that may be a call.
struct Candidate {
    Span span;
    std::uint32_t passage = 0;
    int number = 0;  ///< that it shows; 0 where it shows none
    bool raised = false;
    double worth = 0;  ///< where it shows no number, or one that is not the note's
    double exact = 0;  ///< where it shows the note's number
};

/// The code points of a text with their places, read forwards.
struct Cursor {
    std::string_view text;
    std::size_t at = 0;
    [[nodiscard]] char32_t peek() const {
        std::size_t next = at;
        return at < text.size() ? next_code_point(text, next) : 0;
    }
    char32_t take() { return next_code_point(text, at); }
};

/// The candidates of one piece of running text.
class CallReader {
  public:
    CallReader(std::string_view text, Span piece, std::uint32_t passage, const Language& language,
               std::vector<Candidate>& found)
        : piece_(piece.of(text)), begin_(piece.begin), passage_(passage), language_(language), found_(found) {}

    void read() {
        Cursor cursor{piece_};
        char32_t last = 0;
        std::size_t word = 0;
        while (cursor.at < piece_.size()) {
            const std::size_t at = cursor.at;
            const bool behind = is_letter(last) || is_one_of(last, kBehind);
            if (behind && take_run(at, word, last)) {
                cursor.at = found_.back().span.end - begin_;
                last = U'*';
                continue;
            }
            const char32_t c = cursor.take();
            if (c == U' ' && (is_one_of(last, kBehind) || is_letter(last))) take_apart(cursor.at, last);
            if (c == U'(' || c == U'[') take_bracket(at, c == U'(' ? U')' : U']');
            if (is_letter(c) && !is_letter(last)) word = at;
            note_quote(c, last, cursor.peek());
            last = c;
        }
    }

  private:
    /// Signs and digits glued behind a word or a quote.
    bool take_run(std::size_t begin, std::size_t word, char32_t before) {
        Cursor cursor{piece_, begin};
        std::size_t digits = 0;
        std::size_t signs = 0;
        std::size_t quotes = 0;
        std::size_t questions = 0;
        int number = 0;
        bool raised = false;
        for (std::size_t count = 0; count < 5; ++count) {
            const char32_t c = cursor.peek();
            if (is_digit(c) || raised_digit(c) >= 0) {
                const bool is_raised = raised_digit(c) >= 0;
                number = number * 10 + (is_raised ? raised_digit(c) : static_cast<int>(c - U'0'));
                raised = raised || is_raised;
                ++digits;
            } else if (is_one_of(c, kSigns)) {
                ++signs;
            } else if (is_one_of(c, kQuotes)) {
                if (quotes + digits + signs > 0) break;
                ++quotes;
            } else if ((c == U'?' || c == U'!') && questions == 0) {
                ++questions;
            } else {
                break;
            }
            cursor.take();
        }
        if (cursor.at == begin || digits > 3) return false;
        if (is_letter(cursor.peek()) && quotes == 1 && digits + signs == 0) cursor.take();  // 's for ¹³
        const char32_t next = cursor.peek();
        const bool ends = next == 0 || is_blank(next) || is_one_of(next, kStops);
        if (!ends) return false;
        Candidate candidate{.span = span(begin, cursor.at), .passage = passage_, .number = number, .raised = raised};
        if (digits > 0) {
            if (is_letter(before) && letters_before(begin, word) < 3 && !raised) return false;  // m2, CO2
            candidate.exact = raised ? kSameRaised : kSameDigits;
            candidate.worth = raised || !is_letter(before) ? kOtherRaised : kOtherDigits;
            if (signs > 0) candidate.worth = kSign;
        } else if (signs > 0) {
            candidate.worth = kSign;
        } else if (questions > 0) {
            // A question is never asked in front of a full stop.
            if (!is_one_of(next, U".,;:")) return false;
            candidate.worth = kApart;
        } else {
            if (!is_stray_quote(begin, word, before)) return false;
            candidate.worth = kStrayQuote;
        }
        found_.push_back(candidate);
        return true;
    }

    [[nodiscard]] std::size_t letters_before(std::size_t at, std::size_t word) const {
        return word < at ? letter_count(piece_.substr(word, at - word)) : 0;
    }

    /// « … ” 7, et »: the number of the note, set apart from the word and followed by a stop.
    void take_apart(std::size_t begin, char32_t before) {
        Cursor cursor{piece_, begin};
        int number = 0;
        while (is_digit(cursor.peek()) && cursor.at - begin < 3)
            number = number * 10 + static_cast<int>(cursor.take() - U'0');
        if (number == 0 || !is_one_of(cursor.peek(), U".,;:")) return;
        Cursor behind = cursor;
        behind.take();
        if (is_digit(behind.peek())) return;  // 2,5
        const double exact = is_letter(before) ? kOtherDigits : kApart;
        found_.push_back(
            {.span = span(begin, cursor.at), .passage = passage_, .number = number, .worth = 0, .exact = exact});
    }

    /// « … (3) », « …[3] »
    void take_bracket(std::size_t begin, char32_t closing) {
        Cursor cursor{piece_, begin + 1};
        int number = 0;
        while (is_digit(cursor.peek()) && cursor.at - begin < 4)
            number = number * 10 + static_cast<int>(cursor.take() - U'0');
        if (number == 0 || cursor.peek() != closing) return;
        cursor.take();
        found_.push_back(
            {.span = span(begin, cursor.at), .passage = passage_, .number = number, .worth = 0, .exact = kApart});
    }

    /// A quote or an apostrophe behind a word that closes nothing and elides nothing.
    [[nodiscard]] bool is_stray_quote(std::size_t at, std::size_t word, char32_t before) const {
        std::size_t next = at;
        const char32_t quote = next_code_point(piece_, next);
        if (!is_letter(before) || quote == U'“' || quote == U'‘') return false;
        if (open_double_ > 0) return false;
        if (is_apostrophe(quote)) return open_single_ == 0 && !language_.is_elision(piece_.substr(word, at - word));
        return true;
    }

    void note_quote(char32_t c, char32_t before, char32_t next) {
        const bool opens = (before == 0 || is_blank(before) || before == U'(') && !is_blank(next);
        if (c == U'“' || (c == U'"' && opens))
            ++open_double_;
        else if ((c == U'”' || c == U'"') && open_double_ > 0)
            --open_double_;
        if (c == U'‘' || (is_apostrophe(c) && opens))
            ++open_single_;
        else if (is_apostrophe(c) && open_single_ > 0 && !is_letter(next))
            --open_single_;
    }

    [[nodiscard]] Span span(std::size_t from, std::size_t to) const {
        return {begin_ + static_cast<std::uint32_t>(from), begin_ + static_cast<std::uint32_t>(to)};
    }

    std::string_view piece_;
    std::uint32_t begin_;
    std::uint32_t passage_;
    const Language& language_;
    std::vector<Candidate>& found_;
    int open_double_ = 0;
    int open_single_ = 0;
};

/// The number that the call of a note shows at the foot of the page; 0 for a sign.
int number_in(std::string_view label) {
    int number = 0;
    for (std::size_t at = 0; at < label.size();) {
        const char32_t c = next_code_point(label, at);
        if (is_digit(c)) number = number * 10 + static_cast<int>(c - U'0');
        if (raised_digit(c) >= 0) number = number * 10 + raised_digit(c);
        if (number > 9999) break;
    }
    return number;
}

double fitness(const Candidate& candidate, std::uint32_t number) {
    return candidate.number > 0 && static_cast<std::uint32_t>(candidate.number) == number ? candidate.exact
                                                                                          : candidate.worth;
}

/// The notes of one page, [first, end) of the calls, and their candidates: the best assignment that keeps the order.
void assign(std::vector<NoteCall>& calls, std::size_t first, std::size_t end,
            const std::vector<Candidate>& candidates) {
    const std::size_t notes = end - first;
    const std::size_t width = candidates.size() + 1;
    // best[n * width + c]: worth of the first n notes among the first c candidates.
    std::vector<double> best((notes + 1) * width, 0);
    for (std::size_t n = 1; n <= notes; ++n) {
        for (std::size_t c = 1; c < width; ++c) {
            const double taken =
                best[(n - 1) * width + c - 1] + fitness(candidates[c - 1], calls[first + n - 1].number);
            best[n * width + c] = std::max({best[(n - 1) * width + c], best[n * width + c - 1], taken});
        }
    }
    std::size_t n = notes;
    std::size_t c = candidates.size();
    while (n > 0 && c > 0) {
        const double here = best[n * width + c];
        // The call nearest to the end of the page is the note's, among equals.
        if (here > best[n * width + c - 1] && here > best[(n - 1) * width + c]) {
            calls[first + n - 1].call = candidates[c - 1].span;
            calls[first + n - 1].passage = candidates[c - 1].passage;
            --n;
            --c;
        } else if (here > best[n * width + c - 1]) {
            --n;
        } else {
            --c;
        }
    }
}

bool may_hold_calls(PassageKind kind) { return is_running_text(kind) && kind != PassageKind::note; }

/// A number that restoration put where the page shows a sign is its guess, and no evidence.
void look_at_page(Candidate& candidate, const Source& source, const Restored& restored) {
    if (!candidate.raised) return;
    const std::string_view printed = restored.map.to_source(candidate.span).of(source.text);
    const bool shown = std::any_of(printed.begin(), printed.end(), [](char c) { return c >= '0' && c <= '9'; }) ||
                       number_in(printed) > 0;
    if (shown) return;
    candidate.number = 0;
    candidate.worth = kSign;
}

std::vector<Candidate> candidates_in(const Document& document, const Source& source, const Restored& restored,
                                     const Language& language) {
    std::vector<Candidate> candidates;
    for (std::uint32_t i = 0; i < document.passages.size(); ++i) {
        const Passage& passage = document.passages[i];
        if (!may_hold_calls(passage.kind)) continue;
        for (const Span piece : passage.pieces) CallReader(document.text, piece, i, language, candidates).read();
    }
    for (Candidate& candidate : candidates) look_at_page(candidate, source, restored);
    std::stable_sort(candidates.begin(), candidates.end(),
                     [](const Candidate& a, const Candidate& b) { return a.span.begin < b.span.begin; });
    return candidates;
}

/// A call without its place for every note that begins with one.
std::vector<NoteCall> numbered_notes(const Document& document, const std::vector<std::size_t>& pages) {
    std::vector<NoteCall> calls;
    std::size_t last_page = 0;
    for (std::uint32_t i = 0; i < document.passages.size(); ++i) {
        const Passage& passage = document.passages[i];
        if (passage.kind != PassageKind::note || passage.label.empty()) continue;
        const std::uint32_t before = calls.empty() ? 0 : calls.back().number;
        const auto printed = static_cast<std::uint32_t>(number_in(passage.label.of(document.text)));
        const bool restarts = (printed == 1 && pages[i] != last_page) || (calls.empty() && printed > 0);
        // A note that was not found leaves a gap of one or two; what differs more was misread.
        const bool skips = printed > before + 1 && printed <= before + 3;
        last_page = pages[i];
        calls.push_back({.number = restarts || skips ? printed : before + 1, .call = {}, .passage = kNone, .note = i});
    }
    return calls;
}

}  // namespace

void join_note_calls(Document& document, const Source& source, const Restored& restored, const Language& language) {
    const auto page_of = [&](std::uint32_t offset) {
        return source.page_at(restored.map.to_source({offset, offset + 1}).begin);
    };
    std::vector<std::size_t> pages;  // of the passages
    for (const Passage& passage : document.passages) {
        pages.push_back(passage.kind == PassageKind::note ? page_of(Document::begin_of(passage)) : 0);
    }
    std::vector<NoteCall>& calls = document.note_calls;
    calls = numbered_notes(document, pages);
    if (calls.empty()) return;
    const std::vector<Candidate> candidates = candidates_in(document, source, restored, language);
    auto candidate = candidates.begin();
    for (std::size_t first = 0; first < calls.size();) {
        const std::size_t page = pages[calls[first].note];
        std::size_t end = first;
        while (end < calls.size() && pages[calls[end].note] == page) ++end;
        std::vector<Candidate> here;
        while (candidate != candidates.end() && page_of(candidate->span.begin) <= page) {
            if (page_of(candidate->span.begin) == page) here.push_back(*candidate);
            ++candidate;
        }
        assign(calls, first, end, here);
        first = end;
    }
}

}  // namespace glane

#include "stages/segment/quotation_marks.h"

#include <algorithm>
#include <optional>

#include "pipeline/model/unicode.h"
#include "stages/segment/shape.h"

namespace glane {
namespace {

constexpr std::u32string_view kOpeners = U"“«„‹";
constexpr std::u32string_view kClosers = U"”»›";
constexpr std::u32string_view kSingles = U"'’‘‚";
// A quotation that is never closed ends with its sentence, or here.
constexpr std::size_t kLongestUnclosed = 1200;

bool is_word(char32_t c) { return is_letter(c) || is_digit(c); }

enum class Role { none, opens, closes, may_close };

struct Mark {
    std::size_t begin = 0;
    std::size_t end = 0;
    char32_t glyph = 0;
    Role role = Role::none;
};

/// The marks of a text with what each may do where it stands.
class MarkReader {
  public:
    MarkReader(std::string_view text, const std::vector<std::size_t>& excluded, const Language& language)
        : text_(text), excluded_(excluded), language_(language) {}

    std::vector<Mark> marks() {
        std::vector<Mark> found;
        std::size_t word = 0;
        char32_t before = 0;
        for (std::size_t at = 0; at < text_.size();) {
            const std::size_t begin = at;
            const char32_t c = next_code_point(text_, at);
            if (is_word(c) && !is_word(before)) word = begin;
            if (is_mark_glyph(c) && !std::binary_search(excluded_.begin(), excluded_.end(), begin)) {
                Mark mark{begin, at, c, role(c, before, begin, at, word)};
                if (mark.role != Role::none) found.push_back(mark);
            }
            before = c;
        }
        return found;
    }

  private:
    static bool is_mark_glyph(char32_t c) {
        return c == U'"' || is_one_of(c, kOpeners) || is_one_of(c, kClosers) || is_one_of(c, kSingles);
    }

    [[nodiscard]] char32_t next(std::size_t at) const { return at < text_.size() ? next_code_point(text_, at) : 0; }
    /// The first sign behind the blanks.
    [[nodiscard]] char32_t next_visible(std::size_t at) const {
        while (at < text_.size()) {
            const char32_t c = next_code_point(text_, at);
            if (!is_blank(c)) return c;
        }
        return 0;
    }

    [[nodiscard]] Role role(char32_t c, char32_t before, std::size_t begin, std::size_t end, std::size_t word) const {
        const char32_t after = next(end);
        const bool free_before = before == 0 || is_blank(before) || is_one_of(before, U"([{“«‘\"-–—/");
        const bool free_after = after == 0 || is_blank(after) || is_one_of(after, U".,;:!?…)]}”»’\"“⁰¹²³⁴⁵⁶⁷⁸⁹*®°");
        if (is_one_of(c, kSingles)) return role_of_single(c, before, after, free_before, begin, word);
        if (free_before && !free_after) return c == U'»' && before != 0 ? Role::closes : Role::opens;
        if (!free_before && free_after) return Role::closes;
        if (free_before) {  // a blank on either side: French sets « … » apart
            if (c == U'«') return Role::opens;
            if (is_one_of(c, kClosers)) return Role::closes;
            if (after == 0 || next_visible(end) == 0) return Role::closes;
            return before == 0 ? Role::opens : (c == U'"' ? Role::may_close : Role::opens);
        }
        if (is_one_of(before, U".,;:!?")) return Role::opens;  // « “… fin.”Une autre »
        // Letters on either side: d”acheter, quotas”de
        const bool elided = language_.is_elision(text_.substr(word, begin - word));
        if (is_one_of(c, kOpeners) || elided) return Role::opens;
        return c == U'"' ? Role::may_close : Role::closes;
    }

    [[nodiscard]] Role role_of_single(char32_t c, char32_t before, char32_t after, bool free_before, std::size_t begin,
                                      std::size_t word) const {
        if (is_word(before) && is_word(after)) return Role::none;
        if (free_before) return is_word(after) || after == U'[' || after == U'(' ? Role::opens : Role::none;
        // An elision cut at a line end: « l' usine ».
        if (is_word(before) && language_.is_elision(text_.substr(word, begin - word))) return Role::none;
        return c == U'‘' || c == U'‚' ? Role::none : Role::may_close;
    }

    std::string_view text_;
    const std::vector<std::size_t>& excluded_;
    const Language& language_;
};

/// Pairs the marks of one passage.
class Pairing {
  public:
    Pairing(std::string_view text, std::vector<Mark> marks, const std::vector<std::size_t>& excluded, Unclosed unclosed)
        : text_(text), marks_(std::move(marks)), excluded_(excluded), unclosed_(unclosed) {}

    QuotedText pair() {
        for (std::size_t i = 0; i < marks_.size(); ++i) take(i);
        quoted_.open_at = text_.size();
        while (!open_.empty()) give_up(marks_.size());
        std::stable_sort(quoted_.ranges.begin(), quoted_.ranges.end(), [](const QuotedRange& a, const QuotedRange& b) {
            return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
        });
        return std::move(quoted_);
    }

  private:
    static bool is_single(char32_t c) { return is_one_of(c, kSingles); }

    void take(std::size_t i) {
        const Mark& mark = marks_[i];
        switch (mark.role) {
            case Role::opens:
                // “ behind “ without a word between is a mark read twice.
                if (!open_.empty() && marks_[open_.back()].end == mark.begin) return;
                open_.push_back(i);
                return;
            case Role::closes: close(i); return;
            case Role::may_close:
                // Only what opened with a single mark, or what nothing better will close: see give_up.
                if (!open_.empty() && (is_single(marks_[open_.back()].glyph) || !is_single(mark.glyph))) close(i);
                return;
            case Role::none: return;
        }
    }

    void close(std::size_t i) {
        const Mark& mark = marks_[i];
        // A single mark that opened and met nothing to close it was an apostrophe.
        while (open_.size() > 1 && is_single(marks_[open_.back()].glyph) && !is_single(mark.glyph) &&
               is_paired(open_[open_.size() - 2], mark.glyph)) {
            open_.pop_back();
        }
        if (open_.empty()) {
            if (quoted_.closes_at == 0 && quoted_.ranges.empty()) quoted_.closes_at = mark.end;
            // » right behind the mark that has closed: read twice.
            return;
        }
        quoted_.ranges.push_back({marks_[open_.back()].begin, mark.end, true});
        open_.pop_back();
    }

    /// « with », “ with ”: the pair that a printer sets.
    [[nodiscard]] bool is_paired(std::size_t opener, char32_t closing) const {
        const char32_t glyph = marks_[opener].glyph;
        return (glyph == U'«') == (closing == U'»') && !is_single(glyph);
    }

    /// The innermost open mark is never closed: a weaker mark before the next one closes it, or the sentence.
    void give_up(std::size_t limit) {
        const std::size_t opener = open_.back();
        open_.pop_back();
        const Mark& mark = marks_[opener];
        const std::size_t until = next_opener(opener, limit);
        for (std::size_t i = opener + 1; i < limit && marks_[i].begin < until; ++i) {
            const bool weak = marks_[i].role == Role::may_close && is_single(marks_[i].glyph);
            if (!weak || inside_another(marks_[i].begin, mark.begin)) continue;
            quoted_.ranges.push_back({mark.begin, marks_[i].end, true});
            return;
        }
        if (is_single(mark.glyph)) return;  // an apostrophe after all
        if (quoted_.open_at == text_.size()) quoted_.open_at = mark.begin;
        quoted_.ranges.push_back({mark.begin, sentence_end(mark.end, until), false});
    }

    [[nodiscard]] bool inside_another(std::size_t at, std::size_t begin) const {
        return std::any_of(quoted_.ranges.begin(), quoted_.ranges.end(), [&](const QuotedRange& range) {
            return range.begin > begin && range.begin < at && at < range.end;
        });
    }

    [[nodiscard]] std::size_t next_opener(std::size_t opener, std::size_t limit) const {
        for (std::size_t i = opener + 1; i < limit; ++i) {
            if (marks_[i].role == Role::opens && !is_single(marks_[i].glyph)) return marks_[i].begin;
        }
        return text_.size();
    }

    /// End of the sentence that begins at `from`, at most `until`.
    [[nodiscard]] std::size_t sentence_end(std::size_t from, std::size_t until) const {
        until = std::min(until, from + kLongestUnclosed);
        // A note is called where the quotation ends: its mark went into the call, “… de l'Etat™1°.
        const auto call = std::lower_bound(excluded_.begin(), excluded_.end(), from);
        if (call != excluded_.end()) until = std::min(until, *call);
        if (const std::size_t year = year_with_mark(from, until); year > 0) return year;
        for (std::size_t at = from; at < until && unclosed_ == Unclosed::ends_with_sentence;) {
            const char32_t c = next_code_point(text_, at);
            const bool stop = c == U'.' || c == U'?' || c == U'!' || c == U'…';
            if (stop && (at >= text_.size() || text_[at] == ' ')) return at;
        }
        while (until > from && text_[until - 1] == ' ') --until;
        return std::min(until, text_.size());
    }

    /// « Enquête 20217, »: the 7 behind a year is what the reader made of the closing mark. 0 where there is none.
    [[nodiscard]] std::size_t year_with_mark(std::size_t from, std::size_t until) const {
        std::size_t digits = 0;
        for (std::size_t at = from; at < until; ++at) {
            if (text_[at] >= '0' && text_[at] <= '9') {
                ++digits;
                continue;
            }
            const bool year = digits == 5 && text_[at - 1] == '7' && (text_[at - 5] == '1' || text_[at - 5] == '2');
            if (year) return at;
            digits = 0;
        }
        return 0;
    }

    std::string_view text_;
    std::vector<Mark> marks_;
    const std::vector<std::size_t>& excluded_;
    Unclosed unclosed_;
    std::vector<std::size_t> open_;
    QuotedText quoted_;
};

}  // namespace

QuotedText quoted_ranges(std::string_view text, const std::vector<std::size_t>& excluded, const Language& language,
                         Unclosed unclosed) {
    return Pairing(text, MarkReader(text, excluded, language).marks(), excluded, unclosed).pair();
}

}  // namespace glane

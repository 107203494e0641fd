#include "stages/segment/quotations.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "stages/segment/flat_text.h"
#include "stages/segment/quotation_marks.h"
#include "stages/segment/quotation_use.h"
#include "stages/segment/shape.h"

namespace glane {
namespace {

// A quotation may run over so many paragraphs, and no more.
constexpr std::uint32_t kMostPassages = 4;
constexpr std::size_t kShortParagraph = 240;  // bytes

class QuotationFinder {
  public:
    QuotationFinder(Document& document, const Language& language) : document_(document), language_(language) {
        for (const NoteCall& call : document.note_calls) {
            if (!call.call.empty()) calls_.push_back(call.call);
        }
        std::sort(calls_.begin(), calls_.end(), [](Span a, Span b) { return a.begin < b.begin; });
    }

    void find() {
        for (std::uint32_t i = 0; i < document_.passages.size(); ++i) {
            if (!is_running_text(document_.passages[i].kind)) continue;
            take(i);
        }
        std::stable_sort(document_.quotations.begin(), document_.quotations.end(),
                         [](const Quotation& a, const Quotation& b) {
                             return a.pieces.front().begin != b.pieces.front().begin
                                        ? a.pieces.front().begin < b.pieces.front().begin
                                        : a.pieces.back().end > b.pieces.back().end;
                         });
    }

  private:
    void take(std::uint32_t index) {
        const Passage& passage = document_.passages[index];
        const FlatText flat = flattened(document_, passage);
        if (flat.text.find_first_of("\"'\xC2\xE2") == std::string::npos) return;
        const Unclosed unclosed = passage.kind == PassageKind::turn ? Unclosed::goes_on : Unclosed::ends_with_sentence;
        const QuotedText quoted = quoted_ranges(flat.text, excluded(flat), language_, unclosed);
        const bool joined = quoted.closes_at > 0 && close_over_passages(index, flat, quoted.closes_at);
        open_ = {};
        QuotationUse before = QuotationUse::term;
        std::size_t end_before = std::string::npos;
        for (const QuotedRange& range : quoted.ranges) {
            if (joined && range.begin < quoted.closes_at) continue;
            const std::string below = range.end + 3 >= flat.text.size() ? short_paragraph_below(index) : std::string();
            const bool listed = end_before != std::string::npos && is_listed(flat.text, end_before, range.begin);
            const QuotationVerdict verdict =
                judge_quotation({flat.text, range.begin, range.end, below, before, listed}, language_);
            Quotation quotation;
            quotation.passage = index;
            quotation.pieces = flat.spans(range.begin, words_end(flat.text, range, verdict));
            quotation.use = is_interviewee(passage) ? QuotationUse::interview : verdict.use;
            quotation.closed = range.closed;
            quotation.attribution = attribution(flat, index, verdict);
            if (quotation.pieces.empty()) continue;
            if (end_before == std::string::npos || range.end > end_before) {
                before = verdict.use;
                end_before = range.end;
            }
            document_.quotations.push_back(std::move(quotation));
            if (!range.closed && range.begin == quoted.open_at) open_ = {index, document_.quotations.size() - 1};
        }
    }

    /// What an interview has in quotes its notes give word for word, unless it is only a term.
    [[nodiscard]] static bool is_interviewee(const Passage& passage) {
        return passage.kind == PassageKind::turn && !passage.interviewer;
    }

    /// The end of the quotation, or of its words where the attribution is the last thing in it.
    static std::size_t words_end(std::string_view text, const QuotedRange& range, const QuotationVerdict& verdict) {
        const bool inside = !verdict.below && verdict.attribution_end > 0 && verdict.attribution_begin > range.begin &&
                            verdict.attribution_begin < range.end;
        std::size_t end = inside ? verdict.attribution_begin : range.end;
        while (inside && end > range.begin + 1 && text[end - 1] == ' ') --end;
        return end;
    }

    /// Places of the note calls in the passage, as offsets of its line.
    [[nodiscard]] std::vector<std::size_t> excluded(const FlatText& flat) const {
        std::vector<std::size_t> offsets;
        for (std::size_t i = 0; i < flat.pieces.size(); ++i) {
            auto call = std::lower_bound(calls_.begin(), calls_.end(), flat.pieces[i].begin,
                                         [](Span span, std::uint32_t begin) { return span.begin < begin; });
            for (; call != calls_.end() && call->end <= flat.pieces[i].end; ++call) {
                for (std::uint32_t at = call->begin; at < call->end; ++at) {
                    offsets.push_back(flat.piece_begins[i] + at - flat.pieces[i].begin);
                }
            }
        }
        return offsets;
    }

    /// The mark at `closes_at` closes what a paragraph above has left open.
    bool close_over_passages(std::uint32_t index, const FlatText& flat, std::size_t closes_at) {
        if (open_.passage == kNone || index - open_.passage >= kMostPassages) return false;
        Quotation& quotation = document_.quotations[open_.quotation];
        const std::uint32_t begin = quotation.pieces.front().begin;
        std::vector<Span> pieces;
        for (std::uint32_t i = open_.passage; i < index; ++i) {
            const Passage& passage = document_.passages[i];
            if (passage.kind != PassageKind::paragraph && i != open_.passage) continue;
            for (Span piece : passage.pieces) {
                if (piece.end <= begin) continue;
                piece.begin = std::max(piece.begin, begin);
                pieces.push_back(piece);
            }
        }
        for (const Span span : flat.spans(0, closes_at)) pieces.push_back(span);
        quotation.pieces = std::move(pieces);
        quotation.closed = true;
        const std::string below = closes_at + 3 >= flat.text.size() ? short_paragraph_below(index) : std::string();
        const QuotationVerdict verdict = judge_quotation({flat.text, 0, closes_at, below}, language_);
        if (verdict.use == QuotationUse::interview) quotation.use = verdict.use;
        if (verdict.attribution_end > 0) quotation.attribution = attribution(flat, index, verdict);
        return true;
    }

    [[nodiscard]] Span attribution(const FlatText& flat, std::uint32_t index, const QuotationVerdict& verdict) const {
        if (verdict.attribution_end == verdict.attribution_begin) return {};
        if (verdict.below) return document_.passages[below(index)].pieces.front();
        const std::vector<Span> spans = flat.spans(verdict.attribution_begin, verdict.attribution_end);
        return spans.empty() ? Span{} : spans.front();
    }

    /// The next passage of running text that is no note; the number of passages where there is none.
    [[nodiscard]] std::uint32_t below(std::uint32_t index) const {
        std::uint32_t i = index + 1;
        while (i < document_.passages.size() &&
               (document_.passages[i].kind == PassageKind::note || !is_running_text(document_.passages[i].kind)))
            ++i;
        return i;
    }

    [[nodiscard]] std::string short_paragraph_below(std::uint32_t index) const {
        const std::uint32_t i = below(index);
        if (i >= document_.passages.size() || document_.passages[i].kind != PassageKind::paragraph) return {};
        const Passage& passage = document_.passages[i];
        if (passage.pieces.size() > 1 || passage.pieces.front().size() > kShortParagraph) return {};
        return document_.passage_text(passage);
    }

    /// « “a”, “b” ou “c” »: what holds for one holds for the next.
    [[nodiscard]] static bool is_listed(std::string_view text, std::size_t from, std::size_t to) {
        return from <= to && to - from <= 12 && word_count(text.substr(from, to - from)) <= 2 &&
               text.substr(from, to - from).find_first_of(".;:?!") == std::string_view::npos;
    }

    struct Open {
        std::uint32_t passage = kNone;
        std::size_t quotation = 0;
    };

    Document& document_;
    const Language& language_;
    std::vector<Span> calls_;
    Open open_;
};

}  // namespace

void find_quotations(Document& document, const Language& language) { QuotationFinder(document, language).find(); }

}  // namespace glane

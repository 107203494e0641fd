#include "pipeline/run/outline.h"

#include <algorithm>
#include <string_view>

#include <fmt/format.h>

#include "pipeline/base/table.h"
#include "stages/extracts/annex_files.h"

namespace glane {
namespace {

class OutlineMaker {
  public:
    explicit OutlineMaker(const CorpusText& text) : text_(text), document_(text.document) {}

    std::vector<OutlineItem> items() {
        for (const Page& page : text_.source.pages) add_page(page);
        for (const Interview& interview : document_.interviews) add_interview(interview);
        for (std::uint32_t i = 0; i < document_.passages.size(); ++i) add_passage(i);
        for (const Quotation& quotation : document_.quotations) add_quotation(quotation);
        std::stable_sort(items_.begin(), items_.end(), [](const OutlineItem& a, const OutlineItem& b) {
            return a.line != b.line ? a.line < b.line : a.column < b.column;
        });
        return std::move(items_);
    }

  private:
    [[nodiscard]] LinePlace place(std::uint32_t offset) const {
        return text_.source.place_of(text_.restored.map.to_source({offset, offset + 1}).begin);
    }

    OutlineItem& add(std::string_view kind, Span from, Span to, std::string words) {
        const LinePlace begin = place(from.begin);
        OutlineItem item;
        item.kind = kind;
        item.text = std::move(words);
        item.page = begin.page;
        item.line = begin.line;
        item.column = begin.column;
        item.line_end = to.empty() ? begin.line : place(to.end - 1).line;
        return items_.emplace_back(std::move(item));
    }

    void add_page(const Page& page) {
        OutlineItem item;
        item.kind = "page";
        item.text = page.printed.empty() ? fmt::format("page {}", page.number)
                                         : fmt::format("page {}, printed {}", page.number, page.printed);
        item.page = page.number;
        item.line = item.line_end = page.first_line + 1;
        if (page.span.end > page.span.begin) item.line_end = text_.source.place_of(page.span.end - 1).line;
        item.details.emplace_back("printed", page.printed);
        item.details.emplace_back("confidence", fmt::format("{:.2f}", page.confidence));
        items_.push_back(std::move(item));
    }

    void add_interview(const Interview& interview) {
        if (interview.heading_span.empty()) return;
        OutlineItem& item = add("interview", interview.heading_span, interview.heading_span, interview.heading);
        item.interview = interview.id;
        item.level = 2;
        const InterviewFacts& facts = interview.facts;
        item.details = {{"function", facts.function},
                        {"role", facts.role},
                        {"gender", facts.gender},
                        {"kind", facts.kind},
                        {"size_min", size_field(facts.size_min)},
                        {"size_max", size_field(facts.size_max)}};
    }

    void add_passage(std::uint32_t index) {
        const Passage& passage = document_.passages[index];
        const bool is_interview_heading =
            passage.kind == PassageKind::heading &&
            std::any_of(document_.interviews.begin(), document_.interviews.end(), [&](const Interview& interview) {
                return !interview.heading_span.empty() && interview.heading_span.begin == Document::begin_of(passage);
            });
        if (is_interview_heading) return;
        const bool labelled = !passage.label.empty() && passage.label.begin < Document::begin_of(passage);
        OutlineItem& item = add(name_of(passage.kind), labelled ? passage.label : passage.pieces.front(),
                                passage.pieces.back(), document_.passage_text(passage));
        item.level = passage.level;
        if (passage.interview != kNone) item.interview = document_.interviews[passage.interview].id;
        if (passage.kind == PassageKind::turn) {
            item.details = {{"speaker", passage.speaker}, {"interviewer", passage.interviewer ? "1" : "0"}};
        } else if (passage.kind == PassageKind::note) {
            add_call(item, index);
        } else if (passage.kind == PassageKind::table) {
            add_table(item, index);
        }
    }

    void add_call(OutlineItem& item, std::uint32_t note) const {
        for (const NoteCall& call : document_.note_calls) {
            if (call.note != note) continue;
            item.details.emplace_back("number", std::to_string(call.number));
            if (call.call.empty()) continue;
            const LinePlace at = place(call.call.begin);
            item.details.emplace_back("call", std::string(call.call.of(document_.text)));
            item.details.emplace_back("call_page", std::to_string(at.page));
            item.details.emplace_back("call_line", std::to_string(at.line));
            item.details.emplace_back("call_column", std::to_string(at.column));
        }
    }

    void add_table(OutlineItem& item, std::uint32_t passage) const {
        for (const TextTable& table : document_.tables) {
            if (table.passage != passage) continue;
            item.details = {{"table", table.id},
                            {"caption", table.caption},
                            {"columns", std::to_string(table.columns.size())},
                            {"rows", std::to_string(table.rows.size())}};
        }
    }

    void add_quotation(const Quotation& quotation) {
        const Passage& passage = document_.passages[quotation.passage];
        OutlineItem& item = add("quotation", quotation.pieces.front(), quotation.pieces.back(),
                                document_.pieces_text(quotation.pieces));
        if (passage.interview != kNone) item.interview = document_.interviews[passage.interview].id;
        item.details = {{"use", std::string(name_of(quotation.use))},
                        {"attribution", document_.pieces_text({quotation.attribution})},
                        {"closed", quotation.closed ? "1" : "0"}};
    }

    const CorpusText& text_;
    const Document& document_;
    std::vector<OutlineItem> items_;
};

}  // namespace

std::vector<OutlineItem> outline_of(const CorpusText& text) { return OutlineMaker(text).items(); }

std::string outline_csv_head() {
    return csv_line({"document", "page", "line", "line_end", "kind", "level", "interview", "details", "text"});
}

std::string outline_csv_line(const OutlineItem& item, const std::string& document) {
    std::string details;
    for (const auto& [name, value] : item.details) {
        if (!value.empty()) details += fmt::format("{}{}={}", details.empty() ? "" : "; ", name, value);
    }
    return csv_line({document, std::to_string(item.page), std::to_string(item.line), std::to_string(item.line_end),
                     item.kind, item.level == 0 ? std::string() : std::to_string(item.level), item.interview, details,
                     item.text});
}

bool is_shown(const OutlineItem& item) { return item.kind != "page" && item.kind != "furniture"; }

std::string outline_csv(const Corpus& corpus) {
    std::string csv = outline_csv_head();
    for (const CorpusText& text : corpus) {
        for (const OutlineItem& item : outline_of(text)) {
            if (is_shown(item)) csv += outline_csv_line(item, text.source.name);
        }
    }
    return csv;
}

const std::vector<std::string>& outline_kinds() {
    static const std::vector<std::string> kinds = {"page",   "heading",   "paragraph", "list",      "note", "table",
                                                   "figure", "furniture", "quotation", "interview", "turn"};
    return kinds;
}

}  // namespace glane

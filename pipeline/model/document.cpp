#include "pipeline/model/document.h"

namespace glane {

std::string_view name_of(PassageKind kind) {
    switch (kind) {
        case PassageKind::heading: return "heading";
        case PassageKind::paragraph: return "paragraph";
        case PassageKind::list_item: return "list";
        case PassageKind::note: return "note";
        case PassageKind::table: return "table";
        case PassageKind::figure: return "figure";
        case PassageKind::furniture: return "furniture";
        case PassageKind::turn: return "turn";
    }
    return "paragraph";
}

bool is_running_text(PassageKind kind) {
    return kind != PassageKind::table && kind != PassageKind::figure && kind != PassageKind::furniture;
}

std::string_view name_of(QuotationUse use) {
    switch (use) {
        case QuotationUse::interview: return "interview";
        case QuotationUse::document: return "document";
        case QuotationUse::term: return "term";
    }
    return "term";
}

std::string Document::passage_text(const Passage& passage) const { return pieces_text(passage.pieces); }

std::string Document::pieces_text(const std::vector<Span>& pieces) const {
    std::string line;
    bool blank = false;
    for (const Span piece : pieces) {
        for (const char c : piece.of(text)) {
            const bool is_blank = c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f';
            if (is_blank) {
                blank = !line.empty();
                continue;
            }
            if (blank) line += ' ';
            blank = false;
            line += c;
        }
        blank = !line.empty();
    }
    return line;
}

}  // namespace glane

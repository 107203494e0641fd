#include "stages/index/passages.h"

#include <utility>

namespace glane {
namespace {

/// A passage as one line (as Document::passage_text has it) and the way there from the text.
class OneLine {
  public:
    OneLine(const Document& document, const Passage& passage) {
        bool blank = false;
        for (const Span piece : passage.pieces) {
            starts_.push_back({piece, offsets_.size()});
            for (std::uint32_t at = piece.begin; at < piece.end; ++at) {
                const char c = document.text[at];
                const bool is_blank = c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f';
                if (!is_blank && blank) text_ += ' ';
                offsets_.push_back(static_cast<std::uint32_t>(text_.size()));
                if (!is_blank) text_ += c;
                blank = is_blank ? !text_.empty() : false;
            }
            blank = !text_.empty();
        }
    }

    /// Where a token stands in the line; empty for one that is not part of the passage.
    [[nodiscard]] Span place_of(Span token) const {
        for (const auto& [piece, first] : starts_) {
            if (!piece.contains(token) || token.empty()) continue;
            const std::uint32_t begin = offsets_[first + (token.begin - piece.begin)];
            const std::uint32_t last = offsets_[first + (token.end - 1 - piece.begin)];
            return {begin, last + 1};
        }
        return {};
    }
    [[nodiscard]] std::string take_text() { return std::move(text_); }

  private:
    std::string text_;
    std::vector<std::uint32_t> offsets_;  // of every byte of the pieces, in the line
    std::vector<std::pair<Span, std::size_t>> starts_;
};

/// What the page had, line ends as they were; pieces on lines of their own.
std::string as_printed(const CorpusText& text, const Passage& passage) {
    std::string printed;
    for (const Span piece : passage.pieces) {
        if (!printed.empty()) printed += '\n';
        printed += text.as_printed(piece);
    }
    return printed;
}

}  // namespace

std::vector<std::vector<std::string>> section_titles(const Document& document) {
    std::vector<std::vector<std::string>> titles(document.passages.size());
    std::vector<std::uint32_t> open;  // headings above, by rising level
    std::vector<std::vector<std::string>> of_heading(document.passages.size());
    for (std::uint32_t i = 0; i < document.passages.size(); ++i) {
        const Passage& passage = document.passages[i];
        if (passage.kind == PassageKind::heading) {
            while (!open.empty() && document.passages[open.back()].level >= passage.level) open.pop_back();
            open.push_back(i);
            for (const std::uint32_t heading : open) {
                of_heading[i].push_back(document.passage_text(document.passages[heading]));
            }
            titles[i] = of_heading[i];
        } else if (passage.section != kNone && passage.section < i) {
            titles[i] = of_heading[passage.section];
        }
    }
    return titles;
}

SearchPassage search_passage(const CorpusText& text, std::uint32_t passage_index, std::vector<std::string> titles) {
    const Document& document = text.document;
    const Passage& passage = document.passages[passage_index];
    SearchPassage found;
    found.document = text.source.name;
    found.passage = passage_index;
    found.kind = passage.kind;
    found.speaker = passage.speaker;
    found.interviewer = passage.interviewer;
    found.sections = std::move(titles);
    if (passage.interview != kNone) {
        found.interview = document.interviews[passage.interview].id;
        found.facts = document.interviews[passage.interview].facts;
    }
    const SourceRef ref = text.ref(passage.pieces.front());
    found.page = ref.page;
    found.line = ref.line;
    found.source = as_printed(text, passage);

    const bool tagged = text.tagged.tags.size() == document.tokens.size();  // or not tagged at all
    OneLine line(document, passage);
    for (std::uint32_t i = passage.tokens.begin; i < passage.tokens.end; ++i) {
        const Token& token = document.tokens[i];
        if (token.kind == TokenKind::punctuation) continue;
        const Span place = line.place_of(token.span);
        if (place.empty()) continue;
        const SourceRef word = text.ref(token.span);
        found.words.push_back({place, word.page, word.line});
        if (tagged) {
            found.words.back().lemma = text.tagged.lemma(i);
            found.words.back().pos = text.tagged.tags[i].pos;
        }
    }
    found.text = line.take_text();
    return found;
}

}  // namespace glane

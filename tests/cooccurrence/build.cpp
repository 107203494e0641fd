#include "build.h"

#include <cstdint>

#include "pipeline/model/unicode.h"

namespace glane::test {
namespace {

class Builder {
  public:
    explicit Builder(CorpusText& text) : text_(text), document_(text.document) {}

    void add_line(Span line, std::string_view content) {
        const std::string_view mark = content.substr(0, 2);
        Passage passage;
        std::uint32_t begin = line.begin + 2;
        if (mark == "# " || mark == "@ ") {
            passage.kind = PassageKind::heading;
        } else if (mark == "> " || mark == "? ") {
            passage.kind = PassageKind::turn;
            passage.interviewer = mark == "? ";
        } else if (mark == "| ") {
            passage.kind = PassageKind::table;
        } else if (mark == "~ ") {
            passage.kind = PassageKind::furniture;
        } else {
            begin = line.begin;
        }
        passage.pieces = {{begin, line.end}};
        if (mark == "@ ") begin_interview(passage.pieces.front());
        if (passage.kind == PassageKind::turn && !document_.interviews.empty()) {
            passage.interview = static_cast<std::uint32_t>(document_.interviews.size()) - 1;
            document_.interviews.back().passages.end = static_cast<std::uint32_t>(document_.passages.size()) + 1;
        }
        tokenise(passage);
        document_.passages.push_back(passage);
    }

  private:
    void begin_interview(Span heading) {
        Interview interview;
        interview.id = "entretien-" + std::to_string(document_.interviews.size() + 1);
        interview.heading = std::string(heading.of(document_.text));
        interview.heading_span = heading;
        const auto next = static_cast<std::uint32_t>(document_.passages.size()) + 1;
        interview.passages = {next, next};
        document_.interviews.push_back(interview);
    }

    void end_sentence() {
        const auto end = static_cast<std::uint32_t>(document_.tokens.size());
        if (sentence_ < end) document_.sentences.push_back({sentence_, end});
        sentence_ = end;
    }

    void add_token(Span span, TokenKind kind) {
        document_.tokens.push_back({span, kind});
    }

    void tokenise(Passage& passage) {
        sentence_ = static_cast<std::uint32_t>(document_.tokens.size());
        passage.tokens.begin = sentence_;
        passage.sentences.begin = static_cast<std::uint32_t>(document_.sentences.size());
        const std::string_view text = std::string_view(document_.text).substr(0, passage.pieces.front().end);
        std::size_t at = passage.pieces.front().begin;
        while (is_running_text(passage.kind) && at < text.size()) {
            const std::size_t begin = at;
            char32_t c = next_code_point(text, at);
            if (is_space(c)) continue;
            TokenKind kind = TokenKind::punctuation;
            if (is_letter(c) || is_digit(c)) {
                kind = is_digit(c) ? TokenKind::number : TokenKind::word;
                while (at < text.size()) {
                    std::size_t next = at;
                    c = next_code_point(text, next);
                    if (!is_letter(c) && !is_digit(c) && !is_apostrophe(c)) break;
                    at = next;
                    if (is_apostrophe(c)) break;
                }
            }
            add_token({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at)}, kind);
            if (kind == TokenKind::punctuation && (c == '.' || c == '!' || c == '?')) end_sentence();
        }
        end_sentence();
        passage.tokens.end = static_cast<std::uint32_t>(document_.tokens.size());
        passage.sentences.end = static_cast<std::uint32_t>(document_.sentences.size());
    }

    CorpusText& text_;
    Document& document_;
    std::uint32_t sentence_ = 0;
};

}  // namespace

CorpusText build_text(const std::string& name, std::string_view lines) {
    CorpusText text;
    text.source.name = name;
    text.source.text = lines;
    text.source.encoding = "utf-8";
    text.restored = start_from(lines);
    text.document.name = name;
    text.document.text = lines;
    Builder builder(text);
    std::size_t begin = 0;
    while (begin < lines.size()) {
        const std::size_t end = std::min(lines.find('\n', begin), lines.size());
        const Span line{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
        text.source.lines.push_back(line);
        if (!line.empty()) builder.add_line(line, line.of(lines));
        begin = end + 1;
    }
    if (text.source.lines.empty()) text.source.lines.push_back({});
    Page page;
    page.span = {0, static_cast<std::uint32_t>(lines.size())};
    text.source.pages.push_back(page);
    return text;
}

Corpus build_corpus(std::string_view lines) {
    Corpus corpus;
    corpus.push_back(build_text("texte.txt", lines));
    return corpus;
}

}  // namespace glane::test

#pragma once
// Structural annotation: what the restored text of one source is made of, as spans into it.
//
// A Document is a list of passages in reading order. A passage is the unit that is indexed, counted
// and quoted: a paragraph, a heading, a note … or, inside an interview, one turn (TEI u).

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/span.h"
#include "pipeline/model/text_table.h"

namespace glane {

/// What a source is, as its project says: a text about interviews, or one interview.
enum class SourceKind : std::uint8_t { report, interview };

enum class PassageKind : std::uint8_t {
    heading,
    paragraph,
    list_item,
    note,       ///< a footnote at the foot of its page
    table,      ///< rows of a table, in the order of the page
    figure,     ///< text torn out of a picture: never counted, never indexed as prose
    furniture,  ///< running heads, folios
    turn,       ///< what one speaker says in an interview
};
/// "heading", "paragraph", … as written in JSON.
std::string_view name_of(PassageKind kind);
/// Running text: what counts and the index are made of (headings, paragraphs, lists, notes, turns).
bool is_running_text(PassageKind kind);

/// A range of indices into a vector of the Document.
struct Range {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    [[nodiscard]] std::uint32_t size() const { return end - begin; }
    [[nodiscard]] bool contains(std::uint32_t i) const { return begin <= i && i < end; }

    template <typename Archive>
    void archive(Archive& a) {
        a(begin, end);
    }
};

/// No index: outside every section or interview.
constexpr std::uint32_t kNone = 0xFFFFFFFF;

enum class TokenKind : std::uint8_t { word, number, punctuation };

/// A token: `l'usine` is the two tokens `l'` and `usine`; `aujourd'hui` and `agent.e.s` are one each.
struct Token {
    Span span;
    TokenKind kind = TokenKind::word;

    template <typename Archive>
    void archive(Archive& a) {
        a(span, kind);
    }
};

struct Passage {
    PassageKind kind = PassageKind::paragraph;
    std::uint8_t level = 0;           ///< of a heading, 1 the highest; of a list item, 1 the outermost; 0 for the rest
    std::vector<Span> pieces;         ///< more than one where a page break or a note stands between
    Span label;                       ///< outside the pieces: speaker of a turn, bullet of a list item, call of a note
    std::uint32_t section = kNone;    ///< index of the passage that is the nearest heading above
    std::uint32_t interview = kNone;  ///< index into Document::interviews
    std::string speaker;              ///< of a turn: label as normalised, "" where none is printed
    bool interviewer = false;         ///< of a turn: the researcher speaks
    Range tokens;                     ///< into Document::tokens
    Range sentences;                  ///< into Document::sentences

    template <typename Archive>
    void archive(Archive& a) {
        a(kind, level, pieces, label, section, interview, speaker, interviewer, tokens, sentences);
    }
};

/// The facts of an interview's heading; empty or -1 where it does not say.
struct InterviewFacts {
    std::string function;  ///< "maire", "agent de la DSI", … as printed
    std::string role;      ///< "élu", "agent" or, where two are heard, "élu et agent"
    std::string gender;    ///< "femme" or "homme"
    std::string kind;      ///< "commune" or "EPCI"
    std::int64_t size_min = -1;  ///< inhabitants
    std::int64_t size_max = -1;

    template <typename Archive>
    void archive(Archive& a) {
        a(function, role, gender, kind, size_min, size_max);
    }
};

struct Interview {
    std::string id;       ///< unique in the project: "entretien-3"
    std::string heading;  ///< its heading as restored, on one line
    Span heading_span;
    Range passages;       ///< its turns and what stands between them, into Document::passages; heading not included
    InterviewFacts facts;

    template <typename Archive>
    void archive(Archive& a) {
        a(id, heading, heading_span, passages, facts);
    }
};

/// The call of a footnote, joined with its note.
struct NoteCall {
    std::uint32_t number = 0;       ///< of the note in its document, from 1; as printed where that could be read
    Span call;                      ///< the sign in the running text; empty where it was not found
    std::uint32_t passage = kNone;  ///< that holds the call
    std::uint32_t note = kNone;     ///< passage that is the note; kNone for a call without one

    template <typename Archive>
    void archive(Archive& a) {
        a(number, call, passage, note);
    }
};

/// What a passage in quotes is.
enum class QuotationUse : std::uint8_t {
    interview,  ///< words of an interviewee
    document,   ///< a title, a question of a survey, a text that is cited
    term,       ///< an expression that the author names or keeps at a distance
};
/// "interview", "document", "term".
std::string_view name_of(QuotationUse use);

/// Words in quotes inside running text, a page break or a note between its pieces or not.
struct Quotation {
    std::uint32_t passage = kNone;  ///< in which it begins
    std::vector<Span> pieces;       ///< with the quotes
    Span attribution;               ///< who says it, as printed nearby: "(élu.e)", "précise le maire"; or empty
    QuotationUse use = QuotationUse::term;
    bool closed = true;             ///< the closing quote was read

    template <typename Archive>
    void archive(Archive& a) {
        a(passage, pieces, attribution, use, closed);
    }
};

struct Document {
    std::string name;  ///< of the Source
    SourceKind kind = SourceKind::report;
    std::string text;  ///< restored
    std::vector<Passage> passages;
    std::vector<Range> sentences;  ///< of tokens; no sentence crosses a passage
    std::vector<Token> tokens;     ///< of running text alone
    std::vector<Interview> interviews;
    std::vector<NoteCall> note_calls;    ///< in the order of the notes
    std::vector<Quotation> quotations;   ///< in the order of the text
    std::vector<TextTable> tables;

    /// The passage as one line: its pieces joined, line ends as single blanks.
    [[nodiscard]] std::string passage_text(const Passage& passage) const;
    /// The same for the pieces of anything else, a quotation say.
    [[nodiscard]] std::string pieces_text(const std::vector<Span>& pieces) const;
    [[nodiscard]] std::string_view form(const Token& token) const { return token.span.of(text); }
    /// First byte of the passage.
    [[nodiscard]] static std::uint32_t begin_of(const Passage& passage) { return passage.pieces.front().begin; }

    template <typename Archive>
    void archive(Archive& a) {
        a(name, kind, text, passages, sentences, tokens, interviews, note_calls, quotations, tables);
    }
};

}  // namespace glane

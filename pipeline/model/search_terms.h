#pragma once
// The term scheme of the full-text index: what a word, a speaker, a page become in the database.
// Whoever writes or reads the index goes through here. Raise kSearchFormat when anything changes.
//
// One Xapian document per passage of running text, in the order of the corpus, so that document
// numbers give reading order. Words and numbers are numbered from 1 in their passage; punctuation has
// no position. The index has three layers at the same positions, but posts one of them, the exact form:
//
//   numérique        exact form: NFC, lower case, ’ = '   (no prefix)
//   est 2            where the corpus is tagged: the second lemma or part of speech that `est` was met with; a form
//   with
//                    all that is known of it is a type, and each type has its term
//   XW:ADJ           part of speech of a word of the passage
//
// The other layers are dictionaries from their words to types, which are few beside positions:
//
//   folded form      NFC, lower case, accents off, œ = oe, ’ = '
//   lemma            in context; where the corpus is not tagged, the stem (see stem_of) stands in for it
//
// A word in inclusive writing (agent.e.s) also has the folded forms and stems of what it stands for
// (agent, agente, agents, agentes); its exact form is only as printed. Numbers lose their blanks (20 000 is
// 20000) and clitics their hyphen (-t-elle is elle).
//
// A query word means the types with its folded form and those that share a family with one of these: a lemma or, for
// words without a lemma, a stem. So `numerique` finds what `numérique` finds although Snowball heeds accents. The
// stem of the word as typed is a family too where the corpus is not tagged, or does not know the word.
//
// Positions, dictionaries, postings of frequent types, and what is known of a passage (pages, contexts) are columns:
// search_columns.h. A context has boolean terms, values folded (fields, below): XD: XI: XP: XR: XA: XG: XK: XQ:  for
// the whole value (of a document, also for its name without folders; of a role, kind or gender, also for
// each part of "élu et agent"), XT: XF:  for every word of the titles of its sections and of the function of
// who speaks. Pages and sizes are numbers. Terms longer than kLongestTerm end in a digest.
//
// Spelling words of Xapian: folded forms.
//
// Metadata: "glane.format" (kSearchFormat), "glane.key" (what the caller says it was made from),
// "glane.sources" (TSV: name of a source file, SHA-256 of its text).

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/document.h"
#include "pipeline/model/part_of_speech.h"

namespace glane {

constexpr std::string_view kSearchFormat = "3";
constexpr std::string_view kFormatKey = "glane.format";
constexpr std::string_view kContentKey = "glane.key";
constexpr std::string_view kSourcesKey = "glane.sources";

/// Xapian takes 245 bytes at most; prefixes fit in the rest.
constexpr std::size_t kLongestTerm = 200;

/// Larger than any town: the upper bound of "plus de 30 000 habitants".
constexpr double kEndless = 1e12;

/// What `field:` in a query can ask for.
enum class SearchField : std::uint8_t {
    document,
    interview,
    speaker,
    role,
    authority,
    gender,
    size,
    function,
    page,
    section,
    passage,
    interviewer,
};

/// How the value of a field is compared.
enum class FieldStyle : std::uint8_t {
    value,   ///< the whole value, case and accents aside; `début*` is allowed
    words,   ///< all the words, in any order
    number,  ///< n, a..b, >n, >=n, <n, <=n
    size,    ///< the same for a bracket of inhabitants, which has to lie wholly in the range
};

struct FieldRow {
    SearchField field;
    std::string_view name;     ///< as a researcher writes it
    std::string_view english;  ///< the name in JSON, also understood
    FieldStyle style;
    std::string_view prefix;  ///< of its terms; empty for numbers
    std::string_view example;
    std::string_view help;
};
/// One row a field; the parser, `search --syntax` and the index all read it.
const std::vector<FieldRow>& search_fields();
const FieldRow& row_of(SearchField field);

/// The words of a value that is compared by words: runs of letters and digits, folded.
std::vector<std::string> field_words(std::string_view value);
/// "titre", "paragraphe", "liste", "note", "tour" … for nature: and for the terminal.
std::string_view french_name_of(PassageKind kind);

/// What stands for a printed word in every layer: its exact form, numbers without blanks, clitics without hyphens.
std::string bare_form(std::string_view form);
/// The layers of a word, and the term of a field's value or word.
std::string folded_term(std::string_view form);
std::string exact_term(std::string_view form);
/// The posted term of a type: of an exact form, which of its types (from 1).
std::string type_term(const std::string& exact, std::uint32_t turn);
std::string tag_term(PartOfSpeech pos);
bool is_tag_term(std::string_view term);
std::string field_term(SearchField field, std::string_view value);

/// Everything under which a word is found. Each list is sorted, without repetition.
struct WordForms {
    std::string exact;                ///< the exact form
    std::vector<std::string> folded;  ///< its folded form and those of what it stands for
    std::vector<std::string> stems;   ///< of what it stands for
};
WordForms forms_of(std::string_view form);

/// Snowball French of the exact form, then folded. Snowball leaves a plural s after a, i, o, u (élus,
/// emplois, médias); it is cut off first, in words of five letters or more and in -is, -us of four.
std::string stem_of(std::string_view form);

/// The words that inclusive writing stands for: agent.e.s, agent·e·s and agent-e-s are agent, agente,
/// agents, agentes; acteur.rice.s is acteur, actrice … Empty for any other word.
std::vector<std::string> inclusive_readings(std::string_view form);

}  // namespace glane

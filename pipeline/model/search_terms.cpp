#include "pipeline/model/search_terms.h"

#include <xapian.h>

#include <algorithm>
#include <array>
#include <utility>

#include "pipeline/base/digest.h"
#include "pipeline/base/sorted.h"
#include "pipeline/model/unicode.h"

namespace glane {
namespace {

/// The term itself, or its beginning and a digest of the whole.
std::string bounded(std::string term) {
    if (term.size() <= kLongestTerm) return term;
    const std::string digest = sha256(term).substr(0, 16);
    std::size_t cut = kLongestTerm - digest.size() - 1;
    while (cut > 0 && (static_cast<unsigned char>(term[cut]) & 0xC0U) == 0x80U) --cut;
    return term.substr(0, cut) + "#" + digest;
}

/// Without the plural s that Snowball leaves after a, i, o, u.
std::string without_plural(const std::string& form) {
    static constexpr std::array<std::string_view, 5> kNoPlural = {"mais", "mois", "fois", "plus", "sous"};
    if (form.size() < 4 || form.back() != 's') return form;
    const char before = form[form.size() - 2];
    const std::size_t letters = code_point_count(form);
    const bool cut = letters >= 5 ? before == 'a' || before == 'i' || before == 'o' || before == 'u'
                                  : letters == 4 && (before == 'i' || before == 'u');
    if (!cut || std::find(kNoPlural.begin(), kNoPlural.end(), form) != kNoPlural.end()) return form;
    return form.substr(0, form.size() - 1);
}

/// A feminine ending as inclusive writing adds it: the masculine ends in `ending`, of which `cut`
/// bytes give way.
struct Ending {
    std::string_view added;
    std::string_view ending;
    std::size_t cut;
};
constexpr std::array<Ending, 20> kEndings = {{
    {"e", "", 0},     {"ne", "n", 0},     {"le", "l", 0},       {"te", "t", 0},     {"se", "x", 1},
    {"se", "s", 0},   {"rice", "eur", 3}, {"trice", "teur", 4}, {"euse", "eur", 3}, {"euse", "eux", 3},
    {"ère", "er", 2}, {"ere", "er", 2},   {"ière", "ier", 3},   {"iere", "ier", 3}, {"ve", "f", 1},
    {"ive", "if", 2}, {"esse", "e", 1},   {"sse", "e", 0},      {"ale", "al", 2},   {"elle", "el", 2},
}};

/// The feminine of `word` with the ending, or empty.
std::string feminine(std::string_view word, std::string_view added) {
    for (const Ending& row : kEndings) {
        if (row.added == added && word.ends_with(row.ending)) {
            return std::string(word.substr(0, word.size() - row.cut)) + std::string(added);
        }
    }
    return {};
}

/// The parts of a word at the full stops, middle dots or hyphens of inclusive writing.
std::vector<std::string> parts_of(std::string_view exact) {
    std::vector<std::string> parts(1);
    for (std::size_t at = 0; at < exact.size();) {
        const char32_t c = next_code_point(exact, at);
        if (c == U'.' || c == U'·' || c == U'•' || c == U'‧' || c == U'⋅' || c == U'-' || c == U'‑' || c == U'(') {
            parts.emplace_back();
        } else if (c != U')') {
            append_code_point(parts.back(), c);
        }
    }
    if (parts.back().empty()) parts.pop_back();
    return parts;
}

}  // namespace

const std::vector<FieldRow>& search_fields() {
    using F = SearchField;
    using S = FieldStyle;
    static const std::vector<FieldRow> kRows = {
        {F::document, "document", "document", S::value, "XD:", "document:rapport*", "le fichier source"},
        {F::interview, "entretien", "interview", S::value, "XI:", "entretien:entretien-3", "l'entretien"},
        {F::speaker, "locuteur", "speaker", S::value, "XP:", "locuteur:E1", "qui parle"},
        {F::role, "role", "role", S::value, "XR:", "role:élu", "élu ou agent"},
        {F::authority, "type", "kind", S::value, "XA:", "type:EPCI", "commune ou EPCI"},
        {F::gender, "genre", "gender", S::value, "XG:", "genre:femme", "femme ou homme"},
        {F::size, "taille", "size", S::size, "", "taille:>10000", "habitants : >n, >=n, <n, <=n, a..b ou n"},
        {F::function, "fonction", "function", S::words, "XF:", "fonction:maire", "mots de la fonction"},
        {F::page, "page", "page", S::number, "", "page:30..36", "page du fichier : n, a..b, >n, <n"},
        {F::section, "section", "section", S::words, "XT:", "section:méthode", "mots des titres qui précèdent"},
        {F::passage, "nature", "passage", S::value, "XK:", "nature:note", "titre, paragraphe, liste, note ou tour"},
        {F::interviewer, "enqueteur", "interviewer", S::value, "XQ:", "enqueteur:non", "oui ou non"},
    };
    return kRows;
}

const FieldRow& row_of(SearchField field) { return search_fields()[static_cast<std::size_t>(field)]; }

std::string bare_form(std::string_view form) {
    std::string exact = exact_form(form);
    if (exact.starts_with("-t-")) return exact.substr(3);
    if (exact.size() > 1 && exact.front() == '-') return exact.substr(1);
    if (exact.empty() || exact.front() < '0' || exact.front() > '9') return exact;
    std::string digits;
    for (std::size_t at = 0; at < exact.size();) {
        const char32_t c = next_code_point(exact, at);
        if (!is_space(c)) append_code_point(digits, c);
    }
    return digits;
}

std::string folded_term(std::string_view form) { return bounded(folded(bare_form(form))); }
std::string exact_term(std::string_view form) { return bounded(bare_form(form)); }
// An exact form has no blanks and no capitals.
std::string type_term(const std::string& exact, std::uint32_t turn) {
    return turn == 1 ? exact : exact + " " + std::to_string(turn);
}
std::string tag_term(PartOfSpeech pos) { return "XW:" + std::string(tag_of(pos)); }
bool is_tag_term(std::string_view term) { return term.starts_with("XW:"); }
std::string field_term(SearchField field, std::string_view value) {
    return std::string(row_of(field).prefix) + bounded(folded(value));
}

std::vector<std::string> field_words(std::string_view value) {
    std::vector<std::string> words(1);
    const std::string plain = folded(value);
    for (std::size_t at = 0; at < plain.size();) {
        const char32_t c = next_code_point(plain, at);
        if (is_letter(c) || is_digit(c)) {
            append_code_point(words.back(), c);
        } else if (!words.back().empty()) {
            words.emplace_back();
        }
    }
    if (words.back().empty()) words.pop_back();
    return words;
}

std::string_view french_name_of(PassageKind kind) {
    switch (kind) {
        case PassageKind::heading: return "titre";
        case PassageKind::paragraph: return "paragraphe";
        case PassageKind::list_item: return "liste";
        case PassageKind::note: return "note";
        case PassageKind::table: return "tableau";
        case PassageKind::figure: return "figure";
        case PassageKind::furniture: return "page";
        case PassageKind::turn: return "tour";
    }
    return "paragraphe";
}

std::string stem_of(std::string_view form) {
    // Xapian::Stem is a reference-counted handle and not safe to share between threads.
    thread_local const Xapian::Stem stemmer("french");
    return folded(stemmer(without_plural(bare_form(form))));
}

WordForms forms_of(std::string_view form) {
    WordForms forms{bare_form(form), {folded_term(form)}, {}};
    for (const std::string& reading : inclusive_readings(forms.exact)) {
        forms.folded.push_back(folded_term(reading));
        forms.stems.push_back(stem_of(reading));
    }
    if (forms.stems.empty()) forms.stems.push_back(stem_of(forms.exact));
    sort_unique(forms.folded);
    sort_unique(forms.stems);
    return forms;
}

std::vector<std::string> inclusive_readings(std::string_view form) {
    const std::string exact = exact_form(form);
    std::vector<std::string> parts = parts_of(exact);
    if (parts.size() < 2 || parts[0].size() < 2) return {};
    bool plural = parts.size() == 3 && parts.back() == "s";  // agent.e.s
    if (plural) parts.pop_back();
    if (parts.size() != 2) return {};
    // A hyphen alone says little: dis-le, vas-y.
    if (!plural && parts[1] != "e" && exact.find('-') != std::string::npos) return {};
    const std::string& man = parts[0];
    std::string woman = feminine(man, parts[1]);
    if (woman.empty() && !plural && parts[1].ends_with('s')) {  // agent.es
        plural = true;
        woman = feminine(man, std::string_view(parts[1]).substr(0, parts[1].size() - 1));
    }
    if (woman.empty()) return {};
    std::vector<std::string> readings = {man, woman};
    if (plural) {
        readings.push_back(man.back() == 'x' || man.back() == 's' ? man : man + "s");
        readings.push_back(woman + "s");
    }
    sort_unique(readings);
    return readings;
}

}  // namespace glane

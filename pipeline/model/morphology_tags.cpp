#include "pipeline/model/morphology_tags.h"

#include <algorithm>
#include <array>
#include <utility>

#include "pipeline/model/unicode.h"

namespace glane {
namespace {

using Fields = std::vector<std::string>;

struct ClassRow {
    std::string_view name;
    PartOfSpeech pos;
};
/// Apertium's classes (wiki.apertium.org/wiki/List_of_symbols) and what Universal Dependencies calls them.
constexpr std::array<ClassRow, 22> kClasses = {{
    {"adj", PartOfSpeech::adjective},      {"adv", PartOfSpeech::adverb},
    {"preadv", PartOfSpeech::adverb},      {"cnjadv", PartOfSpeech::subordinator},
    {"cnjcoo", PartOfSpeech::coordinator}, {"cnjsub", PartOfSpeech::subordinator},
    {"det", PartOfSpeech::determiner},     {"predet", PartOfSpeech::adjective},
    {"ij", PartOfSpeech::interjection},    {"n", PartOfSpeech::noun},
    {"np", PartOfSpeech::proper_noun},     {"num", PartOfSpeech::numeral},
    {"pr", PartOfSpeech::adposition},      {"prn", PartOfSpeech::pronoun},
    {"rel", PartOfSpeech::pronoun},        {"vblex", PartOfSpeech::verb},
    {"vbmod", PartOfSpeech::verb},         {"vbhaver", PartOfSpeech::auxiliary},
    {"vbser", PartOfSpeech::auxiliary},    {"sent", PartOfSpeech::punctuation},
    {"cm", PartOfSpeech::punctuation},     {"guio", PartOfSpeech::punctuation},
}};

PartOfSpeech pos_of_class(std::string_view name) {
    const auto* row = std::find_if(kClasses.begin(), kClasses.end(), [&](const ClassRow& r) { return r.name == name; });
    return row == kClasses.end() ? PartOfSpeech::other : row->pos;
}

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

/// The class with what agreement heeds; tense and person are left out. tests/bench/tagger_train.py does the same.
std::string tag_of_fields(const Fields& fields) {
    std::string tag = fields.front();
    if (tag == "np") return tag;
    bool finite = tag.starts_with("vb");
    for (std::size_t i = 1; i < fields.size(); ++i) {
        if (is_one_of(fields[i], {"p1", "p2", "p3", "enc", "top", "ant", "cog", "al", "acr", "web"})) continue;
        if (is_one_of(fields[i], {"pri", "prs", "imp", "ifi", "fti", "cni", "pii", "pis"})) continue;
        if (is_one_of(fields[i], {"inf", "pp", "ger"})) finite = false;
        tag += '.' + fields[i];
    }
    return finite ? tag + ".fin" : tag;
}

/// "à<pr>+le<det><def>": the lemma and the fields of the first part; a fusion's class says so ("pr+det").
MorphReading reading_of(std::string_view analysis) {
    const std::size_t fusion = analysis.find('+');
    const std::string_view first = analysis.substr(0, fusion);
    Fields fields;
    std::size_t at = first.find('<');
    MorphReading reading;
    reading.lemma = first.substr(0, at);
    while (at != std::string_view::npos) {
        const std::size_t end = first.find('>', at);
        if (end == std::string_view::npos) break;
        fields.emplace_back(first.substr(at + 1, end - at - 1));
        at = first.find('<', end);
    }
    if (fields.empty()) return {};
    reading.pos = pos_of_class(fields.front());
    reading.tag = tag_of_fields(fields);
    if (fusion != std::string_view::npos && fields.front() == "pr") reading.tag = "pr+det";
    return reading;
}

struct FieldRow {
    std::string_view hunspell;
    std::string_view apertium;
};
constexpr std::array<FieldRow, 6> kAgreement = {
    {{"is:mas", "m"}, {"is:fem", "f"}, {"is:epi", "mf"}, {"is:sg", "sg"}, {"is:pl", "pl"}, {"is:inv", "sp"}}};
constexpr std::array<FieldRow, 10> kHunspellClasses = {{{"po:nom", "n"},
                                                        {"po:adj", "adj"},
                                                        {"po:adv", "adv"},
                                                        {"po:npr", "np"},
                                                        {"po:prn", "np"},
                                                        {"po:patr", "np"},
                                                        {"po:interj", "ij"},
                                                        {"po:loc.adv", "adv"},
                                                        {"po:prep", "pr"},
                                                        {"po:titr", "n"}}};

template <std::size_t N>
std::string_view apertium_name(const std::array<FieldRow, N>& rows, std::string_view field) {
    const auto* row = std::find_if(rows.begin(), rows.end(), [&](const FieldRow& r) { return r.hunspell == field; });
    return row == rows.end() ? std::string_view() : row->apertium;
}

Fields words_of(std::string_view text) {
    Fields words;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        if (end > at) words.emplace_back(text.substr(at, end - at));
        at = end + 1;
    }
    return words;
}

/// A verb's form: infinitive, participle or finite.
std::string verb_form(const Fields& fields) {
    for (const std::string& field : fields) {
        if (field == "po:infi") return "inf";
        if (field == "po:ppas") return "pp";
        if (field == "po:ppre") return "ger";
    }
    return "fin";
}

}  // namespace

std::vector<MorphReading> readings_of_stream(std::string_view stream) {
    std::vector<MorphReading> readings;
    const std::size_t end = stream.find('$');
    if (!stream.starts_with('^') || end == std::string_view::npos) return readings;
    if (stream.find_first_not_of(" \n", end + 1) != std::string_view::npos) return readings;
    std::size_t at = stream.find('/');
    while (at < end) {
        const std::size_t next = std::min(stream.find('/', at + 1), end);
        const std::string_view analysis = stream.substr(at + 1, next - at - 1);
        at = next;
        if (analysis.starts_with('*')) return {};
        MorphReading reading = reading_of(analysis);
        if (reading.tag.empty()) continue;
        if (reading.pos != PartOfSpeech::proper_noun) reading.lemma = exact_form(reading.lemma);
        readings.push_back(std::move(reading));
    }
    return readings;
}

std::vector<MorphReading> readings_of_entry(std::string_view entry) {
    const Fields fields = words_of(entry);
    std::string lemma;
    std::string agreement;
    for (const std::string& field : fields) {
        if (field.starts_with("dp:") || field.starts_with("fs:")) return {};  // l'usine: the token is cut elsewhere
        if (field.starts_with("st:")) lemma = field.substr(3);
        const std::string_view name = apertium_name(kAgreement, field);
        if (!name.empty()) agreement += '.' + std::string(name);
    }
    std::vector<MorphReading> readings;
    if (lemma.empty()) return readings;
    for (const std::string& field : fields) {
        if (field.starts_with("po:v0") || field.starts_with("po:v1") || field.starts_with("po:v2") ||
            field.starts_with("po:v3")) {
            const std::string form = verb_form(fields);
            readings.push_back({lemma, "vblex." + form + (form == "pp" ? agreement : ""), PartOfSpeech::verb});
        } else if (const std::string_view name = apertium_name(kHunspellClasses, field); !name.empty()) {
            readings.push_back({lemma, std::string(name) + (name == "np" ? "" : agreement), pos_of_class(name)});
        }
    }
    return readings;
}

std::vector<MorphReading> guessed_readings(const std::string& form) {
    std::size_t at = 0;
    const bool capital = !form.empty() && is_upper(next_code_point(form, at));
    if (capital) return {{form, "np", PartOfSpeech::proper_noun}};
    std::string lemma = exact_form(form);
    const bool has_letter = std::any_of(form.begin(), form.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
    });
    if (!has_letter) return {{lemma, "x", PartOfSpeech::symbol}};
    if (lemma.ends_with("ment")) return {{lemma, "adv", PartOfSpeech::adverb}, {lemma, "n.m.sg", PartOfSpeech::noun}};
    const bool plural = lemma.size() > 4 && lemma.back() == 's' && lemma[lemma.size() - 2] != 's';
    const std::string number = plural ? ".pl" : ".sg";
    if (plural) lemma.pop_back();
    return {{lemma, "n.mf" + number, PartOfSpeech::noun}, {lemma, "adj.mf" + number, PartOfSpeech::adjective}};
}

}  // namespace glane

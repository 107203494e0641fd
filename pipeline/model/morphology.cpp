#include "pipeline/model/morphology.h"

#include <lttoolbox/fst_processor.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <exception>
#include <hunspell.hxx>
#include <map>
#include <mutex>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>

#include "pipeline/base/digest.h"
#include "pipeline/base/error.h"
#include "pipeline/base/file.h"
#include "pipeline/base/table.h"
#include "pipeline/model/apertium.h"
#include "pipeline/model/guess.h"
#include "pipeline/model/search_terms.h"
#include "pipeline/model/unicode.h"

namespace glane {
namespace {

namespace fs = std::filesystem;

/// Where Debian puts them.
constexpr const char* kAnalyser = "/usr/share/apertium/apertium-fra-cat/fra-cat.automorf.bin";
constexpr const char* kAffixes = "/usr/share/hunspell/fr.aff";
constexpr const char* kWords = "/usr/share/hunspell/fr.dic";
/// A longer form is no word, and not looked up.
constexpr std::size_t kLongestForm = 100;

std::string read_dictionary(const char* path, const char* package) {
    if (!fs::exists(path)) {
        throw Error({.where = {path},
                     .what = "the dictionary of French is not there",
                     .hint = fmt::format("install it: apt-get install {}", package)});
    }
    return read_file(path);
}

bool is_capitalised(std::string_view form) {
    std::size_t at = 0;
    return !form.empty() && is_upper(next_code_point(form, at));
}

/// Characters that the transducer's own notation uses.
bool can_be_looked_up(std::string_view form) {
    return !form.empty() && form.size() <= kLongestForm &&
           form.find_first_of("<>^$/\\[]{}@+~#*") == std::string_view::npos;
}

void append_new(std::vector<MorphReading>& readings, std::vector<MorphReading> more) {
    for (MorphReading& reading : more) {
        const bool known = std::any_of(readings.begin(), readings.end(), [&](const MorphReading& other) {
            return other.word_class == reading.word_class && other.lemma == reading.lemma;
        });
        if (!known) readings.push_back(std::move(reading));
    }
}

}  // namespace

struct Morphology::Dictionaries {
    std::string digest;
    /// By class or part of speech, and form or lemma.
    std::map<std::pair<std::string, std::string>, std::string> rules;
    std::mutex guard;
    std::unique_ptr<FSTProcessor> analyser;
    std::unique_ptr<Hunspell> speller;
    std::unordered_map<std::string, std::vector<MorphReading>> known;  // references into it stay

    void open_analyser() {
        std::FILE* file = std::fopen(kAnalyser, "rb");
        if (file == nullptr) read_dictionary(kAnalyser, "apertium-fra-cat");
        analyser = std::make_unique<FSTProcessor>();
        analyser->load(file);
        std::fclose(file);
        analyser->initBiltrans();
    }

    std::vector<MorphReading> analysed(const std::string& form) {
        if (!can_be_looked_up(form)) return {};
        if (!analyser) open_analyser();
        const icu::UnicodeString wide = icu::UnicodeString::fromUTF8(form);
        const UString word(wide.getBuffer(), static_cast<std::size_t>(wide.length()));
        const UString answer = analyser->biltransWithQueue(word, false).first;
        if (answer.empty() || answer.front() == u'@') return {};
        std::string analyses;
        icu::UnicodeString(answer.data(), static_cast<std::int32_t>(answer.size())).toUTF8String(analyses);
        return readings_of_apertium(analyses);
    }

    std::vector<MorphReading> spelled(const std::string& form) {
        if (!can_be_looked_up(form)) return {};
        if (!speller) speller = std::make_unique<Hunspell>(kAffixes, kWords);
        std::vector<MorphReading> readings;
        for (const std::string& line : speller->analyze(form)) append_new(readings, readings_of_hunspell(line));
        return readings;
    }

    /// What either dictionary has under the spelling; names only where a capital stands.
    std::vector<MorphReading> in_dictionaries(std::string_view form) {
        const std::string exact = exact_form(form);
        std::vector<MorphReading> readings = analysed(exact);
        const auto keep = [](std::vector<MorphReading> found, bool names) {
            std::erase_if(found,
                          [&](const MorphReading& r) { return (r.word_class == WordClass::proper_noun) != names; });
            return found;
        };
        readings = keep(std::move(readings), false);
        if (is_capitalised(form)) {
            append_new(readings, keep(analysed(capitalised(exact)), true));
        }
        if (!readings.empty()) return readings;
        readings = keep(spelled(exact), false);
        if (is_capitalised(form)) {
            append_new(readings, keep(spelled(std::string(form)), true));
            if (readings.empty()) append_new(readings, keep(spelled(capitalised(exact)), true));
        }
        return readings;
    }

    /// Spellings under which a form that no dictionary has may stand there.
    std::vector<MorphReading> respelled(std::string_view form) {
        for (const std::string& reading : inclusive_readings(form)) {
            std::vector<MorphReading> readings = in_dictionaries(reading);
            std::erase_if(readings, [](const MorphReading& r) {
                return pos_of(r.word_class) == PartOfSpeech::verb && r.word_class != WordClass::past_participle;
            });
            if (!readings.empty()) return readings;
        }
        return readings_of_parts(form, [this](std::string_view part) { return in_dictionaries(part); });
    }

    [[nodiscard]] std::string rule(WordClass word_class, const std::string& form) const {
        for (const std::string_view name : {name_of(word_class), tag_of(pos_of(word_class))}) {
            const auto found = rules.find({std::string(name), form});
            if (found != rules.end()) return found->second;
        }
        return {};
    }

    void correct(const std::string& exact, std::vector<MorphReading>& readings) const {
        std::vector<MorphReading> corrected;
        for (MorphReading& reading : readings) {
            std::string ruled = rule(reading.word_class, exact);
            if (ruled.empty()) ruled = rule(reading.word_class, reading.lemma);
            if (!ruled.empty()) reading.lemma = std::move(ruled);
            reading.lemma =
                reading.word_class == WordClass::proper_noun ? nfc(reading.lemma) : exact_form(reading.lemma);
            std::vector<MorphReading> one;
            one.push_back(std::move(reading));
            append_new(corrected, std::move(one));
        }
        readings = std::move(corrected);
    }

    std::vector<MorphReading> readings_of(std::string_view form) {
        // 3e and 50 000 are best read by their shape.
        const bool is_number = !form.empty() && form.front() >= '0' && form.front() <= '9';
        if (is_number) return guessed_readings(form);
        std::vector<MorphReading> readings = in_dictionaries(form);
        if (readings.empty()) readings = respelled(form);
        if (readings.empty()) return guessed_readings(form);
        correct(exact_form(form), readings);
        return readings;
    }
};

Morphology::Morphology(std::unique_ptr<Dictionaries> dictionaries) : dictionaries_(std::move(dictionaries)) {}
Morphology::Morphology(Morphology&&) noexcept = default;
Morphology& Morphology::operator=(Morphology&&) noexcept = default;
Morphology::~Morphology() = default;

Morphology Morphology::load(const fs::path& lexicon) {
    auto dictionaries = std::make_unique<Dictionaries>();
    const fs::path path = lexicon / "lemmas.tsv";
    const std::string table = read_file(path);
    for (const Record& record : parse_tsv(table)) {
        const std::string& name = record.fields.front();
        if (record.fields.size() != 3 || !(word_class(name) || part_of_speech(name))) {
            throw Error({.where = {path.string(), record.line},
                         .what = "a part of speech, a form and a lemma were expected",
                         .hint = "write three columns with a tab between them"});
        }
        dictionaries->rules[{name, record.fields[1]}] = record.fields[2];
    }
    dictionaries->digest = KeyBuilder()
                               .add(table)
                               .add(sha256(read_dictionary(kAnalyser, "apertium-fra-cat")))
                               .add(sha256(read_dictionary(kAffixes, "hunspell-fr-comprehensive")))
                               .add(sha256(read_dictionary(kWords, "hunspell-fr-comprehensive")))
                               .digest();
    return Morphology(std::move(dictionaries));
}

const std::vector<MorphReading>& Morphology::readings(std::string_view form) const {
    const std::lock_guard lock(dictionaries_->guard);
    const auto found = dictionaries_->known.find(std::string(form));
    if (found != dictionaries_->known.end()) return found->second;
    return dictionaries_->known.emplace(std::string(form), dictionaries_->readings_of(form)).first->second;
}

std::string Morphology::ruled_lemma(WordClass word_class, const std::string& form) const {
    return dictionaries_->rule(word_class, form);
}

const std::string& Morphology::digest() const { return dictionaries_->digest; }

}  // namespace glane

#include "pipeline/model/morphology.h"

#include <lttoolbox/fst_processor.h>
#include <unicode/unistr.h>
#include <unicode/ustdio.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <hunspell.hxx>
#include <mutex>
#include <optional>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>

#include "pipeline/base/digest.h"
#include "pipeline/base/error.h"
#include "pipeline/base/file.h"
#include "pipeline/model/morphology_tags.h"
#include "pipeline/model/search_terms.h"
#include "pipeline/model/unicode.h"

namespace glane {
namespace fs = std::filesystem;
namespace {

constexpr const char* kAnalyser = "/usr/share/apertium/apertium-fra-cat/fra-cat.automorf.bin";
constexpr const char* kAffixes = "/usr/share/hunspell/fr.aff";
constexpr const char* kWords = "/usr/share/hunspell/fr.dic";

void require_file(const char* path, std::string_view package) {
    if (fs::exists(path)) return;
    throw Error({.where = {path},
                 .what = "the dictionary for lemmas and parts of speech is missing",
                 .hint = fmt::format("install the package {}", package)});
}

void require_dictionaries() {
    require_file(kAnalyser, "apertium-fra-cat");
    require_file(kAffixes, "hunspell-fr-comprehensive");
    require_file(kWords, "hunspell-fr-comprehensive");
}

/// Longer forms are addresses and damage.
constexpr std::size_t kLongestForm = 60;

/// The form as the dictionaries spell it: NFC, straight apostrophe, no hyphen of a clitic (-t-elle is elle).
std::string dictionary_form(std::string_view form) {
    std::string plain;
    const std::string composed = nfc(form);
    for (std::size_t at = 0; at < composed.size();) {
        const char32_t c = next_code_point(composed, at);
        append_code_point(plain, is_apostrophe(c) ? U'\'' : c == U'\u2011' || c == U'\u2010' ? U'-' : c);
    }
    if (plain.starts_with("-t-")) return plain.substr(3);
    if (plain.size() > 1 && plain.front() == '-') return plain.substr(1);
    return plain;
}

/// Only what can stand in a word reaches the dictionaries.
bool is_plain_word(std::string_view form) {
    if (form.empty() || form.size() > kLongestForm) return false;
    for (std::size_t at = 0; at < form.size();) {
        const char32_t c = next_code_point(form, at);
        if (!is_letter(c) && c != U'\'' && c != U'-') return false;
    }
    return true;
}

/// Every reading once, in the order given.
void add_reading(std::vector<MorphReading>& readings, MorphReading reading) {
    if (std::find(readings.begin(), readings.end(), reading) == readings.end()) readings.push_back(std::move(reading));
}

/// lttoolbox as a function from a word to its analyses, "^mot/lemme<n><m><sg>/…$".
class Analyser {
  public:
    Analyser() {
        std::FILE* file = std::fopen(kAnalyser, "rb");
        if (file == nullptr) throw Error({.where = {kAnalyser}, .what = "cannot be read", .hint = "check its rights"});
        transducer_.load(file);
        std::fclose(file);
        transducer_.setDictionaryCaseMode(true);
        transducer_.initAnalysis();
    }

    std::string analyses(std::string word) {
        word += '\n';
        std::vector<UChar> buffer(4096);
        std::FILE* in = fmemopen(word.data(), word.size(), "r");
        UFILE* out = u_fstropen(buffer.data(), static_cast<std::int32_t>(buffer.size()) - 1, nullptr);
        InputFile input;
        input.wrap(in);  // which closes it
        transducer_.analysis(input, out);
        u_fclose(out);
        std::string found;
        icu::UnicodeString(buffer.data()).toUTF8String(found);
        return found;
    }

  private:
    FSTProcessor transducer_;
};

/// Both dictionaries, read.
class Dictionaries {
  public:
    Dictionaries() : hunspell_(kAffixes, kWords) {}

    Morphs morphs(const std::string& form) {
        if (!form.empty() && form.front() >= '0' && form.front() <= '9') {
            return {{{form, "num", PartOfSpeech::numeral}}, MorphSource::apertium};
        }
        Morphs found;
        if (is_plain_word(form)) {
            add_apertium(form, found.readings);
            const std::string lower = exact_form(form);
            if (found.readings.empty() && lower != form) add_apertium(lower, found.readings);
            if (!found.readings.empty()) {
                found.source = MorphSource::apertium;
                mend_adjectives(lower, found.readings);
            } else {
                add_hunspell(form, found.readings);
                if (found.readings.empty() && lower != form) add_hunspell(lower, found.readings);
                if (!found.readings.empty()) found.source = MorphSource::hunspell;
            }
        }
        if (found.readings.empty()) found.readings = guessed_readings(form);
        return found;
    }

  private:
    void add_apertium(const std::string& form, std::vector<MorphReading>& readings) {
        for (MorphReading& reading : readings_of_stream(analyser_.analyses(form))) {
            add_reading(readings, std::move(reading));
        }
    }

    void add_hunspell(const std::string& form, std::vector<MorphReading>& readings) {
        for (const std::string& entry : hunspell_.analyze(form)) {
            for (MorphReading& reading : readings_of_entry(entry)) add_reading(readings, std::move(reading));
        }
    }

    /// Apertium files belle under "bel", which is a form: the other dictionary names the entry.
    void mend_adjectives(const std::string& form, std::vector<MorphReading>& readings) {
        std::optional<std::string> entry;
        for (MorphReading& reading : readings) {
            if (reading.pos != PartOfSpeech::adjective || !reading.lemma.ends_with('l')) continue;
            if (!entry) {
                std::vector<MorphReading> others;
                add_hunspell(form, others);
                const auto adjective = std::find_if(others.begin(), others.end(), [](const MorphReading& other) {
                    return other.pos == PartOfSpeech::adjective;
                });
                entry = adjective == others.end() ? std::string() : adjective->lemma;
            }
            if (!entry->empty()) reading.lemma = *entry;
        }
    }

    Analyser analyser_;
    Hunspell hunspell_;
};

}  // namespace

struct Morphology::State {
    std::mutex mutex;
    std::optional<Dictionaries> dictionaries;
    std::unordered_map<std::string, Morphs> known;  // looked up only, never walked
    std::string digest;
};

bool Morphs::has_name() const {
    return source != MorphSource::guess &&
           std::any_of(readings.begin(), readings.end(),
                       [](const MorphReading& reading) { return reading.pos == PartOfSpeech::proper_noun; });
}

Morphology::Morphology(std::unique_ptr<State> state) : state_(std::move(state)) {}
Morphology::Morphology(Morphology&&) noexcept = default;
Morphology& Morphology::operator=(Morphology&&) noexcept = default;
Morphology::~Morphology() = default;

Morphology Morphology::load() {
    require_dictionaries();
    auto state = std::make_unique<State>();
    KeyBuilder key;
    for (const char* file : {kAnalyser, kAffixes, kWords}) key.add(sha256(read_file(file)));
    state->digest = key.digest();
    return Morphology(std::move(state));
}

const std::string& Morphology::digest() const { return state_->digest; }

const Morphs& Morphology::of(std::string_view form) const {
    const std::lock_guard lock(state_->mutex);
    const auto [entry, is_new] = state_->known.try_emplace(std::string(form));
    if (!is_new) return entry->second;
    if (!state_->dictionaries) state_->dictionaries.emplace();
    const std::vector<std::string> inclusive = inclusive_readings(form);
    entry->second = state_->dictionaries->morphs(inclusive.empty() ? dictionary_form(form) : inclusive.front());
    return entry->second;
}

}  // namespace glane

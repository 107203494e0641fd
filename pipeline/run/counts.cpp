#include "pipeline/run/counts.h"

#include "pipeline/base/digest.h"
#include "pipeline/run/watched.h"

namespace glane {
namespace {

std::vector<std::string> inputs_of(const Prepared& prepared, const Language& language) {
    std::vector<std::string> inputs = prepared.inputs;
    inputs.push_back("language:" + language.digest());
    return inputs;
}

}  // namespace

Made<SpecificityTable> count_specificities(const Prepared& prepared, const Language& language,
                                           const Specificities::Options& options, Cache& cache) {
    return step<Specificities>(cache, "", {prepared.corpus, language}, options, inputs_of(prepared, language),
                               watched("specificities"));
}

Made<DispersionTable> count_dispersion(const Prepared& prepared, const Language& language,
                                       const Disperse::Options& options, Cache& cache) {
    return step<Disperse>(cache, "", {prepared.corpus, language}, options, inputs_of(prepared, language),
                          watched("dispersion"));
}

Made<SegmentTable> count_segments(const Prepared& prepared, const Language& language,
                                  const Repetition::Options& options, Cache& cache) {
    return step<Repetition>(cache, "", {prepared.corpus, language}, options, inputs_of(prepared, language),
                            watched("repetition"));
}

Made<KeynessTable> count_keyness(const Prepared& prepared, const Language& language, const WordCounts& against,
                                 const WordOptions& options, Cache& cache) {
    KeyBuilder key;
    key.add(against.name).add(std::to_string(against.total));
    for (const auto& [word, frequency] : against.frequency) key.add(word).add(std::to_string(frequency));
    std::vector<std::string> inputs = inputs_of(prepared, language);
    inputs.push_back("against:" + key.digest());
    return step<Keyness>(cache, "", {prepared.corpus, language, against}, options, inputs, watched("keyness"));
}

Made<GrowthTable> count_growth(const Prepared& prepared, const Language& language, const Growth::Options& options,
                               Cache& cache) {
    return step<Growth>(cache, "", {prepared.corpus, language}, options, inputs_of(prepared, language),
                        watched("growth"));
}

}  // namespace glane

#include "pipeline/run/counts.h"

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

}  // namespace glane

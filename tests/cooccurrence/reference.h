#pragma once
// The slow, obvious counter that the stage is held against: loops over tokens and maps of strings,
// written from the convention and sharing nothing with the stage but its options.

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "pipeline/model/contingency.h"
#include "stages/cooccurrence/cooccurrence.h"

namespace glane::test {

struct ReferenceTable {
    std::int64_t n = 0;
    std::int64_t f1 = 0;
    std::int64_t nodes = 0;
    std::map<std::string, Contingency> words;        ///< by key, those with f >= min_f and in enough interviews
    std::map<std::string, Contingency> expressions;  ///< the same
};

ReferenceTable count_slowly(const Cooccur::Input& input, const Cooccur::Options& options);

}  // namespace glane::test

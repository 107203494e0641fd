#pragma once
// The interviews as TEI P5 (annex.tei.xml): the transcription in the form in which archives keep one
// and other programs read it.
//
// One <div type="interview"> an interview, one <u> a turn, with `who` pointing at a person of the
// header. <pb n> and <lb n> tell page and line of the source, so that every word can be looked up.
// Only elements, attributes and nestings that tei_all allows; the subset is written out in
// tests/fixtures/tei/glane-tei.rng.

#include <string>

#include "pipeline/model/corpus.h"
#include "pipeline/model/language.h"

namespace glane {

/// What the header says of the study.
struct TeiStudy {
    std::string title;
    std::string question;  ///< of the interview guide, or empty
    std::string node;      ///< expression to mark, or empty
    std::string version;   ///< of glane
};

/// All interviews of the corpus, whole, in its order; in French.
std::string tei_of(const Corpus& corpus, const Language& language, const TeiStudy& study);

}  // namespace glane

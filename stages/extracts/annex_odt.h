#pragma once
// The annex as a text to edit (OpenDocument, .odt): headings, speakers, questions and the node
// expression have styles of their own, so that a researcher changes the look in one place.

#include <string>

#include "pipeline/model/extract.h"

namespace glane {

/// The archive, in French. Equal extracts give equal bytes.
std::string annex_odt(const Annex& annex);

}  // namespace glane

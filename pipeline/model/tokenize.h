#pragma once
// Text to tokens, by rule and without context, so that a text, a query and a node expression are
// always cut in the same way.
//
//   l'usine                    l' | usine           aujourd'hui          one word
//   semi-directifs             one word             a-t-elle, est-ce     a | -t-elle, est | -ce
//   agent.e.s, citoyen·ne·s    one word             élu(e)s              one word
//   20 000   2 000,5   100,0 %   12/03/2023         one number each
//   https://…, nom@site.fr     one word             [...]  …  ...        one punctuation each

#include <string_view>
#include <vector>

#include "pipeline/model/document.h"
#include "pipeline/model/language.h"
#include "pipeline/model/span.h"

namespace glane {

/// The tokens of `within`, in order, as spans into `text`. Linear; blanks and controls lie between.
std::vector<Token> tokenize(std::string_view text, Span within, const Language& language);

/// The same for a whole text.
inline std::vector<Token> tokenize(std::string_view text, const Language& language) {
    return tokenize(text, {0, static_cast<std::uint32_t>(text.size())}, language);
}

}  // namespace glane

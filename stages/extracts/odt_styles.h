#pragma once
// The parts of annex.odt that are the same for every annex.

#include <string_view>

namespace glane::odt {

/// Names of styles, as content.xml uses them. What a person reads in the list of styles is their French
/// display name; headings keep the names under which word processors know their own.
constexpr std::string_view kSpeaker = "Locuteur";
constexpr std::string_view kSpeakerName = "Nom_20_du_20_locuteur";
constexpr std::string_view kAnswer = "Parole";
constexpr std::string_view kQuestion = "Question_20_de_20_l_27_enquêteur";
constexpr std::string_view kPlace = "Renvoi_20_au_20_texte";
constexpr std::string_view kNode = "Expression_20_étudiée";
constexpr std::string_view kVariable = "Variable";
constexpr std::string_view kNotice = "Notice";

/// styles.xml as a whole: A4, page numbers in the footer, French.
extern const std::string_view kStyles;
/// META-INF/manifest.xml.
extern const std::string_view kManifest;

}  // namespace glane::odt

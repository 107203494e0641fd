#pragma once
// The themes as files: a table to count with, and the data of a figure with the place of every occurrence.

#include <string>

#include "pipeline/model/theme.h"

namespace glane {

/// One row a theme (its expression empty), followed by one row for each of its expressions.
std::string themes_csv(const ThemeTable& table);
/// For a figure whose areas are proportional to occurrences: share, area and radius of every theme, in
/// all, in the body and in what interviewees say; then every occurrence with its place.
///
///   area = occurrences        radius = sqrt(occurrences / pi)        up to one scale for all
std::string themes_json(const ThemeTable& table);

/// Occurrences of a theme in per cent of those of all themes, "0.0" where there are none.
std::string theme_share(const ThemeTable& table, const ThemeCount& theme);

}  // namespace glane

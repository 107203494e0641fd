#pragma once
// The groups of a figure's items, each with its colour, and the legend that tells them.

#include <string>
#include <vector>

#include "stages/figures/furniture.h"
#include "stages/figures/palette.h"

namespace glane::figures {

class GroupColours {
  public:
    /// The group of every item, empty for none; colours go by the order in which groups first come.
    GroupColours(const std::vector<std::string>& of_items, const Palette& palette);
    /// The same with what each item weighs; colours go to the heaviest groups first, of equals by name.
    GroupColours(const std::vector<std::string>& of_items, const std::vector<double>& weights, const Palette& palette);

    /// No item has a group.
    [[nodiscard]] bool empty() const { return groups_.empty(); }
    /// Items without a group, and groups beyond the last colour, share the quiet one.
    [[nodiscard]] const std::string& colour(const std::string& group) const;
    /// Groups with a colour of their own, then all others as one; empty when no item has a group.
    [[nodiscard]] std::vector<ColouredGroup> legend() const;

  private:
    std::vector<std::string> groups_;
    bool some_without_ = false;
    const Palette& palette_;
};

}  // namespace glane::figures

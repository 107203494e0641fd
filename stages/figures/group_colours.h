#pragma once
// The groups of a chart's items, each with its colour, and the legend that tells them.

#include <string>
#include <vector>

#include "stages/figures/paper.h"

namespace glane::figures {

class GroupColours {
  public:
    /// The group of every item, empty for none; colours go by the order in which groups first come.
    GroupColours(std::vector<std::string> of_items, const Paper& paper);

    /// No item has a group.
    [[nodiscard]] bool empty() const { return groups_.empty(); }
    /// Items without a group, and groups beyond the last colour, share the quiet one.
    [[nodiscard]] const std::string& colour(const std::string& group) const;
    /// Groups with a colour of their own, then all others as one; empty when no item has a group.
    [[nodiscard]] Legend legend(const std::string& meaning) const;

  private:
    std::vector<std::string> groups_;
    bool some_without_ = false;
    const Paper& paper_;
};

}  // namespace glane::figures

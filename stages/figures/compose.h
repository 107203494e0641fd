#pragma once
// From ordered items to the scene of a cloud: the cloud itself, its title above; below it the
// legend of the colours, the scale of the sizes and the note.

#include <vector>

#include "pipeline/model/figure.h"
#include "stages/figures/draw_cloud.h"
#include "stages/figures/scene.h"

namespace glane::figures {

struct Composition {
    Cloud cloud;  ///< figure files still empty
    Scene scene;
};

/// `items` are checked and ordered, heaviest first; none gives a page that says so.
Composition compose(const std::vector<CloudItem>& items, const DrawCloud::Options& options, const FontSet& fonts,
                    Context& context);

}  // namespace glane::figures

#include "pipeline/model/contingency.h"

#include <limits>

namespace glane {
namespace {

// Holds the product of two counts, and the difference of two such products.
__extension__ using Product = __int128;

}  // namespace

std::optional<Contingency> Contingency::from_signature(std::int64_t f, std::int64_t f1, std::int64_t f2,
                                                       std::int64_t n) {
    if (f < 0 || f1 < f || f2 < f || n < f1 || n < f2 || n - f1 < f2 - f) return std::nullopt;
    return Contingency{f, f1 - f, f2 - f, n - f1 - (f2 - f)};
}

std::optional<Contingency> Contingency::from_cells(std::int64_t o11, std::int64_t o12, std::int64_t o21,
                                                   std::int64_t o22) {
    std::int64_t left = std::numeric_limits<std::int64_t>::max();
    for (const std::int64_t cell : {o11, o12, o21, o22}) {
        if (cell < 0 || cell > left) return std::nullopt;
        left -= cell;
    }
    return Contingency{o11, o12, o21, o22};
}

double Contingency::cross() const {
    return static_cast<double>(static_cast<Product>(o11) * o22 - static_cast<Product>(o12) * o21);
}

double Contingency::excess() const { return n() == 0 ? 0.0 : cross() / static_cast<double>(n()); }

int Contingency::direction() const {
    const double difference = cross();
    return (difference > 0.0) - (difference < 0.0);
}

}  // namespace glane

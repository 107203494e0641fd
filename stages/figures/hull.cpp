#include "stages/figures/hull.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace glane::figures {
namespace {

using Point = std::pair<double, double>;

double turn(const Point& a, const Point& b, const Point& c) {
    return (b.first - a.first) * (c.second - a.second) - (b.second - a.second) * (c.first - a.first);
}

/// One half of the hull over points in order.
void chain(const std::vector<Point>& points, std::vector<Point>& hull) {
    const std::size_t start = hull.size();
    for (const Point& point : points) {
        while (hull.size() >= start + 2 && turn(hull[hull.size() - 2], hull.back(), point) <= 0) hull.pop_back();
        hull.push_back(point);
    }
    hull.pop_back();  // the other half begins with it
}

}  // namespace

double hull_area(const std::vector<PlacedItem>& items) {
    std::vector<Point> points;
    for (const PlacedItem& item : items) {
        for (const double x : {item.x - item.width / 2, item.x + item.width / 2}) {
            for (const double y : {item.y - item.height / 2, item.y + item.height / 2}) points.emplace_back(x, y);
        }
    }
    std::ranges::sort(points);
    std::vector<Point> hull;
    chain(points, hull);
    std::ranges::reverse(points);
    chain(points, hull);
    double twice = 0;
    for (std::size_t i = 0; i < hull.size(); ++i) {
        const Point& a = hull[i];
        const Point& b = hull[(i + 1) % hull.size()];
        twice += a.first * b.second - b.first * a.second;
    }
    return std::abs(twice) / 2;
}

}  // namespace glane::figures

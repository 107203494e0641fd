#pragma once
// Discs, boxes and segments on a page, and whether they touch. Lengths are pixels, y grows downwards.

#include <algorithm>
#include <cmath>

namespace glane::figures {

struct Rect {
    double left = 0;
    double top = 0;
    double right = 0;
    double bottom = 0;

    [[nodiscard]] Rect grown(double by) const { return {left - by, top - by, right + by, bottom + by}; }
    [[nodiscard]] bool contains(const Rect& other) const {
        return other.left >= left && other.right <= right && other.top >= top && other.bottom <= bottom;
    }
};

struct Disc {
    double x = 0;
    double y = 0;
    double radius = 0;
};

struct Segment {
    double x1 = 0;
    double y1 = 0;
    double x2 = 0;
    double y2 = 0;
};

inline bool touch(const Rect& a, const Rect& b) {
    return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

/// From the point to the nearest point of the box; 0 inside.
inline double distance(double x, double y, const Rect& box) {
    const double dx = std::max({box.left - x, 0.0, x - box.right});
    const double dy = std::max({box.top - y, 0.0, y - box.bottom});
    return std::hypot(dx, dy);
}

inline bool touch(const Rect& box, const Disc& disc) { return distance(disc.x, disc.y, box) < disc.radius; }

/// Whether a piece of the segment lies in the box (Liang and Barsky 1984).
inline bool touch(const Rect& box, const Segment& line) {
    double from = 0;
    double to = 1;
    const auto clip = [&](double step, double room) {  // step * t <= room
        if (step == 0) return room >= 0;
        const double t = room / step;
        if (step < 0) from = std::max(from, t);
        if (step > 0) to = std::min(to, t);
        return from <= to;
    };
    const double dx = line.x2 - line.x1;
    const double dy = line.y2 - line.y1;
    return clip(-dx, line.x1 - box.left) && clip(dx, box.right - line.x1) && clip(-dy, line.y1 - box.top) &&
           clip(dy, box.bottom - line.y1);
}

/// From the point to the nearest point of the segment.
inline double distance(double x, double y, const Segment& line) {
    const double dx = line.x2 - line.x1;
    const double dy = line.y2 - line.y1;
    const double length = dx * dx + dy * dy;
    const double t = length > 0 ? std::clamp(((x - line.x1) * dx + (y - line.y1) * dy) / length, 0.0, 1.0) : 0;
    return std::hypot(line.x1 + t * dx - x, line.y1 + t * dy - y);
}

}  // namespace glane::figures

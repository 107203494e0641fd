#include "stages/figures/spread.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace glane::figures {
namespace {

constexpr int kMostRounds = 1000;
constexpr double kFullest = 0.9;   // of the page, that boxes can cover at most
constexpr int kLineRounds = 300;   // in which discs leave lines
constexpr double kLineGap = 2.5;   // between a disc and a line that passes it, in pixels
constexpr double kLinePush = 0.3;  // of what is missing, in one round
constexpr double kTouch = 0.01;    // overlaps below this are none
constexpr double kBeyond = 0.05;   // how much further than needed a push goes, so that rounds end

void keep_inside(Body& body, const Rect& page) {
    body.x = std::max(page.left + body.sideways, std::min(body.x, page.right - body.sideways));
    body.y = std::max(page.top + body.above, std::min(body.y, page.bottom - body.below));
}

/// Moves two boxes apart in the direction in which that is the shorter way. True when they overlapped.
bool push(Body& a, Body& b) {
    const Rect first = a.box();
    const Rect second = b.box();
    const double wide = std::min(first.right, second.right) - std::max(first.left, second.left);
    const double high = std::min(first.bottom, second.bottom) - std::max(first.top, second.top);
    if (wide <= kTouch || high <= kTouch) return false;
    if (wide < high) {
        const double by = (wide + kBeyond) / 2 * (a.x <= b.x ? -1 : 1);
        a.x += by;
        b.x -= by;
    } else {
        const double by = (high + kBeyond) / 2 * (a.y <= b.y ? -1 : 1);
        a.y += by;
        b.y -= by;
    }
    return true;
}

bool is_too_full(const std::vector<Body>& bodies, const Rect& page) {
    double covered = 0;
    for (const Body& body : bodies) covered += 2 * body.sideways * (body.above + body.below);
    return covered > kFullest * (page.right - page.left) * (page.bottom - page.top);
}

/// Moves discs off the line between two others, which gives way by as much.
bool clear_line(std::vector<Body>& bodies, const std::array<std::size_t, 2>& ends) {
    Body& a = bodies[ends[0]];
    Body& b = bodies[ends[1]];
    const Segment line{a.x, a.y, b.x, b.y};
    const double length = std::hypot(line.x2 - line.x1, line.y2 - line.y1);
    if (length == 0) return false;
    const double nx = (line.y1 - line.y2) / length;
    const double ny = (line.x2 - line.x1) / length;
    bool pushed = false;
    for (Body& body : bodies) {
        if (&body == &a || &body == &b) continue;
        const double missing = body.radius + kLineGap - distance(body.x, body.y, line);
        if (missing <= kTouch) continue;
        const double side = (body.x - line.x1) * nx + (body.y - line.y1) * ny < 0 ? -1 : 1;
        const double by = kLinePush * missing * side;
        body.x += by * nx;
        body.y += by * ny;
        for (Body* end : {&a, &b}) {
            end->x -= by * nx / 2;
            end->y -= by * ny / 2;
        }
        pushed = true;
    }
    return pushed;
}

/// Where each body goes between the first (0) and the last (1).
std::vector<double> shares(const std::vector<Body>& bodies, double Body::*of) {
    std::vector<double> sorted;
    sorted.reserve(bodies.size());
    for (const Body& body : bodies) sorted.push_back(body.*of);
    std::ranges::sort(sorted);
    std::vector<double> all;
    all.reserve(bodies.size());
    for (const Body& body : bodies) {
        const double at = body.*of;
        const auto [first, last] = std::equal_range(sorted.begin(), sorted.end(), at);
        const auto before = static_cast<double>(first - sorted.begin());
        const auto behind = static_cast<double>(sorted.end() - last);
        const double extent = sorted.back() - sorted.front();
        all.push_back(extent > 0 ? ((at - sorted.front()) / extent + before / (before + behind)) / 2 : 0.5);
    }
    return all;
}

}  // namespace

void stretch(std::vector<Body>& bodies, const Rect& page) {
    const std::vector<double> across = shares(bodies, &Body::x);
    const std::vector<double> down = shares(bodies, &Body::y);
    for (std::size_t i = 0; i < bodies.size(); ++i) {
        Body& body = bodies[i];
        body.x = std::lerp(page.left + body.sideways, page.right - body.sideways, across[i]);
        body.y = std::lerp(page.top + body.above, page.bottom - body.below, down[i]);
    }
}

bool spread(std::vector<Body>& bodies, const std::vector<std::array<std::size_t, 2>>& lines, const Rect& page) {
    if (is_too_full(bodies, page)) return false;
    for (int round = 0; round < kMostRounds; ++round) {
        bool pushed = false;
        for (std::size_t i = 0; round < kLineRounds && i < lines.size(); ++i) {
            pushed = clear_line(bodies, lines[i]) || pushed;
        }
        for (std::size_t i = 0; i < bodies.size(); ++i) {
            for (std::size_t j = i + 1; j < bodies.size(); ++j) pushed = push(bodies[i], bodies[j]) || pushed;
        }
        for (Body& body : bodies) keep_inside(body, page);
        if (!pushed) return true;
    }
    return false;
}

}  // namespace glane::figures

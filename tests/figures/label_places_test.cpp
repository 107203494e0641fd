// Places of labels and discs on a page, by themselves.

#include <cmath>
#include <vector>

#include <catch2/catch.hpp>

#include "stages/figures/label_places.h"
#include "stages/figures/spread.h"

using namespace glane::figures;

namespace {

const Rect kPage{0, 0, 400, 300};

}  // namespace

TEST_CASE("labels: the side with the fewest lines is taken, below among equals", "[figures]") {
    const LabelGround ground{kPage, {{200, 150, 10}}, {}};
    const Rect free = label_places(ground, {{40, 12}}).front()->box;
    CHECK(free.top > 160);
    CHECK((free.left + free.right) / 2 == Approx(200));

    const LabelGround crossed{kPage, {{200, 150, 10}}, {{200, 150, 210, 300}, {200, 150, 190, 0}}};
    const Rect beside = label_places(crossed, {{40, 12}}).front()->box;
    CHECK(beside.left > 210);
    CHECK((beside.top + beside.bottom) / 2 == Approx(150));
}

TEST_CASE("labels: a corner beside the disc is taken where lines leave on all four sides", "[figures]") {
    const LabelGround ground{
        kPage, {{200, 150, 10}}, {{200, 150, 200, 300}, {200, 150, 200, 0}, {200, 150, 400, 150}, {200, 150, 0, 150}}};
    const LabelPlace place = *label_places(ground, {{40, 12}}).front();
    for (const Segment& line : ground.lines) CHECK_FALSE(touch(place.box, line));
    CHECK(distance(200, 150, place.box) < 12);
    CHECK_FALSE(place.leader);
}

TEST_CASE("labels: where there is no room beside the disc, a line leads to the label", "[figures]") {
    LabelGround ground{kPage, {{200, 150, 6}}, {}};
    for (int i = 0; i < 12; ++i) {
        const double angle = 6.283185307 * i / 12;
        ground.discs.push_back({200 + 24 * std::cos(angle), 150 + 24 * std::sin(angle), 5});
    }
    std::vector<LabelSize> sizes(ground.discs.size(), {20, 8});
    sizes.front() = {60, 12};
    const auto places = label_places(ground, sizes);
    const LabelPlace& moved = *places.front();
    REQUIRE(moved.leader);
    CHECK(std::hypot(moved.leader->x1 - 200, moved.leader->y1 - 150) == Approx(6));
    CHECK(distance(moved.leader->x2, moved.leader->y2, moved.box) == Approx(0).margin(1e-9));
    for (std::size_t i = 1; i < ground.discs.size(); ++i) {
        REQUIRE(places[i]);
        CHECK_FALSE(touch(moved.box, ground.discs[i]));
        CHECK_FALSE(touch(moved.box, places[i]->box));
        CHECK_FALSE(touch(places[i]->box, *moved.leader));
        CHECK(distance(ground.discs[i].x, ground.discs[i].y, *moved.leader) > 5);
    }
}

TEST_CASE("labels: a page without room gives no place", "[figures]") {
    CHECK_FALSE(label_places({{0, 0, 30, 30}, {{15, 15, 10}}, {}}, {{40, 12}}).front());
}

TEST_CASE("spread: boxes part, and a disc leaves a line that passes it", "[figures]") {
    const auto body = [](double x, double y) { return Body{x, y, 12, 8, 16, 6}; };
    std::vector<Body> bodies{body(50, 150), body(350, 150), body(200, 150), body(200, 150), body(201, 151)};
    REQUIRE(spread(bodies, {{0, 1}}, kPage));
    for (std::size_t i = 0; i < bodies.size(); ++i) {
        CHECK(kPage.contains(bodies[i].box()));
        for (std::size_t j = 0; j < i; ++j) CHECK_FALSE(touch(bodies[i].box().grown(-0.02), bodies[j].box()));
    }
    const Segment line{bodies[0].x, bodies[0].y, bodies[1].x, bodies[1].y};
    for (std::size_t i = 2; i < bodies.size(); ++i) CHECK(distance(bodies[i].x, bodies[i].y, line) >= 6);
    CHECK_FALSE(spread(bodies, {}, {0, 0, 40, 40}));
}

TEST_CASE("spread: positions keep their order when they are stretched", "[figures]") {
    std::vector<Body> bodies{{0, 0, 1, 1, 1, 1}, {1, 0, 1, 1, 1, 1}, {2, 0, 1, 1, 1, 1}, {1000, 0, 1, 1, 1, 1}};
    stretch(bodies, kPage);
    CHECK(bodies[0].x == Approx(1));
    CHECK(bodies[3].x == Approx(399));
    CHECK(bodies[2].x > bodies[1].x);
    CHECK(bodies[2].x > 100);  // the gap to the last is half as wide as it was
    for (const Body& at : bodies) CHECK(at.y == Approx(150));
}

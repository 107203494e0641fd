// Near in the corpus, near on the page.
#include <cmath>
#include <random>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "stages/figures/draw_cloud.h"
#include "stages/figures/nearness.h"

using namespace glane;
using namespace glane::figures;

namespace {

double apart(const Wish& a, const Wish& b) { return std::hypot(a[0] - b[0], a[1] - b[1]); }

CloudItem said_at(const std::string& text, std::vector<std::string> contexts, const std::string& group = {}) {
    CloudItem item;
    item.text = text;
    item.weight = 1;
    item.group = group;
    item.contexts = std::move(contexts);
    return item;
}

/// `topics` topics of `size` expressions each; those of a topic share most of their turns.
std::vector<CloudItem> topics(std::size_t topics, std::size_t size) {
    std::mt19937 draws(5);
    std::vector<CloudItem> items;
    for (std::size_t i = 0; i < topics * size; ++i) {
        std::vector<std::string> turns;
        for (int k = 0; k < 6; ++k) turns.push_back("t" + std::to_string(i % topics) + "." + std::to_string(draws() % 8));
        items.push_back(said_at("mot " + std::to_string(i), turns));
    }
    return items;
}

}  // namespace

TEST_CASE("nearness: what shares its turns stands nearer than what does not", "[figures][property]") {
    const std::size_t kinds = GENERATE(std::size_t{2}, std::size_t{4}, std::size_t{7});
    const std::vector<CloudItem> items = topics(kinds, 9);
    const std::vector<Wish> wishes = wished_places(items);
    double within = 0;
    double between = 0;
    long pairs_within = 0;
    long pairs_between = 0;
    for (std::size_t a = 0; a < items.size(); ++a) {
        for (std::size_t b = 0; b < a; ++b) {
            const bool same = a % kinds == b % kinds;
            (same ? within : between) += apart(wishes[a], wishes[b]);
            ++(same ? pairs_within : pairs_between);
        }
    }
    CHECK(within / static_cast<double>(pairs_within) < 0.75 * between / static_cast<double>(pairs_between));
}

TEST_CASE("nearness: wishes lie on the page and use it, the same every time", "[figures]") {
    const std::vector<CloudItem> items = topics(3, 20);
    const std::vector<Wish> wishes = wished_places(items);
    double left = 1;
    double right = -1;
    for (const Wish& wish : wishes) {
        REQUIRE(std::isfinite(wish[0]));
        CHECK(std::max(std::abs(wish[0]), std::abs(wish[1])) <= 1);
        left = std::min(left, wish[0]);
        right = std::max(right, wish[0]);
    }
    CHECK(right - left > 1.4);
    CHECK(wished_places(items) == wishes);
    CHECK(wished_places({}).empty());
    CHECK(wished_places({said_at("seul", {})}) == std::vector<Wish>{{0, 0}});
    // Nothing is known of these, and all the same of those.
    for (const Wish& wish : wished_places({said_at("a", {}), said_at("b", {}), said_at("c", {})})) CHECK(std::isfinite(wish[0]));
    for (const Wish& wish : wished_places({said_at("a", {"t"}), said_at("b", {"t"}), said_at("c", {"t"})})) CHECK(std::isfinite(wish[1]));
}

TEST_CASE("nearness: a semantic cloud keeps its topics together and drops nothing", "[figures]") {
    std::vector<CloudItem> items = topics(3, 12);
    for (std::size_t i = 0; i < items.size(); ++i) items[i].group = "sujet " + std::to_string(i % 3);
    DrawCloud::Options options;
    options.layout = "semantic";
    options.formats = {"svg", "vega"};
    Context context;
    const Cloud cloud = DrawCloud::run({items}, options, context);
    CHECK(cloud.placed == 36);
    CHECK(cloud.overlaps == 0);
    int together = 0;
    for (const PlacedItem& item : cloud.items) {
        const PlacedItem* nearest = nullptr;
        double least = 1e9;
        for (const PlacedItem& other : cloud.items) {
            const double distance = std::hypot(item.x - other.x, item.y - other.y);
            if (&other != &item && distance < least) {
                least = distance;
                nearest = &other;
            }
        }
        together += nearest->item.group == item.item.group ? 1 : 0;
    }
    CHECK(together >= 30);  // by chance: 11
    CHECK(cloud.figure.caption.find("est proche sur la figure") != std::string::npos);
}

TEST_CASE("cloud: the Vega-Lite specification has every line at its place", "[figures]") {
    DrawCloud::Options options;
    options.formats = {"vega"};
    options.title = "Un \"essai\" <b>";
    Context context;
    const Cloud cloud = DrawCloud::run({topics(2, 4)}, options, context);
    const auto spec = nlohmann::json::parse(cloud.figure.vega);
    CHECK(spec["title"] == options.title);
    CHECK(spec["width"] == 1600);
    REQUIRE(spec["data"]["values"].size() == 8);
    const auto& first = spec["data"]["values"][0];
    CHECK(first["expression"] == cloud.items[0].item.text);
    CHECK(first["x"].get<double>() == Approx(cloud.items[0].lines[0].x + cloud.items[0].lines[0].width / 2).margin(0.01));
    CHECK(first["y"].get<double>() == Approx(cloud.items[0].lines[0].y).margin(0.01));
    CHECK(spec["encoding"]["size"]["scale"].is_null());
}

#include "stages/network/graph.h"

#include <igraph.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "pipeline/base/error.h"

namespace glane::network {
namespace {

constexpr igraph_uint_t kSeeds = 20;              // runs of Leiden, of which the best is kept
constexpr double kRandomness = 0.01;              // of its refinement, igraph's default
constexpr igraph_integer_t kUntilStable = -1;     // iterations
constexpr double kResolution = 1.0;               // modularity as Newman and Girvan have it
constexpr igraph_integer_t kStepsPerVertex = 50;  // of the layout, igraph's advice
constexpr double kReach = 500.0;
constexpr double kGrid = 1e6;

void check(igraph_error_t code) {
    if (code == IGRAPH_SUCCESS) return;
    throw Error({.where = {},
                 .what = fmt::format("the network could not be computed: {}", igraph_strerror(code)),
                 .hint = code == IGRAPH_ENOMEM ? "ask for fewer words with --top" : "please report this"});
}

/// igraph would print warnings and end the program at an error; while this lives, it returns a code and is silent.
class Handlers {
  public:
    Handlers()
        : error_(igraph_set_error_handler(igraph_error_handler_ignore)),
          warning_(igraph_set_warning_handler(igraph_warning_handler_ignore)) {}
    Handlers(const Handlers&) = delete;
    Handlers& operator=(const Handlers&) = delete;
    ~Handlers() {
        igraph_set_error_handler(error_);
        igraph_set_warning_handler(warning_);
    }

  private:
    igraph_error_handler_t* error_;
    igraph_warning_handler_t* warning_;
};

class Reals {
  public:
    explicit Reals(std::size_t size = 0) { check(igraph_vector_init(&vector_, static_cast<igraph_integer_t>(size))); }
    Reals(const Reals&) = delete;
    Reals& operator=(const Reals&) = delete;
    ~Reals() { igraph_vector_destroy(&vector_); }
    igraph_vector_t* get() { return &vector_; }
    double& operator[](std::size_t i) { return VECTOR(vector_)[i]; }
    [[nodiscard]] std::vector<double> values() {
        return {VECTOR(vector_), VECTOR(vector_) + igraph_vector_size(&vector_)};
    }

  private:
    igraph_vector_t vector_;
};

class Whole {
  public:
    explicit Whole(std::size_t size = 0) {
        check(igraph_vector_int_init(&vector_, static_cast<igraph_integer_t>(size)));
    }
    Whole(const Whole&) = delete;
    Whole& operator=(const Whole&) = delete;
    ~Whole() { igraph_vector_int_destroy(&vector_); }
    igraph_vector_int_t* get() { return &vector_; }
    igraph_integer_t& operator[](std::size_t i) { return VECTOR(vector_)[i]; }
    [[nodiscard]] std::vector<std::uint32_t> values() {
        std::vector<std::uint32_t> all;
        for (igraph_integer_t i = 0; i < igraph_vector_int_size(&vector_); ++i)
            all.push_back(static_cast<std::uint32_t>(VECTOR(vector_)[i]));
        return all;
    }

  private:
    igraph_vector_int_t vector_;
};

class Matrix {
  public:
    Matrix() { check(igraph_matrix_init(&matrix_, 0, 0)); }
    Matrix(const Matrix&) = delete;
    Matrix& operator=(const Matrix&) = delete;
    ~Matrix() { igraph_matrix_destroy(&matrix_); }
    igraph_matrix_t* get() { return &matrix_; }
    [[nodiscard]] double at(std::size_t row, igraph_integer_t column) const {
        return MATRIX(matrix_, static_cast<igraph_integer_t>(row), column);
    }

  private:
    igraph_matrix_t matrix_;
};

class Graph {
  public:
    Graph(std::uint32_t vertices, const std::vector<GraphEdge>& edges)
        : vertices_(vertices), weights_(edges.size()), lengths_(edges.size()) {
        Whole ends(2 * edges.size());
        for (std::size_t i = 0; i < edges.size(); ++i) {
            ends[2 * i] = edges[i].a;
            ends[2 * i + 1] = edges[i].b;
            weights_[i] = edges[i].weight;
            lengths_[i] = 1.0 / edges[i].weight;
        }
        check(igraph_create(&graph_, ends.get(), vertices, IGRAPH_UNDIRECTED));
    }
    Graph(const Graph&) = delete;
    Graph& operator=(const Graph&) = delete;
    ~Graph() { igraph_destroy(&graph_); }

    void centralities(GraphFacts& facts) {
        Whole degree;
        Reals strength;
        Reals betweenness;
        check(igraph_degree(&graph_, degree.get(), igraph_vss_all(), IGRAPH_ALL, IGRAPH_LOOPS));
        check(igraph_strength(&graph_, strength.get(), igraph_vss_all(), IGRAPH_ALL, IGRAPH_LOOPS, weights_.get()));
        check(igraph_betweenness(&graph_, betweenness.get(), igraph_vss_all(), IGRAPH_UNDIRECTED, lengths_.get()));
        facts.degree = degree.values();
        facts.strength = strength.values();
        facts.betweenness = betweenness.values();
    }

    // Leiden (Traag, Waltman & van Eck 2019) on modularity: vertices weigh their strength s, and gamma is 1 / sum(s),
    // so that what it maximises is Q. It draws at random; of several seeds the highest Q is kept, of equal ones the
    // first.
    void communities(GraphFacts& facts) {
        Reals strength;
        for (const double s : facts.strength) check(igraph_vector_push_back(strength.get(), s));
        const double gamma = kResolution / igraph_vector_sum(strength.get());
        for (igraph_uint_t seed = 1; seed <= kSeeds; ++seed) {
            Whole membership;
            check(igraph_rng_seed(igraph_rng_default(), seed));
            check(igraph_community_leiden(&graph_, weights_.get(), strength.get(), gamma, kRandomness, false,
                                          kUntilStable, membership.get(), nullptr, nullptr));
            double modularity = 0.0;
            check(igraph_modularity(&graph_, membership.get(), weights_.get(), kResolution, IGRAPH_UNDIRECTED,
                                    &modularity));
            if (!facts.community.empty() && modularity <= facts.modularity) continue;
            facts.modularity = modularity;
            facts.community = membership.values();
        }
    }

    // Kamada & Kawai (1989) from a circle: nothing is drawn at random.
    void places(GraphFacts& facts) {
        Matrix places;
        check(igraph_layout_kamada_kawai(&graph_, places.get(), false, kStepsPerVertex * vertices_, 0.0,
                                         static_cast<double>(vertices_), lengths_.get(), nullptr, nullptr, nullptr,
                                         nullptr));
        for (std::size_t i = 0; i < static_cast<std::size_t>(vertices_); ++i) {
            facts.x.push_back(places.at(i, 0));
            facts.y.push_back(places.at(i, 1));
        }
    }

  private:
    igraph_t graph_{};
    igraph_integer_t vertices_;
    Reals weights_;
    Reals lengths_;
};

/// Moved to the middle of the square and made as large as it, both axes alike; on the grid, without negative zeros.
void fit(std::vector<double>& x, std::vector<double>& y) {
    const auto [left, right] = std::minmax_element(x.begin(), x.end());
    const auto [low, high] = std::minmax_element(y.begin(), y.end());
    const double size = std::max(*right - *left, *high - *low);
    const double scale = size > 0.0 ? 2.0 * kReach / size : 1.0;
    const double middle_x = (*left + *right) / 2.0;
    const double middle_y = (*low + *high) / 2.0;
    for (double& place : x) place = std::round((place - middle_x) * scale * kGrid) / kGrid + 0.0;
    for (double& place : y) place = std::round((place - middle_y) * scale * kGrid) / kGrid + 0.0;
}

}  // namespace

GraphFacts facts_of(std::uint32_t vertices, const std::vector<GraphEdge>& edges) {
    GraphFacts facts;
    if (edges.empty()) return facts;
    const Handlers handlers;
    Graph graph(vertices, edges);
    graph.centralities(facts);
    graph.communities(facts);
    graph.places(facts);
    fit(facts.x, facts.y);
    return facts;
}

}  // namespace glane::network

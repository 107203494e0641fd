// The table of measures: each with its formula and where it comes from.

#include <iterator>

#include "pipeline/model/association.h"
#include "pipeline/model/measures.h"

namespace glane {

namespace {

namespace am = association;
using enum Scale;
using enum Order;

constexpr Measure kMeasures[]{
    {"frequency", am::frequency, plain, rises, "O = o11, occurrences near the node", ""},
    {"expected", am::expected, plain, none, "E = f1 f2 / N", ""},
    {"log_likelihood", am::log_likelihood, plain, distance, "G² = 2 Σ o ln(o/e) over the four cells", "Dunning 1993"},
    {"log_likelihood_p", am::log_likelihood_p, probability, low_is_sure,
     "P(χ² >= G²), one degree of freedom, both sides", "Dunning 1993"},
    {"keyness_ll_rayson_4cell", am::log_likelihood, plain, distance,
     "G² over the four cells, another name of log_likelihood", "Rayson & Garside 2000"},
    {"keyness_ll_rayson_2term", am::keyness_two_terms, plain, distance,
     "2 (o11 ln(o11/e11) + o21 ln(o21/e21)), the word in two corpora", "Rayson & Garside 2000"},
    {"simple_ll", am::simple_ll, plain, distance, "2 (O ln(O/E) - (O - E)), the first cell of G²", "Evert 2008"},
    {"log_dice", am::log_dice, plain, rises, "14 + log2(2 O / (f1 + f2))", "Rychlý 2008"},
    {"dice", am::dice, plain, rises, "2 O / (f1 + f2)", "Dice 1945"},
    {"jaccard", am::jaccard, plain, rises, "o11 / (o11 + o12 + o21)", "Jaccard 1901"},
    {"mi", am::mi, logarithm, rises, "ln(O/E), pointwise mutual information", "Church & Hanks 1990"},
    {"pmi", am::mi, logarithm, rises, "ln(O/E), another name of mi", ""},
    {"mi2", am::mi2, logarithm, rises, "ln(O²/E)", "Daille 1994"},
    {"mi3", am::mi3, logarithm, rises, "ln(O³/E)", "Daille 1994"},
    {"npmi", am::npmi, plain, rises, "ln(O/E) / ln(N/O), from -1 to 1", "Bouma 2009"},
    {"local_mi", am::local_mi, logarithm, rises_above, "O ln(O/E)", "Evert 2008"},
    {"average_mi", am::average_mi, logarithm, distance, "Σ o ln(o/e) over the four cells", "Evert 2004"},
    {"t_score", am::t_score, plain, rises, "(O - E) / √O", "Church et al. 1991"},
    {"z_score", am::z_score, plain, rises, "(O - E) / √E", "Dennis 1965"},
    {"z_score_yates", am::z_score_yates, plain, rises,
     "(O - E) / √E, O moved towards E by 1/2 even where that is past it", "Yates 1934, UCS toolkit"},
    {"chi_squared", am::chi_squared, plain, distance, "χ² = N (o11 o22 - o12 o21)² / product of the margins",
     "Pearson 1900"},
    {"chi_squared_yates", am::chi_squared_yates, plain, distance, "χ² with |o11 o22 - o12 o21| less N/2, not below 0",
     "Yates 1934"},
    {"chi_squared_yates_unclamped", am::chi_squared_yates_unclamped, plain, distance,
     "χ² with |o11 o22 - o12 o21| less N/2 even where that is negative", "Evert 2004, UCS toolkit"},
    {"fisher_p_greater", am::fisher_p_greater, probability, low_is_sure, "P(X >= O), hypergeometric", "Fisher 1935"},
    {"fisher_p_two_sided", am::fisher_p_two_sided, probability, low_is_sure,
     "sum of the P(X = x) not above P(X = O), hypergeometric", "Fisher 1935, as R's fisher.test"},
    {"fisher_neglog10p_right", am::fisher_neglog10p_right, plain, rises, "-log10 P(X >= O), hypergeometric",
     "Evert 2004"},
    {"fisher_nltk_less", am::fisher_left_tail, probability, rises,
     "P(X <= O), hypergeometric: the left tail, so 1 for attraction; what NLTK 3.8 calls fisher",
     "Bird et al. 2009, NLTK"},
    {"specificity_probability_lafon", am::specificity_probability, probability, none,
     "P(X >= O) where O >= E, else -P(X <= O), hypergeometric", "Lafon 1980"},
    {"specificity_score_lafon", am::specificity_score, logarithm, rises,
     "-ln P(X >= O) where O >= E, else ln P(X <= O), hypergeometric", "Lafon 1980"},
    {"poisson_neglog10p_right", am::poisson_neglog10p_right, plain, rises, "-log10 P(X >= O), Poisson of mean E",
     "Quasthoff & Wolff 2002"},
    {"poisson_stirling", am::poisson_stirling, logarithm, rises_above, "O (ln(O/E) - 1)", "Quasthoff & Wolff 2002"},
    {"poisson_stirling_log2", am::poisson_stirling_nltk, plain, rises_above,
     "O (log2(O/E) - 1): the 1 stays 1, as in NLTK 3.8, not in base 2", "Bird et al. 2009, NLTK"},
    {"min_sensitivity", am::min_sensitivity, plain, rises, "min(O/f1, O/f2)", "Pedersen 1998"},
    {"geometric_mean", am::geometric_mean, plain, rises, "O / √(f1 f2)", ""},
    {"odds_ratio", am::odds_ratio, ratio, rises, "o11 o22 / (o12 o21), 0.5 added to each cell", ""},
    {"log_odds_ratio", am::log_odds_ratio, logarithm, rises, "ln(o11 o22 / (o12 o21)), 0.5 for an empty cell",
     "Edwards 1963"},
    {"log_odds_ratio_disc", am::log_odds_ratio_disc, logarithm, rises, "ln of odds_ratio", "Everitt 1992"},
    {"relative_risk", am::relative_risk, ratio, rises, "(o11 / f2) / (o12 / (N - f2)), 0.5 for an empty o11 or o12",
     "Evert 2004"},
    {"delta_p_forward", am::delta_p_forward, plain, rises,
     "P(collocate | node) - P(collocate | no node) = o11 / f1 - o21 / (N - f1)", "Gries 2013"},
    {"delta_p_backward", am::delta_p_backward, plain, rises,
     "P(node | collocate) - P(node | no collocate) = o11 / f2 - o12 / (N - f2)", "Gries 2013"},
    {"log_ratio_hardie", am::log_ratio_hardie, plain, rises,
     "log2((o11 / f1) / (o21 / (N - f1))), 0.5 for an empty o11 or o21", "Hardie 2014"},
    {"log_ratio_walter_0.5", am::log_ratio_walter, plain, rises,
     "log2 of (o11 + 0.5) / (f1 + 0.5) over (o21 + 0.5) / (N - f1 + 0.5)", "Walter 1975"},
    {"simple_maths_lambda100", am::simple_maths, plain, rises,
     "(o11 per million of f1 + 100) / (o21 per million of N - f1 + 100)", "Kilgarriff 2009"},
};

}  // namespace

const std::vector<Measure>& measures() {
    static const std::vector<Measure> table(std::begin(kMeasures), std::end(kMeasures));
    return table;
}

}  // namespace glane

#pragma once
// The association measures, one pure function each, finite for every table of counts. Formula and source of each
// stand in its row of measures(); comments here and in the .cpp files tell what is done where a formula has
// no value. Logarithms are natural unless the name says otherwise.

#include "pipeline/model/contingency.h"

namespace glane::association {

// association_evidence.cpp: how sure it is that there is an association.
double log_likelihood(const Contingency& t);
double log_likelihood_p(const Contingency& t);
double keyness_two_terms(const Contingency& t);
double simple_ll(const Contingency& t);
double chi_squared(const Contingency& t);
double chi_squared_yates(const Contingency& t);
double chi_squared_yates_unclamped(const Contingency& t);
double t_score(const Contingency& t);
double z_score(const Contingency& t);
double z_score_yates(const Contingency& t);
double fisher_p_greater(const Contingency& t);
double fisher_p_two_sided(const Contingency& t);
double fisher_neglog10p_right(const Contingency& t);
double fisher_left_tail(const Contingency& t);
double specificity_probability(const Contingency& t);
double specificity_score(const Contingency& t);
double poisson_neglog10p_right(const Contingency& t);
double poisson_stirling(const Contingency& t);
double poisson_stirling_nltk(const Contingency& t);

// association_effect.cpp: how strong it is.
double frequency(const Contingency& t);
double expected(const Contingency& t);
double mi(const Contingency& t);
double mi2(const Contingency& t);
double mi3(const Contingency& t);
double npmi(const Contingency& t);
double local_mi(const Contingency& t);
double average_mi(const Contingency& t);
double log_dice(const Contingency& t);
double dice(const Contingency& t);
double jaccard(const Contingency& t);
double min_sensitivity(const Contingency& t);
double geometric_mean(const Contingency& t);
double odds_ratio(const Contingency& t);
double log_odds_ratio(const Contingency& t);
double log_odds_ratio_disc(const Contingency& t);
double relative_risk(const Contingency& t);
double delta_p_forward(const Contingency& t);
double delta_p_backward(const Contingency& t);
double log_ratio_hardie(const Contingency& t);
double log_ratio_walter(const Contingency& t);
double simple_maths(const Contingency& t);

}  // namespace glane::association

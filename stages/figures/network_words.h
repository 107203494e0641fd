#pragma once
// What is said in French of the picture of a network: its caption, what is printed below it, and what those hear who
// cannot see it.

#include <cstdint>
#include <string>

#include "pipeline/model/network.h"
#include "stages/figures/paper.h"

namespace glane::figures {

/// The community by its words with the strongest edges: "budget, achats, marché". `number` from 1.
std::string community_name(const Network& network, std::uint32_t number, const FontSet& fonts);

/// "logDice", "G²"; other measures by their label.
std::string measure_in_french(const std::string& measure);

/// Of a disc, when it is pointed at: "budget : 45 occurrences dans 12 entretiens, communauté 2".
std::string vertex_in_french(const NetworkVertex& vertex);

/// "budget – achats : logDice 11,2 ; 23 fois proches".
std::string edge_in_french(const Network& network, const NetworkEdge& edge);

/// `remarks` are further sentences for what is printed below; may be empty.
ChartWords network_words(const Network& network, const FontSet& fonts, const std::string& remarks);

}  // namespace glane::figures

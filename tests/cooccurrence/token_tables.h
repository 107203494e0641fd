#pragma once
// Token tables for the tests of counting, and the engine asked as the slow counter is.

#include <cstdint>
#include <filesystem>
#include <random>
#include <string>

#include "tests/cooccurrence/table_reference.h"

namespace glane::test {

class Dice {
  public:
    explicit Dice(std::uint64_t seed) : engine_(seed) {}
    std::uint32_t below(std::size_t n) { return static_cast<std::uint32_t>(engine_() % n); }
    bool one_in(std::size_t n) { return below(n) == 0; }

  private:
    std::mt19937_64 engine_;
};

/// A file for the tables of a test.
std::filesystem::path table_path(const std::string& name);

/// Any flags, any units; few words, so that windows overlap and words repeat.
TokenTable invented_table(Dice& dice, std::size_t size);

/// The demonstration of the repository, an invented study, cut up as glane does it; a lemma is the first four letters.
const TokenTable& demonstration();

TableAnswer answer_of(const TokenTable& table, TokenLayer layer, const cooccurrence::NearCounts& counts);
/// What is near by the question's window or unit.
std::vector<Range> reached(const TokenTable& table, const TableQuestion& question, const std::vector<Range>& nodes);

}  // namespace glane::test

#pragma once
// The parts of a corpus that a variable makes: what élus say and what agents say, interview by interview, section by
// section. A part is all that has one value of the variable; what has none belongs to no part.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/corpus.h"
#include "pipeline/model/counted_text.h"

namespace glane {

/// All that has one value.
struct Part {
    std::string name;
    std::int64_t positions = 0;
    std::uint32_t interviews = 0;  ///< that it holds, or holds parts of

    template <typename Archive>
    void archive(Archive& a) {
        a(name, positions, interviews);
    }
};

struct Partition {
    std::string variable;  ///< its English name
    /// Those with a position at least; sizes from the smallest, others in the order of the text.
    std::vector<Part> parts;
    std::vector<std::uint32_t> of_passage;  ///< of each CountedText::passages, kNone where it has no value
    std::int64_t positions = 0;             ///< of all parts
    std::int64_t left_out = 0;              ///< positions without a value

    [[nodiscard]] std::uint32_t of(const CountedText& counted, std::uint32_t position) const {
        return of_passage[counted.positions[position].passage];
    }
};

/// "role", "kind", "gender", "size", "function", "interview", "speaker", "document", "section", "passage",
/// "interviewer".
const std::vector<std::string>& part_variables();

/// The English name of a variable, given that or the French one, accents aside. Throws Error for an unknown one.
std::string part_variable(std::string_view name);

/// "le rôle de la personne", "la taille de la collectivité" …, for an English name.
std::string_view variable_in_french(std::string_view variable);

/// `variable` is an English name.
Partition partition(const Corpus& corpus, const CountedText& counted, std::string_view variable);

/// The passages of the part of this name, in order; none where there is no such part.
std::vector<PassageId> passages_of(const CountedText& counted, const Partition& parts, std::string_view part);

/// The same as partition(); throws Error, with the variables that would do and their values, for fewer than two parts.
Partition partition_to_compare(const Corpus& corpus, const CountedText& counted, std::string_view variable);

}  // namespace glane

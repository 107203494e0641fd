#pragma once
// Two ways of writing down where words stand. Both belong to the columns of the index (search_columns.h).
//
// Postings of a type, the passages that have it, in order: for each the distance to the one before (the first: to
// passage -1), less one, doubled, plus one where the word stands there more than once; then, in that case, how often,
// less two. All numbers in LEB128. A zero count of zero never occurs, so the list ends by its count
// (Column::type_passages).
//
// The words of a passage, by type: a unit of 16 bits for types below 0x8000; for the others a unit
// 0xC000 + (type >> 14), then 0x8000 + the rest. So a unit says by itself whether it is a whole word, begins or ends
// one, and words can be read in both directions from anywhere. Types are numbered as they are met, so almost all are
// one unit.

#include <cstdint>
#include <string>

#include "pipeline/model/search_columns.h"

namespace glane {

/// Units below are whole words, units below kLead the ends of words of two.
constexpr std::uint16_t kTrail = 0x8000;
constexpr std::uint16_t kLead = 0xC000;
constexpr unsigned kTrailBits = 14;
/// Most types that the units can tell apart.
constexpr std::uint32_t kMostTypes = 0x0FFFFFFF;

inline void put_unit(std::string& units, std::uint32_t type) {
    const auto put = [&units](std::uint32_t unit) {
        units += static_cast<char>(unit & 0xFFU);
        units += static_cast<char>(unit >> 8U);
    };
    if (type < kTrail) return put(type);
    put(kLead | type >> kTrailBits);
    put(kTrail | (type & ((1U << kTrailBits) - 1)));
}

/// The type at `at`, which moves behind it.
inline std::uint32_t next_type(std::span<const std::uint16_t> units, std::size_t& at) {
    const std::uint32_t unit = units[at++];
    if (unit < kTrail) return unit;
    if (unit < kLead || at == units.size()) fail_damaged_index();
    return (unit & ~std::uint32_t{kLead}) << kTrailBits | (units[at++] & ~std::uint32_t{kTrail});
}

/// The type that ends at `at`, which moves before it.
inline std::uint32_t previous_type(std::span<const std::uint16_t> units, std::size_t& at) {
    const std::uint32_t unit = units[--at];
    if (unit < kTrail) return unit;
    if (unit >= kLead || at == 0) fail_damaged_index();
    return (units[--at] & ~std::uint32_t{kLead}) << kTrailBits | (unit & ~std::uint32_t{kTrail});
}

/// Calls visit(type) for every word; ends early when it returns false.
template <typename Visit>
void for_each_type(std::span<const std::uint16_t> units, Visit visit) {
    for (std::size_t at = 0; at < units.size();) {
        if (!visit(next_type(units, at))) return;
    }
}

/// LEB128: seven bits a byte, the lowest first.
inline void put_leb(std::string& bytes, std::uint64_t value) {
    for (; value >= 0x80; value >>= 7U) bytes += static_cast<char>(0x80U | (value & 0x7FU));
    bytes += static_cast<char>(value);
}

/// Adds a passage; `next` is the one behind the last of the list.
inline void put_posting(std::string& bytes, std::uint32_t next, std::uint32_t passage, std::uint32_t count) {
    put_leb(bytes, (passage - next) << 1U | (count > 1 ? 1U : 0U));
    if (count > 1) put_leb(bytes, count - 2);
}

/// Calls visit(passage, count) for the first `passages` postings; ends early when it returns false.
template <typename Visit>
void for_each_posting(std::string_view bytes, std::uint32_t passages, Visit visit) {
    const auto* at = reinterpret_cast<const unsigned char*>(bytes.data());
    const auto* const end = at + bytes.size();
    const auto number = [&]() -> std::uint32_t {
        if (at != end && *at < 0x80) return *at++;
        std::uint32_t value = 0;
        for (unsigned shift = 0; at != end && shift < 35; shift += 7) {
            const unsigned byte = *at++;
            value |= (byte & 0x7FU) << shift;
            if (byte < 0x80) return value;
        }
        fail_damaged_index();
    };
    std::uint32_t next = 0;
    for (; passages > 0; --passages) {
        const std::uint32_t step = number();
        const std::uint32_t passage = next + (step >> 1U);
        if (!visit(passage, (step & 1U) != 0 ? number() + 2 : 1U)) return;
        next = passage + 1;
    }
}

}  // namespace glane

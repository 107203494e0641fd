#include "pipeline/model/token_table.h"

#include <algorithm>

#include "pipeline/base/error.h"

namespace glane {
namespace {

TokenColumn column_after(TokenColumn first, unsigned distance) {
    return static_cast<TokenColumn>(static_cast<unsigned>(first) + distance);
}

/// Whether n + 1 ends lead from 0 to `size`.
bool lead_to(std::span<const std::uint32_t> starts, std::size_t size) {
    return !starts.empty() && starts.front() == 0 && starts.back() == size;
}

}  // namespace

// That a checksum agrees says that the column is what was written; that all are whole, that it was a table.
TokenTable::TokenTable(const std::filesystem::path& path, std::optional<TokenLayer> only)
    : columns_(path), flags_(columns_.numbers<TokenFlags>(TokenColumn::flags)) {
    bool whole = true;
    for (const TokenLayer layer : {TokenLayer::form, TokenLayer::lemma}) {
        if (only.value_or(layer) != layer) continue;
        Words& words = words_[static_cast<std::size_t>(layer)];
        words = words_from(layer == TokenLayer::form ? TokenColumn::forms : TokenColumn::lemmas);
        whole = whole && is_whole(words);
    }
    for (unsigned unit = 0; unit < kTokenUnits; ++unit) {
        starts_[unit] = columns_.numbers<std::uint32_t>(column_after(TokenColumn::sentences, unit));
        whole = whole && is_whole(static_cast<TokenUnit>(unit));
    }
    if (whole) return;
    throw Error({.where = {path.string()},
                 .what = "the columns of the token table do not fit each other",
                 .hint = "delete it; glane builds it again"});
}

TokenTable::Words TokenTable::words_from(TokenColumn first) const {
    const auto numbers = [&](unsigned distance) {
        return columns_.numbers<std::uint32_t>(column_after(first, distance));
    };
    return {
        numbers(0), numbers(1), numbers(2), numbers(4), numbers(5), numbers(6), columns_.bytes(column_after(first, 3))};
}

bool TokenTable::is_whole(const Words& words) const {
    return words.types.size() == flags_.size() && words.positions.size() == flags_.size() &&
           lead_to(words.starts, words.positions.size()) && lead_to(words.text_starts, words.texts.size()) &&
           words.text_starts.size() == words.starts.size() && words.order.size() + 1 == words.starts.size() &&
           words.counts.size() == kCountedKinds * words.order.size();
}

bool TokenTable::is_whole(TokenUnit unit) const {
    const std::span<const std::uint32_t> all = starts(unit);
    return flags_.empty() ? all.empty() : !all.empty() && all.front() == 0 && all.back() < flags_.size();
}

std::uint32_t TokenTable::type_count(TokenLayer layer) const {
    return static_cast<std::uint32_t>(words(layer).order.size());
}

std::string_view TokenTable::text(TokenLayer layer, std::uint32_t type) const {
    const Words& all = words(layer);
    return all.texts.substr(all.text_starts[type], all.text_starts[type + 1] - all.text_starts[type]);
}

std::optional<std::uint32_t> TokenTable::find(TokenLayer layer, std::string_view wanted) const {
    const std::span<const std::uint32_t> order = words(layer).order;
    const auto at = std::partition_point(order.begin(), order.end(),
                                         [&](std::uint32_t type) { return text(layer, type) < wanted; });
    if (at == order.end() || text(layer, *at) != wanted) return std::nullopt;
    return *at;
}

std::span<const std::uint32_t> TokenTable::positions(TokenLayer layer, std::uint32_t type) const {
    const Words& all = words(layer);
    return all.positions.subspan(all.starts[type], all.starts[type + 1] - all.starts[type]);
}

std::uint32_t TokenTable::unit_at(TokenUnit unit, std::uint32_t position) const {
    const std::span<const std::uint32_t> all = starts(unit);
    return static_cast<std::uint32_t>(std::upper_bound(all.begin(), all.end(), position) - all.begin()) - 1;
}

Range TokenTable::unit(TokenUnit unit, std::uint32_t index) const {
    const std::span<const std::uint32_t> all = starts(unit);
    return {all[index], index + 1 < all.size() ? all[index + 1] : size()};
}

}  // namespace glane

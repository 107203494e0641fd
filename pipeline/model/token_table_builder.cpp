#include "pipeline/model/token_table_builder.h"

#include <limits>
#include <vector>

#include "pipeline/base/error.h"

namespace glane {
namespace {

/// Positions that are sorted at a time.
constexpr std::size_t kBlock = std::size_t{16} << 20U;

std::filesystem::path folder_of(const std::filesystem::path& path) {
    return path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
}

template <typename Number>
void add_column(TokenColumnWriter& out, const std::vector<Number>& numbers) {
    out.begin_column();
    out.add_numbers(std::span<const Number>(numbers));
}

void add_column(TokenColumnWriter& out, std::string_view bytes) {
    out.begin_column();
    out.add(bytes);
}

void add_column(TokenColumnWriter& out, SpillFile& spilled) {
    out.begin_column();
    spilled.read([&](std::string_view block) { out.add(block); });
}

std::vector<std::uint32_t> starts_of(const std::vector<std::uint32_t>& counts) {
    std::vector<std::uint32_t> starts(1, 0);
    starts.reserve(counts.size() + 1);
    for (const std::uint32_t count : counts) starts.push_back(starts.back() + count);
    return starts;
}

/// The positions of the types from `first` on, as far as one block holds them; `first` moves behind the last of them.
std::vector<std::uint32_t> sorted_positions(SpillFile& types, const std::vector<std::uint32_t>& starts,
                                            std::uint32_t& first) {
    const std::uint32_t begin = first;
    const std::size_t all = starts.size() - 1;
    do {
        ++first;
    } while (first < all && starts[first + 1] - starts[begin] <= kBlock);
    std::vector<std::uint32_t> positions(starts[first] - starts[begin]);
    std::vector<std::uint32_t> next(starts.begin() + begin, starts.begin() + first);
    std::uint32_t position = 0;
    types.read([&](std::string_view block) {
        const std::span numbers(reinterpret_cast<const std::uint32_t*>(block.data()),
                                block.size() / sizeof(std::uint32_t));
        for (const std::uint32_t type : numbers) {
            if (begin <= type && type < first) positions[next[type - begin]++ - starts[begin]] = position;
            ++position;
        }
    });
    return positions;
}

}  // namespace

TokenTableBuilder::TokenTableBuilder(const std::filesystem::path& path)
    : path_(path),
      flags_(folder_of(path)),
      forms_(folder_of(path)),
      lemmas_(folder_of(path)),
      starts_{SpillFile(folder_of(path)), SpillFile(folder_of(path)), SpillFile(folder_of(path)),
              SpillFile(folder_of(path))} {}

void TokenTableBuilder::begin(TokenUnit unit) {
    for (unsigned smaller = 0; smaller <= static_cast<unsigned>(unit); ++smaller) {
        begins_ |= glane::begins(static_cast<TokenUnit>(smaller));
    }
}

void TokenTableBuilder::add(const TokenRow& row) {
    if (size_ == std::numeric_limits<std::uint32_t>::max()) {
        throw Error(
            {.where = {path_.string()}, .what = "the corpus has more than 2^32 tokens", .hint = "split the corpus"});
    }
    for (unsigned unit = 0; unit < kTokenUnits; ++unit) {
        if ((begins_ & glane::begins(static_cast<TokenUnit>(unit))) != 0) starts_[unit].append(size_);
    }
    const TokenFlags own = row.flags & static_cast<TokenFlags>(~(token_flag::pos | token_flag::begins));
    flags_.append(static_cast<TokenFlags>(own | begins_ | static_cast<TokenFlags>(row.pos)));
    forms_.add(row.form, row.flags);
    lemmas_.add(row.lemma, row.flags);
    begins_ = 0;
    ++size_;
}

void TokenTableBuilder::Words::add(std::string_view word, TokenFlags flags) {
    const std::uint32_t type = vocabulary.add(word);
    types.append(type);
    counts.resize(kCountedKinds * vocabulary.size(), 0);
    if (TokenScope().counts(flags)) ++counts[kCountedKinds * type + counted_kind(flags)];
}

void TokenTableBuilder::write_words(Words& words, TokenColumnWriter& out) {
    add_column(out, words.types);
    const std::vector<std::uint32_t> starts = starts_of(words.vocabulary.counts());
    add_column(out, starts);
    out.begin_column();
    for (std::uint32_t type = 0; type < words.vocabulary.size();) {
        out.add_numbers(std::span<const std::uint32_t>(sorted_positions(words.types, starts, type)));
    }
    add_column(out, std::string_view(words.vocabulary.texts()));
    add_column(out, words.vocabulary.text_starts());
    add_column(out, words.vocabulary.sorted());
    add_column(out, words.counts);
}

void TokenTableBuilder::publish() {
    TokenColumnWriter out(path_);
    add_column(out, flags_);
    write_words(forms_, out);
    write_words(lemmas_, out);
    for (SpillFile& starts : starts_) add_column(out, starts);
    out.publish();
}

}  // namespace glane

#include "pipeline/model/lexicon.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <bit>
#include <charconv>
#include <cmath>
#include <cstring>
#include <utility>

#include <fmt/format.h>

#include "pipeline/base/digest.h"
#include "pipeline/base/error.h"
#include "pipeline/base/file.h"
#include "pipeline/model/unicode.h"

namespace glane {
namespace {

static_assert(std::endian::native == std::endian::little, "french.lex is used as it lies on disk");

constexpr std::string_view kMagic = "GLANELEX";
constexpr std::uint32_t kVersion = 4;
constexpr std::size_t kSections = 15;
constexpr std::size_t kClasses = 256;
constexpr std::uint32_t kWordMask = 0xFFFFF;  // a word takes 20 bits, the cost of its n-gram the 12 above

struct Section {
    std::uint64_t offset;
    std::uint64_t size;
};

[[noreturn]] void unsound(const std::filesystem::path& path, std::string what) {
    throw Error({.where = {path.string()},
                 .what = std::move(what),
                 .hint = "the lexicon is not that of this version of glane; take lexicon/ from the repository again"});
}

/// The entry of `word` among the sorted n-grams [begin, end), or null.
const std::uint32_t* find_gram(const std::uint32_t* begin, const std::uint32_t* end, std::uint32_t word) {
    const std::uint32_t* at =
        std::lower_bound(begin, end, word, [](std::uint32_t gram, std::uint32_t w) { return (gram & kWordMask) < w; });
    return at != end && (*at & kWordMask) == word ? at : nullptr;
}

}  // namespace

struct Lexicon::Mapping {
    const char* bytes = nullptr;
    std::size_t size = 0;

    explicit Mapping(const std::filesystem::path& path) {
        const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
        struct stat status {};
        if (file < 0 || ::fstat(file, &status) != 0) {
            if (file >= 0) ::close(file);
            unsound(path, "cannot read the lexicon");
        }
        size = static_cast<std::size_t>(status.st_size);
        void* const at = size == 0 ? MAP_FAILED : ::mmap(nullptr, size, PROT_READ, MAP_SHARED, file, 0);
        ::close(file);
        if (at == MAP_FAILED) unsound(path, "cannot map the lexicon into memory");
        bytes = static_cast<const char*>(at);
    }
    Mapping(const Mapping&) = delete;
    Mapping& operator=(const Mapping&) = delete;
    ~Mapping() { ::munmap(const_cast<char*>(bytes), size); }
};

Lexicon::Lexicon() = default;
Lexicon::Lexicon(Lexicon&&) noexcept = default;
Lexicon& Lexicon::operator=(Lexicon&&) noexcept = default;
Lexicon::~Lexicon() = default;

Lexicon Lexicon::open(const std::filesystem::path& folder) {
    Lexicon lexicon;
    lexicon.mapping_ = std::make_unique<Mapping>(folder / "french.lex");
    lexicon.read_sections(folder / "french.lex");
    lexicon.read_confusions(folder / "confusions.tsv");
    return lexicon;
}

void Lexicon::read_sections(const std::filesystem::path& path) {
    const char* const bytes = mapping_->bytes;
    const std::size_t size = mapping_->size;
    std::array<std::uint32_t, 2> version_and_sections{};
    std::array<Section, kSections> sections{};
    if (size < 16 + sizeof sections || std::string_view(bytes, 8) != kMagic) unsound(path, "not a lexicon of glane");
    std::memcpy(version_and_sections.data(), bytes + 8, sizeof version_and_sections);
    if (version_and_sections != std::array<std::uint32_t, 2>{kVersion, kSections})
        unsound(path, "a lexicon of another version");
    std::memcpy(sections.data(), bytes + 16, sizeof sections);
    for (const Section& section : sections) {
        if (section.offset % 8 != 0 || section.offset > size || section.size > size - section.offset) {
            unsound(path, "the lexicon is cut short");
        }
    }
    const auto numbers = [&](std::size_t i) {
        return std::span(reinterpret_cast<const std::uint32_t*>(bytes + sections[i].offset), sections[i].size / 4);
    };
    const auto octets = [&](std::size_t i) {
        return std::span(reinterpret_cast<const std::uint8_t*>(bytes + sections[i].offset), sections[i].size);
    };
    alphabet_ = numbers(0);
    edges_ = numbers(1);
    skips_ = numbers(2);
    words_ = octets(3);
    pair_begin_ = numbers(4);
    pairs_ = numbers(5);
    history_marks_ =
        std::span(reinterpret_cast<const std::uint64_t*>(bytes + sections[6].offset), sections[6].size / 8);
    history_rank_ = numbers(7);
    history_backoff_ = octets(8);
    triple_begin_ = numbers(9);
    triples_ = numbers(10);
    letters_ = octets(12);
    class_costs_ = std::span(reinterpret_cast<const std::int8_t*>(bytes + sections[13].offset), sections[13].size);
    const std::size_t letters = alphabet_.size() + 1;
    const auto meta = numbers(11);
    const std::uint64_t count = meta.size() == 2 ? meta[0] : 0;
    if (count < 6 || words_.size() != 4 * count || pair_begin_.size() != count + 1 || skips_.size() != edges_.size() ||
        history_marks_.size() != pairs_.size() / 64 + 1 || history_rank_.size() != history_marks_.size() ||
        triple_begin_.size() != history_backoff_.size() + 1 || letters_.size() != letters * letters * letters ||
        class_costs_.size() != kClasses * kClasses || sections[14].size != 64) {
        unsound(path, "the parts of the lexicon do not fit together");
    }
    unknown_ = static_cast<std::uint32_t>(count - 5);
    total_ = meta[1];
    digest_.assign(bytes + sections[14].offset, 64);
    std::uint32_t edge = root().first_edge;
    for (std::size_t i = 0; i < root_edges_.size(); ++i) {
        root_edges_[i] = edge;
        const bool passed = edge + 1 < edges_.size() && (edges_[edge] & 0xFF) == i && (edges_[edge] & 0x100) == 0;
        if (passed) ++edge;
    }
    index_of_latin_.fill(-1);
    for (std::size_t i = 0; i < alphabet_.size(); ++i) {
        if (alphabet_[i] < index_of_latin_.size()) index_of_latin_[alphabet_[i]] = static_cast<std::int16_t>(i);
    }
}

void Lexicon::read_confusions(const std::filesystem::path& path) {
    const std::string text = read_file(path);
    std::size_t line_number = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const std::string_view line = std::string_view(text).substr(at, end - at);
        at = end + 1;
        ++line_number;
        if (line.empty() || line.front() == '#') continue;
        const std::size_t first = line.find('\t');
        const std::size_t second = first == line.npos ? first : line.find('\t', first + 1);
        Confusion confusion;
        const char* const cost = line.data() + (second == line.npos ? line.size() : second + 1);
        if (second == line.npos || std::from_chars(cost, line.data() + line.size(), confusion.cost).ec != std::errc{} ||
            second == first + 1) {
            throw Error({.where = {path.string(), line_number},
                         .what = fmt::format("not a confusion: \"{}\"", line),
                         .hint = "a line is: what was read, the truth, a cost, with tabs between them"});
        }
        confusion.read = line.substr(0, first);
        confusion.truth = line.substr(first + 1, second - first - 1);
        confusions_.push_back(std::move(confusion));
    }
    digest_ = sha256(digest_ + text);
}

int Lexicon::rare_letter_index(char32_t letter) const {
    const auto at = std::lower_bound(alphabet_.begin(), alphabet_.end(), static_cast<std::uint32_t>(letter));
    return at != alphabet_.end() && *at == letter ? static_cast<int>(at - alphabet_.begin()) : -1;
}

std::optional<Word> Lexicon::find(std::string_view spelling) const {
    Node node = root();
    for (std::size_t at = 0; at < spelling.size();) {
        const std::optional<Node> next = step(node, next_code_point(spelling, at));
        if (!next) return std::nullopt;
        node = *next;
    }
    return node.is_word ? std::optional(Word{node.rank}) : std::nullopt;
}

std::string Lexicon::spelling(Word word) const {
    std::string text;
    if (static_cast<std::uint32_t>(word) >= unknown_) return text;
    std::uint32_t rest = static_cast<std::uint32_t>(word);
    for (std::uint32_t node = 1; node != 0;) {
        // The last edge whose words do not begin behind the one we look for.
        std::uint32_t at = node;
        while ((edges_[at] & 0x100) == 0 && skips_[at + 1] <= rest) ++at;
        append_code_point(text, static_cast<char32_t>(alphabet_[edges_[at] & 0xFF]));
        rest -= skips_[at];
        const bool is_word = (edges_[at] & 0x200) != 0;
        if (is_word && rest == 0) return text;
        rest -= is_word ? 1U : 0U;
        node = edges_[at] >> 10;
    }
    return text;
}

float Lexicon::letters_cost(std::u32string_view word) const {
    constexpr float kForeignLetter = 7;
    constexpr float kStep = 1.0F / 16;
    const std::size_t edge = alphabet_.size();
    std::size_t first = edge;
    std::size_t second = edge;
    float cost = 0;
    for (std::size_t i = 0; i <= word.size(); ++i) {
        const int index = i < word.size() ? letter_index(word[i]) : static_cast<int>(edge);
        if (index < 0) cost += kForeignLetter;
        const std::size_t third = index < 0 ? edge : static_cast<std::size_t>(index);
        if (index >= 0)
            cost += kStep * static_cast<float>(letters_[(first * (edge + 1) + second) * (edge + 1) + third]);
        first = second;
        second = third;
    }
    return cost;
}

double Lexicon::count(Word word) const { return std::exp(-static_cast<double>(cost(word))) * total_; }

/// The number of a pair among those that begin a triple, or none: marked pairs before its block, then within it.
std::uint32_t Lexicon::history_of(std::size_t pair) const {
    const std::uint64_t marks = history_marks_[pair / 64];
    const std::uint64_t mark = std::uint64_t{1} << (pair % 64);
    if ((marks & mark) == 0) return kNoPair;
    return history_rank_[pair / 64] + static_cast<std::uint32_t>(std::popcount(marks & (mark - 1)));
}

bool Lexicon::has_pair(Word first, Word second) const {
    const auto number = static_cast<std::uint32_t>(first);
    return find_gram(pairs_.data() + pair_begin_[number], pairs_.data() + pair_begin_[number + 1],
                     static_cast<std::uint32_t>(second)) != nullptr;
}

float Lexicon::cost(const History& history, Word word, History& next) const {
    const auto number = static_cast<std::uint32_t>(word);
    const auto last = static_cast<std::uint32_t>(history.last);
    const std::uint32_t* const pair =
        find_gram(pairs_.data() + pair_begin_[last], pairs_.data() + pair_begin_[last + 1], number);
    next = {pair == nullptr ? kNoPair : history_of(static_cast<std::size_t>(pair - pairs_.data())), word};
    float backed_off = 0;
    if (history.pair != kNoPair) {
        const std::uint32_t* const triple = find_gram(triples_.data() + triple_begin_[history.pair],
                                                      triples_.data() + triple_begin_[history.pair + 1], number);
        if (triple != nullptr) return gram_step_nats * static_cast<float>(*triple >> 20);
        backed_off = step_nats * static_cast<float>(history_backoff_[history.pair]);
    }
    if (pair != nullptr) return backed_off + gram_step_nats * static_cast<float>(*pair >> 20);
    const std::int8_t of_classes = class_costs_[entry(history.last)[3] * kClasses + entry(word)[3]];
    return backed_off + step_nats * static_cast<float>(entry(history.last)[1]) + cost(word) +
           class_step_nats * static_cast<float>(of_classes);
}

}  // namespace glane

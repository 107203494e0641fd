#include "pipeline/base/checksum.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace glane {
namespace {

static_assert(std::endian::native == std::endian::little, "words are read as they lie");

constexpr std::uint64_t kPrime1 = 0x9E3779B185EBCA87U;
constexpr std::uint64_t kPrime2 = 0xC2B2AE3D27D4EB4FU;
constexpr std::uint64_t kPrime3 = 0x165667B19E3779F9U;
constexpr std::uint64_t kPrime4 = 0x85EBCA77C2B2AE63U;
constexpr std::uint64_t kPrime5 = 0x27D4EB2F165667C5U;
constexpr std::size_t kStripe = 32;

template <typename Word>
std::uint64_t word_at(const char* at) {
    Word word = 0;
    std::memcpy(&word, at, sizeof word);
    return word;
}

std::uint64_t mixed(std::uint64_t lane, std::uint64_t word) { return std::rotl(lane + word * kPrime2, 31) * kPrime1; }

void add_stripe(std::array<std::uint64_t, 4>& lanes, const char* at) {
    for (std::size_t i = 0; i < lanes.size(); ++i) lanes[i] = mixed(lanes[i], word_at<std::uint64_t>(at + 8 * i));
}

std::uint64_t with_rest(std::uint64_t sum, std::string_view rest) {
    for (; rest.size() >= 8; rest.remove_prefix(8)) {
        sum = std::rotl(sum ^ mixed(0, word_at<std::uint64_t>(rest.data())), 27) * kPrime1 + kPrime4;
    }
    if (rest.size() >= 4) {
        sum = std::rotl(sum ^ (word_at<std::uint32_t>(rest.data()) * kPrime1), 23) * kPrime2 + kPrime3;
        rest.remove_prefix(4);
    }
    for (const char c : rest) sum = std::rotl(sum ^ (static_cast<unsigned char>(c) * kPrime5), 11) * kPrime1;
    return sum;
}

}  // namespace

Checksum::Checksum() : lanes_{kPrime1 + kPrime2, kPrime2, 0, 0 - kPrime1} {}

void Checksum::add(std::string_view bytes) {
    size_ += bytes.size();
    if (!rest_.empty()) {
        const std::size_t missing = std::min(kStripe - rest_.size(), bytes.size());
        rest_ += bytes.substr(0, missing);
        bytes.remove_prefix(missing);
        if (rest_.size() < kStripe) return;
        add_stripe(lanes_, rest_.data());
        rest_.clear();
    }
    std::array<std::uint64_t, 4> lanes = lanes_;
    for (; bytes.size() >= kStripe; bytes.remove_prefix(kStripe)) add_stripe(lanes, bytes.data());
    lanes_ = lanes;
    rest_ = bytes;
}

std::uint64_t Checksum::value() const {
    std::uint64_t sum = kPrime5;
    if (size_ >= kStripe) {
        sum = std::rotl(lanes_[0], 1) + std::rotl(lanes_[1], 7) + std::rotl(lanes_[2], 12) + std::rotl(lanes_[3], 18);
        for (const std::uint64_t lane : lanes_) sum = (sum ^ mixed(0, lane)) * kPrime1 + kPrime4;
    }
    sum = with_rest(sum + size_, rest_);
    sum = (sum ^ (sum >> 33U)) * kPrime2;
    sum = (sum ^ (sum >> 29U)) * kPrime3;
    return sum ^ (sum >> 32U);
}

std::uint64_t checksum(std::string_view bytes) {
    Checksum sum;
    sum.add(bytes);
    return sum.value();
}

}  // namespace glane

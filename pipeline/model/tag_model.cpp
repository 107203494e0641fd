#include "pipeline/model/tag_model.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>

#include <fmt/format.h>

#include "pipeline/base/digest.h"
#include "pipeline/base/error.h"
#include "pipeline/base/file.h"
#include "pipeline/base/table.h"

namespace glane {
namespace fs = std::filesystem;
namespace {

/// Weights of the trigram, the bigram and the unigram.
constexpr double kTriple = 0.6;
constexpr double kPair = 0.3;
constexpr double kSingle = 0.1;
/// How many times a word must have been seen for its own counts to weigh as much as those of its class.
constexpr double kClassWeight = 4;
/// Count of what was never seen.
constexpr double kUnseen = 0.5;

std::uint64_t key_of(std::uint32_t a, std::uint32_t b, std::uint32_t c = 0) {
    return (static_cast<std::uint64_t>(a) << 42U) | (static_cast<std::uint64_t>(b) << 21U) | c;
}

double count_in(const std::unordered_map<std::uint64_t, double>& counts, std::uint64_t key) {
    const auto found = counts.find(key);
    return found == counts.end() ? 0.0 : found->second;
}

std::vector<std::string> parts_of(std::string_view key) {
    std::vector<std::string> parts;
    for (std::size_t at = 0; at <= key.size();) {
        const std::size_t end = std::min(key.find(' ', at), key.size());
        parts.emplace_back(key.substr(at, end - at));
        at = end + 1;
    }
    return parts;
}

template <typename Map>
double share(const Map& counts, std::string_view tag, double& sum) {
    sum = 0;
    double own = 0;
    for (const auto& [name, count] : counts) {
        sum += count;
        if (name == tag) own = count;
    }
    return own;
}

}  // namespace

std::uint32_t TagModel::intern(const std::string& tag) {
    const auto [entry, is_new] = ids_.try_emplace(tag, static_cast<std::uint32_t>(tag_counts_.size()));
    if (is_new) tag_counts_.push_back(0);
    return entry->second;
}

void TagModel::add(const std::string& kind, const std::string& key, double count) {
    const std::vector<std::string> parts = parts_of(key);
    if (kind == "word" || kind == "class") {
        (kind == "word" ? words_ : classes_)[parts.front()][parts.back()] += count;
        return;
    }
    std::vector<std::uint32_t> tags;
    for (const std::string& part : parts) tags.push_back(intern(part));
    if (tags.size() == 1) {
        tag_counts_[tags[0]] += count;
        total_ += count;
    } else if (tags.size() == 2) {
        pairs_[key_of(tags[0], tags[1])] += count;
    } else if (tags.size() == 3) {
        triples_[key_of(tags[0], tags[1], tags[2])] += count;
        followed_[key_of(tags[0], tags[1])] += count;
    }
}

TagModel TagModel::load(const fs::path& folder) {
    TagModel model;
    model.intern("");  // every tag that was never counted
    model.start_ = model.intern("S");
    const std::string counts = read_file(folder / "tags.tsv");
    for (const Record& row : parse_tsv(counts)) {
        if (row.fields.size() != 3) {
            throw Error({.where = {(folder / "tags.tsv").string(), row.line},
                         .what = fmt::format("{} fields for 3", row.fields.size()),
                         .hint = "kind, key, count: take the file as it comes with glane"});
        }
        if (row.fields[0] == "kind") continue;
        double count = 0;
        std::from_chars(row.fields[2].data(), row.fields[2].data() + row.fields[2].size(), count);
        model.add(row.fields[0], row.fields[1], count);
    }
    const std::string exceptions = read_file(folder / "pos.tsv");
    for (const Record& row : parse_tsv(exceptions)) {
        const std::optional<PartOfSpeech> pos =
            row.fields.size() == 3 ? part_of_speech(row.fields[2]) : std::optional<PartOfSpeech>();
        if (pos) model.exceptions_[row.fields[0] + " " + row.fields[1]] = *pos;
    }
    model.digest_ = KeyBuilder().add(sha256(counts)).add(sha256(exceptions)).digest();
    return model;
}

std::uint32_t TagModel::id(std::string_view tag) const {
    const auto found = ids_.find(tag);
    return found == ids_.end() ? 0 : found->second;
}

double TagModel::transition(std::uint32_t second_before, std::uint32_t before, std::uint32_t tag) const {
    const double single = (tag_counts_[tag] + kUnseen) / (total_ + kUnseen * static_cast<double>(tag_counts_.size()));
    const double before_count = before == start_ ? tag_counts_[id("sent")] : tag_counts_[before];
    const double pair = before_count > 0 ? count_in(pairs_, key_of(before, tag)) / before_count : 0;
    const double history = count_in(followed_, key_of(second_before, before));
    const double triple = history > 0 ? count_in(triples_, key_of(second_before, before, tag)) / history : pair;
    return std::log(kTriple * triple + kPair * std::min(pair, 1.0) + kSingle * single);
}

std::vector<double> TagModel::likelihoods(std::string_view word, const std::vector<std::string>& tags) const {
    std::vector<std::string> sorted = tags;
    std::sort(sorted.begin(), sorted.end());
    const auto own = words_.find(word);
    const auto alike = classes_.find(fmt::format("{}", fmt::join(sorted, "|")));
    std::vector<double> scores;
    for (const std::string& tag : tags) {
        double class_sum = 0;
        double class_count = alike == classes_.end() ? 0 : share(alike->second, tag, class_sum);
        // Where no class was counted, every tag by its own frequency.
        const double by_tag = (tag_counts_[id(tag)] + kUnseen) / (total_ + 1);
        const double by_class = (class_count + by_tag * kClassWeight) / (class_sum + kClassWeight);
        double word_sum = 0;
        const double word_count = own == words_.end() ? 0 : share(own->second, tag, word_sum);
        const double probability = (word_count + by_class * kClassWeight) / (word_sum + kClassWeight);
        scores.push_back(std::log(probability / by_tag));
    }
    return scores;
}

PartOfSpeech TagModel::pos_of(std::string_view lemma, std::string_view tag, PartOfSpeech usual) const {
    const auto found = exceptions_.find(fmt::format("{} {}", lemma, tag.substr(0, tag.find('.'))));
    return found == exceptions_.end() ? usual : found->second;
}

}  // namespace glane

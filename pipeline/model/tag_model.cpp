#include "pipeline/model/tag_model.h"

#include <charconv>
#include <cmath>

#include <fmt/format.h>

#include "pipeline/base/digest.h"
#include "pipeline/base/error.h"
#include "pipeline/base/file.h"
#include "pipeline/base/table.h"

namespace glane {
namespace {

constexpr std::size_t kPairs = kWordClasses * kWordClasses;

[[noreturn]] void refuse(const std::string& path, std::size_t line) {
    throw Error({.where = {path, line},
                 .what = "a line of classes and a count was expected",
                 .hint = "the file is damaged: install glane again"});
}

double count_of(const std::string& digits, const std::string& path, std::size_t line) {
    unsigned long count = 0;
    const auto [end, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), count);
    if (fault != std::errc() || end != digits.data() + digits.size()) refuse(path, line);
    return static_cast<double>(count);
}

WordClass class_of(const std::string& name, const std::string& path, std::size_t line) {
    // A column for what treebanks leave open.
    if (name == "_") return WordClass::other;
    const auto known = word_class(name);
    if (!known) refuse(path, line);
    return *known;
}

}  // namespace

TagModel TagModel::load(const std::filesystem::path& lexicon) {
    TagModel model;
    const std::string path = (lexicon / "tag_triples.tsv").string();
    const std::string bytes = read_file(path);
    Triples triples(kPairs * kWordClasses);
    for (const Record& record : parse_tsv(bytes)) {
        if (record.fields.size() != 4) refuse(path, record.line);
        std::size_t at = 0;
        for (std::size_t i = 0; i < 3; ++i) {
            at = at * kWordClasses + index_of(class_of(record.fields[i], path, record.line));
        }
        triples[at] += count_of(record.fields[3], path, record.line);
    }
    model.learn(triples);
    const std::string words_path = (lexicon / "tag_words.tsv").string();
    const std::string words = read_file(words_path);
    model.read_words(words_path, words);
    model.digest_ = KeyBuilder().add(bytes).add(words).digest();
    return model;
}

// Linear interpolation of triples, pairs and single classes, the weights found by leaving one out: Brants (2000),
// "TnT, a statistical part-of-speech tagger", section 2.2.
void TagModel::learn(const Triples& triples) {
    std::vector<double> pairs(kPairs);         // second, third
    std::vector<double> histories(kPairs);     // first, second
    std::vector<double> before(kWordClasses);  // second
    std::vector<double> single(kWordClasses);
    double all = 0;
    for (std::size_t at = 0; at < triples.size(); ++at) {
        const double n = triples[at];
        pairs[at % kPairs] += n;
        histories[at / kWordClasses] += n;
        before[at / kWordClasses % kWordClasses] += n;
        single[at % kWordClasses] += n;
        all += n;
    }
    std::array<double, 3> weights{};
    const auto left_out = [](double n, double of) { return of > 1 ? (n - 1) / (of - 1) : 0; };
    for (std::size_t at = 0; at < triples.size(); ++at) {
        const double n = triples[at];
        if (n == 0) continue;
        const double by_one = left_out(single[at % kWordClasses], all);
        const double by_two = left_out(pairs[at % kPairs], before[at / kWordClasses % kWordClasses]);
        const double by_three = left_out(n, histories[at / kWordClasses]);
        const std::size_t best = by_three >= by_two && by_three >= by_one ? 2 : by_two >= by_one ? 1 : 0;
        weights[best] += n;
    }
    follows_.resize(triples.size());
    const auto ratio = [](double n, double of) { return of > 0 ? n / of : 0; };
    // One count in all for a class that was never seen, so that no path is impossible.
    const double total = all + static_cast<double>(kWordClasses);
    for (std::size_t at = 0; at < triples.size(); ++at) {
        const double by_one = (single[at % kWordClasses] + 1) / total;
        const double p =
            (weights[0] * by_one + weights[1] * ratio(pairs[at % kPairs], before[at / kWordClasses % kWordClasses]) +
             weights[2] * ratio(triples[at], histories[at / kWordClasses])) /
            all;
        follows_[at] = static_cast<float>(std::log(std::max(p, 1e-6 * by_one)));
    }
    for (std::size_t i = 0; i < kWordClasses; ++i) share_[i] = (single[i] + 1) / total;
}

void TagModel::read_words(const std::string& path, std::string_view bytes) {
    for (const Record& record : parse_tsv(bytes)) {
        if (record.fields.size() != 4) refuse(path, record.line);
        words_[record.fields[0]].push_back({class_of(record.fields[1], path, record.line),
                                            count_of(record.fields[2], path, record.line), record.fields[3]});
    }
}

const std::vector<ClassCount>& TagModel::counts(const std::string& exact_form) const {
    static const std::vector<ClassCount> kNotCounted;
    const auto found = words_.find(exact_form);
    return found == words_.end() ? kNotCounted : found->second;
}

}  // namespace glane

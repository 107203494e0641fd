#include "stages/tag/best_path.h"

#include <limits>

namespace glane {
namespace {

using Candidates = std::vector<TagCandidate>;

/// What stands before a sentence and after it.
const Candidates& bound() {
    static const Candidates kBound = {{WordClass::boundary, 0, ""}};
    return kBound;
}

}  // namespace

// Scores are ln p of the best path that ends in a pair of classes; a step looks at three (Brants 2000, eq. 1).
const std::vector<std::uint32_t>& BestPath::of(const std::vector<const Candidates*>& sentence) {
    path_.assign(sentence.size(), 0);
    if (sentence.empty()) return path_;
    const Candidates* two_before = &bound();
    const Candidates* before = &bound();
    scores_.assign(1, 0);
    best_.clear();
    begin_.clear();
    for (std::size_t i = 0; i <= sentence.size(); ++i) {
        const Candidates* here = i < sentence.size() ? sentence[i] : &bound();
        begin_.push_back(best_.size());
        next_.assign(before->size() * here->size(), -std::numeric_limits<float>::infinity());
        for (std::size_t b = 0; b < before->size(); ++b) {
            for (std::size_t h = 0; h < here->size(); ++h) {
                float& score = next_[b * here->size() + h];
                std::uint32_t from = 0;
                for (std::size_t a = 0; a < two_before->size(); ++a) {
                    const float path =
                        scores_[a * before->size() + b] +
                        model_.follows((*two_before)[a].word_class, (*before)[b].word_class, (*here)[h].word_class);
                    if (path <= score) continue;
                    score = path;
                    from = static_cast<std::uint32_t>(a);
                }
                score += (*here)[h].fit;
                best_.push_back(from);
            }
        }
        scores_.swap(next_);
        two_before = before;
        before = here;
    }
    // The bound has one candidate, so the last pairs are the candidates of the last token.
    std::size_t last = 0;
    for (std::size_t b = 1; b < two_before->size(); ++b) {
        if (scores_[b] > scores_[last]) last = b;
    }
    std::size_t here = 0;
    for (std::size_t i = sentence.size(); i > 0; --i) {
        path_[i - 1] = static_cast<std::uint32_t>(last);
        const std::size_t width = i < sentence.size() ? sentence[i]->size() : 1;
        const std::size_t from = best_[begin_[i] + last * width + here];
        here = last;
        last = from;
    }
    return path_;
}

}  // namespace glane

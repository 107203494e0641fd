#include "stages/segment/announcements.h"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>

#include "pipeline/model/unicode.h"

#include "pipeline/base/sorted.h"

namespace glane {
namespace {

constexpr std::size_t kAhead = 8;            // headings that one may announce
constexpr std::size_t kStem = 6;             // letters by which words are compared
constexpr std::size_t kIntroduction = 2500;  // bytes of text below a heading that are looked at
constexpr double kNamed = 0.6;               // share of a heading's words that the text above names
constexpr double kInTitle = 0.5;             // or that the heading above names
constexpr double kCommon = 0.2;              // share of headings that a telling word stands in, at most

using Stems = std::vector<std::string>;

void add_stems(std::string_view text, const Language& language, Stems& stems) {
    std::string word;
    const auto finish = [&] {
        const std::string key = folded(word);
        if (key.size() > 3 && !language.is_stopword(word)) stems.push_back(key.substr(0, kStem));
        word.clear();
    };
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        const char32_t c = next_code_point(text, at);
        if (is_letter(c) || is_mark(c)) {
            word += text.substr(begin, at - begin);
        } else {
            finish();
        }
    }
    finish();
}

Stems unique(Stems stems) {
    sort_unique(stems);
    return stems;
}

/// Of the heading and of what stands between it and the next.
Stems introduction(const Draft& draft, std::size_t block, std::size_t next, const Language& language) {
    Stems stems;
    std::size_t left = kIntroduction;
    for (std::size_t i = block; i < next && left > 0; ++i) {
        const PassageKind kind = draft.blocks[i].kind;
        if (i > block && kind != PassageKind::paragraph && kind != PassageKind::list_item) continue;
        const std::string text = draft.joined(draft.blocks[i], left);
        left -= std::min(left, text.size());
        add_stems(text, language, stems);
    }
    return unique(std::move(stems));
}

}  // namespace

std::vector<std::pair<std::size_t, std::size_t>> announcements(const Draft& draft,
                                                               const std::vector<std::size_t>& headings,
                                                               const Language& language) {
    std::vector<Stems> words(headings.size());
    std::map<std::string, std::size_t> spread;
    for (std::size_t i = 0; i < headings.size(); ++i) {
        add_stems(draft.joined(draft.blocks[headings[i]], 300), language, words[i]);
        words[i] = unique(std::move(words[i]));
        for (const std::string& stem : words[i]) ++spread[stem];
    }
    const double most = std::max(3.0, kCommon * static_cast<double>(headings.size()));
    for (Stems& stems : words) {
        std::erase_if(stems, [&](const std::string& stem) { return static_cast<double>(spread[stem]) > most; });
    }
    std::vector<std::pair<std::size_t, std::size_t>> pairs;
    for (std::size_t i = 0; i + 1 < headings.size(); ++i) {
        const Stems names = introduction(draft, headings[i], headings[i + 1], language);
        for (std::size_t k = i + 1; k < headings.size() && k <= i + kAhead; ++k) {
            if (words[k].empty() || words[k] == words[i]) continue;
            const auto named = [&](const Stems& among) {
                return static_cast<double>(std::count_if(
                    words[k].begin(), words[k].end(),
                    [&](const std::string& stem) { return std::binary_search(among.begin(), among.end(), stem); }));
            };
            const auto size = static_cast<double>(words[k].size());
            if (named(words[i]) >= kInTitle * size || (named(names) >= 2 && named(names) >= kNamed * size))
                pairs.emplace_back(i, k);
        }
    }
    return pairs;
}

}  // namespace glane

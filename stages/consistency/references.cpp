#include "stages/consistency/references.h"

#include <algorithm>

#include <fmt/format.h>

namespace glane::consistency {
namespace {

constexpr std::size_t kNear = 6;  // words from a survey to its year

/// The numbers that a token or a range of tokens stands for: "34-35" as one, "34" "à" "35" as three.
std::vector<std::int64_t> numbers_at(const Reading& reading, std::size_t at, std::size_t& end) {
    std::vector<std::int64_t> numbers;
    const auto take = [&](std::size_t i) {
        std::int64_t value = -1;
        for (const char c : reading.words[i].folded) {
            if (c >= '0' && c <= '9') {
                value = std::max<std::int64_t>(value, 0) * 10 + (c - '0');
                if (value > 1'000'000) return false;
            } else if (value >= 0) {
                numbers.push_back(value);
                value = -1;
            } else {
                return false;
            }
        }
        if (value >= 0) numbers.push_back(value);
        return value >= 0;
    };
    end = at;
    if (at >= reading.words.size() || !take(at)) return numbers;
    end = at + 1;
    const Word* link = reading.at(at + 1);
    const bool is_range = link != nullptr && (link->is("-") || link->is("–") || link->is("a") || link->is("et"));
    if (is_range && at + 2 < reading.words.size() && take(at + 2)) end = at + 3;
    return numbers;
}

bool is_year(const Word& word) { return !word.is_spelled && word.number >= 1900 && word.number <= 2100; }

/// Behind a year, a page is one of another work: "(Dupont, 2019, page 210)", "Dupont 2019, page 210".
bool is_of_other_work(const Reading& reading, std::size_t at) {
    if (at >= 2 && reading.words[at - 1].is(",") && is_year(reading.words[at - 2])) return true;
    bool has_year = false;
    for (std::size_t i = at; i-- > (at > 2 * kNear ? at - 2 * kNear : 0);) {
        if (reading.words[i].is("(")) return has_year;
        has_year = has_year || is_year(reading.words[i]);
    }
    return false;
}

void check_page(const Reading& reading, std::size_t at, std::size_t end, std::int64_t page, const Targets& targets,
                std::vector<CorpusCheck>& checks) {
    const bool exists = page >= 1 && page <= targets.last_page;
    CheckVerdict verdict = exists ? CheckVerdict::agrees : CheckVerdict::contradicts;
    if (is_of_other_work(reading, at)) verdict = CheckVerdict::cannot_tell;
    checks.push_back({CheckKind::reference,
                      verdict,
                      {reading.quote(at, end - 1), std::to_string(page), reading.place(at)},
                      {"last page", std::to_string(targets.last_page), {reading.text->source.name, {}, 0, 0}}});
}

void check_annex(const Reading& reading, std::size_t at, std::size_t end, std::int64_t number, const Targets& targets,
                 std::vector<CorpusCheck>& checks) {
    CheckVerdict verdict = targets.annexes.contains(number) ? CheckVerdict::agrees : CheckVerdict::contradicts;
    if (targets.annexes.empty()) verdict = CheckVerdict::cannot_tell;
    std::string known;
    for (const std::int64_t annex : targets.annexes) known += (known.empty() ? "" : ", ") + std::to_string(annex);
    checks.push_back({CheckKind::reference,
                      verdict,
                      {reading.quote(at, end - 1), std::to_string(number), reading.place(at)},
                      {"headings of annexes", known, {reading.text->source.name, {}, 0, 0}}});
}

}  // namespace

Targets targets_of(const CorpusText& text, const Reader& reader) {
    Targets targets;
    // Pages may be missing in front: a folio that was read tells how far the printed count is ahead.
    std::int64_t ahead = 0;
    for (const Page& page : text.source.pages) {
        targets.last_page = std::max<std::int64_t>(targets.last_page, page.number);
        const std::vector<Word> printed = reader.words_of(page.printed);
        if (printed.size() == 1) ahead = std::max(ahead, printed[0].number - static_cast<std::int64_t>(page.number));
    }
    targets.last_page += ahead;
    for (const Passage& passage : text.document.passages) {
        if (passage.kind != PassageKind::heading) continue;
        const Reading heading = reader.read(text, passage);
        if (heading.words.size() < 2) continue;
        const Mark* mark = heading.words[0].mark("reference");
        if (mark != nullptr && mark->value != "page" && heading.words[1].number >= 0) {
            targets.annexes.insert(heading.words[1].number);
        }
    }
    return targets;
}

void check_references(const Reading& reading, const Targets& targets, std::vector<CorpusCheck>& checks) {
    const bool is_heading = reading.passage->kind == PassageKind::heading;
    for (std::size_t at = 0; at < reading.words.size(); ++at) {
        const Mark* mark = reading.words[at].mark("reference");
        if (mark == nullptr || (is_heading && at == 0)) continue;
        std::size_t end = at;
        const std::vector<std::int64_t> numbers = numbers_at(reading, at + 1, end);
        for (const std::int64_t number : numbers) {
            if (mark->value != "page") {
                check_annex(reading, at, end, number, targets, checks);
            } else if (reading.passage->kind != PassageKind::note) {
                check_page(reading, at, end, number, targets, checks);
            }
        }
    }
}

std::vector<NamedSurvey> surveys_in(const Reading& reading) {
    std::vector<NamedSurvey> surveys;
    for (std::size_t at = 0; at < reading.words.size(); ++at) {
        if (reading.words[at].mark("survey") == nullptr) continue;
        std::string name;
        for (std::size_t i = at + 1; i <= at + kNear && i < reading.words.size(); ++i) {
            const Word& word = reading.words[i];
            if (word.is_punctuation || word.sentence != reading.words[at].sentence) break;
            // "Enquête Communes": a unit in capitals is no name.
            if (word.is_capital && word.mark("unit") == nullptr) name += (name.empty() ? "" : " ") + word.folded;
            if (!is_year(word)) continue;
            if (!name.empty()) surveys.push_back({name, word.number, reading.quote(at, i), reading.place(i)});
            break;
        }
    }
    return surveys;
}

}  // namespace glane::consistency

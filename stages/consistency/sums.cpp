#include "stages/consistency/sums.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <string>

#include <fmt/format.h>

#include "pipeline/base/table.h"

namespace glane::consistency {
namespace {

// Shares farther from 100 than this do not try to reach it: several answers were allowed, or some are not told.
constexpr double kShareSlack = 5;

struct Part {
    std::int64_t number = 0;
    std::size_t first = 0;
    const Mark* unit = nullptr;
};

/// The number that an item begins with, behind "et", "les", "l'"; only where a unit or a small word follows.
std::optional<Part> part_at(const Reading& reading, std::size_t first, std::size_t end) {
    while (first < end && reading.words[first].number < 0 && reading.words[first].is_stopword) ++first;
    if (first + 1 >= end || reading.words[first].number < 1 || reading.words[first].percent >= 0) return std::nullopt;
    const Word& next = reading.words[first + 1];
    const Mark* unit = next.mark("unit");
    if (unit == nullptr && (!next.is_stopword || next.mark("size") != nullptr)) return std::nullopt;
    return Part{reading.words[first].number, first, unit};
}

/// The parts between two words; empty unless there are two or more and each begins with a number.
std::vector<Part> parts_in(const Reading& reading, std::size_t begin, std::size_t end) {
    std::vector<Part> parts;
    for (std::size_t at = begin; at < end;) {
        std::size_t stop = at + 1;
        while (stop < end && !reading.words[stop].is(",") && !reading.words[stop].is(";") &&
               !(reading.words[stop].is("et") && stop + 1 < end && reading.words[stop + 1].number >= 1)) {
            ++stop;
        }
        const std::optional<Part> part = part_at(reading, at, stop);
        if (!part) return {};
        parts.push_back(*part);
        const bool is_sign = stop < end && reading.words[stop].is_punctuation;
        at = is_sign ? stop + 1 : stop;
    }
    return parts.size() >= 2 ? parts : std::vector<Part>();
}

std::size_t end_of_parts(const Reading& reading, std::size_t begin, bool in_parentheses) {
    std::size_t end = begin;
    while (end < reading.words.size() && !reading.words[end].is(in_parentheses ? ")" : ".")) ++end;
    return end;
}

std::int64_t sum_of(const std::vector<Part>& parts) {
    std::int64_t sum = 0;
    for (const Part& part : parts) sum += part.number;
    return sum;
}

CheckVerdict verdict_of(bool agrees) { return agrees ? CheckVerdict::agrees : CheckVerdict::contradicts; }

Total total_of(const Reading& reading, const Part& part) {
    Total total;
    total.unit = part.unit->value;
    total.number = part.number;
    total.is_strong = true;
    total.first = part.first;
    total.end = part.first + 1 + part.unit->length;
    total.text = reading.quote(part.first, total.end - 1);
    total.ref = reading.place(part.first);
    return total;
}

/// The number and unit that an item of a list begins with.
std::optional<Part> leading(const Reading& item) {
    if (item.words.size() < 2 || item.words[0].number < 1) return std::nullopt;
    const Mark* unit = item.words[1].mark("unit");
    if (unit == nullptr) return std::nullopt;
    return Part{item.words[0].number, 0, unit};
}

/// "1 + 2 + 2 + 1".
std::string addition(const std::vector<std::pair<const Reading*, Part>>& parts) {
    std::string text;
    for (const auto& [reading, part] : parts) text += (text.empty() ? "" : " + ") + std::to_string(part.number);
    return text;
}

void add_shares(const std::vector<double>& shares, const std::string& text, const SourceRef& ref, bool is_list,
                std::vector<CorpusCheck>& checks) {
    double sum = 0;
    bool is_whole = true;
    for (const double share : shares) {
        sum += share;
        is_whole = is_whole && share == std::floor(share);
    }
    // Each may have been rounded by half of its last digit.
    const double tolerance = (is_whole ? 0.5 : 0.05) * static_cast<double>(shares.size()) + 1e-6;
    const double gap = std::abs(sum - 100);
    if (gap > kShareSlack || (!is_list && gap > tolerance)) return;
    checks.push_back(
        {CheckKind::percentages, verdict_of(gap <= tolerance), {text, fixed(sum, 1), ref}, {"100 %", "100.0", ref}});
}

void check_list_shares(const Reading& intro, const std::vector<Reading>& items, std::vector<CorpusCheck>& checks) {
    std::vector<double> shares;
    for (const Reading& item : items) {
        const auto count =
            std::count_if(item.words.begin(), item.words.end(), [](const Word& word) { return word.percent >= 0; });
        if (count != 1) return;
        for (const Word& word : item.words) {
            if (word.percent >= 0) shares.push_back(word.percent);
        }
    }
    if (shares.size() >= 3) add_shares(shares, intro.quote(0, intro.words.size() - 1), intro.place(0), true, checks);
}

/// What a cell holds, if it is one number.
struct CellNumber {
    double value = 0;
    bool is_share = false;
};
std::optional<CellNumber> number_in(const TableCell& cell, const Reader& reader) {
    const std::vector<Word> words = reader.words_of(cell.text);
    if (words.size() == 1 && words[0].percent >= 0) return CellNumber{words[0].percent, true};
    if (words.size() == 1 && words[0].number >= 0 && !words[0].is_spelled) {
        return CellNumber{static_cast<double>(words[0].number), false};
    }
    return std::nullopt;
}

bool is_total_row(const TableRow& row, const Reader& reader) {
    if (row.cells.empty()) return false;
    const std::vector<Word> words = reader.words_of(row.cells.front().text);
    return !words.empty() && words.front().mark("table-total") != nullptr;
}

}  // namespace

void check_inner_sums(const Reading& reading, std::vector<Total>& totals, std::vector<CorpusCheck>& checks) {
    std::vector<Total> more;
    for (std::size_t i = 0; i + 2 < reading.words.size(); ++i) {
        const Mark* unit = reading.words[i + 1].mark("unit");
        if (reading.words[i].number < 2 || unit == nullptr) continue;
        const std::size_t sign = i + 1 + unit->length;
        const Word* opening = reading.at(sign);
        if (opening == nullptr || !(opening->is(":") || opening->is("("))) continue;
        const bool in_parentheses = opening->is("(");
        const std::size_t end = end_of_parts(reading, sign + 1, in_parentheses);
        const std::vector<Part> parts = parts_in(reading, sign + 1, end);
        if (parts.empty()) continue;
        const std::int64_t sum = sum_of(parts);
        checks.push_back({CheckKind::sum,
                          verdict_of(sum == reading.words[i].number),
                          {reading.quote(i, sign - 1), std::to_string(reading.words[i].number), reading.place(i)},
                          {reading.quote(sign + 1, end - 1), std::to_string(sum), reading.place(sign + 1)}});
        const bool is_total = std::any_of(totals.begin(), totals.end(), [i](const Total& total) {
            return total.first == i && total.is_strong && total.survey.empty();
        });
        for (const Part& part : parts) {
            if (is_total && part.unit != nullptr && part.unit->value != unit->value)
                more.push_back(total_of(reading, part));
        }
    }
    // A part of a total is a total itself, whatever was made of it alone.
    for (Total& total : more) {
        std::erase_if(totals, [&](const Total& known) { return known.first == total.first; });
        totals.push_back(std::move(total));
    }
}

void check_list(const Reading& intro, const std::vector<Reading>& items, std::vector<Total>& totals,
                std::vector<CorpusCheck>& checks) {
    if (items.size() < 2) return;
    check_list_shares(intro, items, checks);
    std::vector<std::pair<const Reading*, Part>> parts;
    for (const Reading& item : items) {
        const std::optional<Part> part = leading(item);
        if (!part) return;
        parts.emplace_back(&item, *part);
    }
    std::int64_t sum = 0;
    for (const auto& [reading, part] : parts) sum += part.number;
    const std::vector<Total> announced = totals_in(intro);
    if (!announced.empty()) {
        const Total& total = announced.back();
        checks.push_back({CheckKind::sum,
                          verdict_of(sum == total.number),
                          {total.text, std::to_string(total.number), total.ref},
                          {addition(parts), std::to_string(sum), items.front().place(0)}});
        for (const auto& [reading, part] : parts) {
            if (total.survey.empty() && part.unit->value != total.unit) totals.push_back(total_of(*reading, part));
        }
        return;
    }
    for (std::size_t i = 0; i < intro.words.size(); ++i) {
        if (!is_of_corpus(intro, i)) continue;
        const std::string_view unit = intro.words[i].mark("unit")->value;
        if (std::any_of(parts.begin(), parts.end(), [&](const auto& part) { return part.second.unit->value != unit; }))
            return;
        Total total = total_of(items.front(), parts.front().second);
        total.number = sum;
        total.text = intro.quote(0, intro.words.size() - 1) + " " + addition(parts);
        totals.push_back(std::move(total));
        return;
    }
}

void check_sentence_shares(const Reading& reading, std::vector<CorpusCheck>& checks) {
    for (std::size_t begin = 0; begin < reading.words.size();) {
        std::size_t end = begin;
        std::vector<double> shares;
        std::vector<std::size_t> at;
        for (; end < reading.words.size() && reading.words[end].sentence == reading.words[begin].sentence; ++end) {
            if (reading.words[end].percent < 0) continue;
            shares.push_back(reading.words[end].percent);
            at.push_back(end);
        }
        if (shares.size() >= 2) {
            add_shares(shares, reading.quote(at.front(), at.back()), reading.place(at.front()), false, checks);
        }
        begin = end;
    }
}

void check_table_sums(const CorpusText& text, const TextTable& table, const Reader& reader,
                      std::vector<CorpusCheck>& checks) {
    const SourceRef ref = place_of(text, table);
    const std::string name = table.caption.empty() ? table.id : table.caption;
    for (std::size_t column = 1; column < table.columns.size(); ++column) {
        std::vector<double> values;
        std::optional<CellNumber> total;
        bool is_shares = false;
        bool is_readable = true;
        for (const TableRow& row : table.rows) {
            if (column >= row.cells.size()) continue;
            const std::optional<CellNumber> number = number_in(row.cells[column], reader);
            is_readable = is_readable && number.has_value();
            if (!number) break;
            is_shares = number->is_share;
            if (is_total_row(row, reader)) {
                total = number;
            } else {
                values.push_back(number->value);
            }
        }
        if (!is_readable || values.size() < 2) continue;
        const std::string what = fmt::format("{} : {}", name, table.columns[column].text);
        if (is_shares) {
            add_shares(values, what, ref, true, checks);
        } else if (total) {
            double sum = 0;
            for (const double value : values) sum += value;
            checks.push_back({CheckKind::sum,
                              verdict_of(sum == total->value),
                              {what, fixed(total->value, 0), ref},
                              {fmt::format("{} rows", values.size()), fixed(sum, 0), ref}});
        }
    }
}

}  // namespace glane::consistency

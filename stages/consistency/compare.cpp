#include "stages/consistency/compare.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "stages/consistency/found.h"

namespace glane::consistency {
namespace {

CheckSide side(const Total& total) { return {total.text, std::to_string(total.number), total.ref}; }

/// The statement that the others are held against: strong if one is, with the number that most of them have.
template <typename Statement, typename Number, typename Counts>
const Statement& reference_of(const std::vector<const Statement*>& statements, Number number, Counts counts) {
    std::map<std::int64_t, int> votes;
    for (const Statement* statement : statements) votes[number(*statement)] += counts(*statement) ? 1 : 0;
    const Statement* best = statements.front();
    for (const Statement* statement : statements) {
        const bool wins = votes[number(*statement)] > votes[number(*best)];
        if (wins || (number(*statement) == number(*best) && counts(*statement) && !counts(*best))) best = statement;
    }
    return *best;
}

class Comparer {
  public:
    Comparer(const Corpus& corpus, const Reader& reader, const StatementSet& set)
        : reader_(reader),
          set_(set),
          interviews_(interviews_of(corpus)),
          tables_(tables_of(corpus, reader)),
          speakers_(speakers_of(corpus)) {}

    std::vector<CorpusCheck> checks() && {
        totals();
        sizes();
        surveys();
        checks_.insert(checks_.end(), set_.checks.begin(), set_.checks.end());
        std::stable_sort(checks_.begin(), checks_.end(),
                         [](const CorpusCheck& a, const CorpusCheck& b) { return a.kind < b.kind; });
        return std::move(checks_);
    }

  private:
    void add(CheckKind kind, CheckVerdict verdict, CheckSide statement, CheckSide compared) {
        checks_.push_back({kind, verdict, std::move(statement), std::move(compared)});
    }

    void totals() {
        std::map<std::pair<std::string, std::string>, std::vector<const Total*>> groups;
        for (const Total& total : set_.totals) groups[{total.unit, total.survey}].push_back(&total);
        for (const auto& [key, group] : groups) {
            const Total& reference = reference_of(
                group, [](const Total& total) { return total.number; },
                [](const Total& total) { return total.is_strong; });
            for (const Total* total : group) {
                if (total == &reference) continue;
                CheckVerdict verdict = CheckVerdict::agrees;
                if (total->number != reference.number) {
                    verdict =
                        total->is_strong && reference.is_strong ? CheckVerdict::contradicts : CheckVerdict::cannot_tell;
                }
                add(CheckKind::total, verdict, side(*total), side(reference));
            }
            if (key.second.empty()) {
                for (const Total* total : group) {
                    // Where no statement is plain, each may be the one that is meant.
                    if (total == &reference || !reference.is_strong) against_found(*total, group.size() == 1);
                }
            } else if (group.size() == 1) {
                add(CheckKind::total, CheckVerdict::cannot_tell, side(reference), {});
            }
        }
    }

    /// The total of a unit against rows of tables, interviews and speakers.
    void against_found(const Total& total, bool is_alone) {
        bool compared = false;
        for (const FoundTable& table : tables_) {
            const auto rows = count_of(table.rows, total.unit);
            if (rows == 0) continue;
            compared = true;
            const bool agrees = rows == total.number;
            const CheckVerdict wrong =
                total.is_strong && table.is_whole ? CheckVerdict::contradicts : CheckVerdict::cannot_tell;
            add(CheckKind::total, agrees ? CheckVerdict::agrees : wrong, side(total),
                {fmt::format("{} : rows with \"{}\"", table.name, total.unit), std::to_string(rows), table.ref});
        }
        compared = against_interviews(total) || compared;
        if (is_alone && !compared) add(CheckKind::total, CheckVerdict::cannot_tell, side(total), {});
    }

    bool against_interviews(const Total& total) {
        const auto interviews = static_cast<std::int64_t>(interviews_.size());
        if (interviews == 0) return false;
        if (total.unit != "entretien" && total.unit != "personne") return against_kinds(total);
        const bool is_interviews = total.unit == "entretien";
        const std::int64_t found = is_interviews ? interviews : speakers_;
        CheckVerdict verdict = found == total.number ? CheckVerdict::agrees : CheckVerdict::cannot_tell;
        if (found > total.number && total.is_strong) verdict = CheckVerdict::contradicts;
        add(CheckKind::total, verdict, side(total),
            {is_interviews ? "interviews found" : "speakers found", std::to_string(found), {}});
        return true;
    }

    /// One authority may be heard in several interviews or in none: equal numbers agree, others tell nothing.
    bool against_kinds(const Total& total) {
        const auto is_of_unit = [&](const FoundCase& found) {
            return !found.unit.empty() && (found.unit == total.unit || reader_.is_part(found.unit, total.unit));
        };
        const std::int64_t found = std::count_if(interviews_.begin(), interviews_.end(), is_of_unit);
        if (found == 0) return false;
        add(CheckKind::total, found == total.number ? CheckVerdict::agrees : CheckVerdict::cannot_tell, side(total),
            {fmt::format("interviews with \"{}\"", total.unit), std::to_string(found), {}});
        return true;
    }

    static std::int64_t count_of(const std::vector<FoundCase>& cases, const std::string& unit) {
        return std::count_if(cases.begin(), cases.end(), [&](const FoundCase& found) { return found.unit == unit; });
    }

    void sizes() {
        for (const SizeStatement& stated : set_.sizes) {
            const std::string words = fmt::format("{} {}", stated.number, size_name(stated.size.min, stated.size.max));
            bool compared = false;
            for (const FoundTable& table : tables_) {
                const auto rows = std::count_if(table.rows.begin(), table.rows.end(), [&](const FoundCase& found) {
                    return found.unit == stated.unit && found.size_min == stated.size.min &&
                           found.size_max == stated.size.max;
                });
                if (count_of(table.rows, stated.unit) == 0) continue;
                compared = true;
                const CheckVerdict wrong = table.is_whole ? CheckVerdict::contradicts : CheckVerdict::cannot_tell;
                add(CheckKind::size_class, rows == stated.number ? CheckVerdict::agrees : wrong,
                    {stated.text, words, stated.ref},
                    {fmt::format("{} : rows of this size", table.name), std::to_string(rows), table.ref});
            }
            if (!compared) size_against_interviews(stated, words);
        }
        for (const FoundCase& interview : interviews_) size_of_interview(interview);
    }

    /// As with totals: equal numbers agree, others tell nothing.
    void size_against_interviews(const SizeStatement& stated, const std::string& words) {
        const auto found = std::count_if(interviews_.begin(), interviews_.end(), [&](const FoundCase& interview) {
            return interview.unit == stated.unit && (interview.size_min >= 0 || interview.size_max >= 0) &&
                   overlap(interview.size_min, interview.size_max, stated.size.min, stated.size.max) &&
                   !touches(interview, stated.size);
        });
        CheckSide compared;
        if (found > 0) compared = {"interviews of this size", std::to_string(found), {}};
        add(CheckKind::size_class, found == stated.number ? CheckVerdict::agrees : CheckVerdict::cannot_tell,
            {stated.text, words, stated.ref}, std::move(compared));
    }

    /// Classes that share no more than their bound: "1000–2000" and "2000–3500".
    static bool touches(const FoundCase& interview, const SizeClass& size) {
        if (interview.size_min == interview.size_max || size.min == size.max) return false;
        return interview.size_max == size.min || interview.size_min == size.max;
    }

    /// The size in the heading of an interview must be one of those that a list gives for its unit.
    void size_of_interview(const FoundCase& interview) {
        if (interview.size_min < 0 && interview.size_max < 0) return;
        const SizeStatement* nearest = nullptr;
        bool agrees = false;
        std::size_t classes = 0;
        for (const SizeStatement& stated : set_.sizes) {
            if (!stated.is_listed || stated.unit != interview.unit) continue;
            ++classes;
            const bool fits = overlap(interview.size_min, interview.size_max, stated.size.min, stated.size.max);
            const bool is_exact = interview.size_min == stated.size.min && interview.size_max == stated.size.max;
            if (nearest == nullptr || (fits && !agrees) || is_exact) nearest = &stated;
            agrees = agrees || fits;
        }
        if (classes < 2) return;
        add(CheckKind::size_class, agrees ? CheckVerdict::agrees : CheckVerdict::contradicts,
            {interview.text, size_name(interview.size_min, interview.size_max), interview.ref},
            {nearest->text, size_name(nearest->size.min, nearest->size.max), nearest->ref});
    }

    /// The year that most statements give against the others; of two that are equally frequent none is wrong.
    void surveys() {
        std::map<std::string, std::vector<const NamedSurvey*>> groups;
        for (const NamedSurvey& survey : set_.surveys) groups[survey.name].push_back(&survey);
        for (const auto& named : groups) {
            const std::vector<const NamedSurvey*>& group = named.second;
            const auto year = [](const NamedSurvey& survey) { return survey.year; };
            const NamedSurvey& reference = reference_of(group, year, [](const NamedSurvey&) { return true; });
            const auto same = [&group](std::int64_t wanted) {
                return std::count_if(group.begin(), group.end(),
                                     [=](const NamedSurvey* other) { return other->year == wanted; });
            };
            for (const NamedSurvey* survey : group) {
                if (survey == &reference) continue;
                CheckVerdict verdict = CheckVerdict::agrees;
                if (survey->year != reference.year) {
                    const bool is_rarer = same(survey->year) < same(reference.year);
                    verdict = is_rarer ? CheckVerdict::contradicts : CheckVerdict::cannot_tell;
                }
                add(CheckKind::survey_year, verdict, {survey->text, std::to_string(survey->year), survey->ref},
                    {reference.text, std::to_string(reference.year), reference.ref});
            }
        }
    }

    const Reader& reader_;
    const StatementSet& set_;
    std::vector<FoundCase> interviews_;
    std::vector<FoundTable> tables_;
    std::int64_t speakers_;
    std::vector<CorpusCheck> checks_;
};

}  // namespace

std::vector<CorpusCheck> compare(const Corpus& corpus, const Reader& reader, const StatementSet& set) {
    return Comparer(corpus, reader, set).checks();
}

}  // namespace glane::consistency

#include "pipeline/verbs/specificities_print.h"

#include <cmath>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "pipeline/base/french_number.h"
#include "pipeline/verbs/print.h"
#include "stages/specificities/convention.h"
#include "stages/specificities/tables.h"

namespace glane {
namespace {

constexpr std::size_t kColumns = 8;

std::string heading_of(const SpecificityTable& table) {
    return fmt::format("Spécificités selon {} : {}, T = {} positions\n", variable_in_french(table.variable),
                       count_of(static_cast<std::int64_t>(table.parts.size()), "partie"),
                       french_number(table.positions));
}

/// "2 sur 4": of the interviews that the part holds or holds parts of.
std::string interviews_in(const SpecificityTable& table, std::size_t part, const SpecificUse& use) {
    if (table.parts[part].interviews == 0) return "—";
    return fmt::format("{} sur {}", use.interviews, table.parts[part].interviews);
}

std::string name_of(const SpecificityTable& table, std::size_t part) {
    const Part& here = table.parts[part];
    return fmt::format("« {} » : t = {} positions, {}", part_label(table, part), french_number(here.positions),
                       here.interviews == 0 ? "hors des entretiens" : count_of(here.interviews, "entretien"));
}

Row row_of(const SpecificityTable& table, std::size_t at, std::size_t part) {
    const SpecificWord& word = table.words[at];
    const SpecificUse& use = word.uses[part];
    const Contingency cells = table.cells(word, part);
    return {"",
            word.text,
            french_number(use.f()),
            french_number(cells.f2()),
            french_number(cells.e11(), 1),
            (use.specificity > 0 ? "+" : "") + french_number(use.specificity, 1),
            french_probability(use.q),
            interviews_in(table, part, use)};
}

/// The words of one side, below a line that names it.
void add_side(std::vector<Row>& rows, const SpecificityTable& table, std::size_t part, ScoreOrder order,
              std::size_t top) {
    const bool high = order == ScoreOrder::highest;
    rows.push_back({"", high ? "en plus" : "en moins", "f", "F", "attendue", "spécificité", "p ajustée", "entretiens"});
    std::size_t shown = 0;
    std::size_t more = 0;
    for (const std::size_t word : specific_words(table, part, order, 0)) {
        if (std::abs(table.words[word].uses[part].specificity) < kBanalSpecificity) break;
        if (top > 0 && shown == top) {
            ++more;
            continue;
        }
        rows.push_back(row_of(table, word, part));
        ++shown;
    }
    if (shown == 0) rows.back() = {"", high ? "aucun mot nettement en plus" : "aucun mot nettement en moins"};
    if (more > 0) rows.push_back({"", fmt::format("… et {} de plus", more)});
}

std::string formula_of(const SpecificityTable& table, const SpecificWord& word, std::size_t part) {
    const Contingency t = table.cells(word, part);
    const SpecificUse& use = word.uses[part];
    const bool fewer = use.specificity < 0.0;
    return fmt::format(
        "  {} : attendue F·t/T = {}·{}/{} = {} ; spécificité {}log10 P(X {} {}) = {}, X ~ hypergéométrique(T = {}, F = "
        "{}, t = {})\n",
        part_label(table, part), french_number(t.f2()), french_number(t.f1()), french_number(t.n()),
        french_number(t.e11(), 4), fewer ? "+" : "-", fewer ? "≤" : "≥", french_number(use.f()),
        french_number(use.specificity, 4), french_number(t.n()), french_number(t.f2()), french_number(t.f1()));
}

}  // namespace

std::string part_label(const SpecificityTable& table, std::size_t part) {
    const std::string& name = table.parts[part].name;
    const std::string_view dash = "–";
    const std::size_t at = table.variable == "size" ? name.find(dash) : std::string::npos;
    if (at == std::string::npos) return name;
    const std::string low = name.substr(0, at);
    const std::string high = name.substr(at + dash.size());
    if (low.empty()) return fmt::format("jusqu'à {}", high);
    return high.empty() ? fmt::format("{} et plus", low) : fmt::format("{} à {}", low, high);
}

std::string specificities_text(const SpecificityTable& table, std::size_t top) {
    std::string text = heading_of(table);
    for (std::size_t part = 0; part < table.parts.size(); ++part) {
        std::vector<Row> rows;
        add_side(rows, table, part, ScoreOrder::highest, top);
        add_side(rows, table, part, ScoreOrder::lowest, top);
        for (Row& row : rows) row.resize(kColumns);
        text += '\n' + name_of(table, part) + '\n' + aligned(rows);
    }
    return text + '\n' + wrapped(table.convention);
}

std::string specificity_explanation(const SpecificityTable& table, const SpecificWord& word, const Corpus& corpus) {
    std::string text = heading_of(table);
    text += fmt::format("\n« {} » : F = {}, dans {}\n\n", word.text, french_number(word.frequency()),
                        count_of(word.interviews, "entretien"));
    std::vector<Row> rows{{"", "partie", "le mot", "autres", "total t", "spécificité", "p", "p ajustée", "entretiens"}};
    for (std::size_t part = 0; part < table.parts.size(); ++part) {
        const Contingency cells = table.cells(word, part);
        const SpecificUse& use = word.uses[part];
        rows.push_back({"", part_label(table, part), french_number(cells.o11), french_number(cells.o12),
                        french_number(cells.f1()), french_number(use.specificity, 4), french_probability(use.p),
                        french_probability(use.q), interviews_in(table, part, use)});
    }
    rows.push_back({"", "total", french_number(word.frequency()), french_number(table.positions - word.frequency()),
                    french_number(table.positions), "", "", "", french_number(word.interviews)});
    text += aligned(rows) + '\n';
    for (std::size_t part = 0; part < table.parts.size(); ++part) text += formula_of(table, word, part);
    for (std::size_t part = 0; part < table.parts.size(); ++part) {
        if (word.uses[part].places.empty()) continue;
        text += fmt::format("\n« {} » : {}\n", part_label(table, part), count_of(word.uses[part].f(), "occurrence"));
        for (const WordPlace& place : word.uses[part].places) {
            text += occurrence_line(occurrence_of(corpus, place), corpus);
        }
    }
    return text;
}

}  // namespace glane

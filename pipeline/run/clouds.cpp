#include "pipeline/run/clouds.h"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "pipeline/base/archive.h"
#include "pipeline/base/digest.h"
#include "pipeline/base/french_number.h"
#include "pipeline/model/language.h"
#include "pipeline/model/tokenize.h"
#include "pipeline/model/unicode.h"
#include "pipeline/run/watched.h"
#include "stages/figures/draw_bars.h"
#include "stages/figures/draw_cloud.h"
#include "stages/report/sections.h"

namespace glane {
namespace {

/// Collocates that no printed expression has, in the comparison.
constexpr std::size_t kUnprinted = 15;
constexpr const char* kSeveral = "plusieurs entretiens";

/// "entretien 5"; the text's name where it is no interview.
std::string interview_name(const SourceRef& place) {
    std::string name = place.interview.empty() ? place.document : place.interview;
    std::ranges::replace(name, '-', ' ');
    return name;
}

/// The interview in which more than half of the occurrences stand.
std::string main_interview(const Collocate& row) {
    std::map<std::string, std::size_t> counts;
    for (const Occurrence& occurrence : row.occurrences) ++counts[interview_name(occurrence.place)];
    for (const auto& [name, count] : counts) {
        if (2 * count > row.occurrences.size()) return name;
    }
    return kSeveral;
}

/// So many rows of the table have a place in the report page.
std::size_t linked_rows(const CloudInput& in) {
    return static_cast<std::size_t>(std::max(0, in.project.report.collocates));
}

std::vector<CloudItem> computed_items(const CloudInput& in) {
    const std::vector<std::size_t> rows = select_collocates(in.table, in.project.cloud_selection);
    std::vector<CloudItem> items = items_of_rows(in.table, rows, linked_rows(in));
    const bool by_interview = in.project.cloud_selection.colours == "interviews";
    for (std::size_t i = 0; i < items.size(); ++i) {
        items[i].group = by_interview ? main_interview(in.table.collocates[rows[i]]) : in.themes.theme_of(items[i].text, in.language);
    }
    return items;
}

/// The turn of the report page in which these words stand; empty when it shows none.
std::string link_to(const Annex& annex, const CloudExpression& expression) {
    const std::string words = folded(expression.expression);
    for (std::size_t e = 0; e < annex.extracts.size(); ++e) {
        const Extract& extract = annex.extracts[e];
        if (extract.interview != expression.ref.interview || extract.document != expression.ref.document) continue;
        for (std::size_t t = extract.turns.size(); t-- > 0;) {
            const ExtractTurn& turn = extract.turns[t];
            if (turn.ref.line > expression.ref.line) continue;
            if (folded(turn.text).find(words) == std::string::npos) break;
            return "#" + anchor_of(e, t);
        }
    }
    return {};
}

std::string place_of(const SourceRef& place) { return fmt::format("p. {}, l. {}", place.page, place.line); }

/// "relevée par le compte au rang 8 (G² 12,2)".
std::string count_words(const CountedBeside& counted) {
    if (counted.match.empty()) return {};
    if (counted.rank == 0) return "non relevée par le compte";
    const std::string evidence =
        fmt::format("au rang {} (G² {})", counted.rank, french_number(counted.log_likelihood, 1));
    if (counted.match == "same") return "relevée par le compte " + evidence;
    return fmt::format("{} « {} » {}", counted.match == "within" ? "relevée dans" : "relevée en partie :", counted.collocate, evidence);
}

std::vector<CloudItem> printed_items(const CloudInput& in, const PrintedCloud& cloud) {
    std::vector<CloudItem> items;
    for (const CloudExpression& expression : cloud.expressions) {
        CloudItem item;
        item.text = expression.expression;
        item.weight = 1;
        item.group = interview_name(expression.ref);
        item.evidence = fmt::format("{}, {}", interview_name(expression.ref), place_of(expression.ref));
        if (const std::string counted = count_words(expression.counted); !counted.empty()) item.evidence += " ; " + counted;
        item.link = link_to(in.annex, expression);
        item.places.push_back(place_of(expression.ref));
        for (const SourceRef& other : expression.others) item.places.push_back(place_of(other));
        items.push_back(std::move(item));
    }
    return items;
}

/// The ranks of the comparison are those of the uncut table, the page's those of the table that it shows.
std::string link_to_collocate(const CloudInput& in, const std::string& text) {
    const auto row = std::ranges::find(in.table.collocates, text, &Collocate::text);
    return link_to_row(static_cast<std::size_t>(row - in.table.collocates.begin()),
                       std::min(linked_rows(in), in.table.collocates.size()));
}

Bar printed_bar(const CloudInput& in, const CloudExpression& expression) {
    const CountedBeside& counted = expression.counted;
    Bar bar{.label = expression.expression, .value = counted.rank == 0 ? 0 : counted.log_likelihood};
    const bool whole = counted.match == "same";
    bar.group = whole ? "imprimée, comptée telle quelle" : counted.rank == 0 ? "imprimée, non relevée" : "imprimée, comptée en partie";
    bar.evidence = count_words(counted);
    if (counted.rank > 0) bar.link = link_to_collocate(in, counted.collocate);
    return bar;
}

std::vector<Bar> comparison(const CloudInput& in) {
    std::vector<Bar> bars;
    std::set<std::string> printed;
    for (const PrintedCloud& cloud : in.printed) {
        for (const CloudExpression& expression : cloud.expressions) {
            bars.push_back(printed_bar(in, expression));
            if (expression.counted.rank > 0) printed.insert(expression.counted.collocate);
        }
    }
    std::size_t unprinted = 0;
    for (const std::size_t i : select_collocates(in.table, in.project.cloud_selection)) {
        const Collocate& row = in.table.collocates[i];
        if (printed.contains(row.text) || unprinted++ >= kUnprinted) continue;
        Bar bar{.label = row.text, .value = row.log_likelihood};
        bar.group = "non imprimée";
        bar.evidence = fmt::format("rang {}, {} fois dans le contexte sur {}", i + 1, french_number(row.f()),
                                   french_number(row.f2()));
        bar.link = link_to_row(i, linked_rows(in));
        bars.push_back(std::move(bar));
    }
    std::ranges::stable_sort(bars, [](const Bar& a, const Bar& b) { return a.value > b.value; });
    return bars;
}

}  // namespace

Made<Cloud> computed_cloud(const CloudInput& in, const DrawCloud::Options& options, Cache& cache) {
    std::vector<CloudItem> items = computed_items(in);
    return step<DrawCloud>(cache, "", {items}, options, {"items:" + sha256(to_bytes(items))}, watched("figures"));
}

Made<Cloud> printed_cloud(const CloudInput& in, std::size_t index, DrawCloud::Options options, Cache& cache) {
    const PrintedCloud& cloud = in.printed[index];
    std::vector<CloudItem> items = printed_items(in, cloud);
    options.name = index == 0 ? "printed-cloud" : fmt::format("printed-cloud-{}", index + 1);
    options.scale = "equal";
    options.layout = "compact";
    options.group_meaning = "entretiens";
    options.note = fmt::format("Expressions du nuage imprimé p. {}, recollées d’après les entretiens ; les tailles imprimées ne sont pas connues.",
                               cloud.ref.page);
    return step<DrawCloud>(cache, options.name, {items}, options, {"items:" + sha256(to_bytes(items))}, watched("figures"));
}

Made<Figure> compared_clouds(const CloudInput& in, figures::PaperOptions paper, Cache& cache) {
    std::vector<Bar> bars = comparison(in);
    DrawBars::Options options;
    options.paper = std::move(paper);
    options.shown = fmt::format("Le nuage imprimé et les expressions que le compte associe à « {} »", in.project.node);
    options.axis = "G² (log-vraisemblance, Dunning 1993)";
    options.explanation = fmt::format("Toutes les expressions du nuage imprimé, et les {} premières de celles qui n’y sont pas ; comptée en partie : l’un de ses mots ou une expression plus courte. Trait vertical : 3,84, seuil de 5 % pour un seul mot examiné. Le compte ne sait rien du nuage imprimé, qui lui est seulement comparé.", kUnprinted);
    options.decimals = 1;
    options.threshold = kSignificantLogLikelihood;
    return step<DrawBars>(cache, "clouds", {bars}, options, {"bars:" + sha256(to_bytes(bars))}, watched("figures"));
}

}  // namespace glane

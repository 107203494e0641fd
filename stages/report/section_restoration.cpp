// What was restored, in numbers: by rule, against the truth, and the commonest corrections.
#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "pipeline/base/french_number.h"
#include "pipeline/base/markup.h"
#include "pipeline/model/decision.h"
#include "stages/report/french.h"
#include "stages/report/html.h"
#include "stages/report/sections.h"

namespace glane {

namespace {

/// Emendations of one kind: applied, proposed, kept.
using ByStatus = std::array<std::int64_t, 3>;

std::size_t index_of(EmendationStatus status) { return static_cast<std::size_t>(status); }

std::map<std::string, ByStatus> by_rule(const Corpus& corpus) {
    std::map<std::string, ByStatus> counts;
    for (const CorpusText& text : corpus) {
        for (const Emendation& emendation : text.restored.emendations) {
            ++counts[emendation.rule][index_of(emendation.status)];
        }
    }
    return counts;
}

struct RuleName {
    std::string_view rule;
    std::string_view french;
};

constexpr std::array<RuleName, 10> kRuleNames = {{
    {"accent", "accent"},
    {"apostrophe", "apostrophe"},
    {"elision", "élision (l', d', qu'…)"},
    {"join", "mot coupé, recollé"},
    {"letters", "lettres confondues"},
    {"ligature", "ligature (fi, fl…)"},
    {"line end", "mot coupé en fin de ligne"},
    {"nfc", "accents composés (NFC)"},
    {"researcher", "décision de relecture"},
    {"split", "mots collés, séparés"},
}};

/// In French, with the name that emendations.tsv has; several rules are joined by "+" there.
std::string name_of_rule(std::string_view rule) {
    std::string french;
    std::string_view left = rule;
    while (!left.empty()) {
        const std::string_view one = left.substr(0, left.find('+'));
        left.remove_prefix(std::min(one.size() + 1, left.size()));
        const auto found = std::find_if(kRuleNames.begin(), kRuleNames.end(),
                                        [one](const RuleName& name) { return name.rule == one; });
        if (found == kRuleNames.end()) continue;
        if (!french.empty()) french += " + ";
        french += found->french;
    }
    return fmt::format("{} <code>{}</code>", prose(french), escape_markup(rule));
}

std::string rules_table(const std::map<std::string, ByStatus>& counts, const ByStatus& sum) {
    HtmlTable html("Les changements, selon la règle qui les explique",
                   {{"Règle"}, {"Faits", true}, {"Proposés", true}, {"Écartés", true}}, "rules");
    for (const auto& [rule, count] : counts) {
        html.add({name_of_rule(rule), french_number(count[0]), french_number(count[1]), french_number(count[2])});
    }
    html.add_total({"Ensemble", french_number(sum[0]), french_number(sum[1]), french_number(sum[2])});
    return html.markup();
}

std::string statuses(const ByStatus& sum) {
    return paragraph(fmt::format(
        "{} {} ; {} {}, le texte étant resté tel quel ; {} {} après examen. Le texte d'origine n'est jamais modifié : "
        "défaire "
        "ces changements le rend à l'octet près. Le fichier restored/emendations.tsv les donne tous, un par ligne.",
        french_count(sum[0], "changement", "changements"), french_agreement(sum[0], "a été fait", "ont été faits"),
        french_number(sum[1]), french_agreement(sum[1], "est proposé", "sont proposés"), french_number(sum[2]),
        french_agreement(sum[2], "a été écarté", "ont été écartés")));
}

// ---- against the truth

/// What became of corrections.tsv; empty where there is none.
std::string decisions(const ReportView& view, const ByStatus& followed) {
    const auto all = static_cast<std::int64_t>(view.in.decisions);
    if (all == 0) return {};
    const std::int64_t made = followed[index_of(EmendationStatus::applied)];
    const std::int64_t kept = followed[index_of(EmendationStatus::kept)];
    const std::int64_t without_effect = std::max<std::int64_t>(all - made - kept, 0);
    std::string sentence = fmt::format("Le fichier corrections.tsv contient {}. {} : {} et {}.",
                                       french_count(all, "décision de relecture", "décisions de relecture"),
                                       french_count(made + kept, "décision a été suivie", "décisions ont été suivies"),
                                       french_count(made, "changement fait", "changements faits"),
                                       french_count(kept, "lecture de l'OCR gardée", "lectures de l'OCR gardées"));
    if (without_effect > 0) {
        sentence += fmt::format(
            " {} : rien dans les textes n'y correspond, ou elles se contredisent, ou leur ligne est mal remplie. Les "
            "constats les nomment.",
            french_count(without_effect, "décision reste sans effet", "décisions restent sans effet"));
    }
    return paragraph(sentence);
}

std::string rate(std::int64_t part, std::int64_t whole) { return french_percent(part, whole, 2); }

std::vector<std::string> score_cells(std::string name, const Assessment& score) {
    return {std::move(name),
            french_number(score.words),
            french_number(score.damaged),
            french_number(score.mended),
            french_percent(score.mended, score.damaged),
            french_number(score.broken),
            rate(score.errors_before, score.words),
            rate(score.errors_after, score.words)};
}

std::string scores(const std::vector<Assessment>& assessments) {
    std::string out = "<h3>Comparaison avec le texte exact</h3>\n";
    if (assessments.empty()) {
        return out +
               paragraph("Le texte exact n'est pas connu : la restauration ne peut être mesurée, seulement relue.");
    }
    Assessment sum;
    for (const Assessment& score : assessments) sum += score;
    out +=
        paragraph(fmt::format("Le texte exact est connu pour {}. Sur {} par l'OCR, {} ; sur les mots bien lus, {}. Le "
                              "taux d'erreur sur les mots "
                              "(WER) passe de {} à {}.",
                              french_count(static_cast<std::int64_t>(assessments.size()), "texte", "textes"),
                              french_count(sum.damaged, "mot endommagé", "mots endommagés"),
                              fmt::format("{} ({})", french_count(sum.mended, "a été réparé", "ont été réparés"),
                                          french_percent(sum.mended, sum.damaged)),
                              french_count(sum.broken, "a été changé à tort", "ont été changés à tort"),
                              rate(sum.errors_before, sum.words), rate(sum.errors_after, sum.words)));
    HtmlTable html("La restauration mesurée sur le texte exact",
                   {{"Texte"},
                    {"Mots", true},
                    {"Endommagés", true},
                    {"Réparés", true},
                    {"Part réparée", true},
                    {"Changés à tort", true},
                    {"WER avant", true},
                    {"WER après", true}},
                   "cards scores");
    for (const Assessment& score : assessments) html.add(score_cells(escape_markup(score.document), score));
    if (assessments.size() > 1) html.add_total(score_cells("Ensemble", sum));
    return out + html.markup();
}

// ---- the commonest corrections

struct Correction {
    std::string before;
    std::string after;
    std::int64_t count = 0;
};

std::vector<Correction> commonest(const Corpus& corpus) {
    std::map<std::pair<std::string_view, std::string_view>, std::int64_t> counts;
    for (const CorpusText& text : corpus) {
        for (const Emendation& emendation : text.restored.emendations) {
            if (emendation.status == EmendationStatus::applied) ++counts[{emendation.before, emendation.after}];
        }
    }
    std::vector<Correction> corrections;
    for (const auto& [words, count] : counts) {
        corrections.push_back({std::string(words.first), std::string(words.second), count});
    }
    std::stable_sort(corrections.begin(), corrections.end(),
                     [](const Correction& a, const Correction& b) { return a.count > b.count; });
    return corrections;
}

std::string corrections_table(const ReportView& view) {
    std::vector<Correction> corrections = commonest(view.in.corpus);
    if (corrections.empty()) return {};
    const auto kinds = static_cast<std::int64_t>(corrections.size());
    const std::int64_t shown = std::min(kinds, static_cast<std::int64_t>(std::max(view.options.corrections, 0)));
    corrections.resize(static_cast<std::size_t>(shown));
    HtmlTable html(fmt::format("{} sur {}, de la plus à la moins fréquente",
                               french_count(shown, "correction", "corrections"), french_number(kinds)),
                   {{"Lu par l'OCR"}, {"Restauré"}, {"Fois", true}}, "corrections");
    for (const Correction& correction : corrections) {
        html.add({removed(correction.before), inserted(correction.after), french_number(correction.count)});
    }
    return "<h3>Les corrections les plus fréquentes</h3>\n" + html.markup();
}

}  // namespace

std::string restoration_section(const ReportView& view) {
    const auto counts = by_rule(view.in.corpus);
    ByStatus sum{};
    for (const auto& [rule, count] : counts) {
        for (std::size_t i = 0; i < sum.size(); ++i) sum[i] += count[i];
    }
    std::string body;
    if (counts.empty()) {
        body += paragraph("Aucun changement : les textes sont restés tels qu'ils ont été lus.");
    } else {
        body += statuses(sum) + rules_table(counts, sum);
    }
    const auto researcher = counts.find(std::string(kResearcherRule));
    body += decisions(view, researcher == counts.end() ? ByStatus{} : researcher->second);
    body += scores(view.in.assessments) + corrections_table(view);
    return section("restauration", "Ce qui a été restauré", body);
}

}  // namespace glane

#include "stages/extracts/annex_files.h"

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "pipeline/base/french_number.h"
#include "pipeline/base/markup.h"
#include "pipeline/base/table.h"

namespace glane {
namespace {

constexpr std::string_view kStyle = R"(
:root{color-scheme:light dark}
body{margin:0 auto;max-width:46rem;padding:1.5rem 1.1rem 4rem;font:1.02rem/1.6 Georgia,"Times New Roman",serif;
  color:#1d1d1b;background:#fdfcf9}
h1,h2,header p,dt,dd,.speaker,.place,nav{font-family:system-ui,-apple-system,"Segoe UI",sans-serif}
h1{font-size:1.6rem;line-height:1.25;margin:0 0 .6rem}
h2{font-size:1.15rem;line-height:1.35;margin:2.6rem 0 .4rem;padding-top:.8rem;border-top:2px solid #1d1d1b22}
header p{margin:.2rem 0;color:#555}
dl{display:flex;flex-wrap:wrap;gap:.2rem 1.2rem;margin:.3rem 0 1rem;font-size:.86rem}
dl div{display:flex;gap:.35rem}dt{color:#6b6b66;white-space:nowrap}dd{margin:0}
.turn{margin:.75rem 0;display:grid;grid-template-columns:1fr auto;gap:0 1rem}
.turn p{margin:0;grid-column:1}.turn p+p{margin-top:.45rem}.speaker{grid-column:1;font-size:.8rem;font-weight:600;color:#2b5d6b}
.place{grid-column:2;grid-row:1/span 2;font-size:.74rem;color:#6b6b66;white-space:nowrap;padding-top:.3rem}
.interviewer p{font-style:italic;color:#555}.interviewer .speaker{color:#6b6b66}
mark{background:#ffe9a3;color:inherit;padding:0 .1em;border-radius:.15em}
@media (max-width:34rem){.turn{display:block}.place{padding:0 0 0 .6em}}
@media (prefers-color-scheme:dark){body{background:#191917;color:#eae8e1}header p,dt,.place,.interviewer p,
  .interviewer .speaker{color:#a9a79f}.speaker{color:#8cc6d6}mark{background:#6b5410}h2{border-color:#ffffff33}}
@media print{body{max-width:none;padding:0;font-size:10.5pt;background:#fff;color:#000}h2,.speaker{break-after:avoid}
  .turn{break-inside:avoid}mark{background:none;font-weight:bold}}
)";

std::string marked(const ExtractTurn& turn, const Span paragraph) {
    std::string out;
    std::uint32_t at = paragraph.begin;
    for (const Span mark : turn.marks) {
        if (mark.begin < at || mark.end > paragraph.end) continue;
        out += escape_markup(std::string_view(turn.text).substr(at, mark.begin - at));
        out += "<mark>" + escape_markup(mark.of(turn.text)) + "</mark>";
        at = mark.end;
    }
    return out + escape_markup(std::string_view(turn.text).substr(at, paragraph.end - at));
}

std::string facts_list(const Extract& extract) {
    const InterviewFacts& facts = extract.facts;
    std::string out = "<dl>\n";
    const auto add = [&out](std::string_view name, const std::string& value) {
        if (!value.empty()) out += fmt::format("<div><dt>{} :</dt><dd>{}</dd></div>\n", name, escape_markup(value));
    };
    add("Fonction", facts.function);
    add("Rôle", facts.role);
    add("Genre", facts.gender);
    add("Collectivité", facts.kind);
    add("Taille", size_in_words(facts));
    add("Source", extract.document + ", " + place_in_words(extract.ref));
    return out + "</dl>\n";
}

std::string turn_markup(const ExtractTurn& turn) {
    std::string out = fmt::format("<div class=\"turn{}\">", turn.interviewer ? " interviewer" : "");
    if (!turn.speaker.empty()) out += fmt::format("<span class=\"speaker\">{}</span>", escape_markup(turn.speaker));
    out += fmt::format("<span class=\"place\">{}</span>", place_in_words(turn.ref));
    for (const Span paragraph : turn.paragraphs) out += fmt::format("<p>{}</p>", marked(turn, paragraph));
    out += "</div>\n";
    return out;
}

}  // namespace

std::string size_field(std::int64_t size) { return size < 0 ? std::string() : std::to_string(size); }

std::string size_in_words(const InterviewFacts& facts) {
    if (facts.size_min < 0 && facts.size_max < 0) return {};
    if (facts.size_max < 0) return fmt::format("plus de {} habitants", french_number(facts.size_min));
    if (facts.size_min < 0) return fmt::format("moins de {} habitants", french_number(facts.size_max));
    if (facts.size_min == facts.size_max) return fmt::format("environ {} habitants", french_number(facts.size_min));
    return fmt::format("de {} à {} habitants", french_number(facts.size_min), french_number(facts.size_max));
}

std::string place_in_words(const SourceRef& ref) { return fmt::format("p. {}, l. {}", ref.page, ref.line); }

std::string size_of_annex(const Annex& annex) {
    std::size_t turns = 0;
    for (const Extract& extract : annex.extracts) turns += extract.turns.size();
    const auto count = [](std::size_t n, std::string_view one, std::string_view many) {
        return fmt::format("{} {}", n, n < 2 ? one : many);
    };
    return fmt::format("{}, {}.", count(annex.extracts.size(), "entretien", "entretiens"),
                       count(turns, "tour de parole", "tours de parole"));
}

std::string annex_fragment(const Annex& annex) {
    std::string out;
    for (const Extract& extract : annex.extracts) {
        out += fmt::format("<section id=\"{}\">\n<h2>{}</h2>\n", escape_markup(extract.interview),
                           escape_markup(extract.heading.empty() ? extract.interview : extract.heading));
        out += facts_list(extract);
        for (const ExtractTurn& turn : extract.turns) out += turn_markup(turn);
        out += "</section>\n";
    }
    return out;
}

std::string annex_html(const Annex& annex) {
    std::string out = fmt::format(
        "<!DOCTYPE html>\n<html lang=\"fr\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<title>Annexe : extraits d'entretiens</title>\n<style>{}</style>\n</head>\n<body>\n<header>\n"
        "<h1>Annexe : extraits d'entretiens</h1>\n",
        kStyle);
    if (!annex.question.empty()) {
        out += fmt::format("<p>Réponses à la question « {} »</p>\n", escape_markup(annex.question));
    }
    out +=
        fmt::format("<p>{} En marge : page et ligne du texte source.</p>\n</header>\n<main>\n", size_of_annex(annex));
    if (annex.extracts.empty()) out += "<p>Aucun entretien n'a été reconnu dans les textes.</p>\n";
    return out + annex_fragment(annex) + "</main>\n</body>\n</html>\n";
}

std::string annex_csv(const Annex& annex) {
    std::string out = csv_line({"interview", "document", "heading", "function", "role", "gender", "kind", "size_min",
                                "size_max", "turn", "speaker", "interviewer", "text", "page", "line"});
    for (const Extract& extract : annex.extracts) {
        const InterviewFacts& facts = extract.facts;
        for (std::size_t i = 0; i < extract.turns.size(); ++i) {
            const ExtractTurn& turn = extract.turns[i];
            out += csv_line({extract.interview, extract.document, extract.heading, facts.function, facts.role,
                             facts.gender, facts.kind, size_field(facts.size_min), size_field(facts.size_max),
                             std::to_string(i + 1), turn.speaker, turn.interviewer ? "1" : "0", turn.text,
                             std::to_string(turn.ref.page), std::to_string(turn.ref.line)});
        }
    }
    return out;
}

}  // namespace glane

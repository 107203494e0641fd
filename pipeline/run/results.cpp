#include "pipeline/run/results.h"

#include <utility>

#include <fmt/format.h>

#include "pipeline/run/emendation_table.h"
#include "pipeline/run/outline.h"
#include "pipeline/run/review_table.h"
#include "pipeline/run/table_files.h"
#include "pipeline/version.h"
#include "stages/consistency/check_file.h"
#include "stages/cooccurrence/printed.h"
#include "stages/cooccurrence/tables.h"
#include "stages/extracts/annex_files.h"
#include "stages/extracts/annex_odt.h"
#include "stages/extracts/corpus_files.h"
#include "stages/extracts/tei.h"
#include "stages/figures/links.h"
#include "stages/themes/theme_files.h"
#include "stages/trace/cloud_tables.h"
#include "stages/trace/tables.h"

namespace glane {
namespace {

std::string emendations_tsv(const Corpus& corpus) {
    std::string table = emendation_header();
    for (const CorpusText& text : corpus) table += emendation_rows(text.source, text.restored);
    return table;
}

std::string review_tsv(const Corpus& corpus, const Corrections& corrections) {
    std::vector<std::pair<const Source*, const Restored*>> texts;
    for (const CorpusText& text : corpus) texts.emplace_back(&text.source, &text.restored);
    return review_table(texts, corrections.decisions);
}

/// "name=value" lines of a stage as rows "stage.name", "value".
void add_options(const StageRecord& stage, std::vector<Report::Fact>& facts) {
    std::string_view lines = stage.options;
    while (!lines.empty()) {
        const std::string_view line = lines.substr(0, lines.find('\n'));
        lines.remove_prefix(std::min(line.size() + 1, lines.size()));
        const std::size_t equals = std::min(line.find('='), line.size());
        facts.push_back({fmt::format("{}.{}", stage.name, line.substr(0, equals)),
                         std::string(line.substr(std::min(equals + 1, line.size())))});
    }
}

Report::Provenance report_provenance(const Provenance& provenance, const std::vector<ResultFile>& files) {
    Report::Provenance facts;
    facts.program = fmt::format("glane {}", kVersion);
    for (const StageRecord& stage : provenance.stages) {
        facts.stages.push_back({stage.name, std::to_string(stage.version)});
        add_options(stage, facts.options);
    }
    for (const auto& [name, version] : provenance.libraries) facts.stages.push_back({name, version});
    for (const auto& [file, digest] : provenance.sources) facts.files.push_back({file, digest});
    if (!provenance.corrections.empty()) facts.files.push_back({"corrections.tsv", provenance.corrections});
    if (!provenance.structure.empty()) facts.files.push_back({"structure.tsv", provenance.structure});
    if (!provenance.table_corrections.empty()) facts.files.push_back({"tables.csv", provenance.table_corrections});
    facts.files.push_back({"lexicon", provenance.lexicon});
    for (const ResultFile& file : files) facts.results.push_back(file.path);
    facts.results.emplace_back("report.html");
    facts.results.emplace_back("manifest.json");
    return facts;
}

/// What the report tells of the themes: occurrences in what interviewees say.
std::vector<Report::ThemeCount> spoken_themes(const ThemeTable& table) {
    std::vector<Report::ThemeCount> themes;
    for (const ThemeCount& theme : table.themes) {
        themes.push_back({theme.name, theme.counts.interviewees, theme.counts.interviews});
    }
    return themes;
}

std::vector<Report::Quoted> quoted_in(const Results& results) {
    std::vector<Report::Quoted> quoted;
    const std::vector<QuotationId> ids = quotations_of(results.corpus);
    for (std::size_t i = 0; i < ids.size(); ++i) {
        const CorpusText& text = results.corpus[ids[i].text];
        const Quotation& quotation = text.document.quotations[ids[i].quotation];
        quoted.push_back({text.ref(quotation.pieces.front()), quotation.use, results.quotations[i]});
    }
    return quoted;
}

void add_figure(std::vector<ResultFile>& files, const Figure& figure, const std::string& name) {
    files.push_back({name + ".svg", figures::svg_as_file(figure.svg)});
    files.push_back({name + ".pdf", figure.pdf});
    files.push_back({name + ".png", figure.png});
    files.push_back({name + ".csv", figure.csv});
    if (!figure.vega.empty()) files.push_back({name + ".vl.json", figure.vega});
}

Report::Picture picture_of(const Figure& figure) { return {figure.svg, figure.caption, figure.alternative_text}; }

std::vector<Report::Picture> pictures_of(const std::vector<Figure>& figures) {
    std::vector<Report::Picture> pictures;
    for (const Figure& figure : figures) pictures.push_back(picture_of(figure));
    return pictures;
}

}  // namespace

std::vector<ResultFile> result_files(const Project& project, const Results& results) {
    std::vector<ResultFile> files;
    for (const CorpusText& text : results.corpus) {
        files.push_back({"restored/" + text.source.name, text.restored.text});
    }
    files.push_back({"restored/emendations.tsv", emendations_tsv(results.corpus)});
    files.push_back({"restored/review.tsv", review_tsv(results.corpus, results.corrections)});
    for (auto& [path, content] : table_files(results.corpus)) files.push_back({std::move(path), std::move(content)});
    const Figure& figure = results.cloud.figure;
    add_figure(files, figure, figure.name);
    for (const Figure& printed : results.printed_figures) add_figure(files, printed, printed.name);
    if (!results.compared.svg.empty()) add_figure(files, results.compared, "clouds-compared");
    files.push_back({"cooccurrence.csv", cooccurrence_csv(results.cooccurrence)});
    files.push_back({"structure.csv", outline_csv(results.corpus)});
    files.push_back({"annex.html", annex_html(results.annex)});
    files.push_back({"annex.csv", annex_csv(results.annex)});
    files.push_back({"annex.odt", annex_odt(results.annex)});
    files.push_back({"annex.tei.xml", tei_of(results.corpus, results.language,
                                             {project.title, project.question, project.node, kVersion})});

    files.push_back({"quotations.csv", quotations_csv(results.corpus, results.quotations)});
    if (!results.printed_clouds.empty()) {
        files.push_back({"printed-cloud.tsv", printed_cloud_tsv(results.printed_clouds)});
        files.push_back(
            {"printed-cloud-counted.csv", printed_beside_counts_csv(results.printed_clouds, results.uncut)});
    }
    files.push_back({"corpus.csv", corpus_csv(results.corpus)});
    files.push_back({"corpus-summary.csv", corpus_summary_csv(results.corpus)});
    files.push_back({"corpus-check.csv", corpus_check_csv(results.consistency)});
    files.push_back({"themes.csv", themes_csv(results.themes)});
    files.push_back({"themes.json", themes_json(results.themes)});

    const std::vector<Report::ThemeCount> themes = spoken_themes(results.themes);
    const Report::Picture picture = picture_of(figure);
    const std::vector<Report::Picture> printed = pictures_of(results.printed_figures);
    const Report::Picture compared = picture_of(results.compared);
    const std::vector<Report::Quoted> quoted = quoted_in(results);
    const Report::Provenance provenance = report_provenance(results.provenance, files);
    Context context;
    files.push_back({"report.html",
                     Report::run({project.title, project.node, project.question, results.corpus, results.cooccurrence,
                                  picture, results.annex, quoted, results.printed_clouds, printed, compared, themes, results.assessments,
                                  results.findings, provenance, results.corrections.rows},
                                 project.report, context)});
    return files;
}

}  // namespace glane

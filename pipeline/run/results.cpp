#include "pipeline/run/results.h"

#include <utility>

#include <fmt/format.h>

#include "pipeline/run/emendation_table.h"
#include "pipeline/run/review_table.h"
#include "pipeline/run/table_files.h"
#include "pipeline/version.h"
#include "stages/cooccurrence/tables.h"
#include "stages/extracts/annex_files.h"

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
    if (!provenance.table_corrections.empty()) facts.files.push_back({"tables.csv", provenance.table_corrections});
    facts.files.push_back({"lexicon", provenance.lexicon});
    for (const ResultFile& file : files) facts.results.push_back(file.path);
    facts.results.emplace_back("report.html");
    facts.results.emplace_back("manifest.json");
    return facts;
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
    files.push_back({"cloud.svg", figure.svg});
    files.push_back({"cloud.pdf", figure.pdf});
    files.push_back({"cloud.png", figure.png});
    files.push_back({"cloud.csv", figure.csv});
    files.push_back({"cooccurrence.csv", cooccurrence_csv(results.cooccurrence)});
    files.push_back({"annex.html", annex_html(results.annex)});
    files.push_back({"annex.csv", annex_csv(results.annex)});

    const Report::Picture picture{figure.svg, figure.caption, figure.alternative_text};
    const Report::Provenance provenance = report_provenance(results.provenance, files);
    Context context;
    files.push_back(
        {"report.html", Report::run({project.title, project.node, project.question, results.corpus,
                                     results.cooccurrence, picture, results.annex, results.themes, results.assessments,
                                     results.findings, provenance, results.corrections.rows},
                                    project.report, context)});
    return files;
}

}  // namespace glane

#include "pipeline/run/plan.h"

#include <optional>

#include <fmt/format.h>

#include "pipeline/base/digest.h"
#include "pipeline/base/file.h"
#include "pipeline/base/reporter.h"
#include "pipeline/model/reading.h"
#include "pipeline/run/clouds.h"
#include "pipeline/run/index_step.h"
#include "pipeline/run/lexicon_folder.h"
#include "pipeline/run/libraries.h"
#include "pipeline/run/node_query.h"
#include "pipeline/run/results.h"
#include "pipeline/run/step.h"
#include "pipeline/run/themes.h"
#include "pipeline/run/token_step.h"
#include "pipeline/run/watched.h"
#include "stages/assess/assess.h"
#include "stages/consistency/consistency.h"
#include "stages/cooccurrence/printed.h"
#include "stages/cooccurrence/readings.h"
#include "stages/themes/themes.h"
#include "stages/trace/tables.h"

namespace glane {
namespace {

void append(std::vector<Finding>& all, const std::vector<Finding>& more) {
    all.insert(all.end(), more.begin(), more.end());
}

/// What the interviewees answered: the second meaning of "associated with the node".
std::vector<PassageId> answers_of(const Annex& annex) {
    std::vector<PassageId> answers;
    for (const Extract& extract : annex.extracts) {
        for (const ExtractTurn& turn : extract.turns) {
            if (!turn.interviewer) answers.push_back({turn.text_index, turn.passage});
        }
    }
    return answers;
}

std::vector<Assessment> assess(const Project& project, const Prepared& prepared, Cache& cache) {
    std::vector<Assessment> assessments;
    for (std::size_t i = 0; i < project.sources.size(); ++i) {
        if (project.sources[i].truth.empty()) continue;
        const std::string truth = read_file(project.folder / project.sources[i].truth);
        const CorpusText& text = prepared.corpus[i];
        assessments.push_back(step<Assess>(cache, text.source.name, {text.source, text.restored, truth}, {},
                                           {prepared.inputs[i], "truth:" + sha256(truth)}, watched("assess"))
                                  .value);
    }
    return assessments;
}

/// Turns, words and emendations, for the summary.
void count(const Corpus& corpus, RunSummary& summary) {
    summary.texts = corpus.size();
    for (const CorpusText& text : corpus) {
        summary.pages += text.source.pages.size();
        summary.interviews += text.document.interviews.size();
        for (const Passage& passage : text.document.passages)
            summary.turns += passage.kind == PassageKind::turn ? 1 : 0;
        for (const Token& token : text.document.tokens) summary.words += token.kind == TokenKind::word ? 1 : 0;
        for (const Emendation& emendation : text.restored.emendations) {
            summary.applied += emendation.status == EmendationStatus::applied ? 1 : 0;
            summary.proposed += emendation.status == EmendationStatus::proposed ? 1 : 0;
            summary.followed += emendation.rule == kResearcherRule ? 1 : 0;
        }
    }
}

}  // namespace

Made<Annex> find_extracts(const Project& project, const Language& language, const Prepared& prepared, Cache& cache) {
    std::vector<std::string> inputs = prepared.inputs;
    inputs.push_back("language:" + language.digest());
    return step<Extracts>(cache, "", {prepared.corpus, language}, project.extracts, inputs, watched("extracts"));
}

Made<ThemeTable> count_themes(const Project& project, const Language& language, const Prepared& prepared,
                              Cache& cache) {
    std::vector<std::string> inputs = prepared.inputs;
    inputs.push_back("language:" + language.digest());
    for (const Theme& theme : project.themes) {
        KeyBuilder key;
        key.add(theme.name);
        for (const std::string& expression : theme.expressions) key.add(expression);
        inputs.push_back("theme:" + key.digest());
    }
    return step<Themes>(cache, "", {prepared.corpus, language, project.themes}, {}, inputs, watched("themes"));
}

Made<ConsistencyTable> check_consistency(const Language& language, const Prepared& prepared, Cache& cache) {
    std::vector<std::string> inputs = prepared.inputs;
    inputs.push_back("language:" + language.digest());
    return step<Consistency>(cache, "", {prepared.corpus, language}, {}, inputs, watched("consistency"));
}

Made<CooccurrenceTable> count_once(const CollocateInput& in, const Corpus& corpus, const Cooccur::Options& options,
                                   std::string_view name) {
    const std::vector<PassageId> answers = answers_of(in.annex.value);
    std::vector<NodeMatch> matches;
    if (!options.query.empty()) matches = matches_of_query(options.query, in.project, in.prepared, in.language);
    std::vector<std::string> inputs = in.prepared.inputs;
    inputs.push_back("annex:" + in.annex.digest);
    inputs.push_back("language:" + in.language.digest());
    return step<Cooccur>(in.cache, name, {corpus, in.language, answers, matches}, options, inputs,
                         watched("cooccurrence", in.threads));
}

Made<CooccurrenceTable> count_collocates(const CollocateInput& in, const Cooccur::Options& options) {
    Made<CooccurrenceTable> made = count_once(in, in.prepared.corpus, options, "");
    if (!options.query.empty()) return made;  // what the index finds, it finds in the restored text
    const Cooccur::Options uncut = options_for_readings(options);
    const auto counted_as = [&](Reading reading, std::string_view name) {
        if (!differs(reading, in.prepared.corpus)) return count_once(in, in.prepared.corpus, uncut, "uncut").value;
        return count_once(in, corpus_as(reading, in.prepared.corpus, in.language), uncut, name).value;
    };
    const CooccurrenceTable sure = counted_as(Reading::sure, "sure");
    const bool is_sure = !differs(Reading::raw, in.prepared.corpus);  // then the raw text is the restored one
    compare_readings(made.value, sure, is_sure ? sure : counted_as(Reading::raw, "raw"), options.min_f);
    return made;
}

Made<std::vector<Attestation>> trace_quotations(const Project& project, const Language& language,
                                                const Prepared& prepared, Cache& cache, unsigned threads) {
    std::vector<std::string> inputs = prepared.inputs;
    inputs.push_back("language:" + language.digest());
    std::vector<std::string> quotes;
    for (const QuotationId id : quotations_of(prepared.corpus)) {
        const Document& document = prepared.corpus[id.text].document;
        quotes.push_back(document.pieces_text(document.quotations[id.quotation].pieces));
    }
    return step<Trace>(cache, "", {prepared.corpus, language, quotes}, project.trace, inputs,
                       watched("trace", threads));
}

Made<std::vector<PrintedCloud>> read_printed_clouds(const Project& project, const Language& language,
                                                    const Prepared& prepared, Cache& cache) {
    std::vector<std::string> inputs = prepared.inputs;
    inputs.push_back("language:" + language.digest());
    return step<PrintedClouds>(cache, "", {prepared.corpus, language}, project.printed_clouds, inputs,
                               watched("printed_clouds"));
}

RunSummary run_plan(const Project& project, Writing writing, unsigned threads) {
    const bool writes = writing == Writing::yes;
    std::optional<FolderLock> lock;
    if (writes) lock.emplace(project.work_folder);
    Cache cache(project.work_folder, writes ? CacheUse::read_write : CacheUse::read_only);
    const Language language = Language::load(lexicon_folder());

    Prepared prepared = prepare_corpus(project, language, cache, threads);
    index_corpus(project, prepared, cache, writing);
    tabulate_corpus(project, prepared, language, cache, writing);
    const Made<Annex> annex = find_extracts(project, language, prepared, cache);
    const auto quotations = trace_quotations(project, language, prepared, cache, threads);
    auto printed_clouds = read_printed_clouds(project, language, prepared, cache);
    const Made<ThemeTable> themes = count_themes(project, language, prepared, cache);
    const Made<ConsistencyTable> consistency = check_consistency(language, prepared, cache);
    const bool has_node = project.cooccurrence.has_node();
    const CollocateInput counting{project, prepared, annex, language, cache, threads};
    const Made<CooccurrenceTable> cooccurrence =
        has_node ? count_collocates(counting, project.cooccurrence) : Made<CooccurrenceTable>();
    CooccurrenceTable uncut;
    if (has_node && !printed_clouds.value.empty()) {
        uncut = count_once(counting, prepared.corpus, options_for_readings(project.cooccurrence), "uncut").value;
        // Compared only: what a report prints does not change what is counted.
        set_beside_counts(printed_clouds.value, uncut, language);
    }
    const ThemeIndex theme_index(project.themes, language);
    const CloudInput clouds{project, cooccurrence.value, printed_clouds.value, annex.value, theme_index, language};
    const Made<Cloud> cloud = computed_cloud(clouds, project.cloud, cache);
    std::vector<Figure> printed_figures;
    for (std::size_t i = 0; i < printed_clouds.value.size(); ++i) {
        printed_figures.push_back(printed_cloud(clouds, i, project.cloud, cache).value.figure);
    }
    Figure compared;
    if (has_node && !printed_figures.empty()) compared = compared_clouds(clouds, {}, cache).value;

    RunSummary summary;
    summary.findings = prepared.findings;
    append(summary.findings, annex.findings);
    append(summary.findings, quotations.findings);
    append(summary.findings, printed_clouds.findings);
    append(summary.findings, consistency.findings);
    append(summary.findings, cooccurrence.findings);
    append(summary.findings, cloud.findings);
    if (!has_node) {
        summary.findings.push_back({Severity::warning,
                                    {{project.file.filename().string()},
                                     "no node expression, so no collocates and no cloud",
                                     "write node = \"numérique responsable\" under [project]"}});
    }
    summary.assessments = assess(project, prepared, cache);
    count(prepared.corpus, summary);
    summary.decisions = prepared.corrections.rows;

    Provenance provenance = prepared.provenance;
    provenance.libraries = library_versions();
    for (const StageRecord& record :
         {record_of<Index>({}), record_of<Extracts>(project.extracts), record_of<Trace>(project.trace),
          record_of<PrintedClouds>(project.printed_clouds), record_of<Themes>({}), record_of<Consistency>({}),
          record_of<Cooccur>(project.cooccurrence), record_of<DrawCloud>(project.cloud),
          record_of<Report>(project.report)}) {
        provenance.stages.push_back(record);
    }
    const std::vector<ResultFile> files =
        result_files(project, {prepared.corpus, language, prepared.corrections, annex.value, quotations.value,
                               printed_clouds.value, uncut, cooccurrence.value, cloud.value, printed_figures, compared, themes.value,
                               consistency.value, summary.assessments, summary.findings, provenance});
    summary.files = files.size() + 1;
    if (writes) {
        stop_if_interrupted();
        summary.files_changed = publish(project, provenance, files);
        cache.finish();
    }
    summary.cooccurrence = cooccurrence.value;
    summary.steps = cache.notes();
    return summary;
}

}  // namespace glane

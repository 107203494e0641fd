#include "pipeline/run/plan.h"

#include <utility>

#include <fmt/format.h>

#include "pipeline/base/digest.h"
#include "pipeline/base/file.h"
#include "pipeline/base/parallel.h"
#include "pipeline/base/reporter.h"
#include "pipeline/model/lexicon.h"
#include "pipeline/model/morphology.h"
#include "pipeline/model/tag_model.h"
#include "pipeline/run/lexicon_folder.h"
#include "pipeline/run/step.h"
#include "pipeline/run/structure_corrections.h"
#include "pipeline/run/table_corrections.h"
#include "pipeline/run/watched.h"
#include "stages/tag/tag.h"

namespace glane {
namespace fs = std::filesystem;
namespace {

/// One text through the first three stages.
struct PreparedText {
    CorpusText text;
    std::vector<Finding> findings;
    std::string digest;         // of the segmented document and of the source it rests on
    std::string source_digest;  // of the file
};

/// Ingest knows the text by its name in the project, which results keep; a message needs the path.
Made<Source> ingest(const Project& project, const ProjectSource& entry, const std::string& name,
                    const std::string& bytes, const std::string& digest, Cache& cache) {
    try {
        return step<Ingest>(cache, name, {name, bytes, name}, entry.ingest, {"file:" + digest}, watched("ingest"));
    } catch (const Error& error) {
        Fault fault = error.fault();
        if (fault.where.path == name) fault.where.path = (project.file.parent_path() / name).string();
        throw Error(std::move(fault), error.exit_code());
    }
}

/// What every text is read with.
struct Tools {
    const Language& language;
    const Lexicon lexicon;
    const Morphology morphology;
    const TagModel tags;
};

PreparedText prepare_text(const Project& project, const ProjectSource& entry, const Tools& tools,
                          const std::vector<Decision>& decisions, const std::vector<StructureDecision>& structure,
                          const std::vector<TableCorrection>& cells, Cache& cache) {
    stop_if_interrupted();
    const Language& language = tools.language;
    const Lexicon& lexicon = tools.lexicon;
    const std::string bytes = read_file(project.folder / entry.file);
    const std::string name = name_of_text(project, entry);
    PreparedText prepared;
    prepared.source_digest = sha256(bytes);

    Made<Source> source = ingest(project, entry, name, bytes, prepared.source_digest, cache);
    std::vector<std::string> read = {"source:" + source.digest, "lexicon:" + lexicon.digest()};
    for (std::string& key : key_of(decisions)) read.push_back(std::move(key));
    Made<Restored> restored = step<Restore>(cache, name, {source.value, lexicon, decisions}, project.restore,
                                            std::move(read), watched("restore"));
    read = {"source:" + source.digest, "restored:" + restored.digest, "language:" + language.digest(),
            "lexicon:" + lexicon.digest(), "kind:" + std::to_string(static_cast<int>(entry.kind))};
    for (std::string& key : key_of(structure)) read.push_back(std::move(key));
    for (std::string& key : key_of(cells)) read.push_back(std::move(key));
    Made<Document> document =
        step<Segment>(cache, name, {source.value, restored.value, language, entry.kind, lexicon, cells, structure},
                      project.structure, std::move(read), watched("segment"));
    Made<Tagged> tagged = step<Tag>(
        cache, name, {document.value, tools.morphology, tools.tags}, {},
        {"document:" + document.digest, "morphology:" + tools.morphology.digest(), "tags:" + tools.tags.digest()},
        watched("tag"));
    for (const auto* findings : {&source.findings, &restored.findings, &document.findings, &tagged.findings}) {
        prepared.findings.insert(prepared.findings.end(), findings->begin(), findings->end());
    }
    prepared.digest =
        KeyBuilder().add(source.digest).add(restored.digest).add(document.digest).add(tagged.digest).digest();
    prepared.text = {std::move(source.value), std::move(restored.value), std::move(document.value),
                     std::move(tagged.value)};
    return prepared;
}

/// Interviews of several files may carry the same name; their identifiers must not.
void make_identifiers_unique(Corpus& corpus) {
    std::size_t number = 0;
    for (CorpusText& text : corpus) {
        for (Interview& interview : text.document.interviews) interview.id = fmt::format("entretien-{}", ++number);
    }
}

}  // namespace

Prepared prepare_corpus(const Project& project, const Language& language, Cache& cache, unsigned threads) {
    if (const auto missing = missing_files(project); !missing.empty()) {
        throw Error({.where = {missing.front().string()},
                     .what = fmt::format("{} names a text that is not there", project.file.filename().string()),
                     .hint = "put the text there, or take its [[source]] out of project.toml"});
    }
    Prepared prepared;
    prepared.corrections = corrections_of(project);
    const std::vector<std::string> names = names_of_texts(project);
    const std::vector<std::vector<Decision>> decisions = decisions_by_text(
        prepared.corrections, names, Severity::error, "name a file of a [[source]] as project.toml names it");
    prepared.findings = prepared.corrections.findings;
    const StructureCorrections structure = structure_corrections_of(project, names);
    prepared.findings.insert(prepared.findings.end(), structure.findings.begin(), structure.findings.end());
    prepared.provenance.structure = structure.digest;
    prepared.provenance.corrections = prepared.corrections.digest;

    TableCorrections tables = table_corrections_of(project, names);
    prepared.findings.insert(prepared.findings.end(), tables.findings.begin(), tables.findings.end());
    prepared.provenance.table_corrections = tables.digest;

    const Tools tools{language, Lexicon::open(lexicon_folder()), Morphology::load(lexicon_folder()),
                      TagModel::load(lexicon_folder())};
    std::vector<PreparedText> texts(project.sources.size());
    for_each_index(texts.size(), threads, [&](std::size_t i) {
        texts[i] = prepare_text(project, project.sources[i], tools, decisions[i], structure.by_text[i],
                                tables.by_text[i], cache);
    });
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const std::string& file = project.sources[i].file;
        prepared.inputs.push_back(file + ":" + texts[i].digest);
        prepared.provenance.sources.emplace_back(file, texts[i].source_digest);
        prepared.findings.insert(prepared.findings.end(), texts[i].findings.begin(), texts[i].findings.end());
        prepared.corpus.push_back(std::move(texts[i].text));
    }
    make_identifiers_unique(prepared.corpus);
    prepared.provenance.lexicon = tools.lexicon.digest();
    prepared.provenance.morphology = KeyBuilder().add(tools.morphology.digest()).add(tools.tags.digest()).digest();
    prepared.provenance.stages = {record_of<Ingest>(project.sources.front().ingest),
                                  record_of<Restore>(project.restore), record_of<Segment>(project.structure),
                                  record_of<Tag>({})};
    return prepared;
}

}  // namespace glane

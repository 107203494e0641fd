#include "pipeline/model/search_builder.h"

#include <fcntl.h>
#include <unistd.h>
#include <xapian.h>

#include <algorithm>
#include <map>
#include <string>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>

#include "pipeline/base/error.h"
#include "pipeline/base/file.h"
#include "pipeline/base/table.h"
#include "pipeline/model/search_file.h"
#include "pipeline/model/search_terms.h"
#include "pipeline/model/unicode.h"

namespace glane {
namespace fs = std::filesystem;
namespace {

[[noreturn]] void fail(const fs::path& folder, const Xapian::Error& error) {
    const char* system = error.get_error_string();
    throw Error({.where = {folder.string()},
                 .what = fmt::format("cannot write the search index: {}{}{}", error.get_msg(),
                                     system != nullptr ? ": " : "", system != nullptr ? system : ""),
                 .hint = "check the free space and the permissions of the folder"});
}

/// How a folded form was spelt, with counts, for the form to show.
using Spellings = std::map<std::string, std::size_t>;

const std::string& commonest(const Spellings& spellings) {
    return std::max_element(spellings.begin(), spellings.end(),
                            [](const auto& a, const auto& b) { return a.second < b.second; })
        ->first;
}

void add_value(Xapian::Document& document, Slot slot, const std::string& value) {
    if (!value.empty()) document.add_value(static_cast<Xapian::valueno>(slot), value);
}

void add_number(Xapian::Document& document, Slot slot, double value) {
    document.add_value(static_cast<Xapian::valueno>(slot), Xapian::sortable_serialise(value));
}

void add_field(Xapian::Document& document, SearchField field, std::string_view value) {
    if (!value.empty()) document.add_boolean_term(field_term(field, value));
}

/// The whole value and, of an interview with several people ("élu et agent"), each part.
void add_parts(Xapian::Document& document, SearchField field, std::string_view value) {
    constexpr std::string_view kAnd = " et ";
    add_field(document, field, value);
    for (std::size_t cut = value.find(kAnd); cut != std::string_view::npos; cut = value.find(kAnd)) {
        add_field(document, field, value.substr(0, cut));
        value.remove_prefix(cut + kAnd.size());
        if (value.find(kAnd) == std::string_view::npos) add_field(document, field, value);
    }
}

/// Every run of letters and digits of a title or function is a word.
void add_words(Xapian::Document& document, SearchField field, std::string_view value) {
    for (const std::string& word : field_words(value)) document.add_boolean_term(field_term(field, word));
}

void add_fields(Xapian::Document& document, const SearchPassage& passage) {
    using F = SearchField;
    add_field(document, F::document, passage.document);
    add_field(document, F::document, fs::path(passage.document).filename().string());
    add_field(document, F::interview, passage.interview);
    add_field(document, F::speaker, passage.speaker);
    add_parts(document, F::role, passage.facts.role);
    add_parts(document, F::authority, passage.facts.kind);
    add_parts(document, F::gender, passage.facts.gender);
    add_field(document, F::passage, french_name_of(passage.kind));
    add_field(document, F::passage, name_of(passage.kind));
    if (passage.kind == PassageKind::turn) {
        add_field(document, F::interviewer, passage.interviewer ? "oui" : "non");
        add_field(document, F::interviewer, passage.interviewer ? "yes" : "no");
    }
    add_words(document, F::function, passage.facts.function);
    for (const std::string& title : passage.sections) add_words(document, F::section, title);
}

void add_slots(Xapian::Document& document, const SearchPassage& passage) {
    add_value(document, Slot::document, passage.document);
    add_value(document, Slot::interview, passage.interview);
    add_value(document, Slot::speaker, passage.speaker);
    add_value(document, Slot::role, passage.facts.role);
    add_value(document, Slot::authority, passage.facts.kind);
    add_value(document, Slot::gender, passage.facts.gender);
    add_value(document, Slot::passage, std::string(name_of(passage.kind)));
    if (passage.kind == PassageKind::turn) add_value(document, Slot::interviewer, passage.interviewer ? "yes" : "no");
    if (!passage.sections.empty()) add_value(document, Slot::section, passage.sections.back());
    add_number(document, Slot::page, passage.page);
    const auto [low, high] = std::pair(passage.facts.size_min, passage.facts.size_max);
    if (low < 0 && high < 0) return;
    add_number(document, Slot::size_low, low < 0 ? 0.0 : static_cast<double>(low));
    add_number(document, Slot::size_high, high < 0 ? kEndless : static_cast<double>(high));
}

}  // namespace

struct SearchIndexBuilder::Work {
    explicit Work(const fs::path& index_folder) : folder(index_folder), lock(index_folder) {
        std::error_code code;
        fs::remove_all(building(), code);
        make_folder(building());
        try {
            // Nobody sees the folder before publish(), so nothing has to survive a crash: no sync.
            database = Xapian::WritableDatabase(
                (building() / "growing").string(),
                Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_BACKEND_GLASS | Xapian::DB_NO_SYNC | Xapian::DB_DANGEROUS);
        } catch (const Xapian::Error& error) {
            fail(folder, error);
        }
    }
    Work(const Work&) = delete;
    Work& operator=(const Work&) = delete;
    ~Work() {
        database = Xapian::WritableDatabase();
        std::error_code code;
        fs::remove_all(building(), code);
    }

    [[nodiscard]] fs::path building() const { return folder / ".building"; }

    /// The forms of a word, made once a type.
    const WordForms& forms(std::string_view form) {
        const std::string word(form);
        auto found = types.find(word);
        if (found == types.end()) found = types.emplace(word, forms_of(word)).first;
        return found->second;
    }

    void add_word(Xapian::Document& document, std::string_view form, Xapian::termpos position) {
        const WordForms& word = forms(form);
        document.add_posting(exact_term(word.exact), position);
        for (const std::string& folded_form : word.folded) document.add_posting(folded_form, position);
        for (const std::string& stem : word.stems) document.add_posting(stem_term(stem), position);
        ++spellings[folded_term(form)][word.exact];
    }

    void write_dictionary() {
        for (const auto& [folded_form, forms_seen] : spellings) {
            std::size_t count = 0;
            for (const auto& [spelling, n] : forms_seen) {
                count += n;
                add_stems(folded_form, spelling);
            }
            database.add_spelling(folded_form, static_cast<Xapian::termcount>(count));
            const std::string& shown = commonest(forms_seen);
            if (shown != folded_form) database.add_synonym("=" + folded_form, shown);
        }
    }

    /// Both ways in: the whole form leads to all its stems, each reading to its own.
    void add_stems(const std::string& folded_form, const std::string& spelling) {
        for (const std::string& stem : forms(spelling).stems) database.add_synonym(folded_form, stem);
        for (const std::string& reading : inclusive_readings(spelling)) {
            database.add_synonym(folded_term(reading), stem_of(reading));
        }
    }

    /// Compacts, checks and seals; returns the file that may be renamed.
    fs::path finished(std::string_view key) {
        write_dictionary();
        database.set_metadata(std::string(kFormatKey), std::string(kSearchFormat));
        database.set_metadata(std::string(kContentKey), std::string(key));
        database.set_metadata(std::string(kSourcesKey), sources);
        database.commit();
        const fs::path file = building() / "passages.glass";
        database.compact(file.string(), Xapian::DBCOMPACT_SINGLE_FILE);
        database.close();
        const Xapian::Database written(file.string());
        if (written.get_doccount() != counts.passages) {
            throw Error({.where = {folder.string()},
                         .what = fmt::format("the search index has {} passages, {} were added", written.get_doccount(),
                                             counts.passages),
                         .hint = "check the disk, then run again"});
        }
        for (auto term = written.allterms_begin(); term != written.allterms_end(); ++term) ++counts.terms;
        return file;
    }

    fs::path folder;
    FolderLock lock;
    Xapian::WritableDatabase database;
    std::unordered_map<std::string, WordForms> types;  // looked up only, never walked
    std::map<std::string, Spellings> spellings;
    std::string sources;
    SearchIndexCounts counts;
};

SearchIndexBuilder::SearchIndexBuilder(const fs::path& folder) : work_(std::make_unique<Work>(folder)) {}
SearchIndexBuilder::~SearchIndexBuilder() = default;

void SearchIndexBuilder::add(const SearchPassage& passage) {
    try {
        Xapian::Document document;
        for (std::size_t i = 0; i < passage.words.size(); ++i) {
            work_->add_word(document, passage.form(i), static_cast<Xapian::termpos>(i + 1));
        }
        add_fields(document, passage);
        add_slots(document, passage);
        document.set_data(pack_passage(passage));
        work_->database.add_document(document);
        ++work_->counts.passages;
        work_->counts.words += passage.words.size();
    } catch (const Xapian::Error& error) {
        fail(work_->folder, error);
    }
}

void SearchIndexBuilder::add_source(std::string_view name, std::string_view digest) {
    work_->sources += tsv_line({std::string(name), std::string(digest)});
}

SearchIndexCounts SearchIndexBuilder::publish(std::string_view key) {
    fs::path file;
    try {
        file = work_->finished(key);
    } catch (const Xapian::Error& error) {
        fail(work_->folder, error);
    }
    seal_search_file(file);
    std::error_code code;
    fs::rename(file, search_file(work_->folder), code);
    if (code) {
        throw Error({.where = {search_file(work_->folder).string()},
                     .what = fmt::format("cannot replace the search index: {}", code.message()),
                     .hint = "check the permissions of the folder"});
    }
    const int folder = ::open(work_->folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder >= 0) {
        ::fsync(folder);
        ::close(folder);
    }
    return work_->counts;
}

}  // namespace glane

#include "stages/extracts/tei.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "pipeline/base/xml.h"
#include "stages/extracts/annex_files.h"
#include "stages/extracts/tei_text.h"

namespace glane {
namespace {

struct Speaker {
    std::string label;
    bool interviewer = false;
    std::string id;
};

/// An interview with the identifiers that the document knows it and its speakers by.
struct Entry {
    const CorpusText* text = nullptr;
    const Interview* interview = nullptr;
    std::string id;
    std::string source;
    std::vector<Speaker> speakers;

    [[nodiscard]] std::size_t interviewees() const {
        return static_cast<std::size_t>(std::count_if(speakers.begin(), speakers.end(),
                                                      [](const Speaker& speaker) { return !speaker.interviewer; }));
    }
    [[nodiscard]] bool has_authority() const {
        return !interview->facts.kind.empty() || interview->facts.size_min >= 0 || interview->facts.size_max >= 0;
    }
};

class TeiWriter {
  public:
    TeiWriter(const Corpus& corpus, const Language& language, const TeiStudy& study)
        : language_(language), study_(study), node_(study.node, language) {
        std::size_t number = 0;
        for (const CorpusText& text : corpus) {
            if (text.document.interviews.empty()) continue;
            const std::string source = unique(fmt::format("source-{}", ++number));
            sources_.emplace_back(source, text.source.name);
            for (const Interview& interview : text.document.interviews) add(text, interview, source);
        }
    }

    std::string document() {
        xml_.begin("TEI", {{"xmlns", "http://www.tei-c.org/ns/1.0"}, {"xml:lang", "fr"}}).line();
        header();
        xml_.begin("text").begin("body").line();
        if (entries_.empty()) xml_.element("p", "Aucun entretien n’a été reconnu dans les textes.").line();
        for (const Entry& entry : entries_) interview(entry);
        return std::move(xml_).take();
    }

  private:
    std::string unique(std::string_view wanted) {
        const std::string name = xml_name(wanted);
        std::string id = name;
        for (int again = 2; !ids_.insert(id).second; ++again) id = fmt::format("{}_{}", name, again);
        return id;
    }

    void add(const CorpusText& text, const Interview& interview, const std::string& source) {
        Entry entry{&text, &interview, unique(interview.id), source, {}};
        for (std::uint32_t i = interview.passages.begin; i < interview.passages.end; ++i) {
            const Passage& passage = text.document.passages[i];
            if (passage.kind != PassageKind::turn || speaker_of(entry, passage) != nullptr) continue;
            entry.speakers.push_back({passage.speaker, passage.interviewer,
                                      unique(fmt::format("{}-p{}", entry.id, entry.speakers.size() + 1))});
        }
        entries_.push_back(std::move(entry));
    }

    static const Speaker* speaker_of(const Entry& entry, const Passage& turn) {
        const auto found = std::find_if(entry.speakers.begin(), entry.speakers.end(), [&](const Speaker& speaker) {
            return speaker.label == turn.speaker && speaker.interviewer == turn.interviewer;
        });
        return found == entry.speakers.end() ? nullptr : &*found;
    }

    void header() {
        xml_.begin("teiHeader").line().begin("fileDesc").line();
        xml_.begin("titleStmt").element("title", study_.title.empty() ? "Entretiens" : study_.title).end().line();
        xml_.begin("publicationStmt").element("p", "Document de travail, non publié.").end().line();
        xml_.begin("sourceDesc");
        if (sources_.empty()) {
            xml_.element("p", "Aucun entretien.");
        } else {
            xml_.begin("listBibl").line();
            for (const auto& [id, name] : sources_) {
                xml_.begin("bibl", {{"xml:id", id}}).element("title", name).end().line();
            }
            xml_.end();
        }
        xml_.end().line().end().line();
        encoding();
        profile();
        xml_.end().line();
    }

    void encoding() {
        xml_.begin("encodingDesc").line();
        if (!study_.question.empty()) {
            xml_.begin("projectDesc");
            xml_.element("p", fmt::format("Question du guide d’entretien : « {} »", study_.question)).end().line();
        }
        xml_.begin("editorialDecl").line();
        xml_.element(
            "p",
            "Texte lu par reconnaissance de caractères et restauré ; chaque changement est dans "
            "restored/emendations.tsv. pb et lb : page et ligne du texte source, comptées à partir de 1. gap : coupure "
            "de la transcription. note : ce que la transcription met entre crochets.");
        xml_.line();
        if (!study_.node.empty()) {
            xml_.element("p", fmt::format("seg de type node : l’expression « {} ».", study_.node)).line();
        }
        xml_.end().line();
        xml_.begin("appInfo").begin("application", {{"ident", "glane"}, {"version", study_.version}});
        xml_.element("label", "glane").end().end().line().end().line();
    }

    void profile() {
        xml_.begin("profileDesc").line();
        xml_.begin("langUsage").element("language", "français", {{"ident", "fr"}}).end().line();
        const auto speaks = [](const Entry& entry) { return !entry.speakers.empty(); };
        const auto belongs = [](const Entry& entry) { return entry.has_authority(); };
        const bool has_persons = std::any_of(entries_.begin(), entries_.end(), speaks);
        const bool has_authorities = std::any_of(entries_.begin(), entries_.end(), belongs);
        if (has_persons || has_authorities) xml_.begin("particDesc").line();
        if (has_persons) {
            xml_.begin("listPerson").line();
            for (const Entry& entry : entries_) persons(entry);
            xml_.end().line();
        }
        if (has_authorities) {
            xml_.begin("listOrg").line();
            for (const Entry& entry : entries_) authority(entry);
            xml_.end().line();
        }
        if (has_persons || has_authorities) xml_.end().line();
        xml_.end().line();
    }

    /// What the heading says holds for the one interviewee, or for the group.
    void facts_of_person(const Entry& entry) {
        const InterviewFacts& facts = entry.interview->facts;
        if (!facts.function.empty()) xml_.element("occupation", facts.function);
        if (!facts.role.empty()) xml_.begin("state", {{"type", "role"}}).element("desc", facts.role).end();
        if (entry.has_authority()) xml_.empty("affiliation", {{"ref", "#" + entry.id + "-org"}});
    }

    void persons(const Entry& entry) {
        const std::string& gender = entry.interview->facts.gender;
        const std::string_view sex = gender == "femme" ? "F" : gender == "homme" ? "M" : "";
        const bool is_one = entry.interviewees() == 1;
        for (const Speaker& speaker : entry.speakers) {
            const bool described = is_one && !speaker.interviewer;
            xml_.begin("person", {{"xml:id", speaker.id},
                                  {"role", speaker.interviewer ? "interviewer" : "interviewee"},
                                  {"sex", described ? sex : ""}});
            if (!speaker.label.empty()) xml_.element("persName", speaker.label);
            if (described) facts_of_person(entry);
            xml_.end().line();
        }
        if (entry.interviewees() < 2) return;
        xml_.begin("personGrp", {{"xml:id", unique(entry.id + "-group")},
                                 {"role", "interviewee"},
                                 {"sex", sex},
                                 {"size", std::to_string(entry.interviewees())}});
        facts_of_person(entry);
        xml_.end().line();
    }

    void authority(const Entry& entry) {
        if (!entry.has_authority()) return;
        const InterviewFacts& facts = entry.interview->facts;
        xml_.begin("org", {{"xml:id", entry.id + "-org"}, {"type", facts.kind.empty() ? "" : xml_name(facts.kind)}});
        xml_.element("orgName", facts.kind.empty() ? "collectivité" : facts.kind);
        if (const std::string size = size_in_words(facts); !size.empty()) {
            xml_.begin("state", {{"type", "population"}}).begin("desc");
            const auto bound = [](std::int64_t value) { return value < 0 ? std::string() : std::to_string(value); };
            xml_.element(
                "measure", size,
                {{"unit", "habitants"}, {"atLeast", bound(facts.size_min)}, {"atMost", bound(facts.size_max)}});
            xml_.end().end();
        }
        xml_.end().line();
    }

    void interview(const Entry& entry) {
        const CorpusText& text = *entry.text;
        const Interview& interview = *entry.interview;
        if (source_ != entry.source) page_ = 0;
        source_ = entry.source;
        xml_.begin("div", {{"type", "interview"}, {"xml:id", entry.id}, {"source", "#" + entry.source}}).line();
        if (!interview.heading_span.empty()) {
            const SourceRef ref = text.ref(interview.heading_span);
            begin_page(ref.page);
            xml_.empty("lb", {{"n", std::to_string(ref.line)}});
        }
        xml_.element("head", interview.heading.empty() ? interview.id : interview.heading).line();
        std::size_t turns = 0;
        for (std::uint32_t i = interview.passages.begin; i < interview.passages.end; ++i) {
            const Passage& passage = text.document.passages[i];
            if (passage.pieces.empty() || passage.kind == PassageKind::furniture) continue;
            passage_of(entry, passage, turns);
        }
        xml_.end().line();
    }

    void begin_page(std::uint32_t now) {
        if (page_ != now) xml_.empty("pb", {{"n", std::to_string(now)}}).line();
        page_ = now;
    }

    void passage_of(const Entry& entry, const Passage& passage, std::size_t& turns) {
        const tei::Flow flow = tei::flow_of(*entry.text, passage);
        if (!flow.lines.empty()) begin_page(flow.lines.front().page);
        if (!is_running_text(passage.kind)) {
            const std::string_view what = passage.kind == PassageKind::table ? "tableau" : "figure";
            xml_.begin("gap", {{"reason", "notTranscribed"}}).element("desc", what).end().line();
            return;
        }
        if (passage.kind == PassageKind::turn) {
            const Speaker* speaker = speaker_of(entry, passage);
            xml_.begin("u", {{"xml:id", unique(fmt::format("{}-u{}", entry.id, ++turns))}, {"who", "#" + speaker->id}});
        } else if (passage.kind == PassageKind::note) {
            xml_.begin("note", {{"place", "foot"}});
        } else {
            xml_.begin("p", {{"rend", passage.kind == PassageKind::paragraph ? "" : name_of(passage.kind)}});
        }
        tei::write_flow(xml_, flow, node_, language_, page_);
        xml_.end().line();
    }

    const Language& language_;
    const TeiStudy& study_;
    Expression node_;
    XmlWriter xml_;
    std::set<std::string> ids_;
    std::vector<std::pair<std::string, std::string>> sources_;
    std::vector<Entry> entries_;
    std::string source_;      // of the interview that is being written
    std::uint32_t page_ = 0;  // that its words stand on
};

}  // namespace

std::string tei_of(const Corpus& corpus, const Language& language, const TeiStudy& study) {
    return TeiWriter(corpus, language, study).document();
}

}  // namespace glane

#include "tests/segment/build.h"

#include "pipeline/base/file.h"

namespace glane::test {
namespace {

Source source_of(std::string_view text) {
    Source source;
    source.name = "texte.txt";
    source.text = text;
    std::uint32_t begin = 0;
    source.pages.push_back({{0, static_cast<std::uint32_t>(text.size())}, 0, 1, {}, PageSign::first_line, 1});
    for (std::uint32_t at = 0; at <= text.size(); ++at) {
        const bool ends = at == text.size() || text[at] == '\n' || text[at] == '\f';
        if (!ends) continue;
        source.lines.push_back({begin, at});
        begin = at + 1;
        if (at < text.size() && text[at] == '\f') {
            source.pages.back().span.end = begin;
            source.pages.push_back({{begin, static_cast<std::uint32_t>(text.size())},
                                    static_cast<std::uint32_t>(source.lines.size()),
                                    source.pages.back().number + 1,
                                    {},
                                    PageSign::form_feed,
                                    1});
        }
    }
    return source;
}

}  // namespace

const Language& french() {
    static const Language language = Language::load(std::string(GLANE_SOURCE_DIR) + "/lexicon");
    return language;
}

const Lexicon& lexicon() {
    static const Lexicon opened = Lexicon::open(std::string(GLANE_SOURCE_DIR) + "/lexicon");
    return opened;
}

std::string fixture(const std::string& name) {
    return read_file(std::string(GLANE_SOURCE_DIR) + "/tests/fixtures/segment/" + name);
}

std::string paragraph(int lines, std::string_view first_words) {
    std::string text(first_words);
    text += " jardiniers de la ville arrosent les massifs du parc quand vient le soir, et la fontaine\n";
    for (int i = 2; i < lines; ++i) {
        text += "chante encore un peu sous les tilleuls pendant que les enfants rentrent par le chemin du lac\n";
    }
    return text + "avant que le gardien ne ferme la grille et ne range la clef dans le tiroir de son bureau vert.\n";
}

Segmented segmented(std::string_view text, SourceKind kind, const Segment::Options& options,
                    const std::vector<StructureDecision>& decisions, const std::vector<TableCorrection>& corrections) {
    Segmented made{source_of(text), start_from(text), {}, {}};
    Context context;
    made.document = Segment::run({made.source, made.restored, french(), kind, lexicon(), corrections, decisions}, options, context);
    made.findings = context.findings();
    return made;
}

std::vector<std::string> Segmented::outline() const {
    std::vector<std::string> lines;
    for (const Passage& passage : document.passages) {
        std::string line(name_of(passage.kind));
        if (passage.kind == PassageKind::turn) line = "<" + passage.speaker + (passage.interviewer ? "?>" : ">");
        lines.push_back(line + ": " + document.passage_text(passage));
    }
    return lines;
}

std::vector<std::string> Segmented::texts(PassageKind kind) const {
    std::vector<std::string> texts;
    for (const Passage& passage : document.passages) {
        if (passage.kind == kind) texts.push_back(document.passage_text(passage));
    }
    return texts;
}

}  // namespace glane::test

#pragma once
// Segmented texts for the tests of stages that read a whole corpus: passages one on a line, each of one
// sentence, restored as they are.

#include <string>
#include <vector>

#include "pipeline/model/corpus.h"
#include "pipeline/model/language.h"

namespace glane::test {

const Language& french();

class TextBuilder {
  public:
    explicit TextBuilder(const std::string& name) { text_.source.name = text_.document.name = name; }

    TextBuilder& passage(PassageKind kind, const std::string& words);
    TextBuilder& heading(const std::string& words) { return passage(PassageKind::heading, words); }
    TextBuilder& paragraph(const std::string& words) { return passage(PassageKind::paragraph, words); }
    TextBuilder& item(const std::string& words) { return passage(PassageKind::list_item, words); }
    TextBuilder& note(const std::string& words) { return passage(PassageKind::note, words); }
    /// The heading of an interview; turns that follow are its own.
    TextBuilder& interview(const std::string& heading, const InterviewFacts& facts = {});
    TextBuilder& turn(bool interviewer, const std::string& words, const std::string& speaker = "");
    /// The first row names the columns.
    TextBuilder& table(const std::string& caption, const std::vector<std::vector<std::string>>& rows);
    /// The next passage stands on a new page, with this folio printed or none.
    TextBuilder& page(const std::string& printed = "");
    CorpusText text();

  private:
    CorpusText text_;
    std::uint32_t section_ = kNone;
};

}  // namespace glane::test

#include "stages/consistency/statement_set.h"

#include <optional>
#include <utility>

#include "stages/consistency/sums.h"

namespace glane::consistency {
namespace {

class Gatherer {
  public:
    Gatherer(const CorpusText& text, const Reader& reader, StatementSet& set)
        : text_(text), reader_(reader), set_(set), targets_(targets_of(text, reader)) {}

    void add(const Passage& passage) {
        if (passage.kind == PassageKind::furniture || passage.kind == PassageKind::note) {
            // Neither ends a list: a page may end inside of it.
            if (passage.kind == PassageKind::note) add_statements(reader_.read(text_, passage));
            return;
        }
        if (!is_running_text(passage.kind) || passage.interview != kNone) return close_list();
        Reading reading = reader_.read(text_, passage);
        if (reading.words.empty()) return;
        if (passage.kind != PassageKind::list_item) close_list();
        const std::size_t known = set_.totals.size();
        add_statements(reading);
        if (reading.words.back().is(":")) {
            close_list();
            intro_ = std::move(reading);
        } else if (passage.kind == PassageKind::list_item && intro_) {
            items_.push_back(std::move(reading));
            // Known in one go with the list, if it is an enumeration.
            item_totals_.emplace_back(known, set_.totals.size());
        }
    }

    void close_list() {
        if (intro_) {
            std::vector<Total> totals;
            check_list(*intro_, items_, totals, set_.checks);
            for (Total& total : totals) add_or_strengthen(std::move(total));
        }
        intro_.reset();
        items_.clear();
        item_totals_.clear();
    }

  private:
    void add_statements(const Reading& reading) {
        std::vector<Total> totals = totals_in(reading);
        check_inner_sums(reading, totals, set_.checks);
        check_sentence_shares(reading, set_.checks);
        check_references(reading, targets_, set_.checks);
        for (Total& total : totals) set_.totals.push_back(std::move(total));
        for (SizeStatement& size : sizes_in(reading)) set_.sizes.push_back(std::move(size));
        for (NamedSurvey& survey : surveys_in(reading)) set_.surveys.push_back(std::move(survey));
    }

    void add_or_strengthen(Total total) {
        for (const auto& [begin, end] : item_totals_) {
            for (std::size_t i = begin; i < end; ++i) {
                if (set_.totals[i].ref != total.ref || set_.totals[i].unit != total.unit) continue;
                set_.totals[i] = std::move(total);
                return;
            }
        }
        set_.totals.push_back(std::move(total));
    }

    const CorpusText& text_;
    const Reader& reader_;
    StatementSet& set_;
    Targets targets_;
    std::optional<Reading> intro_;
    std::vector<Reading> items_;
    std::vector<std::pair<std::size_t, std::size_t>> item_totals_;
};

}  // namespace

void gather(const CorpusText& text, const Reader& reader, StatementSet& set) {
    Gatherer gatherer(text, reader, set);
    for (const Passage& passage : text.document.passages) gatherer.add(passage);
    gatherer.close_list();
    for (const TextTable& table : text.document.tables) check_table_sums(text, table, reader, set.checks);
}

}  // namespace glane::consistency

#include "stages/segment/table_parts.h"

#include <algorithm>
#include <string>
#include <utility>

#include "pipeline/model/unicode.h"
#include "stages/segment/number_cells.h"
#include "stages/segment/number_table.h"
#include "stages/segment/shape.h"

namespace glane {
namespace {

class PartReader {
  public:
    PartReader(std::string_view text, const Language& language, const std::vector<Pattern>& captions,
               const Pattern* begins_row)
        : text_(text), language_(language), captions_(captions), begins_row_(begins_row) {}

    std::vector<TableParts> read(std::vector<TableLine> lines) {
        parts_.emplace_back();
        for (TableLine& line : lines) take(std::move(line));
        // A caption without rows below it stands under the table above.
        if (parts_.size() > 1 && parts_.back().body.empty()) {
            TableParts last = std::move(parts_.back());
            parts_.pop_back();
            TableParts& above = parts_.back();
            auto& place = above.caption.empty() ? above.caption : above.source;
            std::move(last.caption.begin(), last.caption.end(), std::back_inserter(place));
            std::move(last.source.begin(), last.source.end(), std::back_inserter(above.source));
        }
        return std::move(parts_);
    }

  private:
    enum class Part : unsigned char { caption, body, source };

    void take(TableLine line) {
        const std::string_view words = line.span.of(text_);
        const bool barred = line.segments() > 1;
        if (!barred && any_found_in(captions_, words)) {
            if (!parts_.back().body.empty() || !parts_.back().source.empty()) parts_.emplace_back();
            part_ = Part::caption;
            parts_.back().caption.push_back(std::move(line));
            return;
        }
        if (part_ == Part::caption && goes_on(line, parts_.back().caption)) {
            parts_.back().caption.push_back(std::move(line));
            return;
        }
        if (!barred && !parts_.back().body.empty() && names_source(words)) {
            part_ = Part::source;
        } else if (part_ == Part::source) {
            if (!is_of_table(line)) {
                parts_.back().source.push_back(std::move(line));
                return;
            }
            begin_below_source();
        } else {
            part_ = Part::body;
        }
        (part_ == Part::source ? parts_.back().source : parts_.back().body).push_back(std::move(line));
    }

    /// Rows behind a source; a line set apart just before them is their header.
    void begin_below_source() {
        parts_.emplace_back();
        part_ = Part::body;
        std::vector<TableLine>& source = parts_[parts_.size() - 2].source;
        const TableLine& last = source.back();
        const std::string_view words = last.span.of(text_);
        if (source.size() < 2 || !last.apart || is_address_line(words) || ends_sentence(words)) return;
        parts_.back().body.push_back(std::move(source.back()));
        source.pop_back();
    }

    /// The caption runs over its line.
    [[nodiscard]] bool goes_on(const TableLine& line, const std::vector<TableLine>& caption) const {
        const std::string_view last = caption.back().span.of(text_);
        const bool open = !ends_sentence(last) && caption.size() < 4 && line.segments() == 1 && !line.apart;
        return open && starts_low(line.span.of(text_)) && numbers_begin(line, text_, language_) == line.words.size();
    }

    /// "Source : …", "Note de lecture : …", "Champ. …"
    [[nodiscard]] bool names_source(std::string_view line) const {
        const std::string start = folded(line.substr(0, 60));
        std::size_t end = std::min(start.find_first_of(":.-"), start.size());
        if (start.starts_with("n.b.")) end = 4;
        if (end == start.size()) return false;
        while (end > 0 && start[end - 1] == ' ') --end;
        return language_.is_table_cue(std::string_view(start).substr(0, end), TableCue::source);
    }

    /// Behind a source: the rows of another table.
    [[nodiscard]] bool is_of_table(const TableLine& line) const {
        const std::string_view words = line.span.of(text_);
        if (is_address_line(words)) return false;
        if (line.segments() > 2 || is_number_header(line, text_, language_)) return true;
        if (begins_row_ != nullptr && starts_high(words) && begins_row_->found_in(words)) return true;
        return is_number_row(words, language_);
    }

    std::string_view text_;
    const Language& language_;
    const std::vector<Pattern>& captions_;
    const Pattern* begins_row_;
    std::vector<TableParts> parts_;
    Part part_ = Part::body;
};

}  // namespace

std::vector<TableParts> table_parts(std::vector<TableLine> lines, std::string_view text, const Language& language,
                                    const std::vector<Pattern>& captions, const Pattern* begins_row) {
    return PartReader(text, language, captions, begins_row).read(std::move(lines));
}

}  // namespace glane

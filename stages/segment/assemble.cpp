#include "stages/segment/assemble.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "pipeline/model/unicode.h"
#include "stages/segment/interviews.h"
#include "stages/segment/shape.h"

namespace glane {
namespace {

constexpr double kFull = 0.72;

class Assembler {
  public:
    Assembler(Document& document, const Draft& draft, const Language& language)
        : document_(document), draft_(draft), language_(language) {}

    void run() {
        for (std::size_t i = 0; i < draft_.blocks.size(); ++i) {
            const Block& block = draft_.blocks[i];
            if (interview_ != kNone && !draft_.in_interviews(block)) end_interview();
            if (interview_ == kNone && draft_.in_interviews(block) && !block.is_interview_heading &&
                block.kind != PassageKind::furniture) {
                begin_interview(i, false);
            }
            take(i);
        }
        end_interview();
        take_captions();
        for (Interview& interview : document_.interviews) read_facts(interview);
    }

  private:
    void take(std::size_t i) {
        const Block& block = draft_.blocks[i];
        if (block.goes_on && take_rest(i)) return;
        if (block.is_interview_heading) {
            end_interview();
            begin_interview(i, true);
            return;
        }
        switch (block.kind) {
            case PassageKind::furniture: add(i); return;
            case PassageKind::note: take_note(i); return;
            case PassageKind::table:
            case PassageKind::figure: take_region(i); return;
            case PassageKind::heading:
                section_ = add(i);
                open_ = kNone;
                region_ = kNone;
                return;
            default: break;
        }
        region_ = kNone;
        if (interview_ != kNone) {
            take_turn(i);
        } else {
            take_paragraph(i);
        }
    }

    /// What the researcher says goes on with the passage above, whatever stands between.
    bool take_rest(std::size_t i) {
        for (std::size_t k = document_.passages.size(); k-- > 0;) {
            const PassageKind kind = document_.passages[k].kind;
            if (kind == PassageKind::furniture || (kind == PassageKind::note && k + 1 < document_.passages.size())) continue;
            append(static_cast<std::uint32_t>(k), i);
            return true;
        }
        return false;
    }

    /// A heading with nothing below it but a picture, and then another heading, is the title of the picture.
    void take_captions() {
        std::vector<Passage>& passages = document_.passages;
        const auto is_text = [](PassageKind kind) { return kind != PassageKind::furniture && kind != PassageKind::note; };
        for (std::uint32_t i = 0; i < passages.size(); ++i) {
            if (passages[i].kind != PassageKind::heading || passages[i].interview != kNone) continue;
            if (draft_.blocks[last_blocks_[i]].sure_level || draft_.blocks[last_blocks_[i]].decided) continue;
            bool figure = false;
            std::uint32_t next = i + 1;
            for (; next < passages.size(); ++next) {
                if (!is_text(passages[next].kind)) continue;
                if (passages[next].kind != PassageKind::figure) break;
                figure = true;
            }
            if (!figure || next == passages.size() || passages[next].kind != PassageKind::heading) continue;
            passages[i].kind = PassageKind::figure;
            passages[i].level = 0;
            for (std::uint32_t k = i; k < next; ++k) passages[k].section = passages[i].section;
        }
    }

    /// A passage of its own.
    std::uint32_t add(std::size_t i) {
        const Block& block = draft_.blocks[i];
        Passage passage;
        passage.kind = block.kind;
        passage.level = block.level;
        passage.section = section_;
        passage.label = block.label;
        if (const Span body = draft_.body(block); !body.empty()) passage.pieces.push_back(body);
        // A label without text behind it is the text.
        if (passage.pieces.empty()) std::swap(passage.label, passage.pieces.emplace_back());
        document_.passages.push_back(std::move(passage));
        const auto index = static_cast<std::uint32_t>(document_.passages.size() - 1);
        last_block_of(index) = i;
        return index;
    }

    /// The block goes on in a passage: in its last piece where nothing but blank lines lies between.
    void append(std::uint32_t index, std::size_t i) {
        std::vector<Span>& pieces = document_.passages[index].pieces;
        std::size_t& last = last_block_of(index);
        const Block& before = draft_.blocks[last];
        const Span whole = draft_.body(Block{.lines = draft_.blocks[i].lines});
        if (last + 1 == i && draft_.page(before) == draft_.page(draft_.blocks[i])) {
            pieces.back().end = whole.end;
        } else {
            pieces.push_back(whole);
        }
        last = i;
    }

    std::size_t& last_block_of(std::uint32_t passage) {
        if (last_blocks_.size() <= passage) last_blocks_.resize(passage + 1);
        return last_blocks_[passage];
    }
    [[nodiscard]] const Block& end_of(std::uint32_t passage) const { return draft_.blocks[last_blocks_[passage]]; }

    void take_note(std::size_t i) {
        const Block& block = draft_.blocks[i];
        const bool goes_on = note_ != kNone && block.label.empty() && draft_.page(end_of(note_)) == draft_.page(block);
        if (goes_on) {
            append(note_, i);
        } else {
            note_ = add(i);
        }
    }

    void take_region(std::size_t i) {
        const bool goes_on = region_ != kNone && document_.passages[region_].kind == draft_.blocks[i].kind;
        if (goes_on) {
            append(region_, i);
        } else {
            region_ = add(i);
        }
    }

    void take_paragraph(std::size_t i) {
        const Block& block = draft_.blocks[i];
        if (open_ != kNone && goes_on(end_of(open_), block)) {
            append(open_, i);
            return;
        }
        const bool lost_bullet = open_ != kNone && document_.passages[open_].kind == PassageKind::list_item &&
                                 block.kind == PassageKind::paragraph && last_of(draft_.last_line(end_of(open_))) == U';' &&
                                 starts_low(draft_.first_line(block));
        const std::uint32_t above = open_;
        open_ = add(i);
        if (block.kind == PassageKind::list_item) set_depth(above, i);
        if (lost_bullet) document_.passages[open_].kind = PassageKind::list_item;
    }

    /// A list below an item that ends with a colon is one deeper, until the bullet of that item comes again.
    void set_depth(std::uint32_t above, std::size_t i) {
        Passage& item = document_.passages[open_];
        const bool follows = above != kNone && document_.passages[above].kind == PassageKind::list_item;
        if (!follows) bullets_.clear();
        const std::string bullet(draft_.blocks[i].label.of(draft_.text));
        const bool nested = follows && last_of(draft_.last_line(end_of(above))) == U':';
        if (bullets_.empty() || nested) {
            bullets_.push_back(bullet);
        } else if (const auto known = std::find(bullets_.begin(), bullets_.end(), bullet); known != bullets_.end() && bullet != bullets_.back()) {
            bullets_.erase(known + 1, bullets_.end());
        }
        item.level = static_cast<std::uint8_t>(std::min<std::size_t>(bullets_.size(), 9));
    }

    /// Whether `block` is the rest of the sentence that `before` leaves open.
    [[nodiscard]] bool goes_on(const Block& before, const Block& block) const {
        if (!block.label.empty() || block.decided) return false;
        const std::string_view end = draft_.last_line(before);
        const std::string_view begin = draft_.first_line(block);
        const char32_t last = last_of(end);
        const bool open = !ends_sentence(end) && last != U':' && last != U';';
        if (!open) return false;
        const char32_t first = first_of(begin);
        if (starts_low(begin) || first == U':' || first == U';' || first == U',') return true;
        if (draft_.page(before) == draft_.page(block) || draft_.full_width == 0) return false;
        const bool ran_full = draft_.lines[before.lines.end - 1].width >= kFull * draft_.full_width;
        return ran_full && (last == U',' || is_letter(last) || is_digit(first));
    }

    void begin_interview(std::size_t i, bool has_heading) {
        Interview interview;
        const std::size_t number = document_.interviews.size() + 1;
        interview.id = document_.kind == SourceKind::interview ? stem() : "entretien";
        if (document_.kind == SourceKind::report || number > 1) interview.id += fmt::format("-{}", number);
        if (has_heading) {
            section_ = add(i);
            Passage& passage = document_.passages[section_];
            passage.kind = PassageKind::heading;
            passage.level = document_.kind == SourceKind::interview ? 1 : 2;
            interview.heading = document_.passage_text(passage);
            interview.heading_span = passage.pieces.front();
        }
        interview.passages.begin = static_cast<std::uint32_t>(document_.passages.size());
        interview_ = static_cast<std::uint32_t>(document_.interviews.size());
        document_.interviews.push_back(std::move(interview));
        open_ = turn_ = region_ = kNone;
        look_ahead(has_heading ? i + 1 : i);
    }

    void end_interview() {
        if (interview_ == kNone) return;
        document_.interviews[interview_].passages.end = static_cast<std::uint32_t>(document_.passages.size());
        interview_ = turn_ = open_ = kNone;
    }

    /// The name of the text without folder and ending.
    [[nodiscard]] std::string stem() const {
        const std::string& name = document_.name;
        const std::size_t slash = name.rfind('/');
        const std::size_t begin = slash == std::string::npos ? 0 : slash + 1;
        const std::size_t dot = name.rfind('.');
        return name.substr(begin, dot == std::string::npos || dot <= begin ? std::string::npos : dot - begin);
    }

    /// Whether the interview that begins here labels those who answer.
    void look_ahead(std::size_t i) {
        answers_labelled_ = false;
        for (; i < draft_.blocks.size() && !draft_.blocks[i].is_interview_heading && draft_.in_interviews(draft_.blocks[i]); ++i) {
            const Block& block = draft_.blocks[i];
            answers_labelled_ = answers_labelled_ || (block.has_speaker && !block.interviewer);
        }
    }

    void take_turn(std::size_t i) {
        const Block& block = draft_.blocks[i];
        if (turn_ == kNone && !block.has_speaker && is_preamble(i)) {
            const std::uint32_t index = add(i);
            document_.passages[index].kind = PassageKind::paragraph;
            document_.passages[index].interview = interview_;
            return;
        }
        // Unlabelled text goes on with the turn; where answers bear no label, it answers.
        const bool answers = turn_ != kNone && document_.passages[turn_].interviewer && !answers_labelled_ &&
                             !goes_on(end_of(turn_), block);
        if (turn_ != kNone && !block.has_speaker && !answers) {
            append(turn_, i);
            return;
        }
        turn_ = add(i);
        Passage& turn = document_.passages[turn_];
        turn.kind = PassageKind::turn;
        turn.interview = interview_;
        turn.speaker = block.speaker;
        turn.interviewer = block.interviewer;
    }

    /// What stands between the heading and the first turn: a remark in brackets or, in a transcript
    /// that labels everybody, anything.
    [[nodiscard]] bool is_preamble(std::size_t i) const {
        const std::string text = draft_.joined(draft_.blocks[i], 2000);
        const bool bracketed = (text.starts_with('(') && text.ends_with(')')) || (text.starts_with('[') && text.ends_with(']'));
        return bracketed || (document_.kind == SourceKind::interview && answers_labelled_);
    }

    void read_facts(Interview& interview) const {
        std::string preamble;
        for (std::uint32_t i = interview.passages.begin; i < interview.passages.end && preamble.empty(); ++i) {
            const Passage& passage = document_.passages[i];
            if (passage.kind == PassageKind::turn) break;
            if (passage.kind == PassageKind::paragraph) preamble = document_.passage_text(passage);
        }
        interview.facts = facts_of(interview.heading, preamble, language_);
    }

    Document& document_;
    const Draft& draft_;
    const Language& language_;
    std::vector<std::size_t> last_blocks_;  ///< of each passage
    std::uint32_t section_ = kNone;
    std::uint32_t interview_ = kNone;
    std::uint32_t open_ = kNone;    ///< paragraph or list item that may go on
    std::uint32_t note_ = kNone;    ///< last note
    std::uint32_t region_ = kNone;  ///< table or figure that may go on
    std::uint32_t turn_ = kNone;
    bool answers_labelled_ = false;
    std::vector<std::string> bullets_;  ///< of the lists that the last item stands in, from the outer to the inner
};

}  // namespace

void assemble(Document& document, const Draft& draft, const Language& language) {
    Assembler(document, draft, language).run();
}

}  // namespace glane

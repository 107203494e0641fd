#pragma once
// Reads a text sentence by sentence through the lattice. One reader serves one thread; what it
// finds depends on the text, the lexicon and the document's own habits alone.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/lexicon.h"
#include "pipeline/model/span.h"
#include "stages/restore/candidates.h"
#include "stages/restore/channel.h"
#include "stages/restore/lattice.h"
#include "stages/restore/pieces.h"

namespace glane::restoring {

/// What is thought of one stretch of the text that may have to change.
struct Finding {
    Span span;
    std::string after;
    double probability = 0;
    double unchanged = 0;   ///< probability that what was read is right
    bool was_word = false;  ///< what was read is itself made of known words
    bool chosen = false;    ///< part of the best way; otherwise a rival of it
    Changes changes;        ///< the confusions that it undoes
};

class Reader {
  public:
    Reader(const Lexicon& lexicon, const Channel& channel, const DocumentWords& document, SearchSettings settings)
        : lexicon_(lexicon), channel_(channel), search_(lexicon, channel, document, settings), decoder_(lexicon) {}

    /// The findings of the sentence that begins at `begin`, in order, without overlap; moves `begin` behind it.
    std::vector<Finding> sentence(std::string_view text, std::uint32_t& begin);
    /// The words of the best way through the last sentence.
    [[nodiscard]] const std::vector<Word>& words() const { return words_; }

  private:
    void add_edges(std::size_t piece);
    void add_as_read(std::size_t piece, Word word, float cost);
    [[nodiscard]] bool heads_a_line(std::size_t piece) const;
    void add_number_edges(std::size_t piece);
    void add_word_edges(std::size_t piece);
    void add_sign_edges(std::size_t piece);
    void add_join_edges(std::size_t piece);
    void add_line_end_edges(std::size_t piece);
    void add_run(std::size_t from, std::size_t to, float cost);
    void add_plain(std::size_t piece, float cost);
    [[nodiscard]] bool is(std::size_t piece, PieceKind kind) const {
        return piece < pieces_.size() && pieces_[piece].kind == kind;
    }
    [[nodiscard]] bool is_gap(std::size_t piece) const;
    [[nodiscard]] char32_t sign(std::size_t piece) const;
    [[nodiscard]] std::string_view text_of(std::size_t from, std::size_t to) const;
    const std::vector<Candidate>* keep(std::vector<Candidate> candidates);
    Finding finding(const LatticeEdge& edge, const Candidate& candidate) const;

    const Lexicon& lexicon_;
    const Channel& channel_;
    CandidateSearch search_;
    Decoder decoder_;
    std::string_view text_;
    std::vector<Piece> pieces_;
    std::vector<LatticeEdge> edges_;
    std::vector<std::vector<Candidate>> own_;  // candidates made for this sentence alone
    std::vector<Word> words_;
    bool word_seen_ = false;
};

}  // namespace glane::restoring

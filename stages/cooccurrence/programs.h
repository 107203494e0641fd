#pragma once
// How glane counts what stands near a node, and how three other programs do: what a reader needs who compares their
// tables. Only counting is theirs; words are cut, folded and lemmatised, and the node is found, as glane does it.
//
//              positions                 near                         inside the node
//   glane      words                     union of the contexts        in no cell
//   quanteda   words and numbers         union of the contexts        in no cell
//   txm        all tokens                union of the contexts        elsewhere: in F and T, not in f and t
//   cwb        all tokens                once for every window        like any other token
//
// quanteda: tokens(remove_punct = TRUE); tokens_select(window) and tokens_remove(window) make the inside and the
// outside, the node is removed from both, textstat_keyness() compares them (its tutorial "Identify related words of
// keywords"; textstat_context() of LSX). Its chi-squared is signed, and corrected after Yates where an expected count
// is below 5 (quanteda.textstats, src/keyness.cpp), which nearly all are in a few interviews; here it is everywhere.
//
// txm: specificities (Lafon 1980) of the contexts within the corpus, which CQP indexes with its punctuation:
// cofrequency f, frequency F, size of the contexts t and of the corpus T (Manuel de TXM 0.7.9, 8.5; R package
// textometry).
//
// cwb: CQPweb, lib/colloc-lib.inc.php and db.inc.php: a table has a row for every hit and token of its window; O11 and
// R1 count its rows, C1 and N are those of the corpus. So what is near two hits counts twice, and O21 = C1 - O11 may
// fall below 0; it is 0 then, as count_ref is in polmineR. Evert (2008) and cwb-ccc unite the windows and leave the
// node out: glane's way, over all tokens.

#include <cstdint>
#include <string>
#include <string_view>

#include "pipeline/model/counted_text.h"
#include "stages/cooccurrence/cooccurrence.h"

namespace glane::cooccurrence {

/// The row of the table for what stands inside the node.
enum class NodeCells : std::uint8_t { none, elsewhere, as_any };

struct Program {
    std::string_view name;
    Positions positions = Positions::words;
    NodeCells node = NodeCells::none;
    bool each_window = false;  ///< a position counts once for every window that holds it
    std::string_view measure;  ///< by which it ranks
    std::string_view called;   ///< in French: "de TXM (…)"
};

/// Throws Error for a name that is none.
const Program& program_named(const std::string& name);

/// Throws Error where the program cannot count what the options ask for.
void check_program(const Cooccur::Options& options);

}  // namespace glane::cooccurrence

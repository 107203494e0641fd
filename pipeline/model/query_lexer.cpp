#include "pipeline/model/query_lexer.h"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "pipeline/base/error.h"
#include "pipeline/model/query.h"
#include "pipeline/model/unicode.h"

namespace glane {
namespace {

/// Code points of context on each side of a fault.
constexpr std::size_t kShown = 40;

/// A range of the query as one printable line.
std::string printable(std::string_view query, Span span) {
    std::string line;
    for (std::size_t at = span.begin; at < span.end;) {
        const char32_t c = next_code_point(query, at);
        const bool control = c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x200B && c <= 0x200F) ||
                             (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
        append_code_point(line, control ? U'·' : c);
    }
    return line;
}

bool is_quote(char32_t c) { return c == U'"' || c == U'«' || c == U'“' || c == U'„' || c == U'»' || c == U'”'; }

char32_t closing_of(char32_t quote) {
    switch (quote) {
        case U'«': return U'»';
        case U'“':
        case U'„': return U'”';
        default: return quote;
    }
}

struct OperatorName {
    std::string_view name;
    LexemeKind kind;
};
constexpr std::array<OperatorName, 9> kOperators = {{
    {"AND", LexemeKind::both},
    {"ET", LexemeKind::both},
    {"OR", LexemeKind::either},
    {"OU", LexemeKind::either},
    {"NOT", LexemeKind::without},
    {"SAUF", LexemeKind::without},
    {"NEAR", LexemeKind::near},
    {"PRES", LexemeKind::near},
    {"PRÈS", LexemeKind::near},
}};
constexpr std::uint32_t kUsualNear = 5;

class Lexer {
  public:
    explicit Lexer(std::string_view query) : query_(query) {}

    std::vector<Lexeme> lexemes() {
        while (true) {
            while (at_ < query_.size() && is_blank(peek())) step();
            if (at_ >= query_.size()) break;
            begin_ = at_;
            take();
        }
        begin_ = at_;
        emit({});
        return std::move(lexemes_);
    }

  private:
    static bool is_blank(char32_t c) { return is_space(c) || c < 0x20 || c == 0x7F; }
    [[nodiscard]] char32_t peek() const {
        std::size_t at = at_;
        return at < query_.size() ? next_code_point(query_, at) : 0;
    }
    void step() { next_code_point(query_, at_); }
    [[nodiscard]] Span here() const { return span_from(begin_); }
    [[nodiscard]] Span span_from(std::size_t begin) const {
        return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at_)};
    }
    void emit(Lexeme lexeme) {
        lexeme.span = here();
        lexemes_.push_back(std::move(lexeme));
    }

    void take() {
        const char32_t c = peek();
        if (c == U'(' || c == U')') {
            step();
            emit({.kind = c == U'(' ? LexemeKind::open : LexemeKind::close});
        } else if (is_quote(c)) {
            take_quoted();
        } else if (c == U'~') {
            step();
            query_error(query_, here(), "« ~ » ne suit pas une expression entre guillemets",
                        "écrire par exemple \"numérique responsable\"~5");
        } else if (!take_operator() && !take_field()) {
            take_word();
        }
    }

    /// The span between two quotes; `at_` goes behind the second.
    Span quoted_span() {
        const std::size_t quote = at_;
        const char32_t closing = closing_of(peek());
        step();
        const std::size_t begin = at_;
        while (at_ < query_.size() && peek() != closing) step();
        if (at_ >= query_.size()) {
            at_ = quote;
            step();
            query_error(query_, span_from(quote), "guillemet jamais fermé", "le fermer, ou l'enlever");
        }
        const Span content = span_from(begin);
        step();
        return content;
    }

    void take_quoted() {
        Lexeme quoted{.kind = LexemeKind::quoted};
        quoted.content = quoted_span();
        if (peek() == U'~') {
            step();
            quoted.distance = number("« ~ » veut un nombre de mots", "écrire par exemple \"numérique responsable\"~5");
            quoted.has_distance = true;
        }
        emit(std::move(quoted));
    }

    std::uint32_t number(std::string_view what, std::string_view hint) {
        const std::size_t begin = at_;
        std::uint64_t value = 0;
        while (at_ < query_.size() && query_[at_] >= '0' && query_[at_] <= '9') {
            value = std::min<std::uint64_t>(value * 10 + static_cast<std::uint64_t>(query_[at_] - '0'), 1000000);
            ++at_;
        }
        if (begin == at_) query_error(query_, here(), what, hint);
        if (value > kFarthestNear) {
            query_error(query_, span_from(begin), fmt::format("distance de plus de {} mots", kFarthestNear),
                        "une distance plus petite, ou ET : tous les mots dans le même passage");
        }
        return static_cast<std::uint32_t>(value);
    }

    /// A word in capitals that is an operator, not followed by anything but a blank, a parenthesis, a quote.
    bool take_operator() {
        std::size_t end = at_;
        while (end < query_.size()) {
            std::size_t next = end;
            if (!is_letter(next_code_point(query_, next))) break;
            end = next;
        }
        const std::string_view name = query_.substr(at_, end - at_);
        const auto* found = std::find_if(kOperators.begin(), kOperators.end(),
                                         [&](const OperatorName& row) { return row.name == name; });
        if (found == kOperators.end()) return false;
        std::size_t next = end;
        const char32_t behind = end < query_.size() ? next_code_point(query_, next) : U' ';
        const bool slash = found->kind == LexemeKind::near && behind == U'/';
        if (!slash && !is_blank(behind) && behind != U'(' && behind != U')' && !is_quote(behind)) return false;
        at_ = slash ? next : end;
        Lexeme lexeme{.kind = found->kind};
        if (found->kind == LexemeKind::near) {
            lexeme.distance = slash ? number("NEAR/ veut un nombre de mots", "écrire par exemple NEAR/5") : kUsualNear;
            lexeme.has_distance = true;
        }
        emit(std::move(lexeme));
        return true;
    }

    /// letters, a colon, and something right behind it.
    bool take_field() {
        std::size_t colon = at_;
        while (colon < query_.size()) {
            std::size_t next = colon;
            const char32_t c = next_code_point(query_, next);
            if (!is_letter(c) && c != U'_') break;
            colon = next;
        }
        if (colon == at_ || colon >= query_.size() || query_[colon] != ':') return false;
        Lexeme field{.kind = LexemeKind::field, .name = std::string(query_.substr(at_, colon - at_))};
        at_ = colon + 1;
        if (is_quote(peek())) {
            field.content = quoted_span();
        } else {
            const std::size_t begin = at_;
            while (at_ < query_.size() && !is_blank(peek()) && peek() != U')' && peek() != U'(') step();
            field.content = span_from(begin);
        }
        const std::string_view value = field.content.of(query_);
        if (value.size() > 1 && value.back() == '*') {
            field.prefix = true;
            --field.content.end;
        }
        emit(std::move(field));
        return true;
    }

    void take_word() {
        Lexeme word{.kind = LexemeKind::word};
        if (peek() == U'=') {
            word.exact = true;
            step();
        }
        const std::size_t begin = at_;
        while (at_ < query_.size()) {
            const char32_t c = peek();
            const bool inside = at_ > begin && opens_ending();  // élu(e)s
            if (is_blank(c) || is_quote(c) || ((c == U'(' || c == U')') && !inside)) break;
            step();
            if (inside) at_ = query_.find(')', at_) + 1;
        }
        take_thousands(begin);
        word.content = span_from(begin);
        if (word.content.of(query_).ends_with('*')) {
            word.prefix = true;
            --word.content.end;
        }
        if (word.content.empty()) {
            query_error(query_, here(), fmt::format("« {} » sans mot", printable(query_, here())),
                        word.exact ? "écrire =mot, sans espace" : "écrire le début du mot devant l'étoile : numéri*");
        }
        emit(std::move(word));
    }

    /// At a parenthesis that opens an inclusive ending inside a word: one to four letters.
    [[nodiscard]] bool opens_ending() const {
        if (query_[at_] != '(') return false;
        const std::size_t close = query_.find(')', at_);
        if (close == std::string_view::npos || close - at_ < 2 || close - at_ > 5) return false;
        const std::string_view letters = query_.substr(at_ + 1, close - at_ - 1);
        return std::all_of(letters.begin(), letters.end(),
                           [](char c) { return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80; });
    }

    /// 20 000 is one number: groups of three digits after a single blank.
    void take_thousands(std::size_t begin) {
        const auto digits_at = [this](std::size_t at) {
            std::size_t count = 0;
            while (at + count < query_.size() && query_[at + count] >= '0' && query_[at + count] <= '9') ++count;
            return count;
        };
        if (at_ - begin > 3 || digits_at(begin) != at_ - begin) return;
        while (at_ < query_.size() && is_space(peek())) {
            std::size_t group = at_;
            next_code_point(query_, group);
            const std::size_t end = group + 3;
            std::size_t next = end;
            if (digits_at(group) != 3) return;
            if (end < query_.size() && !is_blank(next_code_point(query_, next)) && query_[end] != ')') return;
            at_ = end;
        }
    }

    std::string_view query_;
    std::size_t at_ = 0;
    std::size_t begin_ = 0;
    std::vector<Lexeme> lexemes_;
};

}  // namespace

std::vector<Lexeme> lexemes_of(std::string_view query) { return Lexer(query).lexemes(); }

void query_error(std::string_view query, Span span, std::string_view what, std::string_view hint) {
    std::size_t begin = span.begin;
    for (std::size_t i = 0; i < kShown && begin > 0; ++i) previous_code_point(query, begin);
    std::size_t end = std::min<std::size_t>(span.end, query.size());
    std::size_t carets_end = span.begin;
    for (std::size_t i = 0; i < kShown && carets_end < end; ++i) next_code_point(query, carets_end);
    end = carets_end;
    for (std::size_t i = 0; i < kShown && end < query.size(); ++i) next_code_point(query, end);

    const auto piece = [&](std::size_t from, std::size_t to) {
        return printable(query, {static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(to)});
    };
    const std::string before = (begin > 0 ? "…" : "") + piece(begin, span.begin);
    const std::string fault = piece(span.begin, carets_end);
    const std::string after = piece(carets_end, end) + (end < query.size() ? "…" : "");
    throw Error({.where = {"requête", 1, code_point_count(query.substr(0, span.begin)) + 1},
                 .what = fmt::format("{}\n  {}{}{}\n  {}{}", what, before, fault, after,
                                     std::string(display_width(before), ' '),
                                     std::string(std::max<std::size_t>(1, display_width(fault)), '^')),
                 .hint = std::string(hint)});
}

}  // namespace glane

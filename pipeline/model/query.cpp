#include "pipeline/model/query.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "pipeline/model/query_chunk.h"
#include "pipeline/model/query_field.h"
#include "pipeline/model/query_lexer.h"
#include "pipeline/model/query_near.h"
#include "pipeline/model/query_word_test.h"
#include "pipeline/model/tokenize.h"
#include "pipeline/model/unicode.h"

namespace glane {
namespace {

constexpr std::size_t kShortestPrefix = 2;

class Parser {
  public:
    Parser(std::string_view query, const WordCutter& cut) : query_(query), cut_(cut), lexemes_(lexemes_of(query)) {
        drop_marks();
    }

    Query parse() {
        if (lexemes_.size() == 1) {
            query_error(query_, {0, 0}, "la requête ne contient aucun mot",
                        "`glane search --syntax` montre la syntaxe");
        }
        Query query = any_of(0);
        if (now().kind == LexemeKind::close) {
            query_error(query_, now().span, "parenthèse fermée sans avoir été ouverte", "l'enlever, ou ouvrir l'autre");
        }
        return query;
    }

  private:
    [[nodiscard]] const Lexeme& now() const { return lexemes_[at_]; }
    [[nodiscard]] const Lexeme& before() const { return lexemes_[at_ - 1]; }

    /// Punctuation alone (« – », « ? ») says nothing, and a pasted sentence is full of it.
    void drop_marks() {
        const auto is_mark_alone = [this](const Lexeme& lexeme) {
            return lexeme.kind == LexemeKind::word && !lexeme.exact && !lexeme.prefix &&
                   cut_(lexeme.content.of(query_)).empty();
        };
        lexemes_.erase(std::remove_if(lexemes_.begin(), lexemes_.end(), is_mark_alone), lexemes_.end());
    }

    [[nodiscard]] static Query group(QueryKind kind, std::vector<Query> parts) {
        if (parts.size() == 1) return std::move(parts.front());
        Query query;
        query.kind = kind;
        query.span = joined(parts.front().span, parts.back().span);
        query.parts = std::move(parts);
        return query;
    }

    Query any_of(std::size_t depth) {
        std::vector<Query> parts;
        parts.push_back(all_of(depth));
        while (now().kind == LexemeKind::either) {
            ++at_;
            parts.push_back(all_of(depth));
        }
        return group(QueryKind::any_of, std::move(parts));
    }

    Query all_of(std::size_t depth) {
        std::vector<Query> parts;
        parts.push_back(operand(depth));
        while (true) {
            const LexemeKind kind = now().kind;
            if (kind == LexemeKind::end || kind == LexemeKind::close || kind == LexemeKind::either) break;
            if (kind == LexemeKind::both) ++at_;
            parts.push_back(operand(depth));
        }
        return group(QueryKind::all_of, std::move(parts));
    }

    Query operand(std::size_t depth) {
        const std::uint32_t begin = now().span.begin;
        bool negated = false;
        for (; now().kind == LexemeKind::without; ++at_) negated = !negated;
        Query query = near(depth);
        if (!negated) return query;
        Query without;
        without.kind = QueryKind::without;
        without.span = {begin, query.span.end};
        without.parts.push_back(std::move(query));
        return without;
    }

    Query near(std::size_t depth) {
        Query first = primary(depth);
        if (now().kind != LexemeKind::near) return first;
        Query query;
        query.kind = QueryKind::near;
        query.distance = now().distance;
        query.parts.push_back(std::move(first));
        while (now().kind == LexemeKind::near) {
            if (now().distance != query.distance) {
                query_error(query_, now().span, "deux distances dans une même suite de NEAR",
                            "donner partout la même, ou séparer par ET et des parenthèses");
            }
            ++at_;
            query.parts.push_back(primary(depth));
        }
        query.span = joined(query.parts.front().span, query.parts.back().span);
        return checked_near(query_, query);
    }

    Query primary(std::size_t depth) {
        const Lexeme& lexeme = now();
        switch (lexeme.kind) {
            case LexemeKind::open: return parenthesis(depth);
            case LexemeKind::quoted: ++at_; return quoted(lexeme);
            case LexemeKind::word: ++at_; return word(lexeme);
            case LexemeKind::field: ++at_; return field(lexeme);
            case LexemeKind::close:
                if (at_ == 0 || before().kind != LexemeKind::open) break;
                query_error(query_, joined(before().span, lexeme.span), "parenthèses vides",
                            "les enlever, ou écrire quelque chose entre elles");
            default: break;
        }
        if (at_ == 0) {
            query_error(query_, lexeme.span, "la requête commence par un opérateur",
                        "écrire un mot devant, ou le mettre entre guillemets pour le chercher lui-même");
        }
        query_error(query_, before().span, "il manque un mot après ceci",
                    "écrire un mot derrière, ou des minuscules pour chercher le mot lui-même");
    }

    Query parenthesis(std::size_t depth) {
        const Span open = now().span;
        if (depth >= kDeepestQuery) {
            query_error(query_, open, fmt::format("plus de {} parenthèses l'une dans l'autre", kDeepestQuery),
                        "simplifier la requête");
        }
        ++at_;
        Query query = any_of(depth + 1);
        if (now().kind != LexemeKind::close)
            query_error(query_, open, "parenthèse jamais fermée", "la fermer, ou l'enlever");
        query.span = joined(open, now().span);
        ++at_;
        return query;
    }

    [[nodiscard]] static Query leaf(QueryKind kind, std::string text, Span span) {
        Query query;
        query.kind = kind;
        query.text = std::move(text);
        query.span = span;
        return query;
    }

    /// The words of a chunk; several (l'usine) stand one behind the other.
    [[nodiscard]] std::vector<Query> words_of(const Lexeme& chunk, QueryKind kind, Span content) const {
        std::vector<Query> words;
        if (chunk.prefix) {
            check_prefix(chunk, content);
            std::vector<std::string> forms = cut_(content.of(query_));
            for (std::size_t i = 0; i < forms.size(); ++i) {
                const QueryKind last = i + 1 == forms.size() ? QueryKind::prefix : kind;
                words.push_back(leaf(last, std::move(forms[i]), content));
            }
            return words;
        }
        for (std::string& form : cut_(content.of(query_))) words.push_back(leaf(kind, std::move(form), content));
        return words;
    }

    void check_prefix(const Lexeme& chunk, Span content) const {
        const std::string_view start = content.of(query_);
        if (chunk.exact) {
            query_error(query_, chunk.span, "« = » et « * » ne vont pas ensemble", "choisir : =mot ou début*");
        }
        if (code_point_count(start) < kShortestPrefix || cut_(start).empty()) {
            query_error(query_, chunk.span, "l'étoile veut au moins deux lettres devant elle", "par exemple numéri*");
        }
    }

    void check_stars(Span content) const {
        const std::size_t star = content.of(query_).find('*');
        if (star == std::string_view::npos) return;
        const auto place = static_cast<std::uint32_t>(content.begin + star);
        query_error(query_, {place, place + 1}, "l'étoile ne vient qu'à la fin d'un mot", "par exemple numéri*");
    }

    Query word(const Lexeme& lexeme) {
        check_stars(lexeme.content);
        std::vector<Query> words = words_of(lexeme, lexeme.exact ? QueryKind::exact : QueryKind::word, lexeme.content);
        if (words.empty()) {
            query_error(query_, lexeme.span, "il n'y a pas de mot ici", "« = » se colle au mot : =mot");
        }
        for (Query& part : words) part.span = lexeme.span;
        return group(QueryKind::phrase, std::move(words));
    }

    Query quoted(const Lexeme& lexeme) {
        std::vector<Query> words;
        const Span inside = lexeme.content;
        for (std::uint32_t at = inside.begin; at < inside.end;) {
            const Lexeme chunk = chunk_at(query_, at, inside.end);
            at = chunk.span.end;
            check_stars(chunk.content);
            if (chunk.kind == LexemeKind::field) {
                for (Query& part : word_tests(query_, chunk, cut_)) words.push_back(std::move(part));
                continue;
            }
            if (chunk.content.empty()) continue;
            for (Query& part : words_of(chunk, chunk.exact ? QueryKind::exact : QueryKind::form, chunk.content)) {
                words.push_back(std::move(part));
            }
        }
        if (words.empty()) {
            query_error(query_, lexeme.span, "il n'y a pas de mot entre les guillemets", "y écrire une expression");
        }
        Query query = group(QueryKind::phrase, std::move(words));
        if (lexeme.has_distance && query.kind == QueryKind::phrase) {
            query.kind = QueryKind::near;
            query.distance = lexeme.distance;
        }
        query.span = lexeme.span;
        return query.kind == QueryKind::near ? checked_near(query_, query) : query;
    }

    Query field(const Lexeme& lexeme) {
        check_stars(lexeme.content);
        if (is_word_test(lexeme.name)) return group(QueryKind::phrase, word_tests(query_, lexeme, cut_));
        Query query = leaf(QueryKind::field, lexeme.name, lexeme.span);
        query.test = field_test(query_, lexeme);
        return query;
    }

    std::string_view query_;
    const WordCutter& cut_;
    std::vector<Lexeme> lexemes_;
    std::size_t at_ = 0;
};

}  // namespace

Query parse_query(std::string_view text, const WordCutter& cut) {
    if (text.size() > kLongestQuery) {
        query_error(text, {0, 1}, fmt::format("requête de plus de {} octets", kLongestQuery), "la raccourcir");
    }
    if (const std::size_t invalid = first_invalid_utf8(text); invalid != std::string_view::npos) {
        const auto place = static_cast<std::uint32_t>(invalid);
        query_error(text, {place, place + 1}, "la requête n'est pas de l'UTF-8 valide",
                    "vérifier l'encodage du terminal ou du script");
    }
    return Parser(text, cut).parse();
}

WordCutter word_cutter(const Language& language) {
    return [&language](std::string_view text) {
        std::vector<std::string> words;
        for (const Token& token : tokenize(text, language)) {
            if (token.kind != TokenKind::punctuation) words.emplace_back(token.span.of(text));
        }
        return words;
    };
}

}  // namespace glane

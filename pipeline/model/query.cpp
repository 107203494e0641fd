#include "pipeline/model/query.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "pipeline/base/nearest.h"
#include "pipeline/model/query_lexer.h"
#include "pipeline/model/unicode.h"

namespace glane {
namespace {

constexpr std::string_view kNumberHint = "n, a..b, >n, >=n, <n ou <=n, en chiffres sans espace";
constexpr std::size_t kShortestPrefix = 2;

bool read_number(std::string_view digits, double& number) {
    std::uint64_t whole = 0;
    const auto [end, code] = std::from_chars(digits.data(), digits.data() + digits.size(), whole);
    number = static_cast<double>(whole);
    return code == std::errc() && end == digits.data() + digits.size() && number < kEndless;
}

/// What a number must be (`strict`), and the bounds that a bracket may touch (`loose`): the bracket
/// 10 000 à 30 000 counts as > 10 000.
struct Bounds {
    NumberRange strict;
    NumberRange loose;
    bool single = false;  ///< a number alone
};

/// a..b, >n, n … False for what is none of these.
bool read_bounds(std::string_view value, Bounds& bounds) {
    NumberRange& loose = bounds.loose;
    bool read = false;
    if (const std::size_t dots = value.find(".."); dots != std::string_view::npos) {
        read = read_number(value.substr(0, dots), loose.low) && read_number(value.substr(dots + 2), loose.high);
    } else if (value.starts_with(">") || value.starts_with("<")) {
        const std::size_t sign = value.size() > 1 && value[1] == '=' ? 2 : 1;
        read = read_number(value.substr(sign), value[0] == '>' ? loose.low : loose.high);
    } else {
        bounds.single = true;
        read = read_number(value, loose.low);
        loose.high = loose.low;
    }
    bounds.strict = loose;
    if (value.starts_with('>') && !value.starts_with(">=")) bounds.strict.low += 1;
    if (value.starts_with('<') && !value.starts_with("<=")) bounds.strict.high -= 1;
    return read;
}

class Parser {
  public:
    Parser(std::string_view query, const WordCutter& cut) : query_(query), cut_(cut), lexemes_(lexemes_of(query)) {
        drop_marks();
    }

    Query parse() {
        if (lexemes_.size() == 1) {
            query_error(query_, {0, 0}, "la requête ne contient aucun mot", "`glane search --syntax` montre la syntaxe");
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
        for (const Query& part : query.parts) check_near(part);
        query.span = joined(query.parts.front().span, query.parts.back().span);
        check_count(query);
        return distributed(query);
    }

    /// What stands in NEAR as choices of one length each: single words together, then phrases by length.
    static void collect_choices(const Query& part, std::map<std::size_t, Query>& choices) {
        if (part.kind == QueryKind::any_of) {
            for (const Query& choice : part.parts) collect_choices(choice, choices);
            return;
        }
        Query& choice = choices[part.kind == QueryKind::phrase ? part.parts.size() : 1];
        choice.kind = QueryKind::any_of;
        choice.span = part.span;
        choice.parts.push_back(part);
    }

    /// (a OU "b c") NEAR d is a NEAR d OU "b c" NEAR d: the distance counts the words between, so each NEAR must
    /// know how many words its parts have.
    [[nodiscard]] Query distributed(const Query& near) const {
        std::vector<Query> nears(1);
        nears[0].kind = QueryKind::near;
        nears[0].distance = near.distance;
        nears[0].span = near.span;
        for (const Query& part : near.parts) {
            std::map<std::size_t, Query> choices;
            collect_choices(part, choices);
            std::vector<Query> longer;
            for (const Query& begun : nears) {
                for (const auto& [length, choice] : choices) {
                    longer.push_back(begun);
                    longer.back().parts.push_back(choice.parts.size() == 1 ? choice.parts.front() : choice);
                }
            }
            nears = std::move(longer);
            if (nears.size() > kMostNear) {
                query_error(query_, near.span, "trop de choix d'expressions dans une suite de NEAR",
                            "l'écrire en plusieurs suites reliées par OU");
            }
        }
        for (const Query& one : nears) {
            const auto phrases = std::count_if(one.parts.begin(), one.parts.end(), is_long);
            if (phrases > kMostNearPhrases) {
                query_error(query_, near.span, fmt::format("plus de {} expressions dans une suite de NEAR", kMostNearPhrases),
                            "en relier une partie par ET");
            }
        }
        Query query = group(QueryKind::any_of, std::move(nears));
        query.span = near.span;
        return query;
    }
    static bool is_long(const Query& part) {
        return part.kind == QueryKind::phrase || (part.kind == QueryKind::any_of && is_long(part.parts.front()));
    }

    void check_count(const Query& near) const {
        if (near.parts.size() <= kMostNear) return;
        query_error(query_, near.span, fmt::format("plus de {} mots à proximité les uns des autres", kMostNear),
                    "en relier une partie par ET");
    }

    /// NEAR stands between what has a place: words, phrases, and choices of these.
    void check_near(const Query& part) const {
        switch (part.kind) {
            case QueryKind::all_of:
            case QueryKind::without:
            case QueryKind::field:
            case QueryKind::near:
                query_error(query_, part.span, "NEAR ne relie que des mots et des expressions",
                            "mettre cette condition après ET");
            case QueryKind::any_of:
                for (const Query& choice : part.parts) check_near(choice);
                break;
            default: break;
        }
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
        if (now().kind != LexemeKind::close) query_error(query_, open, "parenthèse jamais fermée", "la fermer, ou l'enlever");
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
            const Lexeme chunk = chunk_at(at, inside.end);
            at = chunk.span.end;
            if (chunk.content.empty()) continue;
            check_stars(chunk.content);
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
        if (query.kind == QueryKind::near) check_count(query);
        return query;
    }

    /// A stretch between quotes: =mot, début*, or all up to the next of these, so that a number with
    /// blanks and an expression are cut as in the corpus.
    [[nodiscard]] Lexeme chunk_at(std::uint32_t begin, std::uint32_t end) const {
        const auto is_blank = [this](std::uint32_t at) { return static_cast<unsigned char>(query_[at]) <= 0x20; };
        const auto word_end = [&](std::uint32_t at) {
            while (at < end && !is_blank(at)) ++at;
            return at;
        };
        Lexeme chunk;
        std::uint32_t at = begin;
        while (at < end) {
            while (at < end && is_blank(at)) ++at;
            const std::uint32_t stop = word_end(at);
            const bool marked = stop > at && (query_[at] == '=' || query_[stop - 1] == '*') && stop - at > 1;
            if (marked && at > begin && chunk.content.end > chunk.content.begin) break;  // plain words came first
            if (marked) {
                chunk.exact = query_[at] == '=';
                chunk.prefix = query_[stop - 1] == '*';
                chunk.content = {at + (chunk.exact ? 1U : 0U), stop - (chunk.prefix ? 1U : 0U)};
                chunk.span = {begin, stop};
                return chunk;
            }
            chunk.content = chunk.content.empty() ? Span{at, stop} : Span{chunk.content.begin, stop};
            at = stop;
        }
        chunk.span = {begin, std::max(at, begin + 1)};
        return chunk;
    }

    Query field(const Lexeme& lexeme) {
        const FieldRow& row = field_named(lexeme);
        const std::string_view value = lexeme.content.of(query_);
        if (value.empty()) {
            query_error(query_, lexeme.span, fmt::format("« {}: » sans valeur", lexeme.name),
                        fmt::format("par exemple {}", row.example));
        }
        check_stars(lexeme.content);
        Query query = leaf(QueryKind::field, std::string(lexeme.name), lexeme.span);
        query.test.field = row.field;
        query.test.text = value;
        query.test.prefix = lexeme.prefix;
        if (row.style == FieldStyle::number || row.style == FieldStyle::size) read_test(lexeme, row, query.test);
        if (row.style == FieldStyle::words && field_words(value).empty()) {
            query_error(query_, lexeme.content, "il n'y a pas de mot ici", fmt::format("par exemple {}", row.example));
        }
        return query;
    }

    const FieldRow& field_named(const Lexeme& lexeme) const {
        const std::string wanted = folded(lexeme.name);
        std::vector<std::string> names;
        for (const FieldRow& row : search_fields()) {
            if (wanted == row.name || wanted == row.english) return row;
            names.emplace_back(row.name);
        }
        const std::string near_name = nearest(wanted, names);
        const Span name{lexeme.span.begin, lexeme.span.begin + static_cast<std::uint32_t>(lexeme.name.size())};
        query_error(query_, name, fmt::format("champ inconnu « {} »", lexeme.name),
                    near_name.empty() ? fmt::format("champs : {} ; un texte avec deux-points va entre guillemets",
                                                    fmt::join(names, ", "))
                                      : fmt::format("« {}: » peut-être ?", near_name));
    }

    void read_test(const Lexeme& lexeme, const FieldRow& row, FieldTest& test) const {
        Bounds bounds;
        if (lexeme.prefix || !read_bounds(test.text, bounds)) {
            query_error(query_, lexeme.content, fmt::format("« {}: » veut un nombre ou un intervalle", row.name),
                        kNumberHint);
        }
        if (bounds.loose.low > bounds.loose.high) {
            query_error(query_, lexeme.content, "intervalle à l'envers", "le plus petit nombre d'abord");
        }
        if (row.style == FieldStyle::number) {
            test.range = bounds.strict;
        } else if (bounds.single) {
            test.range = {0, bounds.loose.low};
            test.range_end = {bounds.loose.low, kEndless};
        } else {
            test.range = {bounds.loose.low, bounds.strict.high};
            test.range_end = {bounds.strict.low, bounds.loose.high};
        }
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

std::string query_syntax() {
    std::string text =
        "Une requête trouve des passages : paragraphes, titres, notes, tours de parole.\n"
        "\n"
        "  numérique              le mot sous toutes ses formes, sans égard aux accents ni aux majuscules ;\n"
        "                         agent trouve aussi agents et agent.e.s, usine trouve l'usine\n"
        "  =Numérique             cette forme seule, accents compris\n"
        "  numéri*                les mots qui commencent ainsi (deux lettres au moins)\n"
        "  \"numérique responsable\"      les mots tels quels, l'un derrière l'autre ; =mot et début* sont permis\n"
        "  \"numérique responsable\"~5    dans n'importe quel ordre, 5 autres mots au plus entre eux\n"
        "  numérique NEAR/5 sobriété    de même, pour les mots sous toutes leurs formes et pour des expressions\n"
        "                               (PRES/5 est la même chose)\n"
        "\n"
        "  a b    a ET b    a AND b     les deux dans le même passage\n"
        "  a OU b           a OR b      l'un au moins\n"
        "  a SAUF b         a NOT b     le premier sans le second\n"
        "  (a OU b) ET c                parenthèses ; sans elles, ET lie plus fort que OU\n"
        "\n"
        "Les opérateurs s'écrivent en majuscules ; en minuscules, ce sont des mots. La ponctuation ne compte pas,\n"
        "les distances se comptent en mots, et rien ne franchit la limite d'un passage.\n"
        "\n"
        "Champs : nom:valeur, avec des guillemets si la valeur a des espaces (locuteur:\"Mme E1\"), et une étoile\n"
        "pour un début (document:rapport*) :\n"
        "\n";
    for (const FieldRow& row : search_fields()) {
        text += fmt::format("  {:<24}{}\n", row.example, row.help);
    }
    text +=
        "\n"
        "Une taille d'intervalle (10 000 à 30 000 habitants) doit tenir tout entière dans ce que l'on demande ;\n"
        "taille:20000 trouve les intervalles qui contiennent ce nombre.\n";
    return text;
}

}  // namespace glane

// The index on disk: what goes in, and what becomes of it when something is wrong with the file.
#include <catch2/catch.hpp>

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>
#include <xapian.h>

#include <chrono>
#include <filesystem>
#include <fstream>

#include "pipeline/base/error.h"
#include "pipeline/base/file.h"
#include "pipeline/model/search_builder.h"
#include "pipeline/model/search_file.h"
#include "pipeline/model/search_index.h"
#include "pipeline/model/search_terms.h"
#include "stages/index/index.h"
#include "stages/index/passages.h"
#include "tests/search/invented.h"

namespace fs = std::filesystem;
using namespace glane;
using namespace glane::test;

namespace {

std::string error_of(const fs::path& folder) {
    try {
        SearchIndex::open(folder);
    } catch (const Error& error) {
        REQUIRE_THAT(error.fault().hint, Catch::Contains("glane run"));
        return error.what();
    }
    return "no error";
}

std::size_t hits(const SearchIndex& index, std::string_view query) {
    return index.search(parse_query(query, query_cutter()), {}).total;
}

}  // namespace

TEST_CASE("index: one entry a passage of running text", "[index]") {
    const Corpus corpus = {drawn_text("a.txt", 1, 100), drawn_text("b.txt", 2, 50)};
    const fs::path folder = fresh_folder("entries");
    Context context;
    const IndexSummary summary = Index::run({corpus, folder, "k"}, {}, context);
    std::int64_t passages = 0;
    std::int64_t words = 0;
    for (const CorpusText& text : corpus) {
        for (const Passage& passage : text.document.passages) passages += is_running_text(passage.kind) ? 1 : 0;
        for (const Token& token : text.document.tokens) words += token.kind == TokenKind::punctuation ? 0 : 1;
    }
    CHECK(summary.passages == passages);
    CHECK(summary.words == words);
    CHECK(summary.terms > 100);
    const SearchIndex index = SearchIndex::open(folder, SealCheck::digest);
    CHECK(index.size() == static_cast<std::size_t>(passages));
    CHECK(index.key() == "k");
    CHECK(is_current_index(folder, "k"));
    CHECK_FALSE(is_current_index(folder, "other"));
}

TEST_CASE("index: words and texts are those of the document", "[index][property]") {
    const CorpusText text = drawn_text("a.txt", 5, 200);
    for (std::uint32_t p = 0; p < text.document.passages.size(); ++p) {
        const Passage& passage = text.document.passages[p];
        const SearchPassage made = search_passage(text, p, {"Titre"});
        REQUIRE(made.text == text.document.passage_text(passage));
        REQUIRE(made.source == passage.pieces[0].of(text.source.text));
        std::size_t word = 0;
        for (std::uint32_t i = passage.tokens.begin; i < passage.tokens.end; ++i) {
            const Token& token = text.document.tokens[i];
            if (token.kind == TokenKind::punctuation) continue;
            REQUIRE(made.form(word) == text.document.form(token));
            REQUIRE(made.words[word].line == text.ref(token.span).line);
            ++word;
        }
        REQUIRE(made.words.size() == word);
        const SearchPassage again = unpack_passage(pack_passage(made));
        REQUIRE(again.text == made.text);
        REQUIRE(again.source == made.source);
        REQUIRE(again.facts.size_min == made.facts.size_min);
        REQUIRE(again.words.size() == made.words.size());
        for (std::size_t i = 0; i < made.words.size(); ++i) {
            REQUIRE(again.words[i].span == made.words[i].span);
            REQUIRE(again.words[i].line == made.words[i].line);
            REQUIRE(again.words[i].page == made.words[i].page);
        }
    }
}

TEST_CASE("index: a passage over two pages is one text", "[index]") {
    CorpusText text = text_of("a.txt", {{PassageKind::paragraph, "avant la"},
                                        {PassageKind::furniture, "12"},
                                        {PassageKind::paragraph, "page\n suivante"}});
    Passage& first = text.document.passages[0];
    first.pieces.push_back(text.document.passages[2].pieces[0]);
    first.tokens.end = text.document.passages[2].tokens.end;
    const SearchPassage made = search_passage(text, 0, {});
    CHECK(made.text == "avant la page suivante");
    CHECK(made.source == "avant la\npage\n suivante");
    REQUIRE(made.words.size() == 4);
    CHECK(made.form(3) == "suivante");
    CHECK(made.words[3].line == 6);
}

TEST_CASE("index: bytes that no passage is made of are refused", "[index][property]") {
    const CorpusText text = drawn_text("a.txt", 9, 20);
    const std::string bytes = pack_passage(search_passage(text, 3, {"Titre"}));
    for (std::size_t size = 0; size < bytes.size(); ++size) {
        CHECK_THROWS_AS(unpack_passage(std::string_view(bytes).substr(0, size)), Error);
    }
    Dice dice(4);
    for (int round = 0; round < 3000; ++round) {
        std::string damaged = bytes;
        damaged[dice.roll(damaged.size())] = static_cast<char>(dice.roll(256));
        try {
            const SearchPassage read = unpack_passage(damaged);
            for (const IndexedWord& word : read.words) REQUIRE(word.span.end <= read.text.size());
        } catch (const Error&) {
            SUCCEED("refused");
        }
    }
}

TEST_CASE("index: two builds are the same bytes", "[index]") {
    const Corpus corpus = {drawn_text("a.txt", 1, 60), drawn_text("b.txt", 2, 400)};
    const fs::path first = indexed("same-1", corpus);
    const fs::path second = fresh_folder("same-2");
    Context context;
    Index::run({corpus, second, "key of same-1"}, {}, context);
    CHECK(read_file(search_file(first)) == read_file(search_file(second)));
}

TEST_CASE("index: many shards are one index in the order of the corpus", "[index][slow]") {
    const fs::path folder = fresh_folder("shards");
    {
        SearchIndexBuilder builder(folder);
        SearchPassage passage;
        passage.document = "a.txt";
        for (std::uint32_t number = 0; number < 20000; ++number) {
            passage.passage = number;
            passage.text = "mot" + std::to_string(number % 5000) + " ici";
            const auto end = static_cast<std::uint32_t>(passage.text.size());
            passage.words = {{{0, end - 4}, 1, 1}, {{end - 3, end}, 1, 1}};
            builder.add(passage);
        }
        CHECK(builder.publish("k").passages == 20000);
    }
    const SearchIndex index = SearchIndex::open(folder, SealCheck::digest);
    CHECK(hits(index, "ici") == 20000);
    const SearchResult found =
        index.search(parse_query("\"mot4321 ici\"", query_cutter()), {.order = SearchOrder::document});
    REQUIRE(found.total == 4);
    for (std::uint32_t i = 0; i < 4; ++i) CHECK(found.hits[i].passage.passage == 4321 + 5000 * i);
}

TEST_CASE("index: an empty corpus has an index that finds nothing", "[index]") {
    const SearchIndex index = SearchIndex::open(indexed("empty", {}));
    CHECK(index.size() == 0);
    CHECK(hits(index, "mot OU SAUF mot OU \"a b\" OU role:élu") == 0);
}

TEST_CASE("index: a missing or foreign index is told from a damaged one", "[index]") {
    CHECK_THAT(error_of(fresh_folder("missing")), Catch::Contains("no search index"));
    CHECK_THAT(error_of("/nonexistent/folder"), Catch::Contains("no search index"));

    const fs::path foreign = fresh_folder("foreign");
    write_file(search_file(foreign), std::string(5000, 'x'));
    CHECK_THAT(error_of(foreign), Catch::Contains("not one of glane"));
    write_file(search_file(foreign), "");
    CHECK_THAT(error_of(foreign), Catch::Contains("truncated"));
    write_file(search_file(foreign), std::string(5000, 'x'));
    seal_search_file(search_file(foreign));
    CHECK_THAT(error_of(foreign), Catch::Contains("cannot be read"));
    fs::remove(search_file(foreign));
    make_folder(search_file(foreign));
    CHECK_THAT(error_of(foreign), Catch::Contains("not a search index"));

    const fs::path other = fresh_folder("other-version");
    {
        Xapian::WritableDatabase database((other / "x").string(), Xapian::DB_CREATE);
        database.set_metadata(std::string(kFormatKey), "0");
        database.commit();
        database.compact(search_file(other).string(), Xapian::DBCOMPACT_SINGLE_FILE);
    }
    seal_search_file(search_file(other));
    CHECK_THAT(error_of(other), Catch::Contains("format 0"));
}

TEST_CASE("index: any damage to the file is found", "[index][property]") {
    const fs::path folder = indexed("damage", {drawn_text("a.txt", 1, 80)});
    const std::string whole = read_file(search_file(folder));
    Dice dice(5);
    for (int round = 0; round < 60; ++round) {
        std::string damaged = whole;
        if (round % 2 == 0) {
            damaged.resize(dice.roll(damaged.size()));
        } else {
            char& byte = damaged[dice.roll(damaged.size())];
            byte = static_cast<char>(byte ^ static_cast<char>(1 + dice.roll(255)));
        }
        write_file(search_file(folder), damaged);
        CAPTURE(round);
        REQUIRE(error_of(folder) != "no error");
        REQUIRE_FALSE(is_current_index(folder, "key of damage"));
    }
    write_file(search_file(folder), whole);
    CHECK(error_of(folder) == "no error");
}

TEST_CASE("index: a build that ends early leaves the old index", "[index]") {
    const fs::path folder = indexed("early", {text_of("a.txt", {{PassageKind::paragraph, "ancien"}})});
    {
        SearchIndexBuilder builder(folder);
        builder.add(search_passage(text_of("a.txt", {{PassageKind::paragraph, "nouveau"}}), 0, {}));
    }
    CHECK(hits(SearchIndex::open(folder), "ancien") == 1);
    CHECK(hits(SearchIndex::open(folder), "nouveau") == 0);
    CHECK_FALSE(fs::exists(folder / ".building"));
}

TEST_CASE("index: readers go on while it is replaced", "[index]") {
    const fs::path folder = indexed("readers", {text_of("a.txt", {{PassageKind::paragraph, "ancien"}})});
    const SearchIndex old = SearchIndex::open(folder);
    const Corpus corpus = {text_of("a.txt", {{PassageKind::paragraph, "nouveau"}})};
    Context context;
    Index::run({corpus, folder, "new"}, {}, context);
    CHECK(hits(old, "ancien") == 1);
    CHECK(hits(SearchIndex::open(folder), "nouveau") == 1);
}

TEST_CASE("index: two runs never write at once", "[index]") {
    const fs::path folder = fresh_folder("locked");
    const SearchIndexBuilder builder(folder);
    CHECK_THROWS_AS(SearchIndexBuilder(folder), Error);
}

TEST_CASE("index: killed at any moment, the old index or the new one is whole", "[index][slow]") {
    const Corpus before = {drawn_text("a.txt", 1, 40)};
    const Corpus after = {drawn_text("a.txt", 2, 160)};
    const fs::path folder = indexed("killed", before);
    const std::size_t old_size = SearchIndex::open(folder).size();
    const auto start = std::chrono::steady_clock::now();
    const std::size_t new_size = SearchIndex::open(indexed("killed-not", after)).size();
    const auto once = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - start);
    REQUIRE(old_size != new_size);
    Dice dice(6);
    for (int round = 0; round < 50; ++round) {
        const pid_t child = ::fork();
        REQUIRE(child >= 0);
        if (child == 0) {
            try {
                Context context;
                Index::run({after, folder, "after"}, {}, context);
            } catch (...) {
                ::_exit(9);
            }
            ::_exit(0);
        }
        ::usleep(static_cast<useconds_t>(dice.roll(static_cast<std::size_t>(once.count()) + 1)));
        ::kill(child, SIGKILL);
        int status = 0;
        ::waitpid(child, &status, 0);
        CAPTURE(round);
        REQUIRE_FALSE((WIFEXITED(status) && WEXITSTATUS(status) == 9));
        const SearchIndex index = SearchIndex::open(folder, SealCheck::digest);
        REQUIRE((index.size() == old_size || index.size() == new_size));
        if (index.size() == new_size) {  // back to the old one, for the next round
            Context context;
            Index::run({before, folder, "before"}, {}, context);
        }
    }
    Context context;
    Index::run({after, folder, "after"}, {}, context);  // what a killed run left is no hindrance
    CHECK(SearchIndex::open(folder).size() == new_size);
    CHECK(std::distance(fs::directory_iterator(folder), fs::directory_iterator()) == 2);  // the index and .lock
}

TEST_CASE("index: it knows when its texts have changed", "[index]") {
    const fs::path texts = fresh_folder("texts");
    const CorpusText text = text_of("a.txt", {{PassageKind::paragraph, "ancien"}});
    write_file(texts / "a.txt", text.source.text);
    const SearchIndex index = SearchIndex::open(indexed("stale", {text}));
    CHECK_FALSE(index.is_older_than({"a.txt"}, texts));
    const auto later = fs::file_time_type::clock::now() + std::chrono::seconds(5);
    fs::last_write_time(texts / "a.txt", later);
    CHECK_FALSE(index.is_older_than({"a.txt"}, texts));  // touched, not changed
    write_file(texts / "a.txt", "nouveau\n");
    fs::last_write_time(texts / "a.txt", later);
    CHECK(index.is_older_than({"a.txt"}, texts));
    CHECK(index.is_older_than({"a.txt", "b.txt"}, texts));
    CHECK(index.is_older_than({}, texts));
    fs::remove(texts / "a.txt");
    CHECK(index.is_older_than({"a.txt"}, texts));
}

TEST_CASE("terms: inclusive writing stands for its readings", "[index]") {
    using Words = std::vector<std::string>;
    auto [form, readings] = GENERATE(table<std::string, Words>({
        {"agent.e.s", {"agent", "agente", "agentes", "agents"}},
        {"agent·e·s", {"agent", "agente", "agentes", "agents"}},
        {"agent.es", {"agent", "agente", "agentes", "agents"}},
        {"agent-e-s", {"agent", "agente", "agentes", "agents"}},
        {"élu(e)s", {"élu", "élue", "élues", "élus"}},
        {"chargé.e", {"chargé", "chargée"}},
        {"Citoyen.ne.s", {"citoyen", "citoyenne", "citoyennes", "citoyens"}},
        {"acteur.rice.s", {"acteur", "acteurs", "actrice", "actrices"}},
        {"directeur·trice", {"directeur", "directrice"}},
        {"heureux.se.s", {"heureuse", "heureuses", "heureux"}},
        {"professionnel.le", {"professionnel", "professionnelle"}},
        {"dis-le", {}},
        {"semi-directif", {}},
        {"U.E", {}},
        {"service-public.fr", {}},
        {"usine", {}},
    }));
    CAPTURE(form);
    CHECK(inclusive_readings(form) == readings);
}

TEST_CASE("terms: stems bring inflections together and keep small words apart", "[index]") {
    for (const auto& [a, b] : std::vector<std::pair<std::string, std::string>>{{"numérique", "numériques"},
                                                                               {"élu", "élus"},
                                                                               {"emploi", "emplois"},
                                                                               {"média", "médias"},
                                                                               {"local", "locaux"},
                                                                               {"équipé", "équipés"},
                                                                               {"agent", "agente"}}) {
        CAPTURE(a, b);
        CHECK(stem_of(a) == stem_of(b));
    }
    CHECK(stem_of("mais") != stem_of("mai"));
    CHECK(stem_of("mois") != stem_of("moi"));
    CHECK(stem_of("plus") != stem_of("plu"));
    CHECK(stem_of("sous") != stem_of("sou"));
}

TEST_CASE("terms: a word of any length is one term", "[index]") {
    const std::string longest(3000, 'a');
    CHECK(folded_term(longest).size() <= kLongestTerm);
    CHECK(folded_term(longest) != folded_term(longest + "b"));
    const SearchIndex index =
        SearchIndex::open(indexed("long", {text_of("a.txt", {{PassageKind::paragraph, longest + " court"}})}));
    CHECK(hits(index, longest) == 1);
    CHECK(hits(index, longest + "b") == 0);
}

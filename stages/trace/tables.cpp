#include "stages/trace/tables.h"

#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "pipeline/base/table.h"

namespace glane {
namespace {

using Json = nlohmann::ordered_json;

std::string number(std::uint32_t value) { return value == 0 ? std::string() : std::to_string(value); }

std::string differences_field(const Attestation& attestation) {
    std::string field;
    for (const Difference& difference : attestation.differences) {
        if (!field.empty()) field += "; ";
        field += fmt::format("{}: ", name_of(difference.kind));
        if (difference.kind == DifferenceKind::replaced)
            field += difference.quote + " > " + difference.text;
        else
            field += difference.kind == DifferenceKind::added ? difference.quote : difference.text;
    }
    return field;
}

std::string place_field(const SourceRef& ref) {
    return fmt::format("{} p. {} l. {}", ref.interview.empty() ? ref.document : ref.interview, ref.page, ref.line);
}

std::string others_field(const Attestation& attestation) {
    std::string field;
    for (const SourceRef& other : attestation.others) field += (field.empty() ? "" : "; ") + place_field(other);
    return field;
}

/// From the verdict on.
Row fields_of(const Attestation& found) {
    return {std::string(name_of(found.verdict)),
            fixed(found.similarity, 3),
            std::string(name_of(found.reading)),
            found.text,
            found.ref.document,
            found.ref.interview,
            found.speaker,
            number(found.ref.page),
            number(found.ref.line),
            number(found.line_end),
            differences_field(found),
            others_field(found)};
}

Json json_of(const SourceRef& ref) {
    if (ref.page == 0) return {{"document", nullptr}, {"interview", nullptr}, {"page", nullptr}, {"line", nullptr}};
    return {{"document", ref.document}, {"interview", ref.interview}, {"page", ref.page}, {"line", ref.line}};
}

Json json_of(const Attestation& found) {
    Json json = {{"quote", found.quote},
                 {"verdict", name_of(found.verdict)},
                 {"similarity", Json::parse(fixed(found.similarity, 3))},
                 {"reading", name_of(found.reading)},
                 {"text", found.text}};
    json.update(json_of(found.ref));
    json["line_end"] = found.line_end == 0 ? Json(nullptr) : Json(found.line_end);
    json["speaker"] = found.speaker;
    json["interviewer"] = found.interviewer;
    Json differences = Json::array();
    for (const Difference& difference : found.differences) {
        differences.push_back(
            {{"op", name_of(difference.kind)}, {"quote", difference.quote}, {"text", difference.text}});
    }
    json["differences"] = std::move(differences);
    json["others"] = Json::array();
    for (const SourceRef& other : found.others) json["others"].push_back(json_of(other));
    return json;
}

std::string verdict_in_words(const Attestation& found) {
    if (found.verdict == Fidelity::verbatim) return "mot pour mot";
    const int percent = static_cast<int>(found.similarity * 100);
    const std::string_view how = found.reading == QuoteReading::turned      ? ", lu à l'envers"
                                 : found.reading == QuoteReading::reordered ? ", morceaux remis en ordre"
                                                                            : "";
    if (found.verdict == Fidelity::near) return fmt::format("proche, {} %{}", percent, how);
    return found.text.empty() ? "introuvable" : fmt::format("introuvable ; le plus ressemblant, {} %", percent);
}

/// The ends of a long text: a cut may be pages long.
std::string shortened(const std::string& text) {
    constexpr std::size_t kWhole = 120;  // bytes
    constexpr std::size_t kEnd = 50;
    if (text.size() <= kWhole) return text;
    const std::size_t first = text.find(' ', kEnd);
    const std::size_t last = text.rfind(' ', text.size() - kEnd);
    if (first == std::string::npos || last == std::string::npos || last <= first) return text;
    const auto words = std::count(text.begin(), text.end(), ' ') + 1;
    return fmt::format("{} … {} ({} mots)", text.substr(0, first), text.substr(last + 1), words);
}

std::string in_words(const Difference& difference) {
    switch (difference.kind) {
        case DifferenceKind::replaced: return fmt::format("« {} » pour « {} »", difference.quote, difference.text);
        case DifferenceKind::added: return fmt::format("« {} » ajouté", difference.quote);
        case DifferenceKind::omitted: return fmt::format("« {} » omis", difference.text);
        case DifferenceKind::cut: return fmt::format("coupé : « {} »", shortened(difference.text));
    }
    return {};
}

}  // namespace

std::string attestations_csv(const std::vector<Attestation>& attestations) {
    std::string table = csv_line({"quote", "verdict", "similarity", "reading", "text", "document", "interview",
                                  "speaker", "page", "line", "line_end", "differences", "others"});
    for (const Attestation& found : attestations) {
        Row row = fields_of(found);
        row.insert(row.begin(), found.quote);
        table += csv_line(row);
    }
    return table;
}

std::string attestations_json(const std::vector<Attestation>& attestations) {
    Json all = Json::array();
    for (const Attestation& found : attestations) all.push_back(json_of(found));
    return all.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string attestations_text(const std::vector<Attestation>& attestations) {
    std::string out;
    for (const Attestation& found : attestations) {
        const bool has_quotes =
            found.quote.starts_with("«") || found.quote.starts_with("“") || found.quote.starts_with('"');
        const std::string quote = has_quotes ? found.quote : fmt::format("« {} »", found.quote);
        out += fmt::format("{}{}\n  {}\n", out.empty() ? "" : "\n", quote, verdict_in_words(found));
        if (found.text.empty()) continue;
        const std::string interview = found.ref.interview.empty() ? "" : found.ref.interview + ", ";
        const std::string speaker = found.speaker.empty() ? "" : found.speaker + ", ";
        out += fmt::format("  {}{}{}, p. {}, l. {}\n", interview, speaker, found.ref.document, found.ref.page,
                           found.ref.line);
        if (found.verdict != Fidelity::verbatim) out += fmt::format("  {}\n", found.text);
        for (const Difference& difference : found.differences) {
            if (found.verdict != Fidelity::not_found) out += fmt::format("    {}\n", in_words(difference));
        }
        if (!found.others.empty()) out += fmt::format("  aussi : {}\n", others_field(found));
    }
    return out;
}

std::vector<QuotationId> quotations_of(const Corpus& corpus) {
    std::vector<QuotationId> ids;
    for (std::uint32_t text = 0; text < corpus.size(); ++text) {
        const Document& document = corpus[text].document;
        if (document.kind != SourceKind::report) continue;
        for (std::uint32_t i = 0; i < document.quotations.size(); ++i) {
            const Quotation& quotation = document.quotations[i];
            if (quotation.pieces.empty() || quotation.passage == kNone) continue;
            if (document.passages[quotation.passage].interview == kNone) ids.push_back({text, i});
        }
    }
    return ids;
}

std::string quotations_csv(const Corpus& corpus, const std::vector<Attestation>& attestations) {
    std::string table = csv_line({"document", "page", "line", "use", "attribution", "quote", "verdict", "similarity",
                                  "reading", "text", "source_document", "source_interview", "source_speaker",
                                  "source_page", "source_line", "source_line_end", "differences", "others"});
    const std::vector<QuotationId> ids = quotations_of(corpus);
    for (std::size_t i = 0; i < ids.size(); ++i) {
        const CorpusText& text = corpus[ids[i].text];
        const Quotation& quotation = text.document.quotations[ids[i].quotation];
        const SourceRef ref = text.ref(quotation.pieces.front());
        const Span who = quotation.attribution;
        const std::string attribution = who.empty() ? std::string() : text.document.pieces_text({who});
        Row row = {ref.document, number(ref.page),     number(ref.line), std::string(name_of(quotation.use)),
                   attribution,  attestations[i].quote};
        const Row fields = fields_of(attestations[i]);
        row.insert(row.end(), fields.begin(), fields.end());
        table += csv_line(row);
    }
    return table;
}

}  // namespace glane

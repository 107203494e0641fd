#include "pipeline/verbs/pair_rows.h"

#include <iterator>
#include <tuple>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "pipeline/base/reporter.h"
#include "pipeline/base/table.h"

namespace glane {
namespace {

constexpr std::size_t kPiece = 256UL * 1024;

using Json = nlohmann::ordered_json;

std::string json_string(std::string_view text) {
    return Json(text).dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string head_of_json(const PairOptions& options) {
    const Json head{{"unit", options.unit},     {"left", options.left},   {"right", options.right},
                    {"within", options.within}, {"min_f", options.min_f}, {"convention", convention_of(options)}};
    std::string text = head.dump(1, ' ', false, Json::error_handler_t::replace);
    text.resize(text.rfind('\n'));
    return text + ",\n \"pairs\": [";
}

}  // namespace

bool BestPairs::RanksBefore::operator()(const WordPair& a, const WordPair& b) const {
    if (a.rank != b.rank) return measure->ranks_before(a.rank, b.rank);
    return std::tie(a.node, a.collocate) < std::tie(b.node, b.collocate);
}

void BestPairs::add(WordPair pair) {
    pair.rank = (*measure_)(pair.cells);
    best_.add(pair);
}

PairWriter::PairWriter(PairFormat format, const TokenTable& table, const PairOptions& options,
                       const std::vector<NamedMeasure>& measures)
    : format_(format), table_(&table), layer_(counting_of(options).layer), measures_(&measures) {
    if (format == PairFormat::json) {
        out_ = head_of_json(options);
        return;
    }
    Row head{"node", "collocate", "f", "f1", "f2", "N", "expected"};
    for (const NamedMeasure& measure : measures) head.push_back(measure.label);
    out_ = format == PairFormat::csv ? csv_line(head) : tsv_line(head);
}

// Words hold no separator as a rule; where one does, the field is written as the tables of glane write it.
void PairWriter::field(std::string_view word) {
    std::string line = format_ == PairFormat::csv ? csv_line({std::string(word)}) : tsv_line({std::string(word)});
    line.pop_back();
    out_ += line;
}

void PairWriter::value(const NamedMeasure& measure, const Contingency& cells) {
    const double value = measure(cells);
    if (measure.measure->scale == Scale::probability) {
        fmt::format_to(std::back_inserter(out_), "{:.6e}", value == 0.0 ? 0.0 : value);
    } else {
        out_ += fixed(value, 6);
    }
}

void PairWriter::write(const WordPair& pair) {
    const Contingency& cells = pair.cells;
    const auto out = std::back_inserter(out_);
    if (format_ == PairFormat::json) {
        fmt::format_to(out, "{}\n  {{\"node\": {}, \"collocate\": {}, ", std::exchange(is_first_, false) ? "" : ",",
                       json_string(text(pair.node)), json_string(text(pair.collocate)));
        fmt::format_to(out, "\"f\": {}, \"f1\": {}, \"f2\": {}, \"N\": {}, \"expected\": {}", cells.o11, cells.f1(),
                       cells.f2(), cells.n(), fixed(cells.e11(), 6));
        for (const NamedMeasure& measure : *measures_) {
            fmt::format_to(out, ", \"{}\": ", measure.label);
            value(measure, cells);
        }
        out_ += '}';
    } else {
        const char between = format_ == PairFormat::csv ? ',' : '\t';
        field(text(pair.node));
        out_ += between;
        field(text(pair.collocate));
        fmt::format_to(out, "{0}{1}{0}{2}{0}{3}{0}{4}{0}{5}", between, cells.o11, cells.f1(), cells.f2(), cells.n(),
                       fixed(cells.e11(), 6));
        for (const NamedMeasure& measure : *measures_) {
            out_ += between;
            value(measure, cells);
        }
        out_ += '\n';
    }
    flush_if(kPiece);
}

void PairWriter::finish(std::uint64_t found) {
    if (format_ == PairFormat::json) out_ += fmt::format("\n ],\n \"found\": {}\n}}\n", found);
    flush_if(1);
}

void PairWriter::flush_if(std::size_t size) {
    if (out_.size() < size) return;
    print_result(out_);
    out_.clear();
}

}  // namespace glane

#include "pipeline/base/record_reader.h"

#include <algorithm>
#include <utility>

namespace glane {
namespace {

constexpr std::size_t kPiece = 256UL * 1024;
constexpr std::size_t kLongest = 64UL * 1024 * 1024;
constexpr std::size_t kNone = std::string_view::npos;

/// Where a field ends that begins at `at`: at a separator, a line feed or the end; npos inside of quotes.
std::size_t end_of_field(std::string_view text, std::size_t at, char separator) {
    if (at < text.size() && text[at] == '"') {
        do {
            at = text.find('"', at + 1);
            if (at == kNone) return kNone;
            ++at;
        } while (at < text.size() && text[at] == '"');
    }
    while (at < text.size() && text[at] != separator && text[at] != '\n') ++at;
    return at;
}

}  // namespace

RecordReader::RecordReader(const std::string& path, TableFormat format, std::function<void()> before_reading)
    : file_(path), format_(format), before_reading_(std::move(before_reading)) {
    while (end_ < 3 && !at_end_) read_more();
    if (unread().starts_with("\xEF\xBB\xBF")) begin_ = searched_ = 3;
    if (format == TableFormat::tsv) return;
    while (unread().find('\n') == kNone && !at_end_) read_more();
    const std::string_view first = unread().substr(0, unread().find('\n'));
    if (format == TableFormat::tsv_by_first_line) {
        format_ = first.find('\t') == kNone ? TableFormat::csv : TableFormat::tsv;
    }
    if (format_ == TableFormat::tsv) return;
    separator_ = std::count(first.begin(), first.end(), ';') > std::count(first.begin(), first.end(), ',') ? ';' : ',';
}

void RecordReader::read_more() {
    if (begin_ > 0) {
        const std::string_view left = unread();
        std::copy(left.begin(), left.end(), bytes_.begin());
        end_ -= begin_;
        searched_ -= begin_;
        begin_ = 0;
    }
    if (end_ >= kLongest) {
        throw Error({.where = {file_.name(), line_},
                     .what = "a record of more than 64 MiB",
                     .hint = "a table has one record a line, with tabs between its fields (--csv: commas)"});
    }
    if (bytes_.size() < end_ + kPiece) bytes_.resize(std::min(std::max(end_ + kPiece, 2 * end_), kLongest));
    before_reading_();
    const std::size_t got = file_.read(bytes_.data() + end_, bytes_.size() - end_);
    end_ += got;
    at_end_ = got == 0;
}

/// Where a record ends that has quotes in it, counted from its start; npos when more must be read.
std::size_t RecordReader::end_of_quoted() const {
    std::size_t at = 0;
    while (true) {
        at = end_of_field(unread(), at, separator_);
        if (at == unread().size() && !at_end_) return kNone;
        if (at == kNone || at == unread().size() || unread()[at] == '\n') return at;
        ++at;
    }
}

/// Where the next record ends, counted from its start; reads until it is there.
std::size_t RecordReader::end_of_record() {
    while (true) {
        std::size_t end = unread().find('\n', searched_ - begin_);
        const bool has_quotes = format_ == TableFormat::csv && unread().substr(0, end).find('"') != kNone;
        if (has_quotes) end = end_of_quoted();
        if (end != kNone) return end;
        if (at_end_ && has_quotes) {
            throw Error({.where = {file_.name(), line_},
                         .what = "a quoted field never ends",
                         .hint = "close it with \", or write a quote inside a field as \"\""});
        }
        if (at_end_) return unread().size();
        if (!has_quotes) searched_ = end_;
        read_more();
    }
}

bool RecordReader::next(std::string_view& record) {
    while (begin_ < end_ || !at_end_) {
        const std::size_t size = end_of_record();
        record = unread().substr(0, size);
        record_line_ = line_++;
        if (format_ == TableFormat::csv)
            line_ += static_cast<std::size_t>(std::count(record.begin(), record.end(), '\n'));
        begin_ = searched_ = std::min(begin_ + size + 1, end_);
        if (record.ends_with('\r')) record.remove_suffix(1);
        if (!record.empty()) return true;
    }
    return false;
}

void RecordReader::split(std::string_view record, std::vector<std::string_view>& fields) const {
    fields.clear();
    std::size_t at = 0;
    while (true) {
        const std::size_t end = format_ == TableFormat::csv ? end_of_field(record, at, separator_)
                                                            : std::min(record.find('\t', at), record.size());
        fields.push_back(record.substr(at, end - at));
        if (end >= record.size()) return;
        at = end + 1;
    }
}

std::string unquoted(std::string_view field) {
    if (field.size() < 2 || field.front() != '"' || field.back() != '"') return std::string(field);
    field = field.substr(1, field.size() - 2);
    std::string text;
    for (std::size_t i = 0; i < field.size(); ++i) {
        text += field[i];
        if (field[i] == '"' && i + 1 < field.size() && field[i + 1] == '"') ++i;
    }
    return text;
}

}  // namespace glane

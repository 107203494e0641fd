#include "tests/report/well_formed.h"

#include <algorithm>
#include <array>

namespace glane::test {

namespace {

bool is_name(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' ||
           c == ':' || c == '_';
}

/// Reads one page; the first fault stops it.
class Reader {
  public:
    explicit Reader(std::string_view page) : page_(page) {}

    Markup read() {
        if (!take("<!DOCTYPE html>\n") && !take("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")) fail("no document type");
        while (at_ < page_.size() && markup_.fault.empty()) {
            if (page_[at_] == '<') {
                tag();
            } else {
                markup_.text += character();
            }
        }
        if (!open_.empty()) fail("never closed: " + open_.back());
        return markup_;
    }

  private:
    bool take(std::string_view expected) {
        if (!page_.substr(at_).starts_with(expected)) return false;
        at_ += expected.size();
        return true;
    }
    void fail(const std::string& why) {
        if (markup_.fault.empty()) markup_.fault = why + " at byte " + std::to_string(at_);
    }
    std::string name() {
        const std::size_t begin = at_;
        while (at_ < page_.size() && is_name(page_[at_])) ++at_;
        if (at_ == begin) fail("no name");
        return std::string(page_.substr(begin, at_ - begin));
    }
    /// One byte of text or a whole entity.
    std::string character() {
        constexpr std::array<std::string_view, 5> kEntities = {"&amp;", "&lt;", "&gt;", "&quot;", "&#39;"};
        const char c = page_[at_];
        if (static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t') fail("a control character");
        if (c == '&') {
            for (const std::string_view entity : kEntities) {
                if (take(entity)) return std::string(entity);
            }
            fail("a bare &");
        }
        ++at_;
        return {c};
    }
    void tag() {
        if (take("</")) {
            const std::string closed = name();
            if (open_.empty() || open_.back() != closed) fail("</" + closed + "> closes nothing");
            if (!open_.empty()) open_.pop_back();
            if (!take(">")) fail("a closing tag goes on");
            return;
        }
        ++at_;
        Tag tag{name(), {}};
        while (markup_.fault.empty() && take(" ")) attribute(tag);
        const bool empty = take("/");
        if (!take(">")) fail("a tag goes on");
        if (!empty) open_.push_back(tag.name);
        markup_.tags.push_back(tag);
        if (tag.name == "style") at_ = std::min(page_.find("</style>", at_), page_.size());
    }
    void attribute(Tag& tag) {
        std::string key = name();
        if (!take("=\"")) fail("an attribute without quotes");
        std::string value;
        while (at_ < page_.size() && page_[at_] != '"' && markup_.fault.empty()) {
            if (page_[at_] == '<') fail("a < in an attribute");
            value += character();
        }
        if (!take("\"")) fail("an attribute without end");
        for (const auto& [known, unused] : tag.attributes) {
            if (known == key) fail("twice: " + key);
        }
        tag.attributes.emplace_back(std::move(key), std::move(value));
    }

    std::string_view page_;
    std::size_t at_ = 0;
    std::vector<std::string> open_;
    Markup markup_;
};

}  // namespace

std::string Tag::attribute(std::string_view key) const {
    for (const auto& [known, value] : attributes) {
        if (known == key) return value;
    }
    return {};
}

Markup read_markup(std::string_view page) { return Reader(page).read(); }

}  // namespace glane::test

#include "pipeline/base/markup.h"

namespace glane {

namespace {

enum class Quotes { escaped, kept };

std::string escape(std::string_view text, Quotes quotes) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        // U+FFFE and U+FFFF are no characters of XML.
        if (text.substr(i, 3) == "\xEF\xBF\xBE" || text.substr(i, 3) == "\xEF\xBF\xBF") {
            i += 2;
            continue;
        }
        switch (c) {
            case '&': out += "&amp;"; break;
            case '<': out += "&lt;"; break;
            case '>': out += "&gt;"; break;
            case '"': out += quotes == Quotes::escaped ? "&quot;" : "\""; break;
            case '\'': out += quotes == Quotes::escaped ? "&#39;" : "'"; break;
            default:
                if (static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t') out += c;
        }
    }
    return out;
}

}  // namespace

std::string escape_markup(std::string_view text) { return escape(text, Quotes::escaped); }
std::string escape_element_text(std::string_view text) { return escape(text, Quotes::kept); }

}  // namespace glane

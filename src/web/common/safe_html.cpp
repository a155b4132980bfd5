#include "web/common/safe_html.h"

namespace khongcho::web {

void append_escaped(std::string& out, std::string_view text) {
  while (true) {
    const std::size_t at = text.find_first_of("&<>\"'");
    out.append(text.substr(0, at));
    if (at == std::string_view::npos) return;
    switch (text[at]) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        out += "&#39;";
        break;
    }
    text.remove_prefix(at + 1);
  }
}

void append_percent_encoded(std::string& out, std::string_view text) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  for (const char c : text) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '-' || c == '.' || c == '_' || c == '~';
    if (plain) {
      out += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    out += '%';
    out += kHex[byte >> 4];
    out += kHex[byte & 15];
  }
}

SafeHtml escaped(std::string_view text) {
  SafeHtmlMaker html;
  html.text(text);
  return std::move(html).done();
}

SafeHtml with_marks(std::string_view message) {
  SafeHtmlMaker html;
  bool strong = false;
  while (true) {
    const std::size_t at = message.find("**");
    html.text(message.substr(0, at));
    if (at == std::string_view::npos) break;
    if (strong)
      html.markup("</strong>");
    else
      html.markup("<strong>");
    strong = !strong;
    message.remove_prefix(at + 2);
  }
  if (strong) html.markup("</strong>");
  return std::move(html).done();
}

}  // namespace khongcho::web

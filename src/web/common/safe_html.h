// HTML that is safe to put into a page as it stands. Only escaping functions and the few writers
// of pictures (QR, charts) in src/web/common make one; a handler cannot turn a text into it.
#pragma once

#include <string>
#include <string_view>
#include <utility>

namespace khongcho::web {

class SafeHtml {
 public:
  SafeHtml() = default;

  const std::string& text() const { return html_; }
  bool empty() const { return html_.empty(); }

 private:
  friend class SafeHtmlMaker;
  explicit SafeHtml(std::string html) : html_(std::move(html)) {}

  std::string html_;
};

// Appends `text` with & < > " ' escaped: right for element text and for quoted attributes.
void append_escaped(std::string& out, std::string_view text);
// Appends `text` with everything but letters, digits and -._~ as %XX: one segment of a path or
// one value of a query.
void append_percent_encoded(std::string& out, std::string_view text);

// Writes HTML piece by piece: literal markup as char arrays of the source code, texts escaped.
class SafeHtmlMaker {
 public:
  template <std::size_t N>
  SafeHtmlMaker& markup(const char (&literal)[N]) {
    html_.append(literal, N - 1);
    return *this;
  }
  SafeHtmlMaker& text(std::string_view words) {
    append_escaped(html_, words);
    return *this;
  }
  SafeHtmlMaker& number(long long value) {
    html_ += std::to_string(value);
    return *this;
  }
  SafeHtml done() && { return SafeHtml(std::move(html_)); }

 private:
  std::string html_;
};

// `text` escaped.
SafeHtml escaped(std::string_view text);
// A message with marks: escaped, then **word** becomes <strong>word</strong>.
SafeHtml with_marks(std::string_view message);

}  // namespace khongcho::web

#include "web/common/url.h"

#include <stdexcept>

#include "base/text.h"
#include "web/common/safe_html.h"

namespace khongcho::web {

Url Url::path(UrlPattern pattern, std::initializer_list<UrlValue> values) {
  Url url;
  std::string_view rest = pattern.text();
  for (const UrlValue& value : values) {
    const std::size_t at = rest.find("{}");
    if (at == std::string_view::npos) throw std::logic_error("more values than {} in an address");
    url.text_ += rest.substr(0, at);
    append_percent_encoded(url.text_, value.text());
    rest.remove_prefix(at + 2);
  }
  if (rest.find("{}") != std::string_view::npos)
    throw std::logic_error("fewer values than {} in an address");
  url.text_ += rest;
  return url;
}

Url Url::tel(std::string_view number) {
  Url url;
  for (const char c : number)
    if ((c >= '0' && c <= '9') || (c == '+' && url.text_.empty())) url.text_ += c;
  if (!url.text_.empty()) url.text_.insert(0, "tel:");
  return url;
}

Url Url::external(std::string_view address) {
  Url url;
  if (address.starts_with("https://") && is_clean_utf8(address)) url.text_ = address;
  return url;
}

Url Url::with(std::string_view name, const UrlValue& value) const {
  const std::size_t hash = text_.find('#');
  Url url;
  url.text_ = text_.substr(0, hash);
  url.text_ += url.text_.find('?') == std::string::npos ? '?' : '&';
  url.text_ += name;
  url.text_ += '=';
  append_percent_encoded(url.text_, value.text());
  if (hash != std::string::npos) url.text_ += text_.substr(hash);
  return url;
}

Url Url::anchor(std::string_view id) const {
  Url url;
  url.text_ = text_.substr(0, text_.find('#')) + '#';
  append_percent_encoded(url.text_, id);
  return url;
}

}  // namespace khongcho::web

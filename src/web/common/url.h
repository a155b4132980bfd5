// An address that may stand in href, src and action. Made from a literal pattern of the source
// code with its values percent-encoded, so no value can change the scheme, the host or the path.
#pragma once

#include <compare>
#include <initializer_list>
#include <string>
#include <string_view>

#include "base/id.h"

namespace khongcho::web {

// The literal part of an address, checked by the compiler: it begins with one / or with # or ?.
class UrlPattern {
 public:
  consteval UrlPattern(const char* pattern) : text_(pattern) {
    const bool path = text_.starts_with('/') && !text_.starts_with("//") &&
                      !text_.starts_with("/\\") && !text_.starts_with("/{");
    if (!path && !text_.starts_with('#') && !text_.starts_with('?'))
      throw "an address begins with one / or with # or ?";
  }

  std::string_view text() const { return text_; }

 private:
  std::string_view text_;
};

// One value of an address.
class UrlValue {
 public:
  UrlValue(std::string_view text) : text_(text) {}
  UrlValue(const std::string& text) : text_(text) {}
  UrlValue(const char* text) : text_(text) {}
  UrlValue(long long number) : text_(std::to_string(number)) {}
  UrlValue(int number) : text_(std::to_string(number)) {}
  template <typename Tag>
  UrlValue(Id<Tag> id) : text_(std::to_string(id.value)) {}

  const std::string& text() const { return text_; }

 private:
  std::string text_;
};

class Url {
 public:
  Url() = default;  // no address; false in {{#if}}

  // Each {} of the pattern takes the next value: path("/ho-so/{}/bo-sung", {code}). A value left
  // over or missing is a bug and throws std::logic_error.
  static Url path(UrlPattern pattern, std::initializer_list<UrlValue> values = {});
  // Telephone number: digits and a leading + are kept.
  static Url tel(std::string_view number);
  // An address of another site, from data: https only, else an empty Url.
  static Url external(std::string_view address);

  // The same address with one more query value; `name` is a literal of ours.
  Url with(std::string_view name, const UrlValue& value) const;
  Url anchor(std::string_view id) const;

  const std::string& text() const { return text_; }
  bool empty() const { return text_.empty(); }
  bool operator==(const Url&) const = default;

 private:
  std::string text_;
};

}  // namespace khongcho::web

// What compiled templates call: each value is written for the place it stands in. A type that is
// unsafe or meaningless in a place has no overload there, so the page does not compile.
#pragma once

#include <atomic>
#include <charconv>
#include <concepts>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "base/id.h"
#include "base/locale.h"
#include "web/common/safe_html.h"
#include "web/common/url.h"

namespace khongcho::web {

// Remembers how long a page came out, so that the next one is reserved at once.
class SizeHint {
 public:
  explicit SizeHint(std::size_t start) : size_(start) {}

  std::size_t size() const { return size_.load(std::memory_order_relaxed); }
  void note(std::size_t used) {
    if (used > size()) size_.store(used + used / 8, std::memory_order_relaxed);
  }

 private:
  std::atomic<std::size_t> size_;
};

template <typename T>
concept Text = std::convertible_to<const T&, std::string_view>;
template <typename T>
concept WholeNumber = std::integral<T> && !std::same_as<T, bool> && !std::same_as<T, char>;

template <typename T>
constexpr bool kIsOptional = false;
template <typename T>
constexpr bool kIsOptional<std::optional<T>> = true;

template <WholeNumber T>
void append_number(std::string& out, T number) {
  char digits[24];
  const auto end = std::to_chars(digits, digits + sizeof digits, number).ptr;
  out.append(digits, end);
}

// Element text.
inline void put_text(std::string& out, std::string_view text) {
  append_escaped(out, text);
}
inline void put_text(std::string& out, const SafeHtml& html) {
  out += html.text();
}
inline void put_text(std::string& out, const Url& url) {
  append_escaped(out, url.text());
}
template <std::same_as<bool> T>
void put_text(std::string& out, T) = delete;
template <WholeNumber T>
void put_text(std::string& out, T number) {
  append_number(out, number);
}
template <typename Tag>
void put_text(std::string& out, Id<Tag> id) {
  append_number(out, id.value);
}
template <typename T>
void put_text(std::string& out, const std::optional<T>& value) {
  if (value) put_text(out, *value);
}

// Quoted attributes other than addresses.
template <typename T>
void put_attribute(std::string& out, const T& value) {
  put_text(out, value);
}
void put_attribute(std::string& out, const SafeHtml&) = delete;
void put_attribute(std::string& out, const std::optional<SafeHtml>&) = delete;

// href, src, action …: the whole address.
inline void put_url(std::string& out, const Url& url) {
  append_escaped(out, url.text());
}
template <typename T>
void put_url(std::string& out, const T&) = delete;  // make it a Url, or begin with a literal

// A value inside an address with a literal start.
inline void put_url_part(std::string& out, std::string_view text) {
  append_percent_encoded(out, text);
}
template <std::same_as<bool> T>
void put_url_part(std::string& out, T) = delete;
void put_url_part(std::string& out, const SafeHtml&) = delete;
void put_url_part(std::string& out, const Url&) = delete;
template <WholeNumber T>
void put_url_part(std::string& out, T number) {
  append_number(out, number);
}
template <typename Tag>
void put_url_part(std::string& out, Id<Tag> id) {
  append_number(out, id.value);
}

// {{#if x}}: false is false, 0, an absent optional, an empty text, list or address.
template <typename T>
bool truthy(const T& value) {
  if constexpr (kIsOptional<T>)
    return value.has_value();
  else if constexpr (requires { value.empty(); })
    return !value.empty();
  else if constexpr (std::convertible_to<const T&, std::string_view>)
    return !std::string_view(value).empty();
  else if constexpr (std::is_class_v<T> && !requires { static_cast<bool>(value); })
    return true;  // a plain struct is there
  else
    return static_cast<bool>(value);
}

// {{#with x}}: what an optional or a pointer holds, else the value itself.
template <typename T>
const auto& inner(const T& value) {
  if constexpr (kIsOptional<T> || std::is_pointer_v<T>)
    return *value;
  else
    return value;
}

template <typename A, typename B>
bool same(const A& a, const B& b) {
  if constexpr (kIsOptional<A>)
    return a && same(*a, b);
  else if constexpr (kIsOptional<B>)
    return b && same(a, *b);
  else if constexpr (Text<A> && Text<B>)
    return std::string_view(a) == std::string_view(b);
  else if constexpr (WholeNumber<A> && WholeNumber<B>)
    return std::cmp_equal(a, b);
  else
    return a == b;
}

// Arguments of messages.
template <typename T>
std::string text_of(const T& value) {
  if constexpr (kIsOptional<T>) {
    return value ? text_of(*value) : std::string();
  } else if constexpr (Text<T>) {
    return std::string(std::string_view(value));
  } else if constexpr (std::same_as<T, Url>) {
    return value.text();
  } else {
    static_assert(WholeNumber<T>, "an argument is a text or a whole number");
    std::string out;
    append_number(out, value);
    return out;
  }
}

inline std::string joined(std::initializer_list<std::string> parts) {
  std::string all;
  for (const std::string& part : parts) all += part;
  return all;
}

inline SafeHtml rich(const Locale& locale, std::string_view key, std::vector<std::string> args) {
  return with_marks(locale.text(key, args));
}

}  // namespace khongcho::web

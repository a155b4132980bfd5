#include "pdf/object.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace khongcho::pdf {

namespace {

constexpr std::string_view kNamed = "()<>[]{}/%#";

std::string name_text(std::string_view name) {
  std::string text = "/";
  for (const char c : name) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte <= 0x20 || byte >= 0x7f || kNamed.find(c) != kNamed.npos)
      text += fmt::format("#{:02X}", byte);
    else
      text += c;
  }
  return text;
}

std::string string_text(std::string_view bytes) {
  const bool plain = std::ranges::all_of(bytes, [](char c) { return c >= 0x20 && c < 0x7f; });
  if (plain) {
    std::string text = "(";
    for (const char c : bytes) {
      if (c == '(' || c == ')' || c == '\\') text += '\\';
      text += c;
    }
    return text + ")";
  }
  std::string text = "<";
  for (const char c : bytes) text += fmt::format("{:02X}", static_cast<unsigned char>(c));
  return text + ">";
}

struct Writer {
  std::string operator()(std::nullptr_t) const { return "null"; }
  std::string operator()(bool value) const { return value ? "true" : "false"; }
  std::string operator()(const Number& number) const { return number.text; }
  std::string operator()(const std::string& bytes) const { return string_text(bytes); }
  std::string operator()(const Name& name) const { return name_text(name.text); }
  std::string operator()(const Reference& reference) const {
    return fmt::format("{} {} R", reference.number, reference.generation);
  }
  std::string operator()(const Array& array) const {
    std::string text = "[";
    for (const Object& each : array) text += (text.size() > 1 ? " " : "") + text_of(each);
    return text + "]";
  }
  std::string operator()(const Dictionary& dictionary) const {
    std::string text = "<<";
    for (const auto& [key, value] : dictionary.entries)
      text += " " + name_text(key) + " " + text_of(value);
    return text + " >>";
  }
};

void append_utf16(std::string& text, unsigned unit) {
  text += static_cast<char>(unit >> 8);
  text += static_cast<char>(unit & 0xff);
}

void append_utf8(std::string& text, unsigned code) {
  if (code < 0x80) {
    text += static_cast<char>(code);
    return;
  }
  const int more = code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
  constexpr unsigned kFirst[] = {0, 0xc0, 0xe0, 0xf0};
  text += static_cast<char>(kFirst[more] | (code >> (6 * more)));
  for (int left = more - 1; left >= 0; --left)
    text += static_cast<char>(0x80 | ((code >> (6 * left)) & 0x3f));
}

// The code point that begins at `at`, which goes behind it; U+FFFD for what is none.
unsigned next_code(std::string_view utf8, std::size_t& at) {
  const auto first = static_cast<unsigned char>(utf8[at++]);
  if (first < 0x80) return first;
  const int more = first >= 0xf0 ? 3 : first >= 0xe0 ? 2 : 1;
  unsigned code = first & (0x3fU >> more);
  for (int left = more; left > 0; --left) {
    if (at >= utf8.size()) return 0xfffd;
    code = (code << 6) | (static_cast<unsigned char>(utf8[at++]) & 0x3fU);
  }
  return code;
}

}  // namespace

std::optional<std::int64_t> Number::whole() const {
  std::int64_t value = 0;
  const char* begin = text.data() + (text.starts_with('+') ? 1 : 0);
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(begin, end, value);
  if (error != std::errc{} || stop != end) return {};
  return value;
}

double Number::real() const {
  double value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed);
  return value;
}

const Object* Dictionary::find(std::string_view key) const {
  const auto found = std::ranges::find_if(entries, [&](const auto& e) { return e.first == key; });
  return found == entries.end() ? nullptr : &found->second;
}

void Dictionary::set(std::string_view key, Object value) {
  const auto found = std::ranges::find_if(entries, [&](const auto& e) { return e.first == key; });
  if (found == entries.end())
    entries.emplace_back(key, std::move(value));
  else
    found->second = std::move(value);
}

void Dictionary::erase(std::string_view key) {
  std::erase_if(entries, [&](const auto& entry) { return entry.first == key; });
}

bool Dictionary::operator==(const Dictionary& other) const {
  return entries == other.entries;
}

std::optional<std::int64_t> Object::whole() const {
  const auto* number = as<Number>();
  return number ? number->whole() : std::nullopt;
}

bool Object::is_name(std::string_view text) const {
  const auto* name = as<Name>();
  return name && name->text == text;
}

Object number_object(std::int64_t value) {
  return Number{fmt::format("{}", value)};
}
Object number_object(double value) {
  return Number{fmt::format("{:.3f}", value)};
}

std::string pdf_text(std::string_view utf8) {
  if (std::ranges::all_of(utf8, [](char c) { return c >= 0x20 && c < 0x7f; }))
    return std::string(utf8);
  std::string text = "\xfe\xff";
  for (std::size_t at = 0; at < utf8.size();) {
    const unsigned code = next_code(utf8, at);
    if (code < 0x10000) {
      append_utf16(text, code);
    } else {
      append_utf16(text, 0xd800 + ((code - 0x10000) >> 10));
      append_utf16(text, 0xdc00 + ((code - 0x10000) & 0x3ff));
    }
  }
  return text;
}

std::string utf8_text(std::string_view text) {
  std::string utf8;
  if (!text.starts_with("\xfe\xff")) {
    for (const char c : text) append_utf8(utf8, static_cast<unsigned char>(c));
    return utf8;
  }
  const auto unit = [&](std::size_t at) {
    return static_cast<unsigned>(static_cast<unsigned char>(text[at]) << 8 |
                                 static_cast<unsigned char>(text[at + 1]));
  };
  for (std::size_t at = 2; at + 1 < text.size(); at += 2) {
    unsigned code = unit(at);
    if (code >= 0xd800 && code < 0xdc00 && at + 3 < text.size()) {
      at += 2;
      code = 0x10000 + ((code - 0xd800) << 10) + (unit(at) & 0x3ff);
    }
    append_utf8(utf8, code >= 0xd800 && code < 0xe000 ? 0xfffd : code);
  }
  return utf8;
}

std::string text_of(const Object& object) {
  return std::visit(Writer{}, object.value);
}

}  // namespace khongcho::pdf

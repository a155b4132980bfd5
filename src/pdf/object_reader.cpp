#include <charconv>

#include "pdf/object.h"

namespace khongcho::pdf {

namespace {

constexpr int kDeepest = 60;

bool is_blank(char c) {
  return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\0';
}
bool is_delimiter(char c) {
  return std::string_view("()<>[]{}/%").find(c) != std::string_view::npos;
}
bool is_regular(char c) {
  return !is_blank(c) && !is_delimiter(c);
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

int hex_value(char c) {
  if (is_digit(c)) return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

}  // namespace

void ObjectReader::skip_blanks() {
  while (at_ < bytes_.size()) {
    if (bytes_[at_] == '%') {
      while (at_ < bytes_.size() && bytes_[at_] != '\n' && bytes_[at_] != '\r') ++at_;
    } else if (is_blank(bytes_[at_])) {
      ++at_;
    } else {
      return;
    }
  }
}

bool ObjectReader::sees(std::string_view keyword) const {
  if (at_ > bytes_.size() || !bytes_.substr(at_).starts_with(keyword)) return false;
  const std::size_t end = at_ + keyword.size();
  return end >= bytes_.size() || !is_regular(bytes_[end]);
}

bool ObjectReader::take(std::string_view keyword) {
  skip_blanks();
  if (!sees(keyword)) return false;
  at_ += keyword.size();
  return true;
}

std::optional<std::int64_t> ObjectReader::whole_number() {
  skip_blanks();
  const std::size_t begin = at_;
  while (at_ < bytes_.size() && is_digit(bytes_[at_])) ++at_;
  std::int64_t value = 0;
  const auto [stop, error] = std::from_chars(bytes_.data() + begin, bytes_.data() + at_, value);
  if (begin == at_ || error != std::errc{}) return {};
  return value;
}

std::optional<Indirect> ObjectReader::indirect() {
  const auto number = whole_number();
  const auto generation = whole_number();
  if (!number || !generation || *number > 8388607 || *generation > 65535 || !take("obj")) return {};
  auto object = this->object();
  if (!object) return {};
  Indirect found{.reference = {static_cast<int>(*number), static_cast<int>(*generation)},
                 .object = std::move(*object),
                 .end = at_,
                 .stream_begin = {}};
  if (!found.object.as<Dictionary>() || !take("stream")) return found;
  if (at_ < bytes_.size() && bytes_[at_] == '\r') ++at_;
  if (at_ < bytes_.size() && bytes_[at_] == '\n') ++at_;
  found.stream_begin = at_;
  return found;
}

std::optional<Object> ObjectReader::object_below(int depth) {
  skip_blanks();
  if (depth > kDeepest || at_ >= bytes_.size()) return {};
  const char c = bytes_[at_];
  if (c == '/') return name();
  if (c == '(') return literal_string();
  if (c == '[') return array_below(depth);
  if (bytes_.substr(at_).starts_with("<<")) return dictionary_below(depth);
  if (c == '<') return hex_string();
  if (take("null")) return Object();
  if (take("true")) return Object(true);
  if (take("false")) return Object(false);
  return number_or_reference();
}

std::optional<Object> ObjectReader::number_or_reference() {
  const std::size_t begin = at_;
  while (at_ < bytes_.size() &&
         (is_digit(bytes_[at_]) || bytes_[at_] == '.' || bytes_[at_] == '-' || bytes_[at_] == '+'))
    ++at_;
  if (at_ == begin || at_ - begin > 40) return {};
  const Number number{std::string(bytes_.substr(begin, at_ - begin))};
  const auto whole = number.whole();
  const std::size_t behind = at_;
  if (whole && *whole >= 0 && *whole <= 8388607 && is_digit(number.text.front())) {
    const auto generation = whole_number();
    if (generation && *generation <= 65535 && take("R"))
      return Object(Reference{static_cast<int>(*whole), static_cast<int>(*generation)});
    at_ = behind;
  }
  return Object(number);
}

std::optional<Object> ObjectReader::name() {
  Name name;
  for (++at_; at_ < bytes_.size() && is_regular(bytes_[at_]); ++at_) {
    char c = bytes_[at_];
    if (c == '#' && at_ + 2 < bytes_.size()) {
      const int high = hex_value(bytes_[at_ + 1]);
      const int low = hex_value(bytes_[at_ + 2]);
      if (high >= 0 && low >= 0) {
        c = static_cast<char>(high * 16 + low);
        at_ += 2;
      }
    }
    name.text += c;
  }
  return Object(name);
}

// Behind a backslash.
void ObjectReader::escaped_character(std::string& text) {
  const char c = bytes_[at_];
  constexpr std::string_view kFrom = "nrtbf";
  constexpr std::string_view kTo = "\n\r\t\b\f";
  if (const std::size_t which = kFrom.find(c); which != kFrom.npos) {
    text += kTo[which];
  } else if (c == '\r') {
    if (at_ + 1 < bytes_.size() && bytes_[at_ + 1] == '\n') ++at_;
  } else if (c >= '0' && c <= '7') {
    int code = 0;
    std::size_t end = at_;
    while (end < bytes_.size() && end < at_ + 3 && bytes_[end] >= '0' && bytes_[end] <= '7')
      code = code * 8 + (bytes_[end++] - '0');
    text += static_cast<char>(code);
    at_ = end - 1;
  } else if (c != '\n') {
    text += c;
  }
}

std::optional<Object> ObjectReader::literal_string() {
  std::string text;
  int open = 1;
  for (++at_; at_ < bytes_.size(); ++at_) {
    const char c = bytes_[at_];
    if (c == '\\') {
      if (++at_ >= bytes_.size()) return {};
      escaped_character(text);
      continue;
    }
    if (c == '(') ++open;
    if (c == ')' && --open == 0) {
      ++at_;
      return Object(text);
    }
    text += c;
  }
  return {};
}

std::optional<Object> ObjectReader::hex_string() {
  std::string text;
  int high = -1;
  for (++at_; at_ < bytes_.size(); ++at_) {
    if (bytes_[at_] == '>') {
      if (high >= 0) text += static_cast<char>(high * 16);
      ++at_;
      return Object(text);
    }
    if (is_blank(bytes_[at_])) continue;
    const int digit = hex_value(bytes_[at_]);
    if (digit < 0) return {};
    if (high < 0) {
      high = digit;
    } else {
      text += static_cast<char>(high * 16 + digit);
      high = -1;
    }
  }
  return {};
}

std::optional<Object> ObjectReader::array_below(int depth) {
  Array array;
  for (++at_;;) {
    skip_blanks();
    if (at_ >= bytes_.size()) return {};
    if (bytes_[at_] == ']') {
      ++at_;
      return Object(array);
    }
    auto each = object_below(depth + 1);
    if (!each) return {};
    array.push_back(std::move(*each));
  }
}

std::optional<Object> ObjectReader::dictionary_below(int depth) {
  Dictionary dictionary;
  for (at_ += 2;;) {
    skip_blanks();
    if (at_ >= bytes_.size()) return {};
    if (bytes_.substr(at_).starts_with(">>")) {
      at_ += 2;
      return Object(dictionary);
    }
    if (bytes_[at_] != '/') return {};
    const auto key = name();
    auto value = object_below(depth + 1);
    if (!key || !value) return {};
    dictionary.entries.emplace_back(key->as<Name>()->text, std::move(*value));
  }
}

}  // namespace khongcho::pdf

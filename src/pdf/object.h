// The objects a PDF file is made of (ISO 32000-1, 7.3), read from bytes and written as bytes.
// Reading never trusts its input: what is no object is nothing, whatever the bytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace khongcho::pdf {

struct Object;

struct Name {
  std::string text;
  bool operator==(const Name&) const = default;
};

// As it was written, so that it is written again without loss.
struct Number {
  std::string text;
  std::optional<std::int64_t> whole() const;
  double real() const;
  bool operator==(const Number&) const = default;
};

// Another object of the file: "12 0 R".
struct Reference {
  int number = 0;
  int generation = 0;
  auto operator<=>(const Reference&) const = default;
};

using Array = std::vector<Object>;

struct Dictionary {
  std::vector<std::pair<std::string, Object>> entries;  // in their order

  const Object* find(std::string_view key) const;
  void set(std::string_view key, Object value);
  void erase(std::string_view key);
  bool operator==(const Dictionary&) const;
};

struct Object {
  std::variant<std::nullptr_t, bool, Number, std::string, Name, Reference, Array, Dictionary> value;

  Object() : value(nullptr) {}
  template <typename T>
  Object(T kind) : value(std::move(kind)) {}

  template <typename T>
  const T* as() const& {
    return std::get_if<T>(&value);
  }
  template <typename T>
  const T* as() const&& = delete;  // it would point into what is gone
  std::optional<std::int64_t> whole() const;
  bool is_name(std::string_view text) const;
  bool operator==(const Object&) const = default;
};

Object number_object(std::int64_t value);
Object number_object(double value);

// A text for people: UTF-16 with its mark where the letters ask for it (7.9.2.2), and back.
std::string pdf_text(std::string_view utf8);
std::string utf8_text(std::string_view pdf_text);

std::string text_of(const Object& object);

// An object with its number, as it stands in the file.
struct Indirect {
  Reference reference;
  Object object;
  std::size_t end = 0;                      // behind the object, before any stream
  std::optional<std::size_t> stream_begin;  // first byte of the stream's data
};

// Reads objects one after the other.
class ObjectReader {
 public:
  ObjectReader(std::string_view bytes, std::size_t at) : bytes_(bytes), at_(at) {}

  std::size_t at() const { return at_; }
  void skip_blanks();  // and comments
  // The keyword that follows, without taking it.
  bool sees(std::string_view keyword) const;
  bool take(std::string_view keyword);
  std::optional<Object> object() { return object_below(0); }
  std::optional<std::int64_t> whole_number();
  std::optional<Indirect> indirect();

 private:
  std::optional<Object> object_below(int depth);
  std::optional<Object> number_or_reference();
  std::optional<Object> name();
  std::optional<Object> literal_string();
  std::optional<Object> hex_string();
  std::optional<Object> array_below(int depth);
  std::optional<Object> dictionary_below(int depth);
  void escaped_character(std::string& text);

  std::string_view bytes_;
  std::size_t at_ = 0;
};

}  // namespace khongcho::pdf

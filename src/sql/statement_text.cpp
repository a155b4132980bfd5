#include "sql/statement_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "sql/error.h"

namespace khongcho::sql {
namespace {

bool starts_name(char c) {
  return std::isalpha(static_cast<unsigned char>(c)) || c == '_';
}
bool in_name(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) || c == '_';
}

enum class Piece { plain, opaque, word, parameter };

// Cuts a text into pieces: words, parameters (with their colon), quoted text or comments, and
// single plain characters.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  bool next() {
    start_ = end_;
    if (start_ >= text_.size()) return false;
    const char first = text_[start_];
    if (first == '\'' || first == '"') return take_until(std::string_view{&text_[start_], 1}, 1);
    if (text_.substr(start_, 2) == "--") return take_until("\n", 2);
    if (text_.substr(start_, 2) == "/*") return take_until("*/", 2);
    if (text_.substr(start_, 2) == "::") return take(Piece::opaque, 2);
    if (first == ':' && start_ + 1 < text_.size() && starts_name(text_[start_ + 1]))
      return take(Piece::parameter, 1 + name_length(start_ + 1));
    if (in_name(first)) return take(Piece::word, name_length(start_));
    return take(Piece::plain, 1);
  }

  Piece piece() const { return piece_; }
  std::string_view text() const { return text_.substr(start_, end_ - start_); }
  std::size_t start() const { return start_; }
  std::size_t end() const { return end_; }

 private:
  bool take(Piece piece, std::size_t length) {
    piece_ = piece;
    end_ = start_ + length;
    return true;
  }
  // A doubled quote ends one quoted piece and begins the next, which comes to the same.
  bool take_until(std::string_view closing, std::size_t opening) {
    const auto at = text_.find(closing, start_ + opening);
    const auto end = at == std::string_view::npos ? text_.size() : at + closing.size();
    return take(Piece::opaque, end - start_);
  }
  std::size_t name_length(std::size_t from) const {
    const auto rest = text_.substr(from);
    return std::ranges::find_if_not(rest, in_name) - rest.begin();
  }

  std::string_view text_;
  std::size_t start_ = 0;
  std::size_t end_ = 0;
  Piece piece_ = Piece::plain;
};

bool same_word(std::string_view word, std::string_view upper) {
  return std::ranges::equal(
      word, upper, [](char a, char b) { return std::toupper(static_cast<unsigned char>(a)) == b; });
}

// Follows BEGIN … END and CASE … END, so that a ; inside a trigger does not end it.
class TriggerDepth {
 public:
  void take(std::string_view word) {
    if (same_word(word, "TRIGGER")) in_trigger_ = true;
    if (!in_trigger_) return;
    if (same_word(word, "BEGIN") || same_word(word, "CASE")) ++depth_;
    if (same_word(word, "END")) --depth_;
  }
  bool inside() const { return depth_ > 0; }

 private:
  bool in_trigger_ = false;
  int depth_ = 0;
};

}  // namespace

std::vector<std::string> parameter_names(std::string_view text) {
  std::vector<std::string> names;
  Scanner scanner{text};
  while (scanner.next()) {
    if (scanner.piece() != Piece::parameter) continue;
    const std::string name{scanner.text().substr(1)};
    if (std::ranges::find(names, name) == names.end()) names.push_back(name);
  }
  return names;
}

std::string with_numbered_parameters(std::string_view text) {
  const auto names = parameter_names(text);
  std::string numbered;
  Scanner scanner{text};
  while (scanner.next()) {
    if (scanner.piece() == Piece::parameter) {
      const auto at = std::ranges::find(names, scanner.text().substr(1)) - names.begin();
      numbered += fmt::format("${}", at + 1);
    } else {
      numbered += scanner.text();
    }
  }
  return numbered;
}

std::string_view without_row_lock(std::string_view text) {
  std::size_t for_at = std::string_view::npos;  // of the last FOR UPDATE with only words after it
  std::size_t last_for = std::string_view::npos;
  Scanner scanner{text};
  while (scanner.next()) {
    const auto piece = scanner.text();
    if (same_word(piece, "FOR")) {
      last_for = scanner.start();
    } else if (same_word(piece, "UPDATE") && last_for != std::string_view::npos) {
      for_at = last_for;
    } else if (scanner.piece() == Piece::plain && piece != "," &&
               !std::isspace(static_cast<unsigned char>(piece[0]))) {
      for_at = last_for = std::string_view::npos;
    }
  }
  return text.substr(0, for_at);
}

std::vector<const Value*> values_in_order(const Query& query, std::span<const std::string> names,
                                          std::span<const Param> params) {
  std::vector<const Value*> values;
  values.reserve(names.size());
  for (const std::string& name : names) {
    const auto given = std::ranges::find(params, std::string_view{name}, &Param::name);
    if (given == params.end())
      throw Error{ErrorKind::other, query.name, fmt::format("no value for :{}", name)};
    const auto* text = std::get_if<std::string>(&given->value.stored());
    if (text && text->find('\0') != std::string::npos)
      throw Error{ErrorKind::other, query.name, fmt::format(":{} holds a NUL", name)};
    values.push_back(&given->value);
  }
  if (params.size() != names.size())
    throw Error{ErrorKind::other, query.name,
                fmt::format("{} values for {} parameters", params.size(), names.size())};
  return values;
}

std::vector<std::string> split_statements(std::string_view script) {
  std::vector<std::string> statements;
  TriggerDepth trigger;
  std::size_t from = 0;
  bool has_words = false;
  Scanner scanner{script};
  const auto finish = [&](std::size_t end) {
    if (has_words) statements.emplace_back(script.substr(from, end - from));
  };
  while (scanner.next()) {
    if (scanner.piece() == Piece::word) {
      has_words = true;
      trigger.take(scanner.text());
    }
    if (scanner.text() != ";" || trigger.inside()) continue;
    finish(scanner.start());
    from = scanner.end();
    has_words = false;
    trigger = {};
  }
  finish(script.size());
  return statements;
}

}  // namespace khongcho::sql

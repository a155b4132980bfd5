// Refusals as values: a rule said no, or the input was wrong. Broken infrastructure is thrown
// instead (docs/decisions/0003-expected-and-exceptions.md).
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace khongcho {

enum class ErrorCode { invalid_input, not_allowed, not_found, conflict, not_eligible };

// `message_id` is a key of locale/vi.json and safe to show to anyone; `args` fill the {0}, {1} …
// of that message and are shown too. `detail` is for the log only and may hold personal data.
struct Error {
  ErrorCode code = ErrorCode::invalid_input;
  std::string message_id;
  std::vector<std::string> args = {};
  std::string input = {};  // name of the form input or JSON member at fault, when there is one
  std::string detail = {};
};

template <typename T>
class [[nodiscard]] Expected {
 public:
  Expected(T value) : state_(std::move(value)) {}
  Expected(Error error) : state_(std::move(error)) {}

  explicit operator bool() const { return std::holds_alternative<T>(state_); }
  const T& operator*() const { return std::get<T>(state_); }
  T& operator*() { return std::get<T>(state_); }
  const T* operator->() const { return &std::get<T>(state_); }
  T* operator->() { return &std::get<T>(state_); }
  const Error& error() const { return std::get<Error>(state_); }

 private:
  std::variant<T, Error> state_;
};

}  // namespace khongcho

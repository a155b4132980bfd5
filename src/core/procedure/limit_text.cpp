#include "core/procedure/limit_text.h"

#include <charconv>

namespace khongcho {

std::string limit_text_of(const TimeLimit& limit) {
  std::string text(text_of(limit.kind));
  if (limit.kind == TimeLimitKind::same_day) return text + " " + clock_text(limit.cutoff);
  if (limit.kind == TimeLimitKind::none) return text;
  return text + " " + std::to_string(limit.n);
}

std::optional<TimeLimit> parse_limit_text(std::string_view text) {
  const std::size_t blank = text.find(' ');
  const std::string_view rest = blank == text.npos ? "" : text.substr(blank + 1);
  const auto kind = time_limit_kind_of(text.substr(0, blank));
  if (!kind) return std::nullopt;
  TimeLimit limit{.kind = *kind};
  if (*kind == TimeLimitKind::none) {
    if (!rest.empty()) return std::nullopt;
    return limit;
  }
  if (*kind == TimeLimitKind::same_day) {
    const auto cutoff = parse_time_of_day(rest);
    if (!cutoff) return std::nullopt;
    limit.cutoff = *cutoff;
    return limit;
  }
  const auto n = parse_whole_number(rest);
  if (!n || *n < 1 || *n > 1'000) return std::nullopt;
  limit.n = static_cast<int>(*n);
  return limit;
}

std::string answer_text_of(const Answer& answer) {
  return answer.question + "=" + answer.answer;
}

std::optional<Answer> parse_answer_text(std::string_view text) {
  const std::size_t sign = text.find('=');
  if (sign == 0 || sign == text.npos || sign + 1 == text.size()) return std::nullopt;
  return Answer{std::string(text.substr(0, sign)), std::string(text.substr(sign + 1))};
}

std::optional<std::int64_t> parse_whole_number(std::string_view text) {
  std::int64_t number = 0;
  const char* end = text.data() + text.size();
  const auto [stopped, problem] = std::from_chars(text.data(), end, number);
  if (text.empty() || problem != std::errc{} || stopped != end) return std::nullopt;
  return number;
}

}  // namespace khongcho

// Time limits and situations in one cell or string: "same_day 15:00", "working_days 3",
// "submitter=proxy". Files and tables share these shapes.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/procedure/procedure.h"

namespace khongcho {

std::string limit_text_of(const TimeLimit& limit);
std::optional<TimeLimit> parse_limit_text(std::string_view text);

std::string answer_text_of(const Answer& answer);
std::optional<Answer> parse_answer_text(std::string_view text);

// A whole number in decimal digits, nothing around it.
std::optional<std::int64_t> parse_whole_number(std::string_view text);

}  // namespace khongcho

// The answer to one line of `khongcho promise --batch`, as a line of JSON.
#pragma once

#include <string>
#include <string_view>

#include "base/expected.h"
#include "base/locale.h"
#include "core/promise/promise.h"

namespace khongcho::app {

// The text as a JSON string, in quotes.
void append_json_text(std::string& out, std::string_view text);

// `id` is JSON text already. Each ends the line.
void append_answer(std::string& out, std::string_view id, const Promise& promise);
void append_refusal(std::string& out, std::string_view id, const Error& error,
                    const Locale& locale);

// What a program goes by: "unknown_year" of `calendar.unknown_year`, "bad_calendar" of anything
// else wrong with a calendar.
std::string_view refusal_code(const Error& error);

}  // namespace khongcho::app

#include "app/promise_answer.h"

#include <array>

#include "core/dossier/dossier.h"

namespace khongcho::app {

namespace {

char* put_two(char* at, unsigned value) {
  *at++ = static_cast<char>('0' + value / 10);
  *at++ = static_cast<char>('0' + value % 10);
  return at;
}

// The same text as iso_instant(), in quotes, without making a string for it.
void append_instant(std::string& out, Instant at) {
  const std::chrono::year_month_day date{civil_day(at)};
  const int year = static_cast<int>(date.year());
  if (year < 0 || year > 9999) {
    append_json_text(out, iso_instant(at));
    return;
  }
  const auto seconds = static_cast<unsigned>(time_of_day(at).count());
  std::array<char, 27> text;
  char* end = text.data();
  *end++ = '"';
  end = put_two(end, static_cast<unsigned>(year) / 100);
  end = put_two(end, static_cast<unsigned>(year) % 100);
  *end++ = '-';
  end = put_two(end, static_cast<unsigned>(date.month()));
  *end++ = '-';
  end = put_two(end, static_cast<unsigned>(date.day()));
  *end++ = 'T';
  end = put_two(end, seconds / 3600);
  *end++ = ':';
  end = put_two(end, seconds / 60 % 60);
  *end++ = ':';
  end = put_two(end, seconds % 60);
  out.append(text.data(), end);
  out.append("+07:00\"");
}

void append_instant(std::string& out, const std::optional<Instant>& at) {
  if (at)
    append_instant(out, *at);
  else
    out.append("null");
}

}  // namespace

void append_json_text(std::string& out, std::string_view text) {
  constexpr std::string_view kHex = "0123456789abcdef";
  out.push_back('"');
  for (const char each : text) {
    const auto byte = static_cast<unsigned char>(each);
    if (byte < 0x20) {
      out.append("\\u00");
      out.push_back(kHex[byte / 16]);
      out.push_back(kHex[byte % 16]);
      continue;
    }
    if (each == '"' || each == '\\') out.push_back('\\');
    out.push_back(each);
  }
  out.push_back('"');
}

void append_answer(std::string& out, std::string_view id, const Promise& promise) {
  out.append("{\"id\":").append(id).append(",\"received_at\":");
  append_instant(out, promise.received_at);
  out.append(",\"promise_due_at\":");
  append_instant(out, promise.promise_due_at);
  out.append(",\"statutory_due_at\":");
  append_instant(out, promise.statutory_due_at);
  out.append(",\"printed_due_at\":");
  append_instant(out, promise.printed_due_at);
  out.append(",\"rule\":\"").append(text_of(promise.rule)).append("\",\"error\":null}\n");
}

void append_refusal(std::string& out, std::string_view id, const Error& error,
                    const Locale& locale) {
  out.append("{\"id\":")
      .append(id)
      .append(
          ",\"received_at\":null,\"promise_due_at\":null,\"statutory_due_at\":null,"
          "\"printed_due_at\":null,\"rule\":\"none\",\"error\":{\"code\":\"");
  out.append(refusal_code(error)).append("\",\"message\":");
  append_json_text(out, locale.text(error));
  out.append("}}\n");
}

std::string_view refusal_code(const Error& error) {
  const std::string_view id = error.message_id;
  if (id.starts_with("calendar.") && id != "calendar.unknown_year") return "bad_calendar";
  return id.substr(id.find('.') + 1);
}

}  // namespace khongcho::app

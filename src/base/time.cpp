#include "base/time.h"

#include <fmt/format.h>

namespace khongcho {

namespace {

bool all_digits(std::string_view text) {
  for (const char c : text)
    if (c < '0' || c > '9') return false;
  return !text.empty();
}

int number(std::string_view digits) {
  int value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  return value;
}

std::chrono::year_month_day ymd(CivilDay day) { return std::chrono::year_month_day{day}; }

// The offset of "+07:00", "-05:30" or "Z".
std::optional<Seconds> parse_offset(std::string_view text) {
  if (text == "Z" || text == "z") return Seconds{0};
  if (text.size() != 6 || (text[0] != '+' && text[0] != '-') || text[3] != ':') return {};
  if (!all_digits(text.substr(1, 2)) || !all_digits(text.substr(4, 2))) return {};
  const int hours = number(text.substr(1, 2));
  const int minutes = number(text.substr(4, 2));
  if (hours > 23 || minutes > 59) return {};
  const Seconds offset = std::chrono::hours{hours} + std::chrono::minutes{minutes};
  return text[0] == '-' ? -offset : offset;
}

}  // namespace

int year_of(CivilDay day) { return static_cast<int>(ymd(day).year()); }

int iso_weekday(CivilDay day) {
  return static_cast<int>(std::chrono::weekday{day}.iso_encoding());
}

std::optional<CivilDay> parse_day(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return {};
  if (!all_digits(text.substr(0, 4)) || !all_digits(text.substr(5, 2)) ||
      !all_digits(text.substr(8, 2)))
    return {};
  const std::chrono::year_month_day date{
      std::chrono::year{number(text.substr(0, 4))},
      std::chrono::month{static_cast<unsigned>(number(text.substr(5, 2)))},
      std::chrono::day{static_cast<unsigned>(number(text.substr(8, 2)))}};
  if (!date.ok()) return {};
  return CivilDay{date};
}

std::optional<Seconds> parse_time_of_day(std::string_view text) {
  const bool has_seconds = text.size() == 8;
  if (text.size() != 5 && !has_seconds) return {};
  if (text[2] != ':' || !all_digits(text.substr(0, 2)) || !all_digits(text.substr(3, 2))) return {};
  if (has_seconds && (text[5] != ':' || !all_digits(text.substr(6, 2)))) return {};
  const int hours = number(text.substr(0, 2));
  const int minutes = number(text.substr(3, 2));
  const int seconds = has_seconds ? number(text.substr(6, 2)) : 0;
  if (hours > 23 || minutes > 59 || seconds > 59) return {};
  return Seconds{hours * 3600 + minutes * 60 + seconds};
}

std::optional<Instant> parse_instant(std::string_view text) {
  if (text.size() < 16 || (text[10] != 'T' && text[10] != ' ')) return {};
  const auto day = parse_day(text.substr(0, 10));
  const bool has_seconds = text.size() >= 19 && text[16] == ':';
  const auto time = parse_time_of_day(text.substr(11, has_seconds ? 8 : 5));
  if (!day || !time) return {};
  const std::string_view rest = text.substr(has_seconds ? 19 : 16);
  const auto offset = rest.empty() ? std::optional<Seconds>{kVietnamOffset} : parse_offset(rest);
  if (!offset) return {};
  return Instant{std::chrono::local_seconds{*day}.time_since_epoch() + *time - *offset};
}

std::string iso_day(CivilDay day) {
  const auto date = ymd(day);
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

std::string iso_instant(Instant at) {
  const auto seconds = time_of_day(at).count();
  return fmt::format("{}T{:02}:{:02}:{:02}+07:00", iso_day(civil_day(at)), seconds / 3600,
                     seconds / 60 % 60, seconds % 60);
}

std::string day_text(CivilDay day) {
  const auto date = ymd(day);
  return fmt::format("{:02}/{:02}/{:04}", static_cast<unsigned>(date.day()),
                     static_cast<unsigned>(date.month()), static_cast<int>(date.year()));
}

std::string day_month_text(CivilDay day) { return day_text(day).substr(0, 5); }

std::string clock_text(Seconds since_midnight) {
  return fmt::format("{:02}:{:02}", since_midnight.count() / 3600, since_midnight.count() / 60 % 60);
}

std::string clock_text(Instant at) { return clock_text(time_of_day(at)); }

std::string compact_day(CivilDay day) {
  const auto date = ymd(day);
  return fmt::format("{:02}{:02}{:02}", static_cast<int>(date.year()) % 100,
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

Instant SystemTime::now() const {
  return std::chrono::floor<Seconds>(std::chrono::system_clock::now());
}

ShiftedTime::ShiftedTime(Instant start, bool frozen)
    : start_(start), real_start_(SystemTime{}.now()), frozen_(frozen) {}

Instant ShiftedTime::now() const {
  return frozen_ ? start_ : start_ + (SystemTime{}.now() - real_start_);
}

}  // namespace khongcho

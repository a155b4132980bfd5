#include "main/replay_print.h"

#include <fmt/format.h>

#include "base/text.h"

namespace khongcho {

namespace {

constexpr std::size_t kNameWidth = 36;
constexpr std::size_t kColumnWidth = 9;

std::string left(const std::string& text, std::size_t width) {
  const std::size_t length = length_of(text);
  return length < width ? text + std::string(width - length, ' ') : text;
}

std::string right(const std::string& text, std::size_t width) {
  const std::size_t length = length_of(text);
  return length < width ? std::string(width - length, ' ') + text : text;
}

std::string row(const std::string& name, const std::vector<std::string>& cells) {
  std::string line = left(name, kNameWidth);
  for (const std::string& cell : cells) line += right(cell, kColumnWidth);
  return line + "\n";
}

// 97.3 → "97,3%", as Vietnamese is written.
std::string percent_text(const std::optional<double>& percent, const Locale& locale) {
  if (!percent) return "–";
  std::string text = fmt::format("{:.1f}%", *percent);
  if (locale.language() == "vi") text.replace(text.find('.'), 1, ",");
  return text;
}

std::string number_text(const std::optional<int>& number) {
  return number ? grouped(*number) : "–";
}

std::vector<std::string> cells(const app::ReplayFigures& figures, const Locale& locale) {
  return {grouped(figures.arrivals),
          grouped(figures.received),
          grouped(figures.incomplete),
          grouped(figures.refused),
          grouped(figures.promised_same_day),
          grouped(figures.returned_same_day),
          grouped(figures.returned_by_next_morning),
          percent_text(figures.kept_percent(), locale),
          number_text(app::percentile(figures.open_minutes, 50)),
          number_text(app::percentile(figures.open_minutes, 95))};
}

std::string headings(const Locale& locale) {
  std::vector<std::string> names;
  for (const char* key :
       {"replay.col_arrivals", "replay.col_received", "replay.col_incomplete", "replay.col_refused",
        "replay.col_promised", "replay.col_returned", "replay.col_next_morning", "replay.col_kept",
        "replay.col_median", "replay.col_p95"})
    names.push_back(locale.text(key));
  return row(locale.text("replay.col_office"), names);
}

std::string why(const app::BrokenPromise& broken, const Locale& locale) {
  const std::string key = fmt::format("replay.held_{}", text_of(broken.step));
  std::string text = locale.text(key, {broken.full_name, fmt::format("{}", broken.step_minutes)});
  if (broken.away_minutes > 0)
    text += locale.text("replay.held_away", {fmt::format("{}", broken.away_minutes)});
  return text;
}

std::string broken_lines(const app::ReplayReport& report, const Locale& locale) {
  std::string text = "\n" + locale.text("replay.broken_title") + "\n";
  for (const app::ReplayedOffice& office : report.offices)
    for (const app::BrokenPromise& broken : office.broken) {
      const std::string ready =
          broken.ready_at
              ? locale.text("replay.ready_at", {clock_text(*broken.ready_at),
                                                day_month_text(civil_day(*broken.ready_at))})
              : locale.text("replay.not_ready");
      text += "  " +
              locale.text(
                  "replay.broken_line",
                  {broken.code, broken.procedure_name, clock_text(broken.promise_due_at),
                   day_month_text(civil_day(broken.promise_due_at)), ready, why(broken, locale)}) +
              "\n";
    }
  return text;
}

}  // namespace

std::string replay_table(const app::ReplayReport& report, const Locale& locale) {
  std::string text = locale.text("replay.title", {day_text(report.day), clock_text(report.ended_at),
                                                  day_text(civil_day(report.ended_at))}) +
                     "\n\n" + headings(locale);
  for (const app::ReplayedOffice& office : report.offices)
    text += row(office.name, cells(office.figures, locale));
  text += row(locale.text("replay.total"), cells(report.total, locale));
  text += "\n" + locale.text("replay.about_columns") + "\n";
  if (report.total.waiting > 0)
    text += "\n" + locale.text("replay.waiting", {grouped(report.total.waiting)}) + "\n";
  if (report.total.broken > 0) text += broken_lines(report, locale);
  return text;
}

}  // namespace khongcho

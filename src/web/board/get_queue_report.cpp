#include <fmt/format.h>

#include "app/queue_report.h"
#include "base/text.h"
#include "http/error_status.h"
#include "web/board/board_view.h"
#include "web/board/get_queue_report.h"
#include "web/board/queue_report_page.h"
#include "web/site/queue_names.h"

namespace khongcho::web {

namespace {

struct Days {
  CivilDay first{};
  CivilDay last{};
};

// dd/MM/yyyy as people type it, or yyyy-mm-dd; nothing typed is today.
std::optional<CivilDay> day_typed(std::string_view typed, CivilDay today) {
  const std::string text = tidy_text(typed);
  if (text.empty()) return today;
  if (const auto day = parse_day(text)) return day;
  const auto parts = split(text, '/');
  if (parts.size() != 3 || parts[2].size() != 4) return {};
  const auto two = [](const std::string& part) { return part.size() == 1 ? "0" + part : part; };
  return parse_day(parts[2] + "-" + two(parts[1]) + "-" + two(parts[0]));
}

Expected<Days> days_asked(const Site& site, const http::Request& request) {
  const CivilDay today = civil_day(site.now());
  const auto first = day_typed(request.query.text("tu"), today);
  const auto last = day_typed(request.query.text("den"), first.value_or(today));
  if (!first) return Error{ErrorCode::invalid_input, "queue.unreadable_day", {}, "tu"};
  if (!last) return Error{ErrorCode::invalid_input, "queue.unreadable_day", {}, "den"};
  return Days{*first, *last};
}

std::string minutes_words(const Locale& locale, const TimeFigures& time, Seconds value) {
  if (time.count == 0) return "–";
  return locale.text("queue_report.minutes", {std::to_string((value.count() + 30) / 60)});
}

QueueFigureRow row_of(const Locale& locale, std::string name, const TicketFigures& row) {
  return {.name = std::move(name),
          .tickets = row.tickets,
          .wait_median = minutes_words(locale, row.wait, row.wait.median),
          .wait_95 = minutes_words(locale, row.wait, row.wait.percentile_95),
          .service_median = minutes_words(locale, row.service, row.service.median),
          .service_95 = minutes_words(locale, row.service, row.service.percentile_95),
          .left = row.left,
          .waiting = row.waiting};
}

QueueFigureTable table_of(const Locale& locale, const std::string& id) {
  return {.id = id,
          .title = locale.text("queue_report.by_" + id),
          .name_label = locale.text("queue_report." + id)};
}

std::vector<QueueFigureTable> tables_of(const Locale& locale, const app::RoomView& room,
                                        const app::QueueReport& report) {
  const QueueFigures& figures = report.figures;
  QueueFigureTable services = table_of(locale, "service");
  for (const auto& [code, row] : figures.by_service)
    services.rows.push_back(row_of(locale, service_name(room, locale, code), row));
  services.rows.push_back(row_of(locale, locale.text("queue_report.all"), figures.all));
  QueueFigureTable hours = table_of(locale, "hour");
  for (const auto& [hour, row] : figures.by_hour)
    hours.rows.push_back(row_of(locale, fmt::format("{0:02}:00–{0:02}:59", hour), row));
  QueueFigureTable counters = table_of(locale, "counter");
  for (const auto& [counter, row] : figures.by_counter) {
    const auto name = report.counter_names.find(counter);
    counters.rows.push_back(
        row_of(locale, name == report.counter_names.end() ? "?" : name->second, row));
  }
  std::vector<QueueFigureTable> tables{services, hours};
  if (!counters.rows.empty()) tables.push_back(counters);
  return tables;
}

std::string summary_of(const Locale& locale, const TicketFigures& all) {
  return locale.text(
      "queue_report.summary",
      {std::to_string(all.tickets), minutes_words(locale, all.wait, all.wait.median),
       minutes_words(locale, all.wait, all.wait.percentile_95), std::to_string(all.left)});
}

void fill(QueueReportPage& page, const Site& site, const Locale& locale, const Office& office,
          const app::QueueReport& report) {
  if (report.figures.all.tickets == 0) return;
  page.summary = summary_of(locale, report.figures.all);
  for (const auto& [outcome, number] : report.figures.by_outcome)
    page.outcomes.push_back(
        {locale.text("ticket.outcome." + std::string(text_of(outcome))), number});
  page.tables = tables_of(locale, *site.room(office), report);
}

}  // namespace

// GET /dieu-hanh/hang-doi?don-vi=…&tu=dd/MM/yyyy&den=dd/MM/yyyy
http::Response get_queue_report(const Site& site, const http::Request& request,
                                const app::SignedIn& who) {
  const auto office = board_office(site, request, who);
  if (!office) return site.refusal(request, office.error());
  const Locale& locale = site.locale(request);
  QueueReportPage page{.frame = site.staff_frame(request, who, locale.text("queue_report.title")),
                       .heading = office->name,
                       .office = office->slug,
                       .first = std::string(request.query.text("tu")),
                       .last = std::string(request.query.text("den")),
                       .back = Url::path("/dieu-hanh").with("don-vi", office->slug),
                       .as_of = locale.text("board.as_of", {clock_text(site.now())})};
  const auto days = days_asked(site, request);
  const auto report =
      days ? app::queue_report(site.ctx(), who.officer, *office, days->first, days->last)
           : Expected<app::QueueReport>(days.error());
  if (!report) {
    if (report.error().code == ErrorCode::not_allowed) return site.refusal(request, report.error());
    page.problem = form_problem(locale, {report.error()});
    return site.show(request, std::move(page), http::error_status(report.error().code));
  }
  page.first = day_text(days->first);
  page.last = day_text(days->last);
  page.csv = Url::path("/dieu-hanh/hang-doi/bang-tinh")
                 .with("don-vi", office->slug)
                 .with("tu", iso_day(days->first))
                 .with("den", iso_day(days->last));
  fill(page, site, locale, *office, *report);
  return site.show(request, std::move(page));
}

// GET /dieu-hanh/hang-doi/bang-tinh: the same as CSV.
http::Response get_queue_report_csv(const Site& site, const http::Request& request,
                                    const app::SignedIn& who) {
  const auto office = board_office(site, request, who);
  if (!office) return site.refusal(request, office.error());
  const auto days = days_asked(site, request);
  if (!days) return site.refusal(request, days.error());
  const auto report = app::queue_report(site.ctx(), who.officer, *office, days->first, days->last);
  if (!report) return site.refusal(request, report.error());
  http::Response response;
  response.set("Content-Type", "text/csv; charset=utf-8");
  response.set("Content-Disposition",
               "attachment; filename=\"hang-doi-" + iso_day(days->first) + ".csv\"");
  response.body =
      app::queue_report_csv(*report, site.locale(request), site.ctx().law.waiting_room(*office));
  return response;
}

}  // namespace khongcho::web

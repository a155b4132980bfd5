#include "app/queue_report.h"

#include <fmt/format.h>

#include "store/csv_text.h"
#include "store/office_store.h"
#include "store/ticket_store.h"

namespace khongcho::app {

namespace {

std::string figures_row(const std::string& kind, const std::string& name,
                        const TicketFigures& row) {
  return store::csv_row({kind, name, std::to_string(row.tickets), std::to_string(row.wait.count),
                         std::to_string(row.wait.median.count()),
                         std::to_string(row.wait.percentile_95.count()),
                         std::to_string(row.service.median.count()),
                         std::to_string(row.service.percentile_95.count()),
                         std::to_string(row.left), std::to_string(row.waiting)});
}

}  // namespace

Expected<QueueReport> queue_report(const Context& ctx, const Officer& officer, const Office& office,
                                   CivilDay first, CivilDay last) {
  if (!may(officer, Action::oversee, {office.id}))
    return Error{ErrorCode::not_allowed, "board.not_yours"};
  if (last < first || last - first >= std::chrono::days{kMostReportDays})
    return Error{ErrorCode::invalid_input, "queue.bad_days", {std::to_string(kMostReportDays)}};
  return sql::read(ctx.db, [&](sql::Transaction& tx) -> Expected<QueueReport> {
    QueueReport report{.figures = queue_figures(store::tickets_between(tx, office.id, first, last)),
                       .counter_names = {}};
    for (const Counter& counter : store::counters_of(tx, office.id))
      report.counter_names[counter.id] = counter.name;
    return report;
  });
}

std::string queue_report_csv(const QueueReport& report, const Locale& locale,
                             const WaitingRoomRules& rules) {
  std::vector<std::string> head;
  for (const char* key :
       {"queue_report.kind", "queue_report.name", "queue_report.tickets", "queue_report.served",
        "queue_report.wait_median_s", "queue_report.wait_p95_s", "queue_report.service_median_s",
        "queue_report.service_p95_s", "queue_report.left", "queue_report.waiting"})
    head.push_back(locale.text(key));
  std::string csv = store::csv_row(head);
  csv += figures_row(locale.text("queue_report.all"), "", report.figures.all);
  for (const auto& [code, row] : report.figures.by_service) {
    const QueueService* service = rules.find_service(code);
    csv += figures_row(locale.text("queue_report.service"), service ? service->name : code, row);
  }
  for (const auto& [hour, row] : report.figures.by_hour)
    csv += figures_row(locale.text("queue_report.hour"), fmt::format("{:02}:00", hour), row);
  for (const auto& [counter, row] : report.figures.by_counter) {
    const auto name = report.counter_names.find(counter);
    csv += figures_row(locale.text("queue_report.counter"),
                       name == report.counter_names.end() ? "?" : name->second, row);
  }
  return csv;
}

}  // namespace khongcho::app

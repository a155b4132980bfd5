// Figures of an office's waiting room over some days: how long people waited and were served, by
// service, hour and counter; who left without being served.
#pragma once

#include <map>
#include <string>

#include "app/context.h"
#include "core/people/office.h"
#include "core/people/officer.h"
#include "core/queue/queue_figures.h"

namespace khongcho::app {

constexpr int kMostReportDays = 92;

struct QueueReport {
  QueueFigures figures;
  std::map<CounterId, std::string> counter_names;
};

// Of the queues that began from `first` to `last`, both included. Refuses who may not oversee the
// office, and days out of order or too many (`queue.bad_days`).
Expected<QueueReport> queue_report(const Context& ctx, const Officer& officer, const Office& office,
                                   CivilDay first, CivilDay last);

// A line a service, hour and counter; cells neutralised against formulas.
std::string queue_report_csv(const QueueReport& report, const Locale& locale,
                             const WaitingRoomRules& rules);

}  // namespace khongcho::app

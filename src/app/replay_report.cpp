#include "app/replay_report.h"

#include <algorithm>
#include <array>
#include <boost/json.hpp>

namespace khongcho::app {

namespace {

constexpr std::array<std::string_view, 7> kSteps{
    "specialist_queue", "work", "citizen", "verification", "signature", "seal", "ready"};

template <typename T>
boost::json::value or_null(const std::optional<T>& value) {
  if (!value) return nullptr;
  return boost::json::value(*value);
}

boost::json::object json_of(const ReplayFigures& figures) {
  return {{"arrivals", figures.arrivals},
          {"received", figures.received},
          {"incomplete", figures.incomplete},
          {"refused", figures.refused},
          {"waiting", figures.waiting},
          {"promised_same_day", figures.promised_same_day},
          {"promised_next_morning", figures.promised_next_morning},
          {"returned_same_day", figures.returned_same_day},
          {"returned_by_next_morning", figures.returned_by_next_morning},
          {"excluded", figures.excluded},
          {"kept", figures.kept},
          {"broken", figures.broken},
          {"kept_percent", or_null(figures.kept_percent())},
          {"median_minutes", or_null(percentile(figures.minutes, 50))},
          {"p95_minutes", or_null(percentile(figures.minutes, 95))},
          {"median_open_minutes", or_null(percentile(figures.open_minutes, 50))},
          {"p95_open_minutes", or_null(percentile(figures.open_minutes, 95))}};
}

boost::json::object json_of(const BrokenPromise& broken) {
  boost::json::value ready_at = nullptr;
  if (broken.ready_at) ready_at = iso_instant(*broken.ready_at);
  return {{"code", broken.code},
          {"line", broken.line},
          {"procedure_code", broken.procedure_code},
          {"promise_due_at", iso_instant(broken.promise_due_at)},
          {"result_ready_at", ready_at},
          {"held_by",
           {{"step", text_of(broken.step)},
            {"login", broken.login},
            {"full_name", broken.full_name},
            {"minutes", broken.step_minutes},
            {"away_minutes", broken.away_minutes}}}};
}

boost::json::object json_of(const WaitFigures& waits) {
  return {{"shown", waits.shown},
          {"within", waits.within},
          {"unknown", waits.unknown},
          {"mean_wait_seconds", waits.waited.count() / waits.shown},
          {"mean_width_seconds", waits.width.count() / waits.shown}};
}

}  // namespace

void ReplayFigures::add(const ReplayFigures& other) {
  arrivals += other.arrivals;
  received += other.received;
  incomplete += other.incomplete;
  refused += other.refused;
  waiting += other.waiting;
  promised_same_day += other.promised_same_day;
  promised_next_morning += other.promised_next_morning;
  returned_same_day += other.returned_same_day;
  returned_by_next_morning += other.returned_by_next_morning;
  excluded += other.excluded;
  kept += other.kept;
  broken += other.broken;
  minutes.insert(minutes.end(), other.minutes.begin(), other.minutes.end());
  open_minutes.insert(open_minutes.end(), other.open_minutes.begin(), other.open_minutes.end());
}

void WaitFigures::add(const WaitFigures& other) {
  shown += other.shown;
  within += other.within;
  unknown += other.unknown;
  waited += other.waited;
  width += other.width;
}

std::optional<double> ReplayFigures::kept_percent() const {
  const int due = kept + broken;
  if (due == 0) return {};
  const int thousandths = (kept * 2000 + due) / (due * 2);  // rounded
  return thousandths / 10.0;
}

std::optional<int> percentile(std::vector<int> numbers, int percent) {
  if (numbers.empty()) return {};
  std::ranges::sort(numbers);
  const std::size_t rank = (numbers.size() * static_cast<std::size_t>(percent) + 99) / 100;
  return numbers[rank - 1];
}

std::string to_json(const ReplayReport& report) {
  boost::json::array offices;
  for (const ReplayedOffice& office : report.offices) {
    boost::json::object row{{"office", office.slug}, {"name", office.name}};
    for (const auto& member : json_of(office.figures)) row.emplace(member.key(), member.value());
    boost::json::array broken;
    for (const BrokenPromise& each : office.broken) broken.push_back(json_of(each));
    row.emplace("broken_promises", std::move(broken));
    offices.push_back(std::move(row));
  }
  boost::json::object all{{"profile", report.profile},
                          {"day", iso_day(report.day)},
                          {"seed", report.seed},
                          {"ended_at", iso_instant(report.ended_at)},
                          {"total", json_of(report.total)},
                          {"offices", std::move(offices)}};
  if (report.waits.shown > 0) all.emplace("waits", json_of(report.waits));
  return boost::json::serialize(all) + "\n";
}

std::string_view text_of(ReplayStep step) {
  return kSteps[static_cast<std::size_t>(step)];
}

}  // namespace khongcho::app

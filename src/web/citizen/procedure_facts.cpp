#include "app/home_view.h"
#include "base/text.h"
#include "web/citizen/citizen_words.h"
#include "web/citizen/procedure_page.h"

namespace khongcho::web {

namespace {

// The state of the no-wait day that can still be reached, at its opening.
std::optional<DayState> next_chance(const Site& site, const Office& office) {
  const DayState today = app::day_state_of(site.ctx(), office);
  const bool still_today = today.in_time() && today.moment != DayMoment::after_closing;
  const auto day = still_today ? std::optional(today.day) : today.next_programme_day;
  if (!day) return {};
  const Calendar& calendar = site.ctx().law.calendar(office);
  const auto sessions = calendar.sessions_on(*day);
  if (sessions.empty()) return {};
  return day_state(calendar, site.ctx().law.model(office.model),
                   instant_of(*day, sessions.front().from));
}

std::vector<std::string> no_wait_lines(const Site& site, const Locale& locale,
                                       const Office& office, const Procedure& procedure) {
  if (!site.ctx().law.model(office.model)) return {locale.text("citizen.times.no_model")};
  if (!site.ctx().law.on_list(office, procedure)) return {locale.text("citizen.times.not_on_list")};
  const auto chance = next_chance(site, office);
  if (!chance || !chance->due_now) return {locale.text("citizen.times.no_day")};

  const std::string day = spoken_day(locale, chance->day);
  const std::string due = spoken_hour(locale, *chance->due_now);
  if (!chance->cutoff_at) return {locale.text("citizen.times.all_day", {day, due})};
  const std::string cutoff = spoken_hour(locale, *chance->cutoff_at);
  std::vector<std::string> lines{locale.text("citizen.times.in_time", {cutoff, day, due})};
  if (chance->due_late)
    lines.push_back(locale.text("citizen.times.late",
                                {cutoff, spoken_hour(locale, *chance->due_late),
                                 spoken_day(locale, civil_day(*chance->due_late))}));
  return lines;
}

}  // namespace

NeededPaper needed_paper(const Locale& locale, const Component& component) {
  return {component.name, paper_wanted(locale, component)};
}

std::vector<ProcedureFact> time_rows(const Site& site, const Locale& locale, const Office& office,
                               const Procedure& procedure) {
  std::vector<ProcedureFact> rows{{locale.text("citizen.times.no_wait"),
                             no_wait_lines(site, locale, office, procedure)},
                            {locale.text("citizen.times.law"), {procedure.limit_text}}};
  if (procedure.usual_minutes > 0)
    rows.push_back({locale.text("citizen.times.usual"),
                    {locale.text("citizen.times.usual_after",
                                 {duration_words(locale, procedure.usual_minutes)})}});
  return rows;
}

ProcedureFact fee_row(const Locale& locale, const FeeRule& fee) {
  ProcedureFact row{locale.text("citizen.fee"), {fee_rule_words(locale, fee)}};
  std::vector<std::string> free;
  for (const FeeExemption& exemption : fee.exemptions) {
    if (exemption.percent_off == 100)
      free.push_back(exemption.name);
    else
      row.lines.push_back(locale.text("citizen.fee.reduced",
                                      {exemption.name, std::to_string(exemption.percent_off)}));
  }
  if (!free.empty()) row.lines.push_back(locale.text("citizen.fee.exempt", {join(free, "; ")}));
  return row;
}

}  // namespace khongcho::web

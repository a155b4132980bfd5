#include <algorithm>

#include "app/duty_absence.h"
#include "http/error_status.h"
#include "web/duty/absences_page.h"
#include "web/duty/duty_actions.h"
#include "web/site/confirm_page.h"

namespace khongcho::web {

namespace {

struct AbsenceTyped {
  bool now = false;  // of the form for leaving now
  std::string officer = {};
  std::string from_day = {};
  std::string from = {};
  std::string to_day = {};
  std::string to = {};
  std::string reason = {};
  std::string substitute = {};
};

AbsenceTyped typed_in(const http::Request& request, bool now) {
  return {.now = now,
          .officer = std::string(request.input("officer")),
          .from_day = std::string(request.input("from_day")),
          .from = std::string(request.input("from")),
          .to_day = std::string(request.input("to_day")),
          .to = std::string(request.input("to")),
          .reason = std::string(request.input("reason")),
          .substitute = std::string(request.input("substitute"))};
}

AbsenceRow row_of(const Locale& locale, const app::AbsenceList& list, const Absence& absence,
                  const app::SignedIn& who, Instant now) {
  AbsenceRow row{.name = list.name_of(absence.officer),
                 .when = locale.text("duty_page.span", {duty_instant_words(absence.from),
                                                        duty_instant_words(absence.to)}),
                 .reason = absence.reason,
                 .substitute = list.name_of(absence.substitute),
                 .under_way = absence.from <= now};
  if (!list.plans && absence.officer != who.officer.id) return row;
  row.end = Url::path("/truc/nghi/{}/tro-lai", {absence.id});
  row.end_label = locale.text("duty_page.end_whose", {row.name});
  if (row.under_way) row.reroute = Url::path("/truc/nghi/{}/chuyen-viec", {absence.id});
  return row;
}

AbsenceForm form_of(const app::AbsenceList& list, const app::SignedIn& who,
                    const AbsenceTyped& typed) {
  std::vector<Officer> officers = list.people;
  if (!list.plans)
    std::erase_if(officers, [&](const Officer& each) { return each.id != who.officer.id; });
  const std::string chosen =
      typed.officer.empty() ? std::to_string(who.officer.id.value) : typed.officer;
  return {.officers = officer_choices(officers, chosen),
          .substitutes = officer_choices(list.people, typed.substitute),
          .from_day = typed.from_day,
          .from = typed.from,
          .to_day = typed.to_day,
          .to = typed.to,
          .reason = typed.reason};
}

// Until the close of today, or the whole of the next day.
std::string close_of_today(const Site& site, const Office& office) {
  const auto close = site.ctx().law.calendar(office).close_of(civil_day(site.now()));
  return close && *close > site.now() ? clock_text(*close) : "23:59";
}

void show_problem(AbsencesPage& page, const Locale& locale, const Error& error, bool now) {
  Error at_input = error;
  if (now && !error.input.empty()) at_input.input = "now-" + error.input;
  page.problem = form_problem(locale, {at_input});
  AbsenceForm& form = now ? page.now : page.ahead;
  const std::string words = locale.text(error);
  for (const auto& [input, place] :
       {std::pair{"officer", &form.officer_problem}, std::pair{"from", &form.from_problem},
        std::pair{"to", &form.to_problem}, std::pair{"reason", &form.reason_problem},
        std::pair{"substitute", &form.substitute_problem}})
    if (error.input == input) *place = words;
}

http::Response show(const Site& site, const http::Request& request, const app::SignedIn& who,
                    const AbsenceTyped& typed = {}, const std::optional<Error>& error = {}) {
  const auto list = app::absence_list(site.ctx(), who.officer, who.office.id);
  if (!list) return site.refusal(request, list.error());
  const Locale& locale = site.locale(request);
  const std::string today = iso_day(civil_day(site.now()));
  const std::string tomorrow = iso_day(civil_day(site.now()) + std::chrono::days{1});
  AbsenceTyped now_typed{.to_day = today, .to = close_of_today(site, who.office)};
  AbsenceTyped ahead_typed{
      .from_day = tomorrow, .from = "07:00", .to_day = tomorrow, .to = "17:00"};
  if (error) (typed.now ? now_typed : ahead_typed) = typed;
  AbsencesPage page{
      .frame = site.staff_frame(request, who, locale.text("duty_page.absences")),
      .office = who.office.name,
      .rows = {},
      .now = form_of(*list, who, now_typed),
      .ahead = form_of(*list, who, ahead_typed)};
  for (const Absence& each : list->absences)
    page.rows.push_back(row_of(locale, *list, each, who, site.now()));
  if (!error) return site.show(request, std::move(page));
  show_problem(page, locale, *error, typed.now);
  return site.show(request, std::move(page), http::error_status(error->code));
}

http::Response show_report(const Site& site, const http::Request& request,
                           const app::SignedIn& who, const app::AbsenceReport& report) {
  const Locale& locale = site.locale(request);
  AbsenceReportPage page{
      .frame = site.staff_frame(request, who, locale.text("duty_page.report_title")),
      .lead = locale.text("duty_page.away_line",
                          {report.name, duty_instant_words(report.absence.from),
                           duty_instant_words(report.absence.to)}),
      .moved = {},
      .stayed = {},
      .back = Url::path("/truc/nghi")};
  const auto row = [&](const app::ReroutedDossier& each) {
    return ReroutedRow{
        .code = each.code,
        .url = Url::path("/ho-so-day-du/{}", {each.code}),
        .what = locale.text(each.signature ? "duty_page.signature_of" : "duty_page.work_on",
                            {each.procedure}),
        .where = each.why_not ? locale.text(*each.why_not) : each.to};
  };
  for (const auto& each : report.moved) page.moved.push_back(row(each));
  for (const auto& each : report.stayed) page.stayed.push_back(row(each));
  return site.show(request, std::move(page));
}

}  // namespace

// GET /truc/nghi
http::Response get_absences(const Site& site, const http::Request& request,
                            const app::SignedIn& who) {
  return show(site, request, who);
}

// POST /truc/nghi
http::Response post_absence(const Site& site, const http::Request& request,
                            const app::SignedIn& who) {
  const AbsenceTyped typed = typed_in(request, false);
  const auto wrong = [&](const char* input) {
    return show(site, request, who, typed,
                Error{ErrorCode::invalid_input, "duty.wrong_time", {}, input});
  };
  const auto from = typed_instant(typed.from_day, typed.from);
  if (!from) return wrong("from");
  const auto to = typed_instant(typed.to_day, typed.to);
  if (!to) return wrong("to");
  const auto report = app::note_absence(site.ctx(), who.officer,
                                        {.officer = {duty_id_from(typed.officer)},
                                         .from = *from,
                                         .to = *to,
                                         .reason = typed.reason,
                                         .substitute = {duty_id_from(typed.substitute)}});
  if (!report) return show(site, request, who, typed, report.error());
  if (!report->moved.empty() || !report->stayed.empty())
    return show_report(site, request, who, *report);
  return site.done(Url::path("/truc/nghi"), "notice.absence_noted", {report->name});
}

// POST /truc/nghi/tu-bay-gio
http::Response post_absence_now(const Site& site, const http::Request& request,
                                const app::SignedIn& who) {
  const AbsenceTyped typed = typed_in(request, true);
  const auto to = typed_instant(typed.to_day, typed.to);
  if (!to)
    return show(site, request, who, typed,
                Error{ErrorCode::invalid_input, "duty.wrong_time", {}, "to"});
  const auto report = app::note_absence(site.ctx(), who.officer,
                                        {.officer = {duty_id_from(typed.officer)},
                                         .from = site.now(),
                                         .to = *to,
                                         .reason = typed.reason,
                                         .substitute = {duty_id_from(typed.substitute)}});
  if (!report) return show(site, request, who, typed, report.error());
  return show_report(site, request, who, *report);
}

// POST /truc/nghi/{id}/chuyen-viec
http::Response post_absence_reroute(const Site& site, const http::Request& request,
                                    const app::SignedIn& who) {
  const auto report =
      app::reroute_absence(site.ctx(), who.officer, {duty_id_from(request.param("id"))});
  if (!report) return site.refusal(request, report.error());
  return show_report(site, request, who, *report);
}

// GET /truc/nghi/{id}/tro-lai
http::Response get_absence_end(const Site& site, const http::Request& request,
                               const app::SignedIn& who) {
  const AbsenceId id{duty_id_from(request.param("id"))};
  const auto absence = app::find_absence(site.ctx(), who.officer, id);
  if (!absence) return site.refusal(request, absence.error());
  const auto list = app::absence_list(site.ctx(), who.officer, absence->office);
  if (!list) return site.refusal(request, list.error());
  const Locale& locale = site.locale(request);
  const std::string question = locale.text("duty_page.end_question");
  return site.show(
      request,
      ConfirmPage{.frame = site.staff_frame(request, who, question),
                  .confirm = {.question = question,
                              .consequence = locale.text("duty_page.away_line",
                                                         {list->name_of(absence->officer),
                                                          duty_instant_words(absence->from),
                                                          duty_instant_words(absence->to)}),
                              .button = locale.text("duty_page.end"),
                              .action = Url::path("/truc/nghi/{}/tro-lai", {id}),
                              .back = Url::path("/truc/nghi")}});
}

// POST /truc/nghi/{id}/tro-lai
http::Response post_absence_end(const Site& site, const http::Request& request,
                                const app::SignedIn& who) {
  const auto ended =
      app::end_absence(site.ctx(), who.officer, {duty_id_from(request.param("id"))});
  if (!ended) return site.refusal(request, ended.error());
  return site.done(Url::path("/truc/nghi"), "notice.absence_ended");
}

}  // namespace khongcho::web

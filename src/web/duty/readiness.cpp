#include "app/duty_readiness.h"
#include "base/text.h"
#include "http/error_status.h"
#include "web/duty/duty_actions.h"
#include "web/duty/readiness_page.h"

namespace khongcho::web {

namespace {

using std::chrono::days;

ReadinessRow row_of(const Locale& locale, const app::CheckedProblem& checked, int number,
                    bool may_acknowledge) {
  const bool blocking = checked.problem.severity == ProblemSeverity::blocking;
  ReadinessRow row{.text = locale.text(checked.problem.words, checked.problem.args),
                   .severity = {locale.text(blocking ? "duty_page.blocking" : "duty_page.warning"),
                                blocking ? "red" : "yellow"}};
  if (checked.acknowledged) {
    row.severity = {locale.text("duty_page.acknowledged_tag"), "grey"};
    row.acknowledged = locale.text("duty_page.acknowledged_by",
                                   {checked.acknowledged_by,
                                    duty_instant_words(checked.acknowledged->at),
                                    checked.acknowledged->reason});
  } else if (may_acknowledge) {
    row.key = checked.problem.key;
    row.input = "reason-" + std::to_string(number);
  }
  return row;
}

http::Response show(const Site& site, const http::Request& request, const app::SignedIn& who,
                    const DutyAsked& asked, const std::optional<Error>& error = {}) {
  const auto view =
      app::check_readiness(site.ctx(), who.officer, asked.office.id, asked.day);
  if (!view) return site.refusal(request, view.error());
  const Locale& locale = site.locale(request);
  const std::string state(text_of(view->readiness));
  const int step = view->programme ? 7 : 1;
  ReadinessPage page{
      .frame = site.staff_frame(request, who, locale.text("duty_page.readiness_title")),
      .office = view->office.name,
      .office_slug = view->office.slug,
      .offices = office_choices(asked),
      .day = iso_day(view->day),
      .day_words = duty_day_words(locale, view->day),
      .programme = view->programme,
      .readiness = readiness_tag(locale, state),
      .lead = locale.text("duty_page.lead." + state),
      .roster = duty_url("", view->office.slug, view->day),
      .before = duty_url("san-sang", view->office.slug, view->day - days{step}),
      .after = duty_url("san-sang", view->office.slug, view->day + days{step}),
      .rows = {},
      .load = {}};
  int number = 0;
  for (const app::CheckedProblem& each : view->problems)
    page.rows.push_back(row_of(locale, each, ++number, view->may_acknowledge));
  for (const SessionLoad& each : view->load)
    page.load.push_back(
        {hours_text({each.session}), each.arrivals,
         std::to_string(std::chrono::ceil<std::chrono::minutes>(each.service).count())});
  if (!error) return site.show(request, std::move(page));
  page.problem = form_problem(locale, {*error});
  const std::string sent(request.input("problem"));
  for (ReadinessRow& row : page.rows)
    if (!sent.empty() && row.key == sent) {
      row.problem = locale.text(*error);
      if (error->input == "reason") page.problem->lines.front().anchor = Url::path("#{}", {row.input});
    }
  return site.show(request, std::move(page), http::error_status(error->code));
}

}  // namespace

// GET /truc/san-sang?don-vi=…&ngay=…
http::Response get_readiness(const Site& site, const http::Request& request,
                             const app::SignedIn& who) {
  const auto asked = duty_asked(site, request.query, who);
  if (!asked) return site.refusal(request, asked.error());
  return show(site, request, who, *asked);
}

// POST /truc/san-sang/ghi-nhan
http::Response post_readiness(const Site& site, const http::Request& request,
                              const app::SignedIn& who) {
  const auto asked = duty_asked(site, request.form, who);
  if (!asked) return site.refusal(request, asked.error());
  const auto outcome = app::acknowledge_problem(
      site.ctx(), who.officer, asked->office.id, asked->day,
      {.office = {}, .problem = std::string(request.input("problem")), .by = {},
       .reason = tidy_text(request.input("reason"))});
  if (!outcome && outcome.error().code == ErrorCode::not_allowed)
    return site.refusal(request, outcome.error());
  if (!outcome) return show(site, request, who, *asked, outcome.error());
  return site.done(duty_url("san-sang", asked->office.slug, asked->day), "notice.acknowledged");
}

}  // namespace khongcho::web

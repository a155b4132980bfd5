#include "app/uncollected.h"
#include "core/people/identity.h"
#include "http/error_status.h"
#include "web/results/result_actions.h"
#include "web/results/uncollected_page.h"
#include "web/site/dossier_words.h"
#include "web/site/list_pages.h"

namespace khongcho::web {

namespace {

UncollectedRow row_of(const Site& site, const Locale& locale,
                      const store::UncollectedResult& result) {
  const CivilDay today = civil_day(site.now());
  const auto days = (today - civil_day(result.ready_at)).count();
  UncollectedRow row{.code = result.code,
                     .dossier = Url::path("/quay/tra/{}", {result.code}),
                     .person = result.full_name,
                     .procedure = result.procedure_name,
                     .phone = phone_text(result.phone),
                     .ready = instant_words(result.ready_at),
                     .waiting = locale.text("uncollected.days", {std::to_string(days)}),
                     .reminded = ""};
  if (!result.phone.empty()) row.call = Url::tel(result.phone);
  row.remind_now = !result.reminded_at || civil_day(*result.reminded_at) != today;
  if (result.reminded_at)
    row.reminded = locale.text(
        "uncollected.reminded",
        {std::to_string(result.reminders), instant_words(*result.reminded_at), result.reminded_by});
  return row;
}

http::Response show_list(const Site& site, const http::Request& request, const app::SignedIn& who,
                         const std::optional<Error>& error) {
  const AskedPage asked = asked_page(request);
  if (!asked.is_readable) return site.refusal(request, 400, "");
  std::optional<store::UncollectedKey> after;
  if (asked.after) after = {from_unix(asked.after->due), {asked.after->id}};
  const auto view = app::uncollected_view(site.ctx(), who.officer, after);
  if (!view) return site.refusal(request, view.error());
  const Locale& locale = site.locale(request);
  UncollectedPage page{
      .frame = site.staff_frame(request, who, locale.text("uncollected.title")),
      .lead = locale.text("uncollected.lead",
                          {std::to_string(view->count.waiting), std::to_string(view->working_days),
                           std::to_string(view->count.never_reminded)})};
  for (const auto& result : view->rows) page.rows.push_back(row_of(site, locale, result));
  std::optional<store::PageKey> next;
  if (view->next) next = {unix_seconds(view->next->ready_at), view->next->dossier.value};
  page.pages = list_pages(locale, Url::path("/tra-ket-qua/chua-nhan"), "tu",
                          asked.after.has_value(), page.rows.size(), next);
  if (error) page.problem = form_problem(locale, {*error});
  return site.show(request, std::move(page), error ? http::error_status(error->code) : 200);
}

}  // namespace

// GET /tra-ket-qua/chua-nhan?tu=…
http::Response get_uncollected(const Site& site, const http::Request& request,
                               const app::SignedIn& who) {
  return show_list(site, request, who, {});
}

// POST /tra-ket-qua/chua-nhan/{code}/nhac
http::Response post_reminder(const Site& site, const http::Request& request,
                             const app::SignedIn& who) {
  const std::string code(request.param("code"));
  const auto reminded = app::remind_of_result(site.ctx(), who.officer, code);
  if (reminded)
    return site.done(Url::path("/tra-ket-qua/chua-nhan"), "notice.result_reminded", {code});
  if (reminded.error().code != ErrorCode::conflict) return site.refusal(request, reminded.error());
  return show_list(site, request, who, reminded.error());
}

}  // namespace khongcho::web

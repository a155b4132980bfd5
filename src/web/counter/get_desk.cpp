#include "app/dossier_views.h"
#include "app/intake_draft.h"
#include "http/error_status.h"
#include "web/counter/counter_actions.h"
#include "web/counter/desk_answer.h"
#include "web/counter/desk_rows.h"
#include "web/counter/office_day.h"
#include "web/site/dossier_words.h"

namespace khongcho::web {

namespace {

constexpr int kMostRows = 50;

DeskList list_of(const Locale& locale, const std::string& id, std::vector<DeskRow> rows) {
  const std::string key = "counter.desk." + id;
  return {.id = id,
          .title = locale.text(key, {std::to_string(rows.size())}),
          .when_label = locale.text(id == "today" ? "counter.desk.received" : "counter.desk.due"),
          .empty = locale.text(key + "_empty"),
          .rows = std::move(rows)};
}

std::vector<DeskCount> counts_of(const Locale& locale, const store::DayCounts& counts) {
  return {{locale.text("counter.desk.count_received"), counts.received},
          {locale.text("counter.desk.count_promised"), counts.promised},
          {locale.text("counter.desk.count_instructed"), counts.instructed},
          {locale.text("counter.desk.count_done"), counts.done},
          {locale.text("counter.desk.count_returned"), counts.returned}};
}

}  // namespace

app::Desk desk_of(const app::SignedIn& who) {
  return {.officer = who.officer, .counter = who.counter ? who.counter->id : CounterId{}};
}

http::Response show_desk(const Site& site, const http::Request& request, const app::SignedIn& who,
                         const std::optional<Error>& problem) {
  const Locale& locale = site.locale(request);
  const Instant now = site.now();
  const auto room = site.room(who.office);
  const DeskRows rows{.site = site, .locale = locale, .office = who.office};
  const auto desk = app::work_list(site.ctx(), who.officer, app::WorkList::desk, {}, kMostRows);
  const auto ready = app::work_list(site.ctx(), who.officer, app::WorkList::ready, {}, kMostRows);
  const auto office_today =
      app::office_today(site.ctx(), who.officer, who.office.id, civil_day(now));
  if (!desk) return site.refusal(request, desk.error());
  if (!ready) return site.refusal(request, ready.error());
  if (!office_today) return site.refusal(request, office_today.error());

  std::vector<DeskRow> unassigned, waiting, today;
  for (const Dossier& dossier : desk->rows) {
    const bool waits = dossier.state == DossierState::supplement_requested;
    (waits ? waiting : unassigned).push_back(rows.row(dossier));
  }
  for (const app::BoardRow& row : office_today->latest)
    today.push_back(rows.row_received(row.dossier));
  DeskPage page{.frame = site.staff_frame(request, who, locale.text("counter.desk.title")),
                .greeting = locale.text("counter.desk.greeting", {who.officer.full_name}),
                .today = office_day_words(site, locale, who.office),
                .choose_counter = !who.counter,
                .queue = queue_panel(site, *room, locale, who),
                .counter = counter_panel(site, *room, locale, who),
                .counts = counts_of(locale, office_today->counts),
                .lists = {list_of(locale, "ready", rows.rows(ready->rows)),
                          list_of(locale, "unassigned", std::move(unassigned)),
                          list_of(locale, "waiting", std::move(waiting)),
                          list_of(locale, "today", std::move(today))}};
  if (const auto draft = app::find_intake_draft(site.ctx(), who.officer))
    page.draft = locale.text("counter.desk.draft", {clock_text(draft->saved_at)});
  if (!problem) return site.show(request, std::move(page));
  page.problem = form_problem(locale, {*problem});
  return site.show(request, std::move(page), http::error_status(problem->code));
}

// GET /quay
http::Response get_desk(const Site& site, const http::Request& request, const app::SignedIn& who) {
  return show_desk(site, request, who);
}

// GET /quay/hang-doi: what changes, for htmx.
http::Response get_queue(const Site& site, const http::Request& request, const app::SignedIn& who) {
  const Locale& locale = site.locale(request);
  return http::html(queue_panel(site, *site.room(who.office), locale, who).render(locale));
}

}  // namespace khongcho::web

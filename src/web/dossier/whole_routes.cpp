#include <algorithm>

#include "app/dossier_messages.h"
#include "app/whole_dossier.h"
#include "http/error_status.h"
#include "web/dossier/dossier_lines.h"
#include "web/site/dossier_form.h"
#include "web/site/routes.h"

namespace khongcho::web {

namespace {

// Where this officer works on it.
std::vector<PrintLink> work_links(const Locale& locale, const Officer& officer,
                                  const app::DossierView& view) {
  const std::string& code = view.dossier.code;
  const auto may_do = [&](Action action) { return std::ranges::count(view.allowed, action) > 0; };
  std::vector<PrintLink> links;
  if (has_role(officer, Role::receptionist))
    links.push_back({locale.text("whole.at_counter"), Url::path("/quay/ho-so/{}", {code})});
  if (may_do(Action::draft))
    links.push_back({locale.text("whole.work"), Url::path("/viec/{}", {code})});
  if (may_do(Action::appraise) && view.dossier.state == DossierState::awaiting_appraisal)
    links.push_back({locale.text("appraisal.title"), Url::path("/tham-dinh/{}", {code})});
  if (may_do(Action::sign) && view.dossier.state == DossierState::awaiting_signature)
    links.push_back({locale.text("sign.title"), Url::path("/ky/{}", {code})});
  return links;
}

void fill_state(WholePage& page, const Locale& locale, const Dossier& dossier, Instant now) {
  if (is_waiting(dossier)) {
    page.left = locale.text("work.left.stands");
    return;
  }
  const Timeliness time = timeliness(dossier, now);
  if (time == Timeliness::overdue) page.urgency = late_tag(locale);
  if (time == Timeliness::due_soon) page.urgency = soon_tag(locale);
  const auto due = expected_at(dossier);
  if (due && is_in_process(dossier.state)) page.left = left_words(locale, *due, now);
}

WholePage page_of(const Site& site, const http::Request& request, const app::SignedIn& who,
                  const app::WholeDossier& whole) {
  const Locale& locale = site.locale(request);
  const Dossier& dossier = whole.view.dossier;
  const Instant now = site.now();
  WholePage page{
      .frame = site.staff_frame(request, who, locale.text("whole.title")),
      .code = dossier.code,
      .procedure_name = procedure_words(site, whole.view.office, dossier),
      .full_name = dossier.submitter.full_name,
      .state = state_tag(locale, dossier.state),
      .hands = hands_words(locale, whole),
      .work = work_links(locale, who.officer, whole.view),
      .person = person_facts(locale, dossier, civil_day(now)),
      .facts = dossier_facts(locale, whole.view),
      .offices = office_rows(locale, whole),
      .promise = dossier_promise(locale, dossier, now),
      .prints = print_links(locale, dossier),
      .steps = step_rows(locale, whole, now),
      .passings = passing_rows(locale, whole, now),
      .consultations = consultation_rows(locale, whole),
      .related = related_rows(locale, whole, now),
      .told = told_rows(locale, whole, now),
      .messages = message_rows(whole),
      .message = std::string(request.input("message")),
      .timeline = timeline_of(locale, whole.view.events, whole.view.officers),
      .printed = locale.text("whole.printed", {instant_words(now), who.officer.full_name})};
  for (const Paper& paper : dossier.papers) page.papers.push_back(paper_words(locale, paper));
  for (const Paper& paper : dossier.missing) page.missing.push_back(paper_words(locale, paper));
  if (whole.route) page.route = whole.route->name + " (" + whole.route->key() + ")";
  fill_state(page, locale, dossier, now);
  return page;
}

http::Response show_whole(const Site& site, const http::Request& request, const app::SignedIn& who,
                          const std::optional<Error>& error) {
  const auto whole =
      app::whole_dossier(site.ctx(), who.officer, std::string(request.param("code")));
  if (!whole) return site.refusal(request, whole.error());
  WholePage page = page_of(site, request, who, *whole);
  if (!error) return site.show(request, std::move(page));
  page.problem = form_problem(site.locale(request), {*error});
  page.message_problem = page.problem->of("message");
  return site.show(request, std::move(page), http::error_status(error->code));
}

// GET /ho-so-day-du/{code}
http::Response get_whole(const Site& site, const http::Request& request, const app::SignedIn& who) {
  return show_whole(site, request, who, {});
}

// POST /ho-so-day-du/{code}/trao-doi
http::Response post_message(const Site& site, const http::Request& request,
                            const app::SignedIn& who) {
  const std::string code(request.param("code"));
  const auto written =
      app::write_message(site.ctx(), who.officer, code, std::string(request.input("message")));
  if (written)
    return site.done(Url::path("/ho-so-day-du/{}", {code}).anchor("trao-doi"),
                     "notice.message_sent");
  const Error& error = written.error();
  if (error.code == ErrorCode::not_found || error.code == ErrorCode::not_allowed)
    return site.refusal(request, error);
  return show_whole(site, request, who, error);
}

}  // namespace

void add_dossier_routes(http::Router& router, const Site& site) {
  const auto staff = [&site](auto page) {
    return [&site, page](const http::Request& request, const app::SignedIn& who) {
      return page(site, request, who);
    };
  };
  site.staff_get(router, "/ho-so-day-du/{code}", staff(get_whole));
  site.staff_post(router, "/ho-so-day-du/{code}/trao-doi", staff(post_message));
}

}  // namespace khongcho::web

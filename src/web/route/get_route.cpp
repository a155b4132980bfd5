#include <algorithm>

#include "app/routes.h"
#include "base/text.h"
#include "http/error_status.h"
#include "web/route/route_actions.h"
#include "web/route/route_drawing.h"
#include "web/route/route_form.h"

namespace khongcho::web {

namespace {

// The version asked for, the latest where none is.
const Route* route_asked(const Site& site, const http::Request& request) {
  const std::string id(request.param("id"));
  const std::string_view version = request.query.text("phien-ban");
  const auto& book = site.ctx().law.routes();
  return version.empty() ? book.latest(id) : book.find(id + "@" + std::string(version));
}

std::vector<RouteStepRow> step_rows(const Site& site, const Locale& locale, const Route& route) {
  std::vector<RouteStepRow> rows;
  for (const RouteStep& step : route.steps) {
    std::vector<std::string> after;
    for (const std::string& id : step.after)
      if (const RouteStep* before = route.find_step(id)) after.push_back(before->name);
    const bool always = step.when == StepCondition::always;
    const std::string kind = locale.text("route.kind." + std::string(text_of(step.kind)));
    rows.push_back(
        {.number = static_cast<int>(rows.size()) + 1,
         .name = step.name,
         .kind = kind == step.name ? "" : kind,
         .who = who_words(site, locale, step),
         .share = locale.text("route_page.percent", {std::to_string(step.share)}),
         .after = join(after, ", "),
         .when = always ? "" : locale.text("route.when." + std::string(text_of(step.when)))});
  }
  return rows;
}

std::vector<RouteVersionLink> version_links(const Site& site, const Locale& locale,
                                            const Route& shown) {
  const auto publications = app::route_publications(site.ctx());
  std::vector<RouteVersionLink> links;
  for (const Route* each : site.ctx().law.routes().versions(shown.id)) {
    const auto found = std::ranges::find(publications, each->key(), &app::RoutePublication::key);
    const std::string told =
        found == publications.end()
            ? locale.text("route_page.shipped")
            : locale.text("route_page.published", {day_text(civil_day(found->at)), found->by});
    links.push_back({.url = Url::path("/quy-trinh/{}", {each->id}).with("phien-ban", each->version),
                     .text = locale.text("route_page.version_n", {std::to_string(each->version)}) +
                             " · " + told,
                     .current = each == &shown});
  }
  return links;
}

std::string minutes_words(const Locale& locale, Seconds time) {
  const auto minutes = (time.count() + 30) / 60;
  if (minutes < 60) return locale.text("route_page.minutes", {std::to_string(minutes)});
  return locale.text("route_page.hours",
                     {std::to_string(minutes / 60), std::to_string(minutes % 60)});
}

std::string moment_text(const Locale& locale, const std::optional<Instant>& at) {
  if (!at) return locale.text("route_page.no_due");
  return clock_text(*at) + " " + day_month_text(civil_day(*at));
}

// Offices the route is used at; the one asked for first, else the reader's own.
std::vector<Office> offices_of(const Site& site, const Route& route) {
  std::vector<Office> offices = site.active_offices();
  std::erase_if(offices, [&](const Office& office) {
    return office.level != route.level ||
           std::ranges::find(route.profiles, office.profile) == route.profiles.end();
  });
  return offices;
}

const Office* chosen_office(const std::vector<Office>& offices, std::string_view slug,
                            const Office& own) {
  for (const std::string& wanted : {std::string(slug), own.slug}) {
    const auto found = std::ranges::find(offices, wanted, &Office::slug);
    if (found != offices.end()) return &*found;
  }
  return offices.empty() ? nullptr : &offices.front();
}

std::string input_instant(Instant at) { return iso_instant(at).substr(0, 16); }

void fill_answer(TrialPart& part, const Site& site, const Locale& locale,
                 const app::RouteTrial& trial) {
  part.because = trial.because;
  part.promise = moment_text(locale, trial.promise.promise_due_at);
  part.statutory = moment_text(locale, trial.promise.statutory_due_at);
  part.no_time = !trial.promise.printed_due_at;
  for (const StepTime& each : trial.steps)
    part.rows.push_back({.step = each.step->name,
                         .who = who_words(site, locale, *each.step),
                         .begins = moment_text(locale, each.begins_at),
                         .due = moment_text(locale, each.due_at),
                         .time = minutes_words(locale, each.counted)});
}

// Fills the form, and the answer once a procedure was chosen. Gives back what was wrong.
std::optional<Error> fill_trial(TrialPart& part, const Site& site, const http::Request& request,
                                const Route& route, const Office& own) {
  const Locale& locale = site.locale(request);
  const std::string typed(request.query.text("nhan"));
  const auto received = typed.empty() ? std::optional(site.now()) : parse_instant(typed);
  part.received = received ? input_instant(*received) : typed;
  part.verification = request.query.has("xac-minh");
  part.fee_due = request.query.has("le-phi");
  const auto offices = offices_of(site, route);
  const Office* office = chosen_office(offices, request.query.text("don-vi"), own);
  if (!office) return {};
  for (const Office& each : offices)
    part.offices.push_back({each.slug, each.name, &each == office});
  const std::string procedure(request.query.text("thu-tuc"));
  const auto& book = site.ctx().law.routes();
  const CivilDay on = civil_day(received.value_or(site.now()));
  for (const Procedure* each : site.ctx().law.procedures(*office, on)) {
    const Route* used = book.route_for(*office, *each);
    if (used && used->id == route.id)
      part.procedures.push_back({each->id, each->id + " · " + each->short_name,
                                 each->id == procedure});
  }
  if (procedure.empty()) return {};
  if (!received) return Error{ErrorCode::invalid_input, "route_page.bad_time", {}, "nhan"};
  const auto trial = app::try_route(site.ctx(), route,
                                    {.office = *office,
                                     .procedure = procedure,
                                     .received_at = *received,
                                     .facts = {part.verification, part.fee_due}});
  if (!trial) return trial.error();
  fill_answer(part, site, locale, *trial);
  return {};
}

}  // namespace

// GET /quy-trinh/{id}?phien-ban=…&don-vi=…&thu-tuc=…&nhan=…&xac-minh=1&le-phi=1
http::Response get_route(const Site& site, const http::Request& request,
                         const app::SignedIn& who) {
  const Route* route = route_asked(site, request);
  if (!route) return site.refusal(request, Error{ErrorCode::not_found, "route.unknown"});
  const Locale& locale = site.locale(request);
  const bool is_latest = site.ctx().law.routes().latest(route->id) == route;
  RoutePage page{.frame = site.staff_frame(request, who, route->name),
                 .id = route->id,
                 .version = route->version,
                 .used_for = used_for_words(site, *route),
                 .is_latest = is_latest,
                 .edit = {},
                 .back = Url::path("/quy-trinh"),
                 .drawing = route_drawing(*route, locale,
                                          locale.text("route_page.drawing_of", {route->name})),
                 .steps = step_rows(site, locale, *route),
                 .versions = version_links(site, locale, *route),
                 .trial = {}};
  if (is_latest && app::may_edit_routes(who.officer))
    page.edit = Url::path("/quy-trinh/{}/sua", {route->id});
  int status = 200;
  if (const auto problem = fill_trial(page.trial, site, request, *route, who.office)) {
    page.problem = form_problem(locale, {*problem});
    status = http::error_status(problem->code);
  }
  return site.show(request, std::move(page), status);
}

}  // namespace khongcho::web

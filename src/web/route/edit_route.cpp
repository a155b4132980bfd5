#include "app/routes.h"
#include "http/error_status.h"
#include "web/route/route_actions.h"
#include "web/route/route_drawing.h"
#include "web/route/route_form.h"
#include "web/site/confirm_page.h"

namespace khongcho::web {

namespace {

struct Shown {
  std::optional<Error> problem = {};
  bool is_right = false;
};

http::Response show(const Site& site, const http::Request& request, const app::SignedIn& who,
                    const Route& draft, const Shown& shown) {
  const Locale& locale = site.locale(request);
  RouteEditPage page{
      .frame = site.staff_frame(request, who, locale.text("route_page.editing", {draft.name})),
      .action = Url::path("/quy-trinh/{}/sua", {draft.id}),
      .back = Url::path("/quy-trinh/{}", {draft.id}),
      .is_right = shown.is_right,
      .version = draft.version,
      .name = draft.name,
      .drawing = route_drawing(draft, locale,
                               locale.text("route_page.drawing_of", {draft.name})),
      .steps = step_inputs(site, locale, draft),
      .kinds = kinds_to_add(locale, draft)};
  if (!shown.problem) return site.show(request, std::move(page));
  page.problem = form_problem(locale, {at_input(*shown.problem, draft)});
  return site.show(request, std::move(page), http::error_status(shown.problem->code));
}

http::Response ask_again(const Site& site, const http::Request& request, const app::SignedIn& who,
                         const Route& draft) {
  const Locale& locale = site.locale(request);
  const std::string next = std::to_string(draft.version + 1);
  Confirm confirm{.question = locale.text("route_page.publish_question", {draft.name, next}),
                  .consequence = locale.text("route_page.publish_consequence"),
                  .button = locale.text("route_page.publish"),
                  .action = Url::path("/quy-trinh/{}/sua", {draft.id}),
                  .back = Url::path("/quy-trinh/{}/sua", {draft.id}),
                  .sent = {{"do", "publish"}, {"confirmed", "1"}}};
  for (const auto& [name, value] : request.form)
    if (name != "csrf" && name != "do") confirm.sent.push_back({name, value});
  return site.show(request, ConfirmPage{.frame = site.staff_frame(request, who, confirm.question),
                                        .confirm = confirm});
}

http::Response publish(const Site& site, const http::Request& request, const app::SignedIn& who,
                       const Route& draft) {
  if (const auto problem = app::draft_problem(site.ctx(), draft))
    return show(site, request, who, draft, {problem});
  if (request.input("confirmed") != "1") return ask_again(site, request, who, draft);
  const auto published = app::publish_route(site.ctx(), who.officer, draft);
  if (!published) return show(site, request, who, draft, {published.error()});
  return site.done(Url::path("/quy-trinh/{}", {draft.id}), "notice.route_published",
                   {draft.name, std::to_string((*published)->version)});
}

// The latest version of the route in the address, for who may edit it.
Expected<const Route*> route_to_edit(const Site& site, const http::Request& request,
                                     const app::SignedIn& who) {
  if (!app::may_edit_routes(who.officer))
    return Error{ErrorCode::not_allowed, "route.not_allowed"};
  const Route* route = site.ctx().law.routes().latest(request.param("id"));
  if (!route) return Error{ErrorCode::not_found, "route.unknown"};
  return route;
}

}  // namespace

// GET /quy-trinh/{id}/sua
http::Response get_route_form(const Site& site, const http::Request& request,
                              const app::SignedIn& who) {
  const auto route = route_to_edit(site, request, who);
  if (!route) return site.refusal(request, route.error());
  return show(site, request, who, **route, {});
}

// POST /quy-trinh/{id}/sua: checks, adds or removes a step, publishes
http::Response post_route_form(const Site& site, const http::Request& request,
                               const app::SignedIn& who) {
  const auto base = route_to_edit(site, request, who);
  if (!base) return site.refusal(request, base.error());
  Route draft = route_typed(**base, request.form);
  const std::string_view what = request.input("do");
  constexpr std::string_view kRemove = "remove:";
  if (what.starts_with(kRemove)) {
    remove_step(draft, what.substr(kRemove.size()));
    return show(site, request, who, draft, {});
  }
  if (what == "add") {
    if (const auto kind = step_kind_from(request.input("new_kind")))
      add_step(draft, *kind, site.ctx().vietnamese);
    return show(site, request, who, draft, {});
  }
  if (what == "publish") return publish(site, request, who, draft);
  const auto problem = app::draft_problem(site.ctx(), draft);
  return show(site, request, who, draft, {problem, !problem});
}

}  // namespace khongcho::web

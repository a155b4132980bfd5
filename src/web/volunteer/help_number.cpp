#include "app/help_session.h"
#include "http/error_status.h"
#include "web/volunteer/help_number_page.h"
#include "web/volunteer/help_words.h"
#include "web/volunteer/volunteer_actions.h"

namespace khongcho::web {

namespace {

struct NumberTyped {
  std::string service = {};
  std::string priority = {};
  std::string number = {};
};

http::Response show(const Site& site, const http::Request& request, const app::SignedIn& who,
                    const NumberTyped& typed = {}, const std::optional<Error>& error = {}) {
  const HelpSessionId id = session_of(request);
  const auto view = app::help_view(site.ctx(), who.officer, id);
  if (!view) return session_refusal(site, request, who, view.error());
  if (view->ticket) return http::redirect(session_url(id).text());
  const Locale& locale = site.locale(request);
  const bool english = locale.language() == "en";
  const app::LawBook& law = site.ctx().law;
  HelpNumberPage page{
      .frame = site.staff_frame(request, who, locale.text("help_page.number_title")),
      .action = Url::path("/ho-tro/phien/{}/lay-so", {id}),
      .at_hand = Url::path("/ho-tro/phien/{}/da-co-so", {id}),
      .back = session_url(id),
      .services = {},
      .priorities = {},
      .no_priority = typed.priority.empty(),
      .number = typed.number};
  for (const QueueService* each : law.queue_services(view->office, civil_day(site.now())))
    page.services.push_back({.code = each->code,
                             .name = english ? each->name_en : each->name,
                             .note = english ? each->note_en : each->note,
                             .chosen = each->code == typed.service});
  for (const PriorityClass& each : law.waiting_room(view->office).priorities)
    if (!each.by_appointment)
      page.priorities.push_back({.code = each.code,
                                 .name = english ? each.name_en : each.name,
                                 .chosen = each.code == typed.priority});
  if (!error) return show_in_session(site, request, std::move(page));
  page.problem = form_problem(locale, {*error});
  page.service_problem = page.problem->of("service");
  page.number_problem = page.problem->of("number");
  return show_in_session(site, request, std::move(page), http::error_status(error->code));
}

http::Response outcome(const Site& site, const http::Request& request, const app::SignedIn& who,
                       const Expected<QueueTicket>& ticket, const NumberTyped& typed) {
  if (!ticket) return show(site, request, who, typed, ticket.error());
  return site.done(session_url(session_of(request)), "notice.help_number",
                   {text_of_number(*ticket)});
}

}  // namespace

// GET /ho-tro/phien/{id}/lay-so
http::Response get_help_number(const Site& site, const http::Request& request,
                               const app::SignedIn& who) {
  return show(site, request, who);
}

// POST /ho-tro/phien/{id}/lay-so
http::Response post_help_number(const Site& site, const http::Request& request,
                                const app::SignedIn& who) {
  const NumberTyped typed{.service = std::string(request.input("service")),
                          .priority = std::string(request.input("priority"))};
  const auto ticket =
      app::take_number_with_help(site.ctx(), who.officer, session_of(request),
                                 {.service = typed.service, .priority = typed.priority});
  return outcome(site, request, who, ticket, typed);
}

// POST /ho-tro/phien/{id}/da-co-so
http::Response post_number_at_hand(const Site& site, const http::Request& request,
                                   const app::SignedIn& who) {
  const NumberTyped typed{.number = std::string(request.input("number"))};
  const auto ticket = app::give_number_with_help(site.ctx(), who.officer, session_of(request),
                                                 typed.number);
  return outcome(site, request, who, ticket, typed);
}

}  // namespace khongcho::web

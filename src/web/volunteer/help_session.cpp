#include "app/help_session.h"

#include <algorithm>

#include "core/people/identity.h"
#include "web/volunteer/declaration_paper_page.h"
#include "web/volunteer/help_guide_page.h"
#include "web/volunteer/help_session_page.h"
#include "web/volunteer/help_words.h"
#include "web/volunteer/volunteer_actions.h"

namespace khongcho::web {

namespace {

struct Guide {
  std::string_view address;
  HelpKind kind;
};

// What is done on the citizen's own phone.
constexpr Guide kGuides[] = {{"tai-khoan", HelpKind::account}, {"qua-mang", HelpKind::online}};
constexpr int kGuideSteps = 4;

const Guide* guide_of(const http::Request& request) {
  const auto* const found = std::ranges::find(kGuides, request.param("kind"), &Guide::address);
  return found == std::end(kGuides) ? nullptr : found;
}

Url guide_url(HelpSessionId id, std::string_view address) {
  return Url::path("/ho-tro/phien/{}/huong-dan/{}", {id, address});
}

bool was_done(const app::HelpView& view, HelpKind kind) {
  return std::ranges::find(view.helps, kind, &Help::kind) != view.helps.end();
}

std::vector<HelpTask> tasks_of(const Locale& locale, const app::HelpView& view) {
  const HelpSessionId id = view.session.id;
  const std::string number = view.ticket ? text_of_number(*view.ticket) : "";
  std::vector<HelpTask> tasks;
  const auto add = [&](HelpKind kind, Url url, bool done, std::string note) {
    const std::string text(text_of(kind));
    if (!done) note = locale.text("help_page.note." + text);
    tasks.push_back(
        {std::move(url), locale.text("help_page.task." + text), std::move(note), done});
  };
  add(HelpKind::take_number,
      number.empty() ? Url::path("/ho-tro/phien/{}/lay-so", {id}) : Url::path("#h-so"),
      !number.empty(), locale.text("help_page.done.take_number", {number}));
  add(HelpKind::declaration, Url::path("/ho-tro/phien/{}/to-khai", {id}),
      view.declaration.has_value(), locale.text("help_page.done.declaration"));
  for (const Guide& guide : kGuides)
    add(guide.kind, guide_url(id, guide.address), was_done(view, guide.kind),
        locale.text("help_page.done.guided"));
  return tasks;
}

// Words about what happens to the declaration when the session ends.
std::string after_end(const Locale& locale, const app::HelpView& view) {
  if (!view.declaration) return {};
  if (!view.ticket) return locale.text("help_page.end_loses");
  return locale.text("help_page.end_keeps", {text_of_number(*view.ticket)});
}

}  // namespace

// GET /ho-tro/phien/{id}
http::Response get_help_session(const Site& site, const http::Request& request,
                                const app::SignedIn& who) {
  const auto view = app::help_view(site.ctx(), who.officer, session_of(request));
  if (!view) return session_refusal(site, request, who, view.error());
  const Locale& locale = site.locale(request);
  const HelpSessionId id = view->session.id;
  HelpSessionPage page{
      .frame = site.staff_frame(request, who, locale.text("help_page.session")),
      .lead = locale.text("help_page.session_lead", {clock_text(view->session.started_at)}),
      .tasks = tasks_of(locale, *view),
      .after_end = after_end(locale, *view),
      .end = Url::path("/ho-tro/phien/{}/ket-thuc", {id})};
  if (view->ticket) page.number = text_of_number(*view->ticket);
  if (view->declaration) {
    const Person& person = view->declaration->person;
    page.said = declaration_rows(site, locale, view->office, *view->declaration);
    page.misfit = !personal_id_fits(person.personal_id, person.born_on, person.sex);
    page.change = Url::path("/ho-tro/phien/{}/to-khai", {id});
    page.print = Url::path("/ho-tro/phien/{}/to-khai/in", {id});
  }
  return show_in_session(site, request, std::move(page));
}

// POST /ho-tro/phien/{id}/ket-thuc
http::Response post_help_end(const Site& site, const http::Request& request,
                             const app::SignedIn& who) {
  const auto ended = app::end_help(site.ctx(), who.officer, session_of(request));
  if (!ended) return session_refusal(site, request, who, ended.error());
  http::Response response = site.done(Url::path("/ho-tro"), "notice.help_ended");
  response.set("Clear-Site-Data", "\"cache\"");
  return response;
}

// GET /ho-tro/phien/{id}/to-khai/in
http::Response get_declaration_paper(const Site& site, const http::Request& request,
                                     const app::SignedIn& who) {
  const auto view = app::help_view(site.ctx(), who.officer, session_of(request));
  if (!view) return session_refusal(site, request, who, view.error());
  if (!view->declaration) return http::redirect(session_url(view->session.id).text());
  const Locale& locale = site.locale(request);
  DeclarationPaperPage page{
      .frame = site.staff_frame(request, who, locale.text("help_page.paper_title")),
      .office = view->office.name,
      .day = locale.text("help_page.paper_day", {day_text(civil_day(site.now()))}),
      .number = view->ticket ? text_of_number(*view->ticket) : "",
      .said = declaration_rows(site, locale, view->office, *view->declaration),
      .citizen = view->declaration->person.full_name,
      .volunteer = who.officer.full_name};
  page.frame.home = session_url(view->session.id);
  return show_in_session(site, request, std::move(page));
}

// GET /ho-tro/phien/{id}/huong-dan/{kind}
http::Response get_help_guide(const Site& site, const http::Request& request,
                              const app::SignedIn& who) {
  const Guide* guide = guide_of(request);
  if (!guide) return site.refusal(request, 404, "");
  const auto view = app::help_view(site.ctx(), who.officer, session_of(request));
  if (!view) return session_refusal(site, request, who, view.error());
  const Locale& locale = site.locale(request);
  const std::string key = "help_page.guide." + std::string(text_of(guide->kind));
  HelpGuidePage page{.frame = site.staff_frame(request, who, locale.text(key)),
                     .title = locale.text(key),
                     .steps = {},
                     .noted = was_done(*view, guide->kind),
                     .action = guide_url(view->session.id, guide->address),
                     .back = session_url(view->session.id)};
  for (int step = 1; step <= kGuideSteps; ++step)
    page.steps.push_back(locale.text(key + "." + std::to_string(step)));
  return show_in_session(site, request, std::move(page));
}

// POST /ho-tro/phien/{id}/huong-dan/{kind}
http::Response post_help_guide(const Site& site, const http::Request& request,
                               const app::SignedIn& who) {
  const Guide* guide = guide_of(request);
  if (!guide) return site.refusal(request, 404, "");
  const HelpSessionId id = session_of(request);
  const auto noted = app::note_guidance(site.ctx(), who.officer, id, guide->kind);
  if (!noted) return session_refusal(site, request, who, noted.error());
  return site.done(session_url(id), "notice.help_guided");
}

}  // namespace khongcho::web

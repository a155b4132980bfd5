#include <algorithm>

#include "app/duty_readiness.h"
#include "http/error_status.h"
#include "web/duty/duty_actions.h"
#include "web/duty/duty_groups.h"
#include "web/site/confirm_page.h"

namespace khongcho::web {

namespace {

using std::chrono::days;

struct DutyTyped {
  std::string duty = {};  // "signer", "specialist:Hộ tịch", "receptionist:41"
  std::string officer = {};
  std::string from = {};
  std::string to = {};
};

std::vector<DutyChoice> duty_choices(const Locale& locale, const app::DutyDay& day,
                                     const std::string& chosen) {
  std::vector<DutyChoice> choices{{"signer", locale.text("duty_page.signers")},
                                  {"specialist:", locale.text("duty_page.every_field")}};
  for (const std::string& field : day.fields)
    choices.push_back({"specialist:" + field, locale.text("duty_page.specialists_of", {field})});
  for (const Counter& counter : day.counters)
    choices.push_back({"receptionist:" + std::to_string(counter.id.value),
                       locale.text("duty_page.receptionist_at", {counter.name})});
  for (DutyChoice& each : choices) each.chosen = each.value == chosen;
  return choices;
}

std::optional<DutyEntry> entry_from(const DutyTyped& typed, const DutyAsked& asked) {
  const std::size_t colon = typed.duty.find(':');
  const auto role = duty_role_from(typed.duty.substr(0, colon));
  if (!role) return {};
  const std::string detail = colon == std::string::npos ? "" : typed.duty.substr(colon + 1);
  DutyEntry entry{.office = asked.office.id,
                  .day = asked.day,
                  .role = *role,
                  .officer = {duty_id_from(typed.officer)}};
  if (*role == DutyRole::specialist) entry.field = detail;
  if (*role == DutyRole::receptionist) entry.counter = {duty_id_from(detail)};
  return entry;
}

DutyPage page_of(const Locale& locale, const app::DutyDay& day, const DutyAsked& asked,
                 const DutyTyped& typed, CivilDay today) {
  const std::string& slug = day.office.slug;
  const bool open_to_change = day.may_plan && day.day >= today;
  DutyPage page{.frame = {},
                .title = locale.text("duty_page.title"),
                .office = day.office.name,
                .office_slug = slug,
                .offices = office_choices(asked),
                .day = iso_day(day.day),
                .day_words = duty_day_words(locale, day.day),
                .open = open_words(locale, day),
                .programme = day.programme,
                .confirmed = confirmed_words(locale, day),
                .readiness = {},
                .readiness_url = duty_url("san-sang", slug, day.day),
                .before = duty_url("", slug, day.day - days{day.programme ? 7 : 1}),
                .after = duty_url("", slug, day.day + days{day.programme ? 7 : 1}),
                .week = duty_url("tuan", slug, day.day),
                .paper = duty_url("in", slug, day.day),
                .groups = duty_groups(locale, day, open_to_change),
                .absences = absence_lines(locale, day),
                .may_plan = open_to_change,
                .may_confirm = open_to_change && !day.confirmed && !day.entries.empty(),
                .duties = duty_choices(locale, day, typed.duty),
                .officers = {},
                .from = typed.from,
                .to = typed.to};
  std::vector<Officer> officers = day.people;
  std::erase_if(officers, [&](const Officer& each) {
    return !each.active || each.office != day.office.id || has_role(each, Role::volunteer);
  });
  page.officers = officer_choices(officers, typed.officer);
  if (page.from.empty())
    page.from = day.sessions.empty() ? "07:00" : clock_text(day.sessions.front().from);
  if (page.to.empty())
    page.to = day.sessions.empty() ? "17:00" : clock_text(day.sessions.back().to);
  return page;
}

http::Response show(const Site& site, const http::Request& request, const app::SignedIn& who,
                    const DutyAsked& asked, const DutyTyped& typed = {},
                    const std::optional<Error>& error = {}) {
  const auto day = app::duty_day(site.ctx(), who.officer, asked.office.id, asked.day);
  if (!day) return site.refusal(request, day.error());
  const auto ready = app::check_readiness(site.ctx(), who.officer, asked.office.id, asked.day);
  if (!ready) return site.refusal(request, ready.error());
  const Locale& locale = site.locale(request);
  DutyPage page = page_of(locale, *day, asked, typed, civil_day(site.now()));
  page.frame = site.staff_frame(request, who, page.title);
  page.readiness = readiness_tag(locale, text_of(ready->readiness));
  if (!error) return site.show(request, std::move(page));
  page.problem = form_problem(locale, {*error});
  page.officer_problem = page.problem->of("officer");
  page.to_problem = page.problem->of("to");
  return site.show(request, std::move(page), http::error_status(error->code));
}

}  // namespace

// GET /truc?don-vi=…&ngay=2023-09-29
http::Response get_duty(const Site& site, const http::Request& request, const app::SignedIn& who) {
  const auto asked = duty_asked(site, request.query, who);
  if (!asked) return site.refusal(request, asked.error());
  return show(site, request, who, *asked);
}

// POST /truc/them
http::Response post_duty(const Site& site, const http::Request& request,
                         const app::SignedIn& who) {
  const auto asked = duty_asked(site, request.form, who);
  if (!asked) return site.refusal(request, asked.error());
  const DutyTyped typed{.duty = std::string(request.input("duty")),
                        .officer = std::string(request.input("officer")),
                        .from = std::string(request.input("from")),
                        .to = std::string(request.input("to"))};
  const auto wrong = [&](const char* message_id, const char* input) {
    return show(site, request, who, *asked, typed,
                Error{ErrorCode::invalid_input, message_id, {}, input});
  };
  auto entry = entry_from(typed, *asked);
  if (!entry) return wrong("duty.wrong_officer", "officer");
  const auto from = parse_time_of_day(typed.from);
  const auto to = parse_time_of_day(typed.to);
  if (!from || !to) return wrong("duty.wrong_hours", "to");
  entry->from = *from;
  entry->to = *to;
  const auto planned = app::plan_duty(site.ctx(), who.officer, *entry);
  if (!planned) return show(site, request, who, *asked, typed, planned.error());
  return site.done(duty_url("", asked->office.slug, asked->day), "notice.duty_added");
}

// POST /truc/chep
http::Response post_duty_copy(const Site& site, const http::Request& request,
                              const app::SignedIn& who) {
  const auto asked = duty_asked(site, request.form, who);
  if (!asked) return site.refusal(request, asked.error());
  const auto copied = app::copy_duty(site.ctx(), who.officer, asked->office.id, asked->day);
  if (!copied) return show(site, request, who, *asked, {}, copied.error());
  return site.done(duty_url("", asked->office.slug, asked->day), "notice.duty_copied",
                   {std::to_string(*copied)});
}

// POST /truc/chot
http::Response post_duty_confirmation(const Site& site, const http::Request& request,
                                      const app::SignedIn& who) {
  const auto asked = duty_asked(site, request.form, who);
  if (!asked) return site.refusal(request, asked.error());
  const auto confirmed = app::confirm_duty(site.ctx(), who.officer, asked->office.id, asked->day);
  if (!confirmed) return show(site, request, who, *asked, {}, confirmed.error());
  return site.done(duty_url("", asked->office.slug, asked->day), "notice.duty_confirmed");
}

// GET /truc/{id}/bo
http::Response get_duty_removal(const Site& site, const http::Request& request,
                                const app::SignedIn& who) {
  const DutyEntryId id{duty_id_from(request.param("id"))};
  const auto entry = app::find_duty(site.ctx(), who.officer, id);
  if (!entry) return site.refusal(request, entry.error());
  const auto day = app::duty_day(site.ctx(), who.officer, entry->office, entry->day);
  if (!day) return site.refusal(request, day.error());
  const Locale& locale = site.locale(request);
  const std::string question = locale.text("duty_page.remove_question");
  return site.show(
      request,
      ConfirmPage{.frame = site.staff_frame(request, who, question),
                  .confirm = {.question = question,
                              .consequence = locale.text(
                                  "duty_page.remove_what",
                                  {day->name_of(entry->officer), duty_day_words(locale, entry->day),
                                   hours_text({{entry->from, entry->to}})}),
                              .button = locale.text("duty_page.remove_button"),
                              .action = Url::path("/truc/{}/bo", {id}),
                              .back = duty_url("", day->office.slug, entry->day)}});
}

// POST /truc/{id}/bo
http::Response post_duty_removal(const Site& site, const http::Request& request,
                                 const app::SignedIn& who) {
  const DutyEntryId id{duty_id_from(request.param("id"))};
  const auto removed = app::remove_duty(site.ctx(), who.officer, id);
  if (!removed) return site.refusal(request, removed.error());
  const auto day = app::duty_day(site.ctx(), who.officer, removed->office, removed->day);
  if (!day) return site.refusal(request, day.error());
  return site.done(duty_url("", day->office.slug, removed->day), "notice.duty_removed",
                   {day->name_of(removed->officer)});
}

// GET /truc/in
http::Response get_duty_paper(const Site& site, const http::Request& request,
                              const app::SignedIn& who) {
  const auto asked = duty_asked(site, request.query, who);
  if (!asked) return site.refusal(request, asked.error());
  const auto day = app::duty_day(site.ctx(), who.officer, asked->office.id, asked->day);
  if (!day) return site.refusal(request, day.error());
  const Locale& locale = site.locale(request);
  const std::string title = locale.text("duty_page.title");
  DutyPaperPage page{.frame = site.staff_frame(request, who, title),
                     .title = title,
                     .office = day->office.name,
                     .day_words = duty_day_words(locale, day->day),
                     .open = open_words(locale, *day),
                     .groups = duty_groups(locale, *day, false),
                     .confirmed = confirmed_words(locale, *day)};
  page.frame.home = duty_url("", asked->office.slug, asked->day);
  return site.show(request, std::move(page));
}

}  // namespace khongcho::web

#include <algorithm>

#include "app/delegations.h"
#include "base/text.h"
#include "http/error_status.h"
#include "web/duty/delegations_page.h"
#include "web/duty/duty_actions.h"
#include "web/site/confirm_page.h"

namespace khongcho::web {

namespace {

struct DelegationTyped {
  std::string from = {};
  std::string to = {};
  std::string manner = "by_authority";
  std::string number = {};
  std::string document_day = {};
  std::string first_day = {};
  std::string last_day = {};
  std::vector<std::string> fields = {};
};

DelegationTyped typed_in(const http::Request& request) {
  DelegationTyped typed{.from = std::string(request.input("from")),
                        .to = std::string(request.input("to")),
                        .manner = std::string(request.input("manner")),
                        .number = tidy_text(request.input("document_number")),
                        .document_day = std::string(request.input("document_day")),
                        .first_day = std::string(request.input("first_day")),
                        .last_day = std::string(request.input("last_day"))};
  for (const std::string_view field : request.form.all("field")) typed.fields.emplace_back(field);
  return typed;
}

Tag state_of(const Locale& locale, const Delegation& delegation, Instant now) {
  if (delegation.revoked_at) return {locale.text("duty_page.state.revoked"), "red"};
  if (civil_day(now) < delegation.first_day)
    return {locale.text("duty_page.state.ahead"), "blue"};
  if (delegation.last_day < civil_day(now)) return {locale.text("duty_page.state.over"), "grey"};
  return {locale.text("duty_page.state.active"), "green"};
}

std::string fields_of(const Locale& locale, const Delegation& delegation) {
  if (delegation.fields.empty()) return locale.text("duty_page.every_field");
  std::string text;
  for (const std::string& field : delegation.fields) text += (text.empty() ? "" : ", ") + field;
  return text;
}

DelegationRow row_of(const Locale& locale, const app::DelegationList& list,
                     const Delegation& delegation, Instant now) {
  DelegationRow row{
      .number = delegation.document_number,
      .document_day = day_text(delegation.document_day),
      .from = list.name_of(delegation.from),
      .to = list.name_of(delegation.to),
      .manner = locale.text("duty_page.manner." + std::string(text_of(delegation.manner))),
      .days = locale.text("duty_page.span",
                          {day_text(delegation.first_day), day_text(delegation.last_day)}),
      .fields = fields_of(locale, delegation),
      .state = state_of(locale, delegation, now),
      .paper = Url::path("/ky/uy-quyen/{}/in", {delegation.id})};
  if (!delegation.revoked_at && civil_day(now) <= delegation.last_day)
    row.revoke = Url::path("/ky/uy-quyen/{}/thu-hoi", {delegation.id});
  return row;
}

void show_problem(DelegationsPage& page, const Locale& locale, const Error& error) {
  page.problem = form_problem(locale, {error});
  page.from_problem = page.problem->of("from");
  page.to_problem = page.problem->of("to");
  page.manner_problem = page.problem->of("manner");
  page.number_problem = page.problem->of("document_number");
  page.document_day_problem = page.problem->of("document_day");
  page.last_day_problem = page.problem->of("last_day");
}

http::Response show(const Site& site, const http::Request& request, const app::SignedIn& who,
                    DelegationTyped typed, const std::optional<Error>& error = {}) {
  const auto list = app::delegation_list(site.ctx(), who.officer);
  if (!list) return site.refusal(request, list.error());
  const Locale& locale = site.locale(request);
  const std::string today = iso_day(civil_day(site.now()));
  if (!error) typed.document_day = typed.first_day = typed.last_day = today;
  if (typed.from.empty()) typed.from = std::to_string(who.officer.id.value);
  DelegationsPage page{
      .frame = site.staff_frame(request, who, locale.text("duty_page.delegations")),
      .office = list->office.name,
      .rows = {},
      .givers = officer_choices(list->givers, typed.from),
      .receivers = officer_choices(list->receivers, typed.to),
      .manners = {},
      .fields = {},
      .document_number = typed.number,
      .document_day = typed.document_day,
      .first_day = typed.first_day,
      .last_day = typed.last_day};
  for (const Delegation& each : list->delegations)
    page.rows.push_back(row_of(locale, *list, each, site.now()));
  for (const char* manner : {"by_authority", "for_head"})
    page.manners.push_back({manner, locale.text(std::string("duty_page.manner.") + manner),
                            typed.manner == manner});
  for (const std::string& field : list->fields)
    page.fields.push_back(
        {field, field, std::ranges::find(typed.fields, field) != typed.fields.end()});
  if (!error) return site.show(request, std::move(page));
  show_problem(page, locale, *error);
  return site.show(request, std::move(page), http::error_status(error->code));
}

}  // namespace

// GET /ky/uy-quyen
http::Response get_delegations(const Site& site, const http::Request& request,
                               const app::SignedIn& who) {
  return show(site, request, who, {});
}

// POST /ky/uy-quyen
http::Response post_delegation(const Site& site, const http::Request& request,
                               const app::SignedIn& who) {
  const DelegationTyped typed = typed_in(request);
  const auto day_or = [&](const std::string& text, const char* input) -> Expected<CivilDay> {
    if (const auto day = parse_day(text)) return *day;
    return Error{ErrorCode::invalid_input, "duty.wrong_time", {}, input};
  };
  const auto document_day = day_or(typed.document_day, "document_day");
  if (!document_day) return show(site, request, who, typed, document_day.error());
  const auto first_day = day_or(typed.first_day, "last_day");
  if (!first_day) return show(site, request, who, typed, first_day.error());
  const auto last_day = day_or(typed.last_day, "last_day");
  if (!last_day) return show(site, request, who, typed, last_day.error());
  const auto given = app::give_delegation(
      site.ctx(), who.officer,
      {.from = {duty_id_from(typed.from)},
       .to = {duty_id_from(typed.to)},
       .manner = delegation_manner_from(typed.manner).value_or(DelegationManner::by_authority),
       .document_number = typed.number,
       .document_day = *document_day,
       .first_day = *first_day,
       .last_day = *last_day,
       .fields = typed.fields});
  if (!given) return show(site, request, who, typed, given.error());
  return site.done(Url::path("/ky/uy-quyen"), "notice.delegation_saved",
                   {given->document_number});
}

// GET /ky/uy-quyen/{id}/thu-hoi
http::Response get_delegation_revocation(const Site& site, const http::Request& request,
                                         const app::SignedIn& who) {
  const DelegationId id{duty_id_from(request.param("id"))};
  const auto delegation = app::find_delegation(site.ctx(), who.officer, id);
  if (!delegation) return site.refusal(request, delegation.error());
  const auto list = app::delegation_list(site.ctx(), who.officer);
  if (!list) return site.refusal(request, list.error());
  const Locale& locale = site.locale(request);
  const std::string question = locale.text("duty_page.revoke_question");
  return site.show(request,
                   ConfirmPage{.frame = site.staff_frame(request, who, question),
                               .confirm = {.question = question,
                                           .consequence = locale.text(
                                               "duty_page.revoke_what",
                                               {delegation->document_number,
                                                list->name_of(delegation->to)}),
                                           .button = locale.text("duty_page.revoke"),
                                           .action = Url::path("/ky/uy-quyen/{}/thu-hoi", {id}),
                                           .back = Url::path("/ky/uy-quyen")}});
}

// POST /ky/uy-quyen/{id}/thu-hoi
http::Response post_delegation_revocation(const Site& site, const http::Request& request,
                                          const app::SignedIn& who) {
  const auto revoked =
      app::revoke_delegation(site.ctx(), who.officer, {duty_id_from(request.param("id"))});
  if (!revoked) return site.refusal(request, revoked.error());
  return site.done(Url::path("/ky/uy-quyen"), "notice.delegation_revoked",
                   {revoked->document_number});
}

// GET /ky/uy-quyen/{id}/in
http::Response get_delegation_paper(const Site& site, const http::Request& request,
                                    const app::SignedIn& who) {
  const auto delegation = app::find_delegation(site.ctx(), who.officer,
                                               {duty_id_from(request.param("id"))});
  if (!delegation) return site.refusal(request, delegation.error());
  const auto list = app::delegation_list(site.ctx(), who.officer);
  if (!list) return site.refusal(request, list.error());
  const Locale& locale = site.locale(request);
  const auto title_of = [&](OfficerId id) {
    const auto found = std::ranges::find(list->people, id, &Officer::id);
    return found == list->people.end() ? std::string{} : found->title;
  };
  const std::string title = locale.text("duty_page.delegation_paper");
  DelegationPaperPage page{.frame = site.staff_frame(request, who, title),
                           .office = list->office.name,
                           .title = title,
                           .row = row_of(locale, *list, *delegation, site.now()),
                           .from_title = title_of(delegation->from),
                           .to_title = title_of(delegation->to),
                           .revoked = {}};
  if (delegation->revoked_at)
    page.revoked = locale.text("duty_page.revoked_by",
                               {list->name_of(delegation->revoked_by),
                                duty_instant_words(*delegation->revoked_at)});
  page.frame.home = Url::path("/ky/uy-quyen");
  return site.show(request, std::move(page));
}

}  // namespace khongcho::web

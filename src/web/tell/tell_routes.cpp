#include <charconv>

#include "app/citizen_notices.h"
#include "core/notice/citizen_letter.h"
#include "core/people/identity.h"
#include "http/error_status.h"
#include "web/site/dossier_words.h"
#include "web/site/list_pages.h"
#include "web/site/notice_words.h"
#include "web/site/routes.h"
#include "web/tell/tell_page.h"

namespace khongcho::web {

namespace {

constexpr int kRowsOnAPage = 50;

Url letter_of(CitizenNoticeKind kind, const Dossier& dossier) {
  if (kind == CitizenNoticeKind::apologised)
    return Url::path("/quay/ho-so/{}/xin-loi", {dossier.code});
  if (kind == CitizenNoticeKind::supplement_requested)
    return Url::path("/quay/ho-so/{}/bo-sung", {dossier.code});
  return {};
}

TellRow row_of(const Site& site, const Locale& locale, const app::CitizenToTell& each) {
  const Dossier& dossier = each.dossier;
  const CitizenNotice& notice = each.notice;
  TellRow row{.id = std::to_string(notice.id.value),
              .person = dossier.submitter.full_name,
              .code = dossier.code,
              .dossier = Url::path("/quay/ho-so/{}", {dossier.code}),
              .procedure = dossier.procedure_name,
              .phone = phone_text(dossier.submitter.phone),
              .since = short_instant_words(notice.at, site.now()),
              .kind = notice_kind_words(locale, notice.kind),
              .words = citizen_notice_words(notice.kind, dossier, locale),
              .mail = mail_words(locale, notice, site.now()),
              .letter = letter_of(notice.kind, dossier)};
  if (!dossier.submitter.phone.empty()) row.call = Url::tel(dossier.submitter.phone);
  return row;
}

http::Response show(const Site& site, const http::Request& request, const app::SignedIn& who,
                    const std::optional<Error>& error) {
  const AskedPage asked = asked_page(request);
  if (!asked.is_readable) return site.refusal(request, 400, "");
  store::CitizenNoticeKey after;
  if (asked.after) after = {from_unix(asked.after->due), {asked.after->id}};
  const auto list = app::citizens_to_tell(site.ctx(), who.officer, after, kRowsOnAPage);
  if (!list) return site.refusal(request, list.error());
  const Locale& locale = site.locale(request);
  TellPage page{.frame = site.staff_frame(request, who, locale.text("citizen_notice.title")),
                .lead = locale.text("citizen_notice.lead", {std::to_string(list->count)})};
  for (const app::CitizenToTell& each : list->rows) page.rows.push_back(row_of(site, locale, each));
  std::optional<store::PageKey> next;
  if (list->next) next = store::PageKey{unix_seconds(list->next->at), list->next->id.value};
  page.pages = list_pages(locale, Url::path("/quay/bao-dan"), "tu", asked.after.has_value(),
                          page.rows.size(), next);
  if (error) page.problem = form_problem(locale, {*error});
  return site.show(request, std::move(page), error ? http::error_status(error->code) : 200);
}

// GET /quay/bao-dan?tu=…
http::Response get_tell(const Site& site, const http::Request& request, const app::SignedIn& who) {
  return show(site, request, who, {});
}

// POST /quay/bao-dan/{id}
http::Response post_told(const Site& site, const http::Request& request, const app::SignedIn& who) {
  CitizenNoticeId id;
  const std::string_view text = request.param("id");
  std::from_chars(text.data(), text.data() + text.size(), id.value);
  const auto told = app::note_citizen_told(site.ctx(), who.officer, id);
  if (told)
    return site.done(Url::path("/quay/bao-dan"), "notice.citizen_told",
                     {told->submitter.full_name});
  if (told.error().code != ErrorCode::conflict) return site.refusal(request, told.error());
  return show(site, request, who, told.error());
}

}  // namespace

void add_tell_routes(http::Router& router, const Site& site) {
  site.staff_get(router, "/quay/bao-dan",
                 [&site](const http::Request& request, const app::SignedIn& who) {
                   return get_tell(site, request, who);
                 });
  site.staff_post(router, "/quay/bao-dan/{id}",
                  [&site](const http::Request& request, const app::SignedIn& who) {
                    return post_told(site, request, who);
                  });
}

}  // namespace khongcho::web

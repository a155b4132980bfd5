#include "app/officer_notices.h"
#include "web/duty/duty_actions.h"
#include "web/duty/duty_words.h"
#include "web/duty/notices_page.h"
#include "web/site/list_pages.h"

namespace khongcho::web {

namespace {

constexpr int kRowsOnAPage = 50;

}  // namespace

// GET /thong-bao?tu=…
http::Response get_notices(const Site& site, const http::Request& request,
                           const app::SignedIn& who) {
  const AskedPage asked = asked_page(request);
  if (!asked.is_readable) return site.refusal(request, 400, "");
  const Locale& locale = site.locale(request);
  NoticesPage page{.frame = site.staff_frame(request, who, locale.text("web.nav.notices")),
                   .rows = {},
                   .latest = {}};
  std::optional<store::NoticeKey> after;
  if (asked.after) after = store::NoticeKey{from_unix(asked.after->due), {asked.after->id}};
  auto notices = app::own_notices(site.ctx(), who.officer, kRowsOnAPage + 1, after);
  std::optional<store::PageKey> next;
  if (notices.size() > kRowsOnAPage) {
    notices.resize(kRowsOnAPage);
    next = store::PageKey{unix_seconds(notices.back().at), notices.back().id.value};
  }
  for (const OfficerNotice& each : notices) {
    if (page.rows.empty()) page.latest = std::to_string(unix_seconds(each.at));
    NoticeRow row{.text = locale.text(each.text.key, each.text.args),
                  .when = duty_instant_words(each.at),
                  .when_iso = iso_instant(each.at),
                  .unread = !each.read_at};
    if (row.unread || !each.text.link.empty()) row.open = Url::path("/thong-bao/{}", {each.id});
    page.any_unread = page.any_unread || row.unread;
    page.rows.push_back(std::move(row));
  }
  page.pages =
      list_pages(locale, Url::path("/thong-bao"), "tu", after.has_value(), page.rows.size(), next);
  return site.show(request, std::move(page));
}

// POST /thong-bao
http::Response post_notices_read(const Site& site, const http::Request& request,
                                 const app::SignedIn& who) {
  app::read_notices(site.ctx(), who.officer, from_unix(duty_id_from(request.input("latest"))));
  return site.done(Url::path("/thong-bao"), "notice.notices_read");
}

// POST /thong-bao/{id}
http::Response post_notice(const Site& site, const http::Request& request,
                           const app::SignedIn& who) {
  const auto notice =
      app::open_notice(site.ctx(), who.officer, {duty_id_from(request.param("id"))});
  if (!notice) return site.refusal(request, notice.error());
  const std::string& link = notice->text.link;
  // Paths of ours alone: "//host" would lead away.
  const bool ours = link.starts_with('/') && !link.starts_with("//");
  return http::redirect(ours ? link : "/thong-bao");
}

}  // namespace khongcho::web

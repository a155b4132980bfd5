#include "app/officer_notices.h"
#include "web/duty/duty_actions.h"
#include "web/duty/duty_words.h"
#include "web/duty/notices_page.h"

namespace khongcho::web {

// GET /thong-bao
http::Response get_notices(const Site& site, const http::Request& request,
                           const app::SignedIn& who) {
  const Locale& locale = site.locale(request);
  NoticesPage page{.frame = site.staff_frame(request, who, locale.text("web.nav.notices")),
                   .rows = {},
                   .latest = {}};
  for (const OfficerNotice& each : app::own_notices(site.ctx(), who.officer)) {
    if (page.rows.empty()) page.latest = std::to_string(unix_seconds(each.at));
    NoticeRow row{.text = locale.text(each.text.key, each.text.args),
                  .when = duty_instant_words(each.at),
                  .when_iso = iso_instant(each.at),
                  .unread = !each.read_at};
    if (row.unread || !each.text.link.empty()) row.open = Url::path("/thong-bao/{}", {each.id});
    page.any_unread = page.any_unread || row.unread;
    page.rows.push_back(std::move(row));
  }
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

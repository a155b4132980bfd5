#include "app/dossier_views.h"
#include "app/signing_right.h"
#include "base/crypto.h"
#include "http/error_status.h"
#include "web/signer/sign_page.h"
#include "web/signer/signer_actions.h"
#include "web/signer/signing_actions.h"

namespace khongcho::web {

namespace {

constexpr int kRowsOnAPage = 50;

// One key for each dossier, made when the list is shown: pressed twice, signed once.
std::string ticket_of(const Dossier& dossier) {
  return dossier.code + ":" + std::to_string(dossier.version) + ":" + random_token(18);
}

std::string lead_words(const Locale& locale, const SignPage& page) {
  int late = 0;
  int soon = 0;
  for (const SignRow& row : page.rows) {
    if (!row.work.urgency) continue;
    ++(row.work.urgency->colour == late_tag(locale).colour ? late : soon);
  }
  return locale.text("sign.lead", {std::to_string(page.rows.size()), std::to_string(late),
                                   std::to_string(soon)});
}

}  // namespace

http::Response show_signing(const Site& site, const http::Request& request,
                            const app::SignedIn& who, const std::optional<Error>& error) {
  const Locale& locale = site.locale(request);
  const auto after = page_key_from(request.query.text("tu"));
  if (request.query.has("tu") && !after) return site.refusal(request, 400, "");
  const auto list =
      app::work_list(site.ctx(), who.officer, app::WorkList::signer, after, kRowsOnAPage);
  if (!list) return site.refusal(request, list.error());

  const bool all = request.query.text("chon") == "tat-ca";
  SignPage page{.frame = site.staff_frame(request, who, locale.text("sign.title")),
                .lead = "",
                .choose_all = Url::path("/ky").with("chon", "tat-ca").anchor("chon")};
  if (after)
    page.choose_all =
        Url::path("/ky").with("tu", page_key_text(*after)).with("chon", "tat-ca").anchor("chon");
  for (const Dossier& dossier : list->rows) {
    const bool of_another = app::leaves_to_another(site.ctx(), who.officer, dossier);
    const Url url = of_another ? Url::path("/ho-so-day-du/{}", {dossier.code})
                               : Url::path("/ky/{}", {dossier.code});
    page.rows.push_back({.work = work_row(site, locale, who.office, dossier, url),
                         .draft = dossier.draft,
                         .document = Url::path("/ket-qua/{}", {dossier.code}),
                         .ticket = ticket_of(dossier),
                         .chosen = all,
                         .of_another = of_another});
  }
  page.key = key_box(site, locale, app::signing_key_of(site.ctx(), who.officer));
  page.lead = lead_words(locale, page);
  page.pages = pages_of(locale, Url::path("/ky"), after.has_value(), *list);
  if (!error) return site.show(request, std::move(page));
  page.problem = form_problem(locale, {*error});
  return site.show(request, std::move(page), http::error_status(error->code));
}

// GET /ky?tu=…&chon=tat-ca
http::Response get_signing(const Site& site, const http::Request& request,
                           const app::SignedIn& who) {
  return show_signing(site, request, who, {});
}

}  // namespace khongcho::web

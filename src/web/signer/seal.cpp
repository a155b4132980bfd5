#include "app/sealing.h"
#include "base/crypto.h"
#include "http/error_status.h"
#include "web/signer/seal_page.h"
#include "web/signer/signing_actions.h"
#include "web/site/list_pages.h"

namespace khongcho::web {

namespace {

constexpr int kRowsOnAPage = 50;

http::Response show(const Site& site, const http::Request& request, const app::SignedIn& who,
                    const std::optional<Error>& error) {
  const AskedPage asked = asked_page(request);
  if (!asked.is_readable) return site.refusal(request, 400, "");
  const auto waiting = app::unsealed_results(site.ctx(), who.officer, asked.after, kRowsOnAPage);
  if (!waiting) return site.refusal(request, waiting.error());
  const Locale& locale = site.locale(request);
  SealPage page{.frame = site.staff_frame(request, who, locale.text("sign.seal_title")),
                .key = key_box(site, locale, app::seal_key_of(site.ctx(), who.officer.office))};
  for (const Dossier& dossier : waiting->rows)
    page.rows.push_back(
        {.work = work_row(site, locale, who.office, dossier, Url::path("/viec/{}", {dossier.code})),
         .number = dossier.result_number,
         .ticket = dossier.code + ":" + std::to_string(dossier.version) + ":" + random_token(18),
         .file = Url::path("/ket-qua/{}/luu-tru.pdf", {dossier.code})});
  page.pages = pages_of(locale, Url::path("/dau"), asked.after.has_value(), *waiting);
  if (!error) return site.show(request, std::move(page));
  page.problem = form_problem(locale, {*error});
  return site.show(request, std::move(page), http::error_status(error->code));
}

}  // namespace

// GET /dau?tu=…
http::Response get_seal(const Site& site, const SigningServices&, const http::Request& request,
                        const app::SignedIn& who) {
  return show(site, request, who, {});
}

// POST /dau
http::Response post_seal_batch(const Site& site, const SigningServices& services,
                               const http::Request& request, const app::SignedIn& who) {
  if (!scope_for(who.officer, Action::seal))
    return site.refusal(request, Error{ErrorCode::not_allowed, "dossier.not_yours"});
  const auto started = start_batch(site, services, request, who, app::BatchWork::seal);
  if (started) return http::redirect(started->text());
  return show(site, request, who, started.error());
}

}  // namespace khongcho::web

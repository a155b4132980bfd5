#include "web/results/result_routes.h"

#include "app/result_document.h"
#include "web/results/result_actions.h"
#include "web/site/routes.h"

namespace khongcho::web {

namespace {

using StaffPage = http::Response (*)(const Site&, const http::Request&, const app::SignedIn&);

Site::StaffAction with(const Site& site, StaffPage page) {
  return [&site, page](const http::Request& request, const app::SignedIn& who) {
    return page(site, request, who);
  };
}

}  // namespace

void add_results_routes(http::Router& router, const Site& site) {
  site.staff_get(router, "/viec/{code}/ket-qua", with(site, get_result_form));
  site.staff_post(router, "/viec/{code}/ket-qua", with(site, post_result_form));
  site.staff_get(router, "/ket-qua/{code}", with(site, get_result));
  site.staff_get(router, "/ket-qua/{code}/xem.pdf", with(site, get_result_pdf));
  site.staff_get(router, "/tra-ket-qua/chua-nhan", with(site, get_uncollected));
  site.staff_post(router, "/tra-ket-qua/chua-nhan/{code}/nhac", with(site, post_reminder));
}

void add_result_archive_routes(http::Router& router, const Site& site,
                               const app::PaperArchive& archive) {
  site.staff_get(router, "/ket-qua/{code}/luu-tru.pdf",
                 [&site, &archive](const http::Request& request, const app::SignedIn& who) {
                   const std::string code(request.param("code"));
                   auto pdf = app::archived_result(site.ctx(), archive, who.officer, code);
                   if (!pdf) return site.refusal(request, pdf.error());
                   return pdf_answer(std::move(*pdf), code);
                 });
}

}  // namespace khongcho::web

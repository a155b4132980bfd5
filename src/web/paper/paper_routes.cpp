// Print pages of the prescribed forms: which address shows which kind is the table below; which
// form of which set it is, and what stands in it, is told by the law data.
#include "app/dossier_commands.h"
#include "app/paper_views.h"
#include "app/registers.h"
#include "base/crypto.h"
#include "base/text.h"
#include "web/paper/archive_routes.h"
#include "web/paper/letter_page.h"
#include "web/paper/receipt_page.h"
#include "web/paper/register_page.h"
#include "web/site/qr_drawing.h"
#include "web/site/routes.h"

namespace khongcho::web {

namespace {

struct PaperAddress {
  std::string_view pattern;
  std::string_view kind;
};

constexpr PaperAddress kLetters[] = {
    {"/quay/ho-so/{code}/huong-dan", "supplement"},   {"/quay/ho-so/{code}/tu-choi", "refusal"},
    {"/quay/ho-so/{code}/xin-loi", "apology"},        {"/quay/ho-so/{code}/dung", "stop"},
    {"/quay/ho-so/{code}/kiem-soat", "control_slip"},
};

// The bar above a sheet leads back to where it was asked for.
PageFrame paper_frame(const Site& site, const http::Request& request, const app::SignedIn& who,
                      const std::string& title) {
  PageFrame frame = site.staff_frame(request, who, title);
  const std::string_view code = request.param("code");
  frame.home = code.empty() ? Url::path("/quay") : Url::path("/quay/ho-so/{}", {code});
  return frame;
}

SafeHtml qr_of(const PrintedForm& form) {
  return form.qr_text.empty() ? SafeHtml() : qr_drawing(form.qr_text, form.qr_label);
}

Expected<app::DossierPaper> paper_for(const Site& site, const http::Request& request,
                                      const app::SignedIn& who, std::string_view kind) {
  return app::dossier_paper(site.ctx(), who.officer,
                            {.code = std::string(request.param("code")),
                             .kind = std::string(kind),
                             .public_address = site.public_address(request)});
}

http::Response get_receipt(const Site& site, const http::Request& request,
                           const app::SignedIn& who) {
  auto paper = paper_for(site, request, who, "receipt");
  if (!paper) return site.refusal(request, paper.error());
  const std::string code = paper->form.code;
  const SafeHtml qr = qr_of(paper->form);
  return site.show(request, ReceiptPage{.frame = paper_frame(site, request, who, paper->form.title),
                                        .form = std::move(paper->form),
                                        .qr = qr,
                                        .again = {.code = code,
                                                  .version = paper->version,
                                                  .request_key = random_token(16)}});
}

http::Response post_print_again(const Site& site, const http::Request& request,
                                const app::SignedIn& who) {
  const std::string code(request.param("code"));
  const std::string version(request.input("version"));
  const bool known = !version.empty() && all_digits(version) && version.size() < 7;
  const auto printed =
      app::reprint_receipt(site.ctx(), who.officer,
                           {.code = code,
                            .version = known ? std::stoi(version) : 0,
                            .request_key = std::string(request.input("request_key"))});
  if (!printed) return site.refusal(request, printed.error());
  return http::redirect(Url::path("/quay/ho-so/{}/giay-hen", {code}).text());
}

http::Response get_letter(const Site& site, const http::Request& request, const app::SignedIn& who,
                          std::string_view kind) {
  auto paper = paper_for(site, request, who, kind);
  if (!paper) return site.refusal(request, paper.error());
  const SafeHtml qr = qr_of(paper->form);
  return site.show(request, LetterPage{.frame = paper_frame(site, request, who, paper->form.title),
                                       .form = std::move(paper->form),
                                       .qr = qr});
}

// ?ngay=2023-09-29, to ?den=… where given; today without. ?tim=… for only some of them.
Expected<app::DayRange> days_of(const Site& site, const http::Request& request) {
  const std::string_view from = request.query.text("ngay");
  const std::string_view to = request.query.text("den");
  const CivilDay today = civil_day(site.now());
  const auto first = from.empty() ? std::optional(today) : parse_day(from);
  const auto last = to.empty() ? first : parse_day(to);
  if (!first || !last) return Error{ErrorCode::invalid_input, "paper.wrong_day", {}, "ngay"};
  return app::DayRange{.from = *first, .to = *last};
}

http::Response get_register(const Site& site, const http::Request& request,
                            const app::SignedIn& who) {
  const auto days = days_of(site, request);
  if (!days) return site.refusal(request, days.error());
  const std::string words = tidy_text(request.query.text("tim"));
  auto form = app::register_paper(site.ctx(), who.officer, *days, words);
  if (!form) return site.refusal(request, form.error());
  const bool empty =
      form->lines.empty() || !form->lines.back().table || form->lines.back().table->rows.empty();
  const int year = year_of(days->from);
  const app::RegisterRequest book{.kind = std::string(kDossierBook), .year = year, .limit = 1};
  const bool kept{app::register_view(site.ctx(), who.officer, book)};
  return site.show(request, RegisterPage{.frame = paper_frame(site, request, who, form->title),
                                         .form = std::move(*form),
                                         .from = iso_day(days->from),
                                         .to = iso_day(days->to),
                                         .words = words,
                                         .empty = empty,
                                         .volumes = kept ? Url::path("/so/{}/{}",
                                                                     {kDossierBook, year})
                                                         : Url{}});
}

}  // namespace

void add_paper_routes(http::Router& router, const Site& site) {
  site.staff_get(router, "/quay/ho-so/{code}/giay-hen",
                 [&site](const http::Request& request, const app::SignedIn& who) {
                   return get_receipt(site, request, who);
                 });
  site.staff_post(router, "/quay/ho-so/{code}/in-lai",
                  [&site](const http::Request& request, const app::SignedIn& who) {
                    return post_print_again(site, request, who);
                  });
  for (const PaperAddress& letter : kLetters)
    site.staff_get(
        router, letter.pattern,
        [&site, kind = letter.kind](const http::Request& request, const app::SignedIn& who) {
          return get_letter(site, request, who, kind);
        });
  site.staff_get(router, "/quay/so-theo-doi",
                 [&site](const http::Request& request, const app::SignedIn& who) {
                   return get_register(site, request, who);
                 });
}

void add_archive_routes(http::Router& router, const Site& site, const app::PaperArchive& archive) {
  site.staff_get(router, "/quay/ho-so/{code}/giay-hen.pdf",
                 [&site, &archive](const http::Request& request, const app::SignedIn& who) {
                   const std::string code(request.param("code"));
                   auto pdf = app::archived_receipt(site.ctx(), archive, who.officer, code);
                   if (!pdf) return site.refusal(request, pdf.error());
                   http::Response response;
                   response.set("Content-Type", "application/pdf");
                   response.set("Content-Disposition",
                                "inline; filename=\"giay-hen-" + slug(code) + ".pdf\"");
                   response.body = std::move(*pdf);
                   return response;
                 });
}

}  // namespace khongcho::web

#include "app/result_document.h"
#include "base/text.h"
#include "web/results/result_actions.h"
#include "web/results/result_page.h"
#include "web/site/qr_drawing.h"

namespace khongcho::web {

namespace {

std::string kind_of(ResultLineKind kind) {
  switch (kind) {
    case ResultLineKind::paragraph:
      return "paragraph";
    case ResultLineKind::row:
      return "row";
    case ResultLineKind::heading:
      return "heading";
  }
  return "paragraph";
}

Expected<app::ResultDocument> document_for(const Site& site, const http::Request& request,
                                           const app::SignedIn& who) {
  return app::result_document(site.ctx(), who.officer, std::string(request.param("code")),
                              site.public_address(request));
}

}  // namespace

http::Response pdf_answer(std::string bytes, std::string_view code) {
  http::Response response;
  response.set("Content-Type", "application/pdf");
  response.set("Content-Disposition", "inline; filename=\"ket-qua-" + slug(code) + ".pdf\"");
  response.body = std::move(bytes);
  return response;
}

// GET /ket-qua/{code}
http::Response get_result(const Site& site, const http::Request& request,
                          const app::SignedIn& who) {
  auto document = document_for(site, request, who);
  if (!document) return site.refusal(request, document.error());
  const std::string code = document->dossier.code;
  PageFrame frame = site.staff_frame(request, who, document->printed.title);
  frame.home = Url::path("/viec/{}", {code});
  ResultPage page{.frame = std::move(frame),
                  .result = std::move(document->printed),
                  .lines = {},
                  .qr = {},
                  .pdf = document->signed_version > 0
                             ? Url::path("/ket-qua/{}/luu-tru.pdf", {code})
                             : Url::path("/ket-qua/{}/xem.pdf", {code})};
  for (const ResultLine& line : page.result.lines)
    page.lines.push_back({kind_of(line.kind), line.spans});
  page.qr = qr_drawing(page.result.check_text, page.result.check_label);
  return site.show(request, std::move(page));
}

// GET /ket-qua/{code}/xem.pdf: as it would be printed now; kept nowhere.
http::Response get_result_pdf(const Site& site, const http::Request& request,
                              const app::SignedIn& who) {
  const auto document = document_for(site, request, who);
  if (!document) return site.refusal(request, document.error());
  return pdf_answer(app::result_pdf(document->printed, document->dated).bytes,
                    document->dossier.code);
}

}  // namespace khongcho::web

#include "app/result_drawer.h"

#include "app/result_document.h"
#include "app/result_pdf.h"
#include "store/officer_store.h"

namespace khongcho::app {

namespace {

// Every word of the document.
std::string words_of(const PrintedResult& printed) {
  std::string words;
  const auto add = [&](const std::string& text) { words += text + "\n"; };
  for (const std::string* text : {&printed.authority, &printed.number_line, &printed.place_and_date,
                                  &printed.title, &printed.signer, &printed.dossier_code,
                                  &printed.check_label, &printed.check_text, &printed.draft_mark})
    add(*text);
  for (const ResultLine& line : printed.lines) {
    for (const ResultSpan& span : line.spans) words += span.text;
    add("");
  }
  for (const std::string& text : printed.recipients) add(text);
  for (const std::string& text : printed.signature) add(text);
  return words;
}

MarkPlace mark_place(const PdfPlace& place) {
  return {.page = place.page - 1,
          .left = place.x,
          .bottom = place.y,
          .width = place.width,
          .height = place.height};
}

}  // namespace

ResultDrawer result_drawer(std::string public_address) {
  return [address = std::move(public_address)](sql::Transaction& tx, const Context& ctx,
                                               const Dossier& dossier) -> Expected<ResultDrawing> {
    if (dossier.draft.empty()) return Error{ErrorCode::not_found, "result.no_draft"};
    const auto signer = store::find_officer(tx, dossier.signer);
    const PrintedResult printed = printed_result(tx, ctx, dossier, signer, address);
    const Instant dated = dossier.signed_at.value_or(ctx.time.now());
    return ResultDrawing{words_of(printed), [printed, dated] {
                           ResultPdf pdf = result_pdf(printed, dated);
                           return DrawnResult{std::move(pdf.bytes), mark_place(pdf.signature),
                                              mark_place(pdf.seal), pdf.pages};
                         }};
  };
}

}  // namespace khongcho::app

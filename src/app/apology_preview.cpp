#include "app/apology_preview.h"

#include "app/dossier_views.h"
#include "app/paper_views.h"
#include "core/dossier/dossier_moves.h"
#include "core/notice/citizen_letter.h"
#include "core/paper/fill_form.h"
#include "store/csv_text.h"

namespace khongcho::app {

namespace {

std::string instant_cell(std::optional<Instant> at) {
  return at ? day_text(civil_day(*at)) + " " + clock_text(*at) : "";
}

}  // namespace

Expected<PrintedForm> apology_preview(const Context& ctx, const Officer& reader,
                                      const std::string& code) {
  auto view = dossier_view(ctx, reader, code, "apology_preview");
  if (!view) return view.error();
  if (!may_sign_apology(reader, view->dossier))
    return Error{ErrorCode::not_allowed, "dossier.not_yours"};
  if (!view->dossier.apology_proposed_at || !view->dossier.proposed_time)
    return Error{ErrorCode::conflict, "apology.none_proposed"};
  const Instant now = ctx.time.now();
  const auto signed_now =
      apologise(view->dossier, view->dossier.apology_reason, *view->dossier.proposed_time, now);
  if (!signed_now) return signed_now.error();
  const FormText* form = ctx.law.law().find_form(signed_now->form_set, "apology");
  if (!form) return Error{ErrorCode::not_found, "paper.no_form"};
  const ServiceModel* model = ctx.law.model(signed_now->model);
  PaperFacts facts{.dossier = *signed_now,
                   .office = view->office,
                   .level = ctx.law.level_names(view->office),
                   .events = std::move(view->events),
                   .officers = std::move(view->officers),
                   .model_name = model ? model->name : "",
                   .extension = extension_words(ctx, *signed_now),
                   .public_address = ""};
  facts.officers[reader.id] = reader;
  facts.events.push_back({.dossier = signed_now->id,
                          .seq = signed_now->version + 1,
                          .kind = DossierEventKind::apologised,
                          .at = now,
                          .officer = reader.id});
  return fill_form(*form, facts, ctx.vietnamese);
}

std::string apology_register_csv(const std::vector<ApologyEntry>& entries, const Locale& locale) {
  std::vector<std::string> head;
  for (const char* key : {"apology.number", "apology.signed_at", "apology.code", "apology.person",
                          "apology.procedure", "apology.promised", "apology.new_time",
                          "apology.reason", "apology.sent_at", "apology.done_at"})
    head.push_back(locale.text(key));
  std::string csv = store::csv_row(head);
  for (const ApologyEntry& entry : entries) {
    const Dossier& dossier = entry.dossier;
    csv += store::csv_row(
        {std::to_string(dossier.apology_number), instant_cell(dossier.apologised_at), dossier.code,
         dossier.submitter.full_name, dossier.procedure_name, instant_cell(dossier.printed_due_at),
         instant_cell(dossier.reappointed_at), dossier.apology_reason,
         told_words(instant_cell(entry.told_at()), entry.told_by, locale),
         instant_cell(done_at(dossier))});
  }
  return csv;
}

}  // namespace khongcho::app

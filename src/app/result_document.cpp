#include "app/result_document.h"

#include <algorithm>
#include <stdexcept>

#include "app/dossier_files.h"
#include "app/dossier_views.h"
#include "app/registers.h"
#include "app/signing_right.h"
#include "base/text.h"
#include "core/paper/result_form.h"
#include "store/archive_store.h"
#include "store/dossier_store.h"
#include "store/office_store.h"
#include "store/officer_store.h"

namespace khongcho::app {

namespace {

constexpr const char* kResult = "result";

const ResultText& text_for(const Context& ctx, const Dossier& dossier) {
  const ResultText* text = ctx.law.law().find_result(dossier.procedure_code);
  if (!text) throw std::runtime_error("no result text for " + dossier.procedure_code);
  return *text;
}

Office office_of(const Context& ctx, const DossierView& view) {
  const OfficeId deciding = deciding_office(view.dossier);
  if (deciding == view.office.id) return view.office;
  return sql::read(ctx.db, [&](sql::Transaction& tx) { return store::find_office(tx, deciding); })
      .value();
}

// "death_paper=notice;residence=here" in the words of the questions.
ResultValues answer_words(const Context& ctx, const Office& office, const Dossier& dossier) {
  ResultValues words;
  const Procedure* procedure =
      ctx.law.procedure(office, dossier.procedure, civil_day(dossier.received_at));
  if (!procedure) return words;
  for (const std::string& pair : split(dossier.answers, ';')) {
    const std::size_t equals = pair.find('=');
    if (equals == std::string::npos) continue;
    for (const Question& question : procedure->questions)
      for (const AnswerChoice& choice : question.answers)
        if (question.id == pair.substr(0, equals) && choice.id == pair.substr(equals + 1))
          words[question.id] = choice.text;
  }
  return words;
}

std::optional<Officer> signer_of(const Context& ctx, sql::Transaction& tx, const DossierView& view,
                                 const Officer& reader, Instant now) {
  const Dossier& dossier = view.dossier;
  if (dossier.signed_at) {
    const auto found = view.officers.find(dossier.signer);
    return found == view.officers.end() ? std::nullopt : std::optional(found->second);
  }
  if (signing_right(ctx, tx, reader, dossier, now)) return reader;
  return {};
}

// In whose place it was signed, or would be now.
std::optional<DelegatedSignature> signed_under(const Context& ctx, sql::Transaction& tx,
                                               const Dossier& dossier,
                                               const std::optional<Officer>& signer, Instant now) {
  auto delegation = delegation_used(tx, dossier);
  if (!dossier.signed_at && signer)
    if (auto right = signing_right(ctx, tx, *signer, dossier, now))
      delegation = std::move(right->delegation);
  if (!delegation) return {};
  const auto giver = store::find_officer(tx, delegation->from);
  return DelegatedSignature{delegation->manner, giver ? giver->title : ""};
}

int version_when_signed(const DossierView& view) {
  for (auto event = view.events.rbegin(); event != view.events.rend(); ++event)
    if (event->kind == DossierEventKind::signed_off) return event->seq;
  return 0;
}

std::string file_of(const PaperArchive& archive, const std::string& sha256) {
  auto bytes = archive.files.get(sha256);
  if (!bytes) throw std::runtime_error("archived result " + sha256 + " is lost");
  return std::move(*bytes);
}

std::optional<Error> draft_problem(const DossierView& view) {
  if (std::ranges::count(view.allowed, Action::draft) == 0)
    return Error{ErrorCode::not_allowed, "dossier.not_yours"};
  if (!may_move(view.dossier.state, DossierState::drafted))
    return Error{ErrorCode::not_eligible, "result.not_now"};
  return {};
}

}  // namespace

Expected<ResultForm> result_form(const Context& ctx, const Officer& reader,
                                 const std::string& code) {
  const auto view = dossier_view(ctx, reader, code, "result_form");
  if (!view) return view.error();
  const Dossier& dossier = view->dossier;
  ResultForm form{.dossier = dossier,
                  .office = office_of(ctx, *view),
                  .text = &text_for(ctx, dossier),
                  .no_draft = draft_problem(*view)};
  if (auto values = values_in(*form.text, dossier.draft)) {
    form.values = std::move(*values);
    return form;
  }
  form.plain_draft = !dossier.draft.empty();
  form.values = first_values(*form.text, dossier, answer_words(ctx, form.office, dossier));
  return form;
}

Expected<Dossier> draft_result_values(const Context& ctx, const Officer& officer,
                                      const DossierCommand& command, const ResultValues& typed) {
  const auto dossier = sql::read(
      ctx.db, [&](sql::Transaction& tx) { return store::find_dossier(tx, command.code); });
  if (!dossier) return Error{ErrorCode::not_found, "dossier.unknown", {command.code}};
  const ResultText& text = text_for(ctx, *dossier);
  const ResultValues values = tidy_values(text, typed);
  const auto problems = value_problems(text, values);
  if (!problems.empty()) return problems.front();
  return draft_dossier(ctx, officer, command, draft_text(text, values));
}

PrintedResult printed_result(sql::Transaction& tx, const Context& ctx, const Dossier& dossier,
                             const std::optional<Officer>& signer,
                             const std::string& public_address) {
  const Office office = store::find_office(tx, deciding_office(dossier)).value();
  const ResultFacts facts{.dossier = dossier,
                          .office = office,
                          .level = ctx.law.level_names(office),
                          .signer = signer,
                          .under = signed_under(ctx, tx, dossier, signer, ctx.time.now()),
                          .numbers = register_numbers(tx, ctx, dossier),
                          .public_address = public_address};
  return fill_result(text_for(ctx, dossier), facts, ctx.vietnamese);
}

Expected<ResultDocument> result_document(const Context& ctx, const Officer& reader,
                                         const std::string& code,
                                         const std::string& public_address) {
  const auto view = dossier_view(ctx, reader, code, kResult);
  if (!view) return view.error();
  const Dossier& dossier = view->dossier;
  if (dossier.draft.empty()) return Error{ErrorCode::not_found, "result.no_draft"};
  auto printed = sql::read(ctx.db, [&](sql::Transaction& tx) {
    return printed_result(tx, ctx, dossier, signer_of(ctx, tx, *view, reader, ctx.time.now()),
                          public_address);
  });
  return ResultDocument{.printed = std::move(printed),
                        .dossier = dossier,
                        .signed_version = dossier.signed_at ? version_when_signed(*view) : 0,
                        .dated = dossier.signed_at.value_or(ctx.time.now())};
}

Expected<std::string> archived_result(const Context& ctx, const PaperArchive& archive,
                                      const Officer& reader, const std::string& code) {
  const auto document = result_document(ctx, reader, code, archive.public_address);
  if (!document) return document.error();
  if (document->signed_version == 0) return Error{ErrorCode::conflict, "result.not_signed"};
  const Dossier& dossier = document->dossier;
  if (!dossier.result_sha256.empty()) return file_of(archive, dossier.result_sha256);
  const auto kept_before = sql::read(ctx.db, [&](sql::Transaction& tx) {
    return store::find_archived_paper(tx, dossier.id, kResult, document->signed_version);
  });
  if (kept_before) return file_of(archive, kept_before->sha256);

  const ResultPdf pdf = result_pdf(document->printed, document->dated);
  const auto sha256 = keep_bytes(archive, pdf.bytes);
  if (!sha256) return sha256.error();
  const store::ArchivedPaper made{.dossier = dossier.id,
                                  .form = kResult,
                                  .version = document->signed_version,
                                  .sha256 = *sha256,
                                  .bytes = static_cast<std::int64_t>(pdf.bytes.size()),
                                  .created_at = ctx.time.now()};
  const store::ArchivedPaper kept =
      sql::in_transaction(ctx.db, [&](sql::Transaction& tx) { return store::keep(tx, made); });
  return file_of(archive, kept.sha256);
}

}  // namespace khongcho::app

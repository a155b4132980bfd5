#include <charconv>

#include "app/consultations.h"
#include "base/crypto.h"
#include "core/dossier/consultation.h"
#include "http/error_status.h"
#include "web/consult/consult_actions.h"
#include "web/consult/consultations_page.h"
#include "web/site/dossier_form.h"
#include "web/site/dossier_words.h"
#include "web/site/list_pages.h"

namespace khongcho::web {

namespace {

ConsultationId id_from(std::string_view text) {
  ConsultationId id;
  std::from_chars(text.data(), text.data() + text.size(), id.value);
  return id;
}

Url url_of(const app::ConsultationRow& row) {
  return Url::path("/phoi-hop/{}/{}", {row.dossier.code, row.consultation.id});
}

std::string outcome_words(const Locale& locale, const Consultation& consultation) {
  if (consultation.withdrawn) return locale.text("consult_page.withdrawn");
  if (!consultation.answered_at) return locale.text("consult_page.over");
  const bool late = *consultation.answered_at > consultation.due_at;
  return locale.text(late ? "consult_page.answered_late" : "consult_page.answered",
                     {instant_words(*consultation.answered_at)});
}

std::optional<Tag> urgency_of(const Locale& locale, const Consultation& consultation,
                              Instant now) {
  if (!is_open(consultation)) return {};
  if (now > consultation.due_at) return late_tag(locale);
  if (consultation.due_at - now <= std::chrono::minutes{60}) return soon_tag(locale);
  return {};
}

ConsultationLine line_of(const Locale& locale, const app::ConsultationRow& row, Instant now) {
  const bool open = is_open(row.consultation);
  return {.url = url_of(row),
          .due = short_instant_words(row.consultation.due_at, now),
          .left = open ? left_words(locale, row.consultation.due_at, now) : "",
          .urgency = urgency_of(locale, row.consultation, now),
          .asking = row.asking.name,
          .procedure = row.dossier.procedure_name,
          .code = row.dossier.code,
          .question = row.consultation.question,
          .outcome = open ? "" : outcome_words(locale, row.consultation)};
}

http::Response show(const Site& site, const http::Request& request, const app::SignedIn& who,
                    const std::optional<Error>& error) {
  const Locale& locale = site.locale(request);
  const std::string code(request.param("code"));
  const auto row = app::consultation_view(site.ctx(), who.officer, code,
                                          id_from(request.param("id")));
  if (!row) return site.refusal(request, row.error());
  const Consultation& asked = row->consultation;
  const bool open = is_open(asked) && !is_final(row->dossier.state);
  ConsultationPage page{
      .frame = site.staff_frame(request, who,
                                locale.text("consult_page.of_office", {row->asking.name})),
      .action = url_of(*row),
      .back = Url::path("/phoi-hop"),
      .version = row->dossier.version,
      .request_key = random_token(18),
      .facts = {{locale.text("consult_page.procedure"), row->dossier.procedure_name},
                {locale.text("consult_page.person"), row->dossier.submitter.full_name},
                {locale.text("consult_page.code"), code},
                {locale.text("consult_page.asked_at"), instant_words(asked.asked_at)},
                {locale.text("consult_page.due"), instant_words(asked.due_at)}},
      .papers = {},
      .question = asked.question,
      .is_open = open,
      .answer = error ? std::string(request.input("answer")) : asked.answer,
      .outcome = open ? "" : outcome_words(locale, asked)};
  for (const Paper& paper : row->dossier.papers) page.papers.push_back(paper_words(locale, paper));
  if (!error) return site.show(request, std::move(page));
  page.problem = form_problem(locale, {*error});
  page.answer_problem = page.problem->of("answer");
  return site.show(request, std::move(page), http::error_status(error->code));
}

}  // namespace

// GET /phoi-hop?tu=…
http::Response get_consultations(const Site& site, const http::Request& request,
                                 const app::SignedIn& who) {
  const AskedPage asked = asked_page(request);
  if (!asked.is_readable) return site.refusal(request, 400, "");
  std::optional<store::ConsultationKey> after;
  if (asked.after)
    after = store::ConsultationKey{.id = {asked.after->id}, .due_at = from_unix(asked.after->due)};
  const auto list = app::consultation_list(site.ctx(), who.officer, after);
  if (!list) return site.refusal(request, list.error());
  const Locale& locale = site.locale(request);
  ConsultationsPage page{.frame = site.staff_frame(request, who, locale.text("consult_page.title")),
                         .lead = locale.text("consult_page.lead", {who.office.name}),
                         .open = {},
                         .closed = {}};
  for (const app::ConsultationRow& row : list->open)
    page.open.push_back(line_of(locale, row, site.now()));
  for (const app::ConsultationRow& row : list->closed)
    page.closed.push_back(line_of(locale, row, site.now()));
  std::optional<store::PageKey> next;
  if (list->next) next = store::PageKey{unix_seconds(list->next->due_at), list->next->id.value};
  page.pages =
      list_pages(locale, Url::path("/phoi-hop"), "tu", after.has_value(), page.open.size(), next);
  return site.show(request, std::move(page));
}

// GET /phoi-hop/{code}/{id}
http::Response get_consultation(const Site& site, const http::Request& request,
                                const app::SignedIn& who) {
  return show(site, request, who, {});
}

// POST /phoi-hop/{code}/{id}
http::Response post_answer(const Site& site, const http::Request& request,
                           const app::SignedIn& who) {
  app::DossierCommand command = dossier_command(request);
  command.version = 0;  // the asking office may go on with the dossier meanwhile
  const auto answered = app::answer_office(site.ctx(), who.officer, command,
                                           id_from(request.param("id")),
                                           std::string(request.input("answer")));
  if (!answered) return show(site, request, who, answered.error());
  return site.done(Url::path("/phoi-hop"), "notice.consult_answered", {command.code});
}

}  // namespace khongcho::web

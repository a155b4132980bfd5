#include <algorithm>
#include <charconv>

#include "app/child_dossiers.h"
#include "app/consultations.h"
#include "base/crypto.h"
#include "core/dossier/consultation.h"
#include "http/error_status.h"
#include "web/consult/consult_actions.h"
#include "web/consult/question_page.h"
#include "web/site/dossier_form.h"
#include "web/site/dossier_words.h"

namespace khongcho::web {

namespace {

std::string about_words(const Dossier& dossier) {
  return dossier.procedure_name + " · " + dossier.submitter.full_name;
}

std::string latest_words(const Locale& locale, const std::optional<Instant>& latest) {
  return latest ? locale.text("consult_page.latest", {instant_words(*latest)}) : "";
}

std::string outcome_words(const Locale& locale, const Consultation& consultation) {
  if (consultation.withdrawn) return locale.text("consult_page.withdrawn");
  if (!consultation.answered_at) return locale.text("consult_page.waiting");
  return consultation.answer + " (" + instant_words(*consultation.answered_at) + ")";
}

std::vector<AskedLine> asked_lines(const Locale& locale, const app::AskView& view) {
  std::vector<AskedLine> lines;
  for (std::size_t i = 0; i < view.asked.size(); ++i) {
    const Consultation& each = view.dossier.consultations[i];
    lines.push_back({.office = view.asked[i].name,
                     .question = each.question,
                     .due = instant_words(each.due_at),
                     .outcome = outcome_words(locale, each),
                     .withdraw = {}});
    if (is_open(each))
      lines.back().withdraw =
          Url::path("/viec/{}/lay-y-kien/{}/rut", {view.dossier.code, each.id});
  }
  return lines;
}

std::vector<OfficeChoice> office_choices(const std::vector<Office>& offices,
                                         std::string_view chosen) {
  std::vector<OfficeChoice> choices;
  for (const Office& office : offices)
    choices.push_back({office.slug, office.name, office.slug == chosen});
  return choices;
}

http::Response show_question(const Site& site, const http::Request& request,
                             const app::SignedIn& who, const std::optional<Error>& error) {
  const Locale& locale = site.locale(request);
  const std::string code(request.param("code"));
  const auto view = app::ask_view(site.ctx(), who.officer, code);
  if (!view) return site.refusal(request, view.error());
  const std::string typed_due(request.input("due_at"));
  QuestionPage page{
      .frame = site.staff_frame(request, who, locale.text("consult_page.ask")),
      .code = code,
      .about = about_words(view->dossier),
      .back = Url::path("/viec/{}", {code}),
      .version = view->dossier.version,
      .request_key = random_token(18),
      .offices = office_choices(view->offices, request.form.has("office") ? request.input("office")
                                                                          : view->agency),
      .question = std::string(request.input("question")),
      .due_at = typed_due.empty() ? iso_instant(view->due_at).substr(0, 16) : typed_due,
      .latest = latest_words(locale, view->latest),
      .asked = asked_lines(locale, *view)};
  if (!error) return site.show(request, std::move(page));
  page.problem = form_problem(locale, {*error});
  page.office_problem = page.problem->of("office");
  page.question_problem = page.problem->of("question");
  page.due_problem = page.problem->of("due_at");
  return site.show(request, std::move(page), http::error_status(error->code));
}

// Procedures of the offices one can be opened at, each once.
std::vector<ProcedureChoice> procedure_choices(const Site& site, const app::ChildView& view,
                                               std::string_view chosen) {
  std::vector<ProcedureChoice> choices;
  for (const Office& office : view.offices)
    for (const Procedure* each : site.ctx().law.procedures(office, civil_day(site.now()))) {
      const bool known = std::ranges::find(choices, each->id, &ProcedureChoice::id) !=
                         choices.end();
      if (!known)
        choices.push_back({each->id, each->id + " · " + each->short_name, each->id == chosen});
    }
  std::ranges::sort(choices, {}, &ProcedureChoice::id);
  return choices;
}

// The one typed; else the one the step belongs to, else the first that has the procedure.
std::string chosen_office(const Site& site, const app::ChildView& view, std::string_view typed,
                          const std::string& procedure) {
  if (!typed.empty()) return std::string(typed);
  if (!view.agency.empty() && procedure == view.procedure) return view.agency;
  for (const Office& office : view.offices)
    if (site.ctx().law.procedure(office, procedure, civil_day(site.now()))) return office.slug;
  return {};
}

std::vector<ChildLine> child_lines(const Locale& locale, const app::ChildView& view) {
  std::vector<ChildLine> lines;
  for (std::size_t i = 0; i < view.children.size(); ++i) {
    const Dossier& child = view.children[i];
    lines.push_back(
        {.office = view.children_offices[i].name,
         .procedure = child.procedure_name,
         .code = child.code,
         .url = Url::path("/ho-so-day-du/{}", {child.code}),
         .due = child.printed_due_at ? instant_words(*child.printed_due_at) : std::string("–"),
         .state = state_tag(locale, child.state)});
  }
  return lines;
}

http::Response show_child(const Site& site, const http::Request& request,
                          const app::SignedIn& who, const std::optional<Error>& error) {
  const Locale& locale = site.locale(request);
  const std::string code(request.param("code"));
  const auto view = app::child_view(site.ctx(), who.officer, code);
  if (!view) return site.refusal(request, view.error());
  const std::string typed(request.input("procedure"));
  const std::string procedure = typed.empty() ? view->procedure : typed;
  ChildPage page{
      .frame = site.staff_frame(request, who, locale.text("consult_page.child_title")),
      .code = code,
      .about = about_words(view->parent),
      .back = Url::path("/ho-so-day-du/{}", {code}),
      .version = view->parent.version,
      .request_key = random_token(18),
      .step = view->step_name.empty() ? "" : locale.text("consult_page.step", {view->step_name}),
      .latest = latest_words(locale, view->latest),
      .offices = office_choices(
          view->offices, chosen_office(site, *view, request.input("office"), procedure)),
      .procedures = procedure_choices(site, *view, procedure),
      .children = child_lines(locale, *view)};
  if (!error) return site.show(request, std::move(page));
  page.problem = form_problem(locale, {*error});
  page.office_problem = page.problem->of("office");
  page.procedure_problem = page.problem->of("procedure");
  return site.show(request, std::move(page), http::error_status(error->code));
}

}  // namespace

// GET /viec/{code}/lay-y-kien
http::Response get_question_form(const Site& site, const http::Request& request,
                                 const app::SignedIn& who) {
  return show_question(site, request, who, {});
}

// POST /viec/{code}/lay-y-kien
http::Response post_question(const Site& site, const http::Request& request,
                             const app::SignedIn& who) {
  const app::DossierCommand command = dossier_command(request);
  app::ConsultationForm form{.office = std::string(request.input("office")),
                             .question = std::string(request.input("question"))};
  const std::string_view due = request.input("due_at");
  if (!due.empty()) {
    form.due_at = parse_instant(due);
    if (!form.due_at)
      return show_question(site, request, who,
                           Error{ErrorCode::invalid_input, "consult.bad_time", {}, "due_at"});
  }
  const auto asked = app::consult_office(site.ctx(), who.officer, command, form);
  if (!asked) return show_question(site, request, who, asked.error());
  return site.done(Url::path("/viec/{}/lay-y-kien", {command.code}), "notice.consult_asked");
}

// POST /viec/{code}/lay-y-kien/{id}/rut
http::Response post_withdrawal_of_question(const Site& site, const http::Request& request,
                                           const app::SignedIn& who) {
  ConsultationId id;
  const std::string_view text = request.param("id");
  std::from_chars(text.data(), text.data() + text.size(), id.value);
  const app::DossierCommand command = dossier_command(request);
  const auto withdrawn = app::withdraw_question(site.ctx(), who.officer, command, id);
  if (!withdrawn) return show_question(site, request, who, withdrawn.error());
  return site.done(Url::path("/viec/{}/lay-y-kien", {command.code}), "notice.consult_withdrawn");
}

// GET /viec/{code}/ho-so-con
http::Response get_child_form(const Site& site, const http::Request& request,
                              const app::SignedIn& who) {
  return show_child(site, request, who, {});
}

// POST /viec/{code}/ho-so-con
http::Response post_child(const Site& site, const http::Request& request,
                          const app::SignedIn& who) {
  const app::DossierCommand command = dossier_command(request);
  const auto child = app::open_child(site.ctx(), who.officer, command,
                                     {.office = std::string(request.input("office")),
                                      .procedure = std::string(request.input("procedure"))});
  if (!child) return show_child(site, request, who, child.error());
  return site.done(Url::path("/viec/{}/ho-so-con", {command.code}), "notice.child_opened",
                   {child->code});
}

}  // namespace khongcho::web

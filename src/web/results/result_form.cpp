#include "app/result_document.h"
#include "base/crypto.h"
#include "core/paper/result_draft.h"
#include "http/error_status.h"
#include "web/results/result_actions.h"
#include "web/results/result_form_page.h"
#include "web/site/dossier_form.h"

namespace khongcho::web {

namespace {

app::ResultForm with_typed(app::ResultForm form, const http::Request& request) {
  for (const ResultInput& input : form.text->inputs)
    if (request.form.has(input.key))
      form.values[input.key] = std::string(request.input(input.key));
  return form;
}

std::vector<ResultInputRow> rows_of(const app::ResultForm& form,
                                    const std::optional<FormProblem>& problem) {
  std::vector<ResultInputRow> rows;
  for (const ResultInput& input : form.text->inputs) {
    const auto value = form.values.find(input.key);
    rows.push_back({.key = input.key,
                    .label = input.label,
                    .kind = std::string(text_of(input.kind)),
                    .value = value == form.values.end() ? "" : value->second,
                    .required = input.required,
                    .problem = problem ? problem->of(input.key) : ""});
  }
  return rows;
}

http::Response show_form(const Site& site, const http::Request& request, const app::SignedIn& who,
                         const std::optional<Error>& error) {
  const std::string code(request.param("code"));
  auto found = app::result_form(site.ctx(), who.officer, code);
  if (!found) return site.refusal(request, found.error());
  if (found->no_draft && !error) return site.refusal(request, *found->no_draft);
  const app::ResultForm form = with_typed(std::move(*found), request);
  const Locale& locale = site.locale(request);
  ResultFormPage page{.frame = site.staff_frame(request, who, locale.text("result.form.title")),
                      .heading = form.text->title,
                      .code = code,
                      .person = form.dossier.submitter.full_name,
                      .version = form.dossier.version,
                      .request_key = random_token(18),
                      .plain_draft = form.plain_draft,
                      .to_verify = form.text->to_verify,
                      .action = Url::path("/viec/{}/ket-qua", {code}),
                      .back = Url::path("/viec/{}", {code})};
  if (!form.dossier.draft.empty()) page.preview = Url::path("/ket-qua/{}", {code});
  if (error) {
    // Everything wrong with what was typed, not only what the command met first.
    auto problems = value_problems(*form.text, tidy_values(*form.text, form.values));
    if (error->code != ErrorCode::invalid_input || problems.empty()) problems = {*error};
    page.problem = form_problem(locale, problems);
  }
  page.inputs = rows_of(form, page.problem);
  return site.show(request, std::move(page), error ? http::error_status(error->code) : 200);
}

}  // namespace

// GET /viec/{code}/ket-qua
http::Response get_result_form(const Site& site, const http::Request& request,
                               const app::SignedIn& who) {
  return show_form(site, request, who, {});
}

// POST /viec/{code}/ket-qua
http::Response post_result_form(const Site& site, const http::Request& request,
                                const app::SignedIn& who) {
  ResultValues typed;
  for (const auto& [name, value] : request.form) typed.emplace(name, value);
  const app::DossierCommand command = dossier_command(request);
  const auto drafted = app::draft_result_values(site.ctx(), who.officer, command, typed);
  if (drafted)
    return site.done(Url::path("/viec/{}/ket-qua", {command.code}), "notice.drafted",
                     {command.code});
  const Error& error = drafted.error();
  if (error.code == ErrorCode::not_found || error.code == ErrorCode::not_allowed)
    return site.refusal(request, error);
  return show_form(site, request, who, error);
}

}  // namespace khongcho::web

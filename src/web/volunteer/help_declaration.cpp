#include "app/help_session.h"
#include "base/text.h"
#include "core/people/identity.h"
#include "web/site/person_form.h"
#include "web/volunteer/help_declaration_page.h"
#include "web/volunteer/help_words.h"
#include "web/volunteer/volunteer_actions.h"

namespace khongcho::web {

namespace {

constexpr std::size_t kMostChoices = 8;

struct DeclarationTyped {
  Declaration declaration;
  std::string born_on;  // as typed
  std::string words;
  bool searched = false;
};

DeclarationTyped typed_in(const http::Request& request) {
  const auto input = [&](const char* name) { return std::string(request.input(name)); };
  DeclarationTyped typed{.declaration = {},
                         .born_on = input("born_on"),
                         .words = tidy_text(input("words")),
                         .searched = request.input("viec") == "tim"};
  typed.declaration.person = {.full_name = input("full_name"),
                              .personal_id = input("personal_id"),
                              .born_on = birth_date_from(typed.born_on),
                              .sex = input("sex"),
                              .address = input("address"),
                              .phone = input("phone"),
                              .email = input("email")};
  // The number is read out in groups.
  std::erase(typed.declaration.person.personal_id, ' ');
  typed.declaration.procedure = input("procedure");
  if (typed.declaration.procedure.empty()) typed.declaration.procedure = input("chosen");
  return typed;
}

std::vector<HelpInput> inputs_of(const Locale& locale, const DeclarationTyped& typed,
                                 const std::optional<FormProblem>& problem) {
  const Person& person = typed.declaration.person;
  std::vector<HelpInput> inputs{
      {.id = "full_name", .label = "counter.person.name", .value = person.full_name},
      {.id = "personal_id",
       .label = "counter.person.id",
       .value = person.personal_id,
       .kind = "numeric",
       .longest = "20"},
      {.id = "born_on",
       .label = "counter.person.born",
       .value = typed.born_on,
       .hint = locale.text("counter.person.born_hint"),
       .longest = "10"},
      {.id = "address",
       .label = "counter.person.address",
       .value = person.address,
       .longest = "500"},
      {.id = "phone",
       .label = "counter.person.phone",
       .value = phone_text(person.phone),
       .kind = "tel",
       .longest = "20"},
      {.id = "email", .label = "help_page.email", .value = person.email, .kind = "email",
       .longest = "254"}};
  for (HelpInput& input : inputs) {
    input.label = locale.text(input.label);
    if (problem) input.problem = problem->of(input.id);
  }
  return inputs;
}

// The chosen one in words, and what was found for the words typed.
void fill_procedures(const Site& site, const Office& office, const DeclarationTyped& typed,
                     HelpDeclarationPage& page) {
  const app::LawBook& law = site.ctx().law;
  const CivilDay today = civil_day(site.now());
  if (const Procedure* chosen = law.procedure(office, typed.declaration.procedure, today)) {
    page.procedure = chosen->id;
    page.procedure_chosen = chosen->name;
  }
  if (typed.words.empty()) return;
  for (const Procedure* found : law.find_procedures(office, typed.words, today, kMostChoices))
    page.choices.push_back({.code = found->id,
                            .name = found->short_name,
                            .note = found->field,
                            .chosen = found->id == page.procedure});
  if (page.choices.size() == 1) page.choices.front().chosen = true;
  page.nothing_found = page.choices.empty();
}

http::Response show(const Site& site, const http::Request& request, const app::SignedIn& who,
                    const app::HelpView& view, const DeclarationTyped& typed,
                    const std::vector<Error>& errors = {}) {
  const Locale& locale = site.locale(request);
  HelpDeclarationPage page{
      .frame = site.staff_frame(request, who, locale.text("help_page.declaration_title")),
      .action = Url::path("/ho-tro/phien/{}/to-khai", {view.session.id}),
      .back = session_url(view.session.id),
      .inputs = {},
      .sex = typed.declaration.person.sex,
      .words = typed.words};
  if (!errors.empty()) page.problem = form_problem(locale, errors);
  if (page.problem) {
    page.sex_problem = page.problem->of("sex");
    page.procedure_problem = page.problem->of("procedure");
  }
  page.inputs = inputs_of(locale, typed, page.problem);
  fill_procedures(site, view.office, typed, page);
  return show_in_session(site, request, std::move(page), errors.empty() ? 200 : 422);
}

// All that is wrong at once; the refusal itself where it is about nothing typed.
std::vector<Error> problems_of(const Declaration& declaration, const Error& refused) {
  std::vector<Error> problems = person_problems(declaration.person);
  if (tidy_text(declaration.person.personal_id).empty())
    problems.push_back({ErrorCode::invalid_input, "help.personal_id_missing", {}, "personal_id"});
  if (problems.empty()) problems.push_back(refused);
  return problems;
}

}  // namespace

// GET /ho-tro/phien/{id}/to-khai
http::Response get_help_declaration(const Site& site, const http::Request& request,
                                    const app::SignedIn& who) {
  const auto view = app::help_view(site.ctx(), who.officer, session_of(request));
  if (!view) return session_refusal(site, request, who, view.error());
  DeclarationTyped typed{.declaration = view->declaration.value_or(Declaration{}),
                         .born_on = "",
                         .words = ""};
  typed.born_on = birth_date_typed(typed.declaration.person.born_on);
  return show(site, request, who, *view, typed);
}

// POST /ho-tro/phien/{id}/to-khai
http::Response post_help_declaration(const Site& site, const http::Request& request,
                                     const app::SignedIn& who) {
  const HelpSessionId id = session_of(request);
  const DeclarationTyped typed = typed_in(request);
  const auto view = app::help_view(site.ctx(), who.officer, id);
  if (!view) return session_refusal(site, request, who, view.error());
  if (typed.searched) return show(site, request, who, *view, typed);
  const auto saved = app::save_declaration(site.ctx(), who.officer, id, typed.declaration);
  if (saved) return site.done(session_url(id), "notice.help_saved");
  if (saved.error().input.empty()) return session_refusal(site, request, who, saved.error());
  return show(site, request, who, *view, typed, problems_of(typed.declaration, saved.error()));
}

}  // namespace khongcho::web

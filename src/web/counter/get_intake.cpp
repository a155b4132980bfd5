#include "app/help_session.h"
#include "app/intake_draft.h"
#include "app/offices.h"
#include "core/people/identity.h"
#include "web/counter/at_counter.h"
#include "web/counter/counter_actions.h"
#include "web/counter/intake_answer.h"
#include "web/counter/intake_form.h"
#include "web/counter/intake_view.h"

namespace khongcho::web {

namespace {

// A form that has made its dossier is no draft: its key would bring that dossier back.
std::optional<IntakeInputs> drafted(const Site& site, const app::SignedIn& who) {
  const auto draft = app::find_intake_draft(site.ctx(), who.officer);
  if (!draft) return {};
  IntakeInputs inputs = read_draft(draft->form);
  if (inputs.request_key.empty() ||
      app::dossier_of_request(site.ctx(), who.officer, inputs.request_key))
    return {};
  return inputs;
}

// Mẫu 02 or 03 was given and the person is back: who they are need not be typed again.
IntakeInputs filled_with(const std::string& procedure, const Person& person) {
  IntakeInputs inputs = fresh_intake();
  inputs.procedure = procedure;
  inputs.full_name = person.full_name;
  inputs.personal_id = person.personal_id;
  inputs.born_on = birth_date_typed(person.born_on);
  inputs.sex = person.sex;
  inputs.address = person.address;
  inputs.phone = phone_text(person.phone);
  return inputs;
}

IntakeInputs again_from(const Site& site, const Dossier& dossier) {
  IntakeInputs inputs = filled_with(dossier.procedure, dossier.submitter);
  inputs.owner_name = dossier.owner_name;
  const auto slug_of = [&](OfficeId id) {
    const auto office = id ? app::find_office(site.ctx(), id) : std::nullopt;
    return office ? office->slug : "";
  };
  inputs.competent_office = slug_of(dossier.competent_office);
  inputs.helping_office = slug_of(dossier.helping_office);
  return inputs;
}

// What a volunteer wrote down with the person at the counter, while nothing else is typed yet.
std::optional<IntakeInputs> declared(const Site& site, const app::SignedIn& who,
                                     const QueueTicket* ticket) {
  if (!ticket) return {};
  const auto declaration = app::declaration_of(site.ctx(), who.officer, ticket->id);
  if (!declaration) return {};
  return filled_with(declaration->procedure, declaration->person);
}

}  // namespace

// GET /quay/tiep-nhan?thu-tuc=… or ?tu=(code of a dossier given back)
http::Response get_intake(const Site& site, const http::Request& request,
                          const app::SignedIn& who) {
  const std::string procedure(request.query.text("thu-tuc"));
  const std::string earlier(request.query.text("tu"));
  const auto room = site.room(who.office);
  const QueueTicket* ticket = ticket_at_counter(*room, who);
  const std::string here = ticket ? std::to_string(ticket->id.value) : "";
  IntakeInputs inputs = declared(site, who, ticket).value_or(fresh_intake());
  if (!earlier.empty()) {
    const auto view = app::dossier_view(site.ctx(), who.officer, earlier, "intake");
    if (!view) return site.refusal(request, view.error());
    inputs = again_from(site, view->dossier);
  } else if (!procedure.empty()) {
    inputs.procedure = procedure;
  } else if (auto draft = drafted(site, who)) {
    // A form begun for the person before is not the next one's.
    if (here.empty() || draft->ticket == here || draft->ticket.empty()) inputs = std::move(*draft);
  }
  inputs.ticket = here;
  return show_intake(site, request, who, intake_state(site, who, std::move(inputs)));
}

// GET /quay/tiep-nhan/thu-tuc?words=…
http::Response get_procedures_found(const Site& site, const http::Request& request,
                                    const app::SignedIn& who) {
  IntakeInputs inputs{.words = std::string(request.query.text("words"))};
  FoundProcedure found = find_procedure(site, who, inputs);
  // While somebody is typing nothing is chosen for them.
  if (found.chosen && found.choices.empty()) found.choices.push_back(found.chosen);
  found.chosen = nullptr;
  const Locale& locale = site.locale(request);
  return http::html(procedure_choices(locale, inputs, found, nullptr).render(locale));
}

}  // namespace khongcho::web

#include "web/counter/deciding_boxes.h"

#include "app/dossier_views.h"
#include "web/counter/intake_state.h"

namespace khongcho::web {

DecidingBox deciding_box(const Locale& locale, const IntakeState& state, std::string problem) {
  const std::string& chosen = state.inputs.competent_office;
  DecidingBox box{.kept = chosen, .problem = std::move(problem)};
  box.open = !chosen.empty() || !box.problem.empty();
  if (state.deciding_offices.empty() && box.problem.empty()) return box;
  box.offices.push_back({.id = "", .text = locale.text("counter.deciding.this_office")});
  for (const Office& office : state.deciding_offices)
    box.offices.push_back(
        {.id = office.slug, .text = office.name, .chosen = office.slug == chosen});
  return box;
}

SpecialistBox specialist_box(const Site& site, const Locale& locale, const IntakeState& state) {
  SpecialistBox box{.office = state.deciding.slug};
  if (!state.inputs.competent_office.empty()) box.office_name = state.deciding.name;
  const std::string& chosen = state.inputs.specialist;
  for (const app::SpecialistLoad& load : app::specialists_of(site.ctx(), state.deciding.id)) {
    const std::string id = std::to_string(load.officer.id.value);
    box.rows.push_back(
        {.id = id,
         .text = locale.text("counter.intake.specialist_load",
                             {load.officer.full_name, std::to_string(load.holding)}),
         .chosen = chosen.empty() ? box.rows.empty() : chosen == id});
  }
  if (!box.rows.empty())
    box.rows.push_back({.id = "0",
                        .text = locale.text("counter.intake.specialist_later"),
                        .chosen = chosen == "0"});
  return box;
}

}  // namespace khongcho::web

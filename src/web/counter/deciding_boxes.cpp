#include "web/counter/deciding_boxes.h"

#include "app/dossier_views.h"
#include "web/counter/intake_state.h"

namespace khongcho::web {

namespace {

// Nobody first, under these words.
std::vector<ChoiceRow> office_rows(const std::vector<Office>& offices, const std::string& chosen,
                                   std::string nobody) {
  std::vector<ChoiceRow> rows{{.id = "", .text = std::move(nobody)}};
  for (const Office& office : offices)
    rows.push_back({.id = office.slug, .text = office.name, .chosen = office.slug == chosen});
  return rows;
}

}  // namespace

DecidingBox deciding_box(const Locale& locale, const IntakeState& state, std::string problem,
                         std::string helping_problem) {
  DecidingBox box{.kept = state.inputs.competent_office,
                  .problem = std::move(problem),
                  .kept_helping = state.inputs.helping_office,
                  .helping_problem = std::move(helping_problem)};
  box.open = !box.kept.empty() || !box.problem.empty() || !box.kept_helping.empty() ||
             !box.helping_problem.empty();
  if (!state.deciding_offices.empty() || !box.problem.empty())
    box.offices =
        office_rows(state.deciding_offices, box.kept, locale.text("counter.deciding.this_office"));
  if (!state.helping_offices.empty() || !box.helping_problem.empty())
    box.helping = office_rows(state.helping_offices, box.kept_helping,
                              locale.text("counter.deciding.nobody_helped"));
  box.choice = !box.offices.empty() || !box.helping.empty();
  return box;
}

SpecialistBox specialist_box(const Site& site, const Locale& locale, const IntakeState& state) {
  SpecialistBox box{.office = state.deciding.slug};
  if (!state.inputs.competent_office.empty()) box.office_name = state.deciding.name;
  const std::string& chosen = state.inputs.specialist;
  for (const app::SpecialistLoad& load : app::specialists_of(site.ctx(), state.deciding.id)) {
    const std::string id = std::to_string(load.officer.id.value);
    box.rows.push_back({.id = id,
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

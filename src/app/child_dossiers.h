// Dossiers opened inside another one: for a procedure of another office, with a clock of their own
// (core/route/interlinked.h), filed by the parent's office and given back to it by themselves.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/context.h"
#include "app/dossier_commands.h"
#include "core/people/office.h"
#include "core/procedure/procedure.h"

namespace khongcho::app {

struct ChildForm {
  std::string office;     // slug of the one that decides it
  std::string procedure;  // id, at that office's level
};
// Answers with the child. Refuses who may neither receive nor work on the parent, a parent that is
// done or itself inside one, the parent's own office, a procedure that office has not.
Expected<Dossier> open_child(const Context& ctx, const Officer& officer,
                             const DossierCommand& parent, const ChildForm& form);

// What the form begins with: where its route says another procedure belongs, that one.
struct ChildView {
  Dossier parent;
  Office office;
  std::vector<Dossier> children;
  std::vector<Office> children_offices;  // of each of them
  std::vector<Office> offices;           // where one can be opened
  std::string step_name;                 // of the route's step, empty where it has none
  std::string procedure;                 // proposed
  std::string agency;                    // slug of the office the step belongs to, where one does
  std::optional<Instant> latest;         // due by then; nothing where the parent has no time
};
Expected<ChildView> child_view(const Context& ctx, const Officer& officer,
                               const std::string& code);

}  // namespace khongcho::app

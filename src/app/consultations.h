// Consultations (phối hợp): another office is asked about a dossier, with a due time inside the
// dossier's own, and answers; the question may be taken back. All go the way of every change of a
// dossier (change_dossier.h); the list of the office asked is written with it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/context.h"
#include "app/dossier_commands.h"
#include "core/people/office.h"
#include "store/consultation_store.h"

namespace khongcho::app {

struct ConsultationForm {
  std::string office;  // slug
  std::string question;
  std::optional<Instant> due_at = {};  // empty: by the route
};
// By whoever works on the dossier. Refusals: see core/dossier/consultation.h.
Expected<Dossier> consult_office(const Context& ctx, const Officer& officer,
                                 const DossierCommand& command, const ConsultationForm& form);
// By an officer of the office asked.
Expected<Dossier> answer_office(const Context& ctx, const Officer& officer,
                                const DossierCommand& command, ConsultationId id,
                                const std::string& answer);
// By the office that asked.
Expected<Dossier> withdraw_question(const Context& ctx, const Officer& officer,
                                    const DossierCommand& command, ConsultationId id);

// What the form begins with.
struct AskView {
  Dossier dossier;
  std::vector<Office> offices;    // that can be asked
  Instant due_at{};               // proposed
  std::optional<Instant> latest;  // nothing where the dossier has no due time
  std::vector<Office> asked;      // of dossier.consultations, in their order
  std::string agency = {};        // slug of the office its route asks, if it names one
};
// Refuses who may not work on the dossier.
Expected<AskView> ask_view(const Context& ctx, const Officer& officer, const std::string& code);

struct ConsultationRow {
  Dossier dossier;
  Consultation consultation;
  Office asking;
};
struct ConsultationList {
  std::vector<ConsultationRow> open;    // the nearest due time first
  std::vector<ConsultationRow> closed;  // the last ones
  std::optional<store::ConsultationKey> next = {};  // where the open ones go on
};
// Asked of the reader's office.
Expected<ConsultationList> consultation_list(
    const Context& ctx, const Officer& reader,
    const std::optional<store::ConsultationKey>& after = {});
// One asked of the reader's office; its reading is logged.
Expected<ConsultationRow> consultation_view(const Context& ctx, const Officer& reader,
                                            const std::string& code, ConsultationId id);

}  // namespace khongcho::app

// Taking in a dossier at the counter: what the form says, what would come of it (preview), and the
// three outcomes: received (Mẫu 01), incomplete (Mẫu 02), refused (Mẫu 03).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/context.h"
#include "core/dossier/dossier.h"
#include "core/people/officer.h"
#include "core/procedure/procedure.h"
#include "core/queue/ticket.h"

namespace khongcho::app {

struct IntakeForm {
  std::string procedure;  // id, code or slug at the officer's office
  Channel channel = Channel::in_person;
  Person submitter;
  std::string owner_name = {};
  std::vector<Answer> answers = {};
  std::vector<Paper> papers = {};  // what lies on the desk, by component
  int pages = 1;
  int copies = 1;
  int cases = 1;
  std::string exemption = {};
  bool fee_paid = false;
  ReturnMethod return_method = ReturnMethod::counter;
  std::string counter_name = {};
  // Slug of the office that decides, where it is another of the same level (NĐ 118/2025: reception
  // does not depend on boundaries); empty: this one.
  std::string competent_office = {};
  // Slug of another office that helped the citizen to prepare and hand it in; empty: none.
  std::string helping_office = {};
  // Sent online at this instant; empty = handed in now.
  std::optional<Instant> submitted_at = {};
  // Made when the form is shown, so sending it twice makes one dossier.
  std::string request_key = {};
  // The printed time the form showed; a different one at POST stops the intake (15:30 passed).
  std::optional<Instant> shown_due_at = {};
  bool duplicate_confirmed = false;
  TicketId ticket = {};                   // of the person at the counter; none without a number
  std::optional<Instant> ticket_at = {};  // when it was taken; at POST read from the ticket
  std::string reason = {};                // of a refusal, or extra words on Mẫu 02
};

struct IntakePreview {
  const Procedure* procedure = nullptr;
  Office office;
  std::vector<Answer> answers;  // completed with the usual ones
  std::vector<const Component*> components;
  std::vector<Paper> missing;
  Promise promise;
  std::string because;  // the engine's sentence, in Vietnamese
  bool on_list = false;
  TimeLimit limit;
  std::string limit_text;
  Money fee = 0;
  Money full_fee = 0;
};

// What the form comes to, now. Refuses an unknown procedure, wrong answers, wrong numbers.
Expected<IntakePreview> preview_intake(const Context& ctx, const Office& office,
                                       const IntakeForm& form);

// Refuses: not a receptionist here; a person without a name, a wrong number or telephone; papers
// missing (`intake.incomplete`); an open dossier of the same person for the same procedure, until
// confirmed (`intake.duplicate`, with its code); another promise than the form showed
// (`intake.promise_changed`, with the new sentence).
Expected<Dossier> receive_dossier(const Context& ctx, const Officer& officer,
                                  const IntakeForm& form);
// Mẫu 02: everything that is missing, at once. Refuses where nothing is.
Expected<Dossier> instruct_dossier(const Context& ctx, const Officer& officer,
                                   const IntakeForm& form);
// Mẫu 03, with a reason.
Expected<Dossier> reject_dossier(const Context& ctx, const Officer& officer,
                                 const IntakeForm& form);

}  // namespace khongcho::app

// The intake form as the browser sends it: every input as typed, so that whatever is wrong with it,
// the same form comes back with nothing lost. Made into an app::IntakeForm by intake_form.h.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/procedure/procedure.h"
#include "http/fields.h"

namespace khongcho::web {

// A line of the checklist: is it there, which kind, how many.
struct PaperInput {
  std::string component;
  bool there = false;
  std::string kind;
  std::string count;
  std::string reuse = {};  // file of a digitised paper that does for it
};

struct IntakeInputs {
  std::string words = {};        // typed in the box of the procedure
  std::string words_shown = {};  // those the choice on the page was made for
  std::string procedure = {};    // id, once chosen
  std::string shown_for = {};    // situation() of the checklist on the page
  std::string qr = {};           // as scanned; read once and never kept
  std::string card_read_at = {};
  std::string full_name = {};
  std::string personal_id = {};
  std::string born_on = {};  // dd/MM/yyyy or yyyy
  std::string sex = {};
  std::string address = {};
  std::string phone = {};
  std::string owner_name = {};
  std::string pages = {};
  std::string copies = {};
  std::string cases = {};
  std::string exemption = {};
  std::string fee_paid = {};
  std::string return_method = {};
  std::string competent_office = {};  // slug; empty: this office decides
  std::string helping_office = {};    // slug; empty: nobody helped
  std::string specialist = {};
  std::string specialists_of = {};  // slug of the office whose specialists the page shows
  std::string reason = {};
  std::string shown_due_at = {};  // the printed time the page showed, RFC 3339
  std::string duplicate_confirmed = {};
  std::string request_key = {};
  std::string ticket = {};  // id, of the person at the counter
  std::vector<Answer> answers = {};
  std::vector<PaperInput> papers = {};

  // The procedure with its answers: another one has another checklist.
  std::string situation() const;
  const PaperInput* paper(std::string_view component) const;
};

IntakeInputs read_intake(const http::Fields& form);
// Without the scan and without what was pressed: what a draft keeps.
std::string draft_text(const IntakeInputs& inputs);
// Nothing of a text that is no draft of ours is believed; it reads as an empty form.
IntakeInputs read_draft(std::string_view text);

}  // namespace khongcho::web

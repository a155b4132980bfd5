#include "core/dossier/dossier_state.h"

#include <algorithm>
#include <array>

namespace khongcho {

namespace {

using enum DossierState;

struct StateRow {
  DossierState state;
  std::string_view text;
  int portal_status;
  std::vector<DossierState> next;
};

// One row a state: its stored text, the portal's code, and where it may go from here.
const std::array<StateRow, 15>& rows() {
  static const std::array<StateRow, 15> table{{
      {submitted, "submitted", 1, {received, instructed, rejected, withdrawn}},
      {instructed, "instructed", 5, {}},
      {rejected, "rejected", 3, {}},
      {received, "received", 2, {assigned, supplement_requested, withdrawn, stopped}},
      {assigned,
       "assigned",
       4,
       {assigned, drafted, supplement_requested, payment_requested, withdrawn, stopped}},
      {drafted,
       "drafted",
       4,
       {assigned, drafted, awaiting_appraisal, awaiting_signature, supplement_requested, withdrawn,
        stopped}},
      {supplement_requested, "supplement_requested", 5, {assigned, received, withdrawn, stopped}},
      {payment_requested, "payment_requested", 6, {assigned, withdrawn, stopped}},
      {awaiting_appraisal,
       "awaiting_appraisal",
       4,
       {awaiting_signature, assigned, withdrawn, stopped}},
      {awaiting_signature, "awaiting_signature", 4, {signed_off, assigned, withdrawn, stopped}},
      {signed_off, "signed_off", 4, {result_ready}},
      {result_ready, "result_ready", 9, {returned}},
      {returned, "returned", 10, {}},
      {withdrawn, "withdrawn", 7, {}},
      {stopped, "stopped", 8, {}},
  }};
  return table;
}

const StateRow& row(DossierState state) {
  return rows()[static_cast<std::size_t>(state)];
}

}  // namespace

bool may_move(DossierState from, DossierState to) {
  return std::ranges::find(row(from).next, to) != row(from).next.end();
}

bool is_final(DossierState state) {
  return row(state).next.empty();
}

bool is_in_process(DossierState state) {
  return state != submitted && state != signed_off && state != result_ready && !is_final(state);
}

const std::vector<DossierState>& all_states() {
  static const std::vector<DossierState> states = [] {
    std::vector<DossierState> all;
    for (const StateRow& each : rows()) all.push_back(each.state);
    return all;
  }();
  return states;
}

int portal_status(DossierState state) {
  return row(state).portal_status;
}
std::string_view text_of(DossierState state) {
  return row(state).text;
}

std::optional<DossierState> state_from(std::string_view text) {
  const auto found = std::ranges::find(rows(), text, &StateRow::text);
  if (found == rows().end()) return {};
  return found->state;
}

}  // namespace khongcho

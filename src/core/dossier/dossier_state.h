// The states of a dossier (hồ sơ), the moves allowed between them and the ten status codes the
// national portal knows (domain.md 2.1).
#pragma once

#include <optional>
#include <string_view>
#include <vector>

namespace khongcho {

enum class DossierState {
  submitted,             // sent online, not yet looked at
  instructed,            // incomplete at intake, Mẫu 02 given
  rejected,              // not accepted at intake, Mẫu 03 given
  received,              // accepted, Mẫu 01 given
  assigned,              // a specialist has it
  drafted,               // the result is drafted
  supplement_requested,  // the clock stands until the citizen answers
  payment_requested,     // a financial obligation is due
  awaiting_appraisal,    // drafted, before whoever appraises it (thẩm định)
  awaiting_signature,    // before the signer
  signed_off,            // signed, not yet at the counter
  result_ready,          // at the counter, the citizen may come
  returned,              // handed over, the end
  withdrawn,             // taken back by the citizen, the end
  stopped,               // stopped with a reason, the end
};

bool may_move(DossierState from, DossierState to);
bool is_final(DossierState state);
// Received and not yet ready for the citizen: what work lists and alarms look at.
bool is_in_process(DossierState state);
const std::vector<DossierState>& all_states();

// 1 Mới đăng ký … 10 Đã trả kết quả.
int portal_status(DossierState state);

std::string_view text_of(DossierState state);
std::optional<DossierState> state_from(std::string_view text);

}  // namespace khongcho

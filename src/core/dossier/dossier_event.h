// What happened to a dossier, in order, each entry bound to the one before by its hash. History,
// control slip (Mẫu 05/06), register, statistics and audit are all read from here.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.h"
#include "base/time.h"
#include "core/dossier/dossier.h"

namespace khongcho {

enum class DossierEventKind {
  submitted,
  received,
  instructed,
  rejected,
  assigned,
  drafted,
  supplement_requested,
  supplement_received,
  excluded,
  submitted_for_signature,
  signed_off,
  sent_back,
  result_ready,
  returned,
  withdrawn,
  stopped,
  apologised,
  receipt_reprinted,
  handed_over,            // given to a colleague who has not accepted it yet
  accepted,               // taken in hand by whom it was given to
  appraised,              // found right by whoever appraises it
  consulted,              // another office was asked
  consultation_answered,  // or the question was withdrawn
  child_opened,           // a procedure of another agency was begun inside this one
  child_returned,
  sealed,
  digitized,
  result_attached,  // a file of the result
  apology_proposed,
  apology_declined,
};

struct DossierEvent {
  DossierId dossier;
  int seq = 0;  // 1, 2, 3 … without a gap
  DossierEventKind kind = DossierEventKind::received;
  Instant at{};
  OfficerId officer;        // empty when the citizen or the clock did it
  std::string request_key;  // of the form or API call that caused it; never the same twice
  std::string changes;      // JSON of the columns it changed (dossier_record.h)
  std::string note;         // in words, for people
  std::string prev_hash;    // empty for the first
  std::string hash;         // SHA-256 over prev_hash and everything above
};

std::string hash_of(const DossierEvent& event);

// The dossier as its events leave it, and the first thing wrong with the chain, if any:
// a gap, a hash that does not follow, a change nobody could have written.
struct Rebuilt {
  std::optional<Dossier> dossier;
  std::string problem;
};
Rebuilt rebuild(const std::vector<DossierEvent>& events);

std::string_view text_of(DossierEventKind kind);
std::optional<DossierEventKind> event_kind_from(std::string_view text);

}  // namespace khongcho

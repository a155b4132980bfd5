#include "core/dossier/dossier_event.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <exception>

#include "base/crypto.h"
#include "core/dossier/dossier_record.h"

namespace khongcho {

namespace {

constexpr std::array<std::string_view, 30> kKinds{"submitted",
                                                  "received",
                                                  "instructed",
                                                  "rejected",
                                                  "assigned",
                                                  "drafted",
                                                  "supplement_requested",
                                                  "supplement_received",
                                                  "excluded",
                                                  "submitted_for_signature",
                                                  "signed_off",
                                                  "sent_back",
                                                  "result_ready",
                                                  "returned",
                                                  "withdrawn",
                                                  "stopped",
                                                  "apologised",
                                                  "receipt_reprinted",
                                                  "handed_over",
                                                  "accepted",
                                                  "appraised",
                                                  "consulted",
                                                  "consultation_answered",
                                                  "child_opened",
                                                  "child_returned",
                                                  "sealed",
                                                  "digitized",
                                                  "result_attached",
                                                  "apology_proposed",
                                                  "apology_declined"};

}  // namespace

std::string hash_of(const DossierEvent& event) {
  // Lengths in front of free text, so that no two different events spell the same bytes.
  return sha256_hex(fmt::format("{}\n{}\n{}\n{}\n{}\n{}\n{}:{}\n{}:{}\n{}:{}", event.prev_hash,
                                event.dossier.value, event.seq, text_of(event.kind),
                                unix_seconds(event.at), event.officer.value,
                                event.request_key.size(), event.request_key, event.changes.size(),
                                event.changes, event.note.size(), event.note));
}

Rebuilt rebuild(const std::vector<DossierEvent>& events) {
  std::vector<FieldValue> record;
  std::string prev_hash;
  int seq = 0;
  for (const DossierEvent& event : events) {
    if (event.seq != ++seq) return {{}, fmt::format("event {} is missing", seq)};
    if (event.prev_hash != prev_hash)
      return {{}, fmt::format("event {} does not follow the one before", seq)};
    if (event.hash != hash_of(event)) return {{}, fmt::format("event {} was altered", seq)};
    prev_hash = event.hash;
    try {
      apply_changes(record, event.changes);
    } catch (const std::exception& broken) {
      return {{}, fmt::format("event {}: {}", seq, broken.what())};
    }
  }
  if (events.empty()) return {{}, "no event"};
  try {
    return {from_record(record), {}};
  } catch (const std::exception& broken) {
    return {{}, broken.what()};
  }
}

std::string_view text_of(DossierEventKind kind) {
  return kKinds[static_cast<std::size_t>(kind)];
}

std::optional<DossierEventKind> event_kind_from(std::string_view text) {
  const auto found = std::ranges::find(kKinds, text);
  if (found == kKinds.end()) return {};
  return static_cast<DossierEventKind>(found - kKinds.begin());
}

}  // namespace khongcho

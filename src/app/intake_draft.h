// The half-filled intake form of an officer, kept on the server at every step, and what an intake
// may repeat: a form sent before, an open dossier of the same person.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/context.h"
#include "base/expected.h"
#include "core/dossier/dossier.h"
#include "core/people/officer.h"

namespace khongcho::app {

constexpr std::size_t kLongestIntakeDraft = 64 * 1024;
// A form left longer than this belongs to somebody who has gone home.
constexpr Seconds kIntakeDraftKept = std::chrono::hours{12};

struct IntakeDraft {
  std::string request_key;  // of the form; once it made a dossier, the form is no draft any more
  std::string form;         // its inputs, opaque here
};
struct SavedIntakeDraft {
  std::string form;
  Instant saved_at{};
};

// Refuses who receives nothing here (`intake.not_allowed`), a form too long to keep, and one that
// has made a dossier already (`intake.already_sent`).
Expected<Instant> save_intake_draft(const Context& ctx, const Officer& officer,
                                    const IntakeDraft& draft);
std::optional<SavedIntakeDraft> find_intake_draft(const Context& ctx, const Officer& officer);
void delete_intake_draft(const Context& ctx, const Officer& officer);

// What the officer's form with this key has made.
std::optional<Dossier> dossier_of_request(const Context& ctx, const Officer& officer,
                                          const std::string& request_key);
// Received, not finished, of that person for that procedure, at any office. Nothing for those who
// are no receptionists.
std::vector<Dossier> open_dossiers_like(const Context& ctx, const Officer& officer,
                                        const std::string& personal_id,
                                        const std::string& procedure);

}  // namespace khongcho::app

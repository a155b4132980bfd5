// Half-filled intake forms, one for each officer: what a dropped line or a closed window would
// have lost.
#pragma once

#include <optional>
#include <string>

#include "base/id.h"
#include "base/time.h"
#include "sql/database.h"

namespace khongcho::store {

struct IntakeDraft {
  OfficerId officer;
  std::string form;  // its inputs as the page sent them
  Instant saved_at{};
};

// Takes the place of an earlier one.
void save_intake_draft(sql::Transaction& tx, const IntakeDraft& draft);
std::optional<IntakeDraft> find_intake_draft(sql::Transaction& tx, OfficerId officer);
void delete_intake_draft(sql::Transaction& tx, OfficerId officer);

}  // namespace khongcho::store

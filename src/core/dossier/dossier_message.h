// What one officer writes to the others about a dossier (trao đổi). Not a change of it: no event.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/expected.h"
#include "base/id.h"
#include "base/time.h"

namespace khongcho {

using DossierMessageId = Id<struct DossierMessageTag>;

struct DossierMessage {
  DossierMessageId id;
  DossierId dossier;
  OfficerId officer;
  Instant at{};
  std::string text;
};

constexpr std::size_t kLongestMessage = 2000;  // characters

// Why what was typed is no message.
std::optional<Error> message_problem(std::string_view typed);

}  // namespace khongcho

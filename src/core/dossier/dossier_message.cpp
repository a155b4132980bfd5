#include "core/dossier/dossier_message.h"

#include "base/text.h"

namespace khongcho {

std::optional<Error> message_problem(std::string_view typed) {
  if (!is_clean_utf8(typed))
    return Error{ErrorCode::invalid_input, "intake.unreadable_text", {}, "message"};
  const std::string text = tidy_text(typed);
  if (text.empty()) return Error{ErrorCode::invalid_input, "dossier_message.empty", {}, "message"};
  if (length_of(text) > kLongestMessage)
    return Error{ErrorCode::invalid_input,
                 "dossier_message.too_long",
                 {std::to_string(kLongestMessage)},
                 "message"};
  return {};
}

}  // namespace khongcho

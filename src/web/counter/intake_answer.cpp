#include "web/counter/intake_answer.h"

#include <algorithm>

#include "app/intake_draft.h"
#include "base/crypto.h"
#include "http/error_status.h"
#include "web/counter/intake_view.h"

namespace khongcho::web {

namespace {

bool is_empty(const IntakeInputs& inputs) {
  return inputs.words.empty() && inputs.full_name.empty() && inputs.personal_id.empty() &&
         inputs.phone.empty() && inputs.owner_name.empty();
}

}  // namespace

std::optional<Instant> keep_draft(const Site& site, const app::SignedIn& who,
                                  const IntakeInputs& inputs) {
  if (is_empty(inputs)) return {};
  const auto saved = app::save_intake_draft(
      site.ctx(), who.officer, {.request_key = inputs.request_key, .form = draft_text(inputs)});
  return saved ? std::optional{*saved} : std::nullopt;
}

IntakeInputs fresh_intake() {
  return {.return_method = "counter", .request_key = random_token(18)};
}

http::Response show_intake(const Site& site, const http::Request& request, const app::SignedIn& who,
                           const IntakeState& state, const std::vector<Error>& errors) {
  const int status = errors.empty() ? 200 : http::error_status(errors.front().code);
  const IntakeShown shown{.errors = errors, .draft_saved_at = keep_draft(site, who, state.inputs)};
  return site.show(request, intake_page(site, request, who, state, shown), status);
}

}  // namespace khongcho::web

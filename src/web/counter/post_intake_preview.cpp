#include "web/counter/counter_actions.h"
#include "web/counter/intake_answer.h"
#include "web/counter/intake_view.h"

namespace khongcho::web {

// POST /quay/tiep-nhan/xem
http::Response post_intake_preview(const Site& site, const http::Request& request,
                                   const app::SignedIn& who) {
  IntakeState state = intake_state(site, who, read_intake(request.form));
  if (request.input("viec") == "du") tick_all(state);
  if (request.header("hx-request").empty()) {
    http::Response page = show_intake(site, request, who, state);
    page.set("Vary", "HX-Request");
    return page;
  }
  const IntakeShown shown{.draft_saved_at = keep_draft(site, who, state.inputs),
                          .promise_is_new = false};
  http::Response fragments = http::html(intake_fragments(site, request, state, shown));
  fragments.set("Vary", "HX-Request");
  return fragments;
}

}  // namespace khongcho::web

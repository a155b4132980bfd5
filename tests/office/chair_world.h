// xã Thanh Sơn where the route of certifications leaves the signature to the chair.
#pragma once

#include <stdexcept>

#include "app/routes.h"
#include "tests/office/office_world.h"

namespace khongcho::test {

struct ChairWorld : OfficeWorld {
  app::LawBook book{law().law()};  // of its own: what is published here must not reach other tests

  ChairWorld() {
    Officer editor = lan;
    editor.grants = {{Role::office_vp, Scope::all}};
    Route route = *book.routes().latest("commune-certification");
    for (RouteStep& step : route.steps)
      if (step.kind == StepKind::sign) step.role = Role::commune_chair;
    must(app::publish_route(context(), editor, route));
  }
  app::Context context() { return {db(), time, book, vietnamese()}; }

  template <typename T>
  static T must(const Expected<T>& outcome) {
    if (!outcome) throw std::runtime_error("refused: " + outcome.error().message_id);
    return *outcome;
  }
  Dossier submitted_here() {
    Dossier dossier = must(app::receive_dossier(context(), hoa, a_form()));
    dossier = must(app::assign_dossier(context(), hoa, command_for(dossier), nam.id));
    dossier = must(app::draft_dossier(context(), nam, command_for(dossier), "Bản sao"));
    return must(app::submit_dossier(context(), nam, command_for(dossier)));
  }
};

}  // namespace khongcho::test

#include "app/whole_dossier.h"

#include <set>

#include "app/dossier_messages.h"
#include "core/paper/paper_facts.h"
#include "store/citizen_notice_store.h"
#include "store/consultation_store.h"
#include "store/message_store.h"
#include "store/office_store.h"
#include "store/officer_store.h"

namespace khongcho::app {

namespace {

std::string office_name(sql::Transaction& tx, OfficeId id) {
  const auto office = store::find_office(tx, id);
  return office ? office->name : "";
}

RelatedDossier related(sql::Transaction& tx, Dossier dossier) {
  std::string office = office_name(tx, deciding_office(dossier));
  return {std::move(dossier), std::move(office)};
}

void add_officers(sql::Transaction& tx, WholeDossier& whole) {
  std::set<OfficerId> ids;
  for (const Passing& passing : whole.passings) ids.insert({passing.giver, passing.taker});
  for (const DossierMessage& message : whole.messages) ids.insert(message.officer);
  for (const CitizenNotice& notice : whole.notices) ids.insert(notice.told_by);
  for (const Consultation& each : whole.view.dossier.consultations)
    ids.insert({each.asked_by, each.answered_by});
  auto& officers = whole.view.officers;
  for (const OfficerId id : ids)
    if (id && !officers.contains(id))
      if (auto officer = store::find_officer(tx, id)) officers.emplace(id, std::move(*officer));
}

void add_related(sql::Transaction& tx, WholeDossier& whole) {
  const Dossier& dossier = whole.view.dossier;
  whole.deciding = store::find_office(tx, deciding_office(dossier)).value();
  if (dossier.helping_office) whole.helping = store::find_office(tx, dossier.helping_office);
  for (const Consultation& each : dossier.consultations)
    whole.asked_offices.push_back(office_name(tx, each.office));
  if (dossier.parent)
    if (auto parent = store::find_dossier(tx, dossier.parent))
      whole.parent = related(tx, std::move(*parent));
  for (Dossier& child : store::children_of(tx, dossier.id))
    whole.children.push_back(related(tx, std::move(child)));
  whole.notices = store::citizen_notices_about(tx, dossier.id);
  whole.messages = store::messages_of(tx, dossier.id, kMostMessages);
}

}  // namespace

Expected<WholeDossier> whole_dossier(const Context& ctx, const Officer& reader,
                                     const std::string& code) {
  auto view = dossier_view(ctx, reader, code, "whole_dossier");
  if (!view) return view.error();
  WholeDossier whole{.view = std::move(*view)};
  const Dossier& dossier = whole.view.dossier;
  const std::vector<Dossier> after = dossier_after_events(whole.view.events);
  whole.passings = passings_of(whole.view.events, after);
  whole.route = ctx.law.routes().find(dossier.route);
  if (whole.route)
    whole.steps = step_uses(*whole.route, whole.view.events, after,
                            ctx.law.calendar(dossier.profile, dossier.model), ctx.time.now());
  sql::read(ctx.db, [&](sql::Transaction& tx) {
    add_related(tx, whole);
    add_officers(tx, whole);
  });
  return whole;
}

}  // namespace khongcho::app

#include "app/child_opening.h"

#include <fmt/format.h>

#include "app/interlinked_changes.h"
#include "app/registers.h"
#include "base/crypto.h"
#include "core/dossier/child_dossier.h"
#include "core/dossier/dossier_moves.h"
#include "core/dossier/hand_over.h"
#include "store/count_store.h"
#include "store/dossier_store.h"
#include "store/office_store.h"
#include "store/officer_store.h"
#include "store/sequence_store.h"

namespace khongcho::app {

namespace {

// By the law in force at the office that decides it.
void set_procedure(const Context& ctx, Dossier& child, const Office& office,
                   const Procedure& procedure, CivilDay on) {
  const Profile& profile = ctx.law.profile(office.profile);
  const Catalogue* catalogue = ctx.law.catalogue(office, on);
  child.office = office.id;
  child.profile = profile.code;
  child.form_set = profile.form_set;
  child.model = office.model;
  child.catalogue_version =
      catalogue ? fmt::format("{}/{}", catalogue->profile, catalogue->version) : "";
  child.procedure = procedure.id;
  child.procedure_code = procedure.code;
  child.procedure_name = procedure.name;
  child.field = procedure.field;
  child.limit = procedure.limit;
  child.limit_text = procedure.limit_text;
  child.on_list = ctx.law.on_list(office, procedure);
  child.fee_text = procedure.fee.text;
}

std::optional<Error> set_times(const Context& ctx, sql::Transaction& tx, Dossier& child,
                               Instant now) {
  child.submitted_at = now;
  const ServiceModel* model = ctx.law.model(child.model);
  const PromiseCase question = promise_case_of(child, now);
  const auto promise =
      compute_promise(ctx.law.calendar(child.profile, child.model), model, question);
  if (!promise) return promise.error();
  set_due_times(child, *promise, explain(*promise, model, question, ctx.vietnamese));
  keep_inside_parent(ctx, tx, child);
  return {};
}

void begin_route(const Context& ctx, Dossier& child, const Office& office,
                 const Procedure& procedure) {
  const Route* route = ctx.law.routes().route_for(office, procedure);
  if (!route) return;
  child.route = route->key();
  if (const RouteStep* step = current_step(*route, child)) child.step = step->id;
  child.step_since = child.received_at;
}

// What the parent came to goes along: the residence is registered by the birth certificate.
void add_result_of(const Context& ctx, sql::Transaction& tx, const Dossier& parent,
                   Dossier& child) {
  if (parent.result_number.empty()) return;
  const auto office = store::find_office(tx, deciding_office(parent));
  const Procedure* procedure =
      office ? ctx.law.procedure(*office, parent.procedure, civil_day(parent.received_at))
             : nullptr;
  const std::string name = procedure ? procedure->result_name : parent.procedure_name;
  child.papers.push_back(
      {.component = "parent_result",
       .name = ctx.vietnamese.text("consult.parent_result", {name, parent.result_number}),
       .kind = PaperKind::electronic,
       .count = 1});
}

}  // namespace

// In the hands of whoever filed it, on its way to the desk of the other office.
Expected<Dossier> write_child(const Context& ctx, sql::Transaction& tx, const ChildFiling& filing,
                              const Dossier& parent, const ChildForm& form) {
  const Instant now = ctx.time.now();
  const auto office = store::find_office_by_slug(tx, form.office);
  if (!office || !office->active || office->id == deciding_office(parent))
    return Error{ErrorCode::invalid_input, "consult.no_office", {}, "office"};
  const Procedure* procedure = ctx.law.procedure(*office, form.procedure, civil_day(now));
  if (!procedure)
    return Error{ErrorCode::invalid_input, "route.no_procedure", {}, "procedure"};
  Dossier child = child_of(parent);
  child.id = make<DossierId>();
  child.lookup_code = random_code();
  set_procedure(ctx, child, *office, *procedure, civil_day(now));
  add_result_of(ctx, tx, parent, child);
  if (auto problem = set_times(ctx, tx, child, now)) return *problem;
  begin_route(ctx, child, *office, *procedure);
  child.receptionist = filing.filer;
  take_in_hand(child, filing.filer);
  offer(child, Role::receptionist, {}, now);
  const CivilDay day = civil_day(child.received_at);
  const std::int64_t number = store::next_number(tx, child.office, "dossier", iso_day(day));
  child.code = fmt::format("{}-{}-{:04}", office->code, compact_day(day), number);
  store::save_new(tx, child, {.kind = DossierEventKind::received,
                              .at = now,
                              .officer = filing.by,
                              .note = parent.code});
  store::add_counts(tx, child, {.received = 1, .promised = child.promise_due_at ? 1 : 0});
  const auto filer = store::find_officer(tx, filing.filer);
  enter_in_dossier_book(tx, ctx, child, filer ? filer->full_name : "", now);
  return child;
}

std::string child_words(const Context& ctx, sql::Transaction& tx, const ChildForm& form) {
  const auto office = store::find_office_by_slug(tx, form.office);
  if (!office) return form.office + " · " + form.procedure;
  const Procedure* procedure =
      ctx.law.procedure(*office, form.procedure, civil_day(ctx.time.now()));
  return office->name + " · " + (procedure ? procedure->short_name : form.procedure);
}

}  // namespace khongcho::app

#include "app/intake_draft.h"

#include "app/request_key.h"
#include "base/text.h"
#include "core/people/identity.h"
#include "store/dossier_store.h"
#include "store/intake_draft_store.h"

namespace khongcho::app {

namespace {

bool receives(const Officer& officer) {
  return may(officer, Action::receive, {officer.office});
}

}  // namespace

Expected<Instant> save_intake_draft(const Context& ctx, const Officer& officer,
                                    const IntakeDraft& draft) {
  if (!receives(officer)) return Error{ErrorCode::not_allowed, "intake.not_allowed"};
  if (draft.form.size() > kLongestIntakeDraft || !is_clean_utf8(draft.form))
    return Error{ErrorCode::invalid_input, "intake.too_long"};
  const Instant now = ctx.time.now();
  return sql::in_transaction(ctx.db, [&](sql::Transaction& tx) -> Expected<Instant> {
    const std::string key = owned_key(officer, draft.request_key);
    if (!key.empty() && store::find_dossier_by_request_key(tx, key))
      return Error{ErrorCode::conflict, "intake.already_sent"};
    store::save_intake_draft(tx, {.officer = officer.id, .form = draft.form, .saved_at = now});
    return now;
  });
}

std::optional<SavedIntakeDraft> find_intake_draft(const Context& ctx, const Officer& officer) {
  const auto draft = sql::read(ctx.db, [&](sql::Transaction& tx) {
    return store::find_intake_draft(tx, officer.id);
  });
  if (!draft || ctx.time.now() - draft->saved_at > kIntakeDraftKept) return {};
  return SavedIntakeDraft{.form = draft->form, .saved_at = draft->saved_at};
}

void delete_intake_draft(const Context& ctx, const Officer& officer) {
  sql::in_transaction(
      ctx.db, [&](sql::Transaction& tx) { store::delete_intake_draft(tx, officer.id); });
}

std::optional<Dossier> dossier_of_request(const Context& ctx, const Officer& officer,
                                          const std::string& request_key) {
  const std::string key = owned_key(officer, request_key);
  if (key.empty() || key.size() > 300) return {};
  return sql::read(ctx.db, [&](sql::Transaction& tx) {
    return store::find_dossier_by_request_key(tx, key);
  });
}

std::vector<Dossier> open_dossiers_like(const Context& ctx, const Officer& officer,
                                        const std::string& personal_id,
                                        const std::string& procedure) {
  if (!receives(officer) || !is_personal_id(personal_id)) return {};
  return sql::read(ctx.db, [&](sql::Transaction& tx) {
    return store::open_dossiers_of_person(tx, personal_id, procedure);
  });
}

}  // namespace khongcho::app

#include "store/intake_draft_store.h"

#include "store/named_query.h"

namespace khongcho::store {

namespace {

const NamedQuery kSave{"intake_draft.save", R"sql(
  INSERT INTO drafts (officer_id, form, saved_at) VALUES (:officer_id, :form, :saved_at)
  ON CONFLICT (officer_id) DO UPDATE SET form = excluded.form, saved_at = excluded.saved_at
)sql"};

const NamedQuery kFind{"intake_draft.find", R"sql(
  SELECT officer_id, form, saved_at FROM drafts WHERE officer_id = :officer_id
)sql"};

const NamedQuery kDelete{"intake_draft.delete", R"sql(
  DELETE FROM drafts WHERE officer_id = :officer_id
)sql"};

}  // namespace

void save_intake_draft(sql::Transaction& tx, const IntakeDraft& draft) {
  tx.execute(kSave, {{"officer_id", draft.officer},
                     {"form", draft.form},
                     {"saved_at", draft.saved_at}});
}

std::optional<IntakeDraft> find_intake_draft(sql::Transaction& tx, OfficerId officer) {
  const auto read = [](const sql::Row& row) {
    return IntakeDraft{
        .officer = {row.integer(0)}, .form = row.text(1), .saved_at = row.instant(2)};
  };
  return tx.first(kFind, read, {{"officer_id", officer}});
}

void delete_intake_draft(sql::Transaction& tx, OfficerId officer) {
  tx.execute(kDelete, {{"officer_id", officer}});
}

}  // namespace khongcho::store

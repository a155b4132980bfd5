#include "store/message_store.h"

#include "store/named_query.h"

namespace khongcho::store {

namespace {

const NamedQuery kInsert{"dossier_message.insert", R"sql(
  INSERT INTO dossier_messages (id, dossier_id, officer_id, at, text)
  VALUES (:id, :dossier_id, :officer_id, :at, :text)
)sql"};

const NamedQuery kOf{"dossier_message.of", R"sql(
  SELECT id, dossier_id, officer_id, at, text FROM dossier_messages
  WHERE dossier_id = :dossier_id ORDER BY at DESC, id DESC LIMIT :limit
)sql"};

DossierMessage read_message(const sql::Row& row) {
  return {.id = {row.integer(0)},
          .dossier = {row.integer(1)},
          .officer = {row.integer(2)},
          .at = row.instant(3),
          .text = row.text(4)};
}

}  // namespace

void insert(sql::Transaction& tx, const DossierMessage& message) {
  tx.execute(kInsert, {{"id", message.id},
                       {"dossier_id", message.dossier},
                       {"officer_id", message.officer},
                       {"at", message.at},
                       {"text", message.text}});
}

std::vector<DossierMessage> messages_of(sql::Transaction& tx, DossierId dossier, int limit) {
  return tx.all(kOf, read_message, {{"dossier_id", dossier}, {"limit", limit}});
}

}  // namespace khongcho::store

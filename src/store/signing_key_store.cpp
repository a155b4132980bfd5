#include "store/signing_key_store.h"

#include "store/named_query.h"

namespace khongcho::store {

namespace {

const NamedQuery kInsert{"signing_key.insert", R"sql(
  INSERT INTO signing_keys (id, kind, place, officer_id, office_id, name, subject, issuer, serial,
                            not_before, not_after, added_by, added_at)
  VALUES (:id, :kind, :place, :officer_id, :office_id, :name, :subject, :issuer, :serial,
          :not_before, :not_after, :added_by, :added_at)
)sql"};

const NamedQuery kDisable{"signing_key.disable", R"sql(
  UPDATE signing_keys SET disabled_by = :by, disabled_at = :at
  WHERE id = :id AND disabled_at IS NULL
)sql"};

const std::string kColumns = R"sql(
  SELECT id, kind, place, officer_id, office_id, name, subject, issuer, serial, not_before,
         not_after, added_by, added_at, disabled_by, disabled_at
  FROM signing_keys )sql";

const NamedQuery kFind{"signing_key.find", kColumns + "WHERE id = :id"};
const NamedQuery kOfOfficer{"signing_key.of_officer",
                            kColumns + "WHERE officer_id = :officer_id AND disabled_at IS NULL"};
const NamedQuery kOfOffice{"signing_key.of_office",
                           kColumns + "WHERE office_id = :office_id AND disabled_at IS NULL"};
const NamedQuery kAll{"signing_key.all", kColumns + "ORDER BY id DESC"};

const NamedQuery kInsertSignature{"result_signature.insert", R"sql(
  INSERT INTO result_signatures (id, dossier_id, sha256, bytes, role, key_id, officer_id, number,
                                 at)
  VALUES (:id, :dossier_id, :sha256, :bytes, :role, :key_id, :officer_id, :number, :at)
)sql"};

const std::string kSignatureColumns = R"sql(
  SELECT id, dossier_id, sha256, bytes, role, key_id, officer_id, number, at
  FROM result_signatures )sql";

const NamedQuery kSignaturesOf{
    "result_signature.of_dossier",
    kSignatureColumns + "WHERE dossier_id = :dossier_id ORDER BY at, id"};
const NamedQuery kFindSignature{"result_signature.find",
                                kSignatureColumns + "WHERE sha256 = :sha256"};

template <typename AnyId>
sql::Value or_null(AnyId id) {
  return id ? sql::Value(id) : sql::Value(nullptr);
}

RegisteredKey read_key(const sql::Row& row) {
  return {.id = row.id<RegisteredKeyId>(0),
          .kind = key_kind_from(row.text(1)).value(),
          .place = row.text(2),
          .officer = row.optional_id<OfficerId>(3).value_or(OfficerId{}),
          .office = row.optional_id<OfficeId>(4).value_or(OfficeId{}),
          .name = row.text(5),
          .subject = row.text(6),
          .issuer = row.text(7),
          .serial = row.text(8),
          .not_before = row.instant(9),
          .not_after = row.instant(10),
          .added_by = row.id<OfficerId>(11),
          .added_at = row.instant(12),
          .disabled_by = row.optional_id<OfficerId>(13).value_or(OfficerId{}),
          .disabled_at = row.optional_instant(14)};
}

ResultSignature read_signature(const sql::Row& row) {
  return {.id = row.id<ResultSignatureId>(0),
          .dossier = row.id<DossierId>(1),
          .sha256 = row.text(2),
          .bytes = row.integer(3),
          .role = signature_role_from(row.text(4)).value(),
          .key = row.id<RegisteredKeyId>(5),
          .officer = row.id<OfficerId>(6),
          .number = row.text(7),
          .at = row.instant(8)};
}

}  // namespace

void insert(sql::Transaction& tx, const RegisteredKey& key) {
  tx.execute(kInsert, {{"id", key.id},
                       {"kind", text_of(key.kind)},
                       {"place", key.place},
                       {"officer_id", or_null(key.officer)},
                       {"office_id", or_null(key.office)},
                       {"name", key.name},
                       {"subject", key.subject},
                       {"issuer", key.issuer},
                       {"serial", key.serial},
                       {"not_before", key.not_before},
                       {"not_after", key.not_after},
                       {"added_by", key.added_by},
                       {"added_at", key.added_at}});
}

bool disable_key(sql::Transaction& tx, RegisteredKeyId id, OfficerId by, Instant at) {
  return tx.execute(kDisable, {{"id", id}, {"by", by}, {"at", at}}) == 1;
}

std::optional<RegisteredKey> find_key(sql::Transaction& tx, RegisteredKeyId id) {
  return tx.first(kFind, read_key, {{"id", id}});
}

std::optional<RegisteredKey> key_of(sql::Transaction& tx, OfficerId officer) {
  return tx.first(kOfOfficer, read_key, {{"officer_id", officer}});
}

std::optional<RegisteredKey> seal_of(sql::Transaction& tx, OfficeId office) {
  return tx.first(kOfOffice, read_key, {{"office_id", office}});
}

std::vector<RegisteredKey> all_keys(sql::Transaction& tx) {
  return tx.all(kAll, read_key);
}

void insert(sql::Transaction& tx, const ResultSignature& signature) {
  tx.execute(kInsertSignature, {{"id", signature.id},
                                {"dossier_id", signature.dossier},
                                {"sha256", signature.sha256},
                                {"bytes", signature.bytes},
                                {"role", text_of(signature.role)},
                                {"key_id", signature.key},
                                {"officer_id", signature.officer},
                                {"number", signature.number},
                                {"at", signature.at}});
}

std::vector<ResultSignature> signatures_of(sql::Transaction& tx, DossierId dossier) {
  return tx.all(kSignaturesOf, read_signature, {{"dossier_id", dossier}});
}

std::optional<ResultSignature> find_signature(sql::Transaction& tx, const std::string& sha256) {
  return tx.first(kFindSignature, read_signature, {{"sha256", sha256}});
}

}  // namespace khongcho::store

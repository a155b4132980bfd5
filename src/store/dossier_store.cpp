#include "store/dossier_store.h"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

#include "base/text.h"
#include "core/dossier/dossier_record.h"
#include "store/dossier_rows.h"
#include "store/named_query.h"

namespace khongcho::store {

namespace {

std::string assignments() {
  std::string list;
  for (const std::string& name : dossier_columns()) {
    if (name == "id") continue;
    if (!list.empty()) list += ", ";
    list += fmt::format("{} = :{}", name, name);
  }
  return list;
}

const NamedQuery kInsert{
    "dossier.insert", fmt::format("INSERT INTO dossiers ({}) VALUES ({})", dossier_column_list(""),
                                  dossier_column_list(":"))};

const NamedQuery kUpdate{
    "dossier.update",
    fmt::format("UPDATE dossiers SET {} WHERE id = :id AND version = :old_version", assignments())};

const NamedQuery kFind{"dossier.find", select_dossiers("WHERE code = :code")};

const NamedQuery kFindById{"dossier.find_by_id", select_dossiers("WHERE id = :id")};

const NamedQuery kFindByLookupCode{"dossier.find_by_lookup_code",
                                   select_dossiers("WHERE lookup_code = :lookup_code")};

const NamedQuery kFindByRequestKey{
    "dossier.find_by_request_key",
    select_dossiers(
        "WHERE id = (SELECT dossier_id FROM dossier_events WHERE request_key = :request_key)")};

const NamedQuery kOpenOfPerson{
    "dossier.open_of_person",
    select_dossiers(
        "WHERE submitter_personal_id = :personal_id AND submitter_personal_id <> ''"
        " AND procedure_id = :procedure_id"
        " AND state NOT IN ('instructed', 'rejected', 'returned', 'withdrawn', 'stopped')"
        " ORDER BY received_at DESC LIMIT 20")};

const NamedQuery kLatestOfPerson{
    "dossier.latest_of_person",
    select_dossiers("WHERE submitter_personal_id = :personal_id AND submitter_personal_id <> ''"
                    " ORDER BY received_at DESC, id DESC LIMIT 1")};

const NamedQuery kReceivedBetween{
    "dossier.received_between",
    select_dossiers(
        "WHERE office_id = :office_id AND received_at >= :from_at AND received_at < :to_at"
        " ORDER BY received_at DESC, id DESC LIMIT :limit")};

const NamedQuery kSearchExact{
    "dossier.search_exact",
    select_dossiers("WHERE (code = :exact OR lookup_code = :exact"
                    " OR (submitter_personal_id = :exact AND submitter_personal_id <> ''))"
                    " AND (CAST(:office_id AS BIGINT) = 0 OR office_id = :office_id)"
                    " ORDER BY received_at DESC LIMIT :limit")};

// Names are looked through in the index, and whole rows read only of those that fit.
const NamedQuery kSearchWords{
    "dossier.search_words",
    select_dossiers("WHERE id IN (SELECT id FROM dossiers"
                    " WHERE office_id = :office_id AND name_folded LIKE :pattern"
                    " ORDER BY received_at DESC, id DESC LIMIT :limit)"
                    " ORDER BY received_at DESC, id DESC")};

const NamedQuery kInsertEvent{"dossier.insert_event", R"sql(
  INSERT INTO dossier_events
    (dossier_id, seq, kind, at, officer_id, request_key, changes, note, prev_hash, hash)
  VALUES
    (:dossier_id, :seq, :kind, :at, :officer_id, :request_key, :changes, :note, :prev_hash, :hash)
)sql"};

const NamedQuery kLastHash{"dossier.last_hash", R"sql(
  SELECT hash FROM dossier_events WHERE dossier_id = :dossier_id AND seq = :seq
)sql"};

const NamedQuery kEvents{"dossier.events", R"sql(
  SELECT dossier_id, seq, kind, at, officer_id, request_key, changes, note, prev_hash, hash
  FROM dossier_events WHERE dossier_id = :dossier_id ORDER BY seq
)sql"};

const NamedQuery kIdsAfter{"dossier.ids_after", R"sql(
  SELECT id FROM dossiers WHERE id > :after ORDER BY id LIMIT :limit
)sql"};

DossierEvent read_event(const sql::Row& row) {
  const auto kind = event_kind_from(row.text(2));
  if (!kind) throw std::runtime_error("dossier_events: unknown kind " + row.text(2));
  return {.dossier = {row.integer(0)},
          .seq = static_cast<int>(row.integer(1)),
          .kind = *kind,
          .at = row.instant(3),
          .officer = {row.optional_integer(4).value_or(0)},
          .request_key = row.optional_text(5).value_or(""),
          .changes = row.text(6),
          .note = row.text(7),
          .prev_hash = row.text(8),
          .hash = row.text(9)};
}

// The record must outlive the parameters: texts are bound as views.
std::vector<sql::Param> parameters(const std::vector<FieldValue>& record) {
  const std::vector<std::string>& names = dossier_columns();
  std::vector<sql::Param> all;
  all.reserve(names.size() + 1);
  for (std::size_t at = 0; at < names.size(); ++at) {
    const FieldValue& value = record[at];
    if (const auto* number = std::get_if<std::int64_t>(&value))
      all.push_back({names[at], *number});
    else if (const auto* text = std::get_if<std::string>(&value))
      all.push_back({names[at], std::string_view(*text)});
    else
      all.push_back({names[at], nullptr});
  }
  return all;
}

void append_event(sql::Transaction& tx, const Dossier& after, const EventDraft& draft,
                  std::string changes, std::string prev_hash) {
  DossierEvent event{.dossier = after.id,
                     .seq = after.version,
                     .kind = draft.kind,
                     .at = draft.at,
                     .officer = draft.officer,
                     .request_key = draft.request_key,
                     .changes = std::move(changes),
                     .note = draft.note,
                     .prev_hash = std::move(prev_hash)};
  event.hash = hash_of(event);
  const auto officer = event.officer ? std::optional{event.officer.value} : std::nullopt;
  const auto key =
      event.request_key.empty() ? std::nullopt : std::optional<std::string>{event.request_key};
  tx.execute(kInsertEvent, {{"dossier_id", event.dossier},
                            {"seq", event.seq},
                            {"kind", text_of(event.kind)},
                            {"at", event.at},
                            {"officer_id", officer},
                            {"request_key", key},
                            {"changes", event.changes},
                            {"note", event.note},
                            {"prev_hash", event.prev_hash},
                            {"hash", event.hash}});
}

}  // namespace

void save_new(sql::Transaction& tx, Dossier& dossier, const EventDraft& event) {
  dossier.version = 1;
  const std::vector<FieldValue> record = to_record(dossier);
  tx.execute(kInsert, parameters(record));
  append_event(tx, dossier, event, changes_json({}, record), {});
}

bool save(sql::Transaction& tx, const Dossier& before, Dossier& after, const EventDraft& event) {
  after.version = before.version + 1;
  const std::vector<FieldValue> record = to_record(after);
  std::vector<sql::Param> params = parameters(record);
  params.push_back({"old_version", before.version});
  if (tx.execute(kUpdate, params) != 1) return false;

  const auto prev_hash = tx.first(kLastHash, [](const sql::Row& row) { return row.text(0); },
                                  {{"dossier_id", before.id}, {"seq", before.version}});
  if (!prev_hash) throw std::runtime_error("dossier " + before.code + " has lost its last event");
  append_event(tx, after, event, changes_json(to_record(before), record), *prev_hash);
  return true;
}

std::optional<Dossier> find_dossier(sql::Transaction& tx, const std::string& code) {
  return tx.first(kFind, read_dossier, {{"code", code}});
}

std::optional<Dossier> find_dossier(sql::Transaction& tx, DossierId id) {
  return tx.first(kFindById, read_dossier, {{"id", id}});
}

std::optional<Dossier> find_dossier_by_lookup_code(sql::Transaction& tx, const std::string& code) {
  return tx.first(kFindByLookupCode, read_dossier, {{"lookup_code", code}});
}

std::optional<Dossier> find_dossier_by_request_key(sql::Transaction& tx, const std::string& key) {
  return tx.first(kFindByRequestKey, read_dossier, {{"request_key", key}});
}

std::vector<Dossier> open_dossiers_of_person(sql::Transaction& tx, const std::string& personal_id,
                                             const std::string& procedure) {
  if (personal_id.empty()) return {};
  return tx.all(kOpenOfPerson, read_dossier,
                {{"personal_id", personal_id}, {"procedure_id", procedure}});
}

std::optional<Dossier> latest_dossier_of_person(sql::Transaction& tx,
                                                const std::string& personal_id) {
  if (personal_id.empty()) return {};
  return tx.first(kLatestOfPerson, read_dossier, {{"personal_id", personal_id}});
}

std::vector<DossierEvent> events_of(sql::Transaction& tx, DossierId dossier) {
  return tx.all(kEvents, read_event, {{"dossier_id", dossier}});
}

std::vector<DossierId> dossier_ids_after(sql::Transaction& tx, DossierId after, int limit) {
  return tx.all(kIdsAfter, [](const sql::Row& row) { return DossierId{row.integer(0)}; },
                {{"after", after}, {"limit", limit}});
}

std::vector<Dossier> dossiers_received_between(sql::Transaction& tx, OfficeId office, Instant from,
                                               Instant to, int limit) {
  return tx.all(kReceivedBetween, read_dossier,
                {{"office_id", office}, {"from_at", from}, {"to_at", to}, {"limit", limit}});
}

std::vector<Dossier> search_dossiers(sql::Transaction& tx, std::optional<OfficeId> office,
                                     const std::string& text, int limit) {
  std::string key = tidy_text(text);
  if (key.empty()) return {};
  std::string compact;
  for (const char c : key)
    if (c != ' ') compact += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  auto found =
      tx.all(kSearchExact, read_dossier,
             {{"exact", compact}, {"office_id", office.value_or(OfficeId{})}, {"limit", limit}});
  const std::string folded = fold(text);
  if (!found.empty() || !office || folded.empty()) return found;
  return tx.all(kSearchWords, read_dossier,
                {{"office_id", *office}, {"pattern", "%" + folded + "%"}, {"limit", limit}});
}

}  // namespace khongcho::store

#include "store/duty_store.h"

#include <fmt/format.h>

#include <stdexcept>

#include "store/named_query.h"

namespace khongcho::store {

namespace {

constexpr std::string_view kDutyColumns =
    "id, office_id, on_day, role, officer_id, field, counter_id, from_second, to_second, "
    "planned_by";
constexpr std::string_view kAbsenceColumns =
    "id, office_id, officer_id, from_at, to_at, reason, substitute_id, reported_by, reported_at";

const NamedQuery kInsertDuty{"duty.insert", R"sql(
  INSERT INTO duty_entries (id, office_id, on_day, role, officer_id, field, counter_id,
    from_second, to_second, planned_by, planned_at)
  VALUES (:id, :office_id, :on_day, :role, :officer_id, :field, :counter_id, :from_second,
    :to_second, :planned_by, :planned_at)
)sql"};

const NamedQuery kDeleteDuty{"duty.delete", "DELETE FROM duty_entries WHERE id = :id"};

const NamedQuery kFindDuty{"duty.find",
                           fmt::format("SELECT {} FROM duty_entries WHERE id = :id", kDutyColumns)};

const NamedQuery kDutyOfOffice{
    "duty.of_office",
    fmt::format("SELECT {} FROM duty_entries WHERE office_id = :office_id AND on_day >= :first "
                "AND on_day <= :last ORDER BY on_day, from_second, id",
                kDutyColumns)};

const NamedQuery kDutyOfOfficer{
    "duty.of_officer",
    fmt::format("SELECT {} FROM duty_entries WHERE officer_id = :officer_id AND on_day = :on_day "
                "ORDER BY from_second, id",
                kDutyColumns)};

const NamedQuery kConfirm{"duty_confirmation.save", R"sql(
  INSERT INTO duty_confirmations (office_id, on_day, confirmed_by, confirmed_at)
  VALUES (:office_id, :on_day, :confirmed_by, :confirmed_at)
  ON CONFLICT (office_id, on_day) DO UPDATE SET confirmed_by = excluded.confirmed_by,
    confirmed_at = excluded.confirmed_at
)sql"};

const NamedQuery kUnconfirm{
    "duty_confirmation.delete",
    "DELETE FROM duty_confirmations WHERE office_id = :office_id AND on_day = :on_day"};

const NamedQuery kFindConfirmation{"duty_confirmation.find", R"sql(
  SELECT office_id, on_day, confirmed_by, confirmed_at FROM duty_confirmations
  WHERE office_id = :office_id AND on_day = :on_day
)sql"};

const NamedQuery kInsertAbsence{"absence.insert", fmt::format(R"sql(
  INSERT INTO absences ({})
  VALUES (:id, :office_id, :officer_id, :from_at, :to_at, :reason, :substitute_id, :reported_by,
    :reported_at)
)sql",
                                                              kAbsenceColumns)};

const NamedQuery kUpdateAbsence{"absence.update", R"sql(
  UPDATE absences SET from_at = :from_at, to_at = :to_at, substitute_id = :substitute_id
  WHERE id = :id
)sql"};

const NamedQuery kDeleteAbsence{"absence.delete", "DELETE FROM absences WHERE id = :id"};

const NamedQuery kFindAbsence{
    "absence.find", fmt::format("SELECT {} FROM absences WHERE id = :id", kAbsenceColumns)};

const NamedQuery kAbsencesOfOffice{
    "absence.of_office",
    fmt::format("SELECT {} FROM absences WHERE office_id = :office_id AND to_at > :from AND "
                "from_at < :to ORDER BY to_at, id",
                kAbsenceColumns)};

const NamedQuery kAbsencesOfOfficer{
    "absence.of_officer",
    fmt::format("SELECT {} FROM absences WHERE officer_id = :officer_id AND to_at > :from AND "
                "from_at < :to ORDER BY to_at, id",
                kAbsenceColumns)};

const NamedQuery kAcknowledge{"readiness.acknowledge", R"sql(
  INSERT INTO readiness_acknowledgements (office_id, on_day, problem, acknowledged_by,
    acknowledged_at, reason)
  VALUES (:office_id, :on_day, :problem, :acknowledged_by, :acknowledged_at, :reason)
  ON CONFLICT (office_id, on_day, problem) DO NOTHING
)sql"};

const NamedQuery kAcknowledgements{"readiness.acknowledgements", R"sql(
  SELECT office_id, on_day, problem, acknowledged_by, acknowledged_at, reason
  FROM readiness_acknowledgements WHERE office_id = :office_id AND on_day = :on_day
  ORDER BY problem
)sql"};

template <typename AnyId>
sql::Value id_or_null(AnyId id) {
  return id ? sql::Value{id} : sql::Value{nullptr};
}

DutyEntry read_duty(const sql::Row& row) {
  const auto role = duty_role_from(row.text(3));
  if (!role) throw std::runtime_error("duty_entries: unknown role " + row.text(3));
  return {.id = {row.integer(0)},
          .office = {row.integer(1)},
          .day = row.day(2),
          .role = *role,
          .officer = {row.integer(4)},
          .field = row.text(5),
          .counter = {row.optional_integer(6).value_or(0)},
          .from = Seconds{row.integer(7)},
          .to = Seconds{row.integer(8)},
          .planned_by = {row.optional_integer(9).value_or(0)}};
}

Absence read_absence(const sql::Row& row) {
  return {.id = {row.integer(0)},
          .office = {row.integer(1)},
          .officer = {row.integer(2)},
          .from = row.instant(3),
          .to = row.instant(4),
          .reason = row.text(5),
          .substitute = {row.optional_integer(6).value_or(0)},
          .reported_by = {row.integer(7)},
          .reported_at = row.instant(8)};
}

}  // namespace

void insert(sql::Transaction& tx, const DutyEntry& entry, Instant at) {
  tx.execute(kInsertDuty, {{"id", entry.id},
                           {"office_id", entry.office},
                           {"on_day", entry.day},
                           {"role", text_of(entry.role)},
                           {"officer_id", entry.officer},
                           {"field", entry.field},
                           {"counter_id", id_or_null(entry.counter)},
                           {"from_second", entry.from.count()},
                           {"to_second", entry.to.count()},
                           {"planned_by", id_or_null(entry.planned_by)},
                           {"planned_at", at}});
}

void delete_duty_entry(sql::Transaction& tx, DutyEntryId id) {
  tx.execute(kDeleteDuty, {{"id", id}});
}

std::optional<DutyEntry> find_duty_entry(sql::Transaction& tx, DutyEntryId id) {
  return tx.first(kFindDuty, read_duty, {{"id", id}});
}

std::vector<DutyEntry> duty_of_office(sql::Transaction& tx, OfficeId office, CivilDay first,
                                      CivilDay last) {
  return tx.all(kDutyOfOffice, read_duty,
                {{"office_id", office}, {"first", first}, {"last", last}});
}

std::vector<DutyEntry> duty_of_officer(sql::Transaction& tx, OfficerId officer, CivilDay day) {
  return tx.all(kDutyOfOfficer, read_duty, {{"officer_id", officer}, {"on_day", day}});
}

void save(sql::Transaction& tx, const DutyConfirmation& confirmation) {
  tx.execute(kConfirm, {{"office_id", confirmation.office},
                        {"on_day", confirmation.day},
                        {"confirmed_by", confirmation.by},
                        {"confirmed_at", confirmation.at}});
}

void delete_duty_confirmation(sql::Transaction& tx, OfficeId office, CivilDay day) {
  tx.execute(kUnconfirm, {{"office_id", office}, {"on_day", day}});
}

std::optional<DutyConfirmation> find_duty_confirmation(sql::Transaction& tx, OfficeId office,
                                                       CivilDay day) {
  const auto read = [](const sql::Row& row) {
    return DutyConfirmation{.office = {row.integer(0)},
                            .day = row.day(1),
                            .by = {row.integer(2)},
                            .at = row.instant(3)};
  };
  return tx.first(kFindConfirmation, read, {{"office_id", office}, {"on_day", day}});
}

void insert(sql::Transaction& tx, const Absence& absence) {
  tx.execute(kInsertAbsence, {{"id", absence.id},
                              {"office_id", absence.office},
                              {"officer_id", absence.officer},
                              {"from_at", absence.from},
                              {"to_at", absence.to},
                              {"reason", absence.reason},
                              {"substitute_id", id_or_null(absence.substitute)},
                              {"reported_by", absence.reported_by},
                              {"reported_at", absence.reported_at}});
}

void update(sql::Transaction& tx, const Absence& absence) {
  tx.execute(kUpdateAbsence, {{"id", absence.id},
                              {"from_at", absence.from},
                              {"to_at", absence.to},
                              {"substitute_id", id_or_null(absence.substitute)}});
}

void delete_absence(sql::Transaction& tx, AbsenceId id) {
  tx.execute(kDeleteAbsence, {{"id", id}});
}

std::optional<Absence> find_absence(sql::Transaction& tx, AbsenceId id) {
  return tx.first(kFindAbsence, read_absence, {{"id", id}});
}

std::vector<Absence> absences_of_office(sql::Transaction& tx, OfficeId office, Instant from,
                                        Instant to) {
  return tx.all(kAbsencesOfOffice, read_absence,
                {{"office_id", office}, {"from", from}, {"to", to}});
}

std::vector<Absence> absences_of_officer(sql::Transaction& tx, OfficerId officer, Instant from,
                                         Instant to) {
  return tx.all(kAbsencesOfOfficer, read_absence,
                {{"officer_id", officer}, {"from", from}, {"to", to}});
}

void insert(sql::Transaction& tx, const ReadinessAcknowledgement& acknowledgement) {
  tx.execute(kAcknowledge, {{"office_id", acknowledgement.office},
                            {"on_day", acknowledgement.day},
                            {"problem", acknowledgement.problem},
                            {"acknowledged_by", acknowledgement.by},
                            {"acknowledged_at", acknowledgement.at},
                            {"reason", acknowledgement.reason}});
}

std::vector<ReadinessAcknowledgement> acknowledgements_of(sql::Transaction& tx, OfficeId office,
                                                          CivilDay day) {
  const auto read = [](const sql::Row& row) {
    return ReadinessAcknowledgement{.office = {row.integer(0)},
                                    .day = row.day(1),
                                    .problem = row.text(2),
                                    .by = {row.integer(3)},
                                    .at = row.instant(4),
                                    .reason = row.text(5)};
  };
  return tx.all(kAcknowledgements, read, {{"office_id", office}, {"on_day", day}});
}

}  // namespace khongcho::store

#include <fmt/format.h>

#include <stdexcept>

#include "store/duty_store.h"
#include "store/named_query.h"
#include "store/text_list.h"

namespace khongcho::store {

namespace {

constexpr std::string_view kColumns =
    "id, office_id, from_officer_id, to_officer_id, manner, document_number, document_day, "
    "first_day, last_day, fields, created_by, created_at, revoked_by, revoked_at";

const NamedQuery kInsert{"delegation.insert", fmt::format(R"sql(
  INSERT INTO delegations ({})
  VALUES (:id, :office_id, :from_officer_id, :to_officer_id, :manner, :document_number,
    :document_day, :first_day, :last_day, :fields, :created_by, :created_at, :revoked_by,
    :revoked_at)
)sql",
                                                          kColumns)};

const NamedQuery kRevoke{"delegation.revoke", R"sql(
  UPDATE delegations SET revoked_by = :revoked_by, revoked_at = :revoked_at WHERE id = :id
)sql"};

const NamedQuery kFind{"delegation.find",
                       fmt::format("SELECT {} FROM delegations WHERE id = :id", kColumns)};

const NamedQuery kOfOffice{
    "delegation.of_office",
    fmt::format("SELECT {} FROM delegations WHERE office_id = :office_id AND last_day >= :day "
                "ORDER BY last_day, id",
                kColumns)};

const NamedQuery kTo{
    "delegation.to",
    fmt::format("SELECT {} FROM delegations WHERE to_officer_id = :officer_id AND "
                "last_day >= :day ORDER BY last_day, id",
                kColumns)};

Delegation read_delegation(const sql::Row& row) {
  const auto manner = delegation_manner_from(row.text(4));
  if (!manner) throw std::runtime_error("delegations: unknown manner " + row.text(4));
  return {.id = {row.integer(0)},
          .office = {row.integer(1)},
          .from = {row.integer(2)},
          .to = {row.integer(3)},
          .manner = *manner,
          .document_number = row.text(5),
          .document_day = row.day(6),
          .first_day = row.day(7),
          .last_day = row.day(8),
          .fields = list_from_text(row.text(9)),
          .created_by = {row.integer(10)},
          .created_at = row.instant(11),
          .revoked_by = {row.optional_integer(12).value_or(0)},
          .revoked_at = row.optional_instant(13)};
}

sql::Value revoker(const Delegation& delegation) {
  return delegation.revoked_by ? sql::Value{delegation.revoked_by} : sql::Value{nullptr};
}

}  // namespace

void insert(sql::Transaction& tx, const Delegation& delegation) {
  tx.execute(kInsert, {{"id", delegation.id},
                       {"office_id", delegation.office},
                       {"from_officer_id", delegation.from},
                       {"to_officer_id", delegation.to},
                       {"manner", text_of(delegation.manner)},
                       {"document_number", delegation.document_number},
                       {"document_day", delegation.document_day},
                       {"first_day", delegation.first_day},
                       {"last_day", delegation.last_day},
                       {"fields", text_of_list(delegation.fields)},
                       {"created_by", delegation.created_by},
                       {"created_at", delegation.created_at},
                       {"revoked_by", revoker(delegation)},
                       {"revoked_at", delegation.revoked_at}});
}

void update(sql::Transaction& tx, const Delegation& delegation) {
  tx.execute(kRevoke, {{"id", delegation.id},
                       {"revoked_by", revoker(delegation)},
                       {"revoked_at", delegation.revoked_at}});
}

std::optional<Delegation> find_delegation(sql::Transaction& tx, DelegationId id) {
  return tx.first(kFind, read_delegation, {{"id", id}});
}

std::vector<Delegation> delegations_of_office(sql::Transaction& tx, OfficeId office,
                                              CivilDay day) {
  return tx.all(kOfOffice, read_delegation, {{"office_id", office}, {"day", day}});
}

std::vector<Delegation> delegations_to(sql::Transaction& tx, OfficerId officer, CivilDay day) {
  return tx.all(kTo, read_delegation, {{"officer_id", officer}, {"day", day}});
}

}  // namespace khongcho::store

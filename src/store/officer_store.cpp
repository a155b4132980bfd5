#include "store/officer_store.h"

#include <fmt/format.h>

#include <map>
#include <stdexcept>

#include "store/named_query.h"

namespace khongcho::store {

namespace {

const NamedQuery kInsert{"officer.insert", R"sql(
  INSERT INTO officers (id, login, full_name, title, office_id, password_hash, active,
    must_change_password, created_at)
  VALUES (:id, :login, :full_name, :title, :office_id, :password_hash, :active,
    :must_change_password, :created_at)
)sql"};

const NamedQuery kUpdate{"officer.update", R"sql(
  UPDATE officers SET full_name = :full_name, title = :title, office_id = :office_id,
    active = :active
  WHERE id = :id
)sql"};

const NamedQuery kSetPassword{"officer.set_password", R"sql(
  UPDATE officers SET password_hash = :password_hash, must_change_password = :must_change
  WHERE id = :id
)sql"};

const NamedQuery kDeleteRoles{"officer.delete_roles", R"sql(
  DELETE FROM officer_roles WHERE officer_id = :officer_id
)sql"};

const NamedQuery kInsertRole{"officer.insert_role", R"sql(
  INSERT INTO officer_roles (officer_id, role, scope) VALUES (:officer_id, :role, :scope)
)sql"};

const NamedQuery kFind{"officer.find", R"sql(
  SELECT id, login, full_name, title, office_id, active, must_change_password
  FROM officers WHERE id = :id
)sql"};

const NamedQuery kFindByLogin{"officer.find_by_login", R"sql(
  SELECT id, login, full_name, title, office_id, active, must_change_password
  FROM officers WHERE login = :login
)sql"};

const NamedQuery kPasswordHash{"officer.password_hash", R"sql(
  SELECT password_hash FROM officers WHERE id = :id
)sql"};

const NamedQuery kOfOffice{"officer.of_office", R"sql(
  SELECT id, login, full_name, title, office_id, active, must_change_password
  FROM officers WHERE office_id = :office_id ORDER BY login
)sql"};

const NamedQuery kAll{"officer.all", R"sql(
  SELECT id, login, full_name, title, office_id, active, must_change_password
  FROM officers ORDER BY login
)sql"};

const NamedQuery kRolesOf{"officer.roles_of", R"sql(
  SELECT officer_id, role, scope FROM officer_roles WHERE officer_id = :officer_id ORDER BY role
)sql"};

const NamedQuery kRolesOfOffice{"officer.roles_of_office", R"sql(
  SELECT r.officer_id, r.role, r.scope FROM officer_roles r
  JOIN officers o ON o.id = r.officer_id
  WHERE o.office_id = :office_id ORDER BY r.officer_id, r.role
)sql"};

const NamedQuery kAllRoles{"officer.all_roles", R"sql(
  SELECT officer_id, role, scope FROM officer_roles ORDER BY officer_id, role
)sql"};

Officer read_officer(const sql::Row& row) {
  return {.id = {row.integer(0)},
          .login = row.text(1),
          .full_name = row.text(2),
          .title = row.text(3),
          .office = {row.integer(4)},
          .active = row.boolean(5),
          .must_change_password = row.boolean(6)};
}

struct RoleRow {
  OfficerId officer;
  Grant grant;
};

RoleRow read_role(const sql::Row& row) {
  const auto role = role_from(row.text(1));
  const auto scope = scope_from(row.text(2));
  if (!role || !scope) throw std::runtime_error("officer_roles: unknown role " + row.text(1));
  return {{row.integer(0)}, {*role, *scope}};
}

std::vector<Officer> with_roles(std::vector<Officer> officers, const std::vector<RoleRow>& roles) {
  std::map<OfficerId, std::vector<Grant>> grants;
  for (const RoleRow& row : roles) grants[row.officer].push_back(row.grant);
  for (Officer& officer : officers) officer.grants = grants[officer.id];
  return officers;
}

std::optional<Officer> with_roles(sql::Transaction& tx, std::optional<Officer> officer) {
  if (!officer) return officer;
  for (const RoleRow& row : tx.all(kRolesOf, read_role, {{"officer_id", officer->id}}))
    officer->grants.push_back(row.grant);
  return officer;
}

void write_roles(sql::Transaction& tx, const Officer& officer) {
  tx.execute(kDeleteRoles, {{"officer_id", officer.id}});
  for (const Grant& grant : officer.grants)
    tx.execute(kInsertRole, {{"officer_id", officer.id},
                             {"role", text_of(grant.role)},
                             {"scope", text_of(grant.scope)}});
}

}  // namespace

void insert(sql::Transaction& tx, const Officer& officer, const std::string& password_hash,
            Instant now) {
  tx.execute(kInsert, {{"id", officer.id},
                       {"login", officer.login},
                       {"full_name", officer.full_name},
                       {"title", officer.title},
                       {"office_id", officer.office},
                       {"password_hash", password_hash},
                       {"active", officer.active},
                       {"must_change_password", officer.must_change_password},
                       {"created_at", now}});
  write_roles(tx, officer);
}

void update(sql::Transaction& tx, const Officer& officer) {
  tx.execute(kUpdate, {{"id", officer.id},
                       {"full_name", officer.full_name},
                       {"title", officer.title},
                       {"office_id", officer.office},
                       {"active", officer.active}});
  write_roles(tx, officer);
}

void set_password(sql::Transaction& tx, OfficerId officer, const std::string& password_hash,
                  bool must_change) {
  tx.execute(kSetPassword,
             {{"id", officer}, {"password_hash", password_hash}, {"must_change", must_change}});
}

std::optional<Officer> find_officer(sql::Transaction& tx, OfficerId id) {
  return with_roles(tx, tx.first(kFind, read_officer, {{"id", id}}));
}

std::optional<Officer> find_officer_by_login(sql::Transaction& tx, const std::string& login) {
  return with_roles(tx, tx.first(kFindByLogin, read_officer, {{"login", login}}));
}

std::optional<std::string> password_hash_of(sql::Transaction& tx, OfficerId id) {
  return tx.first(
      kPasswordHash, [](const sql::Row& row) { return row.text(0); }, {{"id", id}});
}

std::vector<Officer> officers_of(sql::Transaction& tx, OfficeId office) {
  return with_roles(tx.all(kOfOffice, read_officer, {{"office_id", office}}),
                    tx.all(kRolesOfOffice, read_role, {{"office_id", office}}));
}

std::vector<Officer> all_officers(sql::Transaction& tx) {
  return with_roles(tx.all(kAll, read_officer, {}), tx.all(kAllRoles, read_role, {}));
}

}  // namespace khongcho::store

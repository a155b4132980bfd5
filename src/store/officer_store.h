// Officers, their roles, their log-ins and the tokens of programs that act for them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/time.h"
#include "core/people/officer.h"
#include "sql/database.h"

namespace khongcho::store {

void insert(sql::Transaction& tx, const Officer& officer, const std::string& password_hash,
            Instant now);
// Name, title, office, roles, active. Not the log-in name, not the password.
void update(sql::Transaction& tx, const Officer& officer);
void set_password(sql::Transaction& tx, OfficerId officer, const std::string& password_hash,
                  bool must_change);
std::optional<Officer> find_officer(sql::Transaction& tx, OfficerId id);
std::optional<Officer> find_officer_by_login(sql::Transaction& tx, const std::string& login);
std::optional<std::string> password_hash_of(sql::Transaction& tx, OfficerId id);
std::vector<Officer> officers_of(sql::Transaction& tx, OfficeId office);
std::vector<Officer> all_officers(sql::Transaction& tx);

struct Login {
  std::string id_hash;  // SHA-256 of the cookie's value
  OfficerId officer;
  CounterId counter;  // where a receptionist sits, once chosen
  std::string csrf_secret;
  Instant created_at{};
  Instant last_seen_at{};
  Instant expires_at{};
};
void insert(sql::Transaction& tx, const Login& login);
std::optional<Login> find_login(sql::Transaction& tx, const std::string& id_hash);
void touch_login(sql::Transaction& tx, const std::string& id_hash, Instant now);
void set_counter(sql::Transaction& tx, const std::string& id_hash, CounterId counter);
void delete_login(sql::Transaction& tx, const std::string& id_hash);
// All but one: after a password change the other places are signed out.
void delete_logins_of(sql::Transaction& tx, OfficerId officer, const std::string& but_id_hash);
void delete_expired_logins(sql::Transaction& tx, Instant now);

struct ApiToken {
  std::int64_t id = 0;
  std::string token_hash;
  std::string name;
  OfficerId officer;  // the token may do what this officer may
  Instant created_at{};
  std::optional<Instant> expires_at = {};
  std::optional<Instant> revoked_at = {};
};
void insert(sql::Transaction& tx, const ApiToken& token);
std::optional<ApiToken> find_token(sql::Transaction& tx, const std::string& token_hash);
std::vector<ApiToken> all_tokens(sql::Transaction& tx);
void revoke_token(sql::Transaction& tx, std::int64_t id, Instant now);

struct AdminEvent {
  std::int64_t id = 0;  // given when it is written
  Instant at{};
  OfficerId officer;
  std::string kind;
  std::string subject;
  std::string detail;
};
void append(sql::Transaction& tx, const AdminEvent& event);
// Where a page of them ended: the next one goes on with what is older.
struct AdminEventKey {
  Instant at{};
  std::int64_t id = 0;
};
std::vector<AdminEvent> admin_events(sql::Transaction& tx,
                                     const std::optional<AdminEventKey>& after, int limit);

}  // namespace khongcho::store

#include "store/officer_store.h"

#include "store/named_query.h"

namespace khongcho::store {

namespace {

const NamedQuery kInsertLogin{"login.insert", R"sql(
  INSERT INTO logins (id_hash, officer_id, counter_id, csrf_secret, created_at, last_seen_at,
    expires_at)
  VALUES (:id_hash, :officer_id, :counter_id, :csrf_secret, :created_at, :last_seen_at, :expires_at)
)sql"};

const NamedQuery kFindLogin{"login.find", R"sql(
  SELECT id_hash, officer_id, counter_id, csrf_secret, created_at, last_seen_at, expires_at
  FROM logins WHERE id_hash = :id_hash
)sql"};

const NamedQuery kTouchLogin{"login.touch", R"sql(
  UPDATE logins SET last_seen_at = :now WHERE id_hash = :id_hash
)sql"};

const NamedQuery kSetCounter{"login.set_counter", R"sql(
  UPDATE logins SET counter_id = :counter_id WHERE id_hash = :id_hash
)sql"};

const NamedQuery kDeleteLogin{"login.delete", R"sql(
  DELETE FROM logins WHERE id_hash = :id_hash
)sql"};

const NamedQuery kDeleteLoginsOf{"login.delete_of", R"sql(
  DELETE FROM logins WHERE officer_id = :officer_id AND id_hash <> :but
)sql"};

const NamedQuery kDeleteExpired{"login.delete_expired", R"sql(
  DELETE FROM logins WHERE expires_at < :now
)sql"};

const NamedQuery kInsertToken{"token.insert", R"sql(
  INSERT INTO api_tokens (id, token_hash, name, officer_id, created_at, expires_at)
  VALUES (:id, :token_hash, :name, :officer_id, :created_at, :expires_at)
)sql"};

const NamedQuery kFindToken{"token.find", R"sql(
  SELECT id, token_hash, name, officer_id, created_at, expires_at, revoked_at
  FROM api_tokens WHERE token_hash = :token_hash
)sql"};

const NamedQuery kAllTokens{"token.all", R"sql(
  SELECT id, token_hash, name, officer_id, created_at, expires_at, revoked_at
  FROM api_tokens ORDER BY id
)sql"};

const NamedQuery kRevokeToken{"token.revoke", R"sql(
  UPDATE api_tokens SET revoked_at = :now WHERE id = :id AND revoked_at IS NULL
)sql"};

const NamedQuery kAppend{"admin_event.append", R"sql(
  INSERT INTO admin_events (id, at, officer_id, kind, subject, detail)
  VALUES (:id, :at, :officer_id, :kind, :subject, :detail)
)sql"};

const NamedQuery kLatest{"admin_event.latest", R"sql(
  SELECT id, at, officer_id, kind, subject, detail FROM admin_events
  ORDER BY at DESC, id DESC LIMIT :limit
)sql"};

const NamedQuery kOlder{"admin_event.older", R"sql(
  SELECT id, at, officer_id, kind, subject, detail FROM admin_events
  WHERE (at, id) < (:at, :id)
  ORDER BY at DESC, id DESC LIMIT :limit
)sql"};

ApiToken read_token(const sql::Row& row) {
  return {.id = row.integer(0),
          .token_hash = row.text(1),
          .name = row.text(2),
          .officer = {row.integer(3)},
          .created_at = row.instant(4),
          .expires_at = row.optional_instant(5),
          .revoked_at = row.optional_instant(6)};
}

}  // namespace

void insert(sql::Transaction& tx, const Login& login) {
  const auto counter = login.counter ? std::optional{login.counter.value} : std::nullopt;
  tx.execute(kInsertLogin, {{"id_hash", login.id_hash},
                            {"officer_id", login.officer},
                            {"counter_id", counter},
                            {"csrf_secret", login.csrf_secret},
                            {"created_at", login.created_at},
                            {"last_seen_at", login.last_seen_at},
                            {"expires_at", login.expires_at}});
}

std::optional<Login> find_login(sql::Transaction& tx, const std::string& id_hash) {
  const auto read = [](const sql::Row& row) {
    return Login{.id_hash = row.text(0),
                 .officer = {row.integer(1)},
                 .counter = {row.optional_integer(2).value_or(0)},
                 .csrf_secret = row.text(3),
                 .created_at = row.instant(4),
                 .last_seen_at = row.instant(5),
                 .expires_at = row.instant(6)};
  };
  return tx.first(kFindLogin, read, {{"id_hash", id_hash}});
}

void touch_login(sql::Transaction& tx, const std::string& id_hash, Instant now) {
  tx.execute(kTouchLogin, {{"id_hash", id_hash}, {"now", now}});
}

void set_counter(sql::Transaction& tx, const std::string& id_hash, CounterId counter) {
  tx.execute(kSetCounter, {{"id_hash", id_hash}, {"counter_id", counter}});
}

void delete_login(sql::Transaction& tx, const std::string& id_hash) {
  tx.execute(kDeleteLogin, {{"id_hash", id_hash}});
}

void delete_logins_of(sql::Transaction& tx, OfficerId officer, const std::string& but_id_hash) {
  tx.execute(kDeleteLoginsOf, {{"officer_id", officer}, {"but", but_id_hash}});
}

void delete_expired_logins(sql::Transaction& tx, Instant now) {
  tx.execute(kDeleteExpired, {{"now", now}});
}

void insert(sql::Transaction& tx, const ApiToken& token) {
  tx.execute(kInsertToken, {{"id", token.id},
                            {"token_hash", token.token_hash},
                            {"name", token.name},
                            {"officer_id", token.officer},
                            {"created_at", token.created_at},
                            {"expires_at", token.expires_at}});
}

std::optional<ApiToken> find_token(sql::Transaction& tx, const std::string& token_hash) {
  return tx.first(kFindToken, read_token, {{"token_hash", token_hash}});
}

std::vector<ApiToken> all_tokens(sql::Transaction& tx) {
  return tx.all(kAllTokens, read_token, {});
}

void revoke_token(sql::Transaction& tx, std::int64_t id, Instant now) {
  tx.execute(kRevokeToken, {{"id", id}, {"now", now}});
}

void append(sql::Transaction& tx, const AdminEvent& event) {
  tx.execute(kAppend, {{"id", make_id()},
                       {"at", event.at},
                       {"officer_id", event.officer},
                       {"kind", event.kind},
                       {"subject", event.subject},
                       {"detail", event.detail}});
}

std::vector<AdminEvent> admin_events(sql::Transaction& tx,
                                     const std::optional<AdminEventKey>& after, int limit) {
  const auto read = [](const sql::Row& row) {
    return AdminEvent{.id = row.integer(0),
                      .at = row.instant(1),
                      .officer = {row.integer(2)},
                      .kind = row.text(3),
                      .subject = row.text(4),
                      .detail = row.text(5)};
  };
  if (!after) return tx.all(kLatest, read, {{"limit", limit}});
  return tx.all(kOlder, read, {{"at", after->at}, {"id", after->id}, {"limit", limit}});
}

}  // namespace khongcho::store

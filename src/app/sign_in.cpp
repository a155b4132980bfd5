#include "app/sign_in.h"

#include "base/crypto.h"
#include "base/text.h"
#include "store/office_store.h"

namespace khongcho::app {

namespace {

// How stale last_seen_at may get before a page view writes it anew.
constexpr Seconds kTouchEvery = std::chrono::minutes{5};

// Checked against when there is no such officer, so that names cannot be told by the time taken.
const std::string& hash_of_nobody() {
  static const std::string hash = hash_password("nobody has this password");
  return hash;
}

struct Found {
  std::optional<Officer> officer;
  std::string hash;
};

Found find_with_hash(const Context& ctx, const std::string& login) {
  return sql::read(ctx.db, [&](sql::Transaction& tx) {
    Found found{.officer = store::find_officer_by_login(tx, login), .hash = ""};
    if (found.officer) found.hash = store::password_hash_of(tx, found.officer->id).value_or("");
    return found;
  });
}

}  // namespace

std::optional<Error> password_problem(const std::string& password) {
  const auto wrong = [](std::string message_id) {
    return Error{ErrorCode::invalid_input, std::move(message_id), {}, "new_password"};
  };
  if (!is_clean_utf8(password)) return wrong("sign_in.unreadable_password");
  if (length_of(password) < kShortestPassword) return wrong("sign_in.password_too_short");
  if (password.size() > kLongestPassword) return wrong("sign_in.password_too_long");
  return {};
}

Expected<SignedIn> sign_in(const Context& ctx, const std::string& login,
                           const std::string& password) {
  const Error refused{ErrorCode::not_allowed, "sign_in.refused"};
  if (!is_clean_utf8(login) || !is_clean_utf8(password) || login.size() > 100 ||
      password.size() > kLongestPassword)
    return refused;
  const Found found = find_with_hash(ctx, tidy_text(login));
  const bool known = found.officer && !found.hash.empty();
  const bool fits = password_fits(known ? found.hash : hash_of_nobody(), password);
  if (!known || !fits || !found.officer->active) return refused;

  SignedIn signed_in{.token = random_token(),
                     .officer = *found.officer,
                     .office = {},
                     .csrf_secret = random_token()};
  const Instant now = ctx.time.now();
  return sql::in_transaction(ctx.db, [&](sql::Transaction& tx) -> Expected<SignedIn> {
    const auto office = store::find_office(tx, signed_in.officer.office);
    if (!office) return refused;
    signed_in.office = *office;
    store::delete_expired_logins(tx, now);
    store::insert(tx, store::Login{.id_hash = sha256_hex(signed_in.token),
                                   .officer = signed_in.officer.id,
                                   .counter = {},
                                   .csrf_secret = signed_in.csrf_secret,
                                   .created_at = now,
                                   .last_seen_at = now,
                                   .expires_at = now + kLoginTotalLimit});
    return signed_in;
  });
}

std::optional<SignedIn> find_signed_in(const Context& ctx, const std::string& token,
                                       AskedBy asked_by) {
  if (token.empty() || token.size() > 100) return {};
  const Instant now = ctx.time.now();
  const std::string id_hash = sha256_hex(token);
  bool stale = false;
  auto found = sql::read(ctx.db, [&](sql::Transaction& tx) -> std::optional<SignedIn> {
    const auto login = store::find_login(tx, id_hash);
    if (!login || login->expires_at < now || now - login->last_seen_at > kLoginIdleLimit) return {};
    const auto officer = store::find_officer(tx, login->officer);
    if (!officer || !officer->active) return {};
    const auto office = store::find_office(tx, officer->office);
    if (!office) return {};
    stale = asked_by == AskedBy::person && now - login->last_seen_at > kTouchEvery;
    return SignedIn{.token = token,
                    .officer = *officer,
                    .office = *office,
                    .counter = login->counter ? store::find_counter(tx, login->counter)
                                              : std::optional<Counter>{},
                    .csrf_secret = login->csrf_secret};
  });
  if (found && stale)
    sql::in_transaction(ctx.db,
                        [&](sql::Transaction& tx) { store::touch_login(tx, id_hash, now); });
  return found;
}

void sign_out(const Context& ctx, const std::string& token) {
  const std::string id_hash = sha256_hex(token);
  sql::in_transaction(ctx.db, [&](sql::Transaction& tx) { store::delete_login(tx, id_hash); });
}

Expected<Officer> change_password(const Context& ctx, const SignedIn& who,
                                  const std::string& old_password,
                                  const std::string& new_password) {
  if (auto problem = password_problem(new_password)) return *problem;
  if (old_password == new_password)
    return Error{ErrorCode::invalid_input, "sign_in.same_password", {}, "new_password"};
  const Found found = find_with_hash(ctx, who.officer.login);
  if (old_password.size() > kLongestPassword || !password_fits(found.hash, old_password))
    return Error{ErrorCode::invalid_input, "sign_in.wrong_old_password", {}, "old_password"};

  const std::string hash = hash_password(new_password);
  return sql::in_transaction(ctx.db, [&](sql::Transaction& tx) -> Expected<Officer> {
    store::set_password(tx, who.officer.id, hash, false);
    store::delete_logins_of(tx, who.officer.id, sha256_hex(who.token));
    store::append(tx, store::AdminEvent{.at = ctx.time.now(),
                                        .officer = who.officer.id,
                                        .kind = "password_changed",
                                        .subject = who.officer.login,
                                        .detail = ""});
    return who.officer;
  });
}

Expected<Counter> choose_counter(const Context& ctx, const SignedIn& who, CounterId counter) {
  return sql::in_transaction(ctx.db, [&](sql::Transaction& tx) -> Expected<Counter> {
    const auto found = store::find_counter(tx, counter);
    if (!found || found->office != who.officer.office || !found->active)
      return Error{ErrorCode::invalid_input, "sign_in.unknown_counter", {}, "counter"};
    store::set_counter(tx, sha256_hex(who.token), counter);
    return *found;
  });
}

std::optional<Officer> officer_of_token(const Context& ctx, const std::string& token) {
  if (token.empty() || token.size() > 200) return {};
  const Instant now = ctx.time.now();
  return sql::read(ctx.db, [&](sql::Transaction& tx) -> std::optional<Officer> {
    const auto found = store::find_token(tx, sha256_hex(token));
    if (!found || found->revoked_at || (found->expires_at && *found->expires_at < now)) return {};
    auto officer = store::find_officer(tx, found->officer);
    if (!officer || !officer->active) return {};
    return officer;
  });
}

}  // namespace khongcho::app

#include "app/administer.h"

#include <algorithm>

#include "app/sign_in.h"
#include "base/crypto.h"
#include "base/text.h"
#include "store/office_store.h"
#include "store/waiting_room_store.h"

namespace khongcho::app {

namespace {

constexpr std::size_t kLongestName = 200;
constexpr int kLatestEvents = 10;

Error wrong(std::string message_id, std::string input) {
  return {ErrorCode::invalid_input, std::move(message_id), {}, std::move(input)};
}

bool is_admin(const Officer& officer) { return has_role(officer, Role::admin); }

const Error& not_allowed() {
  static const Error error{ErrorCode::not_allowed, "admin.not_allowed"};
  return error;
}

bool is_name(const std::string& text) {
  return is_clean_utf8(text) && !tidy_text(text).empty() && length_of(text) <= kLongestName;
}

bool is_login(const std::string& login) {
  return login.size() >= 2 && login.size() <= 40 && std::ranges::all_of(login, [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_' ||
                  c == '-';
         });
}

std::optional<Error> officer_problem(sql::Transaction& tx, const Officer& officer) {
  if (!is_login(officer.login)) return wrong("admin.wrong_login", "login");
  if (!is_name(officer.full_name)) return wrong("admin.name_missing", "full_name");
  if (!is_clean_utf8(officer.title) || length_of(officer.title) > kLongestName)
    return wrong("admin.too_long", "title");
  if (officer.grants.empty()) return wrong("admin.no_role", "roles");
  if (!store::find_office(tx, officer.office)) return wrong("admin.unknown_office", "office");
  return {};
}

void record(const Context& ctx, sql::Transaction& tx, const Officer& admin, std::string kind,
            std::string subject, std::string detail = {}) {
  store::append(tx, store::AdminEvent{.at = ctx.time.now(),
                                      .officer = admin.id,
                                      .kind = std::move(kind),
                                      .subject = std::move(subject),
                                      .detail = std::move(detail)});
}

NewToken make_token(const Context& ctx, std::string name, OfficerId acts_for,
                    std::optional<Instant> expires_at) {
  const std::string secret = "kc_" + random_token();
  return {.token = {.id = make_id(),
                    .token_hash = sha256_hex(secret),
                    .name = std::move(name),
                    .officer = acts_for,
                    .created_at = ctx.time.now(),
                    .expires_at = expires_at},
          .secret = secret};
}

std::optional<Error> office_problem(const Context& ctx, const Office& office) {
  if (!is_name(office.name)) return wrong("admin.name_missing", "name");
  for (const std::string* text : {&office.address, &office.hotline})
    if (!is_clean_utf8(*text) || length_of(*text) > 500) return wrong("admin.too_long", "address");
  const Profile* profile = ctx.law.law().find_profile(office.profile);
  if (!profile) return wrong("admin.unknown_profile", "profile");
  if (!profile->find_level(office.level)) return wrong("admin.unknown_level", "level");
  if (!office.model.empty() && !ctx.law.model(office.model))
    return wrong("admin.unknown_model", "model");
  return {};
}

}  // namespace

Expected<NewOfficer> add_officer(const Context& ctx, const Officer& admin, Officer officer) {
  if (!is_admin(admin)) return not_allowed();
  const std::string password = random_token(12);
  const std::string hash = hash_password(password);
  return sql::in_transaction(ctx.db, [&](sql::Transaction& tx) -> Expected<NewOfficer> {
    if (auto problem = officer_problem(tx, officer)) return *problem;
    if (store::find_officer_by_login(tx, officer.login))
      return Error{ErrorCode::conflict, "admin.login_taken", {officer.login}, "login"};
    officer.id = make<OfficerId>();
    officer.full_name = tidy_text(officer.full_name);
    officer.must_change_password = true;
    store::insert(tx, officer, hash, ctx.time.now());
    record(ctx, tx, admin, "officer_added", officer.login);
    return NewOfficer{officer, password};
  });
}

Expected<Officer> update_officer(const Context& ctx, const Officer& admin, Officer officer) {
  if (!is_admin(admin)) return not_allowed();
  return sql::in_transaction(ctx.db, [&](sql::Transaction& tx) -> Expected<Officer> {
    const auto before = store::find_officer(tx, officer.id);
    if (!before) return Error{ErrorCode::not_found, "admin.unknown_officer"};
    officer.login = before->login;
    if (auto problem = officer_problem(tx, officer)) return *problem;
    const bool self = officer.id == admin.id;
    if (self && (!officer.active || !has_role(officer, Role::admin))) return Error{ErrorCode::conflict, "admin.not_yourself"};
    store::update(tx, officer);
    if (!officer.active) store::delete_logins_of(tx, officer.id, "");
    record(ctx, tx, admin, officer.active ? "officer_updated" : "officer_disabled", officer.login);
    return officer;
  });
}

Expected<NewOfficer> reset_password(const Context& ctx, const Officer& admin, OfficerId id) {
  if (!is_admin(admin)) return not_allowed();
  const std::string password = random_token(12);
  const std::string hash = hash_password(password);
  return sql::in_transaction(ctx.db, [&](sql::Transaction& tx) -> Expected<NewOfficer> {
    const auto officer = store::find_officer(tx, id);
    if (!officer) return Error{ErrorCode::not_found, "admin.unknown_officer"};
    store::set_password(tx, id, hash, true);
    store::delete_logins_of(tx, id, "");
    record(ctx, tx, admin, "password_reset", officer->login);
    return NewOfficer{*officer, password};
  });
}

Expected<Counter> add_counter(const Context& ctx, const Officer& admin, OfficeId office,
                              const std::string& name) {
  if (!is_admin(admin)) return not_allowed();
  if (!is_name(name)) return wrong("admin.name_missing", "name");
  return sql::in_transaction(ctx.db, [&](sql::Transaction& tx) -> Expected<Counter> {
    if (!store::find_office(tx, office)) return wrong("admin.unknown_office", "office");
    for (const Counter& other : store::counters_of(tx, office))
      if (other.name == tidy_text(name))
        return Error{ErrorCode::conflict, "admin.counter_taken", {other.name}, "name"};
    const Counter counter{.id = make<CounterId>(), .office = office, .name = tidy_text(name)};
    store::insert(tx, counter);
    store::touch_room(tx, office);
    record(ctx, tx, admin, "counter_added", counter.name);
    return counter;
  });
}

Expected<Counter> update_counter(const Context& ctx, const Officer& admin, Counter counter) {
  if (!is_admin(admin)) return not_allowed();
  if (!is_name(counter.name)) return wrong("admin.name_missing", "name");
  return sql::in_transaction(ctx.db, [&](sql::Transaction& tx) -> Expected<Counter> {
    const auto before = store::find_counter(tx, counter.id);
    if (!before) return Error{ErrorCode::not_found, "admin.unknown_counter"};
    counter.office = before->office;
    counter.name = tidy_text(counter.name);
    store::update(tx, counter);
    store::touch_room(tx, counter.office);
    record(ctx, tx, admin, "counter_updated", counter.name);
    return counter;
  });
}

Expected<Office> update_office(const Context& ctx, const Officer& admin, Office office) {
  if (!is_admin(admin)) return not_allowed();
  return sql::in_transaction(ctx.db, [&](sql::Transaction& tx) -> Expected<Office> {
    const auto before = store::find_office(tx, office.id);
    if (!before) return Error{ErrorCode::not_found, "admin.unknown_office"};
    office.code = before->code;
    office.slug = before->slug;
    office.level = before->level;
    if (auto problem = office_problem(ctx, office)) return *problem;
    const auto offices = store::all_offices(tx);
    const bool another = std::ranges::any_of(
        offices, [&](const Office& other) { return other.active && other.id != office.id; });
    if (!office.active && !another) return Error{ErrorCode::conflict, "admin.last_office"};
    store::update(tx, office);
    store::touch_room(tx, office.id);
    record(ctx, tx, admin, "office_updated", office.name);
    return office;
  });
}

Expected<Office> add_office(const Context& ctx, const Officer& admin, Office office) {
  if (!is_admin(admin)) return not_allowed();
  if (auto problem = office_problem(ctx, office)) return *problem;
  if (office.code.empty() || office.code.size() > 35 || !is_clean_utf8(office.code))
    return wrong("admin.wrong_office_code", "code");
  return sql::in_transaction(ctx.db, [&](sql::Transaction& tx) -> Expected<Office> {
    office.id = make<OfficeId>();
    office.slug = slug(office.slug.empty() ? office.name : office.slug);
    for (const Office& other : store::all_offices(tx))
      if (other.code == office.code || other.slug == office.slug)
        return Error{ErrorCode::conflict, "admin.office_taken", {other.name}, "code"};
    store::insert(tx, office);
    record(ctx, tx, admin, "office_added", office.name);
    return office;
  });
}

Expected<NewToken> add_token(const Context& ctx, const Officer& admin, const std::string& name,
                             OfficerId acts_for, std::optional<Instant> expires_at) {
  if (!is_admin(admin)) return not_allowed();
  if (!is_name(name)) return wrong("admin.name_missing", "name");
  return sql::in_transaction(ctx.db, [&](sql::Transaction& tx) -> Expected<NewToken> {
    if (!store::find_officer(tx, acts_for)) return wrong("admin.unknown_officer", "officer");
    NewToken made = make_token(ctx, tidy_text(name), acts_for, expires_at);
    store::insert(tx, made.token);
    record(ctx, tx, admin, "token_added", made.token.name);
    return made;
  });
}

Expected<NewToken> add_token_at_console(const Context& ctx, const std::string& login,
                                        const std::string& name) {
  if (!is_name(name)) return wrong("admin.name_missing", "name");
  return sql::in_transaction(ctx.db, [&](sql::Transaction& tx) -> Expected<NewToken> {
    const auto officer = store::find_officer_by_login(tx, login);
    if (!officer) return wrong("admin.unknown_officer", "officer");
    NewToken made = make_token(ctx, tidy_text(name), officer->id, {});
    store::insert(tx, made.token);
    record(ctx, tx, *officer, "token_added", made.token.name, "console");
    return made;
  });
}

Expected<bool> revoke_token(const Context& ctx, const Officer& admin, std::int64_t token) {
  if (!is_admin(admin)) return not_allowed();
  return sql::in_transaction(ctx.db, [&](sql::Transaction& tx) -> Expected<bool> {
    const auto tokens = store::all_tokens(tx);
    const auto found = std::ranges::find(tokens, token, &store::ApiToken::id);
    if (found == tokens.end()) return Error{ErrorCode::not_found, "admin.unknown_token"};
    store::revoke_token(tx, token, ctx.time.now());
    record(ctx, tx, admin, "token_revoked", found->name);
    return true;
  });
}

Expected<AdminOverview> admin_overview(const Context& ctx, const Officer& admin) {
  if (!is_admin(admin)) return not_allowed();
  return sql::read(ctx.db, [&](sql::Transaction& tx) -> Expected<AdminOverview> {
    AdminOverview all{.offices = store::all_offices(tx),
                      .officers = store::all_officers(tx),
                      .counters = {},
                      .tokens = store::all_tokens(tx),
                      .events = store::admin_events(tx, {}, kLatestEvents)};
    for (const Office& office : all.offices)
      for (Counter& counter : store::counters_of(tx, office.id))
        all.counters.push_back(std::move(counter));
    return all;
  });
}

Expected<AdminEventPage> admin_events(const Context& ctx, const Officer& admin,
                                      const std::optional<store::AdminEventKey>& after, int limit) {
  if (!is_admin(admin)) return not_allowed();
  return sql::read(ctx.db, [&](sql::Transaction& tx) -> Expected<AdminEventPage> {
    AdminEventPage page{.events = store::admin_events(tx, after, limit + 1),
                        .officers = store::all_officers(tx),
                        .next = {}};
    if (page.events.size() > static_cast<std::size_t>(limit)) {
      page.events.pop_back();
      page.next = {page.events.back().at, page.events.back().id};
    }
    return page;
  });
}

}  // namespace khongcho::app

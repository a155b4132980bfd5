// What an administrator does: officers, counters, offices, API tokens. Every change leaves an
// admin event. All refuse anyone who is not an administrator (`admin.not_allowed`).
#pragma once

#include <string>
#include <vector>

#include "app/context.h"
#include "core/people/office.h"
#include "core/people/officer.h"
#include "store/officer_store.h"

namespace khongcho::app {

// The new officer and the password to tell them once; they must change it at first log-in.
struct NewOfficer {
  Officer officer;
  std::string password;
};
// Refuses a log-in name that is taken or not [a-z0-9._-]{2,40}, an empty name, no role.
Expected<NewOfficer> add_officer(const Context& ctx, const Officer& admin, Officer officer);
// Name, title, office, roles, active. Refuses to disable oneself or to drop one's own admin role.
Expected<Officer> update_officer(const Context& ctx, const Officer& admin, Officer officer);
Expected<NewOfficer> reset_password(const Context& ctx, const Officer& admin, OfficerId officer);

Expected<Counter> add_counter(const Context& ctx, const Officer& admin, OfficeId office,
                              const std::string& name);
Expected<Counter> update_counter(const Context& ctx, const Officer& admin, Counter counter);
// Name, model, address, hotline, active.
Expected<Office> update_office(const Context& ctx, const Officer& admin, Office office);
Expected<Office> add_office(const Context& ctx, const Officer& admin, Office office);

struct NewToken {
  store::ApiToken token;
  std::string secret;  // shown once
};
Expected<NewToken> add_token(const Context& ctx, const Officer& admin, const std::string& name,
                             OfficerId acts_for, std::optional<Instant> expires_at);
// From the command line, acting for the officer who logs in so: whoever can open the database could
// write the row, so nobody is asked. The event has the detail "console".
Expected<NewToken> add_token_at_console(const Context& ctx, const std::string& login,
                                        const std::string& name);
Expected<bool> revoke_token(const Context& ctx, const Officer& admin, std::int64_t token);

struct AdminOverview {
  std::vector<Office> offices;
  std::vector<Officer> officers;
  std::vector<Counter> counters;
  std::vector<store::ApiToken> tokens;
  std::vector<store::AdminEvent> events;  // the latest few
};
Expected<AdminOverview> admin_overview(const Context& ctx, const Officer& admin);

struct AdminEventPage {
  std::vector<store::AdminEvent> events;  // latest first
  std::vector<Officer> officers;          // who did them
  std::optional<store::AdminEventKey> next;
};
Expected<AdminEventPage> admin_events(const Context& ctx, const Officer& admin,
                                      const std::optional<store::AdminEventKey>& after, int limit);

}  // namespace khongcho::app

#include "app/seed_office.h"

#include <algorithm>

#include "core/people/cooperating_agency.h"
#include "store/office_store.h"
#include "store/officer_store.h"

namespace khongcho::app {

namespace {

Error wrong_line(std::string message_id, int line, std::string value) {
  return {
      ErrorCode::invalid_input, std::move(message_id), {std::to_string(line), std::move(value)}};
}

Office office_from(const OfficeSeed& seed) {
  return {.id = make<OfficeId>(),
          .code = seed.code,
          .slug = seed.slug,
          .name = seed.authority,
          .level = seed.level,
          .profile = seed.profile,
          .model = {},
          .unit = seed.unit,
          .address = seed.address,
          .hotline = seed.hotline};
}

void add_counters(sql::Transaction& tx, const Office& office, const OfficeSeed& seed,
                  SeedOutcome& outcome) {
  const std::vector<Counter> there = store::counters_of(tx, office.id);
  for (const std::string& name : seed.counters) {
    if (std::ranges::find(there, name, &Counter::name) != there.end()) continue;
    store::insert(tx, Counter{.id = make<CounterId>(), .office = office.id, .name = name});
    ++outcome.added;
  }
}

void add_office(sql::Transaction& tx, const OfficeSeed& seed, const Profile& profile,
                SeedOutcome& outcome) {
  auto office = store::find_office_by_slug(tx, seed.slug);
  if (!office) {
    office = office_from(seed);
    // The service model is the one-stop shops'; other agencies work by the limits of the law.
    if (!is_cooperating_agency(*office)) office->model = profile.default_model;
    store::insert(tx, *office);
    ++outcome.added;
  }
  add_counters(tx, *office, seed, outcome);
  (is_cooperating_agency(*office) ? outcome.agencies : outcome.offices).push_back(*office);
}

std::optional<Error> add_officer(sql::Transaction& tx, const RosterOfficer& line,
                                 const SeedPlan& plan, SeedOutcome& outcome) {
  const auto office = store::find_office_by_slug(tx, line.office);
  const auto is_it = [&](const Office& each) { return office && each.id == office->id; };
  if (std::ranges::none_of(outcome.offices, is_it) && std::ranges::none_of(outcome.agencies, is_it))
    return wrong_line("seed.unknown_office", line.line, line.office);
  const std::vector<Counter> counters = store::counters_of(tx, office->id);
  if (!line.counter.empty() &&
      std::ranges::find(counters, line.counter, &Counter::name) == counters.end())
    return wrong_line("seed.unknown_counter", line.line, line.counter);

  auto officer = store::find_officer_by_login(tx, line.login);
  if (officer && officer->office != office->id)
    return wrong_line("seed.login_elsewhere", line.line, line.login);
  if (!officer) {
    officer = Officer{.id = make<OfficerId>(),
                      .login = line.login,
                      .full_name = line.full_name,
                      .title = line.title,
                      .office = office->id,
                      .grants = line.grants};
    store::insert(tx, *officer, plan.password_hash, plan.now);
    ++outcome.added;
  }
  outcome.officers.push_back({*officer, *office, line});
  return {};
}

}  // namespace

Expected<SeedOutcome> seed_office(sql::Database& db, const Law& law, const SeedPlan& plan) {
  const Profile* profile = law.find_profile(plan.profile);
  if (!profile) return Error{ErrorCode::invalid_input, "seed.unknown_profile", {plan.profile}};
  return sql::in_transaction(db, [&](sql::Transaction& tx) -> Expected<SeedOutcome> {
    SeedOutcome outcome;
    for (const OfficeSeed& seed : law.offices)
      if (seed.profile == plan.profile) add_office(tx, seed, *profile, outcome);
    if (outcome.offices.empty())
      return Error{ErrorCode::invalid_input, "seed.no_offices", {plan.profile}};
    for (const RosterOfficer& line : plan.roster)
      if (auto problem = add_officer(tx, line, plan, outcome)) return *problem;
    return outcome;
  });
}

}  // namespace khongcho::app

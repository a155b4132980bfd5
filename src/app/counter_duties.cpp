#include "app/counter_duties.h"

#include <algorithm>

#include "store/office_store.h"

namespace khongcho::app {

namespace {

CounterDuty duty_or_new(sql::Transaction& tx, const Desk& desk) {
  return store::find_duty(tx, desk.counter)
      .value_or(CounterDuty{.counter = desk.counter, .office = desk.officer.office});
}

// `move` is the duty's own function (core/queue/counter_duty.h).
template <typename Move>
Expected<CounterDuty> change_duty(const Context& ctx, const Desk& desk, Move move) {
  return change_room(ctx, desk.officer.office,
                     [&](sql::Transaction& tx, const store::WaitingRoom&) -> Expected<CounterDuty> {
                       const auto counter = counter_of(tx, desk);
                       if (!counter) return counter.error();
                       const Expected<CounterDuty> duty = move(tx, duty_or_new(tx, desk));
                       if (duty) store::save(tx, *duty, desk.officer.id, ctx.time.now());
                       return duty;
                     });
}

}  // namespace

Expected<CounterDuty> open_counter(const Context& ctx, const Desk& desk,
                                   std::vector<std::string> services) {
  std::ranges::sort(services);
  services.erase(std::ranges::unique(services).begin(), services.end());
  return change_duty(ctx, desk,
                     [&](sql::Transaction& tx, const CounterDuty& duty) -> Expected<CounterDuty> {
                       for (const std::string& service : services)
                         if (auto problem = service_problem(ctx, tx, desk, service))
                           return *problem;
                       return open(duty, desk.officer.id, services, ctx.time.now());
                     });
}

Expected<CounterDuty> take_over_counter(const Context& ctx, const Desk& desk) {
  return change_duty(ctx, desk, [&](sql::Transaction& tx, const CounterDuty& duty) {
    auto taken = take_over(duty, desk.officer.id, ctx.time.now());
    if (!taken) return taken;
    if (auto ticket = store::ticket_at(tx, desk.counter)) {
      ticket->officer = desk.officer.id;
      store::save_place(tx, *ticket);
    }
    return taken;
  });
}

Expected<CounterDuty> pause_counter(const Context& ctx, const Desk& desk, std::string reason,
                                    std::optional<Instant> back_at) {
  return change_duty(ctx, desk,
                     [&](sql::Transaction& tx, const CounterDuty& duty) -> Expected<CounterDuty> {
                       if (auto problem = busy_problem(tx, desk)) return *problem;
                       return pause(duty, desk.officer.id, reason, back_at, ctx.time.now());
                     });
}

Expected<CounterDuty> close_counter(const Context& ctx, const Desk& desk) {
  return change_duty(ctx, desk,
                     [&](sql::Transaction& tx, const CounterDuty& duty) -> Expected<CounterDuty> {
                       if (auto problem = busy_problem(tx, desk)) return *problem;
                       return close(duty, desk.officer.id, ctx.time.now());
                     });
}

Expected<store::HelpCall> call_for_help(const Context& ctx, const Desk& desk) {
  return change_room(
      ctx, desk.officer.office,
      [&](sql::Transaction& tx, const store::WaitingRoom&) -> Expected<store::HelpCall> {
        const auto counter = counter_of(tx, desk);
        if (!counter) return counter.error();
        for (const store::HelpCall& call : store::open_help_calls(tx, desk.officer.office))
          if (call.counter == desk.counter && call.officer == desk.officer.id) return call;
        const store::HelpCall call{.id = make_id(),
                                   .office = desk.officer.office,
                                   .counter = desk.counter,
                                   .officer = desk.officer.id,
                                   .at = ctx.time.now()};
        store::insert(tx, call);
        return call;
      });
}

Expected<store::HelpCall> answer_help_call(const Context& ctx, const Officer& officer,
                                           std::int64_t id) {
  return change_room(
      ctx, officer.office,
      [&](sql::Transaction& tx, const store::WaitingRoom&) -> Expected<store::HelpCall> {
        if (!may(officer, Action::serve_queue, {officer.office}) &&
            !may(officer, Action::oversee, {officer.office}))
          return Error{ErrorCode::not_allowed, "queue.not_allowed"};
        for (store::HelpCall call : store::open_help_calls(tx, officer.office)) {
          if (call.id != id) continue;
          call.answered_by = officer.id;
          call.answered_at = ctx.time.now();
          store::answer_help(tx, officer.office, id, officer.id, *call.answered_at);
          return call;
        }
        return Error{ErrorCode::conflict, "help.nobody_called"};
      });
}

Expected<CivilDay> keep_queue(const Context& ctx, const Officer& officer, const Office& office,
                              bool keep) {
  if (!may(officer, Action::serve_queue, {office.id}) &&
      !may(officer, Action::oversee, {office.id}))
    return Error{ErrorCode::not_allowed, "queue.not_allowed"};
  const CivilDay today = civil_day(ctx.time.now());
  const auto next = ctx.law.calendar(office).next_open(instant_of(today + std::chrono::days{1}));
  if (!next) return next.error();
  return change_room(
      ctx, office.id, [&](sql::Transaction& tx, const store::WaitingRoom&) -> Expected<CivilDay> {
        const CivilDay until = civil_day(*next);
        store::set_keep_until(tx, office.id, keep ? std::optional{until} : std::nullopt);
        return keep ? until : today;
      });
}

}  // namespace khongcho::app

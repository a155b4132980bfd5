// One office in a replay: its desks, specialists and signers work off the arrivals, each step a
// command of app/ at its simulated instant. Offices share nothing, so they may run side by side.
#pragma once

#include <cstdint>
#include <list>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "app/context.h"
#include "app/replay_report.h"
#include "app/seed_office.h"
#include "core/dossier/dossier.h"
#include "core/queue/calling_order.h"
#include "core/queue/expected_wait.h"
#include "core/staffing/arrival.h"
#include "core/staffing/duty.h"
#include "core/staffing/event_queue.h"

namespace khongcho::app {

// Time that no file of arrivals tells.
struct ReplayPace {
  Seconds hand_over = std::chrono::minutes{2};
  Seconds take_supplement = std::chrono::minutes{3};
  Seconds look = std::chrono::minutes{10};  // before excluding or stopping
  Seconds print = std::chrono::minutes{3};  // from draft to submission
  Seconds sign = std::chrono::minutes{1};
  Seconds between_signings = std::chrono::minutes{10};
  Seconds seal = std::chrono::minutes{2};  // from signature to the counter
  Seconds apology_before = std::chrono::minutes{20};
  Seconds patience = std::chrono::minutes{30};  // who waited longer has gone and comes back
  Seconds wait_for_absent = std::chrono::minutes{1};
  Seconds absence = std::chrono::minutes{6};             // until who did not hear the call is back
  Seconds postman = std::chrono::minutes{16 * 60 + 30};  // comes once a day
};

struct OfficePlan {
  Office office;
  std::vector<SeededOfficer> officers;   // of this office, in the order of the roster
  std::vector<const Arrival*> arrivals;  // by arrived_at, then line
  CivilDay last_day{};                   // the day of the last arrival
  std::uint64_t seed = 0;
  bool measure_waits = false;  // what people are told at the door against what came
  ReplayPace pace = {};
};

class OfficeReplay {
 public:
  OfficeReplay(const Context& base, OfficePlan plan);
  OfficeReplay(const OfficeReplay&) = delete;

  // Refuses when a command does, with the line of the arrival and the command's message.
  Expected<ReplayedOffice> run(Instant end);

 private:
  struct Visit;
  struct Staff {
    Officer officer;
    std::string counter;
    Duty duty;
    CounterId counter_id = {};
    bool counter_open = false;
    bool busy = false;
    std::vector<Visit*> pile = {};  // of a specialist
    Seconds in_hand{};              // work begun
    Instant next_signing{};         // of a signer
  };
  struct StepEntry {
    ReplayStep step;
    const Staff* who;
    Instant from;
  };
  struct Visit {
    const Arrival* arrival;
    const Procedure* procedure;
    int order;
    std::optional<QueueTicket> ticket = {};  // as the last command left it
    std::string ticket_secret = {};
    std::optional<WaitRange> shown_wait = {};
    std::optional<Dossier> dossier = {};  // as the last command left it
    Staff* receptionist = nullptr;
    Staff* specialist = nullptr;
    Seconds work_left{};
    bool course_done = false;
    bool closed = false;  // nobody works on it any more
    std::vector<StepEntry> steps = {};
  };
  enum class DeskTask { intake, supplement, hand_over };
  struct DeskJob {
    DeskTask task;
    Visit* visit;
    Seconds takes;
  };
  // Who is called first: the higher priority (kept negative), then who came earlier.
  using DeskKey = std::tuple<int, Instant, int>;

  // replay_office.cpp
  void at(Instant when, EventQueue::Action action);
  void dispatch(Instant now);
  bool keep(Visit& visit, Expected<Dossier> outcome);
  void enter(Visit& visit, ReplayStep step, const Staff& who, Instant now);
  int dice(const Visit& visit, int purpose, int sides) const;

  // replay_office_desk.cpp
  void queue_at_desk(DeskTask task, Visit& visit, Instant since);
  void serve_desks(Instant now);
  static bool is_before(const QueueTicket& ticket, const DeskKey& job);
  void do_at_desk(Staff& staff, const DeskJob& job, Instant now);
  void finish_at_desk(const DeskJob& job, Staff& staff, Instant now);
  void take_in(Visit& visit, Staff& staff, Instant now);
  Seconds load_of(const Staff& specialist) const;
  void give_to_specialist(Visit& visit, Instant now);
  void plan_apology(Visit& visit);
  void apologise_if_late(Visit& visit, Instant due, Instant now);
  void plan_apology_signature(Visit& visit, Instant now);
  void plan_withdrawal(Visit& visit, Instant now);
  void call_citizen(Visit& visit, Instant now);
  void hand_over(Visit& visit, Staff& staff);

  // replay_office_queue.cpp
  static bool comes_in_person(const Visit& visit);
  void seat_receptionists();
  bool kept(const Visit& visit, const std::optional<Error>& refusal);
  void enter_room(Visit& visit, Instant now);
  void keep_counters(Instant now);
  const QueueTicket* whose_turn(Seconds left) const;
  void call_and_serve(Staff& staff, Instant now);
  void park_absent(Visit& visit, Staff& staff);
  void tally_wait(const Visit& visit, Instant now);
  void keep_queue_overnight(Instant now);

  // replay_office_work.cpp
  void start_work(Instant now);
  static Visit* next_in(std::vector<Visit*>& pile);
  bool can_sign(const Staff& signer, const Visit& visit, Instant at) const;
  Visit* next_to_sign(const Staff& signer, Instant at);
  bool has_to_sign(const Staff& staff, Instant now);
  void work_on(Visit& visit, Staff& staff, Instant now);
  void work_for(Seconds amount, Staff& staff, Instant now, EventQueue::Action then);
  void draft_and_submit(Visit& visit, Staff& staff, Instant now);
  void ask_for_supplement(Visit& visit, Staff& staff, Instant now);
  void start_signing(Instant now);
  void sign(Visit& visit, Staff& signer, Instant now);
  bool seal(Visit& visit);

  // replay_office_tally.cpp
  void tally(const Visit& visit, Instant end, ReplayedOffice& office) const;
  BrokenPromise broken_promise(const Visit& visit) const;
  const Staff& in_charge(const StepEntry& entry, Instant until) const;

  OfficePlan plan_;
  ManualTime time_;
  Context ctx_;
  const Calendar& calendar_;
  EventQueue queue_;
  Duty open_;  // the office itself
  std::list<Staff> staff_;
  std::vector<Staff*> receptionists_;
  std::vector<Staff*> specialists_;
  std::vector<Staff*> signers_;  // by their role, or by a delegation in writing
  std::vector<Staff*> clerks_;  // who have the seal, where a records clerk has it
  std::list<Visit> visits_;
  std::map<DeskKey, DeskJob> desk_;  // work without anybody in line for it
  std::vector<QueueTicket> line_;    // who waits with a number
  std::map<TicketId, Visit*> visit_of_;
  WaitFigures waits_;
  std::vector<Visit*> to_sign_;
  std::optional<Error> problem_;
};

}  // namespace khongcho::app

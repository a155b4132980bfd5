#include "app/duty_reroute.h"

#include <algorithm>
#include <map>

#include "app/change_dossier.h"
#include "app/signing_right.h"
#include "core/dossier/hand_over.h"
#include "store/dossier_store.h"
#include "store/duty_store.h"
#include "store/hand_over_store.h"
#include "store/officer_store.h"

namespace khongcho::app {

namespace {

constexpr int kMost = 500;

std::vector<DossierState> states_in_process() {
  std::vector<DossierState> states;
  for (const DossierState state : all_states())
    if (is_in_process(state)) states.push_back(state);
  return states;
}

// What the officer works on, has in hand or was given, and what waits for a signature there.
std::vector<Dossier> open_work(sql::Transaction& tx, const Absence& absence) {
  std::vector<Dossier> all =
      store::list_dossiers(tx,
                           {.office = absence.office, .specialist = absence.officer,
                            .states = states_in_process()},
                           {}, kMost)
          .rows;
  const auto add = [&](std::vector<Dossier> more) {
    for (Dossier& each : more)
      if (is_in_process(each.state) &&
          std::ranges::find(all, each.id, &Dossier::id) == all.end())
        all.push_back(std::move(each));
  };
  add(store::held_by(tx, absence.officer, kMost));
  add(store::offered_to(tx, absence.officer, kMost));
  return all;
}

bool is_there(sql::Transaction& tx, OfficerId officer, Instant now) {
  return !absence_at(store::absences_of_officer(tx, officer, now, now + Seconds{1}), officer, now);
}

// Officers of the office there now whom the roster has in that role at this hour.
std::vector<Officer> on_duty(sql::Transaction& tx, OfficeId office, DutyRole role,
                             std::string_view field, Instant now) {
  std::vector<Officer> officers;
  const CivilDay today = civil_day(now);
  for (const DutyEntry& entry : store::duty_of_office(tx, office, today, today)) {
    if (entry.role != role || time_of_day(now) < entry.from || entry.to <= time_of_day(now))
      continue;
    if (!entry.field.empty() && entry.field != field) continue;
    if (std::ranges::find(officers, entry.officer, &Officer::id) != officers.end()) continue;
    const auto officer = store::find_officer(tx, entry.officer);
    if (officer && officer->active && is_there(tx, officer->id, now)) officers.push_back(*officer);
  }
  return officers;
}

class Rerouting {
 public:
  Rerouting(const Context& ctx, const Officer& by, AbsenceReport& report)
      : ctx_(ctx), by_(by), report_(report), now_(ctx.time.now()) {}

  void run() {
    const auto dossiers =
        sql::read(ctx_.db, [&](sql::Transaction& tx) { return open_work(tx, report_.absence); });
    for (const Dossier& dossier : dossiers) {
      if (dossier.state == DossierState::awaiting_signature) {
        if (is_with_them(dossier)) pass_signature(dossier);
      } else if (dossier.specialist == report_.absence.officer) {
        pass_work(dossier);
      } else if (is_with_them(dossier)) {
        stays(dossier, {ErrorCode::conflict, "duty.pass_by_hand"});
      }
    }
  }

 private:
  const Absence& absence() const { return report_.absence; }
  bool is_with_them(const Dossier& dossier) const {
    if (is_offered(dossier) && dossier.offered_to) return dossier.offered_to == absence().officer;
    return dossier.holder == absence().officer && !is_offered(dossier);
  }

  ReroutedDossier line_of(const Dossier& dossier) const {
    return {.code = dossier.code,
            .procedure = dossier.procedure_name,
            .signature = dossier.state == DossierState::awaiting_signature};
  }
  void stays(const Dossier& dossier, Error why) {
    report_.stayed.push_back(line_of(dossier));
    report_.stayed.back().why_not = std::move(why);
  }
  void note(const Dossier& dossier, const Officer& to, const Expected<Dossier>& outcome) {
    if (!outcome) return stays(dossier, outcome.error());
    report_.moved.push_back(line_of(dossier));
    report_.moved.back().to = to.full_name;
  }

  Expected<Dossier> change(const Dossier& dossier, DossierEventKind event,
                           const std::function<Expected<Dossier>(Dossier, Instant)>& rule) {
    return change_dossier(ctx_, by_, {.code = dossier.code, .version = dossier.version,
                                      .request_key = {}},
                          {.action = Action::view,  // reroute() says who may
                           .event = event,
                           .note = ctx_.vietnamese.text("duty.rerouted", {report_.name}),
                           .apply = [&](sql::Transaction&, Dossier found, Instant now) {
                             return rule(std::move(found), now);
                           }});
  }

  void pass_work(const Dossier& dossier) {
    const auto to = specialist_for(dossier);
    if (!to) return stays(dossier, {ErrorCode::conflict, "duty.nobody_of_field", {dossier.field}});
    const auto outcome = change(
        dossier, DossierEventKind::assigned, [&](Dossier found, Instant now) -> Expected<Dossier> {
          auto assigned = assign(std::move(found), to->id);
          if (assigned && assigned->holder != to->id)
            offer(*assigned, Role::specialist, to->id, now);
          return assigned;
        });
    if (outcome) ++taken_[to->id];
    note(dossier, *to, outcome);
  }

  void pass_signature(const Dossier& dossier) {
    const auto to = signer_for(dossier);
    if (!to) return stays(dossier, {ErrorCode::conflict, "duty.nobody_to_sign"});
    const auto outcome =
        change(dossier, DossierEventKind::handed_over,
               [&](Dossier found, Instant now) -> Expected<Dossier> {
                 offer(found, Role::signer, to->id, now);
                 return found;
               });
    note(dossier, *to, outcome);
  }

  bool works_on(const Officer& officer, const Dossier& dossier) const {
    return officer.active && has_role(officer, Role::specialist) &&
           officer.office == deciding_office(dossier) && officer.id != absence().officer;
  }

  // The substitute, else whoever of the field on duty has least to do; without a roster for the
  // hour, of the specialists of the office.
  std::optional<Officer> specialist_for(const Dossier& dossier) {
    return sql::read(ctx_.db, [&](sql::Transaction& tx) -> std::optional<Officer> {
      if (absence().substitute && is_there(tx, absence().substitute, now_)) {
        const auto substitute = store::find_officer(tx, absence().substitute);
        if (substitute && works_on(*substitute, dossier)) return substitute;
      }
      const OfficeId office = deciding_office(dossier);
      auto officers = on_duty(tx, office, DutyRole::specialist, dossier.field, now_);
      if (officers.empty()) officers = store::officers_of(tx, office);
      std::erase_if(officers, [&](const Officer& each) {
        return !works_on(each, dossier) || !is_there(tx, each.id, now_);
      });
      if (officers.empty()) return {};
      return *std::ranges::min_element(officers, {}, [&](const Officer& each) {
        return std::pair{busyness(tx, each), each.full_name};
      });
    });
  }

  // Open dossiers, counted once, with those given meanwhile.
  std::size_t busyness(sql::Transaction& tx, const Officer& officer) {
    const auto [known, is_new] = busy_.try_emplace(officer.id, 0);
    if (is_new)
      known->second = store::list_dossiers(tx,
                                           {.office = officer.office, .specialist = officer.id,
                                            .states = states_in_process()},
                                           {}, kMost)
                          .rows.size();
    const auto taken = taken_.find(officer.id);
    return known->second + (taken == taken_.end() ? 0 : taken->second);
  }

  std::optional<Officer> signer_for(const Dossier& dossier) {
    return sql::read(ctx_.db, [&](sql::Transaction& tx) -> std::optional<Officer> {
      auto officers = on_duty(tx, deciding_office(dossier), DutyRole::signer, "", now_);
      if (absence().substitute)
        if (const auto substitute = store::find_officer(tx, absence().substitute))
          officers.insert(officers.begin(), *substitute);
      for (const Officer& each : officers)
        if (each.id != absence().officer && signing_right(tx, each, dossier, now_)) return each;
      return {};
    });
  }

  const Context& ctx_;
  const Officer& by_;
  AbsenceReport& report_;
  const Instant now_;
  std::map<OfficerId, std::size_t> busy_;
  std::map<OfficerId, std::size_t> taken_;
};

}  // namespace

void reroute(const Context& ctx, const Officer& by, AbsenceReport& report) {
  Rerouting(ctx, by, report).run();
}

}  // namespace khongcho::app

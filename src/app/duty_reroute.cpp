#include "app/duty_reroute.h"

#include <algorithm>
#include <map>

#include "app/change_dossier.h"
#include "app/officer_notices.h"
#include "app/route_ahead.h"
#include "app/signing_right.h"
#include "core/dossier/hand_over.h"
#include "store/dossier_store.h"
#include "store/duty_store.h"
#include "store/hand_over_store.h"
#include "store/officer_store.h"

namespace khongcho::app {

namespace {

constexpr int kMost = 500;

// A specialist's to work on; not with the citizen, an appraiser or a signer.
const std::vector<DossierState>& states_at_work() {
  static const std::vector<DossierState> states{DossierState::assigned, DossierState::drafted};
  return states;
}

// What the officer works on, has in hand or was given, and what any signer there may take.
std::vector<Dossier> open_work(sql::Transaction& tx, const Absence& absence) {
  std::vector<Dossier> all = store::list_dossiers(tx,
                                                  {.office = absence.office,
                                                   .specialist = absence.officer,
                                                   .states = states_at_work()},
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
  for (const Role role : {Role::signer, Role::commune_chair})
    add(store::offered_to_role(tx, absence.office, role, kMost));
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

bool has_roster(sql::Transaction& tx, OfficeId office, DutyRole role, CivilDay day) {
  return std::ranges::any_of(store::duty_of_office(tx, office, day, day),
                             [&](const DutyEntry& each) { return each.role == role; });
}

// Who can take what the one away leaves.
class Colleagues {
 public:
  Colleagues(const Context& ctx, const Absence& absence)
      : ctx_(ctx), absence_(absence), now_(ctx.time.now()) {}

  // The substitute, else whoever of the field on duty has least to do; without a roster for the
  // hour, of the specialists of the office.
  std::optional<Officer> specialist_for(const Dossier& dossier) {
    const auto [known, is_new] = specialists_.try_emplace(place_of(dossier));
    return sql::read(ctx_.db, [&](sql::Transaction& tx) -> std::optional<Officer> {
      if (is_new) known->second = specialists_of(tx, dossier);
      if (known->second.empty()) return {};
      return *std::ranges::min_element(known->second, {}, [&](const Officer& each) {
        return std::pair{busyness(tx, each), each.full_name};
      });
    });
  }
  void has_taken(const Officer& officer) { ++taken_[officer.id]; }

  // The substitute, else whoever on duty has the right; without a roster for the day, whoever of
  // the office has.
  const std::optional<Officer>& signer_for(const Dossier& dossier) {
    const auto [known, is_new] =
        signers_.try_emplace({place_of(dossier), signing_role(ctx_, dossier)});
    if (is_new)
      known->second = sql::read(ctx_.db, [&](sql::Transaction& tx) -> std::optional<Officer> {
        const OfficeId office = deciding_office(dossier);
        auto officers = on_duty(tx, office, DutyRole::signer, "", now_);
        if (!has_roster(tx, office, DutyRole::signer, civil_day(now_)))
          officers = store::officers_of(tx, office);
        if (absence_.substitute)
          if (const auto substitute = store::find_officer(tx, absence_.substitute))
            officers.insert(officers.begin(), *substitute);
        for (const Officer& each : officers)
          if (each.id != absence_.officer && signing_right(ctx_, tx, each, dossier, now_))
            return each;
        return {};
      });
    return known->second;
  }

 private:
  using Place = std::pair<OfficeId, std::string>;  // with the field
  static Place place_of(const Dossier& dossier) {
    return {deciding_office(dossier), dossier.field};
  }

  bool works_on(const Officer& officer, const Dossier& dossier) const {
    return officer.active && has_role(officer, Role::specialist) &&
           officer.office == deciding_office(dossier) && officer.id != absence_.officer;
  }

  std::vector<Officer> specialists_of(sql::Transaction& tx, const Dossier& dossier) const {
    if (absence_.substitute && is_there(tx, absence_.substitute, now_)) {
      const auto substitute = store::find_officer(tx, absence_.substitute);
      if (substitute && works_on(*substitute, dossier)) return {*substitute};
    }
    const OfficeId office = deciding_office(dossier);
    auto officers = on_duty(tx, office, DutyRole::specialist, dossier.field, now_);
    if (officers.empty()) officers = store::officers_of(tx, office);
    std::erase_if(officers, [&](const Officer& each) {
      return !works_on(each, dossier) || !is_there(tx, each.id, now_);
    });
    return officers;
  }

  // Open dossiers, counted once, with those given meanwhile.
  std::size_t busyness(sql::Transaction& tx, const Officer& officer) {
    const auto [known, is_new] = busy_.try_emplace(officer.id, 0);
    if (is_new)
      known->second = store::list_dossiers(tx,
                                           {.office = officer.office, .specialist = officer.id,
                                            .states = states_at_work()},
                                           {}, kMost)
                          .rows.size();
    const auto taken = taken_.find(officer.id);
    return known->second + (taken == taken_.end() ? 0 : taken->second);
  }

  const Context& ctx_;
  const Absence& absence_;
  const Instant now_;
  std::map<Place, std::vector<Officer>> specialists_;
  std::map<std::pair<Place, Role>, std::optional<Officer>> signers_;
  std::map<OfficerId, std::size_t> busy_;
  std::map<OfficerId, std::size_t> taken_;
};

// The heads of the office: whoever plans there, else whoever signs.
std::vector<Officer> heads_of(sql::Transaction& tx, OfficeId office) {
  auto heads = officers_who_may(tx, office, Action::plan_duty);
  return heads.empty() ? officers_who_may(tx, office, Action::sign) : heads;
}

std::string about(const Absence& absence, std::string_view what) {
  return "absence:" + std::to_string(absence.id.value) + ":" + std::string(what);
}

class Rerouting {
 public:
  Rerouting(const Context& ctx, const std::optional<Officer>& by, const Absence& absence)
      : ctx_(ctx),
        by_(by),
        absence_(absence),
        now_(ctx.time.now()),
        until_(clock_text(absence.to) + " " + day_text(civil_day(absence.to))),
        colleagues_(ctx, absence) {}

  AbsenceReport run() {
    const auto dossiers = sql::read(ctx_.db, [&](sql::Transaction& tx) {
      away_ = store::find_officer(tx, absence_.officer).value();
      return open_work(tx, absence_);
    });
    for (const Dossier& dossier : dossiers) pass(dossier);
    tell_heads();
    return {.absence = absence_,
            .name = away_.full_name,
            .moved = std::move(moved_),
            .stayed = std::move(stayed_)};
  }

 private:
  void pass(const Dossier& dossier) {
    if (dossier.state == DossierState::awaiting_signature) {
      if (is_with_them(dossier))
        pass_signature(dossier);
      else if (is_offered(dossier) && !dossier.offered_to)
        look_for_any_signer(dossier);
    } else if (dossier.specialist == absence_.officer &&
               std::ranges::find(states_at_work(), dossier.state) != states_at_work().end()) {
      pass_work(dossier);
    } else if (is_with_them(dossier)) {
      stays(dossier, {ErrorCode::conflict, "duty.pass_by_hand"});
    }
  }

  bool is_with_them(const Dossier& dossier) const {
    if (is_offered(dossier) && dossier.offered_to) return dossier.offered_to == absence_.officer;
    return dossier.holder == absence_.officer && !is_offered(dossier);
  }

  ReroutedDossier line_of(const Dossier& dossier) const {
    return {.code = dossier.code,
            .procedure = dossier.procedure_name,
            .signature = dossier.state == DossierState::awaiting_signature};
  }
  void stays(const Dossier& dossier, Error why) {
    stayed_.push_back(line_of(dossier));
    stayed_.back().why_not = std::move(why);
  }

  using Rule = std::function<Expected<Dossier>(Dossier, Instant)>;
  // False where it stays, or was moved before in this absence.
  bool give(const Dossier& dossier, const Officer& to, DossierEventKind event, const Rule& rule) {
    bool is_given = false;
    const auto apply = [&](sql::Transaction& tx, Dossier found, Instant now) {
      auto given = rule(std::move(found), now);
      is_given = static_cast<bool>(given);
      if (is_given)
        notify(tx, now, to.id,
               {.key = "duty.notice_rerouted",
                .args = {away_.full_name, until_},
                .link = "/quay/ban-giao",
                .once = about(absence_, "given")});
      return given;
    };
    const DossierChange change{
        .action = Action::view,  // reroute() says who may
        .event = event,
        .note = ctx_.vietnamese.text("duty.rerouted", {away_.full_name, until_}),
        .apply = apply};
    const DossierCommand command{.code = dossier.code,
                                 .version = dossier.version,
                                 .request_key = by_ ? "" : about(absence_, dossier.code)};
    const auto outcome = by_ ? change_dossier(ctx_, *by_, command, change)
                             : change_by_clock(ctx_, command, change);
    if (!outcome) stays(dossier, outcome.error());
    if (!outcome || !is_given) return false;
    moved_.push_back(line_of(dossier));
    moved_.back().to = to.full_name;
    return true;
  }

  void pass_work(const Dossier& dossier) {
    const auto to = colleagues_.specialist_for(dossier);
    if (!to) return stays(dossier, {ErrorCode::conflict, "duty.nobody_of_field", {dossier.field}});
    const bool is_given = give(
        dossier, *to, DossierEventKind::assigned, [&](Dossier found, Instant now) {
          auto assigned = assign(std::move(found), to->id);
          if (assigned && assigned->holder != to->id)
            offer(*assigned, Role::specialist, to->id, now);
          return assigned;
        });
    if (is_given) colleagues_.has_taken(*to);
  }

  void pass_signature(const Dossier& dossier) {
    const auto& to = colleagues_.signer_for(dossier);
    if (!to) return stays(dossier, {ErrorCode::conflict, "duty.nobody_to_sign"});
    give(dossier, *to, DossierEventKind::handed_over,
         [&](Dossier found, Instant now) -> Expected<Dossier> {
           offer(found, signing_role(ctx_, found), to->id, now);
           return found;
         });
  }

  // Any signer may take it: a matter of this absence only where nobody is left.
  void look_for_any_signer(const Dossier& dossier) {
    if (!colleagues_.signer_for(dossier) && could_sign(dossier))
      stays(dossier, {ErrorCode::conflict, "duty.nobody_to_sign"});
  }
  bool could_sign(const Dossier& dossier) const {
    return sql::read(ctx_.db, [&](sql::Transaction& tx) {
      const auto right = signing_right(ctx_, tx, away_, dossier, now_);
      return right || right.error().message_id == "duty.signer_away";
    });
  }

  // What somebody changed meanwhile is no matter for them: it is looked at again.
  void tell_heads() {
    const auto left = std::ranges::count_if(stayed_, [](const ReroutedDossier& each) {
      return each.why_not->message_id != "dossier.changed";
    });
    if (left == 0) return;
    sql::in_transaction(ctx_.db, [&](sql::Transaction& tx) {
      for (const Officer& head : heads_of(tx, absence_.office))
        notify(tx, now_, head.id,
               {.key = "duty.notice_left",
                .args = {std::to_string(left), away_.full_name, until_},
                .link = "/truc/nghi",
                .once = about(absence_, "left")});
      return true;
    });
  }

  const Context& ctx_;
  const std::optional<Officer>& by_;
  const Absence& absence_;
  const Instant now_;
  const std::string until_;
  Colleagues colleagues_;
  Officer away_;
  std::vector<ReroutedDossier> moved_;
  std::vector<ReroutedDossier> stayed_;
};

}  // namespace

AbsenceReport reroute(const Context& ctx, const std::optional<Officer>& by,
                      const Absence& absence) {
  return Rerouting(ctx, by, absence).run();
}

}  // namespace khongcho::app

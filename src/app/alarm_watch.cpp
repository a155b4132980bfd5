#include "app/alarm_watch.h"

#include <algorithm>

#include "app/citizen_notices.h"
#include "app/officer_notices.h"
#include "core/alarm/alarm.h"
#include "core/alarm/escalation.h"
#include "store/alarm_store.h"
#include "store/dossier_store.h"
#include "store/officer_store.h"

namespace khongcho::app {

namespace {

const Calendar& calendar_of(const Context& ctx, const Dossier& dossier) {
  return ctx.law.calendar(dossier.profile, dossier.model);
}

bool has_role_of(const Officer& officer, AlarmLevel level) {
  return std::ranges::any_of(roles_of(level), [&](Role role) { return has_role(officer, role); });
}

std::string once_of(const RaisedAlarm& alarm) {
  return "alarm:" + std::to_string(alarm.id.value) + ":" + std::string(text_of(alarm.level));
}

// Rings or was acknowledged; its cause is not gone.
bool is_open(const RaisedAlarm& alarm) {
  return !alarm.ended_at;
}

bool rang_before(const std::vector<RaisedAlarm>& known, const PlannedAlarm& planned) {
  return std::ranges::any_of(known, [&](const RaisedAlarm& alarm) {
    return alarm.kind == planned.kind && alarm.due_at == planned.due_at;
  });
}

}  // namespace

OfficerId officer_in_charge(const Dossier& dossier) {
  if (dossier.offered_to) return dossier.offered_to;
  if (dossier.holder) return dossier.holder;
  return dossier.specialist ? dossier.specialist : dossier.receptionist;
}

int AlarmWatch::look_at(sql::Transaction& tx, const Dossier& dossier,
                        std::vector<RaisedAlarm> known) {
  const AlarmRules* rules = ctx_.law.law().find_alarms(dossier.profile);
  if (!rules) {
    plan(tx, dossier, {}, false);  // looked at, all the same
    return 0;
  }
  const Calendar& calendar = calendar_of(ctx_, dossier);
  const std::vector<PlannedAlarm> planned = planned_alarms(*rules, calendar, dossier);
  end_without_cause(tx, dossier, planned, known);

  int raised = 0;
  std::optional<RaisedAlarm> gravest;
  for (const PlannedAlarm& each : planned) {
    if (each.at > now_ || rang_before(known, each)) continue;
    RaisedAlarm alarm{.id = make<AlarmId>(),
                      .dossier = dossier.id,
                      .kind = each.kind,
                      .due_at = each.due_at,
                      .office = deciding_office(dossier),
                      .officer = officer_in_charge(dossier),
                      .raised_at = now_};
    if (!raise(tx, dossier, *rules, alarm)) continue;
    ++raised;
    gravest = alarm;
  }
  if (gravest) {
    if (raised > 1 || std::ranges::any_of(known, is_open)) store::end_other_alarms(tx, *gravest);
    tell(tx, dossier, *gravest);
    if (gravest->kind == AlarmKind::uncollected)
      tell_citizen(tx, CitizenNoticeKind::result_waits, dossier, now_);
  } else if (std::ranges::any_of(known, [&](const RaisedAlarm& alarm) {
               return is_open(alarm) && alarm.officer != officer_in_charge(dossier);
             })) {
    store::set_officer_of_alarms(tx, dossier.id, officer_in_charge(dossier));
  }
  plan(tx, dossier, next_look(*rules, calendar, dossier, now_),
       is_final(dossier.state) || dossier.state == DossierState::instructed ||
           dossier.state == DossierState::rejected || dossier.state == DossierState::submitted);
  return raised;
}

void AlarmWatch::end_without_cause(sql::Transaction& tx, const Dossier& dossier,
                                   const std::vector<PlannedAlarm>& planned,
                                   std::vector<RaisedAlarm>& known) const {
  const auto has_cause = [&](const RaisedAlarm& alarm) {
    return !planned.empty() && alarm.due_at == planned.front().due_at;
  };
  const bool is_any = std::ranges::any_of(
      known, [&](const RaisedAlarm& alarm) { return is_open(alarm) && !has_cause(alarm); });
  if (!is_any) return;
  if (planned.empty())
    store::end_alarms(tx, dossier.id, now_);
  else
    store::end_alarms_not_about(tx, dossier.id, planned.front().due_at, now_);
  for (RaisedAlarm& alarm : known)
    if (is_open(alarm) && !has_cause(alarm)) alarm.ended_at = now_;
}

bool AlarmWatch::raise(sql::Transaction& tx, const Dossier& dossier, const AlarmRules& rules,
                       RaisedAlarm& alarm) const {
  if (const AlarmThreshold* threshold = rules.find_threshold(alarm.kind)) {
    alarm.level = threshold->level;
    alarm.escalates_at =
        escalates_at(rules, calendar_of(ctx_, dossier), *threshold, alarm.level, now_);
  }
  return store::insert(tx, alarm);
}

void AlarmWatch::plan(sql::Transaction& tx, const Dossier& dossier, std::optional<Instant> next,
                      bool is_over) const {
  if (is_over) return store::remove_plan(tx, dossier.id);
  store::save(tx, {.dossier = dossier.id, .version = dossier.version, .next_at = next});
}

bool AlarmWatch::escalate(sql::Transaction& tx, const RaisedAlarm& alarm) {
  const auto dossier = store::find_dossier(tx, alarm.dossier);
  const auto level = next_level(alarm.level);
  const AlarmRules* rules = dossier ? ctx_.law.law().find_alarms(dossier->profile) : nullptr;
  const AlarmThreshold* threshold = rules ? rules->find_threshold(alarm.kind) : nullptr;
  if (!threshold || !level) {
    store::keep_level(tx, alarm.id);
    return false;
  }
  RaisedAlarm higher = alarm;
  higher.level = *level;
  higher.escalates_at = escalates_at(*rules, calendar_of(ctx_, *dossier), *threshold, *level, now_);
  if (!store::escalate(tx, alarm, *level, now_, higher.escalates_at)) return false;
  tell(tx, *dossier, higher);
  return true;
}

// To the officer whose turn it is, or to all of the role it was given to; above that to everybody
// in charge at the level.
void AlarmWatch::tell(sql::Transaction& tx, const Dossier& dossier, const RaisedAlarm& alarm) {
  const NoticeText text{
      .key = "alarm.notice_" + std::string(text_of(alarm.kind)),
      .args = {dossier.code, dossier.submitter.full_name,
               clock_text(alarm.due_at) + " " + day_month_text(civil_day(alarm.due_at))},
      .link = "/canh-bao",
      .once = once_of(alarm)};
  const bool is_own = alarm.level == AlarmLevel::officer;
  if (is_own && alarm.officer) notify(tx, now_, alarm.officer, text);
  if (is_own && (!dossier.offered_role || dossier.offered_to)) return;
  for (const Officer& officer : officers_of(tx, alarm.office)) {
    const bool is_meant =
        is_own ? has_role(officer, *dossier.offered_role) : has_role_of(officer, alarm.level);
    if (officer.active && is_meant) notify(tx, now_, officer.id, text);
  }
}

const std::vector<Officer>& AlarmWatch::officers_of(sql::Transaction& tx, OfficeId office) {
  const auto known = officers_.find(office);
  if (known != officers_.end()) return known->second;
  return officers_[office] = store::officers_of(tx, office);
}

}  // namespace khongcho::app

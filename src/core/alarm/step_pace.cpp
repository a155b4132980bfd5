#include "core/alarm/step_pace.h"

#include <algorithm>

namespace khongcho {

namespace {

constexpr std::size_t kPriorWeight = 3;

bool begins_work(DossierEventKind kind) {
  return kind != DossierEventKind::receipt_reprinted && kind != DossierEventKind::apologised &&
         kind != DossierEventKind::apology_proposed && kind != DossierEventKind::apology_declined;
}

Seconds median(std::vector<Seconds> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::ranges::nth_element(values, middle);
  return *middle;
}

// Where the state stands in the plain way: process, sign, give back.
std::vector<StepKind> whole_way(DossierState state) {
  using enum DossierState;
  switch (state) {
    case received:
    case assigned:
      return {StepKind::process, StepKind::appraise, StepKind::sign, StepKind::seal,
              StepKind::give_back};
    case drafted:
      return {StepKind::submit, StepKind::appraise, StepKind::sign, StepKind::seal,
              StepKind::give_back};
    case awaiting_appraisal:
      return {StepKind::appraise, StepKind::sign, StepKind::seal, StepKind::give_back};
    case awaiting_signature:
      return {StepKind::sign, StepKind::seal, StepKind::give_back};
    case signed_off:
      return {StepKind::seal, StepKind::give_back};
    default:
      return {};
  }
}

bool is_on_the_way(const Route* route, const Dossier& dossier, StepKind kind) {
  if (kind == StepKind::seal && dossier.sealed_at) return false;
  if (kind != StepKind::seal && kind != StepKind::appraise) return true;
  if (dossier.state == DossierState::awaiting_appraisal && kind == StepKind::appraise) return true;
  return route && has_step(*route, kind, dossier);
}

}  // namespace

std::optional<StepKind> step_ended_by(DossierEventKind kind) {
  switch (kind) {
    case DossierEventKind::submitted_for_signature:
      return StepKind::process;
    case DossierEventKind::appraised:
      return StepKind::appraise;
    case DossierEventKind::signed_off:
      return StepKind::sign;
    case DossierEventKind::sealed:
      return StepKind::seal;
    case DossierEventKind::result_ready:
      return StepKind::give_back;
    default:
      return {};
  }
}

StepPaces paces_of(const AlarmRules& rules, const Calendar& calendar,
                   const std::vector<WorkDone>& today) {
  std::map<StepKind, std::vector<Seconds>> seen;
  for (const StepMinutes& prior : rules.paces)
    seen[prior.kind].assign(kPriorWeight, std::chrono::minutes{prior.minutes});
  std::map<DossierId, Instant> came_at;
  std::map<OfficerId, Instant> busy_until;
  for (const WorkDone& done : today) {
    if (const auto step = step_ended_by(done.kind); step && came_at.contains(done.dossier)) {
      Instant from = came_at[done.dossier];
      if (const auto busy = busy_until.find(done.officer); busy != busy_until.end())
        from = std::max(from, busy->second);
      if (const auto took = calendar.counted_between(from, done.at)) seen[*step].push_back(*took);
      busy_until[done.officer] = done.at;
    }
    // A draft is on the way of the same step.
    if (begins_work(done.kind) && done.kind != DossierEventKind::drafted)
      came_at[done.dossier] = done.at;
  }
  StepPaces paces;
  for (auto& [kind, times] : seen) paces[kind] = median(std::move(times));
  return paces;
}

std::vector<StepKind> steps_left(const Route* route, const Dossier& dossier) {
  if (is_waiting(dossier)) return {};
  std::vector<StepKind> steps = whole_way(dossier.state);
  std::erase_if(steps, [&](StepKind kind) { return !is_on_the_way(route, dossier, kind); });
  return steps;
}

}  // namespace khongcho

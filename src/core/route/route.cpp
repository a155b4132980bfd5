#include "core/route/route.h"

#include <algorithm>
#include <array>

#include "core/dossier/consultation.h"

namespace khongcho {

namespace {

constexpr std::array<std::string_view, 10> kKinds{"receive",  "process",   "appraise", "submit",
                                                  "sign",     "seal",      "digitize", "give_back",
                                                  "consult",  "child"};
constexpr std::array<std::string_view, 3> kConditions{"always", "verification", "fee_due"};

template <typename Enum, std::size_t N>
std::optional<Enum> enum_from(const std::array<std::string_view, N>& texts, std::string_view text) {
  const auto found = std::ranges::find(texts, text);
  if (found == texts.end()) return {};
  return static_cast<Enum>(found - texts.begin());
}

template <typename Enum, std::size_t N>
std::vector<Enum> all_of(const std::array<std::string_view, N>& texts) {
  std::vector<Enum> all;
  for (std::size_t i = 0; i < texts.size(); ++i) all.push_back(static_cast<Enum>(i));
  return all;
}

// The kinds the dossier may stand in, the first that the route has decides.
std::vector<StepKind> kinds_for(const Dossier& dossier) {
  switch (dossier.state) {
    case DossierState::received:
      return {StepKind::receive};
    case DossierState::assigned:
    case DossierState::drafted:
      if (has_open_consultation(dossier))
        return {StepKind::consult, StepKind::process};
      return {StepKind::process};
    case DossierState::supplement_requested:
    case DossierState::payment_requested:
      return {StepKind::process};
    case DossierState::awaiting_appraisal:
      return {StepKind::appraise, StepKind::process};
    case DossierState::awaiting_signature:
      if (dossier.offered_at) return {StepKind::submit, StepKind::sign};
      return {StepKind::sign};
    case DossierState::signed_off:
      if (!dossier.sealed_at) return {StepKind::seal, StepKind::give_back};
      return {StepKind::give_back};
    case DossierState::result_ready:
      return {StepKind::give_back};
    case DossierState::submitted:
    case DossierState::instructed:
    case DossierState::rejected:
    case DossierState::returned:
    case DossierState::withdrawn:
    case DossierState::stopped:
      return {};
  }
  return {};
}

}  // namespace

std::string Route::key() const { return id + "@" + std::to_string(version); }

const RouteStep* Route::find_step(std::string_view step_id) const {
  const auto found = std::ranges::find(steps, step_id, &RouteStep::id);
  return found == steps.end() ? nullptr : &*found;
}

const RouteStep* Route::find_step(StepKind kind) const {
  const auto found = std::ranges::find(steps, kind, &RouteStep::kind);
  return found == steps.end() ? nullptr : &*found;
}

StepFacts step_facts(const Dossier& dossier) {
  return {.verification = dossier.excluded, .fee_due = dossier.fee > 0 && !dossier.fee_paid};
}

bool applies(const RouteStep& step, StepFacts facts) {
  switch (step.when) {
    case StepCondition::always:
      return true;
    case StepCondition::verification:
      return facts.verification;
    case StepCondition::fee_due:
      return facts.fee_due;
  }
  return true;
}

const RouteStep* current_step(const Route& route, const Dossier& dossier) {
  for (const StepKind kind : kinds_for(dossier))
    if (const RouteStep* step = route.find_step(kind)) return step;
  return nullptr;
}

bool has_step(const Route& route, StepKind kind, const Dossier& dossier) {
  const StepFacts facts = step_facts(dossier);
  return std::ranges::any_of(route.steps, [&](const RouteStep& step) {
    return step.kind == kind && applies(step, facts);
  });
}

std::string_view text_of(StepKind kind) { return kKinds[static_cast<std::size_t>(kind)]; }
std::string_view text_of(StepCondition condition) {
  return kConditions[static_cast<std::size_t>(condition)];
}
std::optional<StepKind> step_kind_from(std::string_view text) {
  return enum_from<StepKind>(kKinds, text);
}
std::optional<StepCondition> step_condition_from(std::string_view text) {
  return enum_from<StepCondition>(kConditions, text);
}
const std::vector<StepKind>& all_step_kinds() {
  static const std::vector<StepKind> all = all_of<StepKind>(kKinds);
  return all;
}
const std::vector<StepCondition>& all_step_conditions() {
  static const std::vector<StepCondition> all = all_of<StepCondition>(kConditions);
  return all;
}

}  // namespace khongcho

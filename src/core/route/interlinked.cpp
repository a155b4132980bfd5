#include "core/route/interlinked.h"

#include <algorithm>

namespace khongcho {

namespace {

bool follows(const Route& route, const RouteStep& step, StepKind kind) {
  return std::ranges::any_of(step.after, [&](const std::string& id) {
    const RouteStep* before = route.find_step(id);
    return before && (before->kind == kind || follows(route, *before, kind));
  });
}

bool is_of_step(const Dossier& child, const RouteStep& step) {
  return child.procedure == step.procedure;
}

bool was_opened(const std::vector<Dossier>& children, const RouteStep& step) {
  return std::ranges::any_of(children,
                             [&](const Dossier& child) { return is_of_step(child, step); });
}

// Behind the signature only: children before it are opened where an officer sees the need.
bool is_in_chain(const Route& route, const RouteStep& step, const Dossier& parent) {
  return step.kind == StepKind::child && applies(step, step_facts(parent)) &&
         follows(route, step, StepKind::sign);
}

struct Chain {
  const Route& route;
  const Dossier& parent;
  const std::vector<Dossier>& children;

  bool is_done(const RouteStep& step) const {
    if (!applies(step, step_facts(parent))) return all_before_done(step);
    switch (step.kind) {
      case StepKind::seal:
        return parent.sealed_at.has_value();
      case StepKind::digitize:
        return parent.digitized_at.has_value();
      case StepKind::child:
        return std::ranges::any_of(children, [&](const Dossier& child) {
          return is_of_step(child, step) && child.state == DossierState::returned;
        });
      case StepKind::give_back:
        return false;
      default:
        return parent.signed_at.has_value();
    }
  }
  bool all_before_done(const RouteStep& step) const {
    return std::ranges::all_of(step.after, [&](const std::string& id) {
      const RouteStep* before = route.find_step(id);
      return before && is_done(*before);
    });
  }
};

}  // namespace

const RouteStep* child_step_for(const Route& route, std::string_view procedure) {
  for (const RouteStep& step : route.steps)
    if (step.kind == StepKind::child && step.procedure == procedure) return &step;
  return route.find_step(StepKind::child);
}

ParentTime child_time(const Dossier& parent, const Route* route, std::string_view procedure,
                      const Calendar& calendar) {
  ParentTime time{.step_due_at = {}, .printed_due_at = parent.printed_due_at};
  const RouteStep* step = route ? child_step_for(*route, procedure) : nullptr;
  if (step) time.step_due_at = step_due_at(*route, *step, parent, calendar);
  return time;
}

const RouteStep* next_child_step(const Route& route, const Dossier& parent,
                                 const std::vector<Dossier>& children) {
  if (parent.state != DossierState::signed_off) return nullptr;
  const Chain chain{route, parent, children};
  for (const RouteStep& step : route.steps)
    if (is_in_chain(route, step, parent) && !was_opened(children, step) &&
        chain.all_before_done(step))
      return &step;
  return nullptr;
}

const RouteStep* open_child_step(const Route& route, const Dossier& parent,
                                 const std::vector<Dossier>& children) {
  for (const RouteStep& step : route.steps)
    for (const Dossier& child : children)
      if (is_in_chain(route, step, parent) && is_of_step(child, step) && !is_final(child.state))
        return &step;
  return nullptr;
}

const RouteStep* proposed_child_step(const Route& route, const std::vector<Dossier>& children) {
  for (const RouteStep& step : route.steps)
    if (step.kind == StepKind::child && !was_opened(children, step)) return &step;
  return route.find_step(StepKind::child);
}

ParentTime parent_time(const Dossier& parent, const Route* route, StepKind kind,
                       const Calendar& calendar) {
  ParentTime time{.step_due_at = {}, .printed_due_at = parent.printed_due_at};
  const RouteStep* step = route ? route->find_step(kind) : nullptr;
  if (step) time.step_due_at = step_due_at(*route, *step, parent, calendar);
  return time;
}

std::optional<Instant> latest_inside(const ParentTime& parent, Instant begins_at) {
  if (!parent.printed_due_at) return {};
  for (const auto& end : {parent.step_due_at, parent.printed_due_at})
    if (end && *end > begins_at) return end;
  return begins_at;
}

Promise inside_parent(Promise own, const std::optional<Instant>& latest) {
  if (!latest) return own;
  own.printed_due_at = own.printed_due_at ? std::min(*own.printed_due_at, *latest) : *latest;
  return own;
}

Expected<Instant> answer_due(const Calendar& calendar, Instant asked_at, Seconds working_time,
                             const std::optional<Instant>& latest) {
  const auto due = calendar.after_counted(asked_at, working_time);
  if (!due) return due.error();
  return latest ? std::min(*due, *latest) : *due;
}

}  // namespace khongcho

// The way of a dossier through the office (quy trình): steps with the role that does each, its
// agency and its share of the time. Routes are data (data/routes/*.toml) and can be edited; a
// dossier keeps the version it began with.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/expected.h"
#include "base/time.h"
#include "core/calendar/calendar.h"
#include "core/dossier/dossier.h"
#include "core/people/officer.h"

namespace khongcho {

enum class StepKind {
  receive,    // nhận, at the desk
  process,    // thụ lý
  appraise,   // thẩm định
  submit,     // trình ký, until the signer takes it
  sign,       // ký
  seal,       // đóng dấu, cấp số
  digitize,   // số hóa, beside the rest
  give_back,  // trả: at the counter, ready for the citizen
  consult,    // another office is asked
  child       // a procedure of another agency inside this one
};

// verification: only of a dossier taken out of the service model, since it needs a closer look.
enum class StepCondition { always, verification, fee_due };

struct RouteStep {
  std::string id;  // unique in its route: "process"
  StepKind kind = StepKind::process;
  std::string name;  // "Thụ lý"
  // To whom the work is offered. The chair at `sign` and the records clerk at `seal`: nobody else.
  Role role = Role::specialist;
  std::string agency = {};  // empty: the competent office; an office's slug or "level:district"
  int share = 0;            // percent of the time; those of the longest way make 100
  std::vector<std::string> after = {};  // ids of the steps it follows; none: it begins the way
  StepCondition when = StepCondition::always;
  std::string procedure = {};  // child: id of the procedure
  int consult_hours = 0;       // consult: working hours for the answer; 0 = its share
  bool operator==(const RouteStep&) const = default;
};

struct Route {
  std::string id;  // "commune-civil-status"
  int version = 1;
  std::string name;
  std::vector<std::string> profiles = {};    // that it holds for
  std::string level = {};                    // "commune"
  std::vector<std::string> procedures = {};  // ids; none: by fields
  std::vector<std::string> fields = {};
  std::vector<RouteStep> steps = {};

  std::string key() const;  // "commune-civil-status@1"
  const RouteStep* find_step(std::string_view step_id) const;
  const RouteStep* find_step(StepKind kind) const;  // the first of the kind
  bool operator==(const Route&) const = default;
};

// What the conditions of steps look at.
struct StepFacts {
  bool verification = false;
  bool fee_due = false;
};
StepFacts step_facts(const Dossier& dossier);
bool applies(const RouteStep& step, StepFacts facts);

// Where the dossier stands, by its state and marks; null before intake and at the end. A step the
// route lacks falls to its neighbour: without `submit`, what waits for the signer is in `sign`.
const RouteStep* current_step(const Route& route, const Dossier& dossier);
// A step of the kind whose condition holds for this dossier.
bool has_step(const Route& route, StepKind kind, const Dossier& dossier);
// By when the step should be done: its end as a share of the counted time between reception and
// the printed due time, pauses left out. Steps whose condition does not hold take no time, so the
// last one always ends at the printed due time. Nothing without a due time.
std::optional<Instant> step_due_at(const Route& route, const RouteStep& step,
                                   const Dossier& dossier, const Calendar& calendar);

// What is wrong with a route, if anything; the id of the step at fault is the last argument.
std::optional<Error> route_problem(const Route& route);

std::string_view text_of(StepKind kind);
std::string_view text_of(StepCondition condition);
std::optional<StepKind> step_kind_from(std::string_view text);
std::optional<StepCondition> step_condition_from(std::string_view text);
const std::vector<StepKind>& all_step_kinds();
const std::vector<StepCondition>& all_step_conditions();

}  // namespace khongcho

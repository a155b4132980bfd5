#include "core/route/interlinked.h"

#include <gtest/gtest.h>

#include "tests/support/property.h"

namespace khongcho {

namespace {

Instant at(std::string_view text) { return *parse_instant(text); }

Route a_route(int child_share) {
  Route route{.id = "any", .name = "Any"};
  route.fields = {"Any"};
  const auto step = [](std::string id, StepKind kind, int share, std::vector<std::string> after) {
    return RouteStep{.id = id, .kind = kind, .name = id, .share = share, .after = after};
  };
  route.steps = {step("receive", StepKind::receive, 10, {}),
                 step("process", StepKind::process, 50, {"receive"}),
                 step("child", StepKind::child, child_share, {"receive"}),
                 step("consult", StepKind::consult, child_share, {"receive"}),
                 step("sign", StepKind::sign, 30, {"process", "child"}),
                 step("give_back", StepKind::give_back, 10, {"sign"})};
  return route;
}

// sign → residence → insurance → give_back, the seal beside.
Route a_chain() {
  Route route = a_route(0);
  std::erase_if(route.steps, [](const RouteStep& step) {
    return step.kind == StepKind::child || step.kind == StepKind::consult;
  });
  const auto child = [](std::string id, std::string procedure, std::vector<std::string> after) {
    return RouteStep{.id = id,
                     .kind = StepKind::child,
                     .name = id,
                     .after = std::move(after),
                     .procedure = std::move(procedure)};
  };
  route.steps.push_back({.id = "seal", .kind = StepKind::seal, .after = {"sign"}});
  route.steps.push_back(child("residence", "A01", {"sign"}));
  route.steps.push_back(child("insurance", "A02", {"residence"}));
  return route;
}

Dossier signed_parent() {
  Dossier parent;
  parent.state = DossierState::signed_off;
  parent.signed_at = at("2023-09-29T09:00");
  return parent;
}

Dossier a_child(std::string procedure, DossierState state) {
  Dossier child;
  child.procedure = std::move(procedure);
  child.state = state;
  return child;
}

std::string id_of(const RouteStep* step) { return step ? step->id : ""; }

}  // namespace

TEST(Chain, BeginsWithTheSignature) {
  const Route route = a_chain();
  Dossier parent = signed_parent();
  EXPECT_EQ(id_of(next_child_step(route, parent, {})), "residence");
  parent.state = DossierState::awaiting_signature;
  EXPECT_EQ(next_child_step(route, parent, {}), nullptr);
  parent.state = DossierState::result_ready;
  EXPECT_EQ(next_child_step(route, parent, {}), nullptr);
}

TEST(Chain, GoesOnWhenTheResultBeforeIsBack) {
  const Route route = a_chain();
  const Dossier parent = signed_parent();
  const auto next = [&](const std::vector<Dossier>& children) {
    return id_of(next_child_step(route, parent, children));
  };
  EXPECT_EQ(next({a_child("A01", DossierState::received)}), "");
  EXPECT_EQ(next({a_child("A01", DossierState::returned)}), "insurance");
  EXPECT_EQ(next({a_child("A01", DossierState::stopped)}), "");
  EXPECT_EQ(next({a_child("A01", DossierState::returned), a_child("A02", DossierState::received)}),
            "");
}

TEST(Chain, KnowsTheStepAnotherAgencyWorksOnAndTheOneToPropose) {
  const Route route = a_chain();
  const Dossier parent = signed_parent();
  const std::vector<Dossier> first{a_child("A01", DossierState::assigned)};
  EXPECT_EQ(id_of(open_child_step(route, parent, first)), "residence");
  EXPECT_EQ(open_child_step(route, parent, {a_child("A01", DossierState::returned)}), nullptr);
  EXPECT_EQ(id_of(proposed_child_step(route, {})), "residence");
  EXPECT_EQ(id_of(proposed_child_step(route, first)), "insurance");
  EXPECT_EQ(id_of(child_step_for(route, "A02")), "insurance");
  EXPECT_EQ(id_of(child_step_for(route, "C05")), "residence");
}

TEST(Chain, LeavesChildrenBeforeTheSignatureToPeople) {
  const Route route = a_route(20);
  EXPECT_EQ(next_child_step(route, signed_parent(), {}), nullptr);
  EXPECT_EQ(open_child_step(route, signed_parent(), {a_child("", DossierState::received)}),
            nullptr);
}

TEST(Interlinked, LeavesTheStepThenTheDossierThenNothing) {
  const ParentTime parent{at("2023-09-29T12:00"), at("2023-09-29T17:00")};
  EXPECT_EQ(latest_inside(parent, at("2023-09-29T09:00")), at("2023-09-29T12:00"));
  EXPECT_EQ(latest_inside(parent, at("2023-09-29T12:00")), at("2023-09-29T17:00"));
  EXPECT_EQ(latest_inside(parent, at("2023-09-29T17:00")), at("2023-09-29T17:00"));
  EXPECT_EQ(latest_inside(parent, at("2023-10-02T08:00")), at("2023-10-02T08:00"));
  EXPECT_EQ(latest_inside({{}, at("2023-09-29T17:00")}, at("2023-09-29T09:00")),
            at("2023-09-29T17:00"));
  EXPECT_EQ(latest_inside({{}, {}}, at("2023-09-29T09:00")), std::nullopt);
}

TEST(Interlinked, PrintsTheEarlierOfBoth) {
  const Promise own{.received_at = at("2023-09-29T09:00"),
                    .statutory_due_at = at("2023-10-04T17:00"),
                    .printed_due_at = at("2023-10-04T17:00"),
                    .rule = PromiseRule::statutory};
  const Promise inside = inside_parent(own, at("2023-10-02T12:00"));
  EXPECT_EQ(inside.printed_due_at, at("2023-10-02T12:00"));
  EXPECT_EQ(inside.statutory_due_at, own.statutory_due_at);
  EXPECT_EQ(inside_parent(own, at("2023-10-06T12:00")).printed_due_at, own.printed_due_at);
  EXPECT_EQ(inside_parent(own, {}).printed_due_at, own.printed_due_at);
  // A procedure without a time of its own still ends with its parent.
  EXPECT_EQ(inside_parent({}, at("2023-10-02T12:00")).printed_due_at, at("2023-10-02T12:00"));
}

// A parent by any promise, a child opened at any time inside it, each office with its own calendar
// and model: the child keeps its own clock, and never has more time than is left.
TEST(Interlinked, ParentAndChildClocksAgreeWithThePromiseRules) {
  int capped = 0;
  int own = 0;
  check_property([&](Dice& dice) {
    const RandomPromiseCase parent_case = random_promise_case(dice);
    const RandomPromiseCase child_case = random_promise_case(dice);
    const auto parent_calendar = Calendar::compile(parent_case.rules);
    const auto child_calendar = Calendar::compile(child_case.rules);
    if (!parent_calendar || !child_calendar) return;
    const auto model_of = [](const RandomPromiseCase& any) {
      return any.model ? &*any.model : nullptr;
    };
    const auto parent_promise =
        compute_promise(*parent_calendar, model_of(parent_case), parent_case.question);
    if (!parent_promise) return;
    Dossier parent;
    parent.received_at = parent_promise->received_at;
    parent.printed_due_at = parent_promise->printed_due_at;
    const Route route = a_route(roll(dice, 0, 60));
    const ParentTime left = parent_time(parent, &route, StepKind::child, *parent_calendar);

    PromiseCase question = child_case.question;
    question.submitted_at = parent.received_at + Seconds{roll(dice, 0, 400'000)};
    question.pauses.clear();
    if (roll(dice, 0, 3) == 0)
      question.pauses = {{question.submitted_at + std::chrono::hours{2},
                          question.submitted_at + std::chrono::hours{roll(dice, 3, 40)}}};
    const auto clock = compute_promise(*child_calendar, model_of(child_case), question);
    if (!clock) return;
    const auto latest = latest_inside(left, clock->received_at);

    const Promise child = inside_parent(*clock, latest);

    RC_ASSERT(child.received_at == clock->received_at && child.rule == clock->rule);
    RC_ASSERT(child.promise_due_at == clock->promise_due_at);
    RC_ASSERT(child.statutory_due_at == clock->statutory_due_at);
    if (!parent.printed_due_at) {
      RC_ASSERT(child.printed_due_at == clock->printed_due_at);
      return;
    }
    RC_ASSERT(child.printed_due_at.has_value());
    RC_ASSERT(*child.printed_due_at >= child.received_at);
    RC_ASSERT(*child.printed_due_at <= std::max(*parent.printed_due_at, child.received_at));
    if (left.step_due_at && *left.step_due_at > child.received_at)
      RC_ASSERT(*child.printed_due_at <= *left.step_due_at);
    if (clock->printed_due_at) RC_ASSERT(*child.printed_due_at <= *clock->printed_due_at);
    const bool by_own = clock->printed_due_at && child.printed_due_at == clock->printed_due_at;
    RC_ASSERT(by_own || child.printed_due_at == latest);
    ++(by_own ? own : capped);
  });
  EXPECT_GT(capped, 100);  // both happen, or nothing was asked
  EXPECT_GT(own, 100);
}

TEST(Interlinked, AnAnswerIsDueAfterItsHoursOrWhenNoTimeIsLeft) {
  check_property([](Dice& dice) {
    const CalendarRules rules = random_calendar(dice);
    const auto calendar = Calendar::compile(rules);
    if (!calendar) return;
    const Instant asked_at = random_instant(dice, rules);
    const Seconds hours = std::chrono::hours{roll(dice, 1, 24)};
    const auto free = answer_due(*calendar, asked_at, hours, {});
    if (!free) return;
    const auto counted = calendar->counted_between(asked_at, *free);
    RC_ASSERT(counted && *counted == hours);
    const Instant latest = asked_at + Seconds{roll(dice, 0, 200'000)};
    const auto due = answer_due(*calendar, asked_at, hours, latest);
    RC_ASSERT(due && *due == std::min(*free, latest));
  });
}

}  // namespace khongcho

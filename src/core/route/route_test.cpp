#include "core/route/route.h"

#include <gtest/gtest.h>

#include <map>

#include "core/route/step_plan.h"
#include "tests/support/property.h"

namespace khongcho {

namespace {

RouteStep step(std::string id, StepKind kind, Role role, int share,
               std::vector<std::string> after = {}) {
  return {.id = id, .kind = kind, .name = id, .role = role, .share = share, .after = after};
}

// receive 10, process 40, appraise 10 (when verification), submit 10, sign 10, seal 10, give 10;
// digitize beside give_back.
Route a_route() {
  Route route{.id = "commune-civil-status", .version = 2, .name = "Hộ tịch"};
  route.fields = {"Hộ tịch"};
  route.steps = {
      step("receive", StepKind::receive, Role::receptionist, 10),
      step("process", StepKind::process, Role::specialist, 40, {"receive"}),
      step("appraise", StepKind::appraise, Role::commune_chair, 10, {"process"}),
      step("submit", StepKind::submit, Role::specialist, 10, {"appraise"}),
      step("sign", StepKind::sign, Role::signer, 10, {"submit"}),
      step("seal", StepKind::seal, Role::receptionist, 10, {"sign"}),
      step("give_back", StepKind::give_back, Role::receptionist, 10, {"seal"}),
      step("digitize", StepKind::digitize, Role::receptionist, 10, {"seal"}),
  };
  route.steps[2].when = StepCondition::verification;
  return route;
}

std::string problem_of(const Route& route) {
  const auto problem = route_problem(route);
  return problem ? problem->message_id : "";
}

std::string stands_in(const Dossier& dossier, const Route& route = a_route()) {
  const RouteStep* found = current_step(route, dossier);
  return found ? found->id : "";
}

Instant at(std::string_view text) { return *parse_instant(text); }

Calendar office_hours() {
  CalendarRules rules;
  rules.seasons = {{.from = {1, 1},
                    .to = {12, 31},
                    .sessions = {{std::chrono::hours{8}, std::chrono::hours{12}},
                                 {std::chrono::hours{13}, std::chrono::hours{17}}}}};
  rules.years = YearRange{2023, 2024};
  return *Calendar::compile(rules);
}

}  // namespace

TEST(Route, StandsInTheStepOfItsState) {
  Dossier dossier;
  const std::vector<std::pair<DossierState, std::string>> expected{
      {DossierState::submitted, ""},
      {DossierState::instructed, ""},
      {DossierState::rejected, ""},
      {DossierState::received, "receive"},
      {DossierState::assigned, "process"},
      {DossierState::drafted, "process"},
      {DossierState::supplement_requested, "process"},
      {DossierState::payment_requested, "process"},
      {DossierState::awaiting_appraisal, "appraise"},
      {DossierState::awaiting_signature, "sign"},
      {DossierState::signed_off, "seal"},
      {DossierState::result_ready, "give_back"},
      {DossierState::returned, ""},
      {DossierState::withdrawn, ""},
      {DossierState::stopped, ""}};
  ASSERT_EQ(expected.size(), all_states().size());
  for (const auto& [state, where] : expected) {
    dossier.state = state;
    EXPECT_EQ(stands_in(dossier), where) << text_of(state);
  }
}

TEST(Route, WaitsInSubmitUntilTheSignerTakesIt) {
  Dossier dossier;
  dossier.state = DossierState::awaiting_signature;
  dossier.offered_at = at("2023-09-29T10:00");
  EXPECT_EQ(stands_in(dossier), "submit");

  Route without = a_route();
  without.steps.erase(without.steps.begin() + 3);
  EXPECT_EQ(stands_in(dossier, without), "sign");
  dossier.offered_at.reset();
  EXPECT_EQ(stands_in(dossier), "sign");
}

TEST(Route, LeavesTheSealOnceSealed) {
  Dossier dossier;
  dossier.state = DossierState::signed_off;
  EXPECT_EQ(stands_in(dossier), "seal");
  dossier.sealed_at = at("2023-09-29T11:00");
  EXPECT_EQ(stands_in(dossier), "give_back");
}

TEST(Route, StandsWithTheOfficeAskedWhileAQuestionIsOpen) {
  Route route = a_route();
  RouteStep consult = step("ask", StepKind::consult, Role::specialist, 20, {"receive"});
  consult.agency = "level:district";
  route.steps.push_back(consult);
  Dossier dossier;
  dossier.state = DossierState::assigned;
  EXPECT_EQ(stands_in(dossier, route), "process");
  dossier.consultations = {{.id = {1}, .office = {2}, .question = "?", .asked_by = {3}}};
  EXPECT_EQ(stands_in(dossier, route), "ask");
  EXPECT_EQ(stands_in(dossier), "process");
  dossier.consultations[0].withdrawn = true;
  EXPECT_EQ(stands_in(dossier, route), "process");
}

TEST(Route, HasAConditionalStepOnlyWhereItsConditionHolds) {
  Dossier dossier;
  EXPECT_FALSE(has_step(a_route(), StepKind::appraise, dossier));
  EXPECT_TRUE(has_step(a_route(), StepKind::seal, dossier));
  EXPECT_FALSE(has_step(a_route(), StepKind::child, dossier));
  dossier.excluded = true;
  EXPECT_TRUE(has_step(a_route(), StepKind::appraise, dossier));

  RouteStep fee = step("fee", StepKind::process, Role::specialist, 0);
  fee.when = StepCondition::fee_due;
  dossier.fee = 8'000;
  EXPECT_TRUE(applies(fee, step_facts(dossier)));
  dossier.fee_paid = true;
  EXPECT_FALSE(applies(fee, step_facts(dossier)));
}

TEST(Route, SharesTheTimeAlongTheWay) {
  const WayShares all = way_shares(a_route(), {.verification = true});
  EXPECT_EQ(all.whole, 100);
  EXPECT_EQ(all.spans[2]->from, 50);
  EXPECT_EQ(all.spans[2]->to, 60);
  EXPECT_EQ(all.spans[6]->from, 90);
  EXPECT_EQ(all.spans[7]->from, 90);

  const WayShares fewer = way_shares(a_route(), {});
  EXPECT_EQ(fewer.whole, 90);
  EXPECT_FALSE(fewer.spans[2]);
  EXPECT_EQ(fewer.spans[3]->from, 50);
}

TEST(Route, LaysTheStepsOnTheWorkingHours) {
  const Calendar calendar = office_hours();
  Dossier dossier;
  dossier.received_at = at("2023-09-29T08:00");
  dossier.printed_due_at = at("2023-09-29T17:00");
  dossier.excluded = true;  // eight hours, all steps
  const Route route = a_route();

  EXPECT_EQ(step_due_at(route, route.steps[0], dossier, calendar), at("2023-09-29T08:48"));
  EXPECT_EQ(step_due_at(route, route.steps[1], dossier, calendar), at("2023-09-29T12:00"));
  EXPECT_EQ(step_due_at(route, route.steps[2], dossier, calendar), at("2023-09-29T13:48"));
  EXPECT_EQ(step_due_at(route, route.steps[6], dossier, calendar), at("2023-09-29T17:00"));

  dossier.excluded = false;  // nine shares of 53:20
  EXPECT_EQ(step_due_at(route, route.steps[0], dossier, calendar), at("2023-09-29T08:53:20"));
  EXPECT_EQ(step_due_at(route, route.steps[2], dossier, calendar), std::nullopt);
  dossier.printed_due_at.reset();
  EXPECT_EQ(step_due_at(route, route.steps[0], dossier, calendar), std::nullopt);
}

TEST(Route, LeavesOutTheTimeTheCitizenTook) {
  const Calendar calendar = office_hours();
  Dossier dossier;
  dossier.excluded = true;
  dossier.received_at = at("2023-09-28T08:00");
  dossier.printed_due_at = at("2023-09-29T17:00");
  dossier.waits = {{at("2023-09-28T10:00"), at("2023-09-29T10:00"), "Ảnh"}};  // a counted day
  const Route route = a_route();

  EXPECT_EQ(step_due_at(route, route.steps[0], dossier, calendar), at("2023-09-28T08:48"));
  EXPECT_EQ(step_due_at(route, route.steps[1], dossier, calendar), at("2023-09-29T12:00"));
}

TEST(RouteProblem, FindsNothingWrongWithAGoodRoute) { EXPECT_EQ(problem_of(a_route()), ""); }

TEST(RouteProblem, NamesWhatIsWrong) {
  using Change = void (*)(Route&);
  const std::map<std::string, Change> changes{
      {"route.bad_id", [](Route& r) { r.id = "Hộ tịch"; }},
      {"route.bad_version", [](Route& r) { r.version = 0; }},
      {"route.without_name", [](Route& r) { r.name.clear(); }},
      {"route.for_nothing", [](Route& r) { r.fields.clear(); }},
      {"route.bad_step_id", [](Route& r) { r.steps[1].id = "a b"; }},
      {"route.step_without_name", [](Route& r) { r.steps[1].name.clear(); }},
      {"route.bad_share", [](Route& r) { r.steps[1].share = -1; }},
      {"route.bad_agency", [](Route& r) { r.steps[1].agency = "xã?"; }},
      {"route.role_cannot", [](Route& r) { r.steps[4].role = Role::receptionist; }},
      {"route.needed_always", [](Route& r) { r.steps[4].when = StepCondition::fee_due; }},
      {"route.no_agency", [](Route& r) { r.steps[2].kind = StepKind::consult; }},
      {"route.procedure_not_child", [](Route& r) { r.steps[2].procedure = "C01"; }},
      {"route.bad_hours", [](Route& r) { r.steps[2].consult_hours = 4; }},
      {"route.two_ids", [](Route& r) { r.steps[2].id = "process"; }},
      {"route.two_of_a_kind",
       [](Route& r) { r.steps.push_back(step("more", StepKind::seal, Role::receptionist, 0)); }},
      {"route.receive_not_first", [](Route& r) { r.steps[0].after = {"process"}; }},
      {"route.after_nothing", [](Route& r) { r.steps[5].after.clear(); }},
      {"route.unknown_step", [](Route& r) { r.steps[5].after = {"dance"}; }},
      {"route.after_twice", [](Route& r) { r.steps[5].after = {"sign", "sign"}; }},
      {"route.circle", [](Route& r) { r.steps[1].after = {"receive", "sign"}; }},
      {"route.missing_sign", [](Route& r) {
         r.steps[5].after = {"submit"};
         r.steps.erase(r.steps.begin() + 4);
       }},
      {"route.wrong_order", [](Route& r) { r.steps[6].after = {"sign"}; }},
      {"route.shares_not_whole", [](Route& r) { r.steps[1].share = 41; }},
  };
  for (const auto& [problem, change] : changes) {
    Route route = a_route();
    change(route);
    EXPECT_EQ(problem_of(route), problem);
  }
  Route child = a_route();
  child.steps[2].kind = StepKind::child;
  child.steps[2].agency = "level:district";
  child.steps[2].role = Role::receptionist;
  EXPECT_EQ(problem_of(child), "route.child_without_procedure");
}

TEST(RouteProblem, LetsStepsRunBesideEachOther) {
  Route route = a_route();
  RouteStep consult = step("ask", StepKind::consult, Role::specialist, 30, {"receive"});
  consult.agency = "level:district";
  consult.consult_hours = 8;
  route.steps.push_back(consult);
  route.steps[3].after = {"appraise", "ask"};
  EXPECT_EQ(problem_of(route), "");
  route.steps.back().share = 60;  // now the longer branch
  EXPECT_EQ(problem_of(route), "route.shares_not_whole");
}

// Whatever the shares, steps follow each other without gap or overlap and fill the time exactly.
TEST(StepTimes, FillTheTimeExactly) {
  check_property([](Dice& dice) {
    const RandomPromiseCase random = random_promise_case(dice);
    const auto calendar = Calendar::compile(random.rules);
    if (!calendar) return;
    PromiseCase question = random.question;
    question.pauses.clear();
    const auto promise =
        compute_promise(*calendar, random.model ? &*random.model : nullptr, question);
    if (!promise || !promise->printed_due_at) return;
    Route route = a_route();
    for (RouteStep& each : route.steps) each.share = roll(dice, 0, 30);
    const WayTime time{promise->received_at, *promise->printed_due_at, {}};
    const StepFacts facts{.verification = roll(dice, 0, 1) == 1};

    const auto times = step_times(route, facts, time, *calendar);

    RC_ASSERT(static_cast<bool>(times));
    std::map<std::string, StepTime> by_id;
    Instant last = time.from;
    for (const StepTime& each : *times) {
      by_id[each.step->id] = each;
      RC_ASSERT(each.begins_at <= each.due_at);
      RC_ASSERT(each.begins_at >= time.from && each.due_at <= time.due);
      last = std::max(last, each.due_at);
    }
    RC_ASSERT(by_id.at("receive").begins_at == time.from);
    RC_ASSERT(by_id.at("process").begins_at == by_id.at("receive").due_at);
    RC_ASSERT(by_id.at("seal").begins_at == by_id.at("sign").due_at);
    RC_ASSERT(by_id.at("give_back").begins_at == by_id.at("seal").due_at);
    RC_ASSERT(by_id.contains("appraise") == facts.verification);
    RC_ASSERT(last == time.due || way_shares(route, facts).whole == 0);
  });
}

}  // namespace khongcho

#include "core/route/step_use.h"

#include <gtest/gtest.h>

namespace khongcho {

namespace {

using std::chrono::hours;
using std::chrono::minutes;

RouteStep step(std::string id, StepKind kind, int share, std::vector<std::string> after = {}) {
  return {.id = id, .kind = kind, .name = id, .share = share, .after = after};
}

// receive 20, process 40, sign 20, give_back 20; consult beside process, digitize beside the end.
Route a_route() {
  Route route{.id = "commune-test", .version = 1, .name = "Thử"};
  route.steps = {step("receive", StepKind::receive, 20),
                 step("process", StepKind::process, 40, {"receive"}),
                 step("consult", StepKind::consult, 40, {"receive"}),
                 step("sign", StepKind::sign, 20, {"process", "consult"}),
                 step("give_back", StepKind::give_back, 20, {"sign"}),
                 step("digitize", StepKind::digitize, 20, {"sign"})};
  return route;
}

Instant at(std::string_view text) { return *parse_instant("2023-09-29T" + std::string(text)); }

const Calendar& office_hours() {
  static const Calendar calendar = [] {
    CalendarRules rules;
    rules.seasons = {{.from = {1, 1},
                      .to = {12, 31},
                      .sessions = {{hours{8}, hours{12}}, {hours{13}, hours{17}}}}};
    rules.years = YearRange{2023, 2024};
    return *Calendar::compile(rules);
  }();
  return calendar;
}

// A dossier received at eight and due at five: 8 counted hours.
struct History {
  Route route = a_route();
  std::vector<DossierEvent> events;
  std::vector<Dossier> after;

  void add(std::string_view time, DossierEventKind kind, std::string step_id,
           std::vector<Wait> waits = {}) {
    Dossier dossier;
    dossier.received_at = at("08:00");
    dossier.printed_due_at = at("17:00");
    dossier.step = std::move(step_id);
    dossier.waits = std::move(waits);
    events.push_back({.seq = static_cast<int>(events.size()) + 1, .kind = kind, .at = at(time)});
    after.push_back(std::move(dossier));
  }
  std::vector<StepUse> uses(std::string_view now) const {
    return step_uses(route, events, after, office_hours(), at(now));
  }
  StepUse use(const std::string& id, std::string_view now) const {
    for (const StepUse& each : uses(now))
      if (each.step->id == id) return each;
    return {};
  }
};

History morning() {
  History history;
  history.add("08:00", DossierEventKind::received, "receive");
  history.add("08:30", DossierEventKind::assigned, "process");
  history.add("11:00", DossierEventKind::submitted_for_signature, "sign");
  return history;
}

}  // namespace

TEST(StepUse, MeasuresEachStepAgainstItsShareWithoutTheMiddayBreak) {
  const History history = morning();

  EXPECT_EQ(history.use("receive", "13:30").used, minutes{30});
  EXPECT_EQ(history.use("process", "13:30").used, minutes{150});
  const StepUse sign = history.use("sign", "13:30");
  EXPECT_EQ(sign.used, minutes{90});  // 11:00 to 12:00 and 13:00 to 13:30
  EXPECT_TRUE(sign.now);
  EXPECT_EQ(sign.share, minutes{96});  // a fifth of eight hours
  EXPECT_EQ(history.use("receive", "13:30").share, minutes{96});
  EXPECT_FALSE(history.use("receive", "13:30").now);
  const StepUse last = history.use("give_back", "13:30");
  EXPECT_FALSE(last.begun);
  EXPECT_EQ(last.used, Seconds{0});
  EXPECT_EQ(last.due_at, at("17:00"));
}

TEST(StepUse, GoingBackAddsToTheStepThatDoesItAgain) {
  History history = morning();
  history.add("11:30", DossierEventKind::sent_back, "process");

  EXPECT_EQ(history.use("process", "11:50").used, minutes{150 + 20});
  EXPECT_TRUE(history.use("process", "11:50").now);
  EXPECT_EQ(history.use("sign", "11:50").used, minutes{30});
}

TEST(StepUse, WaitingForTheCitizenIsNobodysTime) {
  History history;
  const Wait wait{.from = at("09:00"), .to = at("10:30"), .asked = "CCCD"};
  history.add("08:00", DossierEventKind::received, "receive");
  history.add("08:30", DossierEventKind::assigned, "process");
  history.add("09:00", DossierEventKind::supplement_requested, "process",
              {{.from = at("09:00"), .asked = "CCCD"}});
  EXPECT_EQ(history.use("process", "10:00").used, minutes{30}) << "it still waits";

  history.add("10:30", DossierEventKind::supplement_received, "process", {wait});
  EXPECT_EQ(history.use("process", "11:00").used, minutes{60});
  EXPECT_EQ(history.use("process", "11:00").share, minutes{156});  // two fifths of 6 h 30
}

TEST(StepUse, WhatRunsBesideTheWayIsMeasuredByItsOwnEvents) {
  History history;
  history.add("08:00", DossierEventKind::received, "receive");
  history.add("08:30", DossierEventKind::assigned, "process");
  history.add("09:00", DossierEventKind::consulted, "process");
  history.add("09:30", DossierEventKind::consulted, "process");
  EXPECT_TRUE(history.use("consult", "10:00").now);
  history.add("10:00", DossierEventKind::consultation_answered, "process");
  EXPECT_TRUE(history.use("consult", "10:15").now) << "the second is not answered";
  history.add("10:30", DossierEventKind::consultation_answered, "process");

  EXPECT_EQ(history.use("consult", "11:30").used, minutes{90});
  EXPECT_FALSE(history.use("consult", "11:30").now);
  EXPECT_EQ(history.use("process", "11:30").used, minutes{180});
  EXPECT_FALSE(history.use("digitize", "11:30").begun);
}

TEST(StepUse, ThereIsNoShareWithoutADueTime) {
  History history = morning();
  for (Dossier& dossier : history.after) dossier.printed_due_at.reset();

  EXPECT_FALSE(history.use("process", "11:30").share);
  EXPECT_FALSE(history.use("process", "11:30").due_at);
  EXPECT_EQ(history.use("process", "11:30").used, minutes{150});
  EXPECT_TRUE(step_uses(history.route, {}, {}, office_hours(), at("12:00")).empty());
}

}  // namespace khongcho

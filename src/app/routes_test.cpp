#include "app/routes.h"

#include <gtest/gtest.h>

#include <memory>

#include "tests/office/office_world.h"

namespace khongcho::test {
namespace {

using namespace khongcho::app;

// A book of its own: what is published here must not reach other tests.
struct RouteWorld : OfficeWorld {
  LawBook book{law().law()};
  Officer thu = with_role(lan, Role::office_vp, Scope::all);

  Context context() { return {db(), time, book, vietnamese()}; }
  static Officer with_role(Officer officer, Role role, Scope scope = Scope::office) {
    officer.grants = {{role, scope}};
    return officer;
  }
  const Procedure& procedure_of(const Office& office, const char* id) {
    return *book.procedure(office, id, civil_day(time.now()));
  }
  Route draft() { return *book.routes().latest("commune-civil-status"); }
};

std::string refusal(const Expected<const Route*>& outcome) {
  return outcome ? "" : outcome.error().message_id;
}

TEST(RouteBook, FindsTheRouteOfEveryProcedureOfBothProfiles) {
  RouteWorld w;
  int found = 0;
  for (const Catalogue& catalogue : w.book.law().catalogues)
    for (const Procedure& each : catalogue.procedures) {
      const Office office{.level = each.level, .profile = catalogue.profile};
      const Route* route = w.book.routes().route_for(office, each);
      ASSERT_TRUE(route) << catalogue.profile << " " << each.id;
      EXPECT_EQ(route->level, each.level);
      EXPECT_EQ(route_problem(*route), std::nullopt);
      ++found;
    }
  EXPECT_EQ(found, 14 + 21 + 3 + 30);  // the plan's, the interlinked ones, those of 2025
}

TEST(RouteBook, PrefersTheRouteThatNamesTheProcedure) {
  RouteWorld w;
  const auto& book = w.book.routes();
  EXPECT_EQ(book.route_for(w.thanh_son, w.procedure_of(w.thanh_son, "C03"))->key(),
            "commune-marriage@1");
  EXPECT_EQ(book.route_for(w.thanh_son, w.procedure_of(w.thanh_son, "C01"))->key(),
            "commune-civil-status@1");
  EXPECT_EQ(book.route_for(w.thanh_son, w.procedure_of(w.thanh_son, "C22"))->key(),
            "commune-interlinked-birth@1");
}

TEST(RouteBook, SealsAtTheDeskInCommunesAndWithTheRecordsClerkAtTheDistrict) {
  RouteWorld w;
  const auto seal = [&](const Office& office, const char* id) {
    return w.book.routes().route_for(office, w.procedure_of(office, id))->find_step(StepKind::seal);
  };
  EXPECT_EQ(seal(w.thanh_son, "C12")->role, Role::receptionist);
  EXPECT_EQ(seal(w.thanh_ha, "D08")->role, Role::records_clerk);
}

TEST(PublishRoute, MakesANewVersionAndKeepsTheOld) {
  RouteWorld w;
  Route draft = w.draft();
  draft.steps[1].name = "  Thụ lý   hồ sơ ";
  draft.fields = {"Something else"};  // not the editor's to change

  const auto published = publish_route(w.context(), w.thu, draft);

  ASSERT_TRUE(published) << published.error().message_id;
  EXPECT_EQ((*published)->key(), "commune-civil-status@2");
  EXPECT_EQ((*published)->steps[1].name, "Thụ lý hồ sơ");
  EXPECT_EQ((*published)->fields, std::vector<std::string>{"Hộ tịch"});
  const auto& book = w.book.routes();
  EXPECT_EQ(book.route_for(w.thanh_son, w.procedure_of(w.thanh_son, "C01")), *published);
  EXPECT_EQ(book.find("commune-civil-status@1")->steps[1].name, "Thụ lý");
  EXPECT_EQ(book.versions("commune-civil-status").size(), 2u);

  // Another start finds it again, byte for byte.
  LawBook next{OfficeWorld::law().law()};
  load_published_routes({w.db(), w.time, next, w.vietnamese()});
  ASSERT_TRUE(next.routes().find("commune-civil-status@2"));
  EXPECT_EQ(*next.routes().find("commune-civil-status@2"), **published);
  const auto told = route_publications(w.context());
  ASSERT_EQ(told.size(), 1u);
  EXPECT_EQ(told[0].by, w.lan.full_name);
  EXPECT_EQ(told[0].at, w.time.now());
}

TEST(ShippedRoutes, AVersionLeftOutOfALaterShipmentIsKept) {
  RouteWorld w;
  const auto start = [&](const Law& law) {
    auto book = std::make_unique<LawBook>(law);
    keep_shipped_routes({w.db(), w.time, *book, w.vietnamese()});
    return book;
  };
  const Law law = OfficeWorld::law().law();
  start(law);
  Law later = law;
  for (Route& route : later.routes) route.version = 2;

  const auto book = start(later);

  const Route* old = book->routes().find("commune-civil-status@1");
  ASSERT_TRUE(old) << "dossiers on their way keep the way they began";
  EXPECT_EQ(*old, *w.book.routes().find("commune-civil-status@1"));
  EXPECT_EQ(book->routes().latest("commune-civil-status")->version, 2);
  EXPECT_EQ(book->routes().versions("commune-civil-status").size(), 2u);
}

TEST(PublishRoute, RefusesWhoMayNot) {
  RouteWorld w;
  Route draft = w.draft();
  draft.steps[1].name = "Khác";
  EXPECT_EQ(refusal(publish_route(w.context(), w.hoa, draft)), "route.not_allowed");
  const Officer of_one_office = RouteWorld::with_role(w.lan, Role::office_vp);
  EXPECT_EQ(refusal(publish_route(w.context(), of_one_office, draft)), "route.not_allowed");
  EXPECT_EQ(w.book.routes().latest(draft.id)->version, 1);
}

TEST(PublishRoute, RefusesABrokenDraft) {
  RouteWorld w;
  Route draft = w.draft();
  draft.steps[1].share = 41;
  EXPECT_EQ(refusal(publish_route(w.context(), w.thu, draft)), "route.shares_not_whole");
  draft = w.draft();
  draft.steps[1].agency = "xa-khong-co";
  EXPECT_EQ(refusal(publish_route(w.context(), w.thu, draft)), "route.bad_agency");
  draft.steps[1].agency = w.hong_lac.slug;
  EXPECT_EQ(refusal(publish_route(w.context(), w.thu, draft)), "");
  draft = w.draft();
  draft.id = "nowhere";
  EXPECT_EQ(refusal(publish_route(w.context(), w.thu, draft)), "route.unknown");
}

TEST(PublishRoute, RefusesWhatChangesNothingAndWhatIsOutOfDate) {
  RouteWorld w;
  const Route first = w.draft();
  EXPECT_EQ(refusal(publish_route(w.context(), w.thu, first)), "route.nothing_changed");
  Route one = first;
  one.steps[1].name = "Một";
  Route two = first;
  two.steps[1].name = "Hai";
  EXPECT_EQ(refusal(publish_route(w.context(), w.thu, one)), "");
  EXPECT_EQ(refusal(publish_route(w.context(), w.thu, two)), "route.changed_meanwhile");

  // Another program on the same database was quicker.
  LawBook late{OfficeWorld::law().law()};
  EXPECT_EQ(refusal(publish_route({w.db(), w.time, late, w.vietnamese()}, w.thu, two)),
            "route.changed_meanwhile");
}

TEST(TryRoute, LaysTheStepsOnTheFriday) {
  RouteWorld w;
  const Route& route = *w.book.routes().latest("commune-certification");
  const auto trial = try_route(w.context(), route,
                               {.office = w.thanh_son,
                                .procedure = "C12",
                                .received_at = at("2023-09-29 14:00")});
  ASSERT_TRUE(trial) << trial.error().message_id;
  EXPECT_EQ(trial->promise.printed_due_at, at("2023-09-29 17:00"));
  ASSERT_EQ(trial->steps.size(), 7u);  // no appraisal
  EXPECT_EQ(trial->steps.front().begins_at, at("2023-09-29 14:00"));
  EXPECT_EQ(trial->steps.front().due_at, at("2023-09-29 14:20"));
  EXPECT_EQ(trial->steps.back().due_at, at("2023-09-29 17:00"));
  EXPECT_FALSE(trial->because.empty());

  const auto verified = try_route(w.context(), route,
                                  {.office = w.thanh_son,
                                   .procedure = "C12",
                                   .received_at = at("2023-09-29 14:00"),
                                   .facts = {.verification = true}});
  ASSERT_TRUE(verified);
  EXPECT_EQ(verified->steps.size(), 8u);
  EXPECT_FALSE(verified->promise.promise_due_at);
}

TEST(TryRoute, SaysWhatItCannotKnow) {
  RouteWorld w;
  const Route& route = *w.book.routes().latest("commune-certification");
  const auto unknown = try_route(w.context(), route,
                                 {.office = w.thanh_son,
                                  .procedure = "D08",
                                  .received_at = at("2023-09-29 14:00")});
  ASSERT_FALSE(unknown);
  EXPECT_EQ(unknown.error().message_id, "route.no_procedure");
  const auto far = try_route(w.context(), route,
                             {.office = w.thanh_son,
                              .procedure = "C12",
                              .received_at = at("2040-09-28 14:00")});
  ASSERT_FALSE(far);  // no list of procedures reaches that day
  EXPECT_EQ(far.error().message_id, "route.no_procedure");
  // District procedures without a time in law have none to share.
  const auto none = try_route(w.context(), *w.book.routes().latest("district-education"),
                              {.office = w.thanh_ha,
                               .procedure = "D13",
                               .received_at = at("2023-09-27 14:00")});
  ASSERT_TRUE(none);
  EXPECT_TRUE(none->steps.empty());
}

}  // namespace
}  // namespace khongcho::test

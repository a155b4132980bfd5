// Taking in a dossier that another office decides.
#include "web/counter/testing/counter_world.h"

namespace khongcho::web {
namespace {

using test::Inputs;
using test::Page;

class DecidingPages : public CounterWorld {
 protected:
  // What the page comes to with another office chosen.
  Page chosen(Inputs inputs, const std::string& office) {
    set(inputs, "competent_office", office);
    return hoa.post("/quay/tiep-nhan/xem", inputs);
  }
};

TEST_F(DecidingPages, OffersTheOfficesOfTheLevelOnceTheProcedureIsKnown) {
  EXPECT_FALSE(hoa.get("/quay/tiep-nhan").has("id=\"competent_office\""));
  const Page page = hoa.get("/quay/tiep-nhan?thu-tuc=C12");
  EXPECT_TRUE(page.has("<option value=\"xa-hong-lac\""));
  EXPECT_FALSE(page.has("<option value=\"huyen-thanh-ha\""));
  EXPECT_FALSE(page.has("<option value=\"xa-thanh-son\""));
}

TEST_F(DecidingPages, TheSpecialistsAreThoseOfTheOfficeChosen) {
  const Page page = chosen(filled(), "xa-hong-lac");

  EXPECT_TRUE(page.has("<option value=\"xa-hong-lac\" selected"));
  EXPECT_TRUE(page.has(world.minh.full_name));
  EXPECT_FALSE(page.has(world.nam.full_name));
}

TEST_F(DecidingPages, TheDossierGoesToTheOtherOfficeAndThePageNamesIt) {
  const Page sent = press(chosen(filled(), "xa-hong-lac").form("/quay/tiep-nhan"), "nhan");

  ASSERT_EQ(sent.status, 303) << sent.body;
  const Dossier dossier = all().front();
  EXPECT_EQ(dossier.office, world.thanh_son.id);
  EXPECT_EQ(dossier.competent_office, world.hong_lac.id);
  EXPECT_EQ(dossier.specialist, world.minh.id);
  const Page page = hoa.follow(sent);
  EXPECT_TRUE(page.has(say("counter.deciding.just", {world.hong_lac.name})));
  EXPECT_TRUE(page.has(say("whole.deciding_office")));
}

TEST_F(DecidingPages, AssignsLaterToTheirSpecialistsToo) {
  Inputs inputs = chosen(filled(), "xa-hong-lac").form("/quay/tiep-nhan");
  set(inputs, "specialist", "0");
  ASSERT_EQ(press(inputs, "nhan").status, 303);
  const std::string code = all().front().code;

  const Page page = hoa.get("/quay/ho-so/" + code);

  EXPECT_TRUE(page.has(world.minh.full_name));
  EXPECT_FALSE(page.has(world.nam.full_name));
  EXPECT_EQ(hoa.send(page, "/quay/ho-so/" + code + "/phan-cong").status, 303);
  EXPECT_EQ(stored(code).specialist, world.minh.id);
}

TEST_F(DecidingPages, RefusesAnOfficeOfAnotherLevelOrNoneAtAll) {
  for (const char* wrong : {"huyen-thanh-ha", "xa-khong-co"}) {
    Inputs inputs = filled();
    set(inputs, "competent_office", wrong);
    const Page refused = press(inputs, "nhan");
    EXPECT_EQ(refused.status, 422) << wrong;
    EXPECT_TRUE(refused.has("id=\"competent_office-problem\"")) << wrong;
    EXPECT_TRUE(refused.has("Nguyễn Thị Sáu")) << wrong;
  }
  EXPECT_TRUE(all().empty());
}

TEST_F(DecidingPages, TheChoiceOutlivesAnErrorAndTheDraft) {
  Inputs inputs = chosen(filled(), "xa-hong-lac").form("/quay/tiep-nhan");
  set(inputs, "phone", "12");
  const Page refused = press(inputs, "nhan");
  EXPECT_EQ(refused.status, 422);
  EXPECT_TRUE(refused.has("<option value=\"xa-hong-lac\" selected"));
  EXPECT_TRUE(hoa.get("/quay/tiep-nhan").has("<option value=\"xa-hong-lac\" selected"));
}

TEST_F(DecidingPages, AFragmentSwapsTheSpecialistsOnlyWhenTheOfficeChanges) {
  Inputs inputs = filled();
  EXPECT_FALSE(hoa.post("/quay/tiep-nhan/xem", inputs, true).has("id=\"giao-cho\""));
  set(inputs, "competent_office", "xa-hong-lac");
  const Page swapped = hoa.post("/quay/tiep-nhan/xem", inputs, true);
  EXPECT_TRUE(swapped.has("id=\"giao-cho\""));
  EXPECT_FALSE(swapped.has("id=\"thay-co-quan\""));  // somebody has the focus there
  EXPECT_TRUE(swapped.has(world.minh.full_name));
}

TEST_F(DecidingPages, IsReachedByAKey) {
  EXPECT_TRUE(hoa.get("/quay/tiep-nhan?thu-tuc=C12").has("<summary data-key=\"Alt 5\">"));
}

}  // namespace
}  // namespace khongcho::web

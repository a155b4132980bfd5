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
  static bool offers(const Page& page, const std::string& select, const std::string& office) {
    const std::size_t at = page.body.find("<select class=\"govuk-select\" id=\"" + select);
    if (at == page.body.npos) return false;
    const std::string choices = page.body.substr(at, page.body.find("</select>", at) - at);
    return choices.find("value=\"" + office + "\"") != choices.npos;
  }
};

TEST_F(DecidingPages, OffersTheOfficesOfTheLevelOnceTheProcedureIsKnown) {
  EXPECT_FALSE(hoa.get("/quay/tiep-nhan").has("id=\"competent_office\""));
  const Page page = hoa.get("/quay/tiep-nhan?thu-tuc=C12");
  EXPECT_TRUE(offers(page, "competent_office", "xa-hong-lac"));
  EXPECT_FALSE(offers(page, "competent_office", "huyen-thanh-ha"));
  EXPECT_TRUE(offers(page, "helping_office", "huyen-thanh-ha"));  // of any level
  for (const char* select : {"competent_office", "helping_office"})
    EXPECT_FALSE(offers(page, select, "xa-thanh-son"));
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

TEST_F(DecidingPages, TheOfficeThatHelpedIsKeptAndMaySeeTheDossier) {
  Inputs inputs = filled();
  set(inputs, "helping_office", "xa-hong-lac");
  set(inputs, "phone", "12");
  const Page refused = press(inputs, "nhan");
  ASSERT_EQ(refused.status, 422);
  Inputs again = refused.form("/quay/tiep-nhan");
  EXPECT_EQ(refused.body.find("<option value=\"xa-hong-lac\" selected"),
            refused.body.rfind("<option value=\"xa-hong-lac\" selected"))
      << "it helps, and decides nothing";
  set(again, "phone", "0912345678");

  const Page sent = press(again, "nhan");

  ASSERT_EQ(sent.status, 303) << sent.body;
  const Dossier dossier = all().front();
  EXPECT_EQ(dossier.office, world.thanh_son.id);
  EXPECT_FALSE(dossier.competent_office);
  EXPECT_EQ(dossier.helping_office, world.hong_lac.id);
  EXPECT_TRUE(app::dossier_view(world.ctx(), world.minh, dossier.code, "ho-so"));
  EXPECT_FALSE(app::assign_dossier(world.ctx(), world.minh, {.code = dossier.code}, world.minh.id));
  EXPECT_TRUE(hoa.follow(sent).has(say("whole.helping_office")));
}

TEST_F(DecidingPages, ComeBackWithThePersonWhoWasSentForMorePapers) {
  Inputs inputs = chosen(filled(), "xa-hong-lac").form("/quay/tiep-nhan");
  set(inputs, "helping_office", "huyen-thanh-ha");
  std::erase_if(inputs, [](const auto& input) { return input.first.starts_with("there_"); });
  ASSERT_EQ(press(inputs, "thieu").status, 303);

  const Page again = hoa.get("/quay/tiep-nhan?tu=" + all().front().code);

  EXPECT_TRUE(again.has("<option value=\"xa-hong-lac\" selected"));
  EXPECT_TRUE(again.has("<option value=\"huyen-thanh-ha\" selected"));
}

TEST_F(DecidingPages, RefusesAHelperThatIsNoOffice) {
  Inputs inputs = filled();
  set(inputs, "helping_office", "xa-khong-co");
  const Page refused = press(inputs, "nhan");
  EXPECT_EQ(refused.status, 422);
  EXPECT_TRUE(refused.has("id=\"helping_office-problem\""));
  EXPECT_TRUE(all().empty());
}

TEST_F(DecidingPages, IsReachedByAKey) {
  EXPECT_TRUE(hoa.get("/quay/tiep-nhan?thu-tuc=C12").has("<summary data-key=\"Alt 5\">"));
}

}  // namespace
}  // namespace khongcho::web

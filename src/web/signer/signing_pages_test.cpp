#include <gtest/gtest.h>

#include <thread>

#include "app/dossier_views.h"
#include "app/result_drawer.h"
#include "tests/office/signing_world.h"
#include "tests/office/test_browser.h"
#include "web/signer/signing_routes.h"
#include "web/site/routes.h"

namespace khongcho::web {
namespace {

using test::Inputs;
using test::Page;
using test::TestBrowser;

class SigningPages : public testing::Test {
 protected:
  SigningPages() {
    add_signer_routes(router, site);
    add_signing_routes(router, site, {office.keys, batches});
    sign_in(lan, office.world.lan);
    sign_in(hoa, office.world.hoa);
    sign_in(admin, office.world.admin);
  }
  void sign_in(TestBrowser& browser, const Officer& officer) {
    browser.set_cookie(std::string(kLoginCookie), office.world.sign_in(officer).token);
  }
  static std::string say(std::string_view key, const std::vector<std::string>& args = {}) {
    return test::OfficeWorld::vietnamese().text(key, args);
  }
  Dossier stored(const Dossier& dossier) {
    return app::dossier_view(office.world.ctx(), office.world.hoa, dossier.code, "test")->dossier;
  }
  // The page of a batch once it is over.
  static Page over(TestBrowser& browser, const std::string& address) {
    for (;;) {
      Page page = browser.get(address);
      if (page.status != 200 || !page.has("hx-get")) return page;
      std::this_thread::yield();
    }
  }
  Inputs all_chosen(const std::string& secret) {
    Inputs inputs = lan.get("/ky?chon=tat-ca").form("/ky");
    test::set(inputs, "secret", secret);
    return inputs;
  }

  test::SigningWorld office;
  Site site{office.world.ctx(), test::OfficeWorld::english(), {}};
  app::SigningBatches batches{office.desk(app::result_drawer("https://motcua.example.vn"))};
  http::Router router;
  TestBrowser lan{router};
  TestBrowser hoa{router};
  TestBrowser admin{router};
};

TEST_F(SigningPages, WithoutAKeyOnlyPaperIsOffered) {
  office.world.submitted();
  const Page page = lan.get("/ky");
  EXPECT_FALSE(page.has("name=\"secret\""));
  EXPECT_TRUE(page.has(say("sign.sign_chosen")));
}

TEST_F(SigningPages, AllChosenAreSignedInOneBatch) {
  office.lans_key();
  const auto dossiers = office.waiting(3);
  const Page list = lan.get("/ky");
  EXPECT_TRUE(list.has("autocomplete=\"off\""));
  EXPECT_TRUE(list.has("/ket-qua/" + dossiers[0].code));

  const Page started = lan.post("/ky/dien-tu", all_chosen(test::kSecret));

  ASSERT_EQ(started.status, 303);
  EXPECT_EQ(started.location.find(test::kSecret), std::string::npos);
  const Page page = over(lan, started.location);
  EXPECT_TRUE(page.has(say("sign.batch_over", {"3", "3"}))) << page.body;
  for (const Dossier& dossier : dossiers) {
    EXPECT_EQ(stored(dossier).state, DossierState::signed_off);
    EXPECT_TRUE(office.files.get(stored(dossier).result_sha256));
  }
  EXPECT_EQ(hoa.get(started.location).status, 404) << "another officer's batch";
}

TEST_F(SigningPages, TheFormSentTwiceSignsOnce) {
  office.lans_key();
  const auto dossiers = office.waiting(1);
  const Inputs inputs = all_chosen(test::kSecret);

  over(lan, lan.post("/ky/dien-tu", inputs).location);
  const Page again = over(lan, lan.post("/ky/dien-tu", inputs).location);

  EXPECT_TRUE(again.has(say("sign.batch_over", {"1", "1"})));
  EXPECT_EQ(stored(dossiers[0]).version, dossiers[0].version + 1);
}

TEST_F(SigningPages, AWrongPassphraseIsSaidAndNothingIsSigned) {
  office.lans_key();
  const auto dossiers = office.waiting(2);

  const Page page = over(lan, lan.post("/ky/dien-tu", all_chosen("sai")).location);

  EXPECT_TRUE(page.has(say("pdf.wrong_passphrase")));
  for (const Dossier& dossier : dossiers) EXPECT_EQ(stored(dossier).version, dossier.version);
  const Page none = lan.post("/ky/dien-tu", all_chosen(""));
  EXPECT_EQ(none.status, 422);
  EXPECT_TRUE(none.has(say("sign.no_secret")));
}

TEST_F(SigningPages, OneIsSignedFromItsOwnPage) {
  office.lans_key();
  const Dossier dossier = office.waiting(1).front();
  Inputs inputs = lan.get("/ky/" + dossier.code).form("/ky/dien-tu");
  test::set(inputs, "secret", test::kSecret);

  const Page page = over(lan, lan.post("/ky/dien-tu", inputs).location);

  EXPECT_TRUE(page.has(say("sign.batch_over", {"1", "1"}))) << page.body;
  EXPECT_FALSE(stored(dossier).result_sha256.empty());
}

TEST_F(SigningPages, ThoseWithTheSealSealWhatIsSigned) {
  office.lans_key();
  office.seal();
  const auto dossiers = office.waiting(2);
  over(lan, lan.post("/ky/dien-tu", all_chosen(test::kSecret)).location);

  Inputs inputs = hoa.get("/dau").form("/dau");
  test::set(inputs, "secret", test::kSecret);
  const Page page = over(hoa, hoa.post("/dau", inputs).location);

  EXPECT_TRUE(page.has(say("sign.batch_over", {"2", "2"}))) << page.body;
  EXPECT_TRUE(stored(dossiers[0]).sealed_at);
  EXPECT_TRUE(hoa.get("/dau").has(say("sign.seal_empty")));
}

TEST_F(SigningPages, TheAdministratorRegistersAndEndsKeys) {
  test::written(office.folder / "lan.p12",
                office.authority.key_file({.name = "Đỗ Thị Lan"}, test::kSecret));
  const Page page = admin.get("/quan-tri/khoa-ky");
  EXPECT_TRUE(page.has("lan.p12"));
  EXPECT_TRUE(page.has("Trung tâm chứng thực thử nghiệm"));
  const std::string whose = "officer:" + std::to_string(office.world.lan.id.value);
  const Inputs with{{"whose", whose}, {"place", "lan.p12"}, {"secret", "sai"}};
  const Page refused = admin.send(page, "/quan-tri/khoa-ky", with);
  EXPECT_EQ(refused.status, 409);
  EXPECT_TRUE(refused.has(say("pdf.wrong_passphrase")));
  EXPECT_FALSE(refused.has("\"sai\"")) << "a secret is not shown again";

  Inputs right = with;
  test::set(right, "secret", test::kSecret);
  EXPECT_EQ(admin.send(page, "/quan-tri/khoa-ky", right).status, 303);

  const auto key = app::signing_key_of(office.world.ctx(), office.world.lan);
  ASSERT_TRUE(key);
  const std::string end = "/quan-tri/khoa-ky/" + std::to_string(key->id.value) + "/ngung";
  EXPECT_EQ(admin.send(admin.get(end), end).status, 303);
  EXPECT_FALSE(app::signing_key_of(office.world.ctx(), office.world.lan));
  EXPECT_TRUE(admin.get("/quan-tri/khoa-ky").has(say("keys_page.ended")));
}

TEST_F(SigningPages, AreClosedToOthers) {
  const RegisteredKey key = office.lans_key();
  const Dossier dossier = office.waiting(1).front();
  const std::string end = "/quan-tri/khoa-ky/" + std::to_string(key.id.value) + "/ngung";
  TestBrowser nobody(router);
  for (const char* address : {"/dau", "/quan-tri/khoa-ky", "/ky/dot/x"})
    EXPECT_EQ(nobody.get(address).status, 303) << address;
  EXPECT_EQ(lan.post("/ky/dien-tu", {}).status, 403) << "no token";
  EXPECT_EQ(lan.get("/quan-tri/khoa-ky").status, 403);
  EXPECT_EQ(lan.get(end).status, 403);
  EXPECT_EQ(admin.get("/dau").status, 403);
  EXPECT_EQ(admin.get("/quan-tri/khoa-ky/9x/ngung").status, 404);
  EXPECT_EQ(lan.get("/ky/dot/khong-co").status, 404);

  // Whoever may not sign it is refused, whatever key they have.
  office.registered(
      {.place = "minh.p12",
       .secret = test::kSecret,
       .officer = (test::written(office.folder / "minh.p12",
                                 office.authority.key_file({.name = "Minh"}, test::kSecret)),
                   office.world.minh.id)});
  TestBrowser minh(router);
  const app::SignedIn who = office.world.sign_in(office.world.minh);
  minh.set_cookie(std::string(kLoginCookie), who.token);
  const Page started = minh.post(
      "/ky/dien-tu", {{"csrf", site.csrf().token_for(who.token)},
                      {"secret", test::kSecret},
                      {"sign", dossier.code + ":" + std::to_string(dossier.version) + ":key"}});
  ASSERT_EQ(started.status, 303);
  EXPECT_TRUE(over(minh, started.location).has(say("dossier.not_yours")));
  EXPECT_EQ(stored(dossier).version, dossier.version);
}

}  // namespace
}  // namespace khongcho::web

#include <gtest/gtest.h>

#include "app/dossier_commands.h"
#include "app/result_drawer.h"
#include "store/dossier_store.h"
#include "tests/office/signing_world.h"
#include "tests/office/test_browser.h"
#include "web/verify/verify_routes.h"

namespace khongcho::web {
namespace {

using test::Page;
using test::TestBrowser;

class VerifyPages : public testing::Test {
 protected:
  VerifyPages() { add_verify_routes(router, site, office.keys); }

  // Signed and sealed, as the program draws it.
  Dossier issued() {
    office.lans_key();
    office.seal();
    const Dossier dossier = office.world.submitted();
    const auto desk = office.desk(app::result_drawer("https://motcua.example.vn"));
    const auto signed_off = app::sign_results(desk, office.world.lan, office.batch({dossier}));
    EXPECT_TRUE(signed_off && signed_off->at(0).outcome)
        << (signed_off ? signed_off->at(0).outcome.error().message_id : "no key");
    const auto sealed = app::sign_results(
        desk, office.world.hoa, office.batch({*signed_off->at(0).outcome}, app::BatchWork::seal));
    EXPECT_TRUE(sealed && sealed->at(0).outcome)
        << (sealed ? sealed->at(0).outcome.error().message_id : "no seal");
    return *sealed->at(0).outcome;
  }
  std::string file_of(const Dossier& dossier) { return *office.files.get(dossier.result_sha256); }
  Page asked(const std::string& bytes, const std::string& address = "/kiem-chung") {
    return citizen.send_file(citizen.get(address), address, "file", bytes);
  }
  static std::string say(std::string_view key, const std::vector<std::string>& args = {}) {
    return test::OfficeWorld::vietnamese().text(key, args);
  }

  test::SigningWorld office;
  Site site{office.world.ctx(), test::OfficeWorld::english(), {}};
  http::Router router;
  TestBrowser citizen{router};
};

TEST_F(VerifyPages, TheIssuedFileIsGenuine) {
  const Dossier dossier = issued();

  const Page page = asked(file_of(dossier));

  EXPECT_EQ(page.status, 200);
  EXPECT_TRUE(page.has(say("verify.headline_genuine")));
  EXPECT_TRUE(page.has(dossier.result_number));
  EXPECT_TRUE(page.has(say("verify.signature_valid")));
  EXPECT_TRUE(page.has("Đỗ Thị Lan"));
  EXPECT_FALSE(page.has(dossier.submitter.full_name)) << "no citizen's name";
  const std::string said = test::pdfsig_on(file_of(dossier), office.authority);
  const auto first = said.find("Signature is Valid.");
  ASSERT_NE(first, said.npos) << said;
  EXPECT_NE(said.find("Signature is Valid.", first + 1), said.npos) << said;
  EXPECT_NE(test::pdftotext_of(file_of(dossier)).find(dossier.code), std::string::npos);
}

TEST_F(VerifyPages, OneByteChangedIsSaidHereAndByPdfsig) {
  std::string bytes = file_of(issued());
  const std::size_t at = bytes.find("stream") + 40;
  bytes[at] = static_cast<char>(bytes[at] ^ 1);

  const Page page = asked(bytes);

  EXPECT_TRUE(page.has(say("verify.headline_tampered")));
  EXPECT_FALSE(page.has(say("verify.headline_genuine")));
  EXPECT_TRUE(page.has(say("verify.signature_tampered")));
  EXPECT_NE(test::pdfsig_on(bytes, office.authority).find("Digest Mismatch"), std::string::npos);
}

TEST_F(VerifyPages, TheCodeOfThePaperShowsWhatWasIssued) {
  const Dossier dossier = issued();

  const Page page = citizen.get("/kiem-chung/" + dossier.lookup_code);

  EXPECT_EQ(page.status, 200);
  EXPECT_TRUE(page.has(dossier.result_number));
  EXPECT_TRUE(page.has(dossier.result_sha256));
  EXPECT_TRUE(page.has(office.world.thanh_son.name));
  EXPECT_FALSE(page.has(dossier.submitter.full_name));
  EXPECT_TRUE(asked(file_of(dossier), "/kiem-chung/" + dossier.lookup_code)
                  .has(say("verify.headline_genuine")));
  EXPECT_EQ(citizen.get("/kiem-chung?ma=" + dossier.lookup_code).location,
            "/kiem-chung/" + dossier.lookup_code);
}

TEST_F(VerifyPages, AFileOfAnotherResultIsSaidToBe) {
  const Dossier dossier = issued();
  const Dossier on_paper = office.waiting(1).front();
  ASSERT_TRUE(app::sign_dossier(office.world.ctx(), office.world.lan, test::command_for(on_paper)));

  const std::string other = "/kiem-chung/" + on_paper.lookup_code;
  EXPECT_TRUE(citizen.get(other).has(say("verify.on_paper")));
  EXPECT_TRUE(asked(file_of(dossier), other).has(say("verify.headline_other_result")));
}

TEST_F(VerifyPages, WhatWasNotIssuedHereIsSaidPlainly) {
  const auto key = pdf::open_key_file(office.authority.key_file({.name = "Người khác"}, "x"), "x");
  const test::TestAuthority strangers("Nơi lạ");
  const auto stranger = pdf::open_key_file(strangers.key_file({.name = "Kẻ lạ"}, "x"), "x");
  const pdf::SignatureLook look{.field = "S", .name = "", .at = office.world.time.now()};
  const std::string plain = test::drawn_pdf("Một văn bản");

  EXPECT_TRUE(asked(*pdf::sign_pdf(plain, *key, look)).has(say("verify.headline_not_ours")));
  EXPECT_TRUE(asked(*pdf::sign_pdf(plain, *stranger, look)).has(say("verify.headline_doubtful")));
  EXPECT_TRUE(asked(plain).has(say("verify.headline_not_signed")));
  EXPECT_TRUE(asked("MZ chạy được").has(say("pdf.not_a_pdf")));
  EXPECT_TRUE(asked(plain.substr(0, 300)).has(say("pdf.broken")));
}

TEST_F(VerifyPages, UnknownCodesAndNoFileAreSaid) {
  const Page unknown = citizen.get("/kiem-chung/22222222");
  EXPECT_EQ(unknown.status, 404);
  EXPECT_TRUE(unknown.has(say("verify.unknown_code", {"22222222"})));
  const Dossier waiting = office.world.submitted();
  EXPECT_EQ(citizen.get("/kiem-chung/" + waiting.lookup_code).status, 404) << "not signed yet";
  const Page empty = asked("");
  EXPECT_EQ(empty.status, 422);
  EXPECT_TRUE(empty.has(say("verify.no_file")));
}

TEST_F(VerifyPages, OneAddressMayNotAskForEver) {
  const std::string plain = test::drawn_pdf("Một văn bản");
  int refused = 0;
  for (int each = 0; each < 15; ++each) refused += asked(plain).status == 429 ? 1 : 0;
  EXPECT_GE(refused, 1);
  for (int each = 0; each < 30; ++each)
    if (citizen.get("/kiem-chung/22222222").status == 429) return;
  FAIL() << "codes may be guessed";
}

}  // namespace
}  // namespace khongcho::web

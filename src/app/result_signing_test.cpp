#include "app/result_signing.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <thread>

#include "app/dossier_files.h"
#include "pdf/pdf_verify.h"
#include "store/dossier_store.h"
#include "store/file_store.h"
#include "store/signing_key_store.h"
#include "tests/office/signing_world.h"
#include "tests/support/full_disk.h"

namespace khongcho::app {
namespace {

using test::SigningWorld;

Dossier now(SigningWorld& office, const Dossier& dossier) {
  return sql::read(office.world.db(), [&](sql::Transaction& tx) {
    return store::find_dossier(tx, dossier.code).value();
  });
}
std::vector<ResultSignature> signatures(SigningWorld& office, const Dossier& dossier) {
  return sql::read(office.world.db(),
                   [&](sql::Transaction& tx) { return store::signatures_of(tx, dossier.id); });
}
void expect_as_before(SigningWorld& office, const Dossier& dossier) {
  const Dossier after = now(office, dossier);
  EXPECT_EQ(after.version, dossier.version);
  EXPECT_EQ(after.state, DossierState::awaiting_signature);
  EXPECT_EQ(after.result_number, "");
  EXPECT_EQ(after.result_sha256, "");
  EXPECT_TRUE(signatures(office, dossier).empty());
}
std::string refusal(const SignOutcome& outcome) {
  return outcome.outcome ? "" : outcome.outcome.error().message_id;
}

TEST(ResultSigning, SignsTheDocumentWithItsNumber) {
  SigningWorld office;
  const RegisteredKey key = office.lans_key();
  const Dossier dossier = office.world.submitted();

  const auto outcomes = office.signed_by_lan({dossier});

  ASSERT_TRUE(outcomes.at(0).outcome) << outcomes[0].outcome.error().message_id;
  const Dossier signed_off = now(office, dossier);
  EXPECT_EQ(signed_off.state, DossierState::signed_off);
  EXPECT_EQ(signed_off.result_number, "1/2023");
  const auto bytes = office.files.get(signed_off.result_sha256);
  ASSERT_TRUE(bytes);
  const std::string text = test::pdftotext_of(*bytes);
  EXPECT_NE(text.find("Số: 1/2023 Mã: " + dossier.code), text.npos) << text;
  EXPECT_NE(text.find("Người ký: Đỗ Thị Lan"), text.npos) << text;
  EXPECT_NE(text.find("29/09/2023 14:12:00 +07:00"), text.npos) << text;
  EXPECT_NE(test::pdfsig_on(*bytes, office.authority).find("Signature is Valid."),
            std::string::npos);
  const auto made = signatures(office, dossier);
  ASSERT_EQ(made.size(), 1U);
  EXPECT_EQ(made[0].key, key.id);
  EXPECT_EQ(made[0].sha256, signed_off.result_sha256);
}

TEST(ResultSigning, TheSealIsASecondSignatureAndLeavesTheFirst) {
  SigningWorld office;
  office.lans_key();
  office.seal();
  const Dossier dossier = office.world.submitted();
  office.signed_by_lan({dossier});
  const std::string first = now(office, dossier).result_sha256;

  const auto outcomes = sign_results(office.desk(), office.world.hoa,
                                     SigningWorld::batch({now(office, dossier)}, BatchWork::seal));

  ASSERT_TRUE(outcomes) << outcomes.error().message_id;
  ASSERT_TRUE(outcomes->at(0).outcome) << outcomes->at(0).outcome.error().message_id;
  const Dossier sealed = now(office, dossier);
  EXPECT_TRUE(sealed.sealed_at);
  EXPECT_NE(sealed.result_sha256, first);
  const auto bytes = office.files.get(sealed.result_sha256);
  ASSERT_TRUE(bytes);
  const auto reports = pdf::verify_pdf(
      *bytes, {.trusted = trusted_authorities(office.keys), .now = office.world.time.now()});
  ASSERT_TRUE(reports);
  EXPECT_EQ(reports->size(), 2U);
  EXPECT_TRUE(pdf::all_valid(*reports));
  EXPECT_EQ(signatures(office, dossier).size(), 2U);
}

TEST(ResultSigning, TheSignedFileIsAmongTheFilesDescribedAndOfferedAgain) {
  SigningWorld office;
  office.lans_key();
  office.seal();
  const Dossier dossier = office.world.submitted();
  const auto files = [&] {
    return sql::read(office.world.db(),
                     [&](sql::Transaction& tx) { return store::files_of(tx, dossier.id); });
  };
  office.signed_by_lan({dossier});
  ASSERT_EQ(files().size(), 1U);
  const DossierFile before = files()[0];
  EXPECT_EQ(before.sha256, now(office, dossier).result_sha256);
  EXPECT_EQ(before.record.owner_id, dossier.submitter.personal_id);
  EXPECT_EQ(before.record.issued_on, "2023-09-29");
  EXPECT_EQ(before.record.issuer, office.world.thanh_son.name);
  EXPECT_TRUE(before.record.reusable);
  EXPECT_TRUE(before.digitized_at);

  sign_results(office.desk(), office.world.hoa,
               SigningWorld::batch({now(office, dossier)}, BatchWork::seal));

  ASSERT_EQ(files().size(), 1U) << "the sealed one alone";
  EXPECT_EQ(files()[0].sha256, now(office, dossier).result_sha256);
  EXPECT_EQ(files()[0].record, before.record) << "under the same number";
  const DossierFilesView view =
      *dossier_files(office.world.ctx(), office.world.hoa, dossier.code);
  const auto result = std::ranges::find(view.status.lines, std::string(kResultComponent),
                                        &DigitisationLine::component);
  ASSERT_NE(result, view.status.lines.end());
  EXPECT_TRUE(result->is_digitised());
}

TEST(ResultSigning, SentTwiceSignsOnce) {
  SigningWorld office;
  office.lans_key();
  auto batch = SigningWorld::batch({office.world.submitted()});
  batch.commands[0].request_key = "form";

  const auto first = sign_results(office.desk(), office.world.lan, batch);
  const auto second = sign_results(office.desk(), office.world.lan, batch);

  ASSERT_TRUE(first && second);
  ASSERT_TRUE(second->at(0).outcome) << second->at(0).outcome.error().message_id;
  EXPECT_EQ(first->at(0).outcome->result_sha256, second->at(0).outcome->result_sha256);
}

TEST(ResultSigning, AWrongPassphraseLeavesAllAsItWas) {
  SigningWorld office;
  office.lans_key();
  const Dossier dossier = office.world.submitted();
  auto batch = SigningWorld::batch({dossier});
  batch.secret = "sai";

  const auto outcomes = sign_results(office.desk(), office.world.lan, batch);

  ASSERT_FALSE(outcomes);
  EXPECT_EQ(outcomes.error().message_id, "pdf.wrong_passphrase");
  expect_as_before(office, dossier);
}

TEST(ResultSigning, ACertificateThatIsOverLeavesAllAsItWas) {
  SigningWorld office;
  office.lans_key({.name = "Đỗ Thị Lan", .not_after = test::at("2023-09-29 15:00")});
  const Dossier dossier = office.world.submitted();
  office.world.set_time("2023-09-29 15:01");

  const auto outcomes =
      sign_results(office.desk(), office.world.lan, SigningWorld::batch({dossier}));

  ASSERT_FALSE(outcomes);
  EXPECT_EQ(outcomes.error().message_id, "pdf.certificate_expired");
  expect_as_before(office, dossier);
}

TEST(ResultSigning, AnotherKeyInTheSameFileIsRefused) {
  SigningWorld office;
  office.lans_key();
  test::written(
      office.folder / "lan.p12",
      office.authority.key_file({.name = "Đỗ Thị Lan", .usage = "nonRepudiation"}, test::kSecret));
  const Dossier dossier = office.world.submitted();

  const auto outcomes =
      sign_results(office.desk(), office.world.lan, SigningWorld::batch({dossier}));

  ASSERT_FALSE(outcomes);
  EXPECT_EQ(outcomes.error().message_id, "sign.other_key");
  expect_as_before(office, dossier);
}

TEST(ResultSigning, ATokenTakenOutWhileSigningFiftyStopsTheRest) {
  SigningWorld office;
  test::TestToken token(office.authority, {.name = "Đỗ Thị Lan"}, "lan", test::kSecret);
  office.registered({.kind = KeyKind::pkcs11,
                     .place = token.uri(),
                     .secret = test::kSecret,
                     .officer = office.world.lan.id});
  const auto dossiers = office.waiting(50);

  int done = 0;
  const auto outcomes = sign_results(office.desk(), office.world.lan, SigningWorld::batch(dossiers),
                                     [&](const SignOutcome&) {
                                       if (++done == 20) token.pull_out();
                                     });

  ASSERT_TRUE(outcomes);
  ASSERT_EQ(outcomes->size(), 50U);
  for (std::size_t each = 0; each < 20; ++each)
    EXPECT_EQ(now(office, dossiers[each]).result_number, std::to_string(each + 1) + "/2023");
  EXPECT_EQ(refusal(outcomes->at(20)), "pdf.token_failed");
  for (std::size_t each = 21; each < 50; ++each)
    EXPECT_EQ(refusal(outcomes->at(each)), "sign.not_tried");
  for (std::size_t each = 20; each < 50; ++each) expect_as_before(office, dossiers[each]);
  // No number was lost.
  const auto on_paper =
      sign_dossier(office.world.ctx(), office.world.lan, test::command_for(dossiers[20]));
  ASSERT_TRUE(on_paper);
  EXPECT_EQ(on_paper->result_number, "21/2023");
}

TEST(ResultSigning, ADiskThatIsFullLeavesAllAsItWas) {
  SigningWorld office;
  office.lans_key();
  const auto dossiers = office.waiting(3);
  std::vector<SignOutcome> outcomes;
  {
    const test::FullDisk full(4096);
    outcomes = office.signed_by_lan(dossiers);
  }

  EXPECT_EQ(refusal(outcomes.at(0)), "sign.not_archived");
  EXPECT_EQ(refusal(outcomes.at(1)), "sign.not_tried");
  for (const Dossier& dossier : dossiers) expect_as_before(office, dossier);
  // With room again all are signed.
  for (const SignOutcome& outcome : office.signed_by_lan(dossiers)) EXPECT_EQ(refusal(outcome), "");
}

TEST(ResultSigning, WhicheverStatementFailsNothingIsHalfDone) {
  for (int nth = 1;; ++nth) {
    ASSERT_LT(nth, 200);
    SigningWorld office;
    office.lans_key();
    const Dossier dossier = office.world.submitted();
    const RegisteredKey registered = *signing_key_of(office.world.ctx(), office.world.lan);
    const auto key = open_key(office.keys, registered.kind, registered.place, test::kSecret);
    ASSERT_TRUE(key);
    office.world.db().fail_statement(nth);
    try {
      const auto outcome = sign_result(office.desk(), office.world.lan, test::command_for(dossier),
                                       registered, *key);
      if (office.world.db().fail_statement(0)) {
        EXPECT_TRUE(outcome);
        EXPECT_GT(nth, 10);
        return;
      }
    } catch (const sql::Error&) {
    }
    expect_as_before(office, dossier);
  }
}

TEST(ResultSigning, ANumberTakenMeanwhileIsDrawnAgain) {
  SigningWorld office;
  office.lans_key();
  const auto dossiers = office.waiting(2);
  bool meanwhile = false;
  const auto drawer = [&](sql::Transaction& tx, const Context& ctx, const Dossier& dossier) {
    auto drawing = SigningWorld::drawing(tx, ctx, dossier);
    const auto draw = drawing->draw;
    drawing->draw = [&, draw] {
      if (!meanwhile) {
        meanwhile = true;
        EXPECT_TRUE(
            sign_dossier(office.world.ctx(), office.world.chair, test::command_for(dossiers[1])));
      }
      return draw();
    };
    return drawing;
  };

  const auto outcomes =
      sign_results(office.desk(drawer), office.world.lan, SigningWorld::batch({dossiers[0]}));

  ASSERT_TRUE(outcomes && outcomes->at(0).outcome);
  EXPECT_EQ(outcomes->at(0).outcome->result_number, "2/2023");
  const auto bytes = office.files.get(outcomes->at(0).outcome->result_sha256);
  EXPECT_NE(test::pdftotext_of(*bytes).find("Số: 2/2023"), std::string::npos);
}

TEST(ResultSigning, OfAStrangerIsRefusedBeforeAnythingIsSigned) {
  SigningWorld office;
  const RegisteredKey registered = office.lans_key();
  const Dossier dossier = office.world.submitted();
  const auto key = open_key(office.keys, registered.kind, registered.place, test::kSecret);

  const auto outcome =
      sign_result(office.desk(), office.world.minh, test::command_for(dossier), registered, *key);

  ASSERT_FALSE(outcome);
  EXPECT_EQ(outcome.error().message_id, "dossier.not_yours");
  expect_as_before(office, dossier);
  EXPECT_FALSE(std::filesystem::exists(office.folder / "files"));
}

TEST(SigningKeys, AreRegisteredOnceOpened) {
  SigningWorld office;
  const RegisteredKey key = office.lans_key();
  EXPECT_EQ(key.name, "Đỗ Thị Lan");
  EXPECT_EQ(signing_key_of(office.world.ctx(), office.world.lan)->serial, key.serial);
  const auto refused = [&](const Officer& who, const NewKey& wish) {
    const auto made = register_key(office.world.ctx(), office.keys, who, wish);
    return made ? std::string() : made.error().message_id;
  };
  const OfficerId nam = office.world.nam.id;
  EXPECT_EQ(refused(office.world.lan, {.place = "lan.p12", .secret = "x", .officer = nam}),
            "admin.not_allowed");
  EXPECT_EQ(refused(office.world.admin, {.place = "lan.p12", .secret = "x", .officer = nam}),
            "pdf.wrong_passphrase");
  EXPECT_EQ(refused(office.world.admin, {.place = "../lan.p12", .secret = "x", .officer = nam}),
            "sign.no_such_file");
  EXPECT_EQ(refused(office.world.admin, {.place = "lan.p12", .secret = "x"}), "sign.whose_key");
  EXPECT_EQ(refused(office.world.admin,
                    {.place = "lan.p12", .secret = test::kSecret, .officer = office.world.lan.id}),
            "sign.key_registered");
  test::written(office.folder / "cu.p12",
                office.authority.key_file(
                    {.name = "Nam", .not_after = test::at("2023-09-28 00:00")}, test::kSecret));
  EXPECT_EQ(
      refused(office.world.admin, {.place = "cu.p12", .secret = test::kSecret, .officer = nam}),
      "pdf.certificate_expired");

  ASSERT_TRUE(disable_key(office.world.ctx(), office.world.admin, key.id));
  EXPECT_FALSE(signing_key_of(office.world.ctx(), office.world.lan));
}

}  // namespace
}  // namespace khongcho::app

#include <gtest/gtest.h>

#include "core/people/identity.h"
#include "core/people/officer.h"

namespace khongcho {
namespace {

constexpr OfficeId kThanhSon{1};
constexpr OfficeId kHongLac{2};

Officer an_officer(Role role, Scope scope = Scope::office) {
  return {.id = {7}, .login = "x", .full_name = "X", .title = "", .office = kThanhSon,
          .grants = {{role, scope}}};
}

TEST(Permission, AReceptionistReceivesAtHerOwnOfficeOnly) {
  const Officer hoa = an_officer(Role::receptionist);

  EXPECT_TRUE(may(hoa, Action::receive, {kThanhSon}));
  EXPECT_FALSE(may(hoa, Action::receive, {kHongLac}));
  EXPECT_FALSE(may(hoa, Action::sign, {kThanhSon}));
}

TEST(Permission, AnAssignedScopeReachesOnlyOnesOwnDossiers) {
  const Officer nam = an_officer(Role::specialist, Scope::assigned);

  EXPECT_TRUE(may(nam, Action::draft, {kThanhSon, {7}}));
  EXPECT_FALSE(may(nam, Action::draft, {kThanhSon, {8}}));
}

TEST(Permission, AnOverseerSeesEveryOfficeAndSignsNowhere) {
  const Officer vp = an_officer(Role::office_vp, Scope::all);

  EXPECT_TRUE(may(vp, Action::view, {kHongLac}));
  EXPECT_TRUE(may(vp, Action::oversee, {kHongLac}));
  EXPECT_FALSE(may(vp, Action::sign, {kHongLac}));
}

TEST(Permission, ASpecialistProposesAnApologyWhichAHeadSigns) {
  const Officer nam = an_officer(Role::specialist);
  EXPECT_TRUE(may(nam, Action::propose_apology, {kThanhSon, {7}}));
  EXPECT_FALSE(may(nam, Action::apologise, {kThanhSon, {7}}));
  for (const Role head : {Role::signer, Role::commune_chair, Role::department_head})
    EXPECT_TRUE(may(an_officer(head), Action::apologise, {kThanhSon}));
}

TEST(Permission, AVolunteerOpensNoDossier) {
  EXPECT_FALSE(may(an_officer(Role::volunteer, Scope::all), Action::view, {kThanhSon}));
}

TEST(Permission, ThoseWhoLeadPlanTheVolunteersShifts) {
  EXPECT_TRUE(may(an_officer(Role::commune_chair), Action::plan_shifts, {kThanhSon}));
  EXPECT_FALSE(may(an_officer(Role::commune_chair), Action::plan_shifts, {kHongLac}));
  EXPECT_TRUE(may(an_officer(Role::office_vp, Scope::all), Action::plan_shifts, {kHongLac}));
  EXPECT_FALSE(may(an_officer(Role::volunteer, Scope::all), Action::plan_shifts, {kThanhSon}));
  EXPECT_FALSE(may(an_officer(Role::receptionist), Action::plan_shifts, {kThanhSon}));
}

TEST(Permission, OnlyABroadcasterRecordsTheVoiceOfAWaitingRoom) {
  EXPECT_TRUE(may(an_officer(Role::broadcaster), Action::record_voice, {kThanhSon}));
  EXPECT_FALSE(may(an_officer(Role::broadcaster), Action::record_voice, {kHongLac}));
  EXPECT_TRUE(may(an_officer(Role::broadcaster, Scope::all), Action::record_voice, {kHongLac}));
  EXPECT_FALSE(may(an_officer(Role::admin, Scope::all), Action::record_voice, {kThanhSon}));
}

TEST(Permission, ADisabledOfficerMayNothing) {
  Officer hoa = an_officer(Role::receptionist);
  hoa.active = false;

  EXPECT_FALSE(may(hoa, Action::receive, {kThanhSon}));
}

TEST(IdentityCard, ReadsTheSevenFieldsOfAChipCard) {
  const auto card = parse_identity_qr(
      "030190001234|142345678|Trần Thị Mai|05021990|Nữ|Thôn 2, Thanh Sơn, Thanh Hà, Hải Dương|"
      "15042021");

  ASSERT_TRUE(card);
  EXPECT_EQ(card->personal_id, "030190001234");
  EXPECT_EQ(card->full_name, "Trần Thị Mai");
  EXPECT_EQ(card->born_on, "1990-02-05");
  EXPECT_EQ(card->sex, "female");
  EXPECT_EQ(card->address, "Thôn 2, Thanh Sơn, Thanh Hà, Hải Dương");
  EXPECT_EQ(card->issued_on, "2021-04-15");
  EXPECT_TRUE(card->warnings.empty());
}

TEST(IdentityCard, KeepsNothingPastTheSeventhField) {
  const auto card = parse_identity_qr(
      "030090001234||Trần Văn Bé|05/02/1990|Nam|Thanh Sơn|01/08/2024||Trần Văn Cha|Lê Thị Mẹ");

  ASSERT_TRUE(card);
  EXPECT_EQ(card->full_name, "Trần Văn Bé");
  EXPECT_EQ(card->issued_on, "2024-08-01");
}

TEST(IdentityCard, ToleratesAYearAloneAndWarnsWhenTheNumberDoesNotFit) {
  const auto card = parse_identity_qr("030190001234||Trần Thị Mai|1957|Nữ|Thanh Sơn|");

  ASSERT_TRUE(card);
  EXPECT_EQ(card->born_on, "1957");
  EXPECT_EQ(card->warnings, std::vector<std::string>{"identity.number_does_not_fit"});
}

TEST(IdentityCard, WarnsOfANameTypedThroughTelex) {
  const auto card = parse_identity_qr("030190001234||Nguyeexn Thi Mai|05021990|Nữ|Thanh Sơn|");

  ASSERT_TRUE(card);
  EXPECT_EQ(card->warnings, std::vector<std::string>{"identity.telex_residue"});
}

TEST(IdentityCard, RefusesOtherCodes) {
  EXPECT_FALSE(parse_identity_qr("https://example.invalid"));
  EXPECT_FALSE(parse_identity_qr("03019000123|1|A|05021990|Nam|B|"));
  EXPECT_FALSE(parse_identity_qr("030190001234||A|hôm qua|Nam|B|"));
  EXPECT_FALSE(parse_identity_qr(std::string_view("030190001234|\0|A|05021990|Nam|B", 31)));
}

TEST(Phone, IsKeptInE164) {
  EXPECT_EQ(normalise_phone("0912 345 678"), "+84912345678");
  EXPECT_EQ(normalise_phone("+84 912.345.678"), "+84912345678");
  EXPECT_EQ(normalise_phone("0220 381 5115"), "+842203815115");
  EXPECT_FALSE(normalise_phone("0112345678"));
  EXPECT_FALSE(normalise_phone("091234567"));
  EXPECT_FALSE(normalise_phone("gọi chị Hoa"));
  EXPECT_EQ(phone_text("+84912345678"), "0912 345 678");
}

TEST(Masking, ShowsNoMoreThanNeeded) {
  EXPECT_EQ(mask_name("Đỗ Thị Hằng"), "Đ. T. Hằng");
  EXPECT_EQ(mask_personal_id("030190001234"), "030******234");
}

}  // namespace
}  // namespace khongcho

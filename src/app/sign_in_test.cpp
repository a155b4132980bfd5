#include "app/sign_in.h"

#include <gtest/gtest.h>

#include "app/administer.h"
#include "tests/office/office_world.h"

namespace khongcho {
namespace {

using test::kCastPassword;
using test::OfficeWorld;

TEST(SignIn, OpensALoginThatEndsAfterTwoIdleHours) {
  OfficeWorld world;
  const auto signed_in = app::sign_in(world.ctx(), "hoa", kCastPassword);
  ASSERT_TRUE(signed_in);

  world.set_time("2023-09-29 16:10");
  EXPECT_TRUE(app::find_signed_in(world.ctx(), signed_in->token));
  world.set_time("2023-09-29 18:30");
  EXPECT_FALSE(app::find_signed_in(world.ctx(), signed_in->token));
}

TEST(SignIn, APageThatRefreshesItselfKeepsNobodySignedIn) {
  OfficeWorld world;
  const auto signed_in = app::sign_in(world.ctx(), "hoa", kCastPassword);
  ASSERT_TRUE(signed_in);
  const auto asked_by_timer = [&] {
    return app::find_signed_in(world.ctx(), signed_in->token, app::AskedBy::timer).has_value();
  };

  world.set_time("2023-09-29 16:10");
  EXPECT_TRUE(asked_by_timer());
  world.set_time("2023-09-29 17:30");
  EXPECT_FALSE(asked_by_timer());
}

TEST(SignIn, SaysTheSameOfAWrongNameAndAWrongPassword) {
  OfficeWorld world;

  EXPECT_EQ(app::sign_in(world.ctx(), "hoa", "sai mật khẩu rồi").error().message_id,
            app::sign_in(world.ctx(), "khong-ai", kCastPassword).error().message_id);
}

TEST(SignIn, SignedOutIsOut) {
  OfficeWorld world;
  const auto signed_in = world.sign_in(world.hoa);

  app::sign_out(world.ctx(), signed_in.token);

  EXPECT_FALSE(app::find_signed_in(world.ctx(), signed_in.token));
}

TEST(ChangePassword, SignsOutEverywhereElse) {
  OfficeWorld world;
  const auto here = world.sign_in(world.hoa);
  const auto there = world.sign_in(world.hoa);

  ASSERT_TRUE(app::change_password(world.ctx(), here, kCastPassword, "bon tu de nho day"));

  EXPECT_TRUE(app::find_signed_in(world.ctx(), here.token));
  EXPECT_FALSE(app::find_signed_in(world.ctx(), there.token));
  EXPECT_TRUE(app::sign_in(world.ctx(), "hoa", "bon tu de nho day"));
}

TEST(ChangePassword, RefusesAShortOneAndAWrongOldOne) {
  OfficeWorld world;
  const auto who = world.sign_in(world.hoa);

  EXPECT_EQ(app::change_password(world.ctx(), who, kCastPassword, "ngan").error().message_id,
            "sign_in.password_too_short");
  EXPECT_EQ(app::change_password(world.ctx(), who, "sai", "bon tu de nho day").error().message_id,
            "sign_in.wrong_old_password");
}

TEST(Administer, AddsAnOfficerWhoMustChangeThePassword) {
  OfficeWorld world;
  const auto added = app::add_officer(
      world.ctx(), world.admin,
      {.login = "mai", .full_name = "Trần Thị Mai", .office = world.thanh_son.id,
       .grants = {{Role::receptionist, Scope::office}}});

  ASSERT_TRUE(added) << added.error().message_id;
  const auto signed_in = app::sign_in(world.ctx(), "mai", added->password);
  ASSERT_TRUE(signed_in);
  EXPECT_TRUE(signed_in->officer.must_change_password);
  EXPECT_EQ(app::add_officer(world.ctx(), world.admin, added->officer).error().message_id,
            "admin.login_taken");
}

TEST(Administer, IsForAdministratorsOnlyAndKeepsTheLastOneIn) {
  OfficeWorld world;
  EXPECT_EQ(app::add_counter(world.ctx(), world.hoa, world.thanh_son.id, "Quầy 9").error().code,
            ErrorCode::not_allowed);
  Officer self = world.admin;
  self.active = false;
  EXPECT_EQ(app::update_officer(world.ctx(), world.admin, self).error().message_id,
            "admin.not_yourself");
}

TEST(Administer, ADisabledOfficerIsSignedOutAtOnce) {
  OfficeWorld world;
  const auto signed_in = world.sign_in(world.hoa);
  Officer hoa = world.hoa;
  hoa.active = false;

  ASSERT_TRUE(app::update_officer(world.ctx(), world.admin, hoa));

  EXPECT_FALSE(app::find_signed_in(world.ctx(), signed_in.token));
}

TEST(ApiToken, ActsForItsOfficerUntilRevoked) {
  OfficeWorld world;
  const auto token = app::add_token(world.ctx(), world.admin, "Cổng tỉnh", world.hoa.id, {});
  ASSERT_TRUE(token);
  EXPECT_EQ(app::officer_of_token(world.ctx(), token->secret)->id, world.hoa.id);

  ASSERT_TRUE(app::revoke_token(world.ctx(), world.admin, token->token.id));

  EXPECT_FALSE(app::officer_of_token(world.ctx(), token->secret));
  EXPECT_FALSE(app::officer_of_token(world.ctx(), "kc_khac"));
}

}  // namespace
}  // namespace khongcho

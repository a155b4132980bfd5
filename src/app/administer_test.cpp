#include "app/administer.h"

#include <gtest/gtest.h>

#include "base/crypto.h"
#include "tests/office/office_world.h"

namespace khongcho {
namespace {

using test::OfficeWorld;

std::vector<store::AdminEvent> events(OfficeWorld& world) {
  return sql::read(world.db(),
                   [&](sql::Transaction& tx) { return store::admin_events(tx, {}, 10); });
}

TEST(TokenAtConsole, ActsForTheOfficerWhoLogsInSoAndLeavesAnEvent) {
  OfficeWorld world;

  const auto made = app::add_token_at_console(world.ctx(), "hoa", "Cổng tỉnh");

  ASSERT_TRUE(made);
  const auto token = sql::read(world.db(), [&](sql::Transaction& tx) {
    return store::find_token(tx, sha256_hex(made->secret));
  });
  ASSERT_TRUE(token);
  EXPECT_EQ(token->officer, world.hoa.id);
  EXPECT_EQ(token->name, "Cổng tỉnh");
  ASSERT_EQ(events(world).size(), 1U);
  EXPECT_EQ(events(world).front().kind, "token_added");
  EXPECT_EQ(events(world).front().subject, "Cổng tỉnh");
  EXPECT_EQ(events(world).front().detail, "console");
}

TEST(TokenAtConsole, RefusesALogInOfNobodyAndATokenWithoutAName) {
  OfficeWorld world;

  const auto of_nobody = app::add_token_at_console(world.ctx(), "khong-ai", "Cổng tỉnh");
  const auto without_name = app::add_token_at_console(world.ctx(), "hoa", "  ");

  ASSERT_FALSE(of_nobody);
  EXPECT_EQ(of_nobody.error().message_id, "admin.unknown_officer");
  ASSERT_FALSE(without_name);
  EXPECT_EQ(without_name.error().message_id, "admin.name_missing");
  EXPECT_TRUE(events(world).empty());
}

}  // namespace
}  // namespace khongcho

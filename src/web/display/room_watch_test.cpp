// The watch with a real hub, a real server and listeners over sockets.
#include "web/site/room_watch.h"

#include <gtest/gtest.h>

#include <optional>

#include "http/server.h"
#include "tests/office/board_world.h"
#include "tests/support/event_stream.h"
#include "tests/support/http_client.h"
#include "web/display/display_routes.h"

namespace khongcho::web {
namespace {

using test::BoardWorld;
using test::EventStream;

constexpr std::chrono::milliseconds kNever = std::chrono::hours{24};

class RoomWatchTest : public testing::Test {
 protected:
  RoomWatchTest() {
    add_display_routes(router, site, watch, voice);
    watch.add("so", [](const app::RoomView& room, std::string_view rest) {
      return std::optional(std::string(rest) + " " + std::to_string(room.next.size()));
    });
    router.add("GET", "/so/{ma}", [this](const http::Request& request) {
      return watch.stream("so", world.thanh_son, request.param("ma"));
    });
    world.open();
    watch.start();
    server.start();
  }
  ~RoomWatchTest() override {
    server.stop();
    watch.stop();
  }

  // The first state with `piece` in it; the test fails where the stream ends before.
  static std::string state_with(EventStream& stream, std::string_view piece) {
    for (;;) {
      const auto event = stream.next();
      if (!event) {
        ADD_FAILURE() << "no state with " << piece;
        return {};
      }
      if (event->data.find(piece) != std::string::npos) return event->data;
    }
  }
  static std::string panel_of(std::string_view number) {
    return "<span class=\"kc-call1__no\">" + std::string(number) + "</span>";
  }

  BoardWorld world;
  Site site{world.context(), test::OfficeWorld::english(), {}};
  app::Voice voice{testing::TempDir() + "kc-room-watch", test::OfficeWorld::vietnamese()};
  http::EventHub hub;
  RoomWatch watch{site, hub};
  http::Router router;
  // Nothing but states is sent, so that a stream without one ends a test.
  http::Server server{{.heartbeat = kNever}, router};
};

TEST_F(RoomWatchTest, SendsTheStateAtOnceAndEachCallAfterIt) {
  EventStream stream(server.port(), "/bang/xa-thanh-son/su-kien");
  const auto first = stream.next();
  ASSERT_TRUE(first);
  EXPECT_EQ(first->name, "bang");
  EXPECT_NE(first->data.find("kc-call1--words"), std::string::npos);

  const std::string number = text_of_number(world.take_and_call());

  EXPECT_NE(state_with(stream, panel_of(number)).find("is-new"), std::string::npos);
}

TEST_F(RoomWatchTest, SendsTheSameToEveryBoardOfTheOfficeAndNothingToAnother) {
  EventStream one(server.port(), "/bang/xa-thanh-son/su-kien");
  EventStream two(server.port(), "/bang/xa-thanh-son/su-kien");
  EventStream other(server.port(), "/bang/xa-hong-lac/su-kien");

  const std::string number = text_of_number(world.take_and_call());
  EXPECT_EQ(state_with(one, panel_of(number)), state_with(two, panel_of(number)));
  world.clock.set("2023-09-29 14:13");

  EXPECT_EQ(state_with(other, "14:13").find(number), std::string::npos);
}

TEST_F(RoomWatchTest, ANewMinuteIsANewState) {
  EventStream stream(server.port(), "/bang/xa-thanh-son/su-kien");
  state_with(stream, "1 giờ 18 phút");

  world.clock.set("2023-09-29 14:13");

  state_with(stream, "1 giờ 17 phút");
}

TEST_F(RoomWatchTest, TheLoudspeakerSaysOneCallAfterTheOther) {
  EventStream stream(server.port(), "/bang/xa-thanh-son/su-kien");
  const std::string first = text_of_number(world.take_and_call());
  state_with(stream, panel_of(first));
  world.must(app::serve_ticket(world.context(), world.desk));
  world.must(app::finish_ticket(world.context(), world.desk));
  world.clock.set("2023-09-29 14:12:03");
  const std::string second = text_of_number(world.take_and_call());

  const std::string both = state_with(stream, second);
  EXPECT_NE(both.find(panel_of(first)), std::string::npos) << "still being said";
  world.clock.set("2023-09-29 14:12:14");
  const std::string next = state_with(stream, panel_of(second));
  EXPECT_EQ(next.find("data-on-air=\"0\""), std::string::npos);
  world.clock.set("2023-09-29 14:12:28");
  const std::string silence = state_with(stream, "data-on-air=\"0\"");
  EXPECT_NE(silence.find(panel_of(second)), std::string::npos) << "the latest stays";
}

TEST_F(RoomWatchTest, KeepsScreensOfOneKindApartByTheirRest) {
  EventStream one(server.port(), "/so/mot:vi");
  EventStream two(server.port(), "/so/hai:en");
  EXPECT_EQ(one.next_data(), "mot:vi 0");
  EXPECT_EQ(two.next_data(), "hai:en 0");

  world.take();

  EXPECT_EQ(state_with(one, "1"), "mot:vi 1");
  EXPECT_EQ(state_with(two, "1"), "hai:en 1");
}

TEST_F(RoomWatchTest, GoesOnAfterTheDatabaseFailed) {
  EventStream stream(server.port(), "/bang/xa-thanh-son/su-kien");
  ASSERT_TRUE(stream.next());
  bool unused = true;  // until the watch, the only one to ask, has run into it
  while (unused) {
    world.db().fail_statement(1);
    std::this_thread::yield();
    unused = world.db().fail_statement(0);
  }

  const std::string number = text_of_number(world.take_and_call());

  state_with(stream, panel_of(number));
}

TEST_F(RoomWatchTest, AStreamThatCannotReadTheRoomIsRefusedAndHasNoListener) {
  world.db().close();

  test::HttpClient client{server.port()};

  EXPECT_EQ(client.get("/bang/xa-thanh-son/su-kien").status, 500);
  EXPECT_TRUE(hub.topics().empty());
}

}  // namespace
}  // namespace khongcho::web

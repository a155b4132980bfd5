// Event streams over real sockets on the loopback: what a listener is sent, and when it ends.
#include <gtest/gtest.h>

#include <atomic>
#include <optional>
#include <thread>

#include "http/event_hub.h"
#include "http/security_headers.h"
#include "http/server.h"
#include "tests/support/event_stream.h"
#include "tests/support/http_client.h"

namespace khongcho::http {

namespace {

using std::chrono::milliseconds;
using Stream = test::EventStream;
using test::HttpClient;
using test::Reply;

constexpr milliseconds kNever = std::chrono::hours{24};

class EventStreamTest : public ::testing::Test {
 protected:
  EventStreamTest() {
    router.after(add_security_headers);
    router.add("GET", "/bang/{so}", [this](const Request& request) {
      return events(hub, "bang:" + std::string{request.param("so")});
    });
    router.add("GET", "/dau", [this](const Request&) {
      return events(hub, "bang:1", [] { return Event{"bang", "ban dau", 41}; });
    });
    router.add("GET", "/giua", [this](const Request&) {
      return events(hub, "bang:1", [this] {
        hub.publish("bang:1", {"bang", "vua doi", 8});  // after the state was read
        return Event{"bang", "da doc", 7};
      });
    });
    router.add("GET", "/hong", [this](const Request&) {
      return events(hub, "bang:1", []() -> std::optional<Event> { throw std::runtime_error("x"); });
    });
    router.add("GET", "/xin-chao", [](const Request&) { return text("xin chao"); });
  }
  ~EventStreamTest() override { server.reset(); }

  void serve(ServerConfig config = {}) {
    server.emplace(std::move(config), router);
    server->start();
  }
  void wait_for_listeners(std::size_t count) {
    while (hub.listeners("bang:1") != count) std::this_thread::yield();
  }

  EventHub hub;
  Router router;
  std::optional<Server> server;
};

}  // namespace

TEST_F(EventStreamTest, SendsEveryEventWithItsIdToAReaderThatKeepsUp) {
  serve();
  Stream stream{server->port(), "/bang/1"};

  for (int n = 1; n <= 100; ++n) {
    hub.publish("bang:1", {"bang", "trang thai " + std::to_string(n), n});
    const auto event = stream.next();

    ASSERT_TRUE(event);
    ASSERT_EQ(event->id, n);
    ASSERT_EQ(event->name, "bang");
    ASSERT_EQ(event->data, "trang thai " + std::to_string(n));
  }
  EXPECT_EQ(stream.retry, "3000");
}

TEST_F(EventStreamTest, SendsDataOfManyLinesAsOneEvent) {
  serve();
  Stream stream{server->port(), "/bang/1"};

  hub.publish("bang:1", {"bang", "<p>\nmot\r\nhai\rba\n\nid: 9\n</p>\n", 5});

  const auto event = stream.next();
  ASSERT_TRUE(event);
  EXPECT_EQ(event->data, "<p>\nmot\nhai\nba\n\nid: 9\n</p>\n");
  EXPECT_EQ(event->id, 5);
}

TEST_F(EventStreamTest, LetsNoNameStartALineOfItsOwn) {
  serve();
  Stream stream{server->port(), "/bang/1"};

  hub.publish("bang:1", {"bang\nid: 9", "mot", 5});

  const auto event = stream.next();
  ASSERT_TRUE(event);
  EXPECT_EQ(event->name, "bang");
  EXPECT_EQ(event->id, 5);
}

TEST_F(EventStreamTest, KeepsTopicsApart) {
  serve();
  Stream one{server->port(), "/bang/1"};
  Stream two{server->port(), "/bang/2"};

  hub.publish("bang:2", {"bang", "hai", 1});
  hub.publish("bang:1", {"bang", "mot", 1});
  hub.publish("bang:3", {"bang", "ba", 1});

  EXPECT_EQ(one.next_data(), "mot");
  EXPECT_EQ(two.next_data(), "hai");
  EXPECT_EQ(hub.topics(), (std::vector<std::string>{"bang:1", "bang:2"}));
}

TEST_F(EventStreamTest, SendsTheStateAtOnceToWhoComesLate) {
  serve();
  hub.publish("bang:1", {"bang", "khong ai nghe", 40});

  Stream stream{server->port(), "/dau"};

  const auto event = stream.next();
  ASSERT_TRUE(event);
  EXPECT_EQ(event->data, "ban dau");
  EXPECT_EQ(event->id, 41);
}

TEST_F(EventStreamTest, LosesNoChangeBetweenReadingTheStateAndOpening) {
  serve();

  Stream stream{server->port(), "/giua"};

  EXPECT_EQ(stream.next_data(), "da doc");
  EXPECT_EQ(stream.next_data(), "vua doi");
}

TEST_F(EventStreamTest, LeavesTheTopicWhenTheStateCannotBeRead) {
  serve();

  EXPECT_EQ(HttpClient{server->port()}.get("/hong").status, 500);
  EXPECT_EQ(hub.listeners("bang:1"), 0u);
}

TEST_F(EventStreamTest, SaysWhatItIsAndCarriesTheSecurityHeaders) {
  serve();
  Stream stream{server->port(), "/bang/1"};

  EXPECT_TRUE(stream.head.starts_with("HTTP/1.1 200 OK\r\n"));
  for (const char* line : {"Content-Type: text/event-stream; charset=utf-8\r\n",
                           "Cache-Control: no-store\r\n", "X-Accel-Buffering: no\r\n",
                           "X-Content-Type-Options: nosniff\r\n", "Connection: close\r\n"})
    EXPECT_NE(stream.head.find(line), std::string::npos) << line;
  EXPECT_EQ(stream.head.find("Content-Length"), std::string::npos);
  EXPECT_EQ(stream.head.find("Transfer-Encoding"), std::string::npos);
}

TEST_F(EventStreamTest, AnswersHeadWithTheHeadersAlone) {
  serve();
  HttpClient client{server->port()};

  const Reply head = client.request("HEAD", "/dau");

  EXPECT_EQ(head.status, 200);
  EXPECT_EQ(head.header("Content-Type"), "text/event-stream; charset=utf-8");
  EXPECT_FALSE(head.headers.has("Content-Length"));
  EXPECT_EQ(client.get("/xin-chao").body, "xin chao");  // so nothing of a stream stood between
  EXPECT_EQ(client.connections_made(), 1);
  EXPECT_EQ(hub.listeners("bang:1"), 0u);
}

TEST_F(EventStreamTest, ServesAnOldClientUntilTheConnectionEnds) {
  serve();
  Stream stream{server->port(), "/dau", "HTTP/1.0"};

  hub.publish("bang:1", {"bang", "moi", 42});

  EXPECT_EQ(stream.next_data(), "ban dau");
  EXPECT_EQ(stream.next_data(), "moi");
  server->stop();
  EXPECT_FALSE(stream.next());
}

TEST_F(EventStreamTest, SkipsWhatASlowReaderMissedAndEndsWithTheNewest) {
  constexpr int kEvents = 250;
  const std::string large(256 * 1024, 'x');  // 60 MB in all, more than any socket holds
  serve({.write_timeout = kNever});
  Stream stream{server->port(), "/bang/1"};

  for (int n = 1; n < kEvents; ++n) hub.publish("bang:1", {"bang", large, n});
  hub.publish("bang:1", {"bang", "cuoi", kEvents});

  int seen = 0;
  std::int64_t last = 0;
  while (last < kEvents) {
    const auto event = stream.next();
    ASSERT_TRUE(event);
    ASSERT_GT(event->id, last);
    ASSERT_EQ(event->data, event->id == kEvents ? "cuoi" : large);
    last = event->id;
    ++seen;
  }
  EXPECT_LT(seen, kEvents);
}

TEST_F(EventStreamTest, NoticesThatAClientHasGone) {
  serve({.heartbeat = kNever});
  {
    Stream one{server->port(), "/bang/1"};
    Stream two{server->port(), "/bang/1"};
    EXPECT_EQ(hub.listeners("bang:1"), 2u);
  }

  wait_for_listeners(0);

  EXPECT_TRUE(hub.topics().empty());
}

TEST_F(EventStreamTest, EndsAStreamWhoseClientDoesNotRead) {
  const std::string large(256 * 1024, 'x');
  serve({.write_timeout = milliseconds{40}});
  Stream stream{server->port(), "/bang/1"};

  for (int n = 1; hub.listeners("bang:1") > 0; ++n) hub.publish("bang:1", {"bang", large, n});

  EXPECT_TRUE(hub.topics().empty());
}

TEST_F(EventStreamTest, IgnoresALittleOfWhatAClientSays) {
  serve();
  Stream stream{server->port(), "/bang/1"};

  stream.send("GET /xin-chao HTTP/1.1\r\nHost: a\r\n\r\n");
  hub.publish("bang:1", {"bang", "mot", 1});

  EXPECT_EQ(stream.next_data(), "mot");
}

TEST_F(EventStreamTest, EndsAStreamWhoseClientDoesNotStopTalking) {
  const std::string noise(16 * 1024, 'x');
  serve({.heartbeat = kNever});
  Stream stream{server->port(), "/bang/1"};

  while (stream.send(noise)) {
  }

  wait_for_listeners(0);
}

TEST_F(EventStreamTest, SaysNowAndThenThatItLives) {
  serve({.heartbeat = milliseconds{20}});
  Stream stream{server->port(), "/dau"};

  EXPECT_EQ(stream.next_data(), "ban dau");
  for (int n = 0; n < 3; ++n) {
    const auto event = stream.next();
    ASSERT_TRUE(event);
    EXPECT_EQ(event->name, "song");
  }
}

TEST_F(EventStreamTest, RefusesWith503MoreStreamsThanItMayHold) {
  serve({.streams = 2});
  Stream one{server->port(), "/bang/1"};
  std::optional<Stream> two{std::in_place, server->port(), "/bang/1"};
  HttpClient client{server->port()};

  const Reply refused = client.get("/bang/1");
  EXPECT_EQ(refused.status, 503);
  EXPECT_FALSE(refused.header("Retry-After").empty());
  EXPECT_EQ(client.get("/xin-chao").status, 200);
  EXPECT_EQ(hub.listeners("bang:1"), 2u);

  two.reset();
  wait_for_listeners(1);
  Stream three{server->port(), "/dau"};
  EXPECT_EQ(three.next_data(), "ban dau");
}

TEST_F(EventStreamTest, HoldsNoWorkerForAStream) {
  serve({.worker_threads = 1, .waiting_requests = 1});
  Stream one{server->port(), "/bang/1"};
  Stream two{server->port(), "/bang/1"};
  Stream three{server->port(), "/bang/1"};

  EXPECT_EQ(HttpClient{server->port()}.get("/xin-chao").body, "xin chao");
  hub.publish("bang:1", {"bang", "mot", 1});
  EXPECT_EQ(three.next_data(), "mot");
}

TEST_F(EventStreamTest, EndsAllStreamsWhenItStops) {
  const std::string large(256 * 1024, 'x');
  serve({.drain_timeout = kNever});
  Stream reading{server->port(), "/dau"};
  Stream slow{server->port(), "/bang/1"};
  for (int n = 1; n < 100; ++n) hub.publish("bang:1", {"bang", large, n});

  server->stop();

  EXPECT_TRUE(hub.topics().empty());
  while (reading.next()) {
  }
  hub.publish("bang:1", {"bang", "khong con ai", 100});
}

TEST_F(EventStreamTest, SendsEachEventToTwoHundredStreams) {
  constexpr int kStreams = 200;
  serve({.io_threads = 2});
  std::vector<std::unique_ptr<Stream>> streams;
  for (int n = 0; n < kStreams; ++n)
    streams.push_back(std::make_unique<Stream>(server->port(), "/dau"));
  for (const auto& stream : streams) ASSERT_EQ(stream->next_id(), 41);
  ASSERT_EQ(hub.listeners("bang:1"), 200u);

  for (int id = 42; id < 52; ++id) {
    hub.publish("bang:1", {"bang", std::string(12'000, 'x'), id});
    for (const auto& stream : streams) ASSERT_EQ(stream->next_id(), id);
  }
}

TEST_F(EventStreamTest, BearsManyPublishersWhileClientsComeAndGo) {
  serve({.io_threads = 2});
  std::atomic<bool> enough = false;
  std::vector<std::thread> publishers;
  for (int which = 0; which < 3; ++which)
    publishers.emplace_back([this, &enough] {
      for (int n = 1; !enough; ++n) hub.publish("bang:1", {"bang", "mot\nhai", n});
    });

  for (int round = 0; round < 50; ++round) {
    Stream one{server->port(), "/dau"};
    Stream two{server->port(), "/bang/1"};
    ASSERT_EQ(one.next_data(), "ban dau");
    ASSERT_EQ(one.next_data(), "mot\nhai");
    ASSERT_EQ(two.next_data(), "mot\nhai");
  }
  enough = true;
  for (std::thread& each : publishers) each.join();

  wait_for_listeners(0);
}

}  // namespace khongcho::http

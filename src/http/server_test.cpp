// The server over real sockets on the loopback: limits, time-outs, keep-alive, stopping.
#include "http/server.h"

#include <gtest/gtest.h>

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>

#include "tests/support/http_client.h"

namespace khongcho::http {

namespace {

using test::HttpClient;
using test::Reply;

// Lets every action that has come in wait until all are there, or until the test opens it.
class Gate {
 public:
  void enter() {
    std::unique_lock lock{mutex_};
    ++inside_;
    changed_.notify_all();
    changed_.wait(lock, [this] { return open_; });
  }
  void wait_for(int actions) {
    std::unique_lock lock{mutex_};
    changed_.wait(lock, [this, actions] { return inside_ >= actions; });
  }
  void open() {
    const std::lock_guard lock{mutex_};
    open_ = true;
    changed_.notify_all();
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  int inside_ = 0;
  bool open_ = false;
};

class ServerTest : public ::testing::Test {
 protected:
  ServerTest() {
    router.add("GET", "/xin-chao", [](const Request&) { return text("xin chao"); });
    router.add("GET", "/nhanh", [](const Request&) { return text("nhanh"); }, {.blocking = false});
    router.add("POST", "/vong", [](const Request& request) { return text(request.body); });
    router.add("POST", "/to", [](const Request& request) { return text(request.body); },
               {.body_limit = 2'000'000});
    router.add("GET", "/lon", [](const Request&) { return text(std::string(8'000'000, 'a')); });
    router.add("GET", "/cho", [this](const Request&) {
      gate.enter();
      return text("xong");
    });
    router.add("GET", "/ai", [](const Request& request) { return text(request.remote_ip); });
    router.add("GET", "/hong", [](const Request&) -> Response { throw std::runtime_error("x"); });
  }

  void serve(ServerConfig config = {}) {
    server.emplace(std::move(config), router);
    server->start();
    client.emplace(server->port());
  }

  Router router;
  Gate gate;
  std::optional<Server> server;
  std::optional<HttpClient> client;
};

}  // namespace

TEST_F(ServerTest, AnswersOnTheSameConnectionAgainAndAgain) {
  serve();

  for (int n = 0; n < 100; ++n) {
    const Reply reply = client->get(n % 2 == 0 ? "/xin-chao" : "/nhanh");
    ASSERT_EQ(reply.status, 200);
    ASSERT_EQ(reply.body, n % 2 == 0 ? "xin chao" : "nhanh");
  }

  EXPECT_EQ(client->connections_made(), 1);
}

TEST_F(ServerTest, AnswersPipelinedRequestsInTheirOrder) {
  serve();
  client->connect();
  std::string requests;
  for (int n = 0; n < 300; ++n) {
    const std::string body = std::to_string(n);
    requests += "POST /vong HTTP/1.1\r\nHost: a\r\nContent-Length: " + std::to_string(body.size()) +
                "\r\n\r\n" + body + "GET /nhanh HTTP/1.1\r\nHost: a\r\n\r\n";
  }

  client->send_raw(requests);

  for (int n = 0; n < 300; ++n) {
    ASSERT_EQ(client->read_reply().body, std::to_string(n));
    ASSERT_EQ(client->read_reply().body, "nhanh");
  }
}

TEST_F(ServerTest, ReadsARequestThatComesByteByByte) {
  serve();
  client->connect();
  const std::string request =
      "\r\nPOST /vong HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
      "3\r\nabc\r\n2;x=y\r\nde\r\n0\r\nTrailer: t\r\n\r\n";

  for (const char& c : request) client->send_raw({&c, 1});

  EXPECT_EQ(client->read_reply().body, "abcde");
}

TEST_F(ServerTest, ReadsAnEmptyChunkedBodyByteByByte) {
  serve();
  client->connect();
  const std::string request =
      "POST /vong HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n";

  for (const char& c : request) client->send_raw({&c, 1});

  EXPECT_EQ(client->read_reply().status, 200);
}

TEST_F(ServerTest, AnswersHeadWithTheLengthOfGetAndNoBody) {
  serve();

  const Reply head = client->request("HEAD", "/xin-chao");
  const Reply get = client->get("/xin-chao");

  EXPECT_EQ(head.status, 200);
  EXPECT_EQ(head.header("Content-Length"), "8");
  EXPECT_EQ(head.body, "");
  EXPECT_EQ(get.body, "xin chao");  // so nothing of a body stood between
  EXPECT_EQ(client->connections_made(), 1);
}

TEST_F(ServerTest, SaysHowAConnectionGoesOn) {
  serve();
  client->connect();

  client->send_raw("GET /nhanh HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
  EXPECT_EQ(client->read_reply().header("Connection"), "keep-alive");
  client->send_raw("GET /nhanh HTTP/1.1\r\nHost: a\r\n\r\n");
  EXPECT_EQ(client->read_reply().header("Connection"), "");
  client->send_raw("GET /xin-chao HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
  EXPECT_EQ(client->read_reply().header("Connection"), "close");
  EXPECT_TRUE(client->closed_by_server());
}

TEST_F(ServerTest, ClosesAfterAnOldClientThatAsksForNothingElse) {
  serve();
  client->connect();

  client->send_raw("GET /nhanh HTTP/1.0\r\n\r\n");

  EXPECT_EQ(client->read_reply().body, "nhanh");
  EXPECT_TRUE(client->closed_by_server());
}

TEST_F(ServerTest, RefusesABodyOverTheLimitOfItsRoute) {
  serve();
  const std::string large(300'000, 'x');

  EXPECT_EQ(client->request("POST", "/vong", large).status, 413);
  EXPECT_EQ(client->request("POST", "/to", large).body.size(), large.size());
  EXPECT_EQ(client->request("POST", "/to", std::string(2'000'001, 'x')).status, 413);
}

// A browser reads no answer before it has sent everything: it must get rid of all of it.
TEST_F(ServerTest, AnswersAnUploadOf200MegabytesWithoutKeepingIt) {
  serve();
  client->connect();
  const std::string piece(1'000'000, 'x');

  ASSERT_TRUE(client->send_raw(
      "POST /to HTTP/1.1\r\nHost: a\r\nContent-Length: 200000000\r\n\r\n"));
  for (int n = 0; n < 200; ++n) ASSERT_TRUE(client->send_raw(piece)) << n;

  EXPECT_EQ(client->read_reply().status, 413);
  EXPECT_TRUE(client->closed_by_server());
}

TEST_F(ServerTest, LargeBodiesTogetherStayWithinTheirLimit) {
  serve({.bodies_limit = 3'000'000});
  const std::string large(1'900'000, 'x');
  client->connect();
  client->send_raw("POST /to HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\n"
                   "Content-Length: 1900000\r\n\r\n");
  client->send_raw(large.substr(1));  // all but one byte: being read
  HttpClient second{server->port()};
  HttpClient small{server->port()};
  Reply refused;
  do {
    refused = second.request("POST", "/to", large);
  } while (refused.status == 200);  // the first has not been looked at yet
  EXPECT_EQ(refused.status, 503);
  EXPECT_EQ(small.request("POST", "/vong", "ab").body, "ab");

  client->send_raw("x");
  EXPECT_EQ(client->read_reply().body.size(), large.size());
  Reply taken;
  for (int tries = 0; taken.status != 200 && tries < 1'000; ++tries)
    taken = second.request("POST", "/to", large);  // the first is let go of after its answer
  EXPECT_EQ(taken.status, 200);
}

TEST_F(ServerTest, RefusesAChunkedBodyOverTheLimit) {
  serve();
  client->connect();
  client->send_raw("POST /vong HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n");
  const std::string chunk = "10000\r\n" + std::string(0x10000, 'x') + "\r\n";

  for (int n = 0; n < 5; ++n) client->send_raw(chunk);

  EXPECT_EQ(client->read_reply().status, 413);
}

TEST_F(ServerTest, RefusesHeadersAndTargetsThatAreTooLong) {
  serve();
  HttpClient other{server->port()};

  other.set_header("X-Long", std::string(17'000, 'h'));
  EXPECT_EQ(other.get("/xin-chao").status, 431);
  other.forget_header("X-Long");
  EXPECT_EQ(other.get("/xin-chao?" + std::string(9'000, 'q')).status, 414);
  EXPECT_EQ(other.get("/xin-chao?" + std::string(20'000, 'q')).status, 414);
  EXPECT_EQ(other.get("/xin-chao?" + std::string(8'000, 'q')).status, 200);
}

TEST_F(ServerTest, RefusesEndlessChunkLines) {
  serve();
  client->connect();

  client->send_raw("POST /vong HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n1;");
  client->send_raw(std::string(20'000, 'x'));

  EXPECT_EQ(client->read_reply().status, 431);
}

TEST_F(ServerTest, SendsContinueOnlyForABodyItWouldTake) {
  serve();
  client->connect();

  client->send_raw(
      "POST /vong HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");
  client->send_raw("ab");
  EXPECT_EQ(client->read_reply().body, "ab");
  client->send_raw(
      "POST /vong HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 999999\r\n\r\n");
  EXPECT_EQ(client->read_reply().status, 413);
}

TEST_F(ServerTest, EndsAConnectionThatSaysNothing) {
  serve({.header_timeout = std::chrono::milliseconds{20}});
  client->connect();

  EXPECT_TRUE(client->closed_by_server());
}

TEST_F(ServerTest, EndsAConnectionWhoseHeadersDoNotCome) {
  serve({.header_timeout = std::chrono::milliseconds{500}});
  client->connect();

  client->send_raw("GET /xin-chao HTTP/1.1\r\nHo");

  EXPECT_EQ(client->read_reply().status, 408);
  EXPECT_TRUE(client->closed_by_server());
}

TEST_F(ServerTest, EndsAConnectionWhoseBodyDoesNotCome) {
  serve({.body_timeout = std::chrono::milliseconds{20}});
  client->connect();

  client->send_raw("POST /vong HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nab");

  EXPECT_EQ(client->read_reply().status, 408);
  EXPECT_TRUE(client->closed_by_server());
}

TEST_F(ServerTest, EndsAnIdleConnection) {
  serve({.idle_timeout = std::chrono::milliseconds{20}});

  EXPECT_EQ(client->get("/nhanh").status, 200);
  EXPECT_TRUE(client->closed_by_server());
}

TEST_F(ServerTest, EndsAConnectionWhoseClientDoesNotRead) {
  serve({.write_timeout = std::chrono::milliseconds{40}});
  client->connect();

  client->send_raw("GET /lon HTTP/1.1\r\nHost: a\r\n\r\n");
  server->stop();  // returns only when the connection is gone

  EXPECT_LT(client->read_reply().body.size(), 8'000'000u);
}

TEST_F(ServerTest, SendsALargeAnswerWhole) {
  serve();

  const Reply reply = client->get("/lon");

  EXPECT_EQ(reply.body.size(), 8'000'000u);
  EXPECT_EQ(reply.body.find_first_not_of('a'), std::string::npos);
}

TEST_F(ServerTest, RunsTwoHundredWaitingActionsAtOnce) {
  constexpr int kClients = 200;
  serve({.worker_threads = kClients});
  std::atomic<int> answered = 0;
  std::vector<std::thread> clients;

  for (int n = 0; n < kClients; ++n)
    clients.emplace_back([this, &answered] {
      HttpClient one{server->port()};
      if (one.get("/cho").body == "xong") ++answered;
    });
  gate.wait_for(kClients);  // would never return if fewer ran at once
  gate.open();
  for (std::thread& each : clients) each.join();

  EXPECT_EQ(answered, kClients);
}

TEST_F(ServerTest, RefusesWith503WhatWouldWaitTooLong) {
  serve({.worker_threads = 1, .waiting_requests = 1});
  std::atomic<int> refused = 0;
  std::atomic<int> answered = 0;
  std::vector<std::thread> clients;

  for (int n = 0; n < 5; ++n)
    clients.emplace_back([&] {
      const Reply reply = HttpClient{server->port()}.get("/cho");
      if (reply.status == 200) ++answered;
      if (reply.status != 503 || reply.header("Retry-After").empty()) return;
      ++refused;
      gate.open();
    });
  for (std::thread& each : clients) each.join();

  EXPECT_GE(refused, 1);
  EXPECT_EQ(refused + answered, 5);
}

TEST_F(ServerTest, FinishesWhatItHasAcceptedBeforeItStops) {
  serve();
  HttpClient idle{server->port()};
  HttpClient half{server->port()};
  ASSERT_EQ(idle.get("/xin-chao").status, 200);
  half.connect();
  half.send_raw("POST /vong HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\nmo");
  client->connect();
  client->send_raw("GET /cho HTTP/1.1\r\nHost: a\r\n\r\n");
  gate.wait_for(1);

  std::thread stopping{[this] { server->stop(); }};
  EXPECT_TRUE(idle.closed_by_server());
  half.send_raw("t1");
  const Reply late = half.read_reply();
  gate.open();
  const Reply slow = client->read_reply();
  stopping.join();

  EXPECT_EQ(late.body, "mot1");
  EXPECT_EQ(slow.body, "xong");
  EXPECT_EQ(slow.header("Connection"), "close");
  EXPECT_FALSE(HttpClient{server->port()}.connect());
}

TEST_F(ServerTest, BelievesForwardedAddressesOfTrustedProxiesOnly) {
  serve();
  client->set_header("X-Forwarded-For", "203.0.113.9");
  EXPECT_EQ(client->get("/ai").body, "127.0.0.1");

  serve({.trusted_proxies = {"127.0.0.0/8"}});
  client->set_header("X-Forwarded-For", "198.51.100.1, 203.0.113.9");
  EXPECT_EQ(client->get("/ai").body, "203.0.113.9");
}

TEST_F(ServerTest, WorksWithSeveralReadingThreads) {
  serve({.io_threads = 3});
  std::vector<std::thread> clients;
  std::atomic<int> good = 0;

  for (int n = 0; n < 12; ++n)
    clients.emplace_back([this, &good] {
      HttpClient one{server->port()};
      for (int again = 0; again < 50; ++again)
        if (one.get(again % 2 == 0 ? "/xin-chao" : "/nhanh").status == 200) ++good;
    });
  for (std::thread& each : clients) each.join();
  server->stop();

  EXPECT_EQ(good, 600);
}

TEST_F(ServerTest, LetsNewConnectionsWaitWhileItHoldsEnough) {
  serve({.connections = 2, .idle_timeout = std::chrono::milliseconds{60}});
  HttpClient first{server->port()};
  HttpClient second{server->port()};
  ASSERT_EQ(first.get("/xin-chao").status, 200);
  ASSERT_EQ(second.get("/xin-chao").status, 200);

  EXPECT_EQ(client->get("/xin-chao").status, 200);  // once one of the others has been idle too long
}

TEST_F(ServerTest, SaysWhenThePortIsTaken) {
  serve();
  Server other{{.port = server->port()}, router};

  EXPECT_THROW(other.start(), std::system_error);
}

TEST_F(ServerTest, KeepsServingAfterAnActionFailed) {
  serve();

  EXPECT_EQ(client->get("/hong").status, 500);
  EXPECT_EQ(client->get("/xin-chao").status, 200);
  EXPECT_EQ(client->connections_made(), 1);
}

}  // namespace khongcho::http

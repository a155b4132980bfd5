// Requests no browser sends. Each must be refused, and the server must go on as if nothing was.
#include <gtest/gtest.h>

#include <random>

#include "http/request_reader.h"
#include "http/server.h"
#include "tests/support/http_client.h"

namespace khongcho::http {

namespace {

using test::HttpClient;

struct Hostile {
  const char* what;
  std::string bytes;
  int status;
};

std::string get(const std::string& target) {
  return "GET " + target + " HTTP/1.1\r\nHost: a\r\n\r\n";
}

std::string with_header(const std::string& line) {
  return "GET /a HTTP/1.1\r\nHost: a\r\n" + line + "\r\n\r\n";
}

std::string post(const std::string& headers, const std::string& body) {
  return "POST /a HTTP/1.1\r\nHost: a\r\n" + headers + "\r\n\r\n" + body;
}

std::string form(const std::string& body) {
  return post("Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " +
                  std::to_string(body.size()),
              body);
}

std::string multipart(const std::string& body, const std::string& parameter = "; boundary=x") {
  return post("Content-Type: multipart/form-data" + parameter +
                  "\r\nContent-Length: " + std::to_string(body.size()),
              body);
}

std::string part(const std::string& disposition, const std::string& content) {
  return "--x\r\nContent-Disposition: " + disposition + "\r\n\r\n" + content + "\r\n--x--\r\n";
}

const std::string kNul(1, '\0');

std::vector<Hostile> hostile_lines() {
  return {
      {"garbage", "\x16\x03\x01\x02 TLS hello\r\n\r\n", 400},
      {"only blanks", "   \r\n\r\n", 400},
      {"no target", "GET\r\n\r\n", 400},
      {"no version", "GET /a\r\nHost: a\r\n\r\n", 400},
      {"HTTP/0.9", "GET /a HTTP/0.9\r\n\r\n", 400},
      {"HTTP/1.2", "GET /a HTTP/1.2\r\nHost: a\r\n\r\n", 400},
      {"HTTP/2 preface", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 400},
      {"lower-case http", "GET /a http/1.1\r\nHost: a\r\n\r\n", 400},
      {"two blanks", "GET  /a HTTP/1.1\r\nHost: a\r\n\r\n", 400},
      {"blank in target", "GET /a b HTTP/1.1\r\nHost: a\r\n\r\n", 400},
      {"tab in target", "GET /a\tb HTTP/1.1\r\nHost: a\r\n\r\n", 400},
      {"NUL in target", "GET /a" + kNul + " HTTP/1.1\r\nHost: a\r\n\r\n", 400},
      {"NUL in method", "GE" + kNul + "T /a HTTP/1.1\r\nHost: a\r\n\r\n", 400},
      {"colon in method", "GET:x /a HTTP/1.1\r\nHost: a\r\n\r\n", 400},
      {"unknown method", "HACK /a HTTP/1.1\r\nHost: a\r\n\r\n", 405},
      {"trace", "TRACE /a HTTP/1.1\r\nHost: a\r\n\r\n", 405},
      {"lower-case method", "get /a HTTP/1.1\r\nHost: a\r\n\r\n", 405},
      {"connect", "CONNECT a:443 HTTP/1.1\r\nHost: a\r\n\r\n", 400},
      {"asterisk", "OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n", 400},
      {"relative target", get("a"), 400},
      {"foreign scheme", get("ftp://a/b"), 400},
      {"javascript target", get("javascript:alert(1)"), 400},
      {"climbing path", get("/../../etc/passwd"), 404},
      {"encoded climbing path", get("/%2e%2e/%2e%2e/etc/passwd"), 404},
      {"encoded slash", get("/..%2f..%2fetc%2fpasswd"), 404},
      {"backslash", get("/..\\..\\windows"), 404},
      {"doubled slash", get("//evil.example/a"), 404},
      {"encoded NUL in path", get("/a%00"), 400},
      {"encoded line end in path", get("/a%0d%0aSet-Cookie:x=1"), 400},
      {"cut percent", get("/a%"), 400},
      {"cut percent digit", get("/a%4"), 400},
      {"percent without digits", get("/a%zz"), 400},
      {"overlong UTF-8", get("/a%c0%af"), 400},
      {"surrogate", get("/a%ed%a0%80"), 400},
      {"beyond Unicode", get("/a%f4%90%80%80"), 400},
      {"cut UTF-8", get("/a%e1%bb"), 400},
      {"bare UTF-8 tail", get("/a\xBB"), 400},
      {"NUL in query", get("/a?x=%00"), 400},
      {"bad percent in query", get("/a?x=%g1"), 400},
      {"bad UTF-8 in query", get("/a?x=%ff"), 400},
      {"bad UTF-8 in query name", get("/a?%ff=x"), 400},
      {"escape character in query", get("/a?x=%1b[2J"), 400},
  };
}

std::vector<Hostile> hostile_headers() {
  return {
      {"no host", "GET /a HTTP/1.1\r\n\r\n", 400},
      {"two hosts", "GET /a HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400},
      {"header without colon", with_header("nonsense"), 400},
      {"header without name", with_header(": x"), 400},
      {"blank before colon", with_header("X : y"), 400},
      {"NUL in header", with_header("X: a" + kNul + "b"), 400},
      {"bare CR in header", with_header("X: a\rb"), 400},
      {"bare LF lines", "GET /a HTTP/1.1\nHost: a\n\n", 400},
      {"bracketed name", with_header("X[y]: z"), 400},
      {"negative length", post("Content-Length: -1", ""), 400},
      {"signed length", post("Content-Length: +5", "hello"), 400},
      {"hexadecimal length", post("Content-Length: 0x5", "hello"), 400},
      {"length over 64 bits", post("Content-Length: 99999999999999999999999", ""), 400},
      {"huge length", post("Content-Length: 18446744073709551615", ""), 413},
      {"empty length", post("Content-Length: ", ""), 400},
      {"two lengths", post("Content-Length: 5\r\nContent-Length: 6", "hello"), 400},
      {"length list", post("Content-Length: 5, 6", "hello"), 400},
      {"length and chunked", post("Content-Length: 5\r\nTransfer-Encoding: chunked", "0\r\n\r\n"),
       400},
      {"chunked and length", post("Transfer-Encoding: chunked\r\nContent-Length: 5", "0\r\n\r\n"),
       400},
      {"unknown coding", post("Transfer-Encoding: gzip", "x"), 400},
      {"chunked not last", post("Transfer-Encoding: chunked, gzip", "0\r\n\r\n"), 400},
      {"chunked twice",
       post("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked", "0\r\n\r\n"), 400},
      {"chunked, hidden", post("Transfer-Encoding: xchunked", "0\r\n\r\n"), 400},
      {"chunked to 1.0", "POST /a HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400},
      {"chunk size without digits", post("Transfer-Encoding: chunked", "zz\r\nab\r\n"), 400},
      {"negative chunk", post("Transfer-Encoding: chunked", "-1\r\nab\r\n"), 400},
      {"chunk over 64 bits", post("Transfer-Encoding: chunked", "fffffffffffffffff\r\n"), 400},
      {"huge chunk", post("Transfer-Encoding: chunked", "ffffffffffffffff\r\n"), 413},
      {"chunk longer than it says", post("Transfer-Encoding: chunked", "2\r\nabcd\r\n0\r\n\r\n"),
       400},
      {"expectation", post("Expect: 200-maybe\r\nContent-Length: 0", ""), 417},
      {"expectation with body", post("Expect: x\r\nContent-Length: 2", "ab"), 417},
  };
}

std::vector<Hostile> hostile_bodies() {
  return {
      {"NUL in form", form("a=%00"), 400},
      {"raw NUL in form", form("a=" + kNul), 400},
      {"bad UTF-8 in form", form("a=%fe%ff"), 400},
      {"raw bad UTF-8 in form", form("a=\xC3\x28"), 400},
      {"cut percent in form", form("a=1&b=%a"), 400},
      {"multipart without boundary", multipart("x", ""), 400},
      {"multipart, empty boundary", multipart("x", "; boundary="), 400},
      {"multipart, open quote", multipart("x", "; boundary=\"x"), 400},
      {"multipart, long boundary", multipart("x", "; boundary=" + std::string(90, 'b')), 400},
      {"multipart, empty body", multipart(""), 400},
      {"multipart, foreign body", multipart("a=1&b=2"), 400},
      {"multipart, never ending",
       multipart("--x\r\nContent-Disposition: form-data; name=a\r\n\r\n"), 400},
      {"multipart, headers cut", multipart("--x\r\nContent-Disposition: form-data"), 400},
      {"multipart, no name", multipart(part("form-data", "v")), 400},
      {"multipart, open name", multipart(part("form-data; name=\"a", "v")), 400},
      {"multipart, not form-data", multipart(part("attachment; name=a", "v")), 400},
      {"multipart, no headers", multipart("--x\r\n\r\nv\r\n--x--\r\n"), 400},
      {"multipart, header without colon", multipart("--x\r\nnonsense\r\n\r\nv\r\n--x--\r\n"), 400},
      {"multipart, long headers",
       multipart("--x\r\nA: " + std::string(5'000, 'a') + "\r\n\r\nv\r\n--x--\r\n"), 400},
      {"multipart, NUL in value", multipart(part("form-data; name=a", "v" + kNul)), 400},
      {"multipart, bad UTF-8 in value", multipart(part("form-data; name=a", "\xFF")), 400},
      {"multipart, bad UTF-8 in name", multipart(part("form-data; name=\"\xFF\"", "v")), 400},
      {"multipart, NUL in file name",
       multipart(part("form-data; name=a; filename=\"b" + kNul + "\"", "v")), 400},
      {"multipart, text behind boundary", multipart("--xy\r\n\r\nv\r\n--x--\r\n"), 400},
  };
}

}  // namespace

TEST(HostileRequest, IsRefusedAndTheServerGoesOn) {
  Router router;
  int run = 0;
  const auto action = [&run](const Request&) {
    ++run;
    return text("ok");
  };
  router.add("GET", "/a", action);
  router.add("POST", "/a", action);
  Server server{{}, router};
  server.start();
  std::vector<Hostile> table = hostile_lines();
  for (const auto& more : {hostile_headers(), hostile_bodies()})
    table.insert(table.end(), more.begin(), more.end());
  ASSERT_GE(table.size(), 90u);

  for (const Hostile& request : table) {
    HttpClient client{server.port()};
    ASSERT_TRUE(client.connect());
    client.send_raw(request.bytes);
    client.finish_sending();
    EXPECT_EQ(client.read_reply().status, request.status) << request.what;
  }

  EXPECT_EQ(run, 0) << "one of them reached an action";
  EXPECT_EQ(HttpClient{server.port()}.get("/a").status, 200);
}

TEST(HostileRequest, CutAnywhereGetsNoAnswerAndNoHarm) {
  Router router;
  router.add("POST", "/a", [](const Request&) { return text("ok"); });
  Server server{{}, router};
  server.start();
  const std::string whole = form("a=1&b=%C4%91");

  for (std::size_t length = 0; length < whole.size(); ++length) {
    HttpClient client{server.port()};
    client.connect();
    client.send_raw(whole.substr(0, length));
    client.finish_sending();
    EXPECT_TRUE(client.closed_by_server()) << length;
  }

  HttpClient last{server.port()};
  last.connect();
  last.send_raw(whole);
  EXPECT_EQ(last.read_reply().status, 200);
}

TEST(HostileRequest, BlankLineInTwoPiecesIsPassedOver) {
  RequestReader reader{1024};
  std::size_t used = 0;

  EXPECT_EQ(reader.read("\r", used), RequestReader::Step::more);
  EXPECT_EQ(used, 0u);
  EXPECT_EQ(reader.read("\r\n", used), RequestReader::Step::more);
  EXPECT_EQ(used, 2u);
  EXPECT_EQ(reader.read(get("/a"), used), RequestReader::Step::head);
  EXPECT_TRUE(reader.is_done());
}

// Good requests with bytes changed, dropped and doubled, given to the parser in pieces.
TEST(HostileRequest, DamagedAtRandomNeverUpsetsTheReader) {
  std::mt19937 random{20230929};
  const std::vector<std::string> seeds{
      get("/a?b=c"), form("a=1"),
      post("Transfer-Encoding: chunked", "3\r\nabc\r\n0\r\nT: u\r\n\r\n"),
      post("Transfer-Encoding: chunked", "0\r\n\r\n"),
      with_header("Connection: keep-alive, close\r\nX: y\r\n z")};
  int refused = 0;
  int done = 0;

  for (int round = 0; round < 20'000; ++round) {
    std::string bytes = seeds[random() % seeds.size()];
    for (unsigned changes = random() % 3; changes > 0; --changes) {
      const std::size_t at = random() % bytes.size();
      if (random() % 2 == 0)
        bytes[at] = static_cast<char>(random() % 256);
      else if (random() % 2 == 0)
        bytes.erase(at, 1);
      else
        bytes.insert(at, bytes.substr(at, random() % 8));
    }
    RequestReader reader{1024};
    std::string held;
    auto step = RequestReader::Step::more;
    for (std::size_t at = 0; at < bytes.size();) {
      const std::size_t piece = std::min<std::size_t>(1 + random() % 9, bytes.size() - at);
      held += bytes.substr(at, piece);
      at += piece;
      do {
        std::size_t used = 0;
        step = reader.read(held, used);
        ASSERT_LE(used, held.size());
        held.erase(0, used);
      } while (step == RequestReader::Step::head && !reader.is_done());
      if (step != RequestReader::Step::more) break;
    }
    if (step == RequestReader::Step::refused) ++refused;
    if (step == RequestReader::Step::done || reader.is_done()) ++done;
  }

  EXPECT_GT(refused, 1'000);
  EXPECT_GT(done, 1'000);
}

}  // namespace khongcho::http

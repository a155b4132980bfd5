#include "api/api.h"

#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "app/administer.h"
#include "tests/office/office_world.h"

namespace khongcho {
namespace {

namespace json = boost::json;
using test::OfficeWorld;

class Api : public ::testing::Test {
 protected:
  Api() { api::add_routes(router_, world_.ctx()); }

  std::string token(const Officer& officer) {
    return app::add_token(world_.ctx(), world_.admin, "test", officer.id, {})->secret;
  }
  http::Response send(std::string_view method, std::string_view target, const std::string& token,
                      std::string body = {}, const std::string& key = {}) {
    http::Request request = http::make_request(method, target, std::move(body), "application/json");
    if (!token.empty()) request.headers.add("Authorization", "Bearer " + token);
    if (!key.empty()) request.headers.add("Idempotency-Key", key);
    return router_.answer(request);
  }
  std::string a_body() {
    json::array papers;
    const app::IntakeForm form = world_.a_form();
    for (const Paper& paper : form.papers)
      papers.push_back({{"component", paper.component},
                        {"kind", text_of(paper.kind)},
                        {"count", paper.count}});
    return json::serialize(json::object{
        {"procedure", "C12"},
        {"submitter", {{"full_name", "Nguyễn Thị Sáu"}, {"phone", "0912345678"}}},
        {"papers", papers}});
  }

  OfficeWorld world_;
  http::Router router_;
};

json::value parsed(const http::Response& response) {
  return json::parse(std::string(response.content()));
}

TEST_F(Api, TakesInADossierAndShowsIt) {
  const std::string hoa = token(world_.hoa);

  const auto made = send("POST", "/api/v1/dossiers", hoa, a_body());

  ASSERT_EQ(made.status, 201) << made.content();
  const std::string code = parsed(made).at("code").as_string().c_str();
  EXPECT_EQ(made.header("Location"), "/api/v1/dossiers/" + code);
  EXPECT_EQ(parsed(made).at("printed_due_at").as_string(), "2023-09-29T17:00:00+07:00");
  const auto shown = send("GET", "/api/v1/dossiers/" + code, hoa);
  EXPECT_EQ(shown.status, 200);
  EXPECT_EQ(parsed(shown), parsed(made));
}

TEST_F(Api, RepeatedWithItsKeyMakesOneDossier) {
  const std::string hoa = token(world_.hoa);

  const auto first = send("POST", "/api/v1/dossiers", hoa, a_body(), "k-1");
  const auto again = send("POST", "/api/v1/dossiers", hoa, a_body(), "k-1");

  EXPECT_EQ(parsed(first).at("code"), parsed(again).at("code"));
}

TEST_F(Api, WantsAGoodToken) {
  const std::string hoa = token(world_.hoa);
  EXPECT_EQ(send("GET", "/api/v1/dossiers", "").status, 401);
  EXPECT_EQ(send("GET", "/api/v1/dossiers", "kc_nobody").status, 401);
  const auto tokens = app::admin_overview(world_.ctx(), world_.admin)->tokens;
  ASSERT_TRUE(app::revoke_token(world_.ctx(), world_.admin, tokens.front().id));

  const auto replayed = send("POST", "/api/v1/dossiers", hoa, a_body());

  EXPECT_EQ(replayed.status, 401);
  EXPECT_EQ(replayed.header("Content-Type"), "application/problem+json");
}

TEST_F(Api, AnotherOfficesDossierIsNotShown) {
  const Dossier dossier = world_.received();

  EXPECT_EQ(send("GET", "/api/v1/dossiers/" + dossier.code, token(world_.minh)).status, 403);
  EXPECT_EQ(send("GET", "/api/v1/dossiers/khong-co", token(world_.hoa)).status, 404);
}

TEST_F(Api, ASpecialistMayNotReceive) {
  EXPECT_EQ(send("POST", "/api/v1/dossiers", token(world_.nam), a_body()).status, 403);
}

TEST_F(Api, ListsByDueTimeAndPagesByKey) {
  const std::string hoa = token(world_.hoa);
  for (int i = 0; i < 5; ++i) ASSERT_EQ(send("POST", "/api/v1/dossiers", hoa, a_body()).status, 201);

  const auto first = parsed(send("GET", "/api/v1/dossiers?state=received&limit=3", hoa));
  ASSERT_EQ(first.at("dossiers").as_array().size(), 3U);
  const std::string next = first.at("next").as_string().c_str();
  const auto second =
      parsed(send("GET", "/api/v1/dossiers?state=received&limit=3&after=" + next, hoa));
  EXPECT_EQ(second.at("dossiers").as_array().size(), 2U);
  EXPECT_TRUE(second.at("next").is_null());
  const auto early =
      parsed(send("GET", "/api/v1/dossiers?due_by=2023-09-29T16:59:59%2B07:00", hoa));
  EXPECT_TRUE(early.at("dossiers").as_array().empty());
}

TEST_F(Api, FindsProceduresByEverydayWords) {
  const auto found = parsed(send("GET", "/api/v1/procedures?q=sao+y", token(world_.hoa)));

  EXPECT_EQ(found.at("procedures").at(0).at("id").as_string(), "C12");
  EXPECT_EQ(parsed(send("GET", "/api/v1/procedures/C12", token(world_.hoa))).at("no_wait"), true);
}

TEST_F(Api, EveryMemberOfAnAnswerStandsInTheDescription) {
  const std::string hoa = token(world_.hoa);
  const std::string yaml(send("GET", "/api/v1/openapi.yaml", "").content());
  ASSERT_NE(yaml.find("openapi: 3.0.3"), std::string::npos);
  const auto made = parsed(send("POST", "/api/v1/dossiers", hoa, a_body()));
  const auto procedure = parsed(send("GET", "/api/v1/procedures/C12", hoa));

  for (const json::value* answer : {&made, &procedure})
    for (const auto& [name, value] : answer->as_object())
      EXPECT_NE(yaml.find("        " + std::string(name) + ":"), std::string::npos) << name;
  for (const auto& state : all_states())
    EXPECT_NE(yaml.find(std::string(text_of(state))), std::string::npos);
}

struct BadCall {
  const char* method;
  const char* target;
  std::string body;
};

TEST_F(Api, BadCallsAreRefusedInWordsAndChangeNothing) {
  const std::string hoa = token(world_.hoa);
  std::vector<BadCall> calls{
      {"POST", "/api/v1/dossiers", ""},
      {"POST", "/api/v1/dossiers", "["},
      {"POST", "/api/v1/dossiers", "[]"},
      {"POST", "/api/v1/dossiers", "{\"procedure\": 7}"},
      {"POST", "/api/v1/dossiers", "{\"procedure\": \"C99\"}"},
      {"POST", "/api/v1/dossiers", "{\"no_such\": 1}"},
      {"POST", "/api/v1/dossiers", "{\"procedure\":\"C12\",\"pages\":-1}"},
      {"POST", "/api/v1/dossiers", "{\"procedure\":\"C12\",\"pages\":1e99}"},
      {"POST", "/api/v1/dossiers", "{\"procedure\":\"C12\",\"papers\":{}}"},
      {"POST", "/api/v1/dossiers", "{\"procedure\":\"C12\",\"papers\":[1]}"},
      {"POST", "/api/v1/dossiers", "{\"procedure\":\"C12\",\"submitted_at\":\"hôm qua\"}"},
      {"POST", "/api/v1/dossiers", "{\"procedure\":\"C12\",\"submitted_at\":\"2033-01-01T00:00\"}"},
      {"POST", "/api/v1/dossiers", "{\"procedure\":\"C12\",\"answers\":{\"khong\":\"co\"}}"},
      {"POST", "/api/v1/dossiers", "{\"a\":\"\\u0000\"}"},
      {"POST", "/api/v1/dossiers", "{\"procedure\":\"\xC3(\"}"},
      {"POST", "/api/v1/dossiers", std::string(20'000, '[')},
      {"GET", "/api/v1/dossiers?state=khong", ""},
      {"GET", "/api/v1/dossiers?limit=0", ""},
      {"GET", "/api/v1/dossiers?limit=99999999999999999999", ""},
      {"GET", "/api/v1/dossiers?after=x", ""},
      {"GET", "/api/v1/dossiers?due_by=mai", ""},
      {"GET", "/api/v1/procedures/khong-co", ""},
      {"DELETE", "/api/v1/dossiers", ""},
      {"POST", "/api/v1/procedures", "{}"},
  };
  for (const char* member : {"full_name", "personal_id", "phone", "born_on", "sex", "email"})
    for (const char* value : {"7", "null1", "\"\\u0000\"", "[]", "\"123\""})
      calls.push_back({"POST", "/api/v1/dossiers",
                       std::string("{\"procedure\":\"C12\",\"submitter\":{\"") + member +
                           "\":" + value + "}}"});
  for (const BadCall& call : calls) {
    const auto refused = send(call.method, call.target, hoa, call.body);
    EXPECT_GE(refused.status, 400) << call.target << call.body.substr(0, 80);
    EXPECT_LT(refused.status, 500) << call.target << call.body.substr(0, 80);
  }
  EXPECT_TRUE(parsed(send("GET", "/api/v1/dossiers", hoa)).at("dossiers").as_array().empty());
}

}  // namespace
}  // namespace khongcho

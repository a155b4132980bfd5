#include <gtest/gtest.h>

#include <filesystem>

#include "base/crypto.h"
#include "store/officer_store.h"
#include "tests/office/office_world.h"
#include "tests/office/test_browser.h"
#include "tests/office/test_sound.h"
#include "web/broadcaster/voice_routes.h"

namespace khongcho::web {
namespace {

namespace fs = std::filesystem;
using test::Page;
using test::TestBrowser;

constexpr const char* kPage = "/phat-thanh/giong-doc";
const std::string kClipA = "/phat-thanh/giong-doc/a?don-vi=xa-thanh-son";

class VoicePages : public testing::Test {
 protected:
  VoicePages() {
    add_voice_routes(router, site, voice);
    sign_in(radio, add_broadcaster("phat1", Scope::office));
  }
  ~VoicePages() override { fs::remove_all(folder); }

  Officer add_broadcaster(const std::string& login, Scope scope) {
    const Officer officer{.id = make<OfficerId>(),
                          .login = login,
                          .full_name = "Lê Thị Thanh",
                          .office = world.thanh_son.id,
                          .grants = {{Role::broadcaster, scope}}};
    sql::in_transaction(world.db(), [&](sql::Transaction& tx) {
      static const std::string hash = hash_password(test::kCastPassword);
      store::insert(tx, officer, hash, world.time.now());
    });
    return officer;
  }
  void sign_in(TestBrowser& browser, const Officer& officer) {
    browser.set_cookie(std::string(kLoginCookie), world.sign_in(officer).token);
  }
  static std::string say(std::string_view key, const std::vector<std::string>& args = {}) {
    return test::OfficeWorld::vietnamese().text(key, args);
  }
  Page record(const std::string& bytes) {
    return radio.send_file(radio.get(kPage), kClipA, "tep", bytes);
  }

  test::OfficeWorld world;
  Site site{world.ctx(), test::OfficeWorld::english(), {}};
  const fs::path folder = fs::temp_directory_path() / ("kc-voice-" + random_token(9));
  const app::Voice voice{folder, test::OfficeWorld::vietnamese()};
  http::Router router;
  TestBrowser radio{router};
  const std::string wav = test::wav_of(test::tone(440, 0.6));
};

TEST_F(VoicePages, ListsWhatIsToBeReadAndMayAskForTheMicrophone) {
  const Page page = radio.get(kPage);

  EXPECT_EQ(page.status, 200);
  EXPECT_TRUE(page.has(say("voice.progress", {"0", "39"})));
  for (const char* words : {"Xin mời số", "đến quầy, số", "không", "chín", "dét"})
    EXPECT_TRUE(page.has("<b lang=\"vi\">" + std::string(words) + "</b>")) << words;
  EXPECT_NE(page.response.header("Permissions-Policy").find("microphone=(self)"),
            std::string_view::npos);
  EXPECT_TRUE(page.has("aria-current=\"page\">" + say("web.nav.voice")));
}

TEST_F(VoicePages, ASentRecordingIsThereAndCanBeHeard) {
  const Page sent = record(wav);

  EXPECT_EQ(sent.status, 303);
  const Page page = radio.follow(sent);
  EXPECT_TRUE(page.has(say("notice.voice_saved", {"A"})));
  EXPECT_TRUE(page.has(say("voice.progress", {"1", "39"})));
  EXPECT_TRUE(page.has(say("voice.seconds", {"0,6"})));
  const Page sound = radio.get("/phat-thanh/giong-doc/a.ogg?don-vi=xa-thanh-son");
  EXPECT_EQ(sound.response.header("Content-Type"), "audio/ogg");
  const auto heard = app::read_sound(sound.body, 5);
  ASSERT_TRUE(heard);
  EXPECT_GT(test::share_of(*heard, 440, 0.1, 0.5), 0.5);
}

TEST_F(VoicePages, WhatCannotBePlayedIsRefusedOnThePage) {
  const std::pair<std::string, const char*> sent[] = {
      {"không phải âm thanh", "voice.unreadable"},
      {test::wav_of(test::tone(440, 5.5)), "voice.too_long"},
      {test::wav_of(app::Sound(10'000)), "voice.silent"},
      {std::string(app::kMostClipBytes + 1, 'x'), "voice.too_big"},
      {"", "voice.no_file"}};
  for (const auto& [bytes, problem] : sent) {
    const Page page = record(bytes);
    EXPECT_EQ(page.status, 422) << problem;
    EXPECT_TRUE(page.has("<a href=\"#tep-a\">" + say(problem))) << problem;
    EXPECT_NE(page.response.header("Permissions-Policy").find("microphone=(self)"),
              std::string_view::npos);
  }
  EXPECT_EQ(record(std::string(4 * 1024 * 1024, 'x')).status, 413);
  EXPECT_TRUE(radio.get(kPage).has(say("voice.progress", {"0", "39"})));
}

TEST_F(VoicePages, ARecordingIsTakenAwayAfterAQuestion) {
  record(wav);
  const std::string removal = "/phat-thanh/giong-doc/a/xoa?don-vi=xa-thanh-son";
  ASSERT_TRUE(radio.get(kPage).has("href=\"" + removal));

  const Page question = radio.get(removal);
  EXPECT_TRUE(question.has(say("voice.remove.question", {"A"})));
  const Page page = radio.follow(radio.send(question, removal));

  EXPECT_TRUE(page.has(say("notice.voice_removed", {"A"})));
  EXPECT_FALSE(page.has(removal));
  EXPECT_EQ(radio.send(question, removal).status, 404) << "gone already";
}

TEST_F(VoicePages, TheSampleIsAWholeCall) {
  const Page sample = radio.get("/phat-thanh/giong-doc/nghe-thu.ogg?don-vi=xa-thanh-son");

  EXPECT_EQ(sample.status, 200);
  const auto sound = app::read_sound(sample.body, 60);
  ASSERT_TRUE(sound);
  EXPECT_GT(test::seconds_of(*sound), 9);
}

TEST_F(VoicePages, OneWithAReachOverAllChoosesTheOffice) {
  TestBrowser district(router);
  sign_in(district, add_broadcaster("phat2", Scope::all));
  EXPECT_FALSE(radio.get(kPage).has("<select"));

  const Page page = district.get(std::string(kPage) + "?don-vi=" + world.hong_lac.slug);

  EXPECT_TRUE(page.has(world.hong_lac.name + " · "));
  EXPECT_TRUE(page.has("<option value=\"" + world.hong_lac.slug + "\" selected"));
  const std::string there = "/phat-thanh/giong-doc/a?don-vi=" + world.hong_lac.slug;
  EXPECT_EQ(district.send_file(page, there, "tep", wav).status, 303);
  EXPECT_TRUE(fs::exists(folder / world.hong_lac.slug / "a.ogg"));
  EXPECT_EQ(radio.get(std::string(kPage) + "?don-vi=" + world.hong_lac.slug).status, 403);
}

TEST_F(VoicePages, IsClosedToOthers) {
  TestBrowser nobody(router), hoa(router), admin(router);
  sign_in(hoa, world.hoa);
  sign_in(admin, world.admin);
  const Page form = radio.get(kPage);
  for (const char* address : {"", "/nghe-thu.ogg", "/a.ogg", "/a/xoa"}) {
    EXPECT_EQ(nobody.get(std::string(kPage) + address).status, 303);
    for (TestBrowser* other : {&hoa, &admin})
      EXPECT_EQ(other->get(std::string(kPage) + address).status, 403) << address;
  }
  EXPECT_EQ(hoa.send_file(form, kClipA, "tep", wav).status, 403);
  EXPECT_EQ(radio.post(kClipA, {}).status, 403) << "a form without its token";
  EXPECT_FALSE(fs::exists(folder));
}

TEST_F(VoicePages, BadInputIsNoFailure) {
  for (const char* address :
       {"?don-vi=khong-co", "/b.ogg", "/10.ogg", "/a", "/..%2Fa.ogg", "/khong/xoa"})
    EXPECT_EQ(radio.get(std::string(kPage) + address).status, 404) << address;
}

}  // namespace
}  // namespace khongcho::web

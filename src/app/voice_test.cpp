#include "app/voice.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <thread>

#include "base/crypto.h"
#include "core/queue/announcements.h"
#include "core/queue/spoken_call.h"
#include "tests/office/office_world.h"
#include "tests/office/test_sound.h"

namespace khongcho::app {
namespace {

namespace fs = std::filesystem;
using test::loudness;
using test::seconds_of;
using test::share_of;
using test::tone;
using test::wav_of;

constexpr double kClip_s = 0.3;

class VoiceTest : public testing::Test {
 protected:
  ~VoiceTest() override { fs::remove_all(folder); }

  static const Locale& vietnamese() { return test::OfficeWorld::vietnamese(); }
  // Tones far enough from each other to be told apart.
  static double pitch_of(std::string_view clip) {
    const auto& names = clip_names();
    return 1'000 + 90 * double(std::ranges::find(names, clip) - names.begin());
  }
  void put(std::string_view clip, std::string_view bytes) const {
    fs::create_directories(folder / thanh_son.slug);
    std::ofstream(folder / thanh_son.slug / (std::string(clip) + ".wav"), std::ios::binary)
        << bytes;
  }
  void record(std::string_view clip) const { put(clip, wav_of(tone(pitch_of(clip), kClip_s))); }
  void record_all() const {
    for (const std::string& clip : clip_names()) record(clip);
  }
  fs::path program(const std::string& lines) const {
    fs::create_directories(folder);
    const fs::path path = folder / "doc";
    std::ofstream(path) << "#!/bin/sh\n" << lines << "\n";
    fs::permissions(path, fs::perms::owner_all);
    return path;
  }

  static std::string ogg(const Voice& voice, const Office& office, std::string_view number,
                         std::string_view counter) {
    const auto bytes = voice.announcement_ogg(office, number, counter);
    EXPECT_TRUE(bytes) << bytes.error().message_id;
    return bytes ? *bytes : "";
  }
  Sound heard(const Voice& voice, std::string_view number = "A027",
              std::string_view counter = "Quầy 3") const {
    const auto sound = read_sound(ogg(voice, thanh_son, number, counter), 60);
    EXPECT_TRUE(sound);
    return sound ? *sound : Sound{};
  }
  // What is played from `from_s` on, where a clip is the loudest tone for most of its length.
  static std::vector<std::string> clips_heard(const Sound& sound, double from_s, double to_s) {
    std::vector<std::string> heard;
    for (double at = from_s; at < to_s; at += 0.02) {
      const auto share = [&](const std::string& clip) {
        return share_of(sound, pitch_of(clip), at, at + 0.1);
      };
      const std::string loudest = *std::ranges::max_element(clip_names(), {}, share);
      if (share(loudest) < 0.6) continue;  // between two
      heard.push_back(loudest);
    }
    heard.erase(std::unique(heard.begin(), heard.end()), heard.end());
    return heard;
  }
  bool is_the_chime_alone(const Sound& sound) const {
    return std::abs(seconds_of(sound) - seconds_of(chime())) < 0.02 &&
           share_of(sound, 880, 0, 0.28) > 0.1;
  }

  const fs::path folder = fs::temp_directory_path() / ("kc-voice-" + random_token(9));
  const Office thanh_son{.id = {1}, .slug = "xa-thanh-son"};
  const Office hong_lac{.id = {2}, .slug = "xa-hong-lac"};
  const Voice voice{folder, vietnamese()};
  const Voice mute{folder, vietnamese(), {.name = "khong-co-chuong-trinh-nay"}};
};

TEST_F(VoiceTest, SpeaksByEspeakWhereNobodyHasRecorded) {
  const Sound sound = heard(voice);

  EXPECT_GT(share_of(sound, 880, 0, 0.28), 0.1) << "the chime";
  EXPECT_GT(loudness(sound, 1.1, 3.1), 0.03) << "the sentence";
  EXPECT_GT(loudness(sound, 7.1, 9.1), 0.03) << "the sentence again";
  EXPECT_NEAR(loudness(sound, 7.1, 9.1), loudness(sound, 1.1, 3.1), 0.01);
  EXPECT_LT(loudness(sound, 6.0, 6.9), 0.005) << "a pause between them";
  EXPECT_GT(seconds_of(sound), 9);
  EXPECT_LT(seconds_of(sound), static_cast<double>(kAnnouncementLength.count()));
}

TEST_F(VoiceTest, ASentenceLongerThanSixSecondsIsSaidToItsEnd) {
  const std::string name =
      "Trả kết quả chứng thực, hộ tịch và đất đai của các thôn trong xã Thanh "
      "Sơn, cạnh cửa sổ";
  const auto once = speak({}, spoken_call(vietnamese(), "A027", name).sentence);
  ASSERT_TRUE(once);
  ASSERT_GT(seconds_of(*once), 6);

  EXPECT_GT(seconds_of(heard(voice, "A027", name)), 2 * seconds_of(*once) + 1);
}

TEST_F(VoiceTest, JoinsTheRecordingsInOrderTwice) {
  record_all();

  const Sound sound = heard(mute, "A027", "Quầy 3: Giáo dục");

  const std::vector<std::string> sentence{"xin-moi-so", "a", "0", "2", "7", "den-quay-so", "3"};
  std::vector<std::string> with_chime = sentence;
  with_chime.insert(with_chime.begin(), std::string(kChimeClip));
  EXPECT_EQ(clips_heard(sound, 0, 5), with_chime);
  EXPECT_EQ(clips_heard(sound, 5, 60), sentence);
  const double begins = kClip_s + 0.15;
  EXPECT_GT(share_of(sound, pitch_of("xin-moi-so"), begins + 0.05, begins + 0.25), 0.6);
  EXPECT_GT(share_of(sound, pitch_of("xin-moi-so"), begins + 6.05, begins + 6.25), 0.6);
}

TEST_F(VoiceTest, OneMissingOrBrokenRecordingLeavesTheWholeCallToEspeak) {
  record_all();
  const auto by_recording = [&](const Sound& sound) {
    return share_of(sound, pitch_of("xin-moi-so"), 0.5, 0.7) > 0.5;
  };
  ASSERT_TRUE(by_recording(heard(voice)));

  put("2", "RIFF hỏng");
  EXPECT_FALSE(by_recording(heard(voice)));
  EXPECT_GT(loudness(heard(voice), 1.1, 3.1), 0.03);
  EXPECT_TRUE(by_recording(heard(voice, "A017")));
  EXPECT_TRUE(is_the_chime_alone(heard(mute)) == false) << "the recorded chime is played, not ours";
  EXPECT_NEAR(seconds_of(heard(mute)), kClip_s, 0.02);

  record("2");
  EXPECT_TRUE(by_recording(heard(voice)));
}

TEST_F(VoiceTest, TheChimeAloneIsPlayedWhereNothingCanSpeak) {
  EXPECT_TRUE(is_the_chime_alone(heard(mute)));
  EXPECT_TRUE(is_the_chime_alone(heard(mute, "A027", "Trả kết quả")));
  for (const char* lines : {"exit 1", "exit 0", "echo khong phai am thanh", "exec cat /dev/zero"})
    EXPECT_TRUE(is_the_chime_alone(heard({folder, vietnamese(), {program(lines).string()}})))
        << lines;
}

TEST_F(VoiceTest, AProgramThatNeverEndsIsEnded) {
  const fs::path never = program("exec tail -f /dev/null");
  const Voice patient(folder, vietnamese(), {never.string(), std::chrono::milliseconds(50)});

  EXPECT_TRUE(is_the_chime_alone(heard(patient)));
}

TEST_F(VoiceTest, TheSentenceIsOneWordOfTheProgram) {
  const fs::path written = folder / "viet";
  const fs::path listening = program("printf '%s\\n' \"$@\" > " + written.string());

  EXPECT_FALSE(speak({listening.string()}, "-w /tmp/x; $(true) \"'"));

  std::ifstream file(written);
  const std::string words{std::istreambuf_iterator<char>(file), {}};
  EXPECT_EQ(words, "-v\nvi\n-b\n1\n--stdout\n--\n-w /tmp/x; $(true) \"'\n");
}

TEST_F(VoiceTest, TheSameCallIsMadeOnce) {
  const std::string first = ogg(voice, thanh_son, "A027", "Quầy 3");

  EXPECT_EQ(ogg(voice, thanh_son, "A027", "Quầy 3"), first);
  // Every Ogg stream has a number of its own, so what is made anew differs.
  EXPECT_NE(ogg(voice, thanh_son, "A028", "Quầy 3"), first);
  EXPECT_NE(ogg(voice, hong_lac, "A027", "Quầy 3"), first);
  record("z");
  EXPECT_EQ(ogg(voice, thanh_son, "A027", "Quầy 3"), first) << "a clip it does not need";
  record("7");
  EXPECT_NE(ogg(voice, thanh_son, "A027", "Quầy 3"), first);
}

TEST_F(VoiceTest, AProgramThatComesLaterIsHeardLater) {
  const fs::path path = folder / "doc";
  const Voice later(folder, vietnamese(), {path.string()});
  ASSERT_TRUE(is_the_chime_alone(heard(later)));

  program("exec espeak-ng \"$@\"");

  EXPECT_GT(loudness(heard(later), 1.1, 3.1), 0.03);
}

TEST_F(VoiceTest, ManyBoardsMayAskAtOnce) {
  record_all();
  std::vector<std::string> answers(8);
  {
    std::vector<std::jthread> boards;
    for (std::string& answer : answers)
      boards.emplace_back([&] { answer = ogg(mute, thanh_son, "B101", "Quầy 1"); });
  }
  for (const std::string& answer : answers) EXPECT_TRUE(read_sound(answer, 60));
  const std::string kept = ogg(mute, thanh_son, "B101", "Quầy 1");
  EXPECT_NE(std::ranges::find(answers, kept), answers.end());
}

TEST_F(VoiceTest, RefusesWhatIsNoNumber) {
  for (const std::string& number : {std::string(), std::string("---"), std::string(100, '7')})
    EXPECT_EQ(voice.announcement_ogg(thanh_son, number, "Quầy 3").error().message_id,
              "voice.no_number");
  EXPECT_FALSE(voice.announcement_ogg(thanh_son, "A027", std::string(5'000, 'x')));
}

TEST_F(VoiceTest, PlaysOneClip) {
  record("a");
  EXPECT_TRUE(voice.clip_ogg(thanh_son, "a"));
  EXPECT_TRUE(voice.clip_ogg(thanh_son, kChimeClip)) << "ours where nobody recorded one";
  EXPECT_EQ(voice.clip_ogg(thanh_son, "b").error().code, ErrorCode::not_found);
  EXPECT_EQ(voice.clip_ogg(thanh_son, "../a").error().code, ErrorCode::not_found);
}

TEST(SoundCache, ForgetsWhatWasLongestUnused) {
  SoundCache cache(2);
  cache.keep("a", "1");
  cache.keep("b", "2");
  EXPECT_EQ(cache.find("a"), "1");
  cache.keep("c", "3");

  EXPECT_FALSE(cache.find("b"));
  EXPECT_EQ(cache.find("a"), "1");
  EXPECT_EQ(cache.find("c"), "3");
}

}  // namespace
}  // namespace khongcho::app

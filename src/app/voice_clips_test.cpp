#include "app/voice_clips.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <limits>

#include "base/crypto.h"
#include "core/queue/spoken_call.h"
#include "tests/office/test_sound.h"

namespace khongcho::app {
namespace {

namespace fs = std::filesystem;
using test::loudness;
using test::seconds_of;
using test::share_of;
using test::tone;
using test::wav_of;

Sound read(std::string_view bytes) {
  const auto sound = read_sound(bytes, 60);
  EXPECT_TRUE(sound) << sound.error().message_id;
  return sound ? *sound : Sound{};
}

TEST(VoiceSound, SurvivesTheWayThroughOggVorbis) {
  const Sound back = read(ogg_of(tone(440, 1)));

  EXPECT_NEAR(seconds_of(back), 1, 0.01);
  EXPECT_NEAR(share_of(back, 440, 0.1, 0.9), 0.5, 0.05);
  EXPECT_LT(share_of(back, 660, 0.1, 0.9), 0.02);
}

TEST(VoiceSound, TakesOtherRatesAndChannels) {
  Sound twice_as_fast(samples_of(2));  // 1 s at 44,100
  for (std::size_t at = 0; at < twice_as_fast.size(); ++at)
    twice_as_fast[at] =
        static_cast<float>(0.5 * std::sin(2 * std::numbers::pi * 500 * double(at) / 44'100));

  const Sound sound = read(wav_of(twice_as_fast, 44'100, 2));

  EXPECT_NEAR(seconds_of(sound), 1, 0.01);
  EXPECT_NEAR(share_of(sound, 500, 0.1, 0.9), 0.5, 0.02);
}

TEST(VoiceSound, RefusesWhatIsNoSound) {
  const std::string wav = wav_of(tone(440, 0.5));
  std::string no_rate = wav;
  no_rate.replace(24, 4, std::string(4, '\0'));
  std::string many_channels = wav;
  many_channels.replace(22, 2, "\xFF\x03");
  for (const std::string& bytes :
       {std::string(), std::string("RIFF"), std::string("OggS") + std::string(500, 'x'),
        std::string("fLaC"), std::string("<html>"), wav.substr(0, 30), wav.substr(0, 44), no_rate,
        many_channels}) {
    const auto sound = read_sound(bytes, 5);
    ASSERT_FALSE(sound) << bytes.size();
    EXPECT_EQ(sound.error().message_id, "voice.unreadable");
  }
}

TEST(VoiceSound, StopsReadingWhereItIsTooLong) {
  EXPECT_TRUE(read_sound(wav_of(tone(440, 5)), 5));
  const auto longer = read_sound(wav_of(tone(440, 5.1)), 5);
  ASSERT_FALSE(longer);
  EXPECT_EQ(longer.error().message_id, "voice.too_long");
}

TEST(VoiceSound, EveningCutsTheSilenceAndMakesAllEquallyLoud) {
  Sound quiet(samples_of(0.5));
  const Sound word = tone(440, 0.3, 0.1);
  quiet.insert(quiet.end(), word.begin(), word.end());
  quiet.resize(quiet.size() + samples_of(1));

  const Sound even = evened(quiet);

  EXPECT_NEAR(seconds_of(even), 0.38, 0.01);
  EXPECT_NEAR(*std::ranges::max_element(even), 0.7, 0.01);
  EXPECT_TRUE(evened(Sound(1'000)).empty());
  EXPECT_TRUE(evened({}).empty());
  EXPECT_TRUE(evened(tone(440, 1, 0.001)).empty());
}

TEST(VoiceSound, TheChimeIsTwoTonesThatDieAway) {
  const Sound sound = chime();

  EXPECT_GT(share_of(sound, 880, 0, 0.28), 5 * share_of(sound, 659.25, 0, 0.28));
  EXPECT_GT(share_of(sound, 659.25, 0.3, 0.6), 2 * share_of(sound, 880, 0.3, 0.6));
  EXPECT_LT(loudness(sound, 0.85, 0.9), 0.1 * loudness(sound, 0, 0.1));
}

class VoiceClipsTest : public testing::Test {
 protected:
  ~VoiceClipsTest() override { fs::remove_all(folder); }

  void put(const std::string& place, const std::string& file, std::string_view bytes) const {
    fs::create_directories(folder / place);
    std::ofstream(folder / place / file, std::ios::binary) << bytes;
  }
  ClipOrigin origin_of(const Office& office, std::string_view name) const {
    const std::vector<VoiceClip> clips = voice_clips.list(office);
    return std::ranges::find(clips, name, &VoiceClip::name)->origin;
  }
  std::string refusal(std::string_view name, std::string_view bytes) const {
    const auto saved = voice_clips.save(radio, thanh_son, name, bytes);
    return saved ? "" : saved.error().message_id;
  }

  const fs::path folder = fs::temp_directory_path() / ("kc-voice-" + random_token(9));
  const VoiceClips voice_clips{folder};
  const Office thanh_son{.id = {1}, .slug = "xa-thanh-son"};
  const Office hong_lac{.id = {2}, .slug = "xa-hong-lac"};
  const Officer radio{.id = {7}, .office = {1}, .grants = {{Role::broadcaster, Scope::office}}};
};

TEST_F(VoiceClipsTest, KeepsARecordingForItsOwnOfficeOnly) {
  EXPECT_EQ(origin_of(thanh_son, "7"), ClipOrigin::none) << "no folder yet";

  const auto saved = voice_clips.save(radio, thanh_son, "7", wav_of(tone(440, 0.6)));

  ASSERT_TRUE(saved) << saved.error().message_id;
  EXPECT_EQ(saved->origin, ClipOrigin::own);
  EXPECT_NEAR(saved->length_s, 0.6, 0.02);
  EXPECT_EQ(origin_of(thanh_son, "7"), ClipOrigin::own);
  EXPECT_EQ(origin_of(hong_lac, "7"), ClipOrigin::none);
  EXPECT_GT(share_of(*voice_clips.find(thanh_son, "7"), 440, 0.1, 0.5), 0.5);
  EXPECT_EQ(voice_clips.list(thanh_son).size(), clip_names().size());
  std::ifstream file(folder / "xa-thanh-son" / "7.ogg", std::ios::binary);
  std::string start(4, '\0');
  file.read(start.data(), 4);
  EXPECT_EQ(start, "OggS") << "whatever was sent, Ogg is kept";
  EXPECT_EQ(std::distance(fs::directory_iterator(folder / "xa-thanh-son"), {}), 1);
}

TEST_F(VoiceClipsTest, ASecondRecordingReplacesTheFirst) {
  const auto kept = [&](double hertz) {
    EXPECT_EQ(refusal("a", wav_of(tone(hertz, 0.5))), "");
    return share_of(*voice_clips.find(thanh_son, "a"), 800, 0.1, 0.4);
  };
  EXPECT_LT(kept(440), 0.05);
  EXPECT_GT(kept(800), 0.5);
}

TEST_F(VoiceClipsTest, RefusesWhatWouldNotBeHeard) {
  EXPECT_EQ(refusal("0", ""), "voice.no_file");
  EXPECT_EQ(refusal("0", "không phải âm thanh"), "voice.unreadable");
  EXPECT_EQ(refusal("0", wav_of(tone(440, 5.2))), "voice.too_long");
  EXPECT_EQ(refusal("0", wav_of(Sound(samples_of(1)))), "voice.silent");
  EXPECT_EQ(refusal("0", std::string(kMostClipBytes + 1, 'x')), "voice.too_big");
  EXPECT_FALSE(fs::exists(folder));
}

TEST_F(VoiceClipsTest, RefusesNamesThatAreNoClips) {
  for (const char* name : {"", "10", "A", "../a", "xin-moi-so.ogg", "chung"})
    EXPECT_EQ(refusal(name, wav_of(tone(440, 0.5))), "voice.unknown_clip") << name;
  EXPECT_FALSE(voice_clips.find(thanh_son, "../xa-thanh-son/a"));
}

TEST_F(VoiceClipsTest, OnlyTheBroadcasterOfTheOfficeRecords) {
  const std::string wav = wav_of(tone(440, 0.5));
  Officer receptionist = radio;
  receptionist.grants = {{Role::receptionist, Scope::all}};

  EXPECT_EQ(voice_clips.save(receptionist, thanh_son, "a", wav).error().code,
            ErrorCode::not_allowed);
  EXPECT_EQ(voice_clips.save(radio, hong_lac, "a", wav).error().message_id, "voice.not_yours");
  EXPECT_EQ(voice_clips.remove(radio, hong_lac, "a").error().message_id, "voice.not_yours");
  EXPECT_FALSE(fs::exists(folder));
}

TEST_F(VoiceClipsTest, AnOfficeWithoutItsOwnPlaysTheSharedOne) {
  put("chung", "a.wav", wav_of(tone(300, 0.4)));
  EXPECT_EQ(origin_of(hong_lac, "a"), ClipOrigin::shared);
  EXPECT_EQ(refusal("a", wav_of(tone(900, 0.4))), "");

  EXPECT_GT(share_of(*voice_clips.find(hong_lac, "a"), 300, 0.1, 0.3), 0.5);
  EXPECT_GT(share_of(*voice_clips.find(thanh_son, "a"), 900, 0.1, 0.3), 0.5);
  const auto removed = voice_clips.remove(radio, thanh_son, "a");
  ASSERT_TRUE(removed);
  EXPECT_EQ(removed->origin, ClipOrigin::shared);
  EXPECT_EQ(voice_clips.remove(radio, thanh_son, "a").error().message_id, "voice.nothing_recorded");
}

TEST_F(VoiceClipsTest, AFileThatCannotBePlayedIsAsIfItWereNotThere) {
  const std::string wav = wav_of(tone(440, 0.5));
  put("xa-thanh-son", "a.ogg", "OggS hỏng");
  put("xa-thanh-son", "b.wav", wav_of(Sound(5'000)));
  put("xa-thanh-son", "c.wav", wav_of(tone(440, 6)));
  put("xa-thanh-son", "d.wav", wav + std::string(kMostClipBytes, '\0'));
  put("xa-thanh-son/e.ogg", "x", "");
  put("xa-thanh-son", "f.ogg", "");
  put("xa-thanh-son", "f.wav", wav);

  for (const char* name : {"a", "b", "c", "d", "e"})
    EXPECT_EQ(origin_of(thanh_son, name), ClipOrigin::none) << name;
  EXPECT_EQ(origin_of(thanh_son, "f"), ClipOrigin::own) << "the next file is tried";
  put("chung", "a.wav", wav);
  EXPECT_EQ(origin_of(thanh_son, "a"), ClipOrigin::shared);
}

TEST_F(VoiceClipsTest, TheStateChangesWithEveryFile) {
  const std::vector<std::string> names{"a", "b"};
  std::vector<std::string> states{voice_clips.state_of(thanh_son, names)};
  const auto changed = [&] {
    states.push_back(voice_clips.state_of(thanh_son, names));
    return states[states.size() - 1] != states[states.size() - 2];
  };
  put("chung", "b.wav", wav_of(tone(440, 0.5)));
  EXPECT_TRUE(changed());
  EXPECT_EQ(refusal("a", wav_of(tone(440, 0.5))), "");
  EXPECT_TRUE(changed());
  EXPECT_EQ(refusal("c", wav_of(tone(440, 0.5))), "");
  EXPECT_FALSE(changed()) << "not one of these";
  EXPECT_TRUE(voice_clips.remove(radio, thanh_son, "a"));
  EXPECT_TRUE(changed());
}

}  // namespace
}  // namespace khongcho::app

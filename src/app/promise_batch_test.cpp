#include "app/promise_batch.h"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <boost/json.hpp>
#include <cstdio>
#include <fstream>
#include <sstream>

#include "app/promise_answer.h"
#include "core/dossier/dossier.h"
#include "tests/support/random_promise_case.h"

namespace khongcho::app {

namespace {

Law a_law() {
  Law law;
  Profile profile{.code = "VN-2023-district"};
  profile.calendar.seasons = {{{4, 1},
                               {10, 31},
                               {{Seconds{7 * 3600}, Seconds{11 * 3600 + 1800}},
                                {Seconds{13 * 3600 + 1800}, Seconds{17 * 3600}}}},
                              {{11, 1},
                               {3, 31},
                               {{Seconds{7 * 3600 + 1800}, Seconds{12 * 3600}},
                                {Seconds{13 * 3600}, Seconds{16 * 3600 + 1800}}}}};
  profile.calendar.years = YearRange{2023, 2027};
  law.profiles.push_back(profile);
  ServiceModel friday{.code = "thanh-ha-2023"};
  friday.weekdays = {5};
  friday.effective_from = *parse_day("2023-09-25");
  friday.cutoffs = {{.cutoff = Seconds{15 * 3600 + 1800}}};
  friday.after_by = Seconds{9 * 3600};
  law.models.push_back(friday);
  return law;
}

Locale vietnamese() {
  std::ifstream file(std::string(KC_SOURCE_DIR) + "/locale/vi.json");
  std::ostringstream text;
  text << file.rdbuf();
  return Locale::from_json("vi", text.str());
}

// A batch over a law of one profile and one model.
class Desk {
 public:
  std::string answer(std::string line) {
    const std::size_t size = line.size();
    line.append(PromiseLineReader::padding(), ' ');
    std::string out;
    batch_.answer(std::string_view(line).substr(0, size), out);
    return out;
  }
  std::string code(const std::string& line) {
    const auto parsed = boost::json::parse(answer(line));
    const auto& error = parsed.at("error");
    if (error.is_null()) return "";
    EXPECT_FALSE(error.at("message").as_string().empty());
    EXPECT_NE(error.at("message").as_string().find(' '), boost::json::string::npos);
    return std::string(error.at("code").as_string());
  }
  PromiseBatch& batch() { return batch_; }

 private:
  Law law_ = a_law();
  Locale locale_ = vietnamese();
  PromiseBatch batch_{law_, locale_};
};

// A good line with one member written otherwise.
std::string line_with(const std::string& member, const std::string& value) {
  boost::json::object line = {{"id", 7},
                              {"profile", "VN-2023-district"},
                              {"model", "thanh-ha-2023"},
                              {"on_list", true},
                              {"complete", true},
                              {"limit", {{"kind", "working_days"}, {"n", 3}}},
                              {"submitted_at", "2023-09-29T15:42:00+07:00"},
                              {"pauses", boost::json::array{}}};
  if (value.empty())
    line.erase(member);
  else
    line[member] = boost::json::parse(value);
  return boost::json::serialize(line);
}

std::string run_on(PromiseBatch& batch, const std::string& input, bool& all_good) {
  std::FILE* in = std::tmpfile();
  std::FILE* out = std::tmpfile();
  EXPECT_EQ(std::fwrite(input.data(), 1, input.size(), in), input.size());
  std::fflush(in);
  ::lseek(fileno(in), 0, SEEK_SET);
  all_good = batch.run(fileno(in), fileno(out));
  std::string answers(static_cast<std::size_t>(::lseek(fileno(out), 0, SEEK_END)), '\0');
  EXPECT_EQ(::pread(fileno(out), answers.data(), answers.size(), 0),
            static_cast<ssize_t>(answers.size()));
  std::fclose(in);
  std::fclose(out);
  return answers;
}

}  // namespace

TEST(PromiseBatch, AnswersALineThatNamesAShippedProfileAndModel) {
  Desk desk;

  EXPECT_EQ(desk.answer(line_with("id", "\"đơn 7\"")),
            "{\"id\":\"đơn 7\",\"received_at\":\"2023-09-29T15:42:00+07:00\","
            "\"promise_due_at\":\"2023-10-02T09:00:00+07:00\","
            "\"statutory_due_at\":\"2023-10-04T17:00:00+07:00\","
            "\"printed_due_at\":\"2023-10-02T09:00:00+07:00\","
            "\"rule\":\"next_morning\",\"error\":null}\n");
}

TEST(PromiseBatch, AnswersALineThatWritesItsCalendarAndModelOut) {
  Desk desk;

  const std::string answer = desk.answer(R"({"id":1,"calendar":{"seasons":[
    {"from":"04-01","to":"10-31","sessions":[["07:00","11:30"],["13:30","17:00"]]}],
    "saturday":null,"half_days":{"2024-02-07":"am"},
    "days":[{"date":"2024-04-29","kind":"swap_off"},
            {"date":"2024-05-04","kind":"swap_work","replaces":"2024-04-29"},
            {"date":"2024-04-30","kind":"holiday"},{"date":"2024-05-01","kind":"holiday"}]},
    "model":{"weekday":5,"from":"2023-09-25","cutoff":"15:30","after_by":"09:00",
             "makeup_counts":false},
    "on_list":true,"complete":true,"limit":{"kind":"working_days","n":3,"cutoff":"15:00"},
    "submitted_at":"2024-04-26T15:45:00+07:00","pauses":[]})");

  EXPECT_NE(answer.find("\"promise_due_at\":\"2024-05-02T09:00:00+07:00\""), std::string::npos);
  EXPECT_NE(answer.find("\"statutory_due_at\":\"2024-05-04T17:00:00+07:00\""), std::string::npos);
}

TEST(PromiseBatch, SaysWhatIsWrongWithABadLine) {
  Desk desk;

  EXPECT_EQ(desk.code(""), "bad_json");
  EXPECT_EQ(desk.code("   "), "bad_json");
  EXPECT_EQ(desk.code("not json"), "bad_json");
  EXPECT_EQ(desk.code("[1,2]"), "bad_json");
  EXPECT_EQ(desk.code("{\"id\":1"), "bad_json");
  EXPECT_EQ(desk.code(line_with("id", "1") + "}"), "bad_json");
  EXPECT_EQ(desk.code(std::string("{\"id\":\"a\0b\"}", 12)), "bad_json");
  EXPECT_EQ(desk.code("{\"id\":\"\xff\xfe\"}"), "bad_json");
  EXPECT_EQ(desk.code(std::string(200'000, '[')), "bad_json");
  EXPECT_EQ(desk.code(line_with("profile", "\"VN-1900\"")), "unknown_profile");
  EXPECT_EQ(desk.code(line_with("profile", "")), "bad_calendar");
  EXPECT_EQ(desk.code(line_with("profile", "3")), "bad_value");
  EXPECT_EQ(desk.code(line_with("calendar", "7")), "bad_calendar");
  EXPECT_EQ(desk.code(line_with("calendar", "{}")), "bad_calendar");
  EXPECT_EQ(desk.code(line_with("calendar", "{\"seasons\":[]}")), "bad_calendar");
  EXPECT_EQ(desk.code(line_with("model", "\"friday\"")), "unknown_model");
  EXPECT_EQ(desk.code(line_with("model", "{}")), "bad_model");
  EXPECT_EQ(desk.code(line_with("model", R"({"weekday":9,"cutoff":"15:30","after_by":"09:00"})")),
            "bad_model");
  EXPECT_EQ(desk.code(line_with("on_list", "\"yes\"")), "bad_value");
  EXPECT_EQ(desk.code(line_with("limit", "")), "bad_limit");
  EXPECT_EQ(desk.code(line_with("limit", R"({"kind":"weeks","n":1})")), "bad_limit");
  EXPECT_EQ(desk.code(line_with("limit", R"({"kind":"working_days","n":0})")), "bad_limit");
  EXPECT_EQ(desk.code(line_with("limit", R"({"kind":"working_hours"})")), "bad_limit");
  EXPECT_EQ(desk.code(line_with("limit", R"({"kind":"same_day","cutoff":"25:00"})")), "bad_limit");
  EXPECT_EQ(desk.code(line_with("submitted_at", "")), "bad_time");
  EXPECT_EQ(desk.code(line_with("submitted_at", "\"2023-02-30T10:00:00+07:00\"")), "bad_time");
  EXPECT_EQ(desk.code(line_with("submitted_at", "\"2028-01-03T10:00:00+07:00\"")), "unknown_year");
  EXPECT_EQ(desk.code(line_with("pauses", "[[\"2023-09-29T10:00\"]]")), "bad_pause");
  EXPECT_EQ(desk.code(line_with("pauses", "[[\"2023-09-30T10:00\",\"2023-09-29T10:00\"]]")),
            "bad_pause");
}

TEST(PromiseBatch, NamesTheMissingYear) {
  Desk desk;

  const std::string answer = desk.answer(line_with("submitted_at", "\"2027-12-31T16:00+07:00\""));

  EXPECT_NE(answer.find("2028"), std::string::npos) << answer;
}

TEST(PromiseBatch, EchoesTheIdOfABadLine) {
  Desk desk;

  EXPECT_TRUE(desk.answer(R"({"limit":3,"id":"a\"b"})").starts_with(R"({"id":"a\"b",)"));
  EXPECT_TRUE(desk.answer(R"({"id":-4,"profile":"none"})").starts_with(R"({"id":-4,)"));
  EXPECT_TRUE(desk.answer(R"({"id":1.5})").starts_with(R"({"id":1.5,)"));
  EXPECT_TRUE(desk.answer(R"({"id":{"a":1}})").starts_with(R"({"id":null,)"));
}

TEST(PromiseBatch, KeepsTheOrderAndGoesOnAfterABadLine) {
  Desk desk;
  const std::string good = line_with("id", "1");
  bool all_good = true;

  const std::string answers = run_on(
      desk.batch(), good + "\r\n" + "bad\n" + "\n" + line_with("id", "2") + "\n" + good, all_good);

  EXPECT_FALSE(all_good);
  std::istringstream lines(answers);
  std::vector<std::string> starts;
  for (std::string line; std::getline(lines, line);) starts.push_back(line.substr(0, 10));
  EXPECT_EQ(starts, (std::vector<std::string>{"{\"id\":1,\"r", "{\"id\":null", "{\"id\":null",
                                              "{\"id\":2,\"r", "{\"id\":1,\"r"}));
}

TEST(PromiseBatch, AnswersNothingToNothing) {
  Desk desk;
  bool all_good = false;

  EXPECT_EQ(run_on(desk.batch(), "", all_good), "");
  EXPECT_TRUE(all_good);
}

TEST(PromiseBatch, RefusesALineTooLongToKeepAndReadsTheNext) {
  Desk desk;
  bool all_good = true;

  const std::string answers = run_on(
      desk.batch(), std::string(20 << 20, 'x') + "\n" + line_with("id", "8") + "\n", all_good);

  EXPECT_FALSE(all_good);
  EXPECT_EQ(std::count(answers.begin(), answers.end(), '\n'), 2);
  EXPECT_NE(answers.find("{\"id\":8,\"received_at\":\"2023"), std::string::npos);
}

TEST(PromiseBatch, ReachesFarBeyondTheYearsCompiledFirst) {
  Desk desk;
  const std::string calendar = R"({"seasons":[{"from":"01-01","to":"12-31",
                                   "sessions":[["08:00","16:00"]]}]})";
  boost::json::value line =
      boost::json::parse(line_with("limit", R"({"kind":"working_days","n":26089})"));
  line.as_object().erase("profile");
  line.as_object()["calendar"] = boost::json::parse(calendar);

  const std::string answer = desk.answer(boost::json::serialize(line));

  // 5,217 weeks and four days of five-day weeks after Friday 29/09/2023.
  EXPECT_NE(answer.find("\"statutory_due_at\":\"2123-09-30T16:00:00+07:00\""), std::string::npos)
      << answer;
}

TEST(PromiseBatch, NamesAYearEvenWhenTheOfficeNeverOpens) {
  Desk desk;
  boost::json::value line = boost::json::parse(line_with("id", "3"));
  line.as_object().erase("profile");
  line.as_object()["calendar"] = boost::json::parse(R"({"seasons":[{"from":"01-01","to":"12-31",
                                                        "sessions":[]}]})");

  EXPECT_EQ(desk.code(boost::json::serialize(line)), "unknown_year");
}

namespace {

std::string clock(Seconds time) {
  return fmt::format("{}:{:02}", clock_text(time), time.count() % 60);
}

boost::json::array sessions_json(const std::vector<khongcho::Session>& sessions) {
  boost::json::array all;
  for (const khongcho::Session& session : sessions)
    all.push_back(boost::json::array{clock(session.from), clock(session.to)});
  return all;
}

std::string month_day(MonthDay date) {
  return fmt::format("{:02}-{:02}", date.month, date.day);
}

boost::json::object calendar_json(const CalendarRules& rules) {
  boost::json::object calendar;
  boost::json::array& seasons = calendar["seasons"].emplace_array();
  for (const Season& season : rules.seasons)
    seasons.push_back(boost::json::object{{"from", month_day(season.from)},
                                          {"to", month_day(season.to)},
                                          {"sessions", sessions_json(season.sessions)}});
  calendar["saturday"] = nullptr;
  if (rules.saturday)
    calendar["saturday"] = boost::json::object{
        {"sessions", sessions_json(rules.saturday->sessions)}, {"counts", rules.saturday->counts}};
  boost::json::object& half_days = calendar["half_days"].emplace_object();
  for (const auto& [day, half] : rules.half_days)
    half_days[iso_day(day)] = half == HalfDay::am ? "am" : "pm";
  boost::json::array& days = calendar["days"].emplace_array();
  for (const SpecialDay& special : rules.days) {
    constexpr std::array kKinds{"holiday", "swap_off", "swap_work"};
    boost::json::object day{{"date", iso_day(special.on)},
                            {"kind", kKinds[static_cast<std::size_t>(special.kind)]}};
    if (special.replaces) day["replaces"] = iso_day(*special.replaces);
    days.push_back(day);
  }
  return calendar;
}

std::string line_of(const RandomPromiseCase& asked) {
  const PromiseCase& question = asked.question;
  boost::json::object line{{"id", "x"},
                           {"calendar", calendar_json(asked.rules)},
                           {"on_list", question.on_list},
                           {"complete", question.complete},
                           {"excluded", question.excluded},
                           {"submitted_at", iso_instant(question.submitted_at)}};
  constexpr std::array kKinds{"working_days", "working_hours", "same_day", "none"};
  line["limit"] =
      boost::json::object{{"kind", kKinds[static_cast<std::size_t>(question.limit.kind)]},
                          {"n", question.limit.n},
                          {"cutoff", clock(question.limit.cutoff)}};
  if (asked.model) {
    const ServiceModel& model = *asked.model;
    line["model"] = boost::json::object{{"weekday", model.weekdays.front()},
                                        {"from", iso_day(model.effective_from)},
                                        {"cutoff", clock(model.cutoffs.front().cutoff)},
                                        {"after_by", clock(model.after_by)},
                                        {"makeup_counts", model.makeup_counts}};
  }
  boost::json::array& pauses = line["pauses"].emplace_array();
  for (const Pause& pause : question.pauses)
    pauses.push_back(boost::json::array{iso_instant(pause.from), iso_instant(pause.to)});
  return boost::json::serialize(line);
}

// A case that a line can say: one weekday, one cut-off, no window, and a calendar without years.
RandomPromiseCase random_line_case(unsigned seed) {
  Dice dice{seed};
  RandomPromiseCase asked = random_promise_case(dice);
  asked.rules.years.reset();
  if (!asked.model) return asked;
  ServiceModel& model = *asked.model;
  model.weekdays.resize(1);
  model.effective_to.reset();
  model.kind = PromiseKind::same_day;
  model.window.reset();
  model.cutoffs = {{.cutoff = std::chrono::minutes{roll(dice, 540, 1020)}}};
  return asked;
}

}  // namespace

TEST(PromiseBatch, AgreesWithTheEngineOnRandomLines) {
  Desk desk;
  for (unsigned seed = 1; seed <= 1'500; ++seed) {
    const RandomPromiseCase asked = random_line_case(seed);
    const auto calendar = Calendar::compile(asked.rules);
    ASSERT_TRUE(calendar);
    const auto promise =
        compute_promise(*calendar, asked.model ? &*asked.model : nullptr, asked.question);
    ASSERT_TRUE(promise);

    std::string expected;
    append_answer(expected, "\"x\"", *promise);
    ASSERT_EQ(desk.answer(line_of(asked)), expected) << "seed " << seed;
  }
}

}  // namespace khongcho::app

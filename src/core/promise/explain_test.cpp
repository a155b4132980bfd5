#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "core/promise/promise.h"

namespace khongcho {

namespace {

Instant at(const char* text) {
  return parse_instant(text).value();
}
Seconds time(const char* text) {
  return parse_time_of_day(text).value();
}

Locale locale_of(const std::string& language) {
  std::ifstream file(std::string(KC_SOURCE_DIR) + "/locale/" + language + ".json");
  std::ostringstream text;
  text << file.rdbuf();
  return Locale::from_json(language, text.str());
}

const Locale& vietnamese() {
  static const Locale locale = locale_of("vi");
  return locale;
}

Calendar a_calendar() {
  CalendarRules rules;
  rules.seasons = {
      {{1, 1}, {12, 31}, {{time("07:00"), time("11:30")}, {time("13:30"), time("17:00")}}}};
  rules.years = YearRange{2023, 2024};
  return *Calendar::compile(rules);
}

ServiceModel friday() {
  ServiceModel model{.code = "thanh-ha-2023"};
  model.weekdays = {5};
  model.effective_from = *parse_day("2023-09-25");
  model.cutoffs = {{.cutoff = time("15:30")}};
  model.after_by = time("09:00");
  return model;
}

ServiceModel wednesday_morning() {
  ServiceModel model = friday();
  model.weekdays = {3};
  model.kind = PromiseKind::same_session;
  model.window = khongcho::Session{time("07:00"), time("12:00")};
  model.cutoffs = {{.cutoff = time("10:30")}};
  return model;
}

PromiseCase handed_in(const char* submitted_at) {
  return {.limit = {.kind = TimeLimitKind::working_days, .n = 3},
          .on_list = true,
          .submitted_at = at(submitted_at)};
}

std::string told(const ServiceModel* model, const PromiseCase& question,
                 const Locale& locale = vietnamese()) {
  const auto promise = compute_promise(a_calendar(), model, question);
  return explain(*promise, model, question, locale);
}

std::string told(const ServiceModel& model, const PromiseCase& question) {
  return told(&model, question);
}

}  // namespace

TEST(Explain, SaysWhyTheResultComesTheSameDay) {
  EXPECT_EQ(told(friday(), handed_in("2023-09-29T15:10")),
            "nhận 15:10, không quá 15:30, nên trả trong ngày, trước 17 giờ thứ Sáu 29/09");
}

TEST(Explain, SaysWhyTheResultComesTheNextMorning) {
  EXPECT_EQ(told(friday(), handed_in("2023-09-29T15:42")),
            "nhận 15:42, sau 15:30, nên trả trước 9 giờ thứ Hai 02/10");
}

TEST(Explain, SaysTheSecondsWhereTheyDecide) {
  EXPECT_EQ(told(friday(), handed_in("2023-09-29T15:30:01")),
            "nhận 15:30:01, sau 15:30, nên trả trước 9 giờ thứ Hai 02/10");
  EXPECT_EQ(told(friday(), handed_in("2023-09-29T15:31:01")),
            "nhận 15:31, sau 15:30, nên trả trước 9 giờ thứ Hai 02/10");
}

TEST(Explain, SaysWhenItCountsAsReceived) {
  EXPECT_EQ(told(friday(), handed_in("2023-09-28T20:15")),
            "nộp 20:15 thứ Năm 28/09 ngoài giờ làm việc, tính là nhận 07:00 thứ Sáu 29/09, "
            "không quá 15:30, nên trả trong ngày, trước 17 giờ thứ Sáu 29/09");
}

TEST(Explain, SaysThatTheResultComesWithinTheSession) {
  EXPECT_EQ(told(wednesday_morning(), handed_in("2023-10-04T09:05")),
            "nhận 09:05, không quá 10:30, nên trả ngay trong buổi, trước 11 giờ 30 thứ Tư 04/10");
}

TEST(Explain, SaysWhyThereIsNoPromise) {
  const std::string by_law = ", nên trả theo thời hạn của luật, trước 17 giờ ";
  PromiseCase listed = handed_in("2023-09-29T08:00");
  PromiseCase not_listed = listed;
  not_listed.on_list = false;
  PromiseCase incomplete = listed;
  incomplete.complete = false;
  PromiseCase excluded = listed;
  excluded.excluded = true;
  ServiceModel ended = friday();
  ended.effective_to = *parse_day("2023-09-28");

  EXPECT_EQ(told(nullptr, listed),
            "nhận 08:00, đơn vị không áp dụng mô hình không chờ" + by_law + "thứ Tư 04/10");
  EXPECT_EQ(told(friday(), not_listed),
            "nhận 08:00, thủ tục không thuộc danh mục không chờ" + by_law + "thứ Tư 04/10");
  EXPECT_EQ(told(friday(), incomplete),
            "nhận 08:00, hồ sơ chưa đủ giấy tờ" + by_law + "thứ Tư 04/10");
  EXPECT_EQ(told(friday(), excluded),
            "nhận 08:00, hồ sơ đã được đưa ra khỏi mô hình không chờ" + by_law + "thứ Tư 04/10");
  EXPECT_EQ(told(friday(), handed_in("2023-09-28T08:00")),
            "nhận 08:00, thứ Năm 28/09 không phải ngày không chờ" + by_law + "thứ Ba 03/10");
  EXPECT_EQ(told(friday(), handed_in("2023-09-22T08:00")),
            "nhận 08:00, mô hình không chờ áp dụng từ 25/09/2023" + by_law + "thứ Tư 27/09");
  EXPECT_EQ(told(ended, listed),
            "nhận 08:00, mô hình không chờ chỉ áp dụng đến 28/09/2023" + by_law + "thứ Tư 04/10");
  EXPECT_EQ(told(wednesday_morning(), handed_in("2023-10-04T14:00")),
            "nhận 14:00, ngoài khung giờ không chờ 07:00-12:00" + by_law + "thứ Hai 09/10");
}

TEST(Explain, SaysThatTheLawComesFirst) {
  PromiseCase question = handed_in("2023-09-29T15:42");
  question.limit = {.kind = TimeLimitKind::working_hours, .n = 1};

  EXPECT_EQ(told(friday(), question),
            "nhận 15:42, sau 15:30, nhưng hạn theo luật đến sớm hơn, "
            "nên trả trước 16 giờ 42 thứ Sáu 29/09");
}

TEST(Explain, SaysThatWaitingWasNotCounted) {
  PromiseCase question = handed_in("2023-09-29T10:00");
  question.pauses = {{at("2023-09-29T11:00"), at("2023-10-03T10:00")}};

  EXPECT_EQ(told(friday(), question),
            "nhận 10:00, bổ sung xong 10:00 thứ Ba 03/10, thứ Ba 03/10 không phải ngày không "
            "chờ, không tính thời gian chờ bổ sung, nên trả theo thời hạn của luật, trước 17 "
            "giờ thứ Sáu 06/10");
}

TEST(Explain, LooksAtTheEndOfTheLastPauseOnAProgrammeDay) {
  PromiseCase question = handed_in("2023-09-29T10:00");
  question.pauses = {{at("2023-09-29T11:00"), at("2023-09-29T15:42")}};

  EXPECT_EQ(told(friday(), question),
            "nhận 10:00, bổ sung xong 15:42 thứ Sáu 29/09, sau 15:30, "
            "nên trả trước 9 giờ thứ Hai 02/10");
}

TEST(Explain, SaysThatTheTicketDecided) {
  ServiceModel model = friday();
  model.cutoff_from = CutoffFrom::ticket;
  PromiseCase question = handed_in("2023-09-29T16:10");
  question.ticket_at = at("2023-09-29T15:28");

  EXPECT_EQ(told(model, question),
            "nhận 16:10, lấy số 15:28, không quá 15:30, nên trả trong ngày, trước 17 giờ thứ Sáu "
            "29/09");
  question.ticket_at = at("2023-09-29T15:40");
  EXPECT_EQ(told(model, question),
            "nhận 16:10, lấy số 15:40, sau 15:30, nên trả trước 9 giờ thứ Hai 02/10");
  EXPECT_EQ(told(friday(), question), "nhận 16:10, sau 15:30, nên trả trước 9 giờ thứ Hai 02/10");
}

TEST(Explain, SaysThatNoTimeIsGiven) {
  PromiseCase question = handed_in("2023-09-28T10:00");
  question.limit = {};

  EXPECT_EQ(told(friday(), question),
            "nhận 10:00, thứ Năm 28/09 không phải ngày không chờ, luật không định thời hạn, "
            "nên không hẹn giờ trả");
}

TEST(Explain, SpeaksEnglishToo) {
  const ServiceModel model = friday();

  EXPECT_EQ(told(&model, handed_in("2023-09-29T15:42"), locale_of("en")),
            "received 15:42, after 15:30, so due by 9:00 Monday 02/10");
}

}  // namespace khongcho

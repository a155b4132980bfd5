#include <gtest/gtest.h>

#include "core/staffing/arrival.h"
#include "core/staffing/csv_table.h"
#include "core/staffing/duty.h"
#include "core/staffing/event_queue.h"
#include "core/staffing/roster.h"

namespace khongcho {
namespace {

Instant at(const char* text) {
  return *parse_instant(text);
}

Seconds clock(const char* text) {
  return *parse_time_of_day(text);
}

Calendar summer_hours() {
  const CalendarRules rules{.seasons = {{.from = {1, 1},
                                         .to = {12, 31},
                                         .sessions = {{clock("07:00"), clock("11:30")},
                                                      {clock("13:30"), clock("17:00")}}}},
                            .years = YearRange{2023, 2023}};
  return *Calendar::compile(rules);
}

Duty duty(const std::vector<Shift>& shifts = {}) {
  const CivilDay friday = *parse_day("2023-09-29");
  return Duty(summer_hours(), shifts, friday, friday + std::chrono::days{3});
}

constexpr const char* kArrivalHeading =
    "arrived_at,office,procedure,channel,person,papers_missing,desk_minutes,work_minutes,priority";

Error arrival_error(const std::string& rows) {
  const auto read = read_arrivals(std::string(kArrivalHeading) + "\n" + rows);
  EXPECT_FALSE(read);
  return read ? Error{} : read.error();
}

TEST(CsvTable, KeepsCommasQuotesAndLineEndsInsideQuotes) {
  const auto table = CsvTable::read("a,b\r\n\"x, \"\"y\"\"\",\"1\n2\"\r\nlast,\n", {"a", "b"}, 2);

  ASSERT_TRUE(table);
  ASSERT_EQ(table->rows().size(), 2U);
  EXPECT_EQ(table->rows()[0].cells, (std::vector<std::string>{"x, \"y\"", "1\n2"}));
  EXPECT_EQ(table->rows()[1].line, 4);
  EXPECT_EQ(table->cell(table->rows()[1], "a"), "last");
}

TEST(CsvTable, NamesTheLineOfAQuoteLeftOpen) {
  const auto table = CsvTable::read("a\nfine\n\"open\nnext\n", {"a"}, 1);

  ASSERT_FALSE(table);
  EXPECT_EQ(table.error().message_id, "csv.quote_left_open");
  EXPECT_EQ(table.error().args.front(), "3");
}

TEST(CsvTable, RefusesColumnsItDoesNotKnowAndMissesThoseItNeeds) {
  EXPECT_EQ(CsvTable::read("a,c\n1,2\n", {"a", "b"}, 1).error().message_id, "csv.unknown_column");
  EXPECT_EQ(CsvTable::read("b\n1\n", {"a", "b"}, 1).error().message_id, "csv.column_missing");
  EXPECT_EQ(CsvTable::read("a,b\n1\n", {"a", "b"}, 1).error().message_id, "csv.wrong_cell_count");
  EXPECT_EQ(CsvTable::read("a\n", {"a"}, 1).error().message_id, "csv.no_row");
  EXPECT_EQ(CsvTable::read("a\n\xff\n", {"a"}, 1).error().message_id, "csv.not_utf8");
}

TEST(ReadArrivals, ReadsARow) {
  const auto read =
      read_arrivals(std::string(kArrivalHeading) + ",course,course_minutes,course_text\n" +
                    "2023-09-29T15:10,xa-thanh-son,2.000815,online,Nguyễn Thị "
                    "Sáu,2,5,12,1,supplement,30,Ký lại\n");

  ASSERT_TRUE(read) << read.error().message_id;
  const Arrival& arrival = read->front();
  EXPECT_EQ(arrival.line, 2);
  EXPECT_EQ(arrival.arrived_at, at("2023-09-29T15:10"));
  EXPECT_EQ(arrival.channel, Channel::online);
  EXPECT_EQ(arrival.missing_count, 2);
  EXPECT_FALSE(arrival.is_complete());
  EXPECT_EQ(arrival.work_time, std::chrono::minutes{12});
  EXPECT_EQ(arrival.course, Course::supplement);
  EXPECT_EQ(arrival.course_time, std::chrono::minutes{30});
}

TEST(ReadArrivals, RefusesTheWholeFileForOneBadRow) {
  const std::string good = "2023-09-29T08:00,xa,2.000815,in_person,Sáu,,5,10,0\n";

  const Error error = arrival_error(good + "29/09/2023 8h,xa,2.000815,in_person,Tư,,5,10,0\n");

  EXPECT_EQ(error.message_id, "replay.wrong_instant");
  EXPECT_EQ(error.args, (std::vector<std::string>{"3", "29/09/2023 8h"}));
}

TEST(ReadArrivals, SaysWhatIsWrongWithARow) {
  EXPECT_EQ(arrival_error("2023-09-29T08:00,,2.1,in_person,A,,5,10,0\n").message_id,
            "replay.cell_empty");
  EXPECT_EQ(arrival_error("2023-09-29T08:00,xa,2.1,fax,A,,5,10,0\n").message_id,
            "replay.unknown_channel");
  EXPECT_EQ(arrival_error("2023-09-29T08:00,xa,2.1,in_person,A,,0,10,0\n").message_id,
            "replay.wrong_number");
  EXPECT_EQ(arrival_error("2023-09-29T08:00,xa,2.1,in_person,A,,5,ten,0\n").message_id,
            "replay.wrong_number");
  EXPECT_EQ(arrival_error("2023-09-29T08:00,xa,2.1,in_person,A,,,10,0\n").message_id,
            "replay.cell_empty");
}

TEST(ReadRoster, JoinsTheShiftsOfOneOfficer) {
  const auto roster = read_roster(
      "login,full_name,title,office,role,from,to,counter\n"
      "lan,Lê Thị Lan,Phó Chủ tịch,xa,signer,07:00,15:40,\n"
      "lan,Lê Thị Lan,Phó Chủ tịch,xa,signer,16:45,17:00,\n"
      "minh,Trần Văn Minh,,xa,receptionist+specialist,,,Quầy 1\n");

  ASSERT_TRUE(roster) << roster.error().message_id;
  ASSERT_EQ(roster->size(), 2U);
  EXPECT_EQ(roster->front().shifts.size(), 2U);
  EXPECT_EQ(roster->back().grants, (std::vector<Grant>{{Role::receptionist, Scope::office},
                                                       {Role::specialist, Scope::assigned}}));
}

TEST(ReadRoster, RefusesShiftsThatOverlapAndRolesNobodyHas) {
  const std::string heading = "login,full_name,title,office,role,from,to,counter\n";
  const std::string lan = "lan,Lê Thị Lan,,xa,signer,";

  EXPECT_EQ(
      read_roster(heading + lan + "07:00,12:00,\n" + lan + "11:00,17:00,\n").error().message_id,
      "roster.shifts_overlap");
  EXPECT_EQ(read_roster(heading + lan + "12:00,07:00,\n").error().message_id, "roster.wrong_shift");
  EXPECT_EQ(read_roster(heading + "lan,Lê Thị Lan,,xa,king,,,\n").error().message_id,
            "roster.unknown_role");
}

TEST(Duty, IsTheOfficesSessionsCutDownToTheShifts) {
  const Duty away = duty({{clock("07:00"), clock("15:40")}, {clock("16:45"), clock("18:00")}});

  EXPECT_TRUE(away.is_on(at("2023-09-29T15:39")));
  EXPECT_FALSE(away.is_on(at("2023-09-29T15:40")));
  EXPECT_FALSE(away.is_on(at("2023-09-29T12:00")));
  EXPECT_TRUE(away.is_on(at("2023-09-29T16:59:59")));
  EXPECT_FALSE(away.is_on(at("2023-09-29T17:00")));
  EXPECT_EQ(away.left(at("2023-09-29T15:30")), std::chrono::minutes{10});
  EXPECT_EQ(away.time_between(at("2023-09-29T15:30"), at("2023-09-29T17:00")),
            std::chrono::minutes{25});
}

TEST(Duty, WorkRestsOverLunchAndTheWeekend) {
  const Duty whole = duty();

  EXPECT_EQ(whole.after_work(at("2023-09-29T11:20"), std::chrono::minutes{10}),
            at("2023-09-29T11:30"));
  EXPECT_EQ(whole.after_work(at("2023-09-29T11:20"), std::chrono::minutes{20}),
            at("2023-09-29T13:40"));
  EXPECT_EQ(whole.after_work(at("2023-09-29T16:50"), std::chrono::minutes{20}),
            at("2023-10-02T07:10"));
  EXPECT_FALSE(whole.after_work(at("2023-10-02T16:50"), std::chrono::hours{1}));
}

TEST(EventQueue, RunsInOrderOfTimeThenOfAsking) {
  EventQueue queue;
  std::string order;
  queue.at(at("2023-09-29T09:00"), [&](Instant) { order += "c"; });
  queue.at(at("2023-09-29T08:00"), [&](Instant now) {
    order += "a";
    queue.at(now - std::chrono::hours{1}, [&](Instant) { order += "!"; });
  });
  queue.at(at("2023-09-29T08:00"), [&](Instant) { order += "b"; });
  queue.at(at("2023-09-29T09:00:01"), [&](Instant) { order += "z"; });

  queue.run_until(at("2023-09-29T09:00"));

  EXPECT_EQ(order, "ab!c");
}

}  // namespace
}  // namespace khongcho

// The calendar file, read back by two readers: libical itself and Debian's python3-icalendar.
#include "app/appointment_ics.h"

#include <gtest/gtest.h>
#include <libical/ical.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <memory>

#include "tests/office/office_world.h"

namespace khongcho {
namespace {

using test::at;
using test::OfficeWorld;

app::AppointmentView a_view(OfficeWorld& world) {
  return {.appointment = {.id = {42}, .code = "7K4M29RT", .begins_at = at("2023-10-06 09:15"),
                          .ends_at = at("2023-10-06 09:30")},
          .office = world.thanh_son,
          .service = *OfficeWorld::law().waiting_room(world.thanh_son).find_service("ho-tich")};
}

struct FreeComponent {
  void operator()(icalcomponent* component) const { icalcomponent_free(component); }
};
using Component = std::unique_ptr<icalcomponent, FreeComponent>;

Component parsed(const std::string& text) {
  return Component{icalparser_parse_string(text.c_str())};
}

TEST(AppointmentFile, IsReadBackWithTheHourInUtc) {
  OfficeWorld world;
  const Component calendar = parsed(
      app::ics_file(a_view(world), OfficeWorld::vietnamese(), at("2023-09-29 08:00")));

  ASSERT_TRUE(calendar);
  EXPECT_EQ(icalcomponent_count_errors(calendar.get()), 0);
  EXPECT_EQ(icalcomponent_get_method(calendar.get()), ICAL_METHOD_NONE);
  icalcomponent* event = icalcomponent_get_first_component(calendar.get(), ICAL_VEVENT_COMPONENT);
  ASSERT_TRUE(event);
  EXPECT_STREQ(icalcomponent_get_uid(event), "42@khongcho");
  EXPECT_STREQ(icalcomponent_get_summary(event), "Hẹn làm thủ tục: Hộ tịch");
  EXPECT_NE(std::string(icalcomponent_get_location(event)).find(world.thanh_son.name),
            std::string::npos);
  const icaltimetype begins = icalcomponent_get_dtstart(event);
  EXPECT_TRUE(icaltime_is_utc(begins));
  EXPECT_STREQ(icaltime_as_ical_string(begins), "20231006T021500Z");
  EXPECT_STREQ(icaltime_as_ical_string(icalcomponent_get_dtend(event)), "20231006T023000Z");
  icalcomponent* alarm = icalcomponent_get_first_component(event, ICAL_VALARM_COMPONENT);
  ASSERT_TRUE(alarm);
  const icaltriggertype trigger = icalproperty_get_trigger(
      icalcomponent_get_first_property(alarm, ICAL_TRIGGER_PROPERTY));
  EXPECT_EQ(icaldurationtype_as_int(trigger.duration), -3600);
}

TEST(AppointmentFile, KeepsItsLinesShortAndEndsThemAsTheStandardSays) {
  OfficeWorld world;
  const std::string text =
      app::ics_file(a_view(world), OfficeWorld::vietnamese(), at("2023-09-29 08:00"));

  std::size_t from = 0;
  while (from < text.size()) {
    const std::size_t end = text.find("\r\n", from);
    ASSERT_NE(end, text.npos);
    EXPECT_LE(end - from, 75u);
    EXPECT_EQ(text.substr(from, end - from).find('\n'), text.npos);
    from = end + 2;
  }
}

TEST(AppointmentFile, OfACancelledOneSaysSoAndRingsNoBell) {
  OfficeWorld world;
  app::AppointmentView view = a_view(world);
  view.appointment.cancelled_at = at("2023-09-29 09:00");
  const std::string text = app::ics_file(view, OfficeWorld::english(), at("2023-09-29 09:00"));

  EXPECT_NE(text.find("STATUS:CANCELLED\r\n"), text.npos);
  EXPECT_NE(text.find("SUMMARY:Appointment: Civil status\r\n"), text.npos) << text;
  EXPECT_EQ(text.find("VALARM"), text.npos);
}

TEST(AppointmentFile, CannotBeBrokenByTheNamesInIt) {
  OfficeWorld world;
  app::AppointmentView view = a_view(world);
  view.office.name = "Xã A; B, C\r\nATTENDEE:mailto:x@example.vn\\";
  const Component calendar =
      parsed(app::ics_file(view, OfficeWorld::vietnamese(), at("2023-09-29 08:00")));

  icalcomponent* event = icalcomponent_get_first_component(calendar.get(), ICAL_VEVENT_COMPONENT);
  ASSERT_TRUE(event);
  EXPECT_EQ(icalcomponent_count_properties(event, ICAL_ATTENDEE_PROPERTY), 0);
  EXPECT_EQ(icalcomponent_count_errors(calendar.get()), 0);
}

TEST(AppointmentFile, IsUnderstoodByAnotherReader) {
  OfficeWorld world;
  const std::filesystem::path file =
      std::filesystem::path(KC_BINARY_DIR) / "appointment_file_test.ics";
  std::ofstream(file, std::ios::binary)
      << app::ics_file(a_view(world), OfficeWorld::vietnamese(), at("2023-09-29 08:00"));
  // Debian's own, for which its package is.
  const std::string command =
      "/usr/bin/python3 '" KC_SOURCE_DIR "/tests/support/read_ics.py' '" + file.string() + "' 2>&1";
  std::string said;
  FILE* reader = popen(command.c_str(), "r");
  ASSERT_TRUE(reader);
  std::array<char, 256> part{};
  while (fgets(part.data(), part.size(), reader)) said += part.data();

  EXPECT_EQ(pclose(reader), 0) << said;
  EXPECT_EQ(said,
            "2023-10-06T09:15:00+07:00 2023-10-06T09:30:00+07:00 alarm -1:00:00\n"
            "Hẹn làm thủ tục: Hộ tịch\n")
      << said;
}

}  // namespace
}  // namespace khongcho

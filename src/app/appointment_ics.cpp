#include "app/appointment_ics.h"

#include <libical/ical.h>

#include <cstdlib>
#include <ctime>
#include <memory>
#include <stdexcept>

namespace khongcho::app {

namespace {

constexpr const char* kProgram = "-//khongcho//dat lich//VI";
constexpr int kAlarmSeconds = -3600;

struct FreeComponent {
  void operator()(icalcomponent* component) const { icalcomponent_free(component); }
};
using Component = std::unique_ptr<icalcomponent, FreeComponent>;

icaltimetype utc(Instant at) {
  return icaltime_from_timet_with_zone(static_cast<time_t>(unix_seconds(at)), 0,
                                       icaltimezone_get_utc_timezone());
}

Component new_component(icalcomponent_kind kind) {
  Component component{icalcomponent_new(kind)};
  if (!component) throw std::runtime_error("libical: no memory");
  return component;
}

void add(Component& to, icalproperty* property) {
  icalcomponent_add_property(to.get(), property);
}

void add(Component& to, Component part) {
  icalcomponent_add_component(to.get(), part.release());
}

Component alarm(const std::string& summary) {
  Component alarm = new_component(ICAL_VALARM_COMPONENT);
  add(alarm, icalproperty_new_action(ICAL_ACTION_DISPLAY));
  add(alarm, icalproperty_new_description(summary.c_str()));
  icaltriggertype before = icaltriggertype_from_int(kAlarmSeconds);
  add(alarm, icalproperty_new_trigger(before));
  return alarm;
}

Component event(const AppointmentView& view, const Locale& locale, Instant now) {
  const Appointment& appointment = view.appointment;
  const bool english = locale.language() == "en";
  const std::string& service = english ? view.service.name_en : view.service.name;
  const std::string summary = locale.text("appointment.event", {service});
  const std::string about = locale.text(
      "appointment.event_about",
      {spaced_code(appointment.code), clock_text(appointment.begins_at - kDueBefore)});
  const std::string place = view.office.address.empty()
                                ? view.office.name
                                : view.office.name + ", " + view.office.address;
  const bool cancelled = appointment.cancelled_at.has_value();
  Component event = new_component(ICAL_VEVENT_COMPONENT);
  const std::string uid = std::to_string(appointment.id.value) + "@khongcho";
  add(event, icalproperty_new_uid(uid.c_str()));
  add(event, icalproperty_new_dtstamp(utc(now)));
  add(event, icalproperty_new_sequence(cancelled ? 1 : 0));
  add(event, icalproperty_new_dtstart(utc(appointment.begins_at)));
  add(event, icalproperty_new_dtend(utc(appointment.ends_at)));
  add(event, icalproperty_new_summary(summary.c_str()));
  add(event, icalproperty_new_description(about.c_str()));
  add(event, icalproperty_new_location(place.c_str()));
  add(event,
      icalproperty_new_status(cancelled ? ICAL_STATUS_CANCELLED : ICAL_STATUS_CONFIRMED));
  if (!cancelled) add(event, alarm(summary));
  return event;
}

}  // namespace

std::string ics_file(const AppointmentView& view, const Locale& locale, Instant now) {
  Component calendar = new_component(ICAL_VCALENDAR_COMPONENT);
  add(calendar, icalproperty_new_version("2.0"));
  add(calendar, icalproperty_new_prodid(kProgram));
  add(calendar, event(view, locale, now));
  const std::unique_ptr<char, decltype(&std::free)> text{
      icalcomponent_as_ical_string_r(calendar.get()), &std::free};
  if (!text) throw std::runtime_error("libical: no memory");
  return text.get();
}

}  // namespace khongcho::app

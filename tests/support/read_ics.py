#!/usr/bin/env python3
"""Reads a calendar file with Debian's python3-icalendar and prints its one event as Vietnam has it.

Usage: read_ics.py FILE
"""
import datetime
import pathlib
import sys

from icalendar import Calendar

VIETNAM = datetime.timezone(datetime.timedelta(hours=7))


def hour(event, name):
    return event.decoded(name).astimezone(VIETNAM).isoformat()


def main():
    calendar = Calendar.from_ical(pathlib.Path(sys.argv[1]).read_bytes())
    assert calendar["VERSION"] == "2.0" and calendar["PRODID"] and "METHOD" not in calendar
    (event,) = calendar.walk("VEVENT")
    (alarm,) = event.walk("VALARM")
    before = alarm.decoded("TRIGGER")
    sign = "-" if before.total_seconds() < 0 else ""
    print(hour(event, "DTSTART"), hour(event, "DTEND"), f"alarm {sign}{abs(before)}")
    print(event["SUMMARY"])


if __name__ == "__main__":
    main()

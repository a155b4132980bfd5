#!/usr/bin/env python3
"""The batch promise gives the same bytes whatever the TZ of the machine.

Usage: promise_time_zone_test.py KHONGCHO DATA_DIR
"""
import json
import os
import subprocess
import sys

ZONES = [None, "UTC", "Asia/Ho_Chi_Minh", "America/Los_Angeles"]
LIMITS = [
    {"kind": "same_day", "cutoff": "15:00"},
    {"kind": "working_days", "n": 3},
    {"kind": "working_hours", "n": 24},
    {"kind": "none"},
]


def questions():
    """Every quarter of an hour from a Friday in summer hours to the eve of winter hours."""
    number = 0
    for day in range(27, 32):
        for minute in range(0, 24 * 60, 15):
            for limit in LIMITS:
                number += 1
                at = f"2023-10-{day}T{minute // 60:02}:{minute % 60:02}:00+07:00"
                yield {
                    "id": number,
                    "profile": "VN-2023-district",
                    "model": "thanh-ha-2023",
                    "on_list": True,
                    "complete": True,
                    "limit": limit,
                    "submitted_at": at,
                    "pauses": [["2023-10-30T08:00:00Z", "2023-10-30T20:00:00-05:00"]]
                    if number % 3 == 0
                    else [],
                }


def answer(program, data, zone, lines):
    environment = {k: v for k, v in os.environ.items() if k != "TZ"}
    if zone:
        environment["TZ"] = zone
    ran = subprocess.run(
        [program, "promise", "--batch", "--data", data],
        input=lines,
        capture_output=True,
        env=environment,
        timeout=120,
    )
    if ran.returncode != 0:
        sys.exit(f"TZ={zone}: exit status {ran.returncode}: {ran.stderr.decode()[:500]}")
    return ran.stdout


def main():
    program, data = sys.argv[1:]
    lines = "".join(json.dumps(q) + "\n" for q in questions()).encode()
    first = answer(program, data, ZONES[0], lines)
    if first.count(b"\n") != lines.count(b"\n"):
        sys.exit("not one answer a line")
    for zone in ZONES[1:]:
        if answer(program, data, zone, lines) != first:
            sys.exit(f"other answers with TZ={zone}")
    friday = next(json.loads(l) for l in first.splitlines() if b'"id":250,' in l)
    if friday["received_at"] != "2023-10-27T15:30:00+07:00":
        sys.exit(f"received at another time: {friday}")
    if friday["promise_due_at"] != "2023-10-27T17:00:00+07:00":
        sys.exit(f"15:30 is in: {friday}")
    print(f"{first.count(chr(10).encode())} answers, the same in {len(ZONES)} time zones")


if __name__ == "__main__":
    main()

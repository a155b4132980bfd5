#!/usr/bin/env python3
"""kill -9 of the server under load loses no acknowledged dossier and gives no number twice.

Usage: kill_under_load_test.py PROGRAM SOURCE_DIR [sqlite|postgresql [ROUNDS]]
32 connections take in dossiers over HTTP; the server is killed at a random moment, started again,
and at the end every dossier whose 201 reached a client must stand in the database, and
check-data must find nothing. PostgreSQL, in a cluster of the test's own, crashes in every other
round as well.
"""
import http.client
import json
import os
import pathlib
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time

sys.path.append(str(pathlib.Path(__file__).resolve().parent.parent / "support"))
from postgres_cluster import PG_BIN, PostgresCluster  # noqa: E402

PROGRAM, SOURCE = sys.argv[1], pathlib.Path(sys.argv[2])
DATABASE = sys.argv[3] if len(sys.argv) > 3 else "sqlite"
ROUNDS = int(sys.argv[4]) if len(sys.argv) > 4 else 10
CONNECTIONS = 32
BODY = {
    "procedure": "C12",
    "submitter": {"full_name": "Nguyễn Thị Sáu", "phone": "0912345678"},
    "papers": [{"component": "original_paper", "kind": "original", "count": 1},
               {"component": "copy", "kind": "photocopy", "count": 1}],
}


class SqliteFile:
    def __init__(self, folder):
        self.url = os.path.join(folder, "office.db")

    def crash(self):
        pass  # it lives in the server, and is killed with it

    def query(self, text):
        return "\n".join(row[0] for row in sqlite3.connect(self.url).execute(text))

    def stop(self):
        pass


def start(db):
    server = subprocess.Popen(
        [PROGRAM, "serve", "--db", db, "--data", str(SOURCE / "data"), "--port", "0",
         "--clock", "2023-09-29T09:00"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    line = server.stdout.readline()
    return server, int(line.rsplit(":", 1)[1])


def take_in(port, token, stop, acknowledged, lock, name):
    connection = None
    number = 0
    while not stop.is_set():
        number += 1
        key = f"{name}-{number}"
        try:
            if connection is None:
                connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
            connection.request("POST", "/api/v1/dossiers", json.dumps(BODY),
                               {"Content-Type": "application/json", "Idempotency-Key": key,
                                "Authorization": "Bearer " + token})
            answer = connection.getresponse()
            body = answer.read()
            if answer.status == 201:
                with lock:
                    acknowledged.append(json.loads(body)["code"])
        except (OSError, http.client.HTTPException, ValueError):
            connection = None
            if stop.wait(0.02):
                return


def one_round(database, token, dice, number, acknowledged):
    server, port = start(database.url)
    stop, lock = threading.Event(), threading.Lock()
    threads = [threading.Thread(target=take_in,
                                args=(port, token, stop, acknowledged, lock, f"{number}-{i}"))
               for i in range(CONNECTIONS)]
    for thread in threads:
        thread.start()
    time.sleep(0.3 + dice.random())
    if number % 2 == 1:
        database.crash()
    os.kill(server.pid, signal.SIGKILL)
    server.wait()
    stop.set()
    for thread in threads:
        thread.join()


def run_rounds(database, dice):
    data = ["--data", str(SOURCE / "data")]
    subprocess.run([PROGRAM, "seed", "--db", database.url, *data, "--seed-dir",
                    str(SOURCE / "seed/thanh-ha-2023-09-29")], check=True,
                   stdout=subprocess.DEVNULL)
    token = subprocess.run([PROGRAM, "token", "--db", database.url, *data, "--officer", "hoa",
                            "--name", "load"], check=True, capture_output=True,
                           text=True).stdout.strip()
    acknowledged = []
    for number in range(ROUNDS):
        one_round(database, token, dice, number, acknowledged)
    check = subprocess.run([PROGRAM, "check-data", *data, "--db", database.url],
                           capture_output=True, text=True)
    return acknowledged, set(database.query("SELECT code FROM dossiers").split()), check


def main():
    seed = int(os.environ.get("SEED", "20230929"))
    if DATABASE == "postgresql" and not PG_BIN.exists():
        print(f"PostgreSQL 15 is not at {PG_BIN}")
        return 1 if os.environ.get("CI") == "true" else 77
    with tempfile.TemporaryDirectory() as folder:
        database = PostgresCluster(folder) if DATABASE == "postgresql" else SqliteFile(folder)
        try:
            acknowledged, stored, check = run_rounds(database, random.Random(seed))
        finally:
            database.stop()
    lost = [code for code in acknowledged if code not in stored]
    twice = len(acknowledged) - len(set(acknowledged))
    print(f"{DATABASE}: {ROUNDS} kills, {len(acknowledged)} acknowledged, {len(stored)} stored, "
          f"{len(lost)} lost, {twice} numbers twice (SEED={seed})")
    print(check.stdout.strip().splitlines()[-1] if check.stdout else check.stderr)
    failed = bool(lost) + bool(twice) + (check.returncode != 0) + (len(acknowledged) < ROUNDS)
    print(f"{4 - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

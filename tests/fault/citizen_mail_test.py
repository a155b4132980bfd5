#!/usr/bin/env python3
"""A notice whose cause was acknowledged reaches the mailbox, once, also when the server is killed
before it could be sent; while no mail server answers, jobs and desk say so.

Usage: citizen_mail_test.py PROGRAM SOURCE_DIR
"""
import json
import os
import pathlib
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time

SUPPORT = pathlib.Path(__file__).resolve().parent.parent / "support"
sys.path.append(str(SUPPORT))
from visitor import Visitor  # noqa: E402

PROGRAM, SOURCE = sys.argv[1], pathlib.Path(sys.argv[2])
DATA = ["--data", str(SOURCE / "data")]
BODY = {
    "procedure": "C12",
    "submitter": {"full_name": "Nguyễn Thị Sáu", "phone": "0912345678", "email": "sau@example.vn"},
    "papers": [{"component": "original_paper", "kind": "original", "count": 1},
               {"component": "copy", "kind": "photocopy", "count": 1}],
}


def serve(db, *options):
    server = subprocess.Popen(
        [PROGRAM, "serve", "--db", db, *DATA, "--port", "0", "--clock", "2023-09-29T09:00",
         "--mail-from", "motcua@thanhson.example.vn", *options],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    return server, int(server.stdout.readline().rsplit(":", 1)[1])


def query(db, text, *values):
    with sqlite3.connect(db) as connection:
        return connection.execute(text, values).fetchone()


def ask_for_papers(db, port, token, key):
    """Answers the code of a dossier whose citizen is to be told, once the server has said yes."""
    nobody = Visitor(port)
    status, text = nobody.send("POST", "/api/v1/dossiers", json.dumps(BODY),
                               "application/json", Idempotency_Key=key,
                               Authorization="Bearer " + token)
    assert status == 201, text
    code = json.loads(text)["code"]
    version = lambda: query(db, "SELECT version FROM dossiers WHERE code = ?", code)[0]
    nam = query(db, "SELECT id FROM officers WHERE login = 'nam'")[0]
    status, text = Visitor(port, "hoa").post(f"/quay/ho-so/{code}/phan-cong", version=version(),
                                             specialist=nam, request_key=key + "-1")
    assert status == 303, text
    status, text = Visitor(port, "nam").post(f"/viec/{code}/bo-sung", version=version(),
                                             asked="Bản chính bằng tốt nghiệp",
                                             request_key=key + "-2")
    assert status == 303, text
    return code


def until(seconds, condition):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.2)
    return condition()


def main():
    passed, problems = 0, []

    def check(what, holds):
        nonlocal passed
        passed += 1 if holds else 0
        problems.extend([] if holds else [what])

    with tempfile.TemporaryDirectory() as folder:
        db, mailbox = folder + "/office.db", pathlib.Path(folder, "mail")
        mailbox.mkdir()
        subprocess.run([PROGRAM, "seed", "--db", db, *DATA, "--seed-dir",
                        str(SOURCE / "seed/thanh-ha-2023-09-29")], check=True,
                       stdout=subprocess.DEVNULL)
        token = subprocess.run([PROGRAM, "token", "--db", db, *DATA, "--officer", "hoa", "--name",
                                "mail"], check=True, capture_output=True, text=True).stdout.strip()
        post = subprocess.Popen(["/usr/bin/python3", str(SUPPORT / "mail_server.py"), str(mailbox)],
                                stdout=subprocess.PIPE, text=True)
        server = None
        try:
            smtp = post.stdout.readline().strip()
            server, port = serve(db, "--smtp", smtp, "--no-jobs")
            code = ask_for_papers(db, port, token, "one")
            os.kill(server.pid, signal.SIGKILL)
            server.wait()

            server, port = serve(db, "--smtp", smtp)
            check("the letter came", until(30, lambda: list(mailbox.glob("*.eml"))))
            letter = subprocess.run([sys.executable, str(SUPPORT / "read_mail.py"),
                                     str(mailbox / "1.eml")], capture_output=True,
                                    text=True).stdout
            check("it says what is missing", "Hồ sơ còn thiếu: Bản chính bằng tốt nghiệp." in letter)
            check("it names the dossier", f"Subject: Hồ sơ {code}: cần bổ sung giấy tờ" in letter)
            nobody = Visitor(port)
            jobs = lambda: nobody.send("GET", "/he-thong/viec-nen")[1]
            check("the job is well", until(10, lambda: any(
                line.startswith("notices ") and line.endswith(" tot") for line in jobs().split("\n"))))

            post.terminate()
            post.wait()
            waiting = ask_for_papers(db, port, token, "two")
            check("the job says that no mail server answers", until(30, lambda: any(
                line.startswith("notices ") and line.endswith(" loi") for line in jobs().split("\n"))))
            desk = Visitor(port, "hoa").send("GET", "/quay/bao-dan")[1]
            check("the desk sees who was not told", waiting in desk and code not in desk)
            check("one letter in all", len(list(mailbox.glob("*.eml"))) == 1)
        finally:
            post.terminate()
            post.wait()
            if server:
                server.send_signal(signal.SIGTERM)
                server.wait()
        report = subprocess.run([PROGRAM, "check-data", *DATA, "--db", db], capture_output=True,
                                text=True)
        check("check-data finds nothing", report.returncode == 0)
    print("\n".join("not so: " + problem for problem in problems))
    print(f"{passed} passed, {len(problems)} failed")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())

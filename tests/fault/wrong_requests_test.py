#!/usr/bin/env python3
"""Six hundred and more wrong requests: each gets a 4xx in clear words, none a 500, nothing changes.

Usage: wrong_requests_test.py PROGRAM SOURCE_DIR
Missing, huge, wrong type, NUL, invalid UTF-8, other people's ids, forms without their token,
replayed and unknown tokens, wrong roles, against the real server over loopback.
"""
import json
import pathlib
import signal
import sqlite3
import subprocess
import sys
import tempfile
import urllib.parse

sys.path.append(str(pathlib.Path(__file__).resolve().parent.parent / "support"))
from visitor import FORM, Visitor  # noqa: E402

PROGRAM, SOURCE = sys.argv[1], pathlib.Path(sys.argv[2])
DATA = ["--data", str(SOURCE / "data")]
FRIDAY = SOURCE / "seed/thanh-ha-2023-09-29"
DAY = "2023-09-29T09:30"
BAD_VALUES = ["", "\x00", "x" * 5000, "-1", "99999999999999999999", "<script>", "../../etc",
              "%ZZ", "\u202e", "null"]


def run(*words):
    return subprocess.run([PROGRAM, *words], check=True, capture_output=True, text=True).stdout


def wrong_calls(code, other_code):
    """(who, method, target, body, content type)"""
    posts = ["phan-cong", "nhan-bo-sung", "san-sang", "rut"]
    works = ["du-thao", "bo-sung", "loai-khoi-mo-hinh", "trinh-ky", "dung", "xin-loi"]
    for each in posts:
        for who in ("nobody", "nam", "minh", "quantri"):
            yield who, "POST", f"/quay/ho-so/{code}/{each}", {"version": "1"}, FORM
        yield "hoa", "POST", f"/quay/ho-so/khong-co/{each}", {"version": "1"}, FORM
        yield "hoa without token", "POST", f"/quay/ho-so/{code}/{each}", {"version": "1"}, FORM
    for each in works:
        for who in ("nobody", "hoa", "minh", "lan"):
            yield who, "POST", f"/viec/{code}/{each}", {"version": "1", "reason": "x"}, FORM
        yield "nam", "POST", f"/viec/{other_code}/{each}", {"version": "1", "reason": "x"}, FORM
        yield "nam without token", "POST", f"/viec/{code}/{each}", {"version": "1"}, FORM
    for value in BAD_VALUES:
        for name in ("procedure", "full_name", "personal_id", "phone", "pages", "request_key",
                     "copies", "cases", "born_on", "email", "owner_name", "specialist", "answer_x"):
            yield "hoa", "POST", "/quay/tiep-nhan", {"viec": "nhan", name: value}, FORM
        yield "hoa", "GET", "/quay/ho-so/" + urllib.parse.quote("z" + value, safe=""), None, FORM
        yield "nobody", "GET", "/ho-so/" + urllib.parse.quote("z" + value, safe=""), None, FORM
        yield "nobody", "GET", "/thu-tuc/" + urllib.parse.quote("z" + value, safe=""), None, FORM
        yield "lan", "POST", "/ky", {"sign": value + "z"}, FORM
        yield "lan", "POST", "/ky/dien-tu", {"sign": value + "z", "secret": value}, FORM
        for who, target, name in (
                ("hoa", "/quay/ban-giao/nhan", "code"), ("hoa", "/quay/ban-giao/giao", "give"),
                ("hoa", "/quay/dong-dau", "seal"), ("lan", "/canh-bao", "alarm"),
                ("hoa", "/quay/bao-dan/" + urllib.parse.quote("z" + value, safe=""), "x"),
                ("hoa", "/truc/them", "officer"), ("nam", "/truc/them", "officer"),
                ("hoa", "/dau", "seal"), ("nam", "/quy-trinh/commune-civil-status/sua", "name"),
                ("nam", f"/phoi-hop/{code}/" + urllib.parse.quote("z" + value, safe=""), "answer"),
                ("lan", "/ky/uy-quyen", "to"), ("hoa", "/xin-loi/" + code + "/ky", "reason")):
            yield who, "POST", target, {name: value + "z"}, FORM
        for target in ("/so/z", "/truc?ngay=", "/canh-bao?tu=", "/quay/ban-giao?nhan=", "/phoi-hop?tu=",
                       "/xin-loi?xem=so&tu=", "/quay/so-theo-doi?ngay=", "/quay/bao-dan?tu="):
            yield "lan", "GET", target + urllib.parse.quote("z" + value), None, FORM
        yield "token", "POST", "/api/v1/dossiers", json.dumps({"procedure": value + "z"}), "application/json"
        yield "token", "POST", "/api/v1/dossiers", json.dumps({value + "z": 1}), "application/json"
        yield "token", "GET", "/api/v1/dossiers?state=" + urllib.parse.quote(value + "z"), None, FORM
        yield "wrong token", "GET", "/api/v1/dossiers/" + code, None, FORM
    for target in ("/quay", "/viec", "/ky", "/dieu-hanh", "/quan-tri", "/quan-tri/nguoi-dung"):
        for method in ("PUT", "DELETE", "PATCH"):
            yield "nobody", method, target, {}, FORM
    for target in ("/quan-tri/nguoi-dung", "/quan-tri/quay", "/quan-tri/ma-truy-cap", "/ky", "/viec"):
        yield "broadcaster", "GET", target, None, FORM
    for target in ("/quay/tiep-nhan", "/dang-nhap", "/api/v1/dossiers"):
        yield "hoa", "POST", target, "a=" + "x" * 400_000, FORM
        yield "hoa", "POST", target, "a=%ff%fe", FORM
        yield "hoa", "POST", target, "a=%00", FORM
        yield "hoa", "POST", target, "\udcff\udcfe", FORM


def wrong_calls_in_the_waiting_room():
    """Counters nobody chose, numbers that are none, other offices, other people's help."""
    desk = ["goi", "da-toi", "vang", "xong", "chuyen", "mo", "nhan-quay", "tam-nghi", "dong",
            "goi-giup", "toi-giup", "quay-lai", "chuyen-quay"]
    for each in desk:
        for who in ("nobody", "nam", "quantri", "hoa", "hoa without token"):
            yield who, "POST", f"/quay/{each}", {"shown": "7", "so": "Z999", "viec": "ho-tich"}, FORM
        for value in BAD_VALUES:
            yield "hoa", "POST", f"/quay/{each}", {
                "shown": value, "so": value + "!", "viec": value, "id": value, "ly-do": value,
                "mo-lai": value, "ket-qua": value}, FORM
    for value in BAD_VALUES:
        word = urllib.parse.quote("z" + value, safe="")
        for target in (f"/so/{word}", f"/bang/{word}", f"/ki-ot/{word}", f"/dat-lich/{word}",
                       f"/bang/xa-thanh-son/tieng/{word}.ogg", f"/bang/{word}/su-kien"):
            yield "nobody", "GET", target, None, FORM
        for target in (f"/so/{word}/bo", f"/so/{word}/quay-lai", "/ki-ot/xa-thanh-son", "/lay-so",
                       f"/ki-ot/{word}"):
            yield "nobody", "POST", target, {"service": value, "priority": value}, FORM
        yield "hoa", "GET", f"/ho-tro/phien/{word}", None, FORM
        yield "hoa", "POST", f"/ho-tro/phien/{word}/ket-thuc", {}, FORM
    for who in ("nobody", "hoa", "minh", "quantri"):
        yield who, "GET", "/dieu-hanh/hang-doi", None, FORM
        yield who, "GET", "/ho-tro", None, FORM
        yield who, "GET", "/phat-thanh/giong-doc", None, FORM


def counts(db):
    with sqlite3.connect(db) as connection:
        return [connection.execute(f"SELECT COUNT(*) FROM {table}").fetchone()[0]
                for table in ("dossiers", "dossier_events", "officers", "counters", "offices",
                              "api_tokens", "sequences", "tickets", "ticket_events",
                              "counter_duties", "counter_events", "help_calls", "appointments",
                              "help_sessions")]


def main():
    with tempfile.TemporaryDirectory() as folder:
        db = folder + "/office.db"
        run("seed", "--db", db, *DATA, "--seed-dir", str(FRIDAY))
        run("replay", "--day", str(FRIDAY / "arrivals.csv"), "--profile", "VN-2023-district",
            "--db", db, "--until", DAY, *DATA)
        token = run("token", "--db", db, *DATA, "--officer", "hoa", "--name", "wrong").strip()
        with sqlite3.connect(db) as connection:
            codes = dict(connection.execute(
                "SELECT o.slug, MIN(d.code) FROM dossiers d JOIN offices o ON o.id = d.office_id"
                " WHERE d.state NOT IN ('instructed', 'rejected') GROUP BY o.slug").fetchall())
        code, other_code = codes["xa-thanh-son"], codes["xa-hong-lac"]
        server = subprocess.Popen([PROGRAM, "serve", "--db", db, *DATA, "--port", "0", "--clock", DAY],
                                  stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        try:
            port = int(server.stdout.readline().rsplit(":", 1)[1])
            failed = attack(port, token, code, other_code, db)
        finally:
            server.send_signal(signal.SIGTERM)
            server.wait()
    return failed


def attack(port, token, code, other_code, db):
    visitors = {login: Visitor(port, login) for login in ("hoa", "nam", "minh", "lan", "quantri")}
    visitors["nobody"] = Visitor(port)
    visitors["broadcaster"] = Visitor(port, "phatthanh")
    before = counts(db)
    passed, problems = 0, []
    for who, method, target, body, content_type in [*wrong_calls(code, other_code),
                                                    *wrong_calls_in_the_waiting_room()]:
        visitor = visitors.get(who.removesuffix(" without token"), visitors["nobody"])
        headers = {}
        if "token" in who and "without" not in who:
            headers["Authorization"] = "Bearer " + (token if who == "token" else token + "x")
        if isinstance(body, dict):
            if visitor.csrf and "without" not in who:
                body = {"csrf": visitor.csrf, **body}
            body = urllib.parse.urlencode(body)
        status, text = visitor.send(method, target, body, content_type, **headers)
        # Nobody signed in is shown the way to the log-in page.
        refused = 400 <= status < 500 or (status == 303 and who == "nobody")
        said = status == 303 or len(text) > 20
        if refused and said:
            passed += 1
        else:
            problems.append(f"{who}: {method} {target[:80]} {str(body)[:80]!r} gave {status}")
    if counts(db) != before:
        problems.append(f"something changed: {before} became {counts(db)}")
    print("\n".join(problems[:20]))
    print(f"{passed} passed, {len(problems)} failed")
    return 1 if problems or passed < 600 else 0


if __name__ == "__main__":
    sys.exit(main())

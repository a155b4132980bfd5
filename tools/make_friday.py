#!/usr/bin/env python3
"""Writes seed/thanh-ha-2023-09-29/: arrivals.csv and roster.csv of the first no-wait Friday.

Usage: tools/make_friday.py [OUTPUT_DIR]

Deterministic: the same data/ and the same SEED give the same bytes. Nobody in it is real: names
are drawn from lists, personal numbers have the right form (030, sex and century, year of birth)
with invented endings, telephone numbers all begin with 0900 0.

What is modelled:
- how many come to each office (OFFICES), with which procedure (COMMUNE_MIX, DISTRICT_MIX), and
  how many minutes it takes at the desk and at the specialist's;
- when they come (HOURS): a peak from 7:15 to 9:00, a lower one from 13:30, a rush before the
  cut-off at 15:30, some after it; a few early birds before 7:00; online dossiers of Thursday night;
- what goes otherwise (COURSES): papers missing, refusals, dossiers that need verification,
  supplements, withdrawals;
- who is there (roster): enough people everywhere but in two communes, so that some promises break:
  in xã Vĩnh Lập the only signer has to leave at 15:10, in xã Thanh Cường one specialist does
  everything;
- the story of xã Thanh Sơn (STORY), where the demo cast works.
"""
import csv
import json
import pathlib
import random
import sys
import tomllib

ROOT = pathlib.Path(__file__).resolve().parent.parent
SEED = 20230929
FRIDAY = "2023-09-29"
THURSDAY = "2023-09-28"

# Arrivals and officers at the desk, at work, signing.
OFFICES = {
    "huyen-thanh-ha": (104, 4, 5, 2),
    "thi-tran-thanh-ha": (78, 3, 4, 2),
    "xa-thanh-son": (58, 2, 3, 1),
    "xa-thanh-hong": (46, 2, 2, 1),
    "xa-thanh-cuong": (40, 2, 1, 1),
    "xa-vinh-lap": (42, 2, 2, 1),
}
USUAL_OFFICE = (38, 2, 2, 1)

# procedure: (weight, minutes at the desk, minutes of work)
COMMUNE_MIX = {
    "C12": (33, (3, 6), (6, 15)), "C04": (14, (3, 6), (8, 15)), "C13": (10, (4, 7), (6, 12)),
    "C05": (9, (5, 8), (15, 25)), "C01": (8, (6, 10), (15, 25)), "C20": (4, (8, 12), (25, 40)),
    "C02": (3, (5, 8), (12, 20)), "C03": (3, (8, 12), (20, 30)), "C10": (3, (6, 9), (20, 35)),
    "C14": (2, (3, 5), (8, 15)), "C11": (2, (4, 7), (12, 20)), "C17": (2, (4, 6), (8, 14)),
    "C21": (1.5, (8, 12), (30, 45)), "C18": (1, (6, 10), (20, 30)), "C19": (0.7, (8, 12), (25, 40)),
    "C07": (0.7, (8, 12), (30, 45)), "C06": (0.6, (8, 12), (25, 40)),
    "C08": (0.5, (7, 10), (20, 35)),
    "C16": (0.5, (5, 8), (10, 20)), "C15": (0.5, (7, 10), (20, 30)), "C09": (0.3, (6, 9), (15, 25)),
}
DISTRICT_MIX = {
    "D08": (22, (6, 10), (20, 35)), "D03": (16, (4, 7), (8, 15)), "D09": (11, (6, 9), (15, 30)),
    "D01": (9, (3, 6), (8, 15)), "D14": (8, (4, 6), (10, 20)), "D04": (7, (4, 7), (6, 12)),
    "D11": (6, (5, 8), (15, 25)), "D12": (5, (4, 7), (12, 20)), "D10": (4, (4, 7), (12, 20)),
    "D05": (4, (4, 6), (8, 14)), "D13": (3, (5, 8), (15, 25)), "D06": (2, (5, 8), (10, 18)),
    "D07": (2, (4, 6), (8, 14)), "D02": (1, (3, 5), (8, 15)),
}

# (weight, from, to, most likely) in minutes of the day: a triangle each.
HOURS = [
    (3, 405, 420, 418),    # before the doors open at 7:00
    (40, 425, 545, 465),   # the morning peak, 7:15 to 9:00
    (20, 540, 680, 590),
    (17, 800, 880, 815),   # after lunch, 13:30 to 14:30
    (9, 870, 915, 890),
    (6, 900, 930, 922),    # the rush before 15:30
    (5, 931, 1000, 945),   # after it: before 9:00 on Monday
]

COURSES = [(0.022, "verify"), (0.026, "supplement"), (0.006, "withdraw"), (0.012, "refuse")]
TEXTS = {
    "verify": ["Cần xác minh nơi cư trú trước đây của người yêu cầu.",
               "Thông tin trong sổ hộ tịch và giấy tờ không khớp, cần xác minh.",
               "Cần phối hợp với cơ quan khác để xác minh giấy tờ."],
    "supplement": ["Bổ sung giấy tờ có thông tin ngày sinh khớp với tờ khai.",
                   "Tờ khai thiếu chữ ký; đề nghị ký bổ sung.",
                   "Bổ sung bản chụp rõ nét trang có dấu của bản chính."],
    "withdraw": ["Người nộp xin rút để làm ở nơi khác.", "Người nộp đã tìm thấy bản chính cũ."],
    "refuse": ["Thủ tục không thuộc thẩm quyền của đơn vị.",
               "Bản chính bị tẩy xóa, không đủ điều kiện chứng thực.",
               "Hồ sơ đã được đơn vị khác giải quyết."],
}

SURNAMES = [("Nguyễn", 34), ("Trần", 10), ("Lê", 8), ("Phạm", 14), ("Vũ", 9), ("Đỗ", 5), ("Bùi", 4),
            ("Hoàng", 4), ("Đặng", 4), ("Đoàn", 3), ("Tăng", 3), ("Mạc", 2), ("Lưu", 2), ("Cao", 2)]
MIDDLES = {"male": ["Văn", "Đức", "Minh", "Quang", "Hữu", "Xuân", "Đình", "Ngọc", "Thanh"],
           "female": ["Thị", "Thị", "Thị", "Ngọc", "Thu", "Thanh", "Minh", "Phương"]}
GIVEN = {"male": ["An", "Bình", "Cường", "Dũng", "Đạt", "Đông", "Hải", "Hiếu", "Hùng", "Khánh",
                  "Kiên", "Long", "Mạnh", "Nghĩa", "Phong", "Phúc", "Quân", "Sơn", "Thắng", "Tiến",
                  "Toàn", "Trung", "Tuấn", "Tùng", "Việt", "Vinh"],
         "female": ["Anh", "Bích", "Chi", "Duyên", "Dung", "Hà", "Hạnh", "Hằng", "Hiền", "Hồng",
                    "Huệ", "Hương", "Lan", "Liên", "Linh", "Loan", "Mai", "Nga", "Nhung", "Oanh",
                    "Phượng", "Quyên", "Thảo", "Thơm", "Thủy", "Trang", "Tuyết", "Vân", "Xuân",
                    "Yến"]}

COLUMNS = ["arrived_at", "office", "procedure", "channel", "person", "papers_missing",
           "desk_minutes", "work_minutes", "priority", "personal_id", "born_on", "sex", "address",
           "phone", "pages", "copies", "course", "course_minutes", "course_text"]
ROSTER_COLUMNS = ["login", "full_name", "title", "office", "role", "from", "to", "counter", "cast"]

# The cast and the roles that no desk needs: one log-in for every role there is.
CAST = [
    ("hoa", "Nguyễn Thị Hoa", "Công chức Văn phòng - Thống kê", "xa-thanh-son", "receptionist",
     "", "", "Quầy 1"),
    ("nam", "Phạm Văn Nam", "Công chức Tư pháp - Hộ tịch", "xa-thanh-son", "specialist",
     "", "", ""),
    ("dung", "Phạm Văn Dũng", "Công chức Tư pháp - Hộ tịch", "xa-thanh-son", "specialist",
     "", "", ""),
    ("lan", "Lê Thị Lan", "Phó Chủ tịch", "xa-thanh-son", "signer", "", "", ""),
    ("chutich", "Lê Quang Huy", "Chủ tịch", "xa-thanh-son", "commune_chair", "", "", ""),
    ("thanhnien", "Vũ Thu Thảo", "Đoàn viên thanh niên", "xa-thanh-son", "volunteer", "", "", ""),
    ("minh", "Trần Văn Minh", "Công chức Tư pháp - Hộ tịch", "xa-hong-lac",
     "receptionist+specialist", "", "", "Quầy 1"),
    ("vanthu", "Nguyễn Thị Lý", "Văn thư", "huyen-thanh-ha", "records_clerk", "", "", ""),
    ("truongphong", "Bùi Thanh Hương", "Trưởng phòng Tư pháp", "huyen-thanh-ha",
     "department_head", "", "", ""),
    ("vanphong", "Vũ Thị Thu", "Phó Chánh Văn phòng", "huyen-thanh-ha", "office_vp", "", "", ""),
    ("noivu", "Hoàng Thị Diệp", "Chuyên viên Phòng Nội vụ", "huyen-thanh-ha", "home_affairs",
     "", "", ""),
    ("lanhdao", "Mạc Đình Thọ", "Phó Chủ tịch", "huyen-thanh-ha", "district_leader", "", "", ""),
    ("phatthanh", "Tăng Ngọc Ánh", "Biên tập viên", "huyen-thanh-ha", "broadcaster", "", "", ""),
    ("quantri", "Đỗ Văn Quân", "Quản trị hệ thống", "huyen-thanh-ha", "admin", "", "", ""),
]
# At the agencies of interlinked dossiers, which have no arrivals of their own.
AGENCY_CAST = [
    ("congan", "Nguyễn Đình Công", "Trưởng Công an xã", "cong-an-xa-thanh-son",
     "receptionist+specialist+signer", "", "", ""),
    ("bhxh", "Trần Thị Bảo", "Phó Giám đốc", "bhxh-huyen-thanh-ha",
     "receptionist+specialist+signer", "", "", ""),
]

# Written by hand, so that at twenty past three chị Hoa's office has something of everything.
# arrived_at, procedure, channel, person, sex, born_on, missing, desk, work, priority, course,
# course minutes, text
STORY = [
    (f"{THURSDAY}T14:05", "C04", "in_person", "Nguyễn Thị Thơm", "female", "1958-03-12", "", 5, 560,
     0, "", "", ""),
    (f"{THURSDAY}T21:40", "C01", "online", "Trần Thị Mai", "female", "1990-02-05", "", 8, 20, 0, "",
     "", ""),
    (f"{FRIDAY}T06:52", "C12", "in_person", "Nguyễn Thị Sáu", "female", "1957-03-05", "", 5, 10, 1,
     "", "", ""),
    (f"{FRIDAY}T07:20", "C01", "in_person", "Trần Văn Tư", "male", "1960-11-20",
     "birth_certificate", 7, 20, 0, "", "", ""),
    (f"{FRIDAY}T08:10", "C12", "in_person", "Đặng Văn Bảy", "male", "1977-05-19", "", 5, 10, 0,
     "refuse", "", "Bản chính bị tẩy xóa, không đủ điều kiện chứng thực."),
    (f"{FRIDAY}T08:35", "C05", "in_person", "Bùi Thị Nhài", "female", "1996-01-30", "", 6, 20, 0,
     "verify", "", "Người yêu cầu từng cư trú ở nhiều nơi, cần xác minh tình trạng hôn nhân."),
    (f"{FRIDAY}T09:15", "C10", "in_person", "Hoàng Văn Chín", "male", "1984-12-09", "", 7, 25, 0,
     "stop", "", "Người nộp không cung cấp được bản chính để đối chiếu."),
    (f"{FRIDAY}T09:40", "C04", "postal", "Phạm Thị Bưởi", "female", "1991-07-14", "", 4, 12, 0, "",
     "", ""),
    (f"{FRIDAY}T13:20", "C20", "in_person", "Vũ Văn Mười", "male", "1970-04-25", "", 9, 30, 0,
     "withdraw", 25, "Hai bên chưa thống nhất giá, xin rút để làm lại hợp đồng."),
    (f"{FRIDAY}T13:45", "C10", "in_person", "Đoàn Thị Lụa", "female", "1993-06-16", "", 7, 24, 0,
     "supplement", 115, "Bổ sung giấy khai sinh bản chính có thông tin cần cải chính."),
    (f"{FRIDAY}T14:58", "C03", "in_person", "Trần Văn Hậu", "male", "1995-09-01", "", 8, 25, 0, "",
     "", ""),
    (f"{FRIDAY}T15:08", "C12", "in_person", "Cao Thị Út", "female", "1988-02-28", "", 4, 12, 1, "",
     "", ""),
    (f"{FRIDAY}T15:12", "C04", "in_person", "Lưu Văn Điền", "male", "1979-10-10", "", 5, 12, 0, "",
     "", ""),
    (f"{FRIDAY}T15:34", "C13", "in_person", "Nguyễn Văn Tám", "male", "1966-07-07", "", 5, 10, 0,
     "", "", ""),
]


def read_law():
    with open(ROOT / "data/offices/thanh-ha-2023.toml", "rb") as file:
        offices = tomllib.load(file)["offices"]
    catalogue = json.loads((ROOT / "data/catalogue/VN-2023-district.json").read_text("utf-8"))
    return offices, {each["id"]: each for each in catalogue["procedures"]}


def wanted_components(procedure):
    """Ids of the papers wanted when every question has its usual (first) answer."""
    usual = {f"{q['id']}={q['answers'][0]['id']}" for q in procedure.get("questions", [])}
    wanted = []
    for component in procedure["components"]:
        when = component.get("when", [])
        asked = {each.split("=")[0] for each in when}
        met = {each.split("=")[0] for each in when if each in usual}
        if asked == met and not component.get("optional"):
            wanted.append(component["id"])
    return wanted


def pick(dice, weighted):
    values, weights = zip(*weighted)
    return dice.choices(values, weights)[0]


def a_name(dice, sex):
    surname = pick(dice, SURNAMES)
    return f"{surname} {dice.choice(MIDDLES[sex])} {dice.choice(GIVEN[sex])}"


class People:
    """Invented people, no personal number twice."""

    def __init__(self, dice):
        self.dice = dice
        self.numbers = set()
        self.phones = 0

    def personal_id(self, sex, born_on):
        year = int(born_on[:4])
        digit = (year // 100 - 19) * 2 + (sex == "female")
        while True:
            number = f"030{digit}{year % 100:02}{self.dice.randrange(1000000):06}"
            if number not in self.numbers:
                self.numbers.add(number)
                return number

    def phone(self):
        self.phones += 1
        return f"09000{self.phones:05}"

    def born_on(self):
        year = min(2004, max(1940, int(self.dice.gauss(1981, 14))))
        return f"{year}-{self.dice.randint(1, 12):02}-{self.dice.randint(1, 28):02}"


def an_arrival_time(dice, channel):
    if channel == "online" and dice.random() < 0.4:
        return f"{THURSDAY}T{dice.randint(18, 22):02}:{dice.randint(0, 59):02}"
    _, start, end, likely = pick(dice, [(each, each[0]) for each in HOURS])
    minute = int(dice.triangular(start, end, likely))
    return f"{FRIDAY}T{minute // 60:02}:{minute % 60:02}"


def a_channel(dice, procedure):
    if procedure["online"] == "in_person":
        return "in_person"
    return pick(dice, [("in_person", 78), ("online", 13), ("assisted_online", 7), ("postal", 2)])


def a_course(dice, channel):
    chance = dice.random()
    for share, course in COURSES:
        if chance < share:
            minutes = {"supplement": dice.randint(30, 90), "withdraw": dice.randint(10, 40)}
            return course, minutes.get(course, ""), dice.choice(TEXTS[course])
        chance -= share
    return "", "", ""


def a_row(dice, people, office, procedure, minutes):
    sex = dice.choice(["male", "female"])
    born_on = people.born_on()
    channel = a_channel(dice, procedure)
    course, course_minutes, text = a_course(dice, channel)
    missing = ""
    if not course and dice.random() < 0.062:
        missing = dice.choice(wanted_components(procedure))
    pages = dice.choice([1, 1, 2, 2, 3, 4, 6]) if procedure["fee"]["kind"] == "per_page" else 1
    copies = dice.choice([1, 1, 2, 3]) if procedure["fee"]["kind"].startswith("per_") else 1
    old = int(born_on[:4]) < 1953
    return {
        "arrived_at": an_arrival_time(dice, channel), "office": office["slug"],
        "procedure": procedure["code"], "channel": channel, "person": a_name(dice, sex),
        "papers_missing": missing, "desk_minutes": dice.randint(*minutes[0]),
        "work_minutes": dice.randint(*minutes[1]),
        "priority": 1 if old or dice.random() < 0.03 else 0,
        "personal_id": people.personal_id(sex, born_on), "born_on": born_on, "sex": sex,
        "address": an_address(dice, office), "phone": people.phone() if dice.random() < 0.8 else "",
        "pages": pages, "copies": copies, "course": course, "course_minutes": course_minutes,
        "course_text": text,
    }


def an_address(dice, office):
    place = office["authority"].removeprefix("Ủy ban nhân dân ")
    if office["level"] == "district":
        place = dice.choice(["xã Thanh Sơn", "xã Hồng Lạc", "xã Thanh Khê", "xã Tân An",
                             "thị trấn Thanh Hà"])
    part = "Khu" if place.startswith("thị trấn") else "Thôn"
    return f"{part} {dice.randint(1, 6)}, {place}, huyện Thanh Hà, tỉnh Hải Dương"


def story_row(dice, people, office, procedures, line):
    (arrived_at, procedure, channel, person, sex, born_on, missing, desk, work, priority, course,
     minutes, text) = line
    return {
        "arrived_at": arrived_at, "office": office["slug"],
        "procedure": procedures[procedure]["code"], "channel": channel, "person": person,
        "papers_missing": missing, "desk_minutes": desk, "work_minutes": work,
        "priority": priority, "personal_id": people.personal_id(sex, born_on), "born_on": born_on,
        "sex": sex, "address": an_address(dice, office), "phone": people.phone(), "pages": 1,
        "copies": 1, "course": course, "course_minutes": minutes, "course_text": text,
    }


def arrivals_of(dice, people, office, procedures):
    mix = DISTRICT_MIX if office["level"] == "district" else COMMUNE_MIX
    count = OFFICES.get(office["slug"], USUAL_OFFICE)[0]
    if office["slug"] not in OFFICES:
        count += dice.randint(-5, 6)
    rows = []
    if office["slug"] == "xa-thanh-son":
        rows = [story_row(dice, people, office, procedures, line) for line in STORY]
    while len(rows) < count:
        chosen = pick(dice, [(each, mix[each][0]) for each in mix])
        rows.append(a_row(dice, people, office, procedures[chosen], mix[chosen][1:]))
    return rows


def officer_row(dice, office, kind, number):
    sex = dice.choice(["male", "female"])
    commune = office["level"] == "commune"
    titles = {
        "receptionist": "Công chức Văn phòng - Thống kê" if commune else "Cán bộ Bộ phận Một cửa",
        "specialist": "Công chức Tư pháp - Hộ tịch" if commune else "Chuyên viên",
        "signer": "Phó Chủ tịch" if commune else "Trưởng phòng",
    }
    prefix = {"receptionist": "mc", "specialist": "cm", "signer": "ky"}[kind]
    place = office["slug"].removeprefix("xa-")
    counter = office["counters"][(number - 1) % len(office["counters"])]
    return [f"{prefix}{number}.{place}", a_name(dice, sex), titles[kind], office["slug"], kind, "",
            "", counter if kind == "receptionist" else "", ""]


def roster_of(dice, office):
    _, desks, specialists, signers = OFFICES.get(office["slug"], USUAL_OFFICE)
    cast = [[*row, "yes"] for row in CAST if row[3] == office["slug"]]
    rows = []
    for kind, wanted in (("receptionist", desks), ("specialist", specialists), ("signer", signers)):
        have = sum(kind in row[4].split("+") for row in cast)
        for number in range(have + 1, wanted + 1):
            rows.append(officer_row(dice, office, kind, number))
    rows += cast
    if office["slug"] == "xa-vinh-lap":
        (signer,) = [row for row in rows if row[4] == "signer"]
        signer[5:7] = ["07:00", "15:10"]
    return rows


def write(path, columns, rows):
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(rows)


def main():
    target = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / f"seed/thanh-ha-{FRIDAY}"
    offices, procedures = read_law()
    dice = random.Random(SEED)
    people = People(dice)
    arrivals = [row for office in offices
                for row in arrivals_of(dice, people, office, procedures)]
    arrivals.sort(key=lambda row: (row["arrived_at"], row["office"], row["personal_id"]))
    roster = [row for office in offices for row in roster_of(dice, office)]
    roster += [[*row, "yes"] for row in AGENCY_CAST]
    target.mkdir(parents=True, exist_ok=True)
    write(target / "arrivals.csv", COLUMNS, [[row[each] for each in COLUMNS] for row in arrivals])
    write(target / "roster.csv", ROSTER_COLUMNS, roster)
    print(f"{len(arrivals)} arrivals, {len(roster)} lines of roster in {target}")


if __name__ == "__main__":
    main()

// A small data directory, broken in one place at a time: the problem must be told with its file,
// its line and its reason.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>

#include "store/catalogue_json.h"
#include "store/law_files.h"
#include "tests/support/catalogue_builder.h"

namespace khongcho::store {
namespace {

namespace fs = std::filesystem;

const char* const kCalendar = R"(code = "vn"
years = [2023, 2024]
[[off]]
from = 2023-09-01
to = 2023-09-04
name = "Quốc khánh"
[[swap]]
off = 2024-04-29
work = 2024-05-04
name = "Hoán đổi"
[[notes]]
year = 2024
status = "provisional"
text = "chưa công bố"
)";

const char* const kWaitingRoom = R"(profile = "VN-2023-district"
[[services]]
code = "ho-tich"
letter = "A"
name = "Hộ tịch"
name_en = "Civil status"
fields = ["Hộ tịch"]
[[services]]
code = "viec-khac"
letter = "B"
name = "Việc khác"
name_en = "Other matters"
[[priorities]]
code = "cao-tuoi"
rank = 2
name = "Người cao tuổi"
name_en = "Older person"
[[priorities]]
code = "hen-gio"
rank = 1
name = "Có hẹn giờ"
name_en = "Appointment"
by_appointment = true
[appointments]
slot_minutes = 15
per_slot = 2
days_ahead = 28
grace_minutes = 15
)";

const char* const kRoute = R"(id = "commune"
version = 1
name = "Cấp xã"
profiles = ["VN-2023-district"]
level = "commune"
procedures = ["C01"]
fields = ["Chứng thực"]
[[steps]]
id = "receive"
kind = "receive"
name = "Nhận"
role = "receptionist"
share = 10
[[steps]]
id = "process"
kind = "process"
name = "Thụ lý"
role = "specialist"
share = 60
after = ["receive"]
[[steps]]
id = "sign"
kind = "sign"
name = "Ký"
role = "signer"
share = 20
after = ["process"]
[[steps]]
id = "give_back"
kind = "give_back"
name = "Trả"
role = "receptionist"
share = 10
after = ["sign"]
)";

const char* const kAlarms = R"(profile = "VN-2023-district"
[[thresholds]]
kind = "due_soon"
minutes_before = 60
level = "officer"
escalates = true
[[thresholds]]
kind = "missed"
level = "head"
[escalation]
to_head_minutes = 15
to_chair_minutes = 30
[apology]
minutes_before = 60
new_time_minutes = 120
[uncollected]
days = 10
[pace]
process = 20
)";

const char* const kRegister = R"([[registers]]
kind = "results"
name = "Sổ kết quả"
number = "{n}/{year}"
volume = "{volume}/{year}"
entries_per_volume = 200
content = "Nội dung"
)";

const char* const kResult = R"(kind = "general"
title = "KẾT QUẢ"
number_line = "Số: {number}"
registers = ["results"]
entry_subject = "{owner}"
entry_content = "{procedure}"
lines = [{ text = "Kết quả của {submitter}." }]
)";

const char* const kProfile = R"(code = "VN-2023-district"
name = "Trước 01/07/2025"
effective_from = 2023-01-01
calendar = "vn"
form_set = "2018"
default_model = "friday"
dossier_code = "{unit}-{yymmdd}-{n:4}"
province = "Hải Dương"
[[seasons]]
from = "04-01"
to = "10-31"
sessions = [["07:00", "11:30"], ["13:30", "17:00"]]
[[seasons]]
from = "11-01"
to = "03-31"
sessions = [["07:30", "12:00"], ["13:00", "16:30"]]
[[levels]]
level = "commune"
name = "Cấp xã"
unit_words = "xã"
office_name = "Bộ phận Một cửa"
authority_name = "Ủy ban nhân dân cấp xã"
authority_short = "UBND cấp xã"
signer_title = "Chủ tịch"
specialist_title = "Công chức"
)";

const char* const kModel = R"(code = "friday"
name = "Thứ sáu"
weekdays = [5]
effective_from = 2023-09-25
kind = "same_day"
after_by = "09:00"
cutoff_counts_from = "acceptance"
[[cutoffs]]
from = "01-01"
to = "12-31"
cutoff = "15:30"
[[applied]]
level = "commune"
announced_procedures = 2
announced_fields = 2
procedures = ["C01", "2.000815"]
)";

const char* const kOffices = R"(profile = "VN-2023-district"
[[offices]]
code = "000.25.20.H23"
slug = "xa-thanh-son"
name = "Bộ phận Một cửa xã Thanh Sơn"
authority = "Ủy ban nhân dân xã Thanh Sơn"
level = "commune"
unit = "10867"
address = "Xã Thanh Sơn"
hotline = "0220 300 0025"
counters = ["Quầy 1"]
)";

std::string form(int number) {
  const char* kinds[] = {"receipt", "supplement", "refusal", "apology", "control_slip", "register"};
  return "{\"form_set\": \"2018\", \"form_no\": \"0" + std::to_string(number + 1) +
         "\", \"kind\": \"" + kinds[number] +
         "\",\n \"title\": \"MẪU\", \"paper\": \"A4\", \"legal\": \"TT 01\",\n"
         " \"lines\": [{\"kind\": \"value\", \"key\": \"office\", \"label\": \"Bộ phận\"}],\n"
         " \"signatures\": []}\n";
}

class SmallData {
 public:
  SmallData() {
    files["calendars/vn.toml"] = kCalendar;
    files["profiles/p.toml"] = kProfile;
    files["waiting_rooms/w.toml"] = kWaitingRoom;
    files["alarms/a.toml"] = kAlarms;
    files["routes/r.toml"] = kRoute;
    files["registers/g.toml"] = kRegister;
    files["results/general.toml"] = kResult;
    files["models/friday.toml"] = kModel;
    files["offices/o.toml"] = kOffices;
    files["catalogue/c.json"] = catalogue_json(a_catalogue());
    files["units/units.csv"] =
        "code,name,level,parent,valid_from,valid_to\n"
        "30,Tỉnh Hải Dương,province,,2023-01-01,2025-06-30\n"
        "10867,Xã Thanh Sơn,commune,30,2023-01-01,2025-06-30\n"
        "31,Thành phố Hải Phòng,province,,2025-07-01,\n";
    files["units/successors.csv"] =
        "code,valid_from,to_code,to_valid_from,share\n"
        "30,2023-01-01,31,2025-07-01,whole\n";
    for (int i = 0; i < 6; ++i) files["forms/2018/" + std::to_string(i) + ".json"] = form(i);
  }
  ~SmallData() { fs::remove_all(dir_); }
  SmallData(const SmallData&) = delete;

  void replace(const std::string& file, const std::string& from, const std::string& to) {
    std::string& text = files.at(file);
    const std::size_t at = text.find(from);
    ASSERT_NE(at, std::string::npos) << from;
    text.replace(at, from.size(), to);
  }
  LawFiles load() const {
    for (const auto& [name, text] : files) {
      fs::create_directories((dir_ / name).parent_path());
      std::ofstream(dir_ / name, std::ios::binary) << text;
    }
    return load_law(dir_);
  }
  std::map<std::string, std::string> files = {};

 private:
  static fs::path fresh_dir() {
    std::string name = (fs::temp_directory_path() / "khongcho-law-XXXXXX").string();
    return ::mkdtemp(name.data());
  }
  fs::path dir_ = fresh_dir();
};

std::string told(const DataProblem& problem) {
  return problem.file + ":" + std::to_string(problem.line) + " " + problem.reason.message_id;
}

TEST(LawFiles, ASmallSoundDirectoryHasNoProblem) {
  const LawFiles files = SmallData().load();

  for (const DataProblem& problem : files.problems) ADD_FAILURE() << told(problem);
  EXPECT_EQ(files.law.offices.front().counters.front(), "Quầy 1");
  EXPECT_EQ(files.law.units.front().successors.front().code, "31");
  EXPECT_EQ(files.law.profiles.front().calendar.days.size(), 6u);
}

TEST(LawFiles, AMissingDirectoryIsOneProblem) {
  const LawFiles files = load_law("/no/such/directory");

  ASSERT_EQ(files.problems.size(), 1u);
  EXPECT_EQ(files.problems.front().reason.message_id, "data.no_directory");
}

TEST(LawFiles, AMissingFileOrFolderIsTold) {
  SmallData data;
  data.files.erase("models/friday.toml");
  data.files.erase("units/successors.csv");
  const LawFiles files = data.load();

  ASSERT_EQ(files.problems.size(), 3u);
  EXPECT_EQ(told(files.problems[0]), "models:0 data.no_files");
  EXPECT_EQ(told(files.problems[1]), "profiles/p.toml:6 law.unknown");
  EXPECT_EQ(told(files.problems[2]), "units/successors.csv:0 data.unreadable");
}

TEST(LawFiles, AProcedureWithoutARouteIsTold) {
  SmallData data;
  data.replace("routes/r.toml", "procedures = [\"C01\"]\n", "");
  const LawFiles files = data.load();

  ASSERT_EQ(files.problems.size(), 1u);
  EXPECT_EQ(told(files.problems[0]), "profiles/p.toml:1 law.no_route");
  EXPECT_EQ(files.problems[0].reason.args.front(), "C01");
}

struct Break {
  const char* name;
  const char* file;
  const char* from;
  const char* to;
  const char* problem;  // "line message_id"
};

void PrintTo(const Break& each, std::ostream* out) {
  *out << each.name;
}

class BrokenLaw : public testing::TestWithParam<Break> {};

TEST_P(BrokenLaw, IsToldWithLineAndReason) {
  SmallData data;
  data.replace(GetParam().file, GetParam().from, GetParam().to);
  const LawFiles files = data.load();

  std::vector<std::string> all;
  for (const DataProblem& problem : files.problems) all.push_back(told(problem));
  EXPECT_THAT(all, testing::Contains(std::string(GetParam().file) + ":" + GetParam().problem));
}

constexpr const char* kC = "calendars/vn.toml";
constexpr const char* kP = "profiles/p.toml";
constexpr const char* kM = "models/friday.toml";
constexpr const char* kO = "offices/o.toml";
constexpr const char* kJ = "catalogue/c.json";
constexpr const char* kU = "units/units.csv";
constexpr const char* kS = "units/successors.csv";
constexpr const char* kF = "forms/2018/0.json";

const Break kBreaks[] = {
    {"TwoServicesOfOneLetter", "waiting_rooms/w.toml", "letter = \"B\"", "letter = \"A\"",
     "10 law.duplicate"},
    {"LetterOfTwo", "waiting_rooms/w.toml", "letter = \"B\"", "letter = \"BB\"",
     "10 data.bad_choice"},
    {"TwoServicesOfTheRest", "waiting_rooms/w.toml", "fields = [\"Hộ tịch\"]", "fields = []",
     "9 law.two_services_of_the_rest"},
    {"PriorityOfNoRank", "waiting_rooms/w.toml", "rank = 2", "rank = 0", "15 data.out_of_range"},
    {"NegativeCapacity", "waiting_rooms/w.toml", "per_slot = 2", "per_slot = -1",
     "26 data.out_of_range"},
    {"AlarmOfNoKind", "alarms/a.toml", "\"missed\"", "\"late\"", "8 data.bad_choice"},
    {"AlarmTwice", "alarms/a.toml", "\"missed\"", "\"due_soon\"", "8 law.duplicate"},
    {"AlarmForNobody", "alarms/a.toml", "\"head\"", "\"nobody\"", "9 data.bad_choice"},
    {"AlarmOfNoMinute", "alarms/a.toml", "to_head_minutes = 15", "to_head_minutes = 0",
     "11 data.out_of_range"},
    {"PaceOfNoStep", "alarms/a.toml", "process = 20", "dance = 20", "19 data.bad_choice"},
    {"WaitingRoomOfNoProfile", "waiting_rooms/w.toml", "VN-2023-district", "VN-1900",
     "1 law.unknown"},
    {"RouteOfNoProfile", "routes/r.toml", "VN-2023-district", "VN-1900", "4 law.unknown"},
    {"RouteOfNoProcedure", "routes/r.toml", "\"C01\"", "\"C77\"", "6 law.unknown"},
    {"RouteOfNoField", "routes/r.toml", "[\"Chứng thực\"]", "[\"Cấp nước\"]", "7 law.unknown"},
    {"StepOfNoKind", "routes/r.toml", "kind = \"sign\"", "kind = \"sing\"", "23 data.bad_choice"},
    {"StepOfNoRole", "routes/r.toml", "\"signer\"", "\"singer\"", "25 data.bad_choice"},
    {"SharesOfMoreThanTheWhole", "routes/r.toml", "share = 60", "share = 61",
     "1 route.shares_not_whole"},
    {"StepAfterNone", "routes/r.toml", "[\"process\"]", "[\"dance\"]", "21 route.unknown_step"},
    {"not_toml", kC, "years = [", "years = ", "2 data.bad_toml"},
    {"not_utf8", kC, "\"vn\"", "\"v\xff\"", "0 data.unreadable"},
    {"no_such_day", kC, "2023-09-04", "2023-09-31", "5 data.bad_toml"},
    {"days_backwards", kC, "to = 2023-09-04", "to = 2023-08-04", "5 law.days_out_of_order"},
    {"outside_years", kC, "from = 2023-09-01", "from = 2022-09-01", "4 law.day_outside_years"},
    {"swap_off_weekend", kC, "off = 2024-04-29", "off = 2024-04-28",
     "8 law.swap_off_not_a_weekday"},
    {"swap_work_weekday", kC, "work = 2024-05-04", "work = 2024-05-03",
     "9 law.swap_work_is_a_weekday"},
    {"unknown_key", kC, "name = \"Quốc", "nam = \"Quốc", "3 data.missing_key"},
    {"bad_status", kC, "\"provisional\"", "\"perhaps\"", "13 data.bad_choice"},
    {"no_calendar", kP, "calendar = \"vn\"", "calendar = \"lao\"", "4 law.unknown"},
    {"sessions_overlap", kP, "[\"13:30\", \"17:00\"]", "[\"11:00\", \"17:00\"]",
     "12 law.sessions_overlap"},
    {"session_backwards", kP, "[\"07:00\", \"11:30\"]", "[\"11:30\", \"07:00\"]",
     "12 law.sessions_overlap"},
    {"session_no_time", kP, "\"17:00\"", "\"17 giờ\"", "12 data.bad_time"},
    {"season_gap", kP, "from = \"04-01\"", "from = \"04-02\"", "9 law.year_gap"},
    {"season_overlap", kP, "to = \"03-31\"", "to = \"04-01\"", "9 law.year_overlap"},
    {"month_day", kP, "\"10-31\"", "\"10-32\"", "11 data.bad_month_day"},
    {"default_model", kP, "\"friday\"", "\"monday\"", "6 law.unknown"},
    {"form_set", kP, "form_set = \"2018\"", "form_set = \"1999\"", "5 law.forms_missing"},
    {"level_twice", kP, "[[levels]]", "[[levels]]\nlevel = \"commune\"\n[[levels]]",
     "17 data.missing_key"},
    {"no_cutoff", kM, "[[cutoffs]]\nfrom = \"01-01\"\nto = \"12-31\"\ncutoff = \"15:30\"\n", "",
     "1 data.missing_key"},
    {"cutoff_gap", kM, "to = \"12-31\"", "to = \"11-30\"", "8 law.year_gap"},
    {"bad_weekday", kM, "[5]", "[8]", "3 law.bad_weekday"},
    {"weekday_twice", kM, "[5]", "[5, 5]", "3 law.bad_weekday"},
    {"bad_kind", kM, "\"same_day\"", "\"some_day\"", "5 data.bad_choice"},
    {"unknown_applied", kM, "\"C01\"", "\"C77\"", "16 law.unknown"},
    {"count_differs", kM, "announced_procedures = 2", "announced_procedures = 21",
     "14 law.count_differs"},
    {"fields_differ", kM, "announced_fields = 2", "announced_fields = 4", "15 law.count_differs"},
    {"applied_twice", kM, "\"2.000815\"", "\"2.000815\", \"C12\"", "16 law.duplicate"},
    {"late_cutoff", kM, "\"15:30\"\n", "\"15:30\"\n[[x]]\n", "12 data.unknown_key"},
    {"office_level", kO, "\"commune\"", "\"hamlet\"", "7 law.unknown"},
    {"office_unit", kO, "\"10867\"", "\"99999\"", "8 law.unknown"},
    {"office_code", kO, "000.25.20.H23", "000-25", "3 law.bad_office_code"},
    {"office_slug", kO, "xa-thanh-son", "Xã Thanh Sơn", "4 law.bad_slug"},
    {"office_profile", kO, "VN-2023-district", "VN-1990", "1 law.unknown"},
    {"unit_columns", kU, "code,name", "name,code", "1 data.wrong_columns"},
    {"unit_day", kU, "2025-06-30\n10867", "2025-06-31\n10867", "2 data.bad_day"},
    {"unit_parent", kU, "commune,30", "commune,77", "3 law.unknown"},
    {"unit_twice", kU, "31,", "30,Tỉnh,province,,2024-01-01,\n31,", "4 law.duplicate"},
    {"unit_backwards", kU, "2023-01-01,2025-06-30\n31", "2026-01-01,2025-06-30\n31",
     "3 law.days_out_of_order"},
    {"broken_quotes", kU, "Xã Thanh Sơn", "\"Xã Thanh\" Sơn", "0 table.bad_csv"},
    {"successor_unknown", kS, ",31,", ",33,", "2 law.unknown"},
    {"successor_day", kS, "whole", "most", "2 data.bad_choice"},
    {"form_kind", kF, "\"receipt\"", "\"recipe\"", "1 data.bad_choice"},
    {"form_line", kF, "\"value\"", "\"valve\"", "3 data.bad_choice"},
    {"form_number", kF, "\"01\"", "1", "1 data.wrong_kind"},
    {"form_twice", "forms/2018/1.json", "\"02\"", "\"01\"", "1 law.duplicate"},
    {"json_comma", kF, "\"A4\",", "\"A4\"", "2 data.bad_json"},
    {"json_tail", kF, "\"signatures\": []}", "\"signatures\": []} x", "4 data.bad_json"},
    {"json_open", kF, "\"signatures\": []}", "\"signatures\": []", "4 data.bad_json"},
    {"json_null", kF, "\"signatures\": []", "\"signatures\": null", "4 data.bad_json"},
    {"json_key_twice", kF, "\"paper\"", "\"title\"", "2 data.duplicate_key"},
    {"catalogue_profile", kJ, "VN-2023-district", "VN-1990", "2 law.unknown"},
    {"procedure_code", kJ, "\"2.000815\"", "\"2000815\"", "8 catalogue.bad_code"},
    {"procedure_level", kJ, "\"commune\"", "\"hamlet\"", "9 law.unknown"},
    {"fee_kind", kJ, "\"per_page\"", "\"per_kilo\"", "18 data.bad_choice"},
};

INSTANTIATE_TEST_SUITE_P(All, BrokenLaw, testing::ValuesIn(kBreaks),
                         [](const auto& info) { return std::string(info.param.name); });

TEST(LawFiles, ACatalogueProblemStandsOnItsOwnLine) {
  SmallData data;
  const std::string file = "catalogue/c.json";
  data.replace(file, "\"when\": [\"copies_ready=yes\"]", "\"when\": [\"copies_ready=maybe\"]");
  const std::string& text = data.files.at(file);
  const auto line =
      1 + std::count(text.begin(),
                     text.begin() + static_cast<std::ptrdiff_t>(text.find("copies_ready=maybe")),
                     '\n');

  const LawFiles files = data.load();

  ASSERT_EQ(files.problems.size(), 1u);
  EXPECT_EQ(told(files.problems.front()),
            file + ":" + std::to_string(line) + " catalogue.unknown_answer");
}

TEST(LawFiles, ACutoffAfterClosingTimeIsToldAtTheProfileThatUsesIt) {
  SmallData data;
  data.replace("models/friday.toml", "\"15:30\"", "\"16:30\"");

  const LawFiles files = data.load();

  ASSERT_EQ(files.problems.size(), 1u);
  EXPECT_EQ(told(files.problems.front()), "profiles/p.toml:6 law.cutoff_outside");
}

TEST(LawFiles, TwoVersionsOfOneDayCannotBothBeInForce) {
  SmallData data;
  data.files["catalogue/d.json"] = data.files["catalogue/c.json"];

  const LawFiles files = data.load();

  ASSERT_EQ(files.problems.size(), 1u);
  EXPECT_EQ(told(files.problems.front()), "catalogue/d.json:4 law.duplicate");
}

}  // namespace
}  // namespace khongcho::store

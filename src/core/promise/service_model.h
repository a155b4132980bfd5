// A service model (mô hình) such as "Ngày Thứ sáu không chờ": on which days, for whom, until when
// a result is promised. It is data (data/models/*.toml), never code.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/time.h"
#include "core/calendar/calendar_rules.h"

namespace khongcho {

// same_session: the result comes by the end of the session the dossier was received in.
enum class PromiseKind { same_day, same_session };

// What the cut-off looks at. The plan of Thanh Hà counts acceptance (tiếp nhận).
enum class CutoffFrom { acceptance, ticket };

// A cut-off may differ by season: winter closes earlier. Both ends included, may run over New Year.
struct SeasonalCutoff {
  MonthDay from{1, 1};
  MonthDay to{12, 31};
  Seconds cutoff{};
};

// `procedures` are catalogue ids or procedure codes of that level.
struct AppliedList {
  std::string level;  // "district", "commune"
  std::vector<std::string> procedures;
};

struct ServiceModel {
  std::string code;    // "thanh-ha-2023"
  std::string name;    // "Ngày Thứ sáu không chờ"
  std::string slogan = {};
  std::vector<int> weekdays;  // ISO, 1 Monday … 7 Sunday
  CivilDay effective_from{};
  std::optional<CivilDay> effective_to = {};
  PromiseKind kind = PromiseKind::same_day;
  std::optional<Session> window = {};   // a half-day model receives only inside this window
  std::vector<SeasonalCutoff> cutoffs;  // the first season that fits decides; exactly then is in
  Seconds after_by{};                   // after the cut-off: this hour of the next counted day
  bool makeup_counts = false;  // is a make-up Saturday replacing a programme weekday one of them?
  CutoffFrom cutoff_from = CutoffFrom::acceptance;
  std::vector<AppliedList> applied = {};
  std::vector<std::string> excluded_when = {};  // reasons a specialist may exclude a dossier for
};

}  // namespace khongcho

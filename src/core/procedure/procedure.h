// An administrative procedure (thủ tục hành chính) as published: papers, questions that decide
// which papers one person needs, time limit, fee rule. A catalogue is one dated list of them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"
#include "core/procedure/time_limit.h"

namespace khongcho {

using Money = std::int64_t;  // đồng

// One answer to one question of the procedure: {"submitter", "proxy"}.
struct Answer {
  std::string question;
  std::string answer;
  auto operator<=>(const Answer&) const = default;
};

// submit: the office keeps it; present: shown and given back.
enum class ComponentMode { submit, present };

// A paper of the dossier (thành phần hồ sơ) with the number wanted of each kind.
struct Component {
  std::string id;  // unique in its procedure: "declaration"
  std::string name;
  int originals = 0;
  int certified_copies = 0;
  int photocopies = 0;
  ComponentMode mode = ComponentMode::submit;
  bool electronic_ok = false;  // an electronic copy does as well (VNeID, online form)
  bool optional = false;       // taken when there is one; its absence leaves nothing missing
  // Needed only when one of these is chosen (any within a question, all across questions).
  std::vector<Answer> when = {};
  bool operator==(const Component&) const = default;
};

struct AnswerChoice {
  std::string id;
  std::string text;
  bool operator==(const AnswerChoice&) const = default;
};

// "Which papers for my case": the first answer is the usual one.
struct Question {
  std::string id;
  std::string text;
  std::vector<AnswerChoice> answers;
  bool operator==(const Question&) const = default;
};

// province_set: an amount for each dossier, decided by the provincial people's council.
enum class FeeKind {
  free,
  per_page,
  per_case,
  per_copy,
  per_transaction,
  per_document,
  province_set
};

// From this page of the original on, each page costs `amount`, until the next tier begins.
struct FeeTier {
  int from_page = 1;
  Money amount = 0;
  bool operator==(const FeeTier&) const = default;
};

struct FeeExemption {
  std::string id;
  std::string name;
  int percent_off = 100;
  bool operator==(const FeeExemption&) const = default;
};

struct FeeRule {
  FeeKind kind = FeeKind::free;
  Money amount = 0;                 // every kind but per_page and free
  std::vector<FeeTier> tiers = {};  // per_page, ascending, the first from page 1
  Money cap_per_copy = 0;           // per_page; 0 = none
  std::vector<FeeExemption> exemptions = {};
  std::string unit = {};  // "bản sao", printed after the amount
  std::string text = {};  // the rule in words, as published
  bool operator==(const FeeRule&) const = default;
};

// Another limit for some answers: "bổ sung thông tin hộ tịch" is done the same day.
struct LimitCase {
  std::vector<Answer> when;
  TimeLimit limit;
  std::string text = {};
};

// How much can be done online: everything, a part (one visit stays), nothing.
enum class OnlineMode { full_online, partial_online, in_person };

struct Procedure {
  std::string id;                           // "C01", unique in its catalogue
  std::string code;                         // "1.001193", unique in its level
  std::string level;                        // "district", "commune"
  std::string slug;                         // "dang-ky-khai-sinh", unique in its catalogue
  std::string name;                         // as published
  std::string short_name;                   // for lists and boards: "Đăng ký khai sinh"
  std::string field;                        // lĩnh vực
  std::vector<std::string> everyday_names;  // what people call it: "làm giấy khai sinh"
  TimeLimit limit;
  std::string limit_text;
  std::vector<LimitCase> limit_cases = {};
  FeeRule fee = {};
  OnlineMode online = OnlineMode::in_person;
  std::string result_name;
  std::vector<std::string> result_codes = {};  // "KQ.G15.000031"
  std::string agency;                          // who decides: "Phòng Tư pháp"
  std::string legal;
  std::vector<Question> questions = {};
  std::vector<Component> components = {};
  std::string note = {};
  int usual_minutes = 0;   // at the desk plus work, as a rule of thumb for the public
  bool to_verify = false;  // parts come from general knowledge; check before relying on it
};

// One version of the list for one profile; both levels are in it.
struct Catalogue {
  std::string profile;
  int version = 1;
  CivilDay effective_from{};
  std::optional<CivilDay> effective_to = {};
  std::vector<Procedure> procedures = {};

  const Procedure* find_by_id(std::string_view id) const;
  const Procedure* find_by_slug(std::string_view slug) const;
  const Procedure* find_by_code(std::string_view level, std::string_view code) const;
  // By id ("C12") or, within the level, by code ("2.000815").
  const Procedure* find(std::string_view level, std::string_view id_or_code) const;
  std::vector<const Procedure*> of_level(std::string_view level) const;
};

// The limit for these answers: the first case that fits, else the procedure's own.
const TimeLimit& limit_for(const Procedure& procedure, const std::vector<Answer>& answers);

// "1.001193", also with a local suffix "2.000815.000.00.00.H55" or a service suffix ".02".
bool is_procedure_code(std::string_view code);

// Stored and published texts of the enumerations; reading gives nothing on any other text.
std::string_view text_of(FeeKind kind);
std::string_view text_of(OnlineMode mode);
std::string_view text_of(ComponentMode mode);
std::string_view text_of(TimeLimitKind kind);
std::optional<FeeKind> fee_kind_of(std::string_view text);
std::optional<OnlineMode> online_mode_of(std::string_view text);
std::optional<ComponentMode> component_mode_of(std::string_view text);
std::optional<TimeLimitKind> time_limit_kind_of(std::string_view text);

}  // namespace khongcho

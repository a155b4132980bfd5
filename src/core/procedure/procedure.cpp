#include "core/procedure/procedure.h"

#include <algorithm>
#include <array>
#include <utility>

#include "core/procedure/checklist.h"

namespace khongcho {
namespace {

template <typename Kind, std::size_t N>
using Names = std::array<std::pair<Kind, std::string_view>, N>;

constexpr Names<FeeKind, 7> kFeeKinds{{{FeeKind::free, "free"},
                                       {FeeKind::per_page, "per_page"},
                                       {FeeKind::per_case, "per_case"},
                                       {FeeKind::per_copy, "per_copy"},
                                       {FeeKind::per_transaction, "per_transaction"},
                                       {FeeKind::per_document, "per_document"},
                                       {FeeKind::province_set, "province_set"}}};
constexpr Names<OnlineMode, 3> kOnlineModes{{{OnlineMode::full_online, "full_online"},
                                             {OnlineMode::partial_online, "partial_online"},
                                             {OnlineMode::in_person, "in_person"}}};
constexpr Names<ComponentMode, 2> kComponentModes{
    {{ComponentMode::submit, "submit"}, {ComponentMode::present, "present"}}};
constexpr Names<TimeLimitKind, 4> kTimeLimitKinds{{{TimeLimitKind::working_days, "working_days"},
                                                   {TimeLimitKind::working_hours, "working_hours"},
                                                   {TimeLimitKind::same_day, "same_day"},
                                                   {TimeLimitKind::none, "none"}}};

template <typename Kind, std::size_t N>
std::string_view name_in(const Names<Kind, N>& names, Kind kind) {
  for (const auto& [value, name] : names)
    if (value == kind) return name;
  return {};
}

template <typename Kind, std::size_t N>
std::optional<Kind> value_in(const Names<Kind, N>& names, std::string_view text) {
  for (const auto& [value, name] : names)
    if (name == text) return value;
  return std::nullopt;
}

template <typename Fits>
const Procedure* find_where(const std::vector<Procedure>& procedures, Fits fits) {
  const auto found = std::find_if(procedures.begin(), procedures.end(), fits);
  return found == procedures.end() ? nullptr : &*found;
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// '#' a digit, 'A' a capital, everything else itself.
bool has_shape(std::string_view text, std::string_view shape) {
  if (text.size() != shape.size()) return false;
  for (std::size_t i = 0; i < shape.size(); ++i) {
    const char c = text[i];
    const bool ok = shape[i] == '#'   ? is_digit(c)
                    : shape[i] == 'A' ? c >= 'A' && c <= 'Z'
                                      : c == shape[i];
    if (!ok) return false;
  }
  return true;
}

}  // namespace

const Procedure* Catalogue::find_by_id(std::string_view id) const {
  return find_where(procedures, [&](const Procedure& p) { return p.id == id; });
}

const Procedure* Catalogue::find_by_slug(std::string_view slug) const {
  return find_where(procedures, [&](const Procedure& p) { return p.slug == slug; });
}

const Procedure* Catalogue::find_by_code(std::string_view level, std::string_view code) const {
  return find_where(procedures,
                    [&](const Procedure& p) { return p.level == level && p.code == code; });
}

const Procedure* Catalogue::find(std::string_view level, std::string_view id_or_code) const {
  return find_where(procedures, [&](const Procedure& p) {
    return p.level == level && (p.id == id_or_code || p.code == id_or_code);
  });
}

std::vector<const Procedure*> Catalogue::of_level(std::string_view level) const {
  std::vector<const Procedure*> found;
  for (const Procedure& procedure : procedures)
    if (procedure.level == level) found.push_back(&procedure);
  return found;
}

const TimeLimit& limit_for(const Procedure& procedure, const std::vector<Answer>& answers) {
  for (const LimitCase& limit_case : procedure.limit_cases)
    if (fits(limit_case.when, answers)) return limit_case.limit;
  return procedure.limit;
}

bool is_procedure_code(std::string_view code) {
  constexpr std::size_t kPlain = 8;  // n.nnnnnn
  if (code.size() < kPlain || code[0] == '0' || !has_shape(code.substr(0, kPlain), "#.######"))
    return false;
  code.remove_prefix(kPlain);
  constexpr std::size_t kLocal = 14;  // .000.00.00.H55
  if (code.size() >= kLocal && has_shape(code.substr(0, kLocal), ".###.##.##.A##"))
    code.remove_prefix(kLocal);
  return code.empty() || has_shape(code, ".##");
}

std::string_view text_of(FeeKind kind) {
  return name_in(kFeeKinds, kind);
}
std::string_view text_of(OnlineMode mode) {
  return name_in(kOnlineModes, mode);
}
std::string_view text_of(ComponentMode mode) {
  return name_in(kComponentModes, mode);
}
std::string_view text_of(TimeLimitKind kind) {
  return name_in(kTimeLimitKinds, kind);
}

std::optional<FeeKind> fee_kind_of(std::string_view text) {
  return value_in(kFeeKinds, text);
}
std::optional<OnlineMode> online_mode_of(std::string_view text) {
  return value_in(kOnlineModes, text);
}
std::optional<ComponentMode> component_mode_of(std::string_view text) {
  return value_in(kComponentModes, text);
}
std::optional<TimeLimitKind> time_limit_kind_of(std::string_view text) {
  return value_in(kTimeLimitKinds, text);
}

}  // namespace khongcho

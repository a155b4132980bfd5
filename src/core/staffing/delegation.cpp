#include "core/staffing/delegation.h"

#include <algorithm>
#include <array>

namespace khongcho {

namespace {

constexpr std::array<std::string_view, 2> kMannerTexts{"for_head", "by_authority"};
constexpr std::chrono::days kLongest{366};
constexpr std::size_t kLongestNumber = 60;

}  // namespace

bool is_active(const Delegation& delegation, Instant at) {
  const CivilDay day = civil_day(at);
  if (day < delegation.first_day || delegation.last_day < day) return false;
  return !delegation.revoked_at || at < *delegation.revoked_at;
}

bool gives_right(const Delegation& delegation, std::string_view field, Instant at) {
  if (!is_active(delegation, at)) return false;
  return delegation.fields.empty() ||
         std::ranges::find(delegation.fields, field) != delegation.fields.end();
}

std::optional<Error> delegation_problem(const Delegation& delegation, CivilDay today) {
  const auto wrong = [](const char* message_id, const char* input) {
    return Error{ErrorCode::invalid_input, message_id, {}, input};
  };
  const std::string& number = delegation.document_number;
  if (number.empty() || number.size() > kLongestNumber)
    return wrong("duty.no_document", "document_number");
  if (delegation.from == delegation.to) return wrong("duty.own_delegate", "to");
  if (delegation.last_day < delegation.first_day) return wrong("duty.days_order", "last_day");
  if (delegation.last_day < today) return wrong("duty.delegation_over", "last_day");
  if (delegation.last_day - delegation.first_day > kLongest)
    return wrong("duty.delegation_long", "last_day");
  if (delegation.document_day > delegation.first_day)
    return wrong("duty.document_later", "document_day");
  return {};
}

std::string_view text_of(DelegationManner manner) {
  return kMannerTexts[static_cast<std::size_t>(manner)];
}

std::optional<DelegationManner> delegation_manner_from(std::string_view text) {
  const auto found = std::ranges::find(kMannerTexts, text);
  if (found == kMannerTexts.end()) return {};
  return static_cast<DelegationManner>(found - kMannerTexts.begin());
}

}  // namespace khongcho

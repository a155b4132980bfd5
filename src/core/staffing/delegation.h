// A signature delegated in writing (ủy quyền ký): who for whom, by which document, from when until
// when, for which fields (NĐ 30/2020/NĐ-CP, Điều 13). It is never passed on.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/expected.h"
#include "base/id.h"
#include "base/time.h"

namespace khongcho {

using DelegationId = Id<struct DelegationTag>;

// What is printed before the name: KT. of a deputy for the head, TUQ. of one given authority.
enum class DelegationManner { for_head, by_authority };

struct Delegation {
  DelegationId id;
  OfficeId office;
  OfficerId from;
  OfficerId to;
  DelegationManner manner = DelegationManner::by_authority;
  std::string document_number;
  CivilDay document_day{};
  CivilDay first_day{};
  CivilDay last_day{};               // itself within
  std::vector<std::string> fields = {};  // none: every field
  OfficerId created_by = {};
  Instant created_at{};
  OfficerId revoked_by = {};
  std::optional<Instant> revoked_at = {};
};

bool is_active(const Delegation& delegation, Instant at);
// Active then, and for that field.
bool gives_right(const Delegation& delegation, std::string_view field, Instant at);
// What is wrong with writing it down today: no number, days out of order, over already, longer than
// a year, dated after it begins, given to oneself.
std::optional<Error> delegation_problem(const Delegation& delegation, CivilDay today);

std::string_view text_of(DelegationManner manner);
std::optional<DelegationManner> delegation_manner_from(std::string_view text);

}  // namespace khongcho

// The office with a roster: cô Lan signs, anh Nam and anh Dũng resolve, chị Hoa receives, all day
// of the Friday; chú Huy, the chair, plans.
#pragma once

#include <stdexcept>
#include <string>

#include "app/delegations.h"
#include "app/duty_absence.h"
#include "app/duty_readiness.h"
#include "app/duty_roster.h"
#include "tests/office/office_world.h"

namespace khongcho::test {

struct DutyWorld : OfficeWorld {
  explicit DutyWorld(std::string_view now = "2023-09-28 09:00") : OfficeWorld({}, now) {}

  static constexpr CivilDay kFriday{std::chrono::year{2023} / 9 / 29};

  template <typename T>
  static T must(Expected<T> outcome) {
    if (!outcome) throw std::runtime_error("refused: " + outcome.error().message_id);
    return std::move(*outcome);
  }

  DutyEntry a_duty(DutyRole role, const Officer& who, CivilDay day = kFriday) const {
    DutyEntry entry{.office = thanh_son.id, .day = day, .role = role, .officer = who.id,
                    .from = std::chrono::hours{7}, .to = std::chrono::hours{17}};
    if (role == DutyRole::receptionist) entry.counter = counter.id;
    return entry;
  }
  DutyEntry planned(DutyRole role, const Officer& who, CivilDay day = kFriday) {
    return must(app::plan_duty(ctx(), chair, a_duty(role, who, day)));
  }
  void plan_all(CivilDay day = kFriday) {
    planned(DutyRole::signer, lan, day);
    planned(DutyRole::specialist, nam, day);
    planned(DutyRole::specialist, dung, day);
    planned(DutyRole::receptionist, hoa, day);
  }
  Absence an_absence(const Officer& who, std::string_view from, std::string_view to) const {
    return {.officer = who.id, .from = at(from), .to = at(to), .reason = "Họp huyện"};
  }
  Delegation a_delegation(const Officer& from, const Officer& to) const {
    return {.from = from.id, .to = to.id, .document_number = "12/UQ-UBND",
            .document_day = kFriday - std::chrono::days{1}, .first_day = kFriday,
            .last_day = kFriday + std::chrono::days{7}};
  }
  app::ReadinessView readiness(CivilDay day = kFriday) {
    return must(app::check_readiness(ctx(), chair, thanh_son.id, day));
  }
};

}  // namespace khongcho::test

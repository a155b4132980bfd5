#include "core/paper/register_lines.h"

#include <fmt/format.h>

#include "core/paper/paper_words.h"

namespace khongcho {

std::string number_text(const RegisterRules& rules, std::int64_t n, int year) {
  return fill_places(rules.number, {{"n", std::to_string(n)}, {"year", std::to_string(year)}});
}

std::string volume_text(const RegisterRules& rules, int volume, int year) {
  return fill_places(rules.volume,
                     {{"volume", fmt::format("{:02}", volume)}, {"year", std::to_string(year)}});
}

RegisterVolume next_volume(const RegisterRules& rules, OfficeId office, int year,
                           const std::optional<RegisterVolume>& before, Instant now) {
  const int volume = before ? before->volume + 1 : 1;
  const std::int64_t last = before ? before->last_number : 0;
  return {.id = make<RegisterId>(),
          .office = office,
          .kind = rules.kind,
          .year = year,
          .volume = volume,
          .name = volume_text(rules, volume, year),
          .first_number = last + 1,
          .last_number = last,
          .opened_at = now};
}

bool is_full(const RegisterRules& rules, const RegisterVolume& volume) {
  return volume.entries() >= rules.entries_per_volume;
}

}  // namespace khongcho

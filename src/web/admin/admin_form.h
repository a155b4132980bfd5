// What the forms of administration share.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "app/administer.h"
#include "web/site/site.h"

namespace khongcho::web {

struct AdminChoice {
  std::string id;
  std::string text;
  bool chosen = false;
};

// The id in the address or in an input; 0 where it is none.
std::int64_t admin_id_from(std::string_view text);
std::vector<AdminChoice> office_choices(const std::vector<Office>& offices, OfficeId chosen);
// Names by id, for lists.
std::string office_name(const std::vector<Office>& offices, OfficeId id);
std::string officer_name(const std::vector<Officer>& officers, OfficerId id);
// "Cán bộ tiếp nhận, Lãnh đạo ký"
std::string role_words(const Locale& locale, const Officer& officer);

struct AdminEventRow {
  std::string at;
  std::string who;
  std::string what;
  std::string subject;
};
std::vector<AdminEventRow> event_rows(const Locale& locale,
                                      const std::vector<store::AdminEvent>& events,
                                      const std::vector<Officer>& officers);

}  // namespace khongcho::web

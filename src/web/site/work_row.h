// A dossier as a row of the lists by promise: of the specialist, the signer, the board.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/dossier_views.h"
#include "core/dossier/dossier.h"
#include "core/people/office.h"
#include "web/common/page_parts.h"
#include "web/site/site.h"

namespace khongcho::web {

struct WorkRow {
  std::string code;
  Url url;
  std::string procedure;
  std::string person;
  std::string due;   // "17:00", "17:00 02/10"
  std::string left;  // "còn 42 phút"; empty when done or without a time
  std::string because;
  Tag state;
  std::optional<Tag> urgency = {};  // late or soon
};

// `url` is of the page the reader may open.
WorkRow work_row(const Site& site, const Locale& locale, const Office& office,
                 const Dossier& dossier, Url url);

// Where a page of a list begins, as ?tu=…
std::string page_key_text(const store::PageKey& key);
std::optional<store::PageKey> page_key_from(std::string_view text);
// The ways on from one page of a list whose first page is `first`.
Pagination pages_of(const Locale& locale, const Url& first, bool is_later_page,
                    const store::DossierPage& shown);

}  // namespace khongcho::web

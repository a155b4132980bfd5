// Dossiers as rows of the counter's lists.
#pragma once

#include <vector>

#include "core/dossier/dossier.h"
#include "web/counter/desk_page.h"
#include "web/site/site.h"

namespace khongcho::web {

struct DeskRows {
  const Site& site;
  const Locale& locale;
  const Office& office;

  // With the time promised, late and soon ones marked.
  DeskRow row(const Dossier& dossier) const;
  // With the time it was received.
  DeskRow row_received(const Dossier& dossier) const;
  std::vector<DeskRow> rows(const std::vector<Dossier>& dossiers) const;
};

}  // namespace khongcho::web

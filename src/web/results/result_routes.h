// GET /ket-qua/{code}/luu-tru.pdf: the result as kept in the archive.
#pragma once

#include "app/paper_archive.h"
#include "http/router.h"
#include "web/site/site.h"

namespace khongcho::web {

// Both must outlive the router.
void add_result_archive_routes(http::Router& router, const Site& site,
                               const app::PaperArchive& archive);

}  // namespace khongcho::web

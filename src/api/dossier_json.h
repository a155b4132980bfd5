// Dossiers as the API writes and reads them.
#pragma once

#include <boost/json.hpp>
#include <string_view>

#include "app/intake.h"
#include "base/expected.h"
#include "core/dossier/dossier.h"

namespace khongcho::api {

boost::json::object dossier_json(const Dossier& dossier);

// Refuses what is no JSON object, unknown members, wrong types: `api.bad_json`,
// `api.unknown_member`, `api.wrong_type`, with the member named.
Expected<app::IntakeForm> intake_form_from(std::string_view body);

}  // namespace khongcho::api

// The API for other programs: JSON under /api/v1, bearer tokens, problem+json (RFC 9457) for every
// refusal. openapi.yaml beside this file says it all and is served at /api/v1/openapi.yaml.
#pragma once

#include <functional>

#include "app/context.h"
#include "core/people/officer.h"
#include "http/router.h"

namespace khongcho::api {

// Keeps `ctx` by value; what it refers to must outlive the router.
void add_routes(http::Router& router, app::Context ctx);

// A refusal as problem+json; the sentence is the Vietnamese one of the message.
http::Response problem(const app::Context& ctx, const Error& error);

using Action = std::function<http::Response(const app::Context&, const Officer&,
                                            const http::Request&)>;
// The action behind a bearer token: 401 without a good one, 429 when it asks too often.
http::Action with_token(app::Context ctx, Action action);

void add_dossier_routes(http::Router& router, app::Context ctx);
void add_procedure_routes(http::Router& router, app::Context ctx);

}  // namespace khongcho::api

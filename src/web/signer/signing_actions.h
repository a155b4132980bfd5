// What signing_routes leads to.
#pragma once

#include <optional>

#include "core/people/registered_key.h"
#include "web/signer/key_box.h"
#include "web/signer/signing_routes.h"

namespace khongcho::web {

// With what is wrong about it, where its certificate is over or soon will be.
std::optional<KeyBox> key_box(const Site& site, const Locale& locale,
                              const std::optional<RegisteredKey>& key);

http::Response post_sign_batch(const Site& site, const SigningServices& services,
                               const http::Request& request, const app::SignedIn& who);
http::Response get_sign_batch(const Site& site, const SigningServices& services,
                              const http::Request& request, const app::SignedIn& who);

http::Response get_seal(const Site& site, const SigningServices& services,
                        const http::Request& request, const app::SignedIn& who);
http::Response post_seal_batch(const Site& site, const SigningServices& services,
                               const http::Request& request, const app::SignedIn& who);
// Starts a batch of what was ticked and leads to its page; refusals are for the list's own page.
Expected<Url> start_batch(const Site& site, const SigningServices& services,
                          const http::Request& request, const app::SignedIn& who,
                          app::BatchWork work);

http::Response get_keys(const Site& site, const SigningServices& services,
                        const http::Request& request, const app::SignedIn& who);
http::Response post_new_key(const Site& site, const SigningServices& services,
                            const http::Request& request, const app::SignedIn& who);
http::Response get_key_end(const Site& site, const SigningServices& services,
                           const http::Request& request, const app::SignedIn& who);
http::Response post_key_end(const Site& site, const SigningServices& services,
                            const http::Request& request, const app::SignedIn& who);

}  // namespace khongcho::web

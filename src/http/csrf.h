// Proof that a form was sent from a page of ours: a token in the form that only somebody who
// holds the secret of the login (or, before log-in, of the guest cookie) could have been given.
#pragma once

#include <string>
#include <string_view>

#include "http/request.h"
#include "http/response.h"

namespace khongcho::http {

constexpr std::string_view kGuestCookie = "kc_guest";
constexpr std::string_view kCsrfInput = "csrf";  // or the header X-CSRF-Token

class CsrfGuard {
 public:
  // `key`: any text only the server knows; tokens die with it.
  explicit CsrfGuard(std::string_view key);

  // Token bound to the secret of a login (the value of its cookie).
  std::string token_for(std::string_view login_secret) const;
  // Token for someone without a login. Takes the guest cookie, or sets a new one on `response`.
  std::string guest_token(const Request& request, Response& response) const;

  // True where `request` comes from a page of ours and brings the token of this login, or of the
  // guest cookie when `login_secret` is empty.
  bool accepts(const Request& request, std::string_view login_secret) const;

 private:
  std::string key_;
};

// False where the browser says (Origin, Sec-Fetch-Site) that another site caused this request.
// A client that says nothing passes: the token decides.
bool from_our_pages(const Request& request);

}  // namespace khongcho::http

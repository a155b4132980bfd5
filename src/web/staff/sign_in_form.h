// The log-in page as GET and POST both show it.
#pragma once

#include <string>
#include <vector>

#include "web/site/site.h"

namespace khongcho::web {

struct SignInForm {
  std::string login = {};
  std::string back = {};
  std::vector<Error> errors = {};
  int status = 200;
};

http::Response show_sign_in(const Site& site, const http::Request& request, SignInForm form);

}  // namespace khongcho::web

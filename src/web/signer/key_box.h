// The key somebody signs with, and the input for the secret that opens it.
#pragma once

#include <string>

namespace khongcho::web {

// {{> key_box}} with it as scope
struct KeyBox {
  std::string name;     // of the certificate
  std::string label;    // PIN or passphrase
  std::string warning;  // over, or soon
};

}  // namespace khongcho::web

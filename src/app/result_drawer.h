// The result document (app/result_document.h) for the one who signs it.
#pragma once

#include <string>

#include "app/result_signing.h"

namespace khongcho::app {

// `public_address` stands in the QR of the document.
ResultDrawer result_drawer(std::string public_address);

}  // namespace khongcho::app

// khongcho key: registers a signing key at the console, as the page of keys does.
#pragma once

namespace khongcho {

int key_command(int argc, char** argv);

}  // namespace khongcho

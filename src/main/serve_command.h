// khongcho serve: the pages and the API over HTTP, until told to stop.
#pragma once

namespace khongcho {

int serve_command(int argc, char** argv);

}  // namespace khongcho

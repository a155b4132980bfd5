// khongcho seed: the demo office, with a log-in for every role.
#pragma once

namespace khongcho {

int seed_command(int argc, char** argv);

}  // namespace khongcho

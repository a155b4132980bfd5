// khongcho replay: a file of arrivals run through the office's own commands in simulated time.
#pragma once

namespace khongcho {

int replay_command(int argc, char** argv);

}  // namespace khongcho

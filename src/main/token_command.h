// khongcho token: a bearer token for a program, made by whoever has the database at hand.
#pragma once

namespace khongcho {

int token_command(int argc, char** argv);

}  // namespace khongcho

// khongcho promise: the due times of one dossier with the reason in words, or of many (--batch).
#pragma once

namespace khongcho {

int promise_command(int argc, char** argv);

}  // namespace khongcho

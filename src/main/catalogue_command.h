// khongcho catalogue export FILE | import FILE: the catalogue as CSV or XLSX, out and back.
#pragma once

namespace khongcho {

int catalogue_command(int argc, char** argv);

}  // namespace khongcho

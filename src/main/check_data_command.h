// khongcho check-data: are the law files in order?
#pragma once

namespace khongcho {

int check_data_command(int argc, char** argv);

}  // namespace khongcho

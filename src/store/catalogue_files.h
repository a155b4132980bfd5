// Writing a new version of a catalogue into the data directory.
#pragma once

#include <filesystem>

#include "base/expected.h"
#include "core/procedure/procedure.h"

namespace khongcho::store {

// catalogue/<profile>.<effective_from>.json, whole or not at all and on disk when this returns; it
// never replaces a file (`catalogue.file_exists`). Throws std::system_error when the disk refuses.
Expected<std::filesystem::path> write_catalogue(const std::filesystem::path& data_dir,
                                                const Catalogue& catalogue);

}  // namespace khongcho::store

// How a dossier inside another one comes about: by the law of the office that decides it, with a
// clock of its own inside its parent's. Asks no permission; app/child_dossiers.h and
// app/child_chain.h do.
#pragma once

#include "app/child_dossiers.h"
#include "sql/database.h"

namespace khongcho::app {

struct ChildFiling {
  OfficerId filer;  // in whose name, and whose hands it is in until the other office accepts it
  OfficerId by;     // who brought it about; nobody: the clock
};
// Writes it with its first event. Refuses the deciding office of the parent itself, and a procedure
// the office has not, before anything is written.
Expected<Dossier> write_child(const Context& ctx, sql::Transaction& tx, const ChildFiling& filing,
                              const Dossier& parent, const ChildForm& form);

// For the history of the parent: "Công an xã Thanh Sơn · Đăng ký thường trú".
std::string child_words(const Context& ctx, sql::Transaction& tx, const ChildForm& form);

}  // namespace khongcho::app

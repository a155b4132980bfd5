// Running numbers: no gap, no duplicate. The row stays locked until the transaction ends, so a
// number taken by a transaction that fails is given to the next one.
#pragma once

#include <string>

#include "base/id.h"
#include "sql/database.h"

namespace khongcho::store {

// `kind`: dossier, instruction, refusal, result … `period`: "2023-09-29" or "2023".
std::int64_t next_number(sql::Transaction& tx, OfficeId office, const std::string& kind,
                         const std::string& period);

}  // namespace khongcho::store

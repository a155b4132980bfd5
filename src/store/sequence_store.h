// Running numbers: no gap, no duplicate. The row stays locked until the transaction ends, so a
// number taken by a transaction that fails is given to the next one.
#pragma once

#include <string>
#include <vector>

#include "base/id.h"
#include "sql/database.h"

namespace khongcho::store {

// `kind`: dossier, instruction, refusal, result … `period`: "2023-09-29" or "2023".
std::int64_t next_number(sql::Transaction& tx, OfficeId office, const std::string& kind,
                         const std::string& period);

struct Sequence {
  OfficeId office;
  std::string kind;
  std::string period;
  std::int64_t last = 0;
};
std::vector<Sequence> all_sequences(sql::Transaction& tx);

}  // namespace khongcho::store

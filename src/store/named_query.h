// The queries of store/. Each joins a list, so that the plan test can ask both databases how they
// would run it (tests/contract/query_plan_contract.cpp); tidy refuses any other kind here.
#pragma once

#include <string>
#include <vector>

#include "sql/query.h"

namespace khongcho::store {

// For constants of a source file: all of them are listed before main() begins.
class NamedQuery : public sql::Query {
 public:
  NamedQuery(const char* name, const char* text);
  NamedQuery(const char* name, std::string composed);
  NamedQuery(const NamedQuery&) = delete;

 private:
  std::string composed_;  // the text, where no literal holds it
};

const std::vector<const NamedQuery*>& all_queries();

}  // namespace khongcho::store

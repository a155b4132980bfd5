#include "store/named_query.h"

namespace khongcho::store {

namespace {

std::vector<const NamedQuery*>& list() {
  static std::vector<const NamedQuery*> queries;
  return queries;
}

}  // namespace

NamedQuery::NamedQuery(const char* name, const char* text) : sql::Query{name, text} {
  list().push_back(this);
}

NamedQuery::NamedQuery(const char* name, std::string composed)
    : sql::Query{name, {}}, composed_(std::move(composed)) {
  text = composed_;
  list().push_back(this);
}

const std::vector<const NamedQuery*>& all_queries() { return list(); }

}  // namespace khongcho::store

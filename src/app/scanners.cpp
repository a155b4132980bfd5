#include "app/scanners.h"

#include <algorithm>

#include "base/text.h"
#include "scan/escl.h"
#include "store/scan_store.h"

namespace khongcho::app {

namespace {

constexpr std::size_t kMostName = 60;

Error not_allowed() {
  return {ErrorCode::not_allowed, "scanner.not_yours"};
}

bool administers(const Officer& admin, OfficeId office) {
  return may(admin, Action::administer, ActionTarget{office});
}

}  // namespace

std::vector<Scanner> scanners_for(const Context& ctx, const Officer& officer, OfficeId office) {
  if (!may(officer, Action::digitize, ActionTarget{office, officer.id})) return {};
  auto scanners =
      sql::read(ctx.db, [&](sql::Transaction& tx) { return store::scanners_of(tx, office); });
  std::erase_if(scanners, [](const Scanner& scanner) { return !scanner.active; });
  return scanners;
}

Expected<std::vector<Scanner>> office_scanners(const Context& ctx, const Officer& admin,
                                               OfficeId office) {
  if (!administers(admin, office)) return not_allowed();
  return sql::read(ctx.db, [&](sql::Transaction& tx) { return store::scanners_of(tx, office); });
}

Expected<Scanner> save_scanner(const Context& ctx, const Officer& admin, Scanner scanner) {
  if (!administers(admin, scanner.office)) return not_allowed();
  scanner.name = tidy_text(scanner.name);
  if (scanner.name.empty() || length_of(scanner.name) > kMostName)
    return Error{ErrorCode::invalid_input, "scanner.name_missing", {}, "name"};
  const auto address = scan::scanner_address(scanner.address);
  if (!address) return Error{ErrorCode::invalid_input, "scanner.wrong_address", {}, "address"};
  scanner.address = *address;
  return sql::in_transaction(ctx.db, [&](sql::Transaction& tx) -> Expected<Scanner> {
    if (!scanner.id) {
      scanner.id = make<ScannerId>();
      store::insert(tx, scanner, ctx.time.now());
      return scanner;
    }
    const auto before = store::find_scanner(tx, scanner.id);
    if (!before || before->office != scanner.office)
      return Error{ErrorCode::not_found, "scanner.unknown"};
    store::update(tx, scanner);
    return scanner;
  });
}

Expected<std::string> try_scanner(const Context& ctx, const Officer& admin, ScannerId id) {
  const auto scanner =
      sql::read(ctx.db, [&](sql::Transaction& tx) { return store::find_scanner(tx, id); });
  if (!scanner) return Error{ErrorCode::not_found, "scanner.unknown"};
  if (!administers(admin, scanner->office)) return not_allowed();
  const auto can = scan::EsclScanner(scanner->address).capabilities();
  if (!can) return can.error();
  return can->model;
}

}  // namespace khongcho::app

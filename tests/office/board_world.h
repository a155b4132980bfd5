// xã Thanh Sơn with a waiting room for tests of its screens: a second counter, and commands that
// throw where they are refused.
#pragma once

#include <atomic>
#include <stdexcept>
#include <string>
#include <vector>

#include "app/counter_calls.h"
#include "app/counter_duties.h"
#include "app/take_number.h"
#include "store/office_store.h"
#include "tests/office/office_world.h"

namespace khongcho::test {

// Set by one thread, read by others.
class SharedTime : public TimeSource {
 public:
  explicit SharedTime(std::string_view now) { set(now); }
  Instant now() const override { return from_unix(seconds_); }
  void set(std::string_view now) { seconds_ = unix_seconds(at(now)); }

 private:
  std::atomic<std::int64_t> seconds_;
};

struct BoardWorld : OfficeWorld {
  SharedTime clock{"2023-09-29 14:12"};
  app::Desk desk{hoa, counter.id};

  app::Context context() { return {db(), clock, law(), vietnamese()}; }

  Counter add_counter(const std::string& name) {
    Counter added{.id = make<CounterId>(), .office = thanh_son.id, .name = name};
    sql::in_transaction(db(), [&](sql::Transaction& tx) { store::insert(tx, added); });
    return added;
  }
  void open(const std::vector<std::string>& services = {}) {
    must(app::open_counter(context(), desk, services));
  }
  QueueTicket take(const std::string& service = "chung-thuc") {
    return must(app::take_number(context(), thanh_son, {.service = service})).ticket;
  }
  QueueTicket call() { return must(app::call_next_ticket(context(), desk)); }
  QueueTicket take_and_call() {
    take();
    return call();
  }

  template <typename T>
  static T must(Expected<T> answer) {
    if (!answer) throw std::runtime_error(answer.error().message_id);
    return *answer;
  }
};

}  // namespace khongcho::test

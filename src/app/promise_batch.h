// Due times for many dossiers: a JSON object a line in, one a line out, in the same order
// (`khongcho promise --batch`). A bad line gives an error line and the run goes on.
#pragma once

#include <deque>
#include <map>
#include <string>
#include <string_view>

#include "app/growing_calendar.h"
#include "app/promise_line.h"
#include "base/locale.h"
#include "core/law/law.h"

namespace khongcho::app {

class PromiseBatch {
 public:
  // Both must outlive the batch. `locale` words the errors.
  PromiseBatch(const Law& law, const Locale& locale) : law_(law), locale_(locale) {}

  // Appends the answer; false when it is an error. PromiseLineReader::padding() bytes behind the
  // line must be readable.
  bool answer(std::string_view padded_line, std::string& out);

  // Answers all lines of one file descriptor on another; false when any was an error. Throws
  // std::system_error when reading or writing fails.
  bool run(int in, int out);

 private:
  // A profile's calendar with the Saturdays of a model, and that model.
  struct Shipped {
    std::string profile;
    std::string model_name;
    const ServiceModel* model = nullptr;
    GrowingCalendar calendar;
  };

  Expected<Promise> compute(const PromiseLine& line);
  Expected<Promise> compute_written_out(const PromiseLine& line, const ServiceModel* model);
  Expected<Shipped*> find_shipped(const PromiseLine& line);
  Expected<const ServiceModel*> find_model(std::string_view name) const;
  bool answer_lines(std::string_view padded_lines, std::string& out);

  const Law& law_;
  const Locale& locale_;
  PromiseLineReader reader_;
  PromiseLine line_;
  std::deque<Shipped> shipped_;
  Shipped* last_shipped_ = nullptr;
  std::map<std::string, GrowingCalendar, std::less<>> written_out_;  // by their JSON text
};

}  // namespace khongcho::app

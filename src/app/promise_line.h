// One line of `khongcho promise --batch`: a JSON object that asks for the due times of one dossier.
// Reading only; which calendar and which model a name means is the batch's job.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/expected.h"
#include "core/promise/promise.h"

namespace khongcho::app {

struct PromiseLine {
  std::string id;               // as JSON text; "null" where there is none to read
  std::string_view profile;     // empty when the calendar is written out
  std::string calendar;         // its JSON text; empty when a profile is named
  std::string_view model_name;  // empty when written out, or none
  std::optional<ServiceModel> model;
  PromiseCase question;
};

// Keeps its memory from line to line; the views of a line last until the next is read.
class PromiseLineReader {
 public:
  PromiseLineReader();
  ~PromiseLineReader();

  // The bytes behind the text that must be readable (not meaningful).
  static std::size_t padding();
  // What is wrong with the line, if anything (`promise_line.*`). The id is filled in even then,
  // when it can be read.
  std::optional<Error> read(std::string_view padded_text, PromiseLine& line);

 private:
  struct Parser;
  std::unique_ptr<Parser> parser_;
};

}  // namespace khongcho::app

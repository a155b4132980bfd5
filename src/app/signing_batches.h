// Many results signed in the background while a page tells how far it is. The secret that opens
// the key lives in memory for that one batch.
#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "app/result_signing.h"

namespace khongcho::app {

struct BatchProgress {
  BatchWork work = BatchWork::sign;
  std::size_t all = 0;
  std::vector<SignOutcome> done;
  std::optional<Error> refused = {};  // before the first: the key did not open
  bool over = false;
};

class SigningBatches {
 public:
  // What `desk` refers to must outlive the batches.
  explicit SigningBatches(SigningDesk desk) : desk_(std::move(desk)) {}
  // Waits for what is running.
  ~SigningBatches() = default;
  SigningBatches(const SigningBatches&) = delete;

  // Its name, which nobody guesses. Refuses sign.no_key, and sign.too_busy where too many run.
  Expected<std::string> start(const Officer& officer, BatchRequest request);
  // Nothing for a name that is not this officer's, or was forgotten: the last hundred are kept.
  std::optional<BatchProgress> progress(const Officer& officer, const std::string& name) const;

 private:
  struct Batch {
    OfficerId officer;
    std::string name;
    mutable std::mutex mutex;
    BatchProgress progress;
    std::jthread thread;  // the first to end, before what it works on
  };

  void run(Batch& batch, const Officer& officer, BatchRequest request) const;
  void forget_old();

  SigningDesk desk_;
  mutable std::mutex mutex_;
  std::vector<std::shared_ptr<Batch>> batches_;  // oldest first
};

}  // namespace khongcho::app

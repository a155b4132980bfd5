#include "app/signing_batches.h"

#include <sodium.h>

#include <algorithm>

#include "base/crypto.h"

namespace khongcho::app {

namespace {

constexpr std::size_t kMostKept = 100;
constexpr int kMostRunning = 8;

}  // namespace

Expected<std::string> SigningBatches::start(const Officer& officer, BatchRequest request) {
  if (!batch_key(desk_.ctx, officer, request.work))
    return Error{ErrorCode::not_eligible, "sign.no_key"};
  auto batch = std::make_shared<Batch>();
  batch->officer = officer.id;
  batch->name = random_token(18);
  batch->progress.work = request.work;
  batch->progress.all = request.commands.size();

  const std::lock_guard lock(mutex_);
  const auto running = std::ranges::count_if(batches_, [](const auto& each) {
    const std::lock_guard look(each->mutex);
    return !each->progress.over;
  });
  if (running >= kMostRunning) return Error{ErrorCode::conflict, "sign.too_busy"};
  forget_old();
  batches_.push_back(batch);
  batch->thread = std::jthread([this, &kept = *batch, officer, request = std::move(request)] {
    run(kept, officer, request);
  });
  return batch->name;
}

void SigningBatches::run(Batch& batch, const Officer& officer, BatchRequest request) const {
  std::optional<Error> refused;
  SigningDesk desk = desk_;
  if (request.drawer) desk.drawer = request.drawer;
  try {
    const auto outcomes = sign_results(desk, officer, request, [&](const SignOutcome& outcome) {
      const std::lock_guard lock(batch.mutex);
      batch.progress.done.push_back(outcome);
    });
    if (!outcomes) refused = outcomes.error();
  } catch (const std::exception& failure) {
    refused =
        Error{.code = ErrorCode::conflict, .message_id = "sign.stopped", .detail = failure.what()};
  }
  sodium_memzero(request.secret.data(), request.secret.size());
  const std::lock_guard lock(batch.mutex);
  batch.progress.refused = std::move(refused);
  batch.progress.over = true;
}

// Only those that are over: a thread is never waited for here.
void SigningBatches::forget_old() {
  while (batches_.size() >= kMostKept) {
    const auto old = std::ranges::find_if(batches_, [](const auto& each) {
      const std::lock_guard look(each->mutex);
      return each->progress.over;
    });
    if (old == batches_.end()) return;
    batches_.erase(old);
  }
}

std::optional<BatchProgress> SigningBatches::progress(const Officer& officer,
                                                      const std::string& name) const {
  const std::lock_guard lock(mutex_);
  for (const auto& batch : batches_) {
    if (batch->officer != officer.id || !same_secret(batch->name, name)) continue;
    const std::lock_guard look(batch->mutex);
    return batch->progress;
  }
  return {};
}

}  // namespace khongcho::app

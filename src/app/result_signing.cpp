#include "app/result_signing.h"

#include <array>
#include <mutex>
#include <optional>
#include <system_error>

#include "app/digitisation.h"
#include "app/request_key.h"
#include "app/signature_mark.h"
#include "core/dossier/dossier_permission.h"
#include "store/dossier_store.h"
#include "store/signing_key_store.h"

namespace khongcho::app {

namespace {

constexpr int kMostAttempts = 20;

// Who signs for an office does so one after the other in this program: numbers looked at before
// the signature are then nearly always the ones taken behind it.
std::mutex& turn_of(const Officer& officer) {
  static std::array<std::mutex, 64> turns;
  return turns[static_cast<std::size_t>(officer.office.value) % turns.size()];
}

const Error& number_taken() {
  static const Error error{ErrorCode::conflict, "sign.number_taken"};
  return error;
}

// The dossier as the command would leave it, and what would be drawn of it.
struct Rehearsal {
  Dossier dossier;
  ResultDrawing drawing;
};

// Runs the command and undoes it. A form sent twice is done already: then the dossier is given.
struct Rehearsed {
  std::optional<Dossier> done;
  std::optional<Rehearsal> ahead;
};
Expected<Rehearsed> rehearse(const SigningDesk& desk, const Officer& officer,
                             DossierCommand command) {
  Rehearsed rehearsed;
  std::optional<Error> refused;
  command.also = [&](sql::Transaction& tx, Dossier& after) -> std::optional<Error> {
    rehearsed.ahead.reset();
    refused.reset();
    auto drawing = desk.drawer(tx, desk.ctx, after);
    if (drawing)
      rehearsed.ahead = Rehearsal{after, std::move(*drawing)};
    else
      refused = drawing.error();
    return number_taken();
  };
  auto outcome = sign_dossier(desk.ctx, officer, command);
  if (outcome) {
    rehearsed.done = std::move(*outcome);
    return rehearsed;
  }
  if (refused) return *refused;
  if (!rehearsed.ahead) return outcome.error();
  return rehearsed;
}

pdf::SignatureMark mark_at(const Locale& vietnamese, const MarkPlace& place,
                           const MarkWords& words) {
  return {.drawing = signature_mark(vietnamese, words, {place.width, place.height}),
          .page = place.page,
          .left = place.left,
          .bottom = place.bottom,
          .width = place.width,
          .height = place.height};
}

// How far the seal reaches over the left of the signature.
double covered_by_seal(const DrawnResult& drawn) {
  const double reach = drawn.seal.left + drawn.seal.width - drawn.signature.left;
  const bool same_page = drawn.seal.page == drawn.signature.page;
  return same_page && reach > 0 && drawn.seal.left < drawn.signature.left ? reach : 0;
}

Expected<std::string> archived(const SigningDesk& desk, const std::string& bytes) {
  try {
    return desk.files.put(bytes);
  } catch (const std::system_error& error) {
    return Error{
        .code = ErrorCode::conflict, .message_id = "sign.not_archived", .detail = error.what()};
  }
}

ResultSignature signature_of(const Dossier& dossier, const Officer& officer,
                             const RegisteredKey& key, SignatureRole role, Instant at) {
  return {.id = make<ResultSignatureId>(),
          .dossier = dossier.id,
          .role = role,
          .key = key.id,
          .officer = officer.id,
          .number = dossier.result_number,
          .at = at};
}

// One attempt; nothing where another result took the number meanwhile.
Expected<std::optional<Dossier>> sign_once(const SigningDesk& desk, const Officer& officer,
                                           DossierCommand command, const RegisteredKey& registered,
                                           const pdf::SigningKey& key) {
  const auto rehearsed = rehearse(desk, officer, command);
  if (!rehearsed) return rehearsed.error();
  if (rehearsed->done) return rehearsed->done;
  const Rehearsal& ahead = *rehearsed->ahead;
  const Instant at = desk.ctx.time.now();
  const DrawnResult drawn = ahead.drawing.draw();
  const MarkWords words{.name = key.certificate().name,
                        .title = officer.title,
                        .number = ahead.dossier.result_number,
                        .at = at,
                        .free_left = covered_by_seal(drawn)};
  const auto bytes = pdf::sign_pdf(
      drawn.pdf, key,
      {.field = "Signature",
       .name = key.certificate().name,
       .reason = desk.ctx.vietnamese.text("sign.reason_signed", {ahead.dossier.result_number}),
       .at = at,
       .mark = mark_at(desk.ctx.vietnamese, drawn.signature, words)});
  if (!bytes) return bytes.error();
  const auto sha256 = archived(desk, *bytes);
  if (!sha256) return sha256.error();

  ResultSignature signature =
      signature_of(ahead.dossier, officer, registered, SignatureRole::signer, at);
  signature.sha256 = *sha256;
  signature.bytes = static_cast<std::int64_t>(bytes->size());
  command.version = ahead.dossier.version;  // the one that was drawn
  command.also = [&](sql::Transaction& tx, Dossier& after) -> std::optional<Error> {
    const auto drawing = desk.drawer(tx, desk.ctx, after);
    if (!drawing) return drawing.error();
    if (drawing->facts != ahead.drawing.facts) return number_taken();
    after.result_sha256 = *sha256;
    store::insert(tx, signature);
    keep_signed_file(desk.ctx, tx, officer, after, {*sha256, signature.bytes, drawn.pages});
    return {};
  };
  auto outcome = sign_dossier(desk.ctx, officer, command);
  if (outcome) return std::optional(std::move(*outcome));
  if (outcome.error().message_id == number_taken().message_id) return std::optional<Dossier>{};
  return outcome.error();
}

// Not the fault of one dossier: those that follow would end the same way.
bool ends_the_batch(const Error& error) {
  for (const char* message :
       {"pdf.token_failed", "pdf.certificate_expired", "pdf.certificate_not_yet",
        "pdf.not_for_signing", "pdf.key_mismatch", "sign.not_archived"})
    if (error.message_id == message) return true;
  return false;
}

// The signed file as it is, with where the seal goes.
struct Sealable {
  Dossier dossier;
  ResultDrawing drawing;
};
Expected<Sealable> sealable(const SigningDesk& desk, const Officer& officer,
                            const std::string& code) {
  return sql::read(desk.ctx.db, [&](sql::Transaction& tx) -> Expected<Sealable> {
    const auto dossier = store::find_dossier(tx, code);
    if (!dossier) return Error{ErrorCode::not_found, "dossier.unknown", {code}};
    if (!may(officer, Action::seal, *dossier))
      return Error{ErrorCode::not_allowed, "dossier.not_yours"};
    const auto signatures = store::signatures_of(tx, dossier->id);
    if (signatures.empty() || signatures.back().sha256 != dossier->result_sha256)
      return Error{ErrorCode::conflict, "sign.not_digital"};
    auto drawing = desk.drawer(tx, desk.ctx, *dossier);
    if (!drawing) return drawing.error();
    return Sealable{*dossier, std::move(*drawing)};
  });
}

}  // namespace

Expected<Dossier> sign_result(const SigningDesk& desk, const Officer& officer,
                              const DossierCommand& command, const RegisteredKey& registered,
                              const pdf::SigningKey& key) {
  const std::lock_guard turn(turn_of(officer));
  for (int attempt = 0; attempt < kMostAttempts; ++attempt) {
    auto outcome = sign_once(desk, officer, command, registered, key);
    if (!outcome) return outcome.error();
    if (*outcome) return std::move(**outcome);
  }
  return number_taken();
}

Expected<Dossier> seal_result(const SigningDesk& desk, const Officer& officer,
                              const DossierCommand& asked, const RegisteredKey& registered,
                              const pdf::SigningKey& key) {
  const std::lock_guard turn(turn_of(officer));
  DossierCommand command = asked;
  const auto ready = sealable(desk, officer, command.code);
  if (!ready) return ready.error();
  // Sealed already: the command says so, or that this form was sent before.
  if (ready->dossier.sealed_at) return seal_dossier(desk.ctx, officer, command);
  auto signed_bytes = desk.files.get(ready->dossier.result_sha256);
  if (!signed_bytes) return Error{ErrorCode::conflict, "sign.file_lost"};
  const Instant at = desk.ctx.time.now();
  const MarkWords words{.name = key.certificate().name, .at = at, .is_seal = true};
  const DrawnResult drawn = ready->drawing.draw();
  const auto bytes = pdf::sign_pdf(
      std::move(*signed_bytes), key,
      {.field = "Seal",
       .name = key.certificate().name,
       .reason = desk.ctx.vietnamese.text("sign.reason_sealed", {ready->dossier.result_number}),
       .at = at,
       .mark = mark_at(desk.ctx.vietnamese, drawn.seal, words)});
  if (!bytes) return bytes.error();
  const auto sha256 = archived(desk, *bytes);
  if (!sha256) return sha256.error();

  ResultSignature signature =
      signature_of(ready->dossier, officer, registered, SignatureRole::seal, at);
  signature.sha256 = *sha256;
  signature.bytes = static_cast<std::int64_t>(bytes->size());
  if (command.version == 0) command.version = ready->dossier.version;
  command.also = [&](sql::Transaction& tx, Dossier& after) -> std::optional<Error> {
    after.result_sha256 = *sha256;
    store::insert(tx, signature);
    keep_signed_file(desk.ctx, tx, officer, after, {*sha256, signature.bytes, drawn.pages},
                     ready->dossier.result_sha256);
    return {};
  };
  return seal_dossier(desk.ctx, officer, command);
}

std::optional<RegisteredKey> batch_key(const Context& ctx, const Officer& officer, BatchWork work) {
  return work == BatchWork::sign ? signing_key_of(ctx, officer) : seal_key_of(ctx, officer.office);
}

Expected<std::vector<SignOutcome>> sign_results(
    const SigningDesk& desk, const Officer& officer, const BatchRequest& batch,
    const std::function<void(const SignOutcome&)>& done) {
  const auto registered = batch_key(desk.ctx, officer, batch.work);
  if (!registered) return Error{ErrorCode::not_eligible, "sign.no_key"};
  const auto key = open_key(desk.keys, registered->kind, registered->place, batch.secret);
  if (!key) return key.error();
  // The file or token may have been changed for another's since.
  if (key->certificate().serial != registered->serial)
    return Error{ErrorCode::not_eligible, "sign.other_key", {registered->name}};
  if (auto problem = pdf::certificate_problem(key->certificate(), desk.ctx.time.now()))
    return *problem;

  std::vector<SignOutcome> outcomes;
  bool over = false;
  for (const DossierCommand& command : batch.commands) {
    const auto work = batch.work == BatchWork::sign ? sign_result : seal_result;
    SignOutcome outcome{command.code,
                        over ? Expected<Dossier>(Error{ErrorCode::not_eligible, "sign.not_tried"})
                             : work(desk, officer, command, *registered, *key)};
    if (!outcome.outcome && ends_the_batch(outcome.outcome.error())) over = true;
    if (done) done(outcome);
    outcomes.push_back(std::move(outcome));
  }
  return outcomes;
}

}  // namespace khongcho::app

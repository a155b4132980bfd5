// A result signed electronically, and sealed: the document is drawn with the number it is going to
// have, signed, kept in the archive, and only then does one transaction give it the number, the
// event and the file. Whatever fails before leaves the dossier as it was
// (docs/decisions/0017-sign-then-commit.md).
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "app/context.h"
#include "app/dossier_commands.h"
#include "app/signing_keys.h"
#include "core/people/registered_key.h"
#include "pdf/pdf_signature.h"
#include "store/blob_store.h"

namespace khongcho::app {

// Where a mark stands on its page, points from the lower left corner.
struct MarkPlace {
  int page = -1;  // from 0; -1: the last
  double left = 0;
  double bottom = 0;
  double width = 0;
  double height = 0;
};

struct DrawnResult {
  std::string pdf;
  MarkPlace signature;
  MarkPlace seal;
  int pages = 1;
};

// What is going to be drawn. The same `facts`, the same drawing; `draw` needs no database.
struct ResultDrawing {
  std::string facts;
  std::function<DrawnResult()> draw;
};
// Asked inside the transaction that signs, of the dossier as it is about to be saved.
using ResultDrawer =
    std::function<Expected<ResultDrawing>(sql::Transaction&, const Context&, const Dossier&)>;

// All must outlive whoever signs.
struct SigningDesk {
  Context ctx;
  const KeyFolder& keys;
  const store::BlobStore& files;
  ResultDrawer drawer;
};

// Refuses as sign_dossier and SigningKey::sign do, and:
//   sign.not_archived  the disk took no more, or failed
//   sign.number_taken  other results kept taking the number meanwhile
Expected<Dossier> sign_result(const SigningDesk& desk, const Officer& officer,
                              const DossierCommand& command, const RegisteredKey& registered,
                              const pdf::SigningKey& key);
// The agency's seal as a second signature, with the command seal_dossier. The signed file is
// extended; a result signed on paper is refused (sign.not_digital).
Expected<Dossier> seal_result(const SigningDesk& desk, const Officer& officer,
                              const DossierCommand& command, const RegisteredKey& registered,
                              const pdf::SigningKey& key);

enum class BatchWork { sign, seal };

// Opens the key once and does each. What would refuse all that follows (the token, the disk, the
// certificate) ends the batch: the rest is answered sign.not_tried. `done` hears of each in its
// turn.
struct BatchRequest {
  BatchWork work = BatchWork::sign;
  std::vector<DossierCommand> commands;
  std::string secret;        // PIN or passphrase; gone when the batch is
  ResultDrawer drawer = {};  // instead of the desk's, where there is one
};
// Refuses sign.no_key, and what opening the key refuses: then nothing was tried.
Expected<std::vector<SignOutcome>> sign_results(
    const SigningDesk& desk, const Officer& officer, const BatchRequest& batch,
    const std::function<void(const SignOutcome&)>& done = {});

// The key such a batch is done with.
std::optional<RegisteredKey> batch_key(const Context& ctx, const Officer& officer, BatchWork work);

}  // namespace khongcho::app

// One result before its signer: the draft to read, then sign or send back.
#pragma once

#include <optional>
#include <string>

#include "base/locale.h"
#include "web/common/url.h"
#include "web/signer/key_box.h"
#include "web/site/dossier_review.h"

namespace khongcho::web {

struct SignDossierPage : DossierReview {
  Url document;        // the result as it will be
  std::string ticket;  // "code:version:request_key", for the signature by key
  std::optional<KeyBox> key = {};

  std::string render(const Locale& locale) const;
};

}  // namespace khongcho::web

#include "web/verify/verify_routes.h"

#include <memory>

#include "web/site/address_limit.h"
#include "web/verify/verify_words.h"

namespace khongcho::web {

namespace {

constexpr std::size_t kLargestFile = 20U << 20;
constexpr http::RouteOptions kUpload{.body_limit = kLargestFile + (64U << 10),
                                     .most_inputs = 10,
                                     .most_files = 1,
                                     .file_limit = kLargestFile};

// Reading a file costs more than looking at a code; and codes are not to be guessed.
struct Limits {
  AddressLimit files{{.burst = 10, .per_second = 0.2}};
  AddressLimit codes{{.burst = 20, .per_second = 0.5}};
};

class VerifyPages {
 public:
  VerifyPages(const Site& site, const app::KeyFolder& keys) : site_(site), keys_(keys) {}

  // GET /kiem-chung, /kiem-chung?ma=7K4M 29RT
  http::Response form(const http::Request& request) const {
    if (!request.query.has("ma")) return show(request, page(request, ""), 200);
    const std::string code(request.query.text("ma"));
    if (code.empty()) return show(request, page(request, ""), 200);
    return http::redirect(Url::path("/kiem-chung/{}", {code}).text());
  }

  // GET /kiem-chung/{code}: what the QR of a result leads to.
  http::Response code(const http::Request& request) const {
    if (const auto wait = limits_->codes.wait(request)) return too_often(request, "", *wait);
    const std::string code(request.param("code"));
    const auto issued = app::issued_result(site_.ctx(), code);
    VerifyPage shown = page(request, issued ? code : "");
    if (!issued) {
      shown.lead = site_.locale(request).text("verify.unknown_code", {code});
      return show(request, std::move(shown), 404);
    }
    shown.issued = issued_facts(site_.locale(request), *issued);
    shown.lead = site_.locale(request).text("verify.code_lead");
    return show(request, std::move(shown), 200);
  }

  // POST /kiem-chung, /kiem-chung/{code}
  http::Response file(const http::Request& request) const {
    const Locale& locale = site_.locale(request);
    const std::string code(request.param("code"));
    if (const auto wait = limits_->files.wait(request)) return too_often(request, code, *wait);
    VerifyPage shown = page(request, code);
    const auto* uploaded = request.files.empty() ? nullptr : &request.files.front();
    if (!uploaded || uploaded->bytes.empty()) {
      shown.problem = locale.text("verify.no_file");
      return show(request, std::move(shown), 422);
    }
    const auto found = app::verify_file(site_.ctx(), keys_, uploaded->bytes, code);
    shown.answer = answer_about(locale, found);
    if (found.verdict == app::FileVerdict::genuine)
      shown.issued = issued_facts(locale, *found.issued);
    return show(request, std::move(shown), 200);
  }

 private:
  VerifyPage page(const http::Request& request, const std::string& code) const {
    const Locale& locale = site_.locale(request);
    return {
        .frame = site_.public_frame(request, locale.text("verify.title")),
        .lead = locale.text("verify.lead"),
        .code = code,
        .upload_title = locale.text(code.empty() ? "verify.upload" : "verify.compare"),
        .action = code.empty() ? Url::path("/kiem-chung") : Url::path("/kiem-chung/{}", {code})};
  }

  http::Response show(const http::Request& request, VerifyPage page, int status) const {
    http::Response response = site_.show(request, std::move(page), status);
    response.set("Cache-Control", "no-store");
    response.set("X-Robots-Tag", "noindex");
    return response;
  }

  http::Response too_often(const http::Request& request, const std::string& code,
                           std::chrono::seconds wait) const {
    VerifyPage shown = page(request, code);
    const std::string seconds = std::to_string(wait.count());
    shown.problem = site_.locale(request).text("verify.too_often", {seconds});
    http::Response response = show(request, std::move(shown), 429);
    response.set("Retry-After", seconds);
    return response;
  }

  const Site& site_;
  const app::KeyFolder& keys_;
  std::unique_ptr<Limits> limits_ = std::make_unique<Limits>();
};

}  // namespace

void add_verify_routes(http::Router& router, const Site& site, const app::KeyFolder& keys) {
  const auto pages = std::make_shared<VerifyPages>(site, keys);
  // What is sent changes nothing here, so a form needs no token.
  const auto file = [pages](const http::Request& request) { return pages->file(request); };
  site.open_get(router, "/kiem-chung",
                [pages](const http::Request& request) { return pages->form(request); });
  site.open_get(router, "/kiem-chung/{code}",
                [pages](const http::Request& request) { return pages->code(request); });
  router.add("POST", "/kiem-chung", file, kUpload);
  router.add("POST", "/kiem-chung/{code}", file, kUpload);
}

}  // namespace khongcho::web

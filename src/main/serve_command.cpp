#include "main/serve_command.h"

#include <CLI/CLI.hpp>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <optional>
#include <stdexcept>

#include "app/result_drawer.h"
#include "app/routes.h"
#include "app/signing_batches.h"
#include "http/error_status.h"
#include "http/failure_log.h"
#include "http/router.h"
#include "http/security_headers.h"
#include "http/server.h"
#include "jobs/job_clock.h"
#include "jobs/notice_jobs.h"
#include "jobs/office_jobs.h"
#include "jobs/scan_jobs.h"
#include "main/routes.h"
#include "main/runtime.h"
#include "web/broadcaster/voice_routes.h"
#include "web/common/assets.h"
#include "web/common/language.h"
#include "web/display/display_routes.h"
#include "web/files/file_routes.h"
#include "web/paper/archive_routes.h"
#include "web/phone/phone_routes.h"
#include "web/results/result_routes.h"
#include "web/signer/signing_routes.h"
#include "web/site/room_watch.h"
#include "web/site/routes.h"
#include "web/site/site.h"
#include "web/verify/verify_routes.h"

namespace khongcho {

namespace {

struct ServeOptions {
  RuntimeOptions runtime;
  http::ServerConfig server;
  web::SiteConfig site;
  std::string files = {};  // empty: the folder "files" beside the database file
  std::string keys = {};   // empty: the folder "keys" beside the database file
  std::string token_module = {};
  std::string scan_folder = {};
  app::MailRoute mail = {};
  std::string mail_password_file = {};
  bool no_jobs = false;  // another server of the same database does them
};

// Beside the database file, unless another place was named.
std::filesystem::path folder_beside(const ServeOptions& options, const std::string& named,
                                    const char* name) {
  if (!named.empty()) return named;
  if (options.runtime.db.find(':') != std::string::npos) return name;  // no file: postgresql://
  return std::filesystem::absolute(options.runtime.db).parent_path() / name;
}

std::filesystem::path files_folder(const ServeOptions& options) {
  return folder_beside(options, options.files, "files");
}

// Blocks SIGINT and SIGTERM before any thread starts, so that only wait_for_stop() sees them.
sigset_t stop_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  return signals;
}

// Throws where the options of the mail server are half said.
std::optional<app::MailRoute> mail_route(const ServeOptions& options) {
  app::MailRoute route = options.mail;
  route.public_address = options.site.public_address;
  if (route.server.url.empty()) return {};
  if (!route.server.url.starts_with("smtp://") && !route.server.url.starts_with("smtps://"))
    throw std::runtime_error("--smtp takes smtp://host:port or smtps://host:port");
  if (!mail::is_address(route.from))
    throw std::runtime_error("--smtp needs --mail-from with the address notices come from");
  if (!options.mail_password_file.empty()) {
    std::ifstream file(options.mail_password_file);
    if (!file || !std::getline(file, route.server.password))
      throw std::runtime_error("cannot read " + options.mail_password_file);
  }
  return route;
}

void log_job_failure(const std::string& name, const std::string& problem) {
  http::log_failure("job." + name, std::runtime_error(problem));
}

// For whoever watches the server: each job with its last run and whether it went well. What went
// wrong stands in the log alone.
void add_job_route(http::Router& router, const std::vector<const jobs::JobClock*>& clocks) {
  router.add("GET", "/he-thong/viec-nen", [clocks](const http::Request&) {
    std::string lines;
    for (const jobs::JobClock* clock : clocks)
      for (const jobs::JobState& job : clock->states()) {
        const std::string last = job.last_run_at ? iso_instant(*job.last_run_at) : "-";
        lines += job.name + " " + last + (job.last_error.empty() ? " tot\n" : " loi\n");
      }
    return http::text(lines);
  });
}

void serve(const ServeOptions& options) {
  const sigset_t signals = stop_signals();
  Runtime runtime(options.runtime);
  const web::Site site(runtime.context(), runtime.english(), options.site);
  const app::PaperArchive archive{.files = store::BlobStore(files_folder(options)),
                                  .public_address = options.site.public_address};
  const app::Voice voice(files_folder(options) / "voice", runtime.vietnamese());
  const app::KeyFolder keys{.path = folder_beside(options, options.keys, "keys"),
                            .token_module = options.token_module};
  app::SigningBatches batches({.ctx = runtime.context(),
                               .keys = keys,
                               .files = archive.files,
                               .drawer = app::result_drawer(options.site.public_address)});
  http::EventHub hub;
  web::RoomWatch watch(site, hub);
  http::Router router;
  add_all_routes(router, site);
  web::add_archive_routes(router, site, archive);
  web::add_result_archive_routes(router, site, archive);
  web::add_file_routes(router, site, archive);
  web::add_signing_routes(router, site, {.keys = keys, .batches = batches});
  web::add_verify_routes(router, site, keys);
  web::add_voice_routes(router, site, voice);
  web::add_display_routes(router, site, watch, voice);
  web::add_phone_routes(router, site, watch);
  jobs::JobClock clock(runtime.time(), log_job_failure);
  jobs::add_office_jobs(clock, runtime.context());
  jobs::JobClock scan_clock(runtime.time(), log_job_failure);
  jobs::add_scan_jobs(scan_clock, runtime.context(), archive, options.scan_folder);
  jobs::JobClock mail_clock(runtime.time(), log_job_failure);
  if (const auto route = mail_route(options))
    jobs::add_notice_jobs(mail_clock, runtime.context(), *route);
  // What another server of the same database has published; also where this one does no jobs.
  jobs::JobClock book_clock(runtime.time(), log_job_failure);
  book_clock.add("routes", std::chrono::seconds{20},
                 [ctx = runtime.context()] { app::load_published_routes(ctx); });
  add_job_route(router, {&clock, &scan_clock, &mail_clock, &book_clock});
  book_clock.start();
  if (!options.no_jobs) {
    clock.start();
    scan_clock.start();
    mail_clock.start();
  }
  watch.start();
  http::Server server(options.server, router);
  server.start();
  std::cout << "khongcho: http://" << options.server.address << ":" << server.port() << std::endl;

  int signal = 0;
  sigwait(&signals, &signal);
  std::cout << "khongcho: finishing what was accepted" << std::endl;
  server.stop();
  clock.stop();
  scan_clock.stop();
  mail_clock.stop();
  book_clock.stop();
  watch.stop();
  runtime.db().close();
}

}  // namespace

int serve_command(int argc, char** argv) {
  ServeOptions options;
  options.server.port = 8080;
  CLI::App cli("Serves the pages and the API over HTTP.", "khongcho serve");
  cli.add_option("--db", options.runtime.db, "SQLite file or postgresql:// address")
      ->capture_default_str()
      ->envname("KHONGCHO_DB");
  cli.add_option("--data", options.runtime.data_dir, "law data directory");
  cli.add_option("--address", options.server.address, "address to listen at")
      ->capture_default_str();
  cli.add_option("--port", options.server.port, "port, 0 for any free one")->capture_default_str();
  cli.add_option("--files", options.files, "folder of archived papers");
  cli.add_option("--keys", options.keys,
                 "folder of signing keys (*.p12); ca/*.pem in it: trusted authorities");
  cli.add_option("--token-module", options.token_module, "PKCS#11 library of signing tokens");
  cli.add_option("--scan-folder", options.scan_folder,
                 "folder with a folder for each office that scanners put files into");
  cli.add_option("--smtp", options.mail.server.url,
                 "mail server for notices to citizens, e.g. smtp://mail.example.vn:587");
  cli.add_option("--mail-from", options.mail.from, "address those notices come from");
  cli.add_option("--smtp-user", options.mail.server.user, "log-in at the mail server");
  cli.add_option("--smtp-password-file", options.mail_password_file,
                 "file with the password of that log-in");
  cli.add_option("--public-address", options.site.public_address,
                 "where citizens find these pages, e.g. https://motcua.example.vn");
  cli.add_option("--office", options.site.default_office, "slug of the office on the home page");
  cli.add_option("--clock", options.runtime.clock, "start the clock at, e.g. 2023-09-29T15:20");
  cli.add_flag("--clock-stands", options.runtime.clock_stands_still, "the clock does not run");
  cli.add_option("--trusted-proxy", options.server.trusted_proxies,
                 "address whose X-Forwarded-For is believed");
  cli.add_flag("--https", options.server.secure_cookies, "people come by https: secure cookies");
  cli.add_flag("--no-jobs", options.no_jobs,
               "alarms and other work by the clock is done by another server");
  cli.add_flag("--log-requests", options.server.log_requests, "a line for each request");
  cli.add_option("--postgres-connections", options.runtime.postgres_connections)
      ->capture_default_str();
  CLI11_PARSE(cli, argc, argv);
  serve(options);
  return 0;
}

}  // namespace khongcho

#include "http/request_head.h"

namespace khongcho::http {

namespace {

void read_sender(Request& request, std::string_view peer_ip, const TrustedProxies& proxies) {
  request.remote_ip = peer_ip;
  if (!proxies.trusts(peer_ip)) return;
  std::string hops;
  for (const std::string_view line : request.headers.all("x-forwarded-for"))
    hops.append(hops.empty() ? "" : ",").append(line);
  request.remote_ip = proxies.client_of(peer_ip, hops);
  request.secure = request.header("x-forwarded-proto") == "https";
}

}  // namespace

int read_head(Request& request, const Wire& wire, const ServerConfig& config,
              const TrustedProxies& proxies) {
  read_sender(request, wire.peer_ip, proxies);
  if (request.target.size() > config.target_limit) return 414;
  const std::size_t hosts = request.headers.all("host").size();
  if (hosts > 1 || (hosts == 0 && wire.http11)) return 400;
  // A coding the parser does not undo would leave the body to be read as the next request.
  if (request.headers.has("transfer-encoding") && !(wire.chunked && wire.http11)) return 400;
  if (!read_target(request)) return 400;
  read_headers(request);
  const auto expect = request.headers.get("expect");
  if (expect && *expect != "100-continue") return 417;
  return 0;
}

}  // namespace khongcho::http

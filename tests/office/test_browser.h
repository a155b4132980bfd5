// A browser for page tests: keeps cookies, reads the forms of a page and sends them back as a
// person would, with only the inputs named changed.
#pragma once

#include <map>
#include <regex>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "http/request.h"
#include "http/response.h"
#include "http/router.h"
#include "http/url.h"

namespace khongcho::test {

struct Inputs : std::vector<std::pair<std::string, std::string>> {
  using std::vector<std::pair<std::string, std::string>>::vector;
};

inline std::string unescaped(std::string text) {
  for (const auto& [entity, character] :
       std::map<std::string, std::string>{{"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""},
                                          {"&#39;", "'"}, {"&amp;", "&"}}) {
    for (std::size_t at = 0; (at = text.find(entity, at)) != text.npos; at += character.size())
      text.replace(at, entity.size(), character);
  }
  return text;
}

inline std::string attribute(const std::string& tag, const std::string& name) {
  std::smatch found;
  const std::regex wanted("\\s" + name + "=\"([^\"]*)\"");
  return std::regex_search(tag, found, wanted) ? unescaped(found[1]) : "";
}

struct Page {
  int status = 0;
  std::string body;
  std::string location;
  http::Response response;

  bool has(std::string_view piece) const { return body.find(piece) != body.npos; }

  // What a browser would send with the form that has this action: inputs, ticked boxes, chosen
  // options, text areas; no button.
  Inputs form(std::string_view action) const {
    const std::string html = form_html(action);
    Inputs inputs;
    read_inputs(html, inputs);
    read_selects(html, inputs);
    static const std::regex kArea("<textarea([^>]*)>([^<]*)</textarea>");
    for (std::sregex_iterator it(html.begin(), html.end(), kArea), end; it != end; ++it)
      inputs.emplace_back(attribute((*it)[1], "name"), unescaped((*it)[2]));
    return inputs;
  }

 private:
  std::string form_html(std::string_view action) const {
    std::size_t at = 0;
    while ((at = body.find("<form", at)) != body.npos) {
      const std::string tag = body.substr(at, body.find('>', at) - at);
      const std::size_t end = body.find("</form>", at);
      if (attribute(tag, "action") == action) return body.substr(at, end - at);
      at = end;
    }
    throw std::runtime_error("no form " + std::string(action) + " in a page of status " +
                             std::to_string(status));
  }
  static void read_inputs(const std::string& html, Inputs& inputs) {
    static const std::regex kInput("<input\\b[^>]*>");
    for (std::sregex_iterator it(html.begin(), html.end(), kInput), end; it != end; ++it) {
      const std::string tag = it->str();
      const std::string type = attribute(tag, "type");
      const bool box = type == "checkbox" || type == "radio";
      if (box && tag.find(" checked") == tag.npos) continue;
      inputs.emplace_back(attribute(tag, "name"), attribute(tag, "value"));
    }
  }
  static void read_selects(const std::string& html, Inputs& inputs) {
    static const std::regex kSelect("<select\\b([^>]*)>([\\s\\S]*?)</select>");
    static const std::regex kOption("<option\\b([^>]*)>");
    for (std::sregex_iterator it(html.begin(), html.end(), kSelect), end; it != end; ++it) {
      const std::string options = (*it)[2];
      std::string value;
      bool first = true;
      for (std::sregex_iterator o(options.begin(), options.end(), kOption); o != end; ++o) {
        const std::string tag = (*o)[1];
        if (first || tag.find(" selected") != tag.npos) value = attribute(tag, "value");
        first = false;
      }
      inputs.emplace_back(attribute((*it)[1], "name"), value);
    }
  }
};

inline void set(Inputs& inputs, const std::string& name, const std::string& value) {
  for (auto& input : inputs)
    if (input.first == name) {
      input.second = value;
      return;
    }
  inputs.emplace_back(name, value);
}

inline void drop(Inputs& inputs, const std::string& name) {
  std::erase_if(inputs, [&](const auto& input) { return input.first == name; });
}

class TestBrowser {
 public:
  explicit TestBrowser(const http::Router& router) : router_(router) {}

  Page get(std::string_view target) { return answer(http::make_request("GET", target)); }
  Page post(std::string_view target, const Inputs& inputs, bool htmx = false) {
    std::string body;
    for (const auto& [name, value] : inputs)
      body += (body.empty() ? "" : "&") + http::percent_encode(name) + "=" +
              http::percent_encode(value);
    http::Request request = http::make_request("POST", target, body);
    if (htmx) request.headers.add("HX-Request", "true");
    return answer(std::move(request));
  }
  Page post_raw(std::string_view target, std::string body) {
    return answer(http::make_request("POST", target, std::move(body)));
  }
  // The form of `page` with that action, and one file.
  Page send_file(const Page& page, std::string_view action, std::string_view input,
                 std::string_view bytes) {
    const std::string boundary = "----ranh-gioi-7c1f";
    std::string body;
    const auto part = [&](std::string_view name, std::string_view more, std::string_view content) {
      body.append("--" + boundary + "\r\nContent-Disposition: form-data; name=\"")
          .append(name).append("\"").append(more).append("\r\n\r\n").append(content)
          .append("\r\n");
    };
    for (const auto& [name, value] : page.form(action))
      if (name != input) part(name, "", value);
    part(input, "; filename=\"ghi-am\"", bytes);
    body += "--" + boundary + "--\r\n";
    return answer(http::make_request("POST", action, body,
                                     "multipart/form-data; boundary=" + boundary));
  }
  // The form of `page` with that action, some inputs changed.
  Page send(const Page& page, std::string_view action, const Inputs& changed = {}) {
    Inputs inputs = page.form(action);
    for (const auto& [name, value] : changed) set(inputs, name, value);
    return post(action, inputs);
  }
  Page follow(const Page& page) { return get(page.location); }

  std::string cookie(const std::string& name) const { return cookies_.at(name); }
  void set_cookie(const std::string& name, const std::string& value) { cookies_[name] = value; }

 private:
  Page answer(http::Request request) {
    for (const auto& [name, value] : cookies_) request.cookies.add(name, value);
    request.remote_ip = "127.0.0.1";
    Page page;
    page.response = router_.answer(request);
    page.status = page.response.status;
    page.body = std::string(page.response.content());
    page.location = std::string(page.response.header("Location"));
    for (const http::Cookie& cookie : page.response.cookies) {
      if (cookie.max_age && cookie.max_age->count() == 0)
        cookies_.erase(cookie.name);
      else
        cookies_[cookie.name] = cookie.value;
    }
    return page;
  }

  const http::Router& router_;
  std::map<std::string, std::string> cookies_;
};

}  // namespace khongcho::test

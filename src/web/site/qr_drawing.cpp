#include "web/site/qr_drawing.h"

#include "app/qr_code.h"

namespace khongcho::web {

SafeHtml qr_drawing(const std::string& text, const std::string& label) {
  const app::QrCode code = app::make_qr_code(text);
  SafeHtmlMaker svg;
  svg.markup("<svg viewBox=\"0 0 ").number(code.size).markup(" ").number(code.size);
  svg.markup("\" shape-rendering=\"crispEdges\" role=\"img\" aria-label=\"").text(label);
  svg.markup("\"><path d=\"");
  app::each_dark_run(code, [&](int x, int y, int width) {
    svg.markup("M").number(x).markup(" ").number(y).markup("h").number(width).markup("v1h-");
    svg.number(width).markup("z");
  });
  svg.markup("\"/></svg>");
  return std::move(svg).done();
}

}  // namespace khongcho::web

#include "web/route/route_drawing.h"

#include <algorithm>
#include <set>

#include "base/text.h"

namespace khongcho::web {

namespace {

constexpr int kBoxWidth = 250;
constexpr int kBoxHeight = 92;
constexpr int kGapX = 24;
constexpr int kGapY = 44;
constexpr int kMargin = 8;
constexpr std::size_t kLineLength = 24;

struct Place {
  int row = 0;
  int column = 0;
};

bool is_main(StepKind kind) {
  return kind != StepKind::consult && kind != StepKind::child && kind != StepKind::digitize;
}

class Layout {
 public:
  explicit Layout(const Route& route) : route_(route), places_(route.steps.size()) {
    find_rows();
    // The way itself stands in the first column, what runs beside it further right.
    for (const bool main : {true, false})
      for (std::size_t i = 0; i < route.steps.size(); ++i)
        if (is_main(route.steps[i].kind) == main) places_[i].column = free_column(i);
  }

  const std::vector<Place>& places() const { return places_; }
  std::size_t index_of(const std::string& id) const {
    return static_cast<std::size_t>(route_.find_step(id) - route_.steps.data());
  }
  int rows() const { return 1 + std::ranges::max(places_, {}, &Place::row).row; }
  int columns() const { return 1 + std::ranges::max(places_, {}, &Place::column).column; }

 private:
  void find_rows() {
    for (std::size_t round = 0; round < route_.steps.size(); ++round)
      for (std::size_t i = 0; i < route_.steps.size(); ++i)
        for (const std::string& before : route_.steps[i].after)
          if (route_.find_step(before) && places_[i].row <= places_[index_of(before)].row &&
              places_[i].row < static_cast<int>(route_.steps.size()))
            places_[i].row = places_[index_of(before)].row + 1;
  }

  // Free from the step's own row to the row before the last step that follows it, so that the
  // line down crosses no box.
  int free_column(std::size_t step) {
    int last = places_[step].row;
    for (std::size_t i = 0; i < route_.steps.size(); ++i)
      if (std::ranges::count(route_.steps[i].after, route_.steps[step].id) > 0)
        last = std::max(last, places_[i].row - 1);
    for (int column = 0;; ++column) {
      bool free = true;
      for (int row = places_[step].row; row <= last; ++row)
        free = free && !taken_.contains({row, column});
      if (!free) continue;
      for (int row = places_[step].row; row <= last; ++row) taken_.insert({row, column});
      return column;
    }
  }

  const Route& route_;
  std::vector<Place> places_;
  std::set<std::pair<int, int>> taken_;
};

int x_of(const Place& place) {
  return kMargin + place.column * (kBoxWidth + kGapX);
}
int y_of(const Place& place) {
  return kMargin + place.row * (kBoxHeight + kGapY);
}

void draw_line(SafeHtmlMaker& svg, const Place& from, const Place& to) {
  // Lines from different columns never lie on each other, so each can be followed with a finger.
  const int bend = y_of(to) - kGapY + 14 + 8 * (from.column % 3);
  svg.markup("<path class=\"kc-route__line\" d=\"M").number(x_of(from) + kBoxWidth / 2);
  svg.markup(" ").number(y_of(from) + kBoxHeight).markup("V").number(bend);
  svg.markup("H").number(x_of(to) + kBoxWidth / 2).markup("V").number(y_of(to) - 7);
  svg.markup("\" marker-end=\"url(#kc-route-arrow)\"/>");
}

void draw_text(SafeHtmlMaker& svg, const Place& at, int below, bool bold,
               const std::string& words) {
  if (bold)
    svg.markup("<text class=\"kc-route__name\" x=\"");
  else
    svg.markup("<text class=\"kc-route__who\" x=\"");
  svg.number(x_of(at) + kBoxWidth / 2).markup("\" y=\"").number(y_of(at) + below).markup("\">");
  svg.text(words).markup("</text>");
}

void draw_box(SafeHtmlMaker& svg, const Place& at, const RouteStep& step) {
  if (step.when != StepCondition::always)
    svg.markup("<rect class=\"kc-route__box kc-route__box--if\" x=\"");
  else if (!step.agency.empty())
    svg.markup("<rect class=\"kc-route__box kc-route__box--away\" x=\"");
  else
    svg.markup("<rect class=\"kc-route__box\" x=\"");
  svg.number(x_of(at)).markup("\" y=\"").number(y_of(at)).markup("\" width=\"").number(kBoxWidth);
  svg.markup("\" height=\"").number(kBoxHeight).markup("\" rx=\"6\"/>");
}

// Two lines at most, broken at a blank.
std::pair<std::string, std::string> two_lines(const std::string& words) {
  if (length_of(words) <= kLineLength) return {words, ""};
  std::size_t cut = std::string::npos;
  for (std::size_t blank = words.find(' '); blank != words.npos; blank = words.find(' ', blank + 1))
    if (length_of(words.substr(0, blank)) <= kLineLength) cut = blank;
  if (cut == words.npos) return {words, ""};
  return {words.substr(0, cut), words.substr(cut + 1)};
}

void draw_step(SafeHtmlMaker& svg, const Place& at, const RouteStep& step, const Locale& locale) {
  draw_box(svg, at, step);
  const auto [first, second] = two_lines(step.name);
  draw_text(svg, at, second.empty() ? 36 : 26, true, first);
  if (!second.empty()) draw_text(svg, at, 46, true, second);
  const std::string role = locale.text("role." + std::string(text_of(step.role)));
  draw_text(svg, at, second.empty() ? 58 : 65, false, role);
  std::string share = locale.text("route_page.percent", {std::to_string(step.share)});
  if (step.when != StepCondition::always)
    share += " · " + locale.text("route.when." + std::string(text_of(step.when)));
  draw_text(svg, at, second.empty() ? 78 : 83, false, share);
}

}  // namespace

SafeHtml route_drawing(const Route& route, const Locale& locale, const std::string& label) {
  if (route.steps.empty()) return {};
  const Layout layout(route);
  const int width = 2 * kMargin + layout.columns() * (kBoxWidth + kGapX) - kGapX;
  const int height = 2 * kMargin + layout.rows() * (kBoxHeight + kGapY) - kGapY;
  SafeHtmlMaker svg;
  svg.markup("<svg class=\"kc-route__svg\" viewBox=\"0 0 ")
      .number(width)
      .markup(" ")
      .number(height);
  svg.markup("\" width=\"").number(width).markup("\" height=\"").number(height);
  svg.markup("\" role=\"img\" aria-label=\"").text(label).markup("\">");
  svg.markup("<defs><marker id=\"kc-route-arrow\" viewBox=\"0 0 10 10\" refX=\"5\" refY=\"5\"");
  svg.markup(" markerWidth=\"7\" markerHeight=\"7\" orient=\"auto\">");
  svg.markup("<path class=\"kc-route__tip\" d=\"M0 0L10 5L0 10z\"/></marker></defs>");
  for (std::size_t i = 0; i < route.steps.size(); ++i)
    for (const std::string& before : route.steps[i].after)
      if (route.find_step(before))
        draw_line(svg, layout.places()[layout.index_of(before)], layout.places()[i]);
  for (std::size_t i = 0; i < route.steps.size(); ++i)
    draw_step(svg, layout.places()[i], route.steps[i], locale);
  svg.markup("</svg>");
  return std::move(svg).done();
}

}  // namespace khongcho::web

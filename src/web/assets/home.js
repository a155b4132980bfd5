// The home page asks once a minute what the office says now: new figures and the waiting room are
// written in, another state (cut-off passed, midday break, next day) fetches the page again. Without
// it the page stays what it was when it was fetched.
(() => {
  'use strict';
  const page = document.querySelector('[data-live]');
  if (!page || !window.fetch) return;

  const ask = async () => {
    try {
      const response = await fetch(page.dataset.live, { headers: { accept: 'application/json' } });
      if (!response.ok) return;
      const told = await response.json();
      if (told.state !== page.dataset.state) {
        window.location.reload();
        return;
      }
      page.querySelectorAll('[data-fact]').forEach((figure) => {
        const now = told[figure.dataset.fact];
        if (now !== undefined) figure.textContent = now;
      });
      const part = document.querySelector('[data-part]');
      if (!part || part.contains(document.activeElement)) return;
      const again = await fetch(part.dataset.part);
      if (again.ok) part.innerHTML = await again.text();
    } catch { /* no network: asked again in a minute */ }
  };
  window.setInterval(() => { if (!document.hidden) ask(); }, 60000);
})();

// The home page asks once a minute what the office says now: new figures are written in, another
// state (cut-off passed, midday break, next day) fetches the page again. Without it the page stays
// what it was when it was fetched.
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
        figure.textContent = told[figure.dataset.fact];
      });
    } catch { /* no network: asked again in a minute */ }
  };
  window.setInterval(() => { if (!document.hidden) ask(); }, 60000);
})();

// The intake form: where the focus goes when a part of the page is replaced, and the table of keys.
// The form is sent and shown again without this file as well.
(() => {
  'use strict';

  // A procedure picked from the list takes the list away with the focus on it: on to the card.
  let inProcedure = false;
  document.addEventListener('htmx:beforeSwap', () => {
    inProcedure = Boolean(document.activeElement?.closest('#thu-tuc-chon'));
  });
  document.addEventListener('htmx:afterSettle', () => {
    const lost = !document.activeElement || document.activeElement === document.body;
    if (!inProcedure || !lost) return;
    const chosen = document.querySelector('#thu-tuc-chon input[type=hidden][name=procedure]');
    document.getElementById(chosen ? 'qr' : 'words')?.focus();
  });

  // "?" opens the table; staff.js has put the focus on its heading.
  document.addEventListener('keydown', (event) => {
    const keys = document.getElementById('phim-tat');
    if (event.key !== '?' || document.activeElement !== keys?.querySelector('summary')) return;
    keys.open = !keys.open;
  });
})();

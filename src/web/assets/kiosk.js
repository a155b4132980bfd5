// The kiosk: a ticket prints itself once its letters are there, a second touch of a button waits
// for the first. Without it the ticket is printed by its button, and the key in the form still
// makes one number of two touches.
(() => {
  'use strict';
  document.querySelectorAll('form').forEach((form) => {
    let sent = false;
    form.addEventListener('submit', (event) => {
      if (sent) event.preventDefault();
      sent = true;
    });
  });
  document.addEventListener('contextmenu', (event) => event.preventDefault());
  if (document.querySelector('[data-print-now]'))
    document.fonts.ready.then(() => window.print());
})();

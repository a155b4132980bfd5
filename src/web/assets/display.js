// A board on a wall. The server sends the whole state as HTML, so a message missed heals itself.
// <main id="bang" data-events="/bang/…/su-kien"> and <p id="mat-ket-noi" hidden> are the page's.
(() => {
  'use strict';
  const board = document.getElementById('bang');
  const stale = document.getElementById('mat-ket-noi');
  if (!board || !board.dataset.events) return;

  const SILENCE = 30000;  // the server says something at least every 15 seconds
  let last = Date.now();
  let events = null;
  const heard = () => {
    last = Date.now();
    if (stale) stale.hidden = true;
  };
  const open = () => {
    events = new EventSource(board.dataset.events);
    events.onopen = heard;
    events.addEventListener('song', heard);
    events.addEventListener('bang', (event) => {
      heard();
      board.innerHTML = event.data;
    });
  };
  open();
  window.setInterval(() => {
    if (Date.now() - last < SILENCE) return;
    if (stale) stale.hidden = false;
    events.close();
    open();
  }, 10000);
})();

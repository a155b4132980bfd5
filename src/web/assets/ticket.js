// A number followed on a phone. The server sends the whole state as HTML; the stream is closed
// while nobody looks and opened again, so that a pocket costs neither battery nor connections.
// <div id="so" data-events="/so/…/su-kien">, <p id="so-noi">, <p id="mat-ket-noi" hidden>.
(() => {
  'use strict';
  const ticket = document.getElementById('so');
  const stale = document.getElementById('mat-ket-noi');
  const spoken = document.getElementById('so-noi');
  if (!ticket || !window.EventSource) return;

  const SILENCE = 30000;  // the server says something at least every 15 seconds
  const headline = () => ticket.querySelector('[data-headline]')?.dataset.headline ?? '';
  let last = Date.now();
  let events = null;
  let told = headline();

  const heard = () => {
    last = Date.now();
    stale.hidden = true;
  };
  const show = (html) => {
    const focused = document.activeElement?.getAttribute('form');
    ticket.innerHTML = html;
    if (focused) ticket.querySelector(`[form="${focused}"]`)?.focus();
    const now = headline();
    if (now === told) return;
    told = now;
    spoken.textContent = now;
    document.title = now;
    if (ticket.querySelector('.kc-so--called')) navigator.vibrate?.([300, 150, 300]);
  };
  const open = () => {
    events?.close();
    last = Date.now();
    events = new EventSource(ticket.dataset.events);
    events.onopen = heard;
    events.addEventListener('song', heard);
    events.addEventListener('bang', (event) => {
      heard();
      show(event.data);
    });
  };
  const close = () => {
    events?.close();
    events = null;
  };

  if (!document.hidden) open();
  document.addEventListener('visibilitychange', () => (document.hidden ? close() : open()));
  window.addEventListener('pagehide', close);
  window.setInterval(() => {
    if (!events || Date.now() - last < SILENCE) return;
    open();
    last = 0;
    stale.hidden = false;
  }, 10000);
})();

// A board on a wall, open for months. The server sends the whole state as HTML, so a message missed
// heals itself; what has not changed stays in place. Hours are those of the server.
(() => {
  'use strict';
  const board = document.getElementById('bang');
  const lost = document.getElementById('mat-ket-noi');
  const muted = document.getElementById('tat-tieng');
  const spoken = document.getElementById('loi-goi');
  if (!board) return;

  const SECOND = 1000;
  const SILENCE = 25 * SECOND;      // the server says something at least every 15
  const TROUBLE = 5 * SECOND;       // after an error, which a restart of the server is too
  const OPEN_AGAIN = 10 * SECOND;
  const SHIFT = 120 * SECOND;
  const DAY = 24 * 3600 * SECOND;
  const VIETNAM = 7 * 3600 * SECOND;
  const RELOAD = 5 * 3600 * SECOND; // of the day
  const LAST_CALL = 'kc-last-call';

  const part = (name, of = board) => of.querySelector(`[data-part="${name}"]`);

  // Time of the server, as milliseconds of a clock that runs in Vietnam.
  let ahead = 0;
  const serverTime = () => Date.now() + ahead + VIETNAM;
  const hourOf = (time) => new Date(time).toISOString().slice(11, 16);
  const readClock = () => {
    ahead = Date.parse(part('clock').querySelector('time').dateTime) - Date.now();
  };

  const showState = (html) => {
    const fresh = document.createElement('div');
    fresh.innerHTML = html;
    let called = null;
    for (const each of fresh.querySelectorAll('[data-part]')) {
      const old = part(each.dataset.part);
      if (!old || old.outerHTML === each.outerHTML) continue;
      if (each.dataset.call && each.dataset.call !== old.dataset.call) called = each;
      old.replaceWith(each);
    }
    if (called) spoken.textContent = called.dataset.said;
    readClock();
    playCall();
  };

  // The loudspeaker: each call once, one at a time, and none but the one on air.
  const sound = document.getElementById('loa');
  let playing = false;
  const playCall = () => {
    const { onAir: call, sound: address } = part('sound').dataset;  // the id is no safe integer
    if (playing || call === '0' || call === sessionStorage.getItem(LAST_CALL)) return;
    playing = true;
    sound.src = address;
    sound.play().then(() => {
      sessionStorage.setItem(LAST_CALL, call);
      muted.hidden = true;
    }, (problem) => {
      playing = false;
      if (problem.name === 'NotAllowedError') muted.hidden = false;
      else sessionStorage.setItem(LAST_CALL, call);  // not to be had: the board is there to be read
    });
  };
  sound.addEventListener('ended', () => {
    playing = false;
    playCall();
  });
  sound.addEventListener('error', () => { playing = false; });
  muted.querySelector('button').addEventListener('click', () => {
    muted.hidden = true;
    playCall();
  });
  // Without a source it never plays; a browser that wants a click first refuses at once.
  new Audio().play().catch((problem) => {
    if (problem.name === 'NotAllowedError') muted.hidden = false;
  });

  let events = null;
  let heardAt = 0;
  let patience = 0;  // until then nothing is amiss
  let openedAt = 0;
  const heard = () => {
    heardAt = serverTime();
    patience = Date.now() + SILENCE;
    lost.hidden = true;
    board.classList.remove('is-stale');
  };
  const open = () => {
    openedAt = Date.now();
    events?.close();
    events = new EventSource(board.dataset.events);
    events.addEventListener('open', heard);
    events.addEventListener('song', heard);
    events.addEventListener('bang', (event) => {
      showState(event.data);
      heard();
    });
    events.addEventListener('error', () => {
      patience = Math.min(patience, Date.now() + TROUBLE);
    });
  };
  const watchLine = () => {
    if (Date.now() < patience) return;
    if (lost.hidden) {
      lost.textContent = lost.dataset.since.replace('{0}', hourOf(heardAt));
      lost.hidden = false;
      board.classList.add('is-stale');
    }
    if (Date.now() - openedAt > OPEN_AGAIN) open();
  };

  // Anew each morning, with what the server has then; not while it cannot be reached.
  let reloadAt = 0;
  const nextReload = () => {
    const today = Math.floor(serverTime() / DAY) * DAY + RELOAD;
    return today > serverTime() ? today : today + DAY;
  };
  const tick = () => {
    const time = part('clock').querySelector('time');
    const hour = hourOf(serverTime());
    if (time.textContent !== hour) time.textContent = hour;
    watchLine();
    if (serverTime() >= reloadAt && lost.hidden) window.location.reload();
  };

  // A few pixels to and fro, lest the picture burns in.
  const PLACES = [[0, 0], [2, 1], [3, 3], [1, 4], [-1, 3], [-3, 2], [-3, -1], [-1, -3], [2, -2]];
  let place = 0;
  const shift = () => {
    place = (place + 1) % PLACES.length;
    const [x, y] = PLACES[place];
    board.style.transform = `translate(${x}px, ${y}px)`;
  };

  readClock();
  heard();
  reloadAt = nextReload();
  open();
  playCall();
  window.setInterval(tick, SECOND);
  window.setInterval(shift, SHIFT);
})();

// Pages of officers: keys of the desk, connection light, clock, the bar "not saved". Every key has
// a visible button; without this file the pages still work. Sentences come from the page.
(() => {
  'use strict';

  // data-key="F9", "Shift F9", "Alt 1", "/": a link or button is pressed, an input gets the focus.
  const nameOf = (event) => [event.ctrlKey && 'Ctrl', event.altKey && 'Alt',
                             event.shiftKey && event.key.length > 1 && 'Shift', event.key]
    .filter(Boolean).join(' ');
  const inText = (element) => /^(INPUT|TEXTAREA|SELECT)$/.test(element.tagName)
                              && !/^(checkbox|radio|button|submit)$/.test(element.type);

  // Keys of one character can be turned off on this machine (WCAG 2.1.4); the others stay.
  const SINGLE_KEYS = 'kc-single-keys';
  const singleKeys = () => {
    try {
      return window.localStorage.getItem(SINGLE_KEYS) !== 'off';
    } catch { return true; /* storage forbidden */ }
  };
  document.querySelectorAll('[data-single-keys]').forEach((place) => {
    const box = place.querySelector('input');
    box.checked = singleKeys();
    place.hidden = false;
    box.addEventListener('change', (event) => {
      event.stopPropagation();  // no change of the form around it
      window.localStorage.setItem(SINGLE_KEYS, box.checked ? 'on' : 'off');
    });
  });

  // On a narrow screen the links scroll: where one is stays in sight.
  document.querySelector('.kc-bar nav [aria-current]')
    ?.scrollIntoView({ block: 'nearest', inline: 'center' });

  document.addEventListener('keydown', (event) => {
    const name = nameOf(event);
    if (name.length === 1 && (inText(event.target) || !singleKeys())) return;
    const target = [...document.querySelectorAll('[data-key]')]
      .find((element) => element.dataset.key === name && element.offsetParent !== null);
    if (!target) return;
    event.preventDefault();
    if (/^(A|BUTTON|SUMMARY)$/.test(target.tagName)) target.click();
    else target.focus();
  });

  // A scanner ends with Enter: that is no press of the button. data-scan: the next input follows.
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || !event.target.matches('input[data-scan]')) return;
    event.preventDefault();
    event.target.dispatchEvent(new Event('change', { bubbles: true }));
    const inputs = [...event.target.form.elements].filter((one) => one.offsetParent !== null);
    inputs[inputs.indexOf(event.target) + 1]?.focus();
  });

  // data-check-all="name": ticks every box of that name; without this file it is a link that does.
  document.addEventListener('click', (event) => {
    const all = event.target.closest('[data-check-all]');
    if (!all) return;
    event.preventDefault();
    const boxes = [...document.getElementsByName(all.dataset.checkAll)];
    const ticked = boxes.some((box) => !box.checked);
    boxes.forEach((box) => { box.checked = ticked; });
  });

  // The links behind "more" close like a menu: by Escape, or by going elsewhere.
  const more = document.querySelector('.kc-bar__more');
  if (more) {
    document.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || !more.open) return;
      more.open = false;
      more.querySelector('summary').focus();
    });
    const elsewhere = (event) => { if (!more.contains(event.target)) more.open = false; };
    document.addEventListener('click', elsewhere);
    document.addEventListener('focusin', elsewhere);
  }

  // A form sent twice by an impatient press.
  document.addEventListener('submit', (event) => {
    if (event.target.dataset.sent) event.preventDefault();
    event.target.dataset.sent = '1';
    window.setTimeout(() => { delete event.target.dataset.sent; }, 4000);
  });

  // What a page asks for by itself, by the clock, keeps nobody signed in.
  document.addEventListener('htmx:configRequest', (event) => {
    if (!event.detail.triggeringEvent) event.detail.headers['Kc-Timer'] = '1';
  });

  const unsaved = document.getElementById('chua-luu');
  const showUnsaved = (shown) => { if (unsaved) unsaved.hidden = !shown; };
  document.addEventListener('htmx:responseError', () => showUnsaved(true));
  document.addEventListener('htmx:sendError', () => showUnsaved(true));
  document.addEventListener('htmx:afterOnLoad', () => showUnsaved(false));

  const light = document.getElementById('ket-noi');
  const check = async () => {
    let up = false;
    try {
      up = (await fetch(light.dataset.check, { cache: 'no-store' })).ok;
    } catch { /* no network: down */ }
    light.classList.toggle('kc-live--down', !up);
    light.lastElementChild.textContent = up ? light.dataset.up : light.dataset.down;
  };
  if (light) {
    window.setInterval(() => { if (!document.hidden) check(); }, 20000);
    window.addEventListener('offline', check);
    window.addEventListener('online', check);
  }

  // The clock starts from the server's time and goes on by the minute.
  const clock = document.getElementById('dong-ho');
  if (clock) {
    const ahead = Date.parse(clock.dateTime) - Date.now();
    window.setInterval(() => {
      const there = new Date(Date.now() + ahead + 7 * 3600000);
      clock.textContent = clock.textContent.replace(/^\d\d:\d\d/,
                                                    there.toISOString().slice(11, 16));
    }, 5000);
  }
})();

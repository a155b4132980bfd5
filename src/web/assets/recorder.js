// Recording a clip of the loudspeaker's voice: from the microphone to a WAV file, sent with the form
// of its row; the row that comes back takes its place. Without this file a recording is sent as a
// file. Sentences come from the page.
(() => {
  'use strict';

  const LONGEST_MS = 4800;  // the server takes five seconds
  const say = document.getElementById('ghi-am');
  let running = null;  // { button, stop }

  function wavOf(blocks, rate) {
    const count = blocks.reduce((sum, block) => sum + block.length, 0);
    const view = new DataView(new ArrayBuffer(44 + 2 * count));
    const word = (at, text) => [...text].forEach((c, i) => view.setUint8(at + i, c.charCodeAt(0)));
    word(0, 'RIFF');
    view.setUint32(4, 36 + 2 * count, true);
    word(8, 'WAVEfmt ');
    view.setUint32(16, 16, true);
    view.setUint16(20, 1, true);         // PCM
    view.setUint16(22, 1, true);         // one channel
    view.setUint32(24, rate, true);
    view.setUint32(28, 2 * rate, true);  // bytes a second
    view.setUint16(32, 2, true);
    view.setUint16(34, 16, true);        // bits
    word(36, 'data');
    view.setUint32(40, 2 * count, true);
    let at = 44;
    for (const block of blocks)
      for (const sample of block) {
        view.setInt16(at, Math.max(-1, Math.min(1, sample)) * 32767, true);
        at += 2;
      }
    return new Blob([view], { type: 'audio/wav' });
  }

  const secondsOf = (samples, rate) => (samples / rate).toLocaleString(
    document.documentElement.lang, { minimumFractionDigits: 1, maximumFractionDigits: 1 });

  // Resolves to the WAV once `stopped` does; `heard` is told how long it has become.
  async function record(stopped, heard) {
    const stream = await navigator.mediaDevices.getUserMedia({
      audio: { channelCount: 1, noiseSuppression: true, autoGainControl: true } });
    const context = new AudioContext();
    try {
      await context.audioWorklet.addModule(say.dataset.worklet);
      const samples = new AudioWorkletNode(context, 'kc-samples', { numberOfOutputs: 0 });
      const blocks = [];
      samples.port.onmessage = (event) => {
        blocks.push(event.data);
        heard(secondsOf(blocks.length * event.data.length, context.sampleRate));
      };
      context.createMediaStreamSource(stream).connect(samples);
      await context.resume();
      say.textContent = say.dataset.recording;
      await stopped();
      return wavOf(blocks, context.sampleRate);
    } finally {
      stream.getTracks().forEach((track) => track.stop());
      await context.close();
    }
  }

  // The server's page after the recording: its row, its count, and what it says about it.
  async function send(row, wav) {
    const form = row.querySelector('form');
    const body = new FormData(form);
    body.set('tep', wav, `${row.id}.wav`);
    const answer = await fetch(form.action, { method: 'POST', body });
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const fresh = page.getElementById(row.id);
    const words = page.querySelector('.kc-notice p, .govuk-error-summary li, main .govuk-body-l');
    if (!fresh) throw new Error(words?.textContent ?? String(answer.status));
    row.replaceWith(fresh);
    document.getElementById('tien-do').textContent = page.getElementById('tien-do').textContent;
    say.textContent = words?.textContent.trim() ?? '';
    showButtons(fresh);
    fresh.querySelector('[data-record]').focus();
  }

  async function press(button) {
    if (running) {  // one microphone
      if (running.button === button) running.stop();
      return;
    }
    const label = button.textContent;
    const name = button.getAttribute('aria-label');
    running = { button, stop: () => {} };
    try {
      const wav = await record(() => new Promise((done) => {
        running.stop = done;
        button.textContent = button.dataset.stop;
        button.removeAttribute('aria-label');
        window.setTimeout(done, LONGEST_MS);
      }), (seconds) => { button.dataset.running = seconds; });
      say.textContent = say.dataset.sending;
      await send(button.closest('li'), wav);
    } catch (failure) {
      const blocked = ['NotAllowedError', 'NotFoundError', 'NotReadableError'];
      say.textContent = blocked.includes(failure.name) ? say.dataset.blocked : say.dataset.failed;
    } finally {
      running = null;
      button.textContent = label;
      button.setAttribute('aria-label', name);
      delete button.dataset.running;
    }
  }

  function showButtons(place) {
    place.querySelectorAll('[data-record]').forEach((button) => { button.hidden = false; });
  }

  // Browsers give the microphone to pages from https or from this machine only.
  if (!navigator.mediaDevices || !window.AudioWorkletNode) {
    say.textContent = say.dataset.insecure;
    return;
  }
  showButtons(document);
  document.addEventListener('click', (event) => {
    const button = event.target.closest('[data-record]');
    if (button) press(button);
  });
})();

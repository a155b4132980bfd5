// Hands every block of samples the microphone gives to recorder.js.
registerProcessor('kc-samples', class extends AudioWorkletProcessor {
  process([[samples]]) {
    if (samples) this.port.postMessage(samples.slice());
    return true;
  }
});

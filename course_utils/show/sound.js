// Runs as tones, made by the browser itself and only when they are asked for: the higher a curve
// stands, the higher its tone; what is below 0 sounds from the left and a little lower.
const VOICES = ["sine", "square", "triangle", "sawtooth"], LOUDNESS = [0.25, 0.06, 0.25, 0.08];
const LOWEST = 110, OCTAVES = 4, BELOW_ZERO = 2 ** (-2 / 12); // in hertz; two semitones
const MOST = 100, LASTS = 4, LONGEST = 0.25; // tones of a run, seconds of a run and of a tone

const pitch = ([height, side]) => LOWEST * 2 ** (OCTAVES * height) * (side < 0 ? BELOW_ZERO : 1);

function addSound() {
  let context, playing = [];
  const stop = () => { for (const voice of playing.splice(0)) voice.stop(); };
  // Each step of a run is its height, from 0 to about 1, and −1 or 1 for its side of 0, or 0.
  const voice = (steps, number, begin, tone) => {
    const source = context.createOscillator(), gain = context.createGain(), panner = context.createStereoPanner();
    source.type = VOICES[number % VOICES.length];
    gain.gain.value = LOUDNESS[number % LOUDNESS.length];
    steps.forEach((step, index) => {
      source.frequency.setValueAtTime(pitch(step), begin + index * tone);
      panner.pan.setValueAtTime(0.8 * step[1], begin + index * tone);
    });
    source.connect(gain).connect(panner).connect(context.destination);
    source.start(begin);
    source.stop(begin + steps.length * tone);
    playing.push(source);
    return source;
  };
  return {
    get on() { return Boolean(context); },
    get playing() { return playing.length > 0; },
    stop,
    // Runs one after the other; at the end, `ended` is called.
    play(runs, ended = () => {}) {
      stop();
      context ??= new AudioContext();
      context.resume();
      let begin = context.currentTime + 0.05, last;
      runs.forEach((steps, number) => {
        const stride = Math.ceil(steps.length / MOST), heard = steps.filter((_, step) => step % stride === 0);
        const tone = Math.min(LASTS / heard.length, LONGEST);
        last = voice(heard, number, begin, tone);
        begin += heard.length * tone + 0.3;
      });
      if (last) last.onended = () => { if (playing.includes(last)) { playing = []; ended(); } };
    },
    release() { stop(); context?.close(); context = undefined; },
  };
}

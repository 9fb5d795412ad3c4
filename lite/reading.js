// Shows the widgets of a page: unpacks their state (see packed.py), then asks Jupyter's scripts,
// which lie beside this one. And follows the light or dark of the system.
const here = new URL(".", document.currentScript.src).href;
window.__jupyter_widgets_assets_path__ = `${here}@jupyter-widgets/html-manager/dist/`;
requirejs.config({ baseUrl: here });

const dark = matchMedia("(prefers-color-scheme: dark)");
const follow = () => { document.documentElement.dataset.jpThemeLight = String(!dark.matches); };
dark.addEventListener("change", follow);
follow();

const NOTHING = 2 ** 28;

function unchanged(bytes, [, points, last]) {
  const size = bytes.length / 4, numbers = new Int32Array(size), others = size / last, row = points * last;
  for (let at = 0; at < size; at++) {
    const code = bytes[at] | bytes[at + size] << 8 | bytes[at + 2 * size] << 16 | bytes[at + 3 * size] << 24;
    numbers[at % others * last + Math.floor(at / others)] = code >>> 1 ^ -(code & 1);
  }
  for (let at = 0; at < size; at++) if (at % row >= last) numbers[at] += numbers[at - last];
  for (let at = row; at < size; at++) numbers[at] += numbers[at - row];
  return numbers;
}

function reading(code) {
  const size = Math.abs(code), sign = Math.sign(code);
  if (code === NOTHING) return NaN;
  if (size > NOTHING) return sign * Infinity;
  if (size === 0) return 0;
  const power = Math.floor((size - 1) / 9000) - 400;
  return sign * Number(`${(size - 1) % 9000 + 1000}e${power - 3}`);
}

const unpackers = {
  "as it is": (bytes) => bytes,
  places: (bytes, shape) => new Uint8Array(Float32Array.from(unchanged(bytes, shape), (one) => one === NOTHING ? NaN : one / 4).buffer),
  readings: (bytes, shape) => new Uint8Array(Float64Array.from(unchanged(bytes, shape), reading).buffer),
};

function base64(bytes) {
  let text = "";
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}

async function unpack(packed) {
  const deflated = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
  const stream = new Blob([deflated]).stream().pipeThrough(new DecompressionStream("deflate"));
  const whole = new Uint8Array(await new Response(stream).arrayBuffer());
  const length = new DataView(whole.buffer).getUint32(0, true);
  const { state, shared } = JSON.parse(new TextDecoder().decode(whole.subarray(4, 4 + length)));
  for (const model of Object.values(state)) {
    for (const trait of ["_esm", "_css"])
      if (typeof model.state[trait] === "number") model.state[trait] = shared[model.state[trait]];
    model.buffers = model.buffers.map(({ path, at, size, kind, shape }) => ({
      path, encoding: "base64", data: base64(unpackers[kind](whole.subarray(4 + length + at, 4 + length + at + size), shape)),
    }));
  }
  return state;
}

async function enliven() {
  const place = document.querySelector("script[data-packed]");
  const state = await unpack(place.textContent);
  place.type = "application/vnd.jupyter.widget-state+json";
  place.textContent = JSON.stringify({ version_major: 2, version_minor: 0, state });
  const script = document.createElement("script");
  script.src = `${here}embed-amd.js`;
  document.body.append(script);
}
enliven();

// Shows frame i up to step k as lines over drawn backgrounds, and reports where the start is dragged.
// It knows nothing about learning: all points, sentences and numbers come from Python, once.

const SVG = "http://www.w3.org/2000/svg";

function add(parent, tag, attributes = {}) {
  const inSvg = parent.namespaceURI === SVG || tag === "svg";
  const node = inSvg ? document.createElementNS(SVG, tag) : document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  return parent.appendChild(node);
}

// As words.number in Python writes it.
function number(value) {
  if (!Number.isFinite(value)) return "too large to write";
  const size = Math.abs(value);
  const text = size && (size < 1e-3 || size >= 1e6)
    ? size.toExponential(2).replace("e+", "e")
    : String(Number(size.toPrecision(4)));
  return value < 0 ? `−${text}` : text;
}

// Binary traits arrive as DataViews on a larger, perhaps unaligned, buffer.
const array = (view, Kind) => new Kind(view.buffer.slice(view.byteOffset, view.byteOffset + view.byteLength));

function addPanel(parent, panel, index, clip) {
  const box = add(parent, "div", { class: `live-panel ${panel.look}`, style: `max-width: ${panel.width}px; flex-basis: ${panel.width}px; aspect-ratio: ${panel.width} / ${panel.height}` });
  const background = add(box, "img", { alt: "" });
  background.src = URL.createObjectURL(new Blob([panel.background], { type: "image/png" }));
  const svg = add(box, "svg", { viewBox: `0 0 ${panel.width} ${panel.height}`, "aria-hidden": "true" });
  const [x, y, width, height] = panel.box;
  const clipped = (name, margin) => {
    const frame = { x: x - margin, y: y - margin, width: width + 2 * margin, height: height + 2 * margin };
    add(add(svg, "clipPath", { id: `${clip}-${name}` }), "rect", frame);
    return add(svg, "g", { "clip-path": `url(#${clip}-${name})` });
  };
  const inside = clipped("lines", 0), around = clipped("markers", 8);
  const area = add(inside, "polygon", { class: "live-area" });
  const pins = add(inside, "g");
  const second = add(inside, "polyline", { class: "live-second" });
  const line = add(inside, "polyline", { class: "live-line" });
  const dots = add(inside, "path", { class: "live-dots" });
  const start = add(around, "circle", { class: "live-start", r: 7 });
  const now = add(around, "circle", { class: "live-now", r: 6 });
  return { index, panel, background, svg, area, pins, second, line, dots, start, now };
}

// What is the same in every frame is sent once: data of a single frame serves them all.
const frameIn = (data, size, frame) => Math.min(frame, data.length / size - 1);

const dotsAt = points => Array.from(points.match(/[^ ,]+,[^ ,]+/g) ?? [], point => `M${point}h0`).join("");

function render({ model, el }) {
  const root = add(el, "div", { class: "live-picture" });
  const picture = add(root, "div", { class: "live-panels", role: "img" });
  const id = crypto.randomUUID?.() ?? String(Math.random()).slice(2);
  const panels = model.get("panels").map((panel, index) => addPanel(picture, panel, index, `clip-${id}-${index}`));
  const reading = add(root, "p", { class: "live-reading" });
  const sentence = add(root, "p", { class: "live-sentence" });
  const announcer = add(root, "p", { class: "live-announcer", "aria-live": "polite" });
  let lines, seconds, areas, pinned, readings, waiting = 0, announcing, dragged = null, pinsShownTo = null;

  const pointsOf = (data, item, panel) => {
    const count = model.get("points"), step = Math.min(model.get("step"), count - 1);
    const first = (frameIn(data, panels.length * count * 2, item) * panels.length + panel) * count * 2;
    const pairs = [];
    for (let at = first; at <= first + 2 * step; at += 2) pairs.push(`${data[at].toFixed(1)},${data[at + 1].toFixed(1)}`);
    return pairs;
  };

  const cornersOf = (frame, panel) => {
    const count = model.get("area_points");
    const first = (frameIn(areas, panels.length * count * 2, frame) * panels.length + panel) * count * 2;
    const pairs = [];
    for (let at = first; at < first + 2 * count; at += 2) {
      if (Number.isFinite(areas[at])) pairs.push(`${areas[at].toFixed(2)},${areas[at + 1].toFixed(2)}`);
    }
    return pairs.join(" ");
  };

  const place = (circle, point) => {
    const [x, y] = point.split(",");
    circle.setAttribute("cx", x);
    circle.setAttribute("cy", y);
  };

  const drawPins = panel => {
    panel.pins.replaceChildren();
    model.get("pin_labels").forEach((label, pin) => {
      const pairs = pointsOf(pinned, pin, panel.index);
      const group = add(panel.pins, "g", { class: `live-pin live-pin-${pin}` });
      if (panel.panel.look === "live-path" && model.get("pin_looks")[pin] === "dots") add(group, "path", { class: "live-dots", d: dotsAt(pairs.join(" ")) });
      else add(group, "polyline", { class: "live-line", points: pairs.join(" ") });
      const [x, y, width, height] = panel.panel.box;
      const visible = pairs.map(pair => pair.split(",").map(Number)).filter(([px, py]) => px >= x && px <= x + width && py >= y && py <= y + height);
      const [labelX, labelY] = visible[Math.min(visible.length - 1, 4 + 3 * pin)] ?? [x + 10, y + 14];
      add(group, "text", { x: Math.min(labelX + 7, x + width - 10), y: Math.max(labelY - 7, y + 12) }).textContent = label;
    });
  };

  const draw = () => {
    waiting = 0;
    const sentences = model.get("sentences");
    const frame = Math.min(model.get("frame"), sentences.length - 1);
    for (const panel of panels) {
      const pairs = pointsOf(lines, frame, panel.index);
      const all = pairs.join(" ");
      panel.area.setAttribute("points", cornersOf(frame, panel.index));
      panel.line.setAttribute("points", all);
      if (seconds.length) panel.second.setAttribute("points", pointsOf(seconds, frame, panel.index).filter(pair => !pair.includes("NaN")).join(" "));
      panel.dots.setAttribute("d", dotsAt(all));
      place(panel.start, dragged && panel.index === dragged.panel ? dragged.point : pairs[0]);
      place(panel.now, pairs[pairs.length - 1]);
      if (pinsShownTo !== model.get("step")) drawPins(panel);
    }
    pinsShownTo = model.get("step");
    const words = sentences[frame];
    if (sentence.textContent !== words) {
      sentence.textContent = words;
      picture.setAttribute("aria-label", words);
      clearTimeout(announcing);
      announcing = setTimeout(() => { announcer.textContent = words; }, 700);
    }
    const names = model.get("reading_names"), units = model.get("reading_units");
    const step = Math.min(model.get("step"), model.get("points") - 1);
    const size = model.get("points") * names.length;
    const at = frameIn(readings, size, frame) * size + step * names.length;
    const parts = names.map((name, value) => `${name} = ${number(readings[at + value])} ${units[value]}`.trimEnd());
    reading.hidden = !names.length;
    reading.textContent = `After ${model.get("step_word")} ${step}: ${parts.join(", ")}`;
  };

  const soon = () => { waiting ||= requestAnimationFrame(draw); };
  const load = () => {
    lines = array(model.get("lines"), Float32Array);
    seconds = array(model.get("seconds"), Float32Array);
    areas = array(model.get("areas"), Float32Array);
    pinned = array(model.get("pins"), Float32Array);
    readings = array(model.get("readings"), Float64Array);
    pinsShownTo = null;
    soon();
  };
  load();
  draw();
  soon(); // once more when it is on the page, beside its sliders
  const loads = ["lines", "seconds", "areas", "pins", "pin_labels", "readings"], redraws = ["frame", "step", "sentences"];
  for (const name of loads) model.on(`change:${name}`, load);
  for (const name of redraws) model.on(`change:${name}`, soon);

  // The start follows the pointer at once; its frames follow as fast as Python makes them.
  const report = (panel, event) => {
    const corner = panel.svg.getBoundingClientRect();
    const [left, top, width, height] = panel.panel.box;
    const scale = panel.panel.width / corner.width;
    const x = Math.min(Math.max((event.clientX - corner.left) * scale, left), left + width);
    const y = Math.min(Math.max((event.clientY - corner.top) * scale, top), top + height);
    dragged = { panel: panel.index, point: `${x},${y}` };
    model.set("pointer", [x, y]);
    model.save_changes();
    soon();
  };
  const map = panels[model.get("start_panel")];
  if (map) {
    map.svg.classList.add("live-movable");
    map.svg.addEventListener("pointerdown", event => {
      if (!model.get("movable") || event.button !== 0) return;
      map.svg.setPointerCapture(event.pointerId);
      report(map, event);
    });
    map.svg.addEventListener("pointermove", event => { if (dragged) report(map, event); });
    for (const end of ["pointerup", "pointercancel"]) map.svg.addEventListener(end, () => { dragged = null; soon(); });
  }

  return () => {
    cancelAnimationFrame(waiting);
    clearTimeout(announcing);
    for (const name of loads) model.off(`change:${name}`, load);
    for (const name of redraws) model.off(`change:${name}`, soon);
    for (const panel of panels) URL.revokeObjectURL(panel.background.src);
  };
}

export default { render };

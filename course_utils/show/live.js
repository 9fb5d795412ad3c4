// Shows frame i up to step k of any marks over drawn backgrounds, and reports where one is dragged.
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
  if (Number.isNaN(value)) return "too large to write"; // what came of two that are
  if (!Number.isFinite(value)) return value > 0 ? "∞" : "−∞";
  const size = Math.abs(value);
  const text = size && (size < 1e-3 || size >= 1e6)
    ? size.toExponential(2).replace("e+", "e")
    : String(Number(size.toPrecision(4)));
  return value < 0 ? `−${text}` : text;
}

// Binary traits arrive as DataViews on a larger, perhaps unaligned, buffer.
const array = (view, Kind) => new Kind(view.buffer.slice(view.byteOffset, view.byteOffset + view.byteLength));

// Panels side by side become so much narrower before one of them moves to the next line.
const SHRUNK = .72;

function addPanel(parent, panel, id) {
  const box = add(parent, "div", { class: `live-panel ${panel.only && `live-${panel.only}`}`, style: `max-width: ${panel.width}px; flex: ${panel.width} 1 ${Math.round(SHRUNK * panel.width)}px; aspect-ratio: ${panel.width} / ${panel.height}` });
  const background = add(box, "img", { alt: "" });
  background.src = URL.createObjectURL(new Blob([panel.background], { type: "image/png" }));
  const svg = add(box, "svg", { viewBox: `0 0 ${panel.width} ${panel.height}`, "aria-hidden": "true" });
  const [x, y, width, height] = panel.box;
  const clips = { inside: 0, around: 8 };
  for (const [name, margin] of Object.entries(clips)) {
    add(add(svg, "clipPath", { id: `${id}-${name}` }), "rect", { x: x - margin, y: y - margin, width: width + 2 * margin, height: height + 2 * margin });
    clips[name] = `url(#${id}-${name})`;
  }
  return { panel, svg, background, clips };
}

// Marks that differ in nothing but their points can be drawn by the same nodes.
const sameNodes = (one, other) => ["panel", "kind", "look", "count", "line", "dots", "newest", "place"].every(name => one[name] === other[name]) && one.ages.length === other.ages.length;

// A mark draws itself at a frame and a step; nothing is drawn again that has not changed.
function addMark({ svg, clips }, mark) {
  let points = array(mark.points, Float32Array);
  const group = add(svg, "g", { class: `live-mark ${mark.look}` });
  const ring = mark.kind === "dots" && mark.count === 1;
  const inside = mark.kind === "text" ? group : add(group, "g", { "clip-path": mark.kind === "dots" ? clips.around : clips.inside });
  const node = (tag, name) => add(inside, tag, { class: name });
  const aged = (tag, name) => mark.ages.map(([, width, opacity]) => add(inside, tag, { class: name, style: `--thin: ${width}; opacity: ${opacity}` }));
  const lines = mark.line || mark.kind === "arrow" ? aged("polyline", "line") : [];
  const area = mark.kind === "area" ? node("polygon", "area") : null;
  const head = mark.kind === "arrow" ? node("path", "head") : null;
  const dots = mark.dots && !ring && mark.kind !== "text" ? aged("path", "dots") : [];
  const spot = ring ? node("circle", mark.look === "look-start" ? "ring" : "spot") : null;
  const grip = ring && mark.place ? add(group, "circle", { class: "grip", r: 24 }) : null;
  const texts = mark.kind === "text" ? Array.from({ length: mark.count }, () => node("text", "at")) : [];
  const newest = mark.newest ? add(add(group, "g", { "clip-path": clips.around }), "circle", { class: "newest", r: 6 }) : null;
  let before = "";

  const place = (circle, pair) => {
    circle.style.display = pair ? "" : "none";
    if (pair) { circle.setAttribute("cx", pair[0]); circle.setAttribute("cy", pair[1]); }
  };
  const paint = (frame, step, dragged) => {
    const which = Math.min(frame, mark.frames - 1);
    group.style.display = step < mark.since[which] ? "none" : "";
    const last = Math.min({ step, frame }[mark.grows] ?? Infinity, mark.count - 1);
    const now = `${which} ${last} ${dragged ?? ""}`;
    if (now === before) return;
    before = now;
    const pairs = [];
    for (let at = 2 * which * mark.count, end = at + 2 * last; at <= end; at += 2)
      if (!Number.isNaN(points[at])) pairs.push([Math.round(points[at] * 100) / 100, Math.round(points[at + 1] * 100) / 100]);
    let first = 0;
    mark.ages.forEach(([back], age) => {
      const end = Math.max(pairs.length - 1 - back, 0), part = pairs.slice(first, end + 1);
      lines[age]?.setAttribute("points", part.join(" "));
      dots[age]?.setAttribute("d", part.map(pair => `M${pair}h0`).join(""));
      first = end;
    });
    area?.setAttribute("points", pairs.join(" "));
    for (const circle of [spot, grip]) if (circle) place(circle, dragged ?? pairs[0]);
    if (newest) place(newest, pairs.at(-1));
    if (head) head.setAttribute("d", arrowHead(pairs));
    texts.forEach((text, index) => {
      const at = 2 * (which * mark.count + index), missing = Number.isNaN(points[at]);
      text.style.display = missing ? "none" : "";
      if (missing) return;
      text.setAttribute("x", points[at]);
      text.setAttribute("y", points[at + 1]);
      text.textContent = mark.texts[Math.min(which, mark.texts.length - 1)][index];
    });
  };
  const take = next => {
    if (!sameNodes(mark, next)) return false;
    [mark, points, before] = [next, array(next.points, Float32Array), ""];
    return true;
  };
  // Which frame lies nearest to a place between left and right.
  const frameAt = x => {
    let nearest = 0;
    for (let frame = 1; frame < mark.frames; frame++)
      if (Math.abs(points[2 * frame * mark.count] - x) < Math.abs(points[2 * nearest * mark.count] - x)) nearest = frame;
    return nearest;
  };
  // How far down each of its points lies in a frame.
  const heightsAt = frame => Array.from({ length: mark.count }, (_, step) => points[2 * (Math.min(frame, mark.frames - 1) * mark.count + step) + 1]);
  return { group, paint, take, frameAt, heightsAt, get mark() { return mark; } };
}

function arrowHead([tail, tip]) {
  if (!tip || (tail[0] === tip[0] && tail[1] === tip[1])) return "";
  const length = Math.hypot(tip[0] - tail[0], tip[1] - tail[1]);
  const [x, y] = [(tip[0] - tail[0]) / length, (tip[1] - tail[1]) / length];
  const barb = side => `L${tip[0] - 11 * x - 5 * side * y} ${tip[1] - 11 * y + 5 * side * x}`;
  return `M${tip}${barb(1)}${barb(-1)}z`;
}

function render({ model, el }) {
  const root = add(el, "div", { class: "live-picture" });
  const picture = add(root, "div", { class: "live-panels", role: "figure" });
  const id = `live-${crypto.randomUUID?.() ?? String(Math.random()).slice(2)}`;
  const told = add(root, "div", { class: "live-told" });
  const reading = add(told, "p", { class: "live-reading" });
  const sentence = add(root, "p", { class: "live-sentence", id: `${id}-sentence` });
  picture.setAttribute("aria-labelledby", sentence.id);
  const announcer = add(root, "p", { class: "live-announcer", "aria-live": "polite" });
  let panels = [], marks = [], values = [], waiting = 0, stale = true, announcing, dragged = null, picking = null, heard = null, versions = 0;

  // The numbers of a frame at a step, in the order of their names.
  const numbersAt = (frame, step) => {
    const { names, steps } = model.get("readings"), size = steps * names.length;
    const at = Math.min(frame, values.length / size - 1) * size + step * names.length;
    return values.slice(at, at + names.length);
  };
  // Panels with a line that grows step by step; on those with a sign, 0 lies inside.
  const grown = panel => marks.filter(({ mark }) => mark.line && mark.grows === "step" && panels[mark.panel] === panel);
  // Where a start stands, also one that stays, is a map: its lines are ways across it, and no curves.
  const isMap = panel => marks.some(({ mark }) => mark.look === "look-start" && panels[mark.panel] === panel);
  const curves = () => panels.filter(panel => !isMap(panel) && grown(panel).length);
  const run = addRun(told, {
    id: `${id}-hear`,
    announce: words => announce(words),
    go: stride => {
      const last = model.get("readings").steps - 1;
      const step = Math.min(Math.max(Math.min(model.get("step"), last) + stride, 0), last);
      tell("step", step);
      return step;
    },
    // The run that is looked at, which is drawn last, then those that are pinned.
    runs: () => {
      const signed = curves().find(({ panel }) => panel.zero != null), sized = curves().find(panel => panel !== signed) ?? signed;
      const [, top, , height] = sized.panel.box, frame = model.get("frame");
      return grown(sized).reverse().map((mark, number) => {
        const sides = signed && grown(signed).reverse()[number].heightsAt(frame);
        return mark.heightsAt(frame).flatMap((y, step) => {
          const share = Math.min(Math.max((top + height - y) / height, 0), 1.2);
          const away = sides ? signed.panel.zero - sides[step] : 0;
          return Number.isNaN(y) ? [] : [[share, Math.abs(away) < .05 ? 0 : Math.sign(away)]];
        });
      });
    },
    rows: () => {
      const { names, units, steps, step: word, first } = model.get("readings");
      const head = [word, ...names.map((name, index) => units[index] ? `${name} (${units[index]})` : name)];
      return { head, lines: Array.from({ length: steps }, (_, step) => [step + first, ...numbersAt(model.get("frame"), step)]) };
    },
  });
  const read = (frame, step) => {
    const { names = [], units, steps, step: word, first } = model.get("readings");
    told.hidden = !names.length;
    const [curve] = curves();
    for (const part of run.parts) part.hidden = told.hidden || !curve;
    if (told.hidden) return;
    const shown = Math.min(step, steps - 1), numbers = numbersAt(frame, shown);
    const parts = names.map((name, index) => `${name} = ${number(numbers[index])} ${Number.isNaN(numbers[index]) ? "" : units[index]}`.trimEnd());
    const words = `After ${word} ${shown + first}: ${parts.join(", ")}`;
    if (reading.textContent !== words) reading.textContent = words;
    if (!curve) return;
    run.lieIn(curve);
    run.tell(shown, steps - 1, `${word} ${shown + first}, ${parts.at(-1)}`.replace(" = ", " "), `${frame} ${versions}`);
  };

  const draw = () => {
    waiting = 0;
    if (stale) load();
    const frame = model.get("frame"), step = model.get("step"), sentences = model.get("sentences");
    for (const mark of marks) mark.paint(frame, step, dragged?.place === mark.mark.place && mark.mark.place ? dragged.at : null);
    const words = sentences[Math.min(frame, sentences.length - 1)] ?? "";
    read(frame, step);
    root.dataset.regime = model.get("regimes")[frame] ?? "";
    if (sentence.textContent !== words) {
      sentence.textContent = words;
      announce(unsaid(words));
    } else if (step !== heard && heard !== null && !told.hidden && document.activeElement !== run.walk) announce(reading.textContent);
    heard = step;
  };
  // Said once it rests: what is shown, or the step that was reached, also at the end of playing. Then
  // it goes, or whoever reads on would meet it as well.
  const announce = words => {
    clearTimeout(announcing);
    announcing = setTimeout(() => {
      announcer.textContent = words;
      announcing = setTimeout(() => { announcer.textContent = ""; }, 3000);
    }, 700);
  };
  // What the slider that is moved says of itself is not said once more.
  const unsaid = words => {
    const slider = document.activeElement, said = `${slider.ariaLabel} ${slider.ariaValueText?.split(",")[0]}. `;
    return words.startsWith(said) ? words.slice(said.length) : words;
  };
  const soon = () => { waiting ||= requestAnimationFrame(draw); };

  const forget = () => { for (const panel of panels) URL.revokeObjectURL(panel.background.src); };
  const loadPanels = () => {
    forget();
    picture.replaceChildren();
    panels = model.get("panels").map((panel, index) => addPanel(picture, panel, `${id}-${index}`));
    marks = [];
    reload();
  };
  const reload = () => { stale = true; soon(); };
  const load = () => {
    stale = false;
    versions += 1;
    const next = model.get("marks").filter(mark => panels[mark.panel]);
    if (next.length !== marks.length || !next.every((mark, index) => marks[index].take(mark))) {
      for (const mark of marks) mark.group.remove();
      marks = next.map(mark => addMark(panels[mark.panel], mark));
    }
    const numbers = model.get("readings").values;
    values = numbers ? array(numbers, Float64Array) : [];
    for (const panel of panels) {
      panel.svg.classList.toggle("live-movable", Boolean(movableIn(panel)));
      panel.svg.classList.toggle("live-picks", Boolean(pickIn(panel)));
    }
  };

  // What is dragged follows the pointer at once; its frames follow as fast as Python makes them.
  const placeIn = (panel, picks) => marks.find(({ mark }) => mark.place && mark.frames > 1 === picks && panels[mark.panel] === panel);
  const movableIn = panel => placeIn(panel, false)?.mark.place ?? "";
  // What chooses the frame goes along the frames that are here already.
  const pickIn = panel => placeIn(panel, true);
  const tell = (name, value) => { model.set(name, value); model.save_changes(); soon(); };
  // The place of the pointer in a panel, inside its axes.
  const placeOf = ({ panel: { width: wide, box: [left, top, width, height] }, svg }, event) => {
    const corner = svg.getBoundingClientRect(), scale = wide / corner.width;
    const inside = (value, from, size) => Math.min(Math.max(value * scale, from), from + size);
    return [inside(event.clientX - corner.left, left, width), inside(event.clientY - corner.top, top, height)];
  };
  const pick = (panel, event) => tell("frame", pickIn(panel).frameAt(placeOf(panel, event)[0]));
  const report = (panel, event, goesOn) => {
    dragged = { panel, place: movableIn(panel), at: placeOf(panel, event) };
    tell("pointer", [...dragged.at, goesOn]);
  };
  const panelOf = event => panels.find(panel => panel.svg.contains(event.target));
  const down = event => {
    const panel = panelOf(event);
    if (!panel || event.button !== 0) return;
    // A finger on the map scrolls the page, unless it is on what can be dragged.
    const movable = movableIn(panel) && (event.pointerType !== "touch" || event.target.matches(".grip"));
    if (!movable && !pickIn(panel)) return;
    panel.svg.setPointerCapture(event.pointerId);
    if (movable) report(panel, event, 1);
    else { picking = panel; pick(panel, event); }
  };
  const move = event => {
    if (dragged) report(dragged.panel, event, 1);
    else if (picking && pickIn(picking)) pick(picking, event);
  };
  const up = event => {
    picking = null;
    if (!dragged) return;
    if (event.type === "pointerup") report(dragged.panel, event, 0);
    else tell("pointer", [...dragged.at, 0]); // taken away, by a second finger, say: such an event tells no place
    dragged = null;
  };
  // Else a finger that drags would scroll the page: touch-action is not heard inside a drawing.
  const keep = event => { if (event.target.matches(".grip")) event.preventDefault(); };
  picture.addEventListener("touchstart", keep, { passive: false });
  picture.addEventListener("pointerdown", down);
  picture.addEventListener("pointermove", move);
  for (const end of ["pointerup", "pointercancel"]) picture.addEventListener(end, up);

  run.onOpen(soon);
  loadPanels();
  draw();
  soon(); // once more when it is on the page, beside its sliders
  window.dispatchEvent(new CustomEvent("live-picture", { detail: { model, root } })); // a page may add to it
  const listeners = { panels: loadPanels, marks: reload, readings: reload, regimes: soon, frame: soon, step: soon, sentences: soon };
  for (const [name, listener] of Object.entries(listeners)) model.on(`change:${name}`, listener);

  return () => {
    cancelAnimationFrame(waiting);
    clearTimeout(announcing);
    run.release();
    for (const [name, listener] of Object.entries(listeners)) model.off(`change:${name}`, listener);
    forget();
    root.remove(); // Jupyter keeps what it stood in
  };
}

export default { render };

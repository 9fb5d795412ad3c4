// The run that is looked at, step by step: a place in the curve where arrow keys walk along it, the
// run as tones, and a table that can be folded out and copied.
const STRIDES = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 10, PageDown: -10, Home: -Infinity, End: Infinity };

function addRun(place, { id, announce, go, rows, runs }) {
  const walk = add(place, "div", { class: "live-walk", role: "slider", tabindex: 0, "aria-label": "Steps of the curve", "aria-valuemin": 0, "aria-keyshortcuts": "S", "aria-describedby": id }), sound = addSound();
  const hear = add(place, "button", { class: "live-hear", type: "button", id, "aria-describedby": `${id}-told` });
  const told = add(place, "span", { class: "live-heard", id: `${id}-told` });
  const details = add(place, "details", { class: "live-table" });
  add(details, "summary").textContent = "Table of this run";
  const copy = add(details, "button"), room = add(details, "div", { tabindex: 0, role: "region", "aria-label": "Table of this run" });
  let shown = "";

  const fill = frame => {
    if (!details.open) { shown = ""; copy.remove(); room.remove(); }
    if (!details.open || shown === frame) return;
    shown = frame;
    if (!room.isConnected) details.append(copy, room); // else the focus would be lost
    copy.textContent = "Copy";
    const { head, lines } = rows();
    room.replaceChildren();
    const table = add(room, "table");
    const row = (cells, tag) => { const line = add(table, "tr"); for (const cell of cells) add(line, tag).textContent = cell; };
    row(head, "th");
    for (const cells of lines) row(cells.map((cell, index) => index ? number(cell) : cell), "td");
  };
  copy.addEventListener("click", async () => {
    const { head, lines } = rows();
    try {
      await navigator.clipboard.writeText([head, ...lines].map(cells => cells.join("\t")).join("\n"));
      copy.textContent = "Copied";
    } catch { // a page may be refused the clipboard
      getSelection().selectAllChildren(room);
      copy.textContent = "Selected: copy it with Ctrl+C or ⌘C";
    }
    announce(copy.textContent);
  });
  const say = () => {
    hear.textContent = sound.playing ? "Stop (key S)" : "Hear this run (key S)";
    told.classList.toggle("live-sounds", sound.on);
  };
  // Before it sounds as well: it describes the button.
  const explain = () => {
    const heard = runs(), signed = heard[0].some(([, side]) => side) ? ", and what is below 0 comes from the left" : "";
    const others = heard.length > 1 ? " The other runs follow in voices of their own." : "";
    told.textContent = `The higher the curve, the higher the tone${signed}.${others} Key S works from the sliders, too. Arrow keys in the curve sound as well; Escape ends that.`;
  };
  const silence = () => { sound.stop(); say(); };
  const toggle = () => {
    if (sound.playing) return silence();
    explain();
    sound.play(runs(), say);
    say();
  };
  hear.addEventListener("click", toggle);
  const keys = event => {
    const asks = event.key.toLowerCase() === "s", ends = event.key === "Escape" && sound.on;
    const stride = event.target === walk ? STRIDES[event.key] : undefined;
    const here = [walk, hear].includes(event.target) || event.target.matches?.(".noUi-handle") && place.closest(".course-panel")?.contains(event.target);
    const mine = here && !walk.hidden && (asks || ends || stride) && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (!mine) return sound.playing && event.target !== hear && silence();
    event.preventDefault();
    event.stopImmediatePropagation(); // JupyterLab would take it for the way to the next cell
    if (asks) return event.repeat || toggle();
    silence();
    if (ends) { sound.release(); say(); return; }
    const step = go(stride);
    if (sound.on) sound.play([runs()[0].slice(step, step + 1)]);
  };
  window.addEventListener("keydown", keys, true);
  for (const node of [walk, hear]) {
    node.addEventListener("blur", silence);
    node.addEventListener("focus", explain);
  }
  document.addEventListener("visibilitychange", silence);
  say();

  return {
    walk,
    parts: [walk, hear, told, details],
    // Which panel it lies in may change; the focus stays, unless the panel itself is made anew.
    lieIn({ panel, svg }) {
      if (walk.parentNode === svg.parentNode) return;
      const [x, y, width, height] = panel.box;
      const share = (part, whole) => `${100 * part / whole}%`;
      Object.assign(walk.style, { left: share(x, panel.width), top: share(y, panel.height), width: share(width, panel.width), height: share(height, panel.height) });
      svg.parentNode.append(walk);
    },
    tell(step, last, words, frame) {
      walk.setAttribute("aria-valuemax", last);
      walk.setAttribute("aria-valuenow", step);
      walk.setAttribute("aria-valuetext", words);
      fill(frame);
    },
    onOpen(callback) { details.addEventListener("toggle", callback); },
    release() {
      sound.release();
      window.removeEventListener("keydown", keys, true);
      document.removeEventListener("visibilitychange", silence);
    },
  };
}

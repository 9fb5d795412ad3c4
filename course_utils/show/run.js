// The run that is looked at, step by step: a place in the curve where arrow keys walk along it, and
// a table that can be folded out and copied.
const STRIDES = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 10, PageDown: -10, Home: -Infinity, End: Infinity };

function addRun(place, { go, rows }) {
  const walk = document.createElement("div");
  for (const [name, value] of Object.entries({ class: "live-walk", role: "slider", tabindex: 0, "aria-label": "Steps of the curve", "aria-valuemin": 0 })) walk.setAttribute(name, value);
  const details = add(place, "details", { class: "live-table" });
  add(details, "summary").textContent = "Table of this run";
  const copy = document.createElement("button"), room = document.createElement("div");
  for (const [name, value] of Object.entries({ tabindex: 0, role: "region", "aria-label": "Table of this run" })) room.setAttribute(name, value);
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
  });
  const keys = event => {
    const stride = STRIDES[event.key];
    if (event.target !== walk || stride === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopImmediatePropagation(); // JupyterLab would take it for the way to the next cell
    go(stride);
  };
  window.addEventListener("keydown", keys, true);

  return {
    walk,
    details,
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
    release() { window.removeEventListener("keydown", keys, true); },
  };
}

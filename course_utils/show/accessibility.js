// Gives a panel what ipywidgets leaves out for those who use no mouse or no screen: names for the
// handle of each slider, the field beside it and the icons of each player, the value of a slider
// instead of its place, a part that is announced when it changes, and keys that stay.

const label = widget => widget.querySelector(".widget-label")?.textContent;

function give(node, attribute, value) {
  if (node && value && node.getAttribute(attribute) !== value) node.setAttribute(attribute, value);
}

function name(panel) {
  for (const node of panel.querySelectorAll('[title="null"]')) node.removeAttribute("title"); // what ipywidgets writes for no tooltip
  for (const node of panel.querySelectorAll(".course-says")) give(node, "role", "status");
  for (const toggle of panel.querySelectorAll(".widget-toggle-button")) give(toggle, "aria-expanded", String(toggle.matches(".mod-active")));
  for (const slider of panel.querySelectorAll(".widget-hslider")) {
    give(slider.querySelector(".noUi-handle"), "aria-label", label(slider));
    const regime = slider.matches(".course-choice") && panel.querySelector("[data-regime]")?.dataset.regime;
    const readout = slider.querySelector(".widget-readout");
    give(readout, "contenteditable", "false"); // or it would be a place without a name for Tab
    const value = readout?.style.display === "none" ? "" : readout?.textContent; // a bet is still open
    give(slider.querySelector(".noUi-handle"), "aria-valuetext", value && regime ? `${value}, ${regime}` : value);
    const field = slider.nextElementSibling;
    if (field?.matches(".widget-text"))
      give(field.querySelector("input"), "aria-label", `${label(slider)}, ${label(field)}`);
  }
  for (const player of panel.querySelectorAll(".widget-play"))
    player.querySelectorAll("button").forEach((button, index) => {
      const does = index ? "Back to the start" : button.querySelector(".fa-pause") ? "Pause" : "Play";
      for (const attribute of ["aria-label", "title"]) give(button, attribute, does);
    });
}

// JupyterLab keeps the channel of every widget that there ever was, for as long as its kernel lives,
// and a channel its widget with all that was sent: so those of a panel are cut off once it is closed.
async function letGo(manager, roots) {
  const seen = new Set(), found = await Promise.all(roots.filter(id => manager.has_model(id)).map(id => manager.get_model(id)));
  for (const model of found) {
    const { comm, attributes } = model;
    if (!comm || seen.has(model)) continue;
    seen.add(model);
    model.once("destroy", () => { comm.on_close(() => {}); comm.on_msg(() => {}); });
    found.push(...Object.values(attributes).flat().filter(each => each?.attributes));
  }
}

function render({ model, el }) {
  let waiting, observer, release;
  const start = () => {
    const panel = el.closest(".course-panel");
    if (!panel) { waiting = requestAnimationFrame(start); return; } // not on the page yet
    release = keepKeys(panel, "input, select, summary, .live-told button");
    observer = new MutationObserver(() => name(panel));
    observer.observe(panel, { childList: true, subtree: true, attributeFilter: ["title", "class", "data-regime"] });
    name(panel);
    bringBackTop(panel);
    letGo(model.widget_manager, model.get("roots"));
  };
  el.style.display = "none";
  start();
  return () => {
    cancelAnimationFrame(waiting);
    observer?.disconnect();
    release?.();
  };
}

export default { render };

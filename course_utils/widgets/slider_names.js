// Names what ipywidgets leaves nameless in a panel: the handle of each slider, and the icons of each
// player. Fields that are all called the same get the name of the slider beside them.
const PLAYER = ["Play or pause", "Back to the start", "Repeat"];

function render({ el }) {
  const give = (node, label) => {
    if (node && label && node.getAttribute("aria-label") !== label) node.setAttribute("aria-label", label);
  };
  const name = panel => {
    for (const slider of panel.querySelectorAll(".widget-hslider")) {
      const label = slider.querySelector(".widget-label")?.textContent;
      give(slider.querySelector(".noUi-handle"), label);
      const field = slider.nextElementSibling;
      if (field?.matches(".widget-text")) give(field.querySelector("input"), `${label}, ${field.querySelector(".widget-label")?.textContent}`);
    }
    for (const player of panel.querySelectorAll(".widget-play"))
      player.querySelectorAll("button").forEach((button, index) => give(button, PLAYER[index]));
  };
  let waiting, observer;
  const start = () => {
    const panel = el.closest(".course-panel");
    if (!panel) { waiting = requestAnimationFrame(start); return; } // not on the page yet
    observer = new MutationObserver(() => name(panel));
    observer.observe(panel, { childList: true, subtree: true });
    name(panel);
  };
  el.style.display = "none";
  start();
  return () => { cancelAnimationFrame(waiting); observer?.disconnect(); };
}

export default { render };

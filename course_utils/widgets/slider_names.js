// Gives the handle of every slider in a panel the slider's name: ipywidgets leaves it without one.
function render({ el }) {
  const name = panel => {
    for (const slider of panel.querySelectorAll(".widget-hslider")) {
      const label = slider.querySelector(".widget-label")?.textContent;
      const handle = slider.querySelector(".noUi-handle");
      if (label && handle && handle.getAttribute("aria-label") !== label) handle.setAttribute("aria-label", label);
    }
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

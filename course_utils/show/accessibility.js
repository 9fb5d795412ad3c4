// Gives a panel what ipywidgets leaves out for those who use no mouse or no screen: names for the
// handle of each slider and the icons of each player, and answers that belong to their question.
// Fields that are all called the same get the name of the slider or the question beside them.
const PLAYER = ["Play or pause", "Back to the start", "Repeat"];
const ARROWS = ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"];

const label = widget => widget.querySelector(".widget-label")?.textContent;

function give(node, attribute, value) {
  if (node && value && node.getAttribute(attribute) !== value) node.setAttribute(attribute, value);
}

// Radio buttons with one name are one stop for Tab, and the arrow keys choose among them.
function group(choices, question) {
  give(choices, "role", "radiogroup");
  give(choices, "aria-label", question);
  choices.dataset.name ??= `choices-${Math.random()}`;
  for (const choice of choices.querySelectorAll("input")) give(choice, "name", choices.dataset.name);
}

function name(panel) {
  for (const slider of panel.querySelectorAll(".widget-hslider")) {
    give(slider.querySelector(".noUi-handle"), "aria-label", label(slider));
    const field = slider.nextElementSibling;
    if (field?.matches(".widget-text"))
      give(field.querySelector("input"), "aria-label", `${label(slider)}, ${label(field)}`);
  }
  for (const player of panel.querySelectorAll(".widget-play"))
    player.querySelectorAll("button").forEach((button, index) => give(button, "aria-label", PLAYER[index]));
  for (const question of panel.querySelectorAll(".widget-html")) {
    const row = question.nextElementSibling, text = question.textContent.trim();
    const choices = row?.querySelector(".widget-radio-box"), field = row?.querySelector(".widget-text");
    if (choices) group(choices, text);
    if (field && question.querySelector("b")) give(field.querySelector("input"), "aria-label", `${text} ${label(field)}`);
  }
}

function render({ el }) {
  let waiting, observer, panel;
  // JupyterLab listens to all keys at the document, and takes arrows for the way to the next cell.
  const keep = event => {
    if (ARROWS.includes(event.key) && event.target.matches?.("input[type=radio]") && panel?.contains(event.target))
      event.stopPropagation();
  };
  const start = () => {
    panel = el.closest(".course-panel");
    if (!panel) { waiting = requestAnimationFrame(start); return; } // not on the page yet
    observer = new MutationObserver(() => name(panel));
    observer.observe(panel, { childList: true, subtree: true });
    name(panel);
  };
  el.style.display = "none";
  window.addEventListener("keydown", keep, true);
  start();
  return () => {
    cancelAnimationFrame(waiting);
    observer?.disconnect();
    window.removeEventListener("keydown", keep, true);
  };
}

export default { render };

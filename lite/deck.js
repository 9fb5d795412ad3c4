// A lesson on a projector: the question, a pause to think, the explorer or the result, its sentence.
// It shows one thing after the other of the page to read, large, and moves with the arrow keys.
const start = document.querySelector(".show-deck");
// Parts, questions, explorers, pictures, and what came out after a prediction.
const SHOWN = "main h1, main h2, form.prediction, .explorer, .output_html img, [class*='celltag_until-'] .output";
const cellOf = (node) => node.closest(".cell") ?? node;

function slides() {
  const found = [];
  let heading = "";
  for (const node of document.querySelectorAll(SHOWN)) {
    if (node.closest(".widget-subarea")) continue;
    if (/^H[12]$/.test(node.tagName)) {
      heading = node.firstChild.textContent.trim();
      found.push({ heading, shown: [cellOf(node)], only: node });
    } else if (node.matches("form.prediction")) {
      found.push({ heading, shown: [cellOf(node)] });
      found.push({ heading, pause: "Think first. Then show hands, and say why." });
    } else if (!found.some((slide) => slide.shown?.[0] === cellOf(node))) {
      found.push({ heading, shown: [cellOf(node)] });
    }
  }
  // A heading whose text is all there is needs no slide of its own, unless it opens the lesson.
  return found.filter((slide, place) => !slide.only || place === 0 || found[place + 1]?.only === undefined);
}

let deck = null, now = 0, bar = null, pause = null;

function showSlide(place) {
  now = Math.max(0, Math.min(deck.length - 1, place));
  const slide = deck[now];
  document.querySelectorAll(".on-slide").forEach((node) => node.classList.remove("on-slide"));
  for (const node of slide.shown ?? []) node.classList.add("on-slide", "seen");
  for (const node of document.querySelectorAll(".only-heading")) node.classList.remove("only-heading");
  if (slide.only) slide.shown[0].classList.add("only-heading");
  pause.hidden = !slide.pause;
  pause.textContent = slide.pause ?? "";
  bar.querySelector("b").textContent = slide.only ? "" : slide.heading;
  bar.querySelector("span").textContent = `${now + 1} / ${deck.length}`;
  scrollTo(0, 0);
  dispatchEvent(new Event("resize")); // pictures that were out of sight take their place
}

function leave() {
  document.body.classList.remove("deck");
  bar.remove();
  pause.remove();
  const here = deck[now].shown?.[0] ?? deck[now - 1]?.shown?.[0];
  deck = null;
  if (document.fullscreenElement) document.exitFullscreen();
  here?.scrollIntoView();
  start.focus();
}

function present() {
  deck = slides();
  document.body.classList.add("deck");
  pause = document.createElement("p");
  pause.className = "pause";
  bar = document.createElement("div");
  bar.className = "deck-bar";
  bar.innerHTML = '<b></b><button type="button" aria-label="Back">‹</button><span role="status"></span>'
    + '<button type="button" aria-label="On">›</button><button type="button">End</button>';
  const [back, on, end] = bar.querySelectorAll("button");
  back.addEventListener("click", () => showSlide(now - 1));
  on.addEventListener("click", () => showSlide(now + 1));
  end.addEventListener("click", leave);
  document.querySelector("main").prepend(pause);
  document.body.append(bar);
  document.documentElement.requestFullscreen?.().catch(() => {}); // also without it
  showSlide(0);
  on.focus();
}

start?.addEventListener("click", present);
// Escape leaves the full screen first, and some browsers tell the page of that only.
document.addEventListener("fullscreenchange", () => { if (deck && !document.fullscreenElement) leave(); });
addEventListener("keydown", (event) => {
  if (!deck || event.ctrlKey || event.metaKey || event.altKey) return;
  // A slider, a choice or a field keeps its own keys.
  if (event.target.closest?.("[role=slider], input, select, textarea") && event.key !== "Escape" && !event.key.startsWith("Page")) return;
  const by = { ArrowRight: 1, ArrowDown: 1, PageDown: 1, ArrowLeft: -1, ArrowUp: -1, PageUp: -1 }[event.key];
  if (by) { event.preventDefault(); showSlide(now + by); }
  if (event.key === "Home") showSlide(0);
  if (event.key === "End") showSlide(deck.length - 1);
  if (event.key === "Escape") leave();
});

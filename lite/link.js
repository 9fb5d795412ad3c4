// A link to what an explorer shows: the fragment of the address tells its place on the page, and what
// is chosen in it in the words of the field As text. What the page does not hold is said in a sentence.
const LINK = /^#explorer-(\d+)&(.*)$/;
const numbersIn = text => text.split(",").map(part => part.trim() === "" ? NaN : Number(part));
const written = number => number && Math.abs(number) < 1e-3 ? number.toExponential() : String(number);
const spoken = name => name.replaceAll("_", " ");

function decoded(text) {
  try { return decodeURIComponent(text.replaceAll("+", " ")); } catch { return text; }
}

// The frame and the step that moves lead to, and a sentence for each move that cannot be shown.
function opened(moves, { text, frame, step, last, values }, drag) {
  const here = new Map(text.split("&").map(move => decoded(move).split("="))), chosen = {}, said = [];
  for (const move of moves.split("&")) {
    const [name, value = ""] = decoded(move).slice(0, 80).split("="), [number] = numbersIn(value);
    if (name === frame && Number.isFinite(number)) {
      const away = values.map(each => Math.abs(each - number));
      chosen.frame = away.indexOf(Math.min(...away));
      const nearest = values[chosen.frame];
      if (Math.abs(nearest - number) > 1e-9 * Math.abs(number)) said.push(`This page has no ${spoken(name)} of ${value}: it shows ${written(Number(nearest.toPrecision(3)))}, the nearest one.`);
    } else if (name === step && Number.isInteger(number) && number >= 0 && number <= last) chosen.step = number;
    else if (name === frame || name === step) said.push(`The ${spoken(name)} is a number${name === step ? ` from 0 to ${last}` : ""}, not “${value}”.`);
    else if (name === "start" && drag?.holds(numbersIn(value))) chosen.start = numbersIn(value);
    else if (!here.has(name)) said.push(`“${spoken(name)}” cannot be shown here.`);
    else if (String(numbersIn(here.get(name))) !== String(numbersIn(value))) said.push(`The ${spoken(name)} stays ${here.get(name)}: ${value || "nothing"} cannot be shown here.`);
  }
  return { chosen, said };
}

function addLink({ model, root }) {
  const place = root.closest(".explorer");
  if (!place) { requestAnimationFrame(() => addLink({ model, root })); return; } // not on the page yet
  const shown = model.get("link"), number = [...document.querySelectorAll(".explorer")].indexOf(place) + 1;
  if (!shown?.text) return;
  const row = document.createElement("p"), button = document.createElement("button"), told = document.createElement("span");
  row.className = "hint link";
  button.type = "button";
  button.textContent = "Copy link";
  told.setAttribute("role", "status");
  const back = document.createElement("button");
  Object.assign(back, { type: "button", textContent: "Back to the first start", hidden: true });
  const drag = shown.descent && addDrag(model, shown, () => { back.hidden = !drag.start; });
  back.addEventListener("click", () => { drag.back(); button.focus(); });
  row.append(button, " ", back, " ", told);
  place.append(row);
  button.addEventListener("click", async () => {
    const moves = shown.text.split("&");
    const now = { [shown.frame]: written(shown.values[model.get("frame")]), [shown.step]: model.get("step"), start: drag?.start };
    for (const [name, value] of Object.entries(now)) {
      const at = moves.findLastIndex(move => move.startsWith(`${name}=`)); // before it stand those of pins
      if (at >= 0 && value != null) moves[at] = `${name}=${value}`;
    }
    const address = `${location.href.split("#")[0]}#explorer-${number}&${moves.join("&")}`;
    try {
      await navigator.clipboard.writeText(address);
      told.textContent = "Copied: it opens this page with what you see here.";
    } catch { told.textContent = address; } // a page may be refused the clipboard
  });
  const open = () => {
    const [, asked, moves] = LINK.exec(location.hash) ?? [];
    if (Number(asked) !== number) return;
    const { chosen: { start, ...chosen }, said } = opened(moves, shown, drag);
    for (const [name, value] of Object.entries(chosen)) model.set(name, value);
    if (start && String(start) !== String(numbersIn(new URLSearchParams(shown.text).get("start")))) drag.to(start);
    told.textContent = said.join(" ");
    (place.closest(".cell") ?? place).scrollIntoView();
  };
  addEventListener("hashchange", open);
  open();
}

addEventListener("live-picture", ({ detail }) => addLink(detail));
const asked = LINK.exec(location.hash)?.[1], count = document.querySelectorAll(".explorer").length;
if (asked && !(asked >= 1 && asked <= count)) {
  const told = document.createElement("p");
  told.className = "lead";
  told.textContent = `The link leads to explorer ${asked}, but this page has ${count}.`;
  document.querySelector("main").prepend(told);
}

// Questions of a page to read: an answer is committed, replied to, and kept in this browser.
const PLACE = "how-does-a-neuron-learn/";
const kept = (key) => { try { return JSON.parse(localStorage.getItem(PLACE + key)); } catch { return null; } };
// Where nothing may be kept (a private window, say), answers last as long as the page.
const keep = (key, value) => { try { localStorage.setItem(PLACE + key, JSON.stringify(value)); } catch { /* see above */ } };
const page = document.body.dataset.name;
const slug = (key) => key.replace(/[^\p{L}\p{N}_]+/gu, "-");
const NO_IDEA = "no idea yet";

function numberIn(text) {
  const [, mantissa, exponent, divided] = /^([-+−]?[\d.,]+)(?:(?:e|\s*[·×*]\s*10\^?)([-+−]?\d+))?(?:\s*\/\s*([\d.,]+))?\s*\p{L}*$/iu.exec(text.trim()) ?? [];
  const read = (part) => Number(part.replace("−", "-").replace(/^([-+]?\d+),(\d+)$/, "$1.$2"));
  if (mantissa === undefined) return NaN;
  return read(mantissa) * 10 ** (exponent ? read(exponent) : 0) / (divided ? read(divided) : 1);
}

function answerOf(form) {
  const field = form.querySelector('input[type="text"]');
  if (!field) return form.querySelector("input:checked")?.value ?? null;
  return Number.isFinite(numberIn(field.value)) ? field.value.trim() : null;
}

function show(form, answer) {
  const field = form.querySelector('input[type="text"]');
  if (field) field.value = answer;
  else for (const input of form.querySelectorAll("input")) input.checked = input.value === String(answer);
}

function say(form, text) {
  form.querySelector("[role=status]").textContent = text;
}

const refusal = (form) => form.querySelector('input[type="text"]')
  ? "Type a number, such as 0.001 or 2.5e-6." : "Choose one of the answers first.";

// Predictions: the result waits for them.
function reveal(form, answer) {
  const name = form.dataset.key;
  for (const cell of document.querySelectorAll(`.celltag_until-${slug(name)}`)) cell.classList.add("seen", `seen-${slug(name)}`);
  const place = document.querySelector(`.happened[data-key="${CSS.escape(name)}"]`);
  if (!place) return;
  const truth = place.dataset.truth ??= place.querySelector("span").textContent;
  const said = JSON.parse(place.dataset.said);
  const number = form.querySelector('input[type="text"]');
  if (answer === NO_IDEA) place.textContent = `You had no idea yet, and now you know: ${truth}.`;
  else if (said.length) place.textContent = said[answer];
  else if (number) {
    const off = Math.abs(numberIn(answer) - numberIn(truth)) / Math.abs(numberIn(truth));
    place.textContent = `You predicted: ${answer}. What happened: ${truth}.${off <= Math.max(place.dataset.within, 1e-9) ? " You saw it coming." : ""}`;
  } else place.textContent = `You predicted: ${form.querySelectorAll("legend ~ label span")[answer].textContent}. What happened: ${truth}.`;
}

function commit(form, answer) {
  if (answer === null) return say(form, refusal(form));
  keep(`${page}/${form.dataset.key}`, answer);
  recall(form, answer);
}

function recall(form, answer) {
  if (answer !== NO_IDEA) show(form, answer);
  say(form, answer === NO_IDEA ? "Not knowing is a good start: read on." : "Recorded, in this browser: read on.");
  reveal(form, answer);
  summarise();
}

for (const form of document.querySelectorAll("form.prediction")) {
  form.addEventListener("submit", (event) => { event.preventDefault(); commit(form, answerOf(form)); });
  form.querySelector(".no-idea").addEventListener("click", () => commit(form, NO_IDEA));
  const before = kept(`${page}/${form.dataset.key}`);
  if (before !== null) recall(form, before);
}

function summarise() {
  const forms = [...document.querySelectorAll("form.prediction")];
  const made = forms.filter((form) => ![null, NO_IDEA].includes(kept(`${page}/${form.dataset.key}`)));
  for (const place of document.querySelectorAll(".summary")) place.textContent = `You made ${made.length} of ${forms.length} predictions.`;
}
summarise();

// Quizzes: each answer has its reply, and may be changed.
function check(form, answer) {
  if (answer === null) return say(form, refusal(form));
  keep(`quiz/${form.dataset.key}`, answer);
  const right = form.querySelector("[data-value]");
  let chosen = answer;
  if (right) {
    const value = Number(right.dataset.value);
    chosen = Math.abs(numberIn(answer) - value) <= Number(right.dataset.within) * Math.abs(value) ? "right" : "wrong";
  }
  const reply = form.querySelector(`.reply[data-for="${chosen}"]`).cloneNode(true);
  reply.querySelector(".of")?.remove(); // the answer that it belongs to stands above
  say(form, reply.textContent);
}

for (const form of document.querySelectorAll("form.quiz")) {
  form.addEventListener("submit", (event) => { event.preventDefault(); check(form, answerOf(form)); });
  form.addEventListener("change", () => say(form, ""));
  const before = kept(`quiz/${form.dataset.key}`);
  if (before !== null) { show(form, before); check(form, before); }
}

// A picture wider than a phone can show is scrolled, not shrunk until nobody can read it.
for (const picture of document.querySelectorAll(".output_html img[width]")) {
  if (picture.width > 600 || Number(picture.getAttribute("width")) > 600) picture.classList.add("wide-picture");
}

// What is wider than the page is scrolled with the keyboard, too.
for (const wide of document.querySelectorAll("pre, table, p:has(> math[display=block]), .output_html:has(.wide-picture)")) {
  if (wide.scrollWidth > wide.clientWidth + 1) wide.tabIndex = 0;
}

// A worked solution waits until it is asked for.
for (const code of document.querySelectorAll(".celltag_solution .input")) {
  const fold = document.createElement("details");
  fold.className = "worked";
  fold.innerHTML = "<summary>Show a solution</summary>";
  code.replaceWith(fold);
  fold.append(code);
}

// What only works as a script is offered by one.
let number = 0;
for (const explorer of document.querySelectorAll(".whole .explorer")) {
  const fold = document.createElement("details");
  const address = new URL(`?only=${++number}`, location.href.split("#")[0]).href;
  fold.className = "embed";
  fold.innerHTML = "<summary>Embed</summary><p>Put this line into a page of your own:</p><pre tabindex=\"0\"></pre>";
  fold.querySelector("pre").textContent = `<iframe src="${address}" title="An explorer of How does a neuron learn?" width="100%" height="640" style="border:0"></iframe>`;
  explorer.after(fold);
}
const only = new URLSearchParams(location.search).get("only");
if (only) {
  const explorer = document.querySelectorAll(".explorer")[only - 1];
  document.body.className = "alone";
  document.querySelector("header")?.remove();
  if (explorer) {
    const more = document.createElement("p");
    more.className = "hint";
    more.innerHTML = `From <a target="_blank" rel="noopener" href="${location.pathname}">${document.title}</a>`;
    document.querySelector("main").replaceChildren(explorer, more);
  }
}
addEventListener("beforeprint", () => { for (const fold of document.querySelectorAll("details")) fold.open ||= (fold.dataset.print = "opened") && true; });
addEventListener("afterprint", () => { for (const fold of document.querySelectorAll("details[data-print]")) { fold.open = false; delete fold.dataset.print; } });

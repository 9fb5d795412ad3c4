// Questions one under the other. All that is shown comes from Python; every change goes back to it.
// Nothing is ever disabled: a control that takes the focus away would take the keyboard with it.
function make(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children);
  return node;
}

let made = 0;

function choices(name, texts) {
  return texts.map(text => {
    const input = make("input", { type: "radio", name, value: text });
    return make("label", {}, input, make("span", {}, text));
  });
}

function question(item, say) {
  const name = `course-question-${made++}`;
  const form = make("form", { novalidate: "" });
  const field = item.options.length ? null : make("input", { type: "text", autocomplete: "off", spellcheck: "false" });
  const answers = field
    ? make("div", { class: "field" }, make("label", {}, "My number: ", field), item.unit)
    : make("div", { class: "choices", role: "radiogroup", "aria-label": item.question }, ...choices(name, item.options));
  if (field) field.setAttribute("aria-label", `${item.question} My number:`);
  const buttons = item.buttons.map(([press, text], place) => {
    const button = make("button", { type: place ? "button" : "submit" }, text);
    if (place) button.addEventListener("click", () => say(press, value()));
    return button;
  });
  const sure = item.sures.length
    ? make("div", { class: "sures", role: "radiogroup", "aria-label": "How sure are you?" }, ...choices(`${name}-sure`, item.sures))
    : "";
  const status = make("p", { role: "status" });
  const group = make("fieldset", {}, make("legend", {}, item.question), answers);
  form.append(group, make("div", { class: "row" }, ...buttons, sure), status);
  const chosen = where => form.querySelector(`input[name="${where}"]:checked`)?.value ?? "";
  const value = () => (field ? field.value : chosen(name));
  form.addEventListener("submit", event => { event.preventDefault(); say(item.buttons[0][0], value()); });
  answers.addEventListener("change", () => say("", value()));
  if (sure) sure.addEventListener("change", () => say("sure", chosen(`${name}-sure`)));
  const choose = (where, wanted) => {
    for (const input of form.querySelectorAll(`input[name="${where}"]`)) input.checked = input.value === wanted;
  };
  const show = now => {
    if (status.textContent !== now.reply) status.textContent = now.reply;
    form.classList.toggle("locked", now.locked);
    for (const control of form.querySelectorAll("input, button")) control.setAttribute("aria-disabled", now.locked);
    if (field) field.readOnly = now.locked;
    // What comes back while a learner is still choosing or typing may be older than what stands there.
    if (form.contains(document.activeElement) && !now.locked) return;
    if (field) field.value = now.value;
    else choose(name, now.value);
    choose(`${name}-sure`, now.sure);
  };
  show(item);
  return { form, show };
}

function render({ model, el }) {
  el.classList.add("course-panel", "course-form", ...model.get("kinds"));
  const questions = model.get("items").map((item, place) =>
    question(item, (press, value) => model.send({ place, press, value })));
  el.append(...questions.map(one => one.form));
  const follow = () => model.get("items").forEach((item, place) => questions[place].show(item));
  model.on("change:items", follow);
  // ipywidgets marks its own controls like this when their kernel is gone.
  const lose = () => el.classList.add("jupyter-widgets-disconnected");
  model.on("comm_live_update", lose);
  const release = keepKeys(el, "input, button");
  bringBackTop(el);
  return () => { release(); model.off("change:items", follow); model.off("comm_live_update", lose); };
}

export default { render };

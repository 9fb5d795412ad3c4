// What this site adds to JupyterLab's page, before JupyterLab starts.

// A tab that is reloaded shows the lesson that it showed before.
const asked = new URLSearchParams(location.search);
if (asked.has("path")) sessionStorage.setItem("lesson", asked.get("path"));
else if (sessionStorage.getItem("lesson")) {
  asked.set("path", sessionStorage.getItem("lesson"));
  history.replaceState(null, "", `?${asked}`);
}

// JupyterLab takes the lesson out of the address by a new entry, and the browser's way back would
// open the lesson once more, and once more. So this entry takes the place of the one before.
const push = history.pushState;
history.pushState = (...told) => { history.pushState = push; history.replaceState(...told); };

// JupyterLab names the tab after itself; the lesson says more.
const lesson = (sessionStorage.getItem("lesson") ?? "").replace(/\.\w+$/, "").replaceAll("_", " ");
const title = `${lesson ? `${lesson} · ` : ""}How does a neuron learn?`;
new MutationObserver(() => { if (document.title !== title) document.title = title; })
  .observe(document.head, { childList: true, subtree: true, characterData: true });

// Typed a moment ago, and the tab is closed or hidden: kept all the same.
document.addEventListener("visibilitychange", () => {
  if (document.hidden) window.jupyterapp?.commands.execute("docmanager:save-all").catch(() => {});
});

// JupyterLab begins to save while it still saves, where that takes long: it would find that the file
// was changed, by itself, and ask what to do. So one save goes on, and one waits.
function saveInTurn() {
  const context = window.jupyterapp?.shell.currentWidget?.context;
  if (!context) return setTimeout(saveInTurn, 500);
  const kind = Object.getPrototypeOf(context), save = kind.save;
  kind.save = function () {
    this.nextSave ??= Promise.resolve(this.lastSave).catch(() => {}).then(() => {
      this.nextSave = null;
      return save.call(this);
    });
    return this.lastSave = this.nextSave;
  };
}
saveInTurn();

const ENDLESS_AFTER_SECONDS = 20;
const ENDLESS = "A cell has been running for a while. If it never ends, as <code>while True</code> does: "
  + "Python in the browser cannot be interrupted, so choose <b>Kernel › Restart Kernel …</b>, or reload this page. "
  + "What you wrote stays; run the cells above again.";
const busy = () => document.querySelector('.jp-Notebook-ExecutionIndicator[data-status="busy"]');
let since = null, told = null;

function tell() {
  if (told) return;
  told = document.createElement("div");
  told.id = "course-told";
  told.setAttribute("role", "status");
  const close = document.createElement("button");
  close.textContent = "Close";
  close.addEventListener("click", () => told.hidden = true);
  document.body.append(told);
  told.innerHTML = `<span>${ENDLESS}</span>`;
  told.append(close);
}

setInterval(() => {
  if (!busy()) {
    since = null;
    told?.remove();
    told = null;
  } else if (Date.now() - (since ??= Date.now()) > ENDLESS_AFTER_SECONDS * 1000) tell();
}, 1000);
// Who presses Stop is told at once.
document.addEventListener("click", (event) => {
  if (event.target.closest?.('[data-command="notebook:interrupt-kernel"], [data-jp-item-name="interrupt"]') && busy()) tell();
}, true);

addEventListener("DOMContentLoaded", () => {
  const back = document.createElement("a");
  back.id = "course-back";
  back.href = "../index.html";
  back.textContent = "‹ All lessons";
  // What was written is saved first, or the browser would ask whether to leave it behind. A second
  // click does not wait.
  back.addEventListener("click", async event => {
    event.preventDefault();
    await window.jupyterapp?.commands.execute("docmanager:save-all").catch(() => {});
    location.href = back.href;
  }, { once: true });
  // Once: a link that is put there anew while the mouse is down on it is never clicked.
  const place = () => {
    const logo = document.querySelector("#jp-MainLogo");
    if (logo) logo.replaceChildren(back); else requestAnimationFrame(place);
  };
  place();
});

"""A JupyterLab of its own on this machine, and a browser to look at it."""

import json
import os
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from types import MappingProxyType

from playwright.sync_api import Browser, Page, Playwright, expect, sync_playwright
from playwright.sync_api import TimeoutError as TooLateError

# The shell is Chromium without what draws its own windows: a twentieth less to do in each test.
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-gpu-rasterization",  # which Debian turns on, and which costs a tenth without a GPU
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
_PROMPTS = ".jp-NotebookPanel:not(.lm-mod-hidden) .jp-CodeCell .jp-InputPrompt"
ALL_RUN = f"""() => {{
  const prompts = document.querySelectorAll("{_PROMPTS}");
  return prompts.length && [...prompts].every(prompt => /\\d/.test(prompt.textContent));
}}"""
# What changes while it is saved is saved as well: of a changed notebook, JupyterLab asks what to do
# with it before it closes, and nobody would answer.
_OPEN_INSTEAD = """async path => {
  const { commands, shell } = window.jupyterapp, open = [...shell.widgets("main")];
  const notebook = open.find(each => each.sessionContext);
  // What a link has opened beside it would come to the front when the notebook closes.
  open.filter(each => each !== notebook).forEach(each => each.close());
  const { context } = notebook, closed = new Promise(done => notebook.disposed.connect(done));
  if (path) await context.sessionContext.shutdown();
  do await context.save(); while (context.model.dirty);
  notebook.close();
  const late = new Promise((_, fail) => setTimeout(() => fail(new Error(
    `not closed: ${document.querySelector(".jp-Dialog")?.innerText}`)), 60000));
  await Promise.race([closed, late]);
  await commands.execute("docmanager:open", { path: path ?? context.path });
}"""
_RUN_IN_ORDER = f"""() => [...document.querySelectorAll("{_PROMPTS}")].every(
  (prompt, place) => prompt.textContent === `[${{place + 1}}]:`)"""
# The page shows "idle" a moment before what it is asked reaches the kernel. A page that a link has
# opened may come to the front late: then the notebook is brought back.
_READY = """() => {
  const shell = window.jupyterapp?.shell;
  const notebook = [...(shell?.widgets("main") ?? [])].find(each => each.sessionContext);
  if (notebook && !shell.currentWidget?.sessionContext) shell.activateById(notebook.id);
  const context = shell?.currentWidget?.sessionContext;
  const kernel = context?.session?.kernel;
  return context?.isReady && kernel?.connectionStatus === "connected" && kernel.status === "idle";
}"""
WIDGETS_SHOWN = """() => !document.body.textContent.includes("Loading widget")"""
# What is asked is answered in turn: after the answer, all that was done before has been done. A
# thread of its own in the kernel (a subshell) hears what widgets say, so it is asked as well. What
# ipywidgets held back meanwhile is sent then, so it takes two turns.
_SETTLED = """async () => {
  const kernel = window.jupyterapp.shell.currentWidget.sessionContext.session.kernel;
  const own = kernel.subshellId;
  for (let turn = 0; turn < 2; turn++) {
    await new Promise(done => setTimeout(done, 5));
    for (let tries = 0; ; tries++) {
      const shells = new Set([own, ...[...kernel._comms.values()].map(comm => comm._subshellId)]);
      const asked = [...shells].map(shell => {
        kernel.subshellId = shell;
        return kernel.requestKernelInfo();
      });
      kernel.subshellId = own;
      const late = new Promise(done => setTimeout(done, 5000, "late"));
      if (await Promise.race([Promise.all(asked), late]) !== "late") break;
      if (tries === 20) throw new Error("the kernel does not answer");
    }
  }
  await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
}"""
_SOME_RUN = f"""() => [...document.querySelectorAll("{_PROMPTS}")].some(
  prompt => /[\\d*]/.test(prompt.textContent))"""
# A caret that blinks draws the page anew in every frame, unseen ones in every cell, too.
_STILL = {"defaultConfig": {"cursorBlinkRate": 0}}
_QUIET = {"fetchNews": "false", "checkForUpdates": False}


def find_browser() -> str | None:
    """Return where Chromium or Chrome is, or None."""
    return next(filter(None, map(shutil.which, BROWSERS)), None)


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start the browser that `find_browser` finds."""
    with sync_playwright() as playwright, closing(launched(playwright)) as browser:
        yield browser


def launched(playwright: Playwright) -> Browser:
    """Start the browser that `find_browser` finds; who asks for it closes it."""
    return playwright.chromium.launch(executable_path=find_browser(), args=ARGUMENTS)


def set_theme(folder: Path, theme: str) -> None:
    """Choose a theme for the pages opened from now on; silence the news, and still the caret."""
    for name, values in {
        "apputils-extension/themes": {"theme": theme},
        "apputils-extension/notification": _QUIET,
        "codemirror-extension/plugin": _STILL,
    }.items():
        file = folder / "settings/@jupyterlab" / f"{name}.jupyterlab-settings"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(values), encoding="utf-8")


def _environment(folder: Path, runtime: str) -> dict[str, str]:
    places = {
        "JUPYTER_CONFIG_DIR": "config",
        "JUPYTER_DATA_DIR": "data",
        "JUPYTERLAB_SETTINGS_DIR": "settings",
        "JUPYTERLAB_WORKSPACES_DIR": "workspaces",
        "IPYTHONDIR": "ipython",
    }
    inside = {name: str(folder / place) for name, place in places.items()}
    return os.environ | inside | {"JUPYTER_RUNTIME_DIR": runtime}


@contextmanager
def jupyterlab(
    folder: Path,
    command: Sequence[str] = (sys.executable, "-m", "jupyterlab"),
    environment: Mapping[str, str] = MappingProxyType({}),
) -> Iterator[str]:
    """Serve a folder's notebooks on this machine only; give the address, to be filled with a name.

    Settings, workspaces and the server's log stay in the folder. Another ``command`` starts the
    server of another environment.
    """
    set_theme(folder, "JupyterLab Light")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    token = secrets.token_hex(16)
    options = [f"--port={port}", f"--IdentityProvider.token={token}", "--ServerApp.port_retries=0"]
    options += ["--LabApp.expose_app_in_browser=True"]
    options += ["--no-browser", "--ip=127.0.0.1", f"--ServerApp.root_dir={folder}"]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        options.append("--allow-root")
    if sys.platform == "linux":
        # Kernels that start at the same time may be given the same port; files are never the same.
        options.append("--KernelManager.transport=ipc")
    # The names of these files may be about a hundred letters long, so their folder is a short one.
    with (
        tempfile.TemporaryDirectory(prefix="lab") as runtime,
        (folder / "jupyterlab.log").open("w", encoding="utf-8") as log,
    ):
        server = subprocess.Popen(
            [*command, *options],
            env=_environment(folder, runtime) | environment, stdout=log, stderr=log,
        )  # fmt: skip
        address = f"http://127.0.0.1:{port}"
        try:
            _wait_for(f"{address}/api")
            yield f"{address}/lab/tree/{{name}}.ipynb?token={token}&reset"
        finally:
            server.terminate()
            server.wait(20)


def _wait_for(address: str, seconds: float = 60) -> None:
    last = time.monotonic() + seconds
    while True:
        try:
            urllib.request.urlopen(address, timeout=5).close()
            return
        except (urllib.error.URLError, ConnectionError):
            if time.monotonic() > last:
                raise
            time.sleep(0.2)


def open_notebook(page: Page, address: str) -> None:
    """Open a notebook and wait until its kernel can be used."""
    page.goto(address)
    wait_for_kernel(page)


def wait_for_kernel(page: Page) -> None:
    """Wait until the kernel of the notebook in front can be used."""
    page.wait_for_function(_READY, timeout=90_000)


def reopen(page: Page) -> None:
    """Save and close the notebook in front, and open it again with the kernel it has."""
    page.evaluate(_OPEN_INSTEAD)
    wait_for_kernel(page)


def open_instead(page: Page, path: str) -> None:
    """Save the notebook in front and end its kernel; open another notebook in its place."""
    page.evaluate(_OPEN_INSTEAD, path)
    wait_for_kernel(page)


def choose(page: Page, menu: str, item: str) -> None:
    """Choose an item of a menu of JupyterLab."""
    page.click(f'.lm-MenuBar-itemLabel:text-is("{menu}")')
    page.click(f'.lm-Menu-itemLabel:text-is("{item}")')


def run_all(page: Page) -> None:
    """Run all cells of the notebook in front and wait until none is waiting any more."""
    choose(page, "Run", "Run All Cells")
    try:
        page.wait_for_function(_SOME_RUN, timeout=10_000)
    except TooLateError:  # on a busy machine, a page may drop what it is asked too early
        choose(page, "Run", "Run All Cells")
    page.wait_for_function(ALL_RUN, timeout=120_000)
    page.wait_for_function(WIDGETS_SHOWN)
    settle(page)


def restart_and_run_all(page: Page) -> None:
    """Restart the kernel and run all cells, through the menu."""
    choose(page, "Kernel", "Restart Kernel and Run All Cells…")
    page.locator(".jp-Dialog button", has_text="Restart").click()
    page.wait_for_function(f"() => !({ALL_RUN})()")
    page.wait_for_function(ALL_RUN, timeout=120_000)


def restart_and_run_up_to_here(page: Page) -> None:
    """Restart the kernel and run all cells up to the selected one, through the menu."""
    choose(page, "Kernel", "Restart Kernel and Run up to Selected Cell…")
    page.locator(".jp-Dialog button", has_text="Restart").click()
    waiting = page.locator(_PROMPTS, has_text="*")
    expect(waiting).not_to_have_count(0)
    expect(waiting).to_have_count(0, timeout=120_000)
    settle(page)


def run_from_here(page: Page) -> None:
    """Run the selected cell and all below it; those above have run since the kernel began."""
    choose(page, "Run", "Run Selected Cell and All Below")
    page.wait_for_function(_RUN_IN_ORDER, timeout=120_000)
    settle(page)


def settle(page: Page) -> None:
    """Wait until the kernel has done all that it was asked, and the page shows it."""
    page.evaluate(_SETTLED)

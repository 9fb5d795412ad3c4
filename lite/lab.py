"""Makes JupyterLab a part of the course: its own name, a way back, and keys that reach sliders."""

from pathlib import Path

HERE = Path(__file__).resolve().parent
NAME = "How does a neuron learn?"
KEPT_FOCUS = ":not(.jp-mod-readWrite) :focus"


def settle(site: Path) -> None:
    """Change the pages that JupyterLite has made."""
    _leave_arrow_keys_to_sliders(site)
    page = site / "lab" / "index.html"
    text = page.read_text(encoding="utf-8")
    script, style = ((HERE / f"lab.{kind}").read_text(encoding="utf-8") for kind in ("js", "css"))
    for before, after in (
        ("<html>", '<html lang="en">'),
        ("<head>", f"<head>\n<script>\n{script}</script>\n<style>\n{style}</style>"),
        ("<title>JupyterLite</title>",
         f'<title>{NAME}</title>\n<link rel="icon" href="../icon.png">'),
        ("WASM powered Jupyter running in the browser.", "A lesson that runs in your browser."),
        ("Loading JupyterLite...", "The lesson is loading …"),
        ("JupyterLite requires JavaScript to be enabled in your browser.",
         'This page needs JavaScript. <a href="../index.html">Read the lessons instead</a>.'),
    ):  # fmt: skip
        if before not in text:
            raise SystemExit(f"JupyterLite's page is another than was expected: no {before!r}.")
        text = text.replace(before, after, 1)
    page.write_text(text, encoding="utf-8")


def _leave_arrow_keys_to_sliders(site: Path) -> None:
    """Let arrow keys move the slider that has the focus, and not the notebook to another cell."""
    changed = 0
    for path in (site / "build" / "schemas").rglob("*.json"):
        text = path.read_text(encoding="utf-8")
        if f'{KEPT_FOCUS}"' in text:
            spared = text.replace(f'{KEPT_FOCUS}"', f'{KEPT_FOCUS}:not([role=slider])"')
            path.write_text(spared, encoding="utf-8")
            changed += 1
    if not changed:
        raise SystemExit("JupyterLab's shortcuts are not where they were: sliders need the arrows.")

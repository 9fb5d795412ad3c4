"""Leaves out of the wheels for the browser what no lesson needs, and names the fonts that stay."""

import json
import re
import zipfile
from pathlib import Path

FONTS = "matplotlib/mpl-data/fonts/ttf/"
FONT_LIST = "matplotlib/fontlist.json"
KEPT = ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf", "DejaVuSans-Oblique.ttf", "DejaVuSansMono.ttf")
FONT_VERSION = re.compile(r"class FontManager:.*?__version__ = (\d+)", re.DOTALL)
NEEDLESS = {
    "matplotlib": r"matplotlib/mpl-data/(sample_data|images|fonts/(afm|pdfcorefonts))/"
    rf"|{FONTS}(?!({'|'.join(map(re.escape, KEPT))})$)"
    r"|matplotlib/(testing|sphinxext|tests)/"
    r"|matplotlib/backends/(_tkagg|backend_(cairo|gtk|macosx|pdf|pgf|ps|qt|tk|wx))"
    r"|mpl_toolkits/(axes_grid1|axisartist)/",
    "numpy": r"numpy/(f2py|_core/include|_core/lib|random/lib|_pyinstaller)/|.*\.pyi$",
    "pillow": r"PIL/(_webp|_imagingft|_imagingcms|_imagingtk)\.",
    "pygments": r"pygments/lexers/(?!(__init__|_mapping|python|special)\.py$)",
    "python-dateutil": r"dateutil/zoneinfo/.*\.gz$",
    "anywidget": r".*\.data/|anywidget/(labextension|nbextension)/",
    "ipython": r"IPython/(sphinxext|testing/plugin)/",
}


def font_list(listed: str, font_manager: str) -> str:
    """Return matplotlib's list of its own fonts, in which those that stay stand for all others.

    Formulas ask for other families by name, and a missing one costs a warning before a learner.
    The list says for which ``font_manager``, its source, it is: else that would make another one.
    """
    made = {"_version": int(FONT_VERSION.search(font_manager)[1]), "afmlist": [], "ttflist": []}
    plain, bold, slanted, fixed = (f"fonts/ttf/{name}" for name in KEPT)
    fonts = json.loads(listed)
    for font in fonts["ttflist"]:
        if font["fname"].startswith("fonts/ttf/"):
            there = bold if font["weight"] > 500 else plain
            there = slanted if font["style"] != "normal" else there
            there = fixed if "Mono" in font["name"] else there
            made["ttflist"].append({**font, "fname": there})
    return json.dumps({**fonts, **made})


def wheel(name: str, source: Path, target: Path) -> None:
    """Copy the wheel of a package without what no lesson needs."""
    needless = re.compile(NEEDLESS.get(name.lower(), r"(?!)"))
    with (
        zipfile.ZipFile(source) as whole,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as light,
    ):
        for info in whole.infolist():
            if needless.match(info.filename):
                continue
            content = whole.read(info)
            if info.filename == FONT_LIST:
                font_manager = whole.read("matplotlib/font_manager.py").decode()
                content = font_list(content.decode(), font_manager).encode()
            elif info.filename.endswith(".dist-info/RECORD"):
                lines = content.decode().splitlines(keepends=True)
                content = "".join(line for line in lines if not needless.match(line)).encode()
            kept = zipfile.ZipInfo(info.filename, info.date_time)
            kept.external_attr = info.external_attr
            light.writestr(kept, content, zipfile.ZIP_DEFLATED, 9)

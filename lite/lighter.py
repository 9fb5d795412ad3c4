"""Leaves out of the wheels for the browser what no lesson needs, and names the fonts that stay."""

import json
import re
import zipfile
from pathlib import Path

FONTS = "matplotlib/mpl-data/fonts/ttf/"
FONT_LIST = "matplotlib/fontlist.json"
# Families and styles of the four files that stay. Formulas ask for more families by name; they are
# drawn with these, because a missing font costs a warning in front of a learner.
FILES = {
    "DejaVuSans.ttf": ("normal", 400),
    "DejaVuSans-Bold.ttf": ("normal", 700),
    "DejaVuSans-Oblique.ttf": ("oblique", 400),
}
FAMILIES = [
    "DejaVu Sans", "DejaVu Sans Display", "DejaVu Serif", "STIXGeneral", "STIXNonUnicode",
    *(f"STIXSize{size}Sym" for size in ("One", "Two", "Three", "Four", "Five")),
    "cmb10", "cmex10", "cmmi10", "cmr10", "cmss10", "cmsy10", "cmtt10",
]  # fmt: skip
MONOSPACE = "DejaVuSansMono.ttf"
# Where each list of fonts says of which kind it is; another number makes matplotlib look for fonts.
FONT_VERSION = re.compile(r"class FontManager:.*?__version__ = (\d+)", re.DOTALL)
NEEDLESS = {
    "matplotlib": r"matplotlib/mpl-data/(sample_data|images|fonts/(afm|pdfcorefonts))/"
    rf"|{FONTS}(?!({'|'.join(map(re.escape, [*FILES, MONOSPACE]))})$)"
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


def _entry(file: str, family: str, style: str, weight: int) -> dict:
    return {
        "fname": f"fonts/ttf/{file}", "name": family, "style": style, "variant": "normal",
        "weight": weight, "stretch": "normal", "size": "scalable", "__class__": "FontEntry",
    }  # fmt: skip


def font_list(font_manager: str) -> str:
    """Return the list of fonts that this source of matplotlib's reads instead of making one."""
    fonts = [
        _entry(file, family, style, weight)
        for family in FAMILIES
        for file, (style, weight) in FILES.items()
    ]
    listed = {
        "_version": int(FONT_VERSION.search(font_manager)[1]),
        "_FontManager__default_weight": "normal",
        "default_size": None,
        "defaultFamily": {"ttf": "DejaVu Sans", "afm": "Helvetica"},
        "afmlist": [],
        "ttflist": [*fonts, _entry(MONOSPACE, "DejaVu Sans Mono", "normal", 400)],
        "__class__": "FontManager",
    }
    return json.dumps(listed, indent=1)


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
                content = font_list(whole.read("matplotlib/font_manager.py").decode()).encode()
            elif info.filename.endswith(".dist-info/RECORD"):
                lines = content.decode().splitlines(keepends=True)
                content = "".join(line for line in lines if not needless.match(line)).encode()
            kept = zipfile.ZipInfo(info.filename, info.date_time)
            kept.external_attr = info.external_attr
            light.writestr(kept, content, zipfile.ZIP_DEFLATED, 9)

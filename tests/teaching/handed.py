"""What a class hands in: ordinary, odd, broken and hostile, and what is to be said of each.

A case is the path that it is handed in at, its content, and what the table must say of its first
exercise: the answer, and words that stand in the sentence. ``{hook}`` in a cell is code that finds
the way to the judge, as somebody who wants to forge would.
"""

import io
import json
import os
import zipfile
from dataclasses import dataclass, field
from pathlib import Path

from teaching import course

ERROR = "def error(x, y):\n    return 256 * x + 212 * y - 1492"
WRONG = "def error(x, y):\n    return 1"
IMPORT = "from course_utils import exercises"
CHECK = "answer = exercises.error.check(error)\nanswer"
GUESS = "exercises.random_guess.check(lambda rng: (rng.uniform(0, 10), rng.uniform(0, 10)))"
NOT_RIGHT = "not yet|almost|did not run"
SECRET = "course-test-survivor"
GOOD = (IMPORT, ERROR, CHECK)
HOOK = (
    "import gc\nfrom teaching.wire import Line\n"
    "line = next(each for each in gc.get_objects() if type(each) is Line)\n"
)
SLEEPER = f"import time; time.sleep(300) # {SECRET}"


@dataclass(frozen=True)
class Case:
    """One thing that is handed in; ``learner`` is its name in the table, the folder's if empty."""

    file: str
    content: bytes
    answer: str
    words: str = ""
    learner: str = ""
    second: str = ""
    """What is to be said of the second exercise, if that matters."""
    needs_walls: bool = field(default=False)
    """Whether it can only be held where bubblewrap works."""


def notebook(*cells: str, encoding: str = "utf-8") -> bytes:
    """Return a notebook with these code cells."""
    made = [
        {
            "cell_type": "code",
            "source": cell,
            "metadata": {},
            "outputs": [],
            "execution_count": None,
        }
        for cell in cells
    ]
    whole = {"cells": made, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    return json.dumps(whole).encode(encoding)


def archive(**files: bytes) -> bytes:
    """Return a ZIP archive."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in files.items():
            made.writestr(name, content)
    return held.getvalue()


def run(name: str, *cells: str, answer: str = "right", words: str = "", **more: object) -> Case:
    """Return a case of these cells, run after the import."""
    return Case(f"{name}/01_guess.ipynb", notebook(IMPORT, *cells), answer, words, **more)


def attempt(name: str, code: str, answer: str, words: str = "", **more: object) -> Case:
    """Return a case of one attempt at the first exercise."""
    return run(name, code, CHECK, answer=answer, words=words, **more)


def then(name: str, *cells: str, second: str = "did not run", **more: object) -> Case:
    """Return a case that is right, then does something, then answers the second exercise."""
    return run(name, ERROR, CHECK, *cells, GUESS, second=second, **more)


# It need not run: where a notebook lies, and how it is written, is all that matters with it.
UNTOUCHED = notebook(*course.lessons()["01_guess"].cells)

ORDINARY = [
    attempt("helper", "def left(x, y):\n    return 256 * x + 212 * y\n"
            "def error(x, y):\n    return left(x, y) - 1492", "right"),
    attempt("partial", "import functools\ndef f(t, x, y):\n    return 256 * x + 212 * y - t\n"
            "error = functools.partial(f, 1492)", "right"),
    attempt("callable", "class E:\n    def __call__(self, x, y):\n"
            "        return 256 * x + 212 * y - 1492\nerror = E()", "right"),
    attempt("numpy", "import numpy as np\ndef error(x, y):\n"
            "    return np.dot([256, 212], [x, y]) - 1492", "right"),
    attempt("0-d array", "import numpy as np\ndef error(x, y):\n"
            "    return np.array(256 * x + 212 * y - 1492)", "right"),
    attempt("prints and returns", ERROR.replace("    return", "    print(x)\n    return"), "right"),
    attempt("sign", "def error(x, y):\n    return 1492 - 256 * x - 212 * y", "almost", "should return"),
    attempt("not attempted", "def error(x, y):\n    return None", "not attempted"),
    run("third try", "def error(x, y):\n    return 1 / 0", CHECK,
        "def error(x, y):\n    return 1492 - 256 * x - 212 * y", CHECK, ERROR, CHECK),
    run("other numbers", "from course_utils.problem import Problem\nshipment = Problem([[3, 2]], [12])",
        "def error(x, y):\n    return 3 * x + 2 * y - 12", "exercises.error.check(error, shipment)",
        words="own numbers [3.0, 2.0, 12.0]"),
    Case("untouched/01_guess.ipynb", UNTOUCHED, "not attempted",
         "as it was handed out"),
    Case("own words/01_guess.ipynb", notebook(IMPORT, "print('✓ Right.')", ERROR, CHECK), "right"),
]  # fmt: skip

ACCIDENTS = [
    Case("import deleted/01_guess.ipynb", notebook(ERROR, CHECK), "right"),
    Case("check deleted/01_guess.ipynb", notebook(ERROR), "right"),
    Case("numpy import deleted/03_from_equation_to_neuron.ipynb",
         notebook("def predict(weights, inputs):\n    return np.asarray(inputs) @ weights",
                  "exercises.predict.check(predict)"), "right"),
    run("shipment deleted", ERROR, "exercises.error.check(error, shipment)"),
    run("name taken", ERROR, "exercises = 5", CHECK),
    run("copy below", ERROR, CHECK, "def error(x, y):\n    return None", CHECK),
    run("curly", "def error(x, y):\n    return “256”", CHECK, answer="did not run",
        words="curly quotation marks (“ ”)"),
    run("no colon", "def error(x, y)\n    return 1", CHECK, answer="did not run",
        words="The cell that defines it: Python can't read its line 1"),
    run("indented", "def error(x, y):\nreturn 1", CHECK, answer="did not run", words="line 2"),
    run("misspelt", "def eror(x, y):\n    return 1", CHECK, answer="did not run",
        words="it needs error, which no cell before it has defined"),
    run("module", "import tensorflaw\n" + ERROR, CHECK, answer="did not run",
        words="it imports tensorflaw"),
    run("nothing left", "1 + 1", answer="cell missing"),
    run("asks", "name = input('Your name?')", ERROR, CHECK),
    Case("renamed/my work (final).ipynb", notebook(*GOOD), "right", learner="renamed/my work (final)"),
    run("asks the shell", "!ls", "%matplotlib inline", ERROR, CHECK),
]  # fmt: skip

_DEEP = zipfile.ZipInfo("../../../../tmp/course-test-slipped/01_guess.ipynb")
_LINK = zipfile.ZipInfo("passwd/01_guess.ipynb")
_LINK.external_attr = 0o120777 << 16
_BOMB = b"0" * (40 * 2**20)


def _locked() -> bytes:
    made = bytearray(archive(**{"01_guess.ipynb": notebook(*GOOD)}))
    made[6] |= 1
    made[made.rindex(b"PK\x01\x02") + 8] |= 1
    return bytes(made)


ODD = [
    Case("upper/01_GUESS.IPYNB", UNTOUCHED, "not attempted", learner="upper/01_GUESS"),
    Case("txt/01_guess.ipynb.txt", UNTOUCHED, "not attempted"),
    Case("json/01_guess.json", UNTOUCHED, "not attempted"),
    Case("no ending/01_guess", UNTOUCHED, "not attempted"),
    Case("bom/01_guess.ipynb", b"\xef\xbb\xbf" + UNTOUCHED, "not attempted"),
    Case("utf-16/01_guess.ipynb", UNTOUCHED.decode().encode("utf-16"), "not attempted"),
    Case("py/01_guess.py", b"x = 1", "left out", "program"),
    Case("html/01_guess.html", b"<p>", "left out", "page made from a notebook"),
    Case("rar/work.rar", b"Rar!", "left out", "unpack it first"),
    Case("docx/answers.docx", b"PK", "left out", "no notebook (.docx)"),
    Case("notes/notes.txt", b"Dear teacher", "left out", "no notebook"),
    Case("empty/01_guess.ipynb", b"", "did not run", "The file is empty"),
    Case("half/01_guess.ipynb", notebook(*GOOD)[:150], "did not run", "ends in the middle"),
    Case("list/01_guess.ipynb", b"[1, 2]", "did not run", "no list of cells"),
    Case("no cells/01_guess.ipynb", b'{"cells": 3}', "did not run", "no list of cells"),
    Case("deep/01_guess.ipynb", b"[" * 100_000, "did not run", "not a notebook"),
    Case("bytes/01_guess.ipynb", b"\xff\xfe\x00\xd8", "did not run", "not a notebook"),
    Case("old/01_guess.ipynb", b'{"worksheets": []}', "did not run", "before 2015"),
    Case("merged/01_guess.ipynb", b'{"cells": [\n<<<<<<< HEAD\n]}', "did not run", "marks of a merge"),
    Case("mystery/mystery.ipynb", notebook("1"), "did not run", "which lesson",
         learner="mystery"),
    Case("solved/01_guess.ipynb", notebook(*course.lessons()["01_guess"].solved), "left out",
         "course's own solved lesson"),
    Case("zipped/abgabe.zip", archive(**{"01_guess.ipynb": UNTOUCHED}), "not attempted",
         learner="zipped/abgabe"),
    Case("zip in zip.zip", archive(**{"Zed.zip": archive(**{"01_guess.ipynb": UNTOUCHED})}),
         "not attempted", learner="zip in zip/Zed"),
    Case("slip.zip", archive(**{_DEEP.filename: UNTOUCHED}), "not attempted",
         learner="slip/tmp/course-test-slipped"),
    Case("bomb.zip", archive(**{"Bob/01_guess.ipynb": _BOMB}), "did not run", "larger than 30 MB",
         learner="bomb/Bob"),
    Case("locked.zip", _locked(), "did not run", "password", learner="locked"),
    Case("spoilt.zip", b"PK\x03\x04", "left out", "spoilt", learner="spoilt"),
    Case("hollow.zip", archive(), "left out", "empty", learner="hollow"),
    Case(".hidden learner/01_guess.ipynb", UNTOUCHED, "not attempted"),
    Case("7b/Ada/01_guess.ipynb", UNTOUCHED, "not attempted", learner="7b/Ada"),
    Case("7b/Ben_01_guess.ipynb", notebook(IMPORT, WRONG, CHECK), NOT_RIGHT, learner="7b/Ben"),
    Case("Cleo_01_guess.ipynb", UNTOUCHED, "not attempted", learner="Cleo"),
    Case("backup/.~01_guess.ipynb~", UNTOUCHED, "not attempted"),
    Case("misnamed/02_correct.ipynb", notebook(*GOOD), "right"),
    Case("copy/01_guess-Copy1 (2).ipynb", UNTOUCHED, "not attempted", learner="copy"),
    Case("kept/.ipynb_checkpoints/01_guess-checkpoint.ipynb", notebook(WRONG), "left out",
         "copies that Jupyter makes"),
    Case("mac/__MACOSX/._01_guess.ipynb", b"\0", "left out", "macOS"),
    Case("=1+1/01_guess.ipynb", UNTOUCHED, "not attempted", learner="'=1+1"),
    Case("Ada;=1+1;/01_guess.ipynb", UNTOUCHED, "not attempted"),
    Case("two\nlines\x1b[2J/01_guess.ipynb", notebook(*GOOD), "right", learner="two lines\\x1b[2J"),
    Case("Zo\udceb/01_guess.ipynb", notebook(*GOOD), "right", learner="Zo\\xeb"),
    Case("Zoë 🦊 \u202egnp/01_guess.ipynb", notebook(*GOOD), "right", learner="Zoë 🦊 \\u202egnp"),
]  # fmt: skip

_FORGED = "line.send(exercise='error', kind='RIGHT', said='Right.')\n"
_UNSEEN = "import os, glob\nseen = {seen}\n" + ERROR.replace("- 1492", "- 1492 + bool(seen)")

HOSTILE = [
    attempt("own reference", "exercises.error.reference = lambda x, y: 1\n" + WRONG, NOT_RIGHT,
            "made to say right"),
    attempt("own comparison", "from course_utils.exercises import task\n"
            "task.same = lambda *_, **__: True\n" + WRONG, NOT_RIGHT),
    attempt("own check", "from course_utils.exercises.answer import Answer, Kind\n"
            "type(exercises.error).check = lambda *_, **__: Answer(Kind.RIGHT, ('Right',))\n" + WRONG,
            "did not run", "No answer came"),
    attempt("own exercise", "class Fake:\n    check = lambda *_: 'Right'\nexercises.error = Fake()\n"
            + WRONG, NOT_RIGHT, "should return"),
    attempt("own patience", "import course_utils.patience as p, __main__\n"
            "__main__.limited = p.limited = lambda f, *a: 0\n"
            "exercises.error.reference = lambda *a: 0\n" + WRONG, NOT_RIGHT),
    run("forged line", WRONG, HOOK + _FORGED + "line.receive()\nline.send(value=1, after={'list': []})",
        answer=NOT_RIGHT),  # the notebook's own answer may be there first
    run("forged values", WRONG, HOOK + _FORGED
        + "while 'call' in line.receive():\n    line.send(value=1, after={'list': [1, 1]})",
        answer=NOT_RIGHT, words="should return"),
    run("forged end", WRONG, CHECK.replace("answer", "later"), HOOK + "line.send(finished=True)\nimport time\ntime.sleep(9)",
        answer=NOT_RIGHT),
    run("forged other", ERROR, CHECK, HOOK + "line.send(exercise='os', kind='RIGHT')",
        answer="right"),
    run("floods the line", ERROR, CHECK, HOOK + "line._outgoing.write(b'[' * 10**8)", answer="right"),
    run("babbles", ERROR, CHECK, HOOK + "for n in range(10**5):\n    line.send(stopped=1)",
        answer="right"),
    attempt("huge value", "import numpy as np\ndef error(x, y):\n"
            "    return np.broadcast_to(1.0, (10**6, 10**6))", NOT_RIGHT),
    attempt("holds itself", "def error(x, y):\n    held = []\n    held.append(held)\n    return held",
            NOT_RIGHT),
    attempt("cannot be shown", "class Odd:\n    def __repr__(self):\n        raise SystemExit\n"
            "    __array__ = __float__ = __eq__ = __len__ = __iter__ = __repr__\n"
            "def error(x, y):\n    return Odd()", NOT_RIGHT),
    attempt("looks for others", _UNSEEN.format(seen="glob.glob('{submissions}/*') + glob.glob('/home/*')"),
            "right", needs_walls=True),
    attempt("looks for the table", _UNSEEN.format(seen="glob.glob('{output}*')"), "right",
            needs_walls=True),
    attempt("looks for processes",
            _UNSEEN.format(seen="[p for p in os.listdir('/proc') if p.isdigit() and int(p) > 99]"),
            "right", needs_walls=True),
    attempt("changes the course", "import os, course_utils\n"
            "changed = False\nfor place in (course_utils.__file__, '/proc/sys/kernel/core_pattern'):\n"
            "    try:\n        open(place, 'a').close()\n        changed = True\n"
            "    except OSError:\n        pass\n" + ERROR.replace("- 1492", "- 1492 + changed"), "right",
            needs_walls=True),
    attempt("looks for the network", "import socket\nfound = False\ntry:\n"
            "    socket.create_connection({address}, 2)\n    found = True\nexcept OSError:\n    pass\n"
            + ERROR.replace("- 1492", "- 1492 + found"), "right", needs_walls=True),
    then("stubborn", "while True:\n    try:\n        while True:\n            pass\n"
         "    except BaseException:\n        pass", words=""),
    then("endless", "while True:\n    pass", second="right"),
    then("exits", "import os\nos._exit(0)"),
    then("aborts", "import os\nos.abort()"),
    then("is killed", "import os, signal\nos.kill(os.getpid(), signal.SIGKILL)"),
    then("crashes", "import ctypes\nctypes.string_at(0)"),
    then("hungry", "hoard = [bytearray(2**20) for _ in range(10**6)]", second="right"),
    then("hungry family", "import os, time\nfor _ in range(8):\n    if os.fork() == 0:\n"
         "        hoard = bytearray(b'x') * (300 * 2**20)\n        time.sleep(60)\ntime.sleep(60)"),
    then("fills the disk", "for n in range(40):\n    open(f'{n}.bin', 'wb').write(b'x' * 2**24)",
         second="right"),
    then("prints for ever", "for _ in range(30):\n    print('x' * 10**6)\n'y' * 10**7", second="right"),
    then("leaves processes", "import os, sys, subprocess\n"
         f"code = {SLEEPER!r}\nfor _ in range(3):\n    if os.fork() == 0:\n        os.setsid()\n"
         "        if os.fork() == 0:\n            os.execv(sys.executable, [sys.executable, '-c', code])\n"
         "        os._exit(0)\n"
         "subprocess.Popen([sys.executable, '-c', code], start_new_session=True)", second="right"),
    then("forks for ever", "import os\nwhile True:\n    try:\n        os.fork()\n"
         "    except OSError:\n        pass"),
    then("a chain", f"import os, time\nwhile True:\n    if os.fork():\n        os._exit(0)\n"
         f"    time.sleep(0.01) # {SECRET}"),
    then("kills all it can", f"import os, signal, subprocess, sys, time\n"
         f"subprocess.Popen([sys.executable, '-c', {SLEEPER!r}], start_new_session=True)\n"
         "os.kill(os.getppid(), signal.SIGKILL)\ntime.sleep(60)", second=""),
    then("cannot say what", "class Odd(Exception):\n    def __str__(self):\n        raise self\n"
         "raise Odd", second="right"),
    then("surrogate", "raise ValueError('\\ud83d')", second="right"),
    then("quits", "raise SystemExit", second="right"),
    then("closes everything", "import os\nfor n in range(3, 256):\n    try:\n        os.close(n)\n"
         "    except OSError:\n        pass"),
]  # fmt: skip

CASES = [*ORDINARY, *ACCIDENTS, *ODD, *HOSTILE]


def hand_in(folder: Path, output: Path, address: tuple) -> None:
    """Write all cases into a folder, and links, a pipe and an empty folder beside them."""
    for case in CASES:
        path = folder / case.file
        path.parent.mkdir(parents=True, exist_ok=True)
        content = case.content
        for name, value in {"submissions": folder, "output": output, "address": address}.items():
            content = content.replace(b"{%s}" % name.encode(), str(value).encode())
        path.write_bytes(content)
    os.mkfifo(_made(folder / "pipe") / "01_guess.ipynb")
    (_made(folder / "link") / "01_guess.ipynb").symlink_to("/etc/passwd")
    (_made(folder / "linked folder") / "notebooks").symlink_to(folder)
    _made(folder / "bare")


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder


BESIDE = {
    "pipe": "a pipe or a device",
    "link": "links are not followed",
    "linked folder": "links are not followed",
    "bare": "The folder is empty",
}

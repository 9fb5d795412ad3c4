"""What learners, teachers and authors read holds no common misspelling."""

from pathlib import Path

from tests.checks.spelling import spelling_faults

ROOT = Path(__file__).resolve().parents[2]
READ = ["*.md", "hub/*.md", "lessons/*.md", "teaching/*.md"]
READ += ["course_utils/**/*.py", "course_utils/**/*.toml"]


def test_no_word_is_misspelt():
    paths = [path for pattern in READ for path in sorted(ROOT.glob(pattern))]
    paths.remove(ROOT / "course_utils/exercises/python_words.py")  # its example is misspelt
    assert all(list(ROOT.glob(pattern)) for pattern in READ), "a pattern finds no file"
    assert spelling_faults(paths) == []

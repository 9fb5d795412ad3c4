"""The list of hashes is that of the constraints, and of nothing else."""

import re
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[2]
LINES = (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines()
LOCK = "\n".join(line for line in LINES if not line.startswith("#")).replace("\\\n", "")


def test_it_has_the_versions_of_the_constraints_and_hashes_of_each():
    constrained = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    locked = [line.partition("--hash")[0] for line in LOCK.splitlines()]
    wanted = {str(Requirement(line)) for line in constrained if not line.startswith("#")}
    found = {str(Requirement(line)) for line in locked}
    assert found == wanted, "run the command in the first lines of requirements.lock"


def test_nothing_in_it_comes_without_a_hash_or_from_a_place_of_its_own():
    for line in LOCK.splitlines():
        pinned, *hashes = re.split(r"\s+--hash=", line.strip())
        assert re.fullmatch(r"[a-z0-9-]+==[\w.]+( ; [^:@/]+)?", pinned), line
        assert hashes, f"{pinned} has no hash"
        assert all(re.fullmatch(r"sha256:[0-9a-f]{64}", one) for one in hashes), line

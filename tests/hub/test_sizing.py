"""What the README tells teachers follows from what was measured."""

import re

import pytest

from hub import sizing
from tests.hub.conftest import ROOT

README = (ROOT / "hub/README.md").read_text(encoding="utf-8")
MEASURED = sizing.read()
ONE = sizing.need(MEASURED)


def load(learners=10, *, memory=300.0, hub=0.5, failures=()):
    """A load with round numbers: a server of 200 MiB, a kernel of 100, 10 core-seconds to start."""
    spent = {"learner": 2.0, "hub": hub / 4, "proxy": 0.5 - hub / 4}
    phases = {name: {"core_seconds": spent} for name in ("spawn", "pull", "open", "run")}
    phases["move"] = {"core_seconds": {"learner": 0.6, "hub": 0.2, "proxy": 0.2}}
    whole = {
        "learner": memory,
        "kernel": 100.0,
        "learner_resident": 400.0,
        "kernel_resident": 150.0,
    }
    kept = {name: {"median": value - 1, "95%": value} for name, value in whole.items()}
    kept |= {"hub": 70.0, "proxy": 30.0}
    return {"learners": learners, "phases": phases, "moves_each": 10, "memory_mib": kept}


def test_round_numbers_give_what_a_person_computes():
    one = sizing.need([load()])
    assert one.memory == 400
    assert one.start == pytest.approx(10)
    assert one.move == pytest.approx(0.1)
    assert sizing.memory_gib(one, 100) == pytest.approx((1024 + 100 + 100 * 400) / 1024)
    assert sizing.start_cores(one, 210) == pytest.approx(10)  # 2,100 core-seconds in 300 s at 70 %
    assert sizing.work_cores(one, 70) == pytest.approx(1)
    assert [sizing.hubs(one, learners) for learners in (30, 421, 4200)] == [1, 2, 10]
    assert sizing.limit_mib(one) == 1024  # 250 + 4 · 150 = 850
    assert sizing.guarantee_mib(one) == 512


def test_a_class_starts_faster_than_a_school():
    one = sizing.need([load()])
    # 2,100 core-seconds in 120 s at 70 % are 25 cores; 210 · 400 MiB are 82 GiB.
    assert sizing.sentence(one, 210) == "**For a class of 210: 128 GB of memory and 32 cores.**"


def test_of_several_loads_the_larger_figure_counts():
    one = sizing.need([load(memory=350, hub=0.1), load(memory=300, hub=0.9)])
    assert one.server == 250
    assert one.start_in_hub == pytest.approx(0.9)


def test_sizes_are_those_that_machines_have():
    assert [sizing.next_size(value) for value in (0.3, 1, 2, 2.1, 9.1, 16)] == [1, 1, 2, 4, 16, 16]


@pytest.mark.parametrize("part", ["sentence", "per_learner", "table"])
def test_the_readme_says_what_is_computed(part):
    assert getattr(sizing, part)(ONE) in README, "python -m hub.sizing prints what belongs there"


def test_the_readme_shows_every_load():
    assert sizing.seconds(MEASURED) in README


def test_a_class_of_twenty_was_measured_without_a_failure():
    sizes = {run["learners"]: run["failures"] for run in MEASURED}
    assert max(sizes) >= 20
    assert not any(sizes.values())


def test_the_limit_has_room_for_the_largest_learner_measured():
    largest = max(run["memory_mib"]["learner_resident"]["largest"] for run in MEASURED)
    assert sizing.limit_mib(ONE) > 1.5 * largest


def test_versions_in_the_readme_are_those_measured_and_those_installed():
    asked = (ROOT / "hub/requirements.txt").read_text(encoding="utf-8")
    pins = dict(re.findall(r"^([\w-]+)==(\S+)", asked, re.MULTILINE))
    (proxy,) = re.findall(r"configurable-http-proxy (\S+)$", asked, re.MULTILINE)
    measured = MEASURED[-1]["versions"]
    assert measured["jupyterhub"] == pins["jupyterhub"]
    assert measured["nbgitpuller"] == pins["nbgitpuller"]
    assert measured["configurable-http-proxy"] == proxy
    assert set(re.findall(r"configurable-http-proxy@(\S+)", README)) == {proxy}
    binder = (ROOT / "binder/requirements.txt").read_text(encoding="utf-8")
    assert re.findall(r"^nbgitpuller==(\S+)", binder, re.MULTILINE) == [pins["nbgitpuller"]]
    assert f"JupyterHub {pins['jupyterhub']} with configurable-http-proxy {proxy}" in README


def test_the_hubs_packages_do_not_contradict_the_courses():
    pins = re.compile(r"^([\w.-]+)==(\S+)", re.MULTILINE)
    hub = dict(pins.findall((ROOT / "hub/requirements.txt").read_text(encoding="utf-8")))
    course = dict(pins.findall((ROOT / "constraints.txt").read_text(encoding="utf-8")))
    assert {name for name in hub if name in course and hub[name] != course[name]} == set()


def test_every_link_of_the_page_inside_the_repository_leads_somewhere():
    for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", README):
        assert (ROOT / "hub" / target).exists(), target
    headings = re.findall(r"^#+ (.+)$", README, re.MULTILINE)
    anchors = {re.sub(r"[^\w -]", "", heading).lower().replace(" ", "-") for heading in headings}
    assert set(re.findall(r"\]\(#([^)]+)\)", README)) <= anchors

"""Lets a class of learners loose on a real JupyterHub on this machine, and measures what they need.

    python -m hub.load --environment FOLDER --learners 20 --output hub/measured.json

All start at once. Each spawns a server, pulls the course with nbgitpuller, opens lesson 05, runs
all its cells over the websocket as JupyterLab does, and moves the controls of its explorers.
Core-seconds and memory are those of the hub, its proxy and the learners' servers, without the load
itself. Seconds contain whatever else the machine does: they are upper bounds.
"""

import argparse
import json
import random
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from hub import learner, machine, server
from hub.learner import Learner
from hub.phases import Load, summary

ROOT = Path(__file__).resolve().parents[1]
MOST_LEARNERS, MOST_MOVES = 100, 300
IDLE_SECONDS = 60.0


@dataclass(frozen=True)
class Plan:
    """How many learners, how often each moves a control, and the mean seconds between moves."""

    learners: int
    moves: int
    pause: float
    idle: float = IDLE_SECONDS


def run(tools: server.Tools, plan: Plan, *, address: str, rng: random.Random) -> dict:
    """Run the load; return the report.

    Raises
    ------
    ValueError
        If the address can be reached from another machine.
    """
    server.loopback(address)
    told = {
        "learners": plan.learners,
        "machine": machine.machine(),
        "versions": machine.versions(tools),
    }
    with tempfile.TemporaryDirectory(prefix="class-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        repository = folder / "course.git"
        subprocess.run(["git", "clone", "-q", "--bare", ROOT, repository], check=True)
        branch = machine.said("git", "-C", repository, "branch", "--show-current")
        with server.started(tools, folder, address=address) as (base, hub):
            files = learner.assets(tools.environment)
            class_ = [Learner(base, f"u{n:02d}", assets=files) for n in range(plan.learners)]
            load = Load(class_, hub)
            load.phase("spawn", Learner.spawn)
            load.phase("pull", lambda each: each.pull(repository.as_uri(), branch))
            load.phase("open", Learner.open)
            load.phase("run", Learner.run_all)
            seeds = {each.name: rng.randrange(2**32) for each in class_}
            load.phase(
                "move",
                lambda each: each.play(plan.moves, plan.pause, random.Random(seeds[each.name])),
            )
            load.wait(plan.idle)
            told |= _told(load, plan)
            for each in class_:
                each.leave()
    return told


def _told(load: Load, plan: Plan) -> dict:
    moves: dict[str, list[float]] = {}
    for each in load.learners:
        for kind, seconds in each.latencies.items():
            moves.setdefault(kind, []).extend(seconds)
    return {
        "failures": [each.failure for each in load.learners if each.failure],
        "phases": {name: phase.told(plan.learners) for name, phase in load.phases.items()},
        "moves": {kind: summary(seconds) for kind, seconds in sorted(moves.items())},
        "moves_each": plan.moves,
        "pause": plan.pause,
        "idle_seconds": plan.idle,
        "memory_mib": load.memory(),
    }


def report(told: dict) -> str:
    """Return the report as a person reads it."""
    lines = [f"{told['learners']} learners, {len(told['failures'])} failures", *told["failures"]]
    for name, phase in told["phases"].items():
        spent = ", ".join(f"{key} {value:.2f}" for key, value in phase["core_seconds"].items())
        took = phase.get("seconds")
        shown = f"median {took['median']:.1f} s, 95 % {took['95%']:.1f} s; " if took else ""
        lines.append(f"{name}: {shown}core-seconds for each learner: {spent}")
    for kind, took in told["moves"].items():
        lines.append(f"{kind}: median {took['median']:.3f} s, 95 % {took['95%']:.3f} s")
    lines.append(f"memory in MiB: {json.dumps(told['memory_mib'])}")
    return "\n".join(lines)


def main(arguments: list[str] | None = None) -> int:
    """Run the load, print the report, and keep it beside those of other numbers of learners."""
    parser = argparse.ArgumentParser(
        prog="python -m hub.load", description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    parser.add_argument("--environment", type=Path, required=True, help="has JupyterHub")
    parser.add_argument("--proxy", type=Path, help="configurable-http-proxy, if it is not found")
    parser.add_argument("--address", default="127.0.0.1", help="on the loopback (127.0.0.1)")
    parser.add_argument("--learners", type=int, default=20, help="at the same time (20)")
    parser.add_argument("--moves", type=int, default=30, help="of controls, for each (30)")
    parser.add_argument("--pause", type=float, default=2.0, help="seconds between moves (2)")
    parser.add_argument("--output", type=Path, help="the JSON file to add the figures to")
    chosen = parser.parse_args(arguments)
    try:
        server.loopback(chosen.address)
    except ValueError as refusal:
        parser.error(str(refusal))
    environment = chosen.environment.absolute()
    proxy = chosen.proxy or server.find_proxy(environment)
    if proxy is None or not (environment / "bin" / "jupyterhub").exists():
        parser.error("JupyterHub or its proxy is not there: hub/README.md says how to install them")
    if not (0 < chosen.learners <= MOST_LEARNERS and 0 < chosen.moves <= MOST_MOVES):
        parser.error(f"at most {MOST_LEARNERS} learners and {MOST_MOVES} moves, at least one")
    plan = Plan(chosen.learners, chosen.moves, chosen.pause)
    tools = server.Tools(environment, proxy)
    told = run(tools, plan, address=chosen.address, rng=random.Random(chosen.learners))
    print(report(told))
    if chosen.output:
        _keep(told, chosen.output)
    return 1 if told["failures"] else 0


def _keep(told: dict, output: Path) -> None:
    kept = json.loads(output.read_text(encoding="utf-8")) if output.exists() else []
    kept = [each for each in kept if each["learners"] != told["learners"]] + [told]
    kept.sort(key=lambda each: each["learners"])
    output.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())

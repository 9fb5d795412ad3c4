"""Computes from the measured figures how large a server must be: ``python -m hub.sizing``.

What it prints stands in hub/README.md, and the limits in the settings; a test compares them.
"""

import json
import math
from dataclasses import dataclass
from pathlib import Path

MEASURED = Path(__file__).with_name("measured.json")
CLASSES = (30, 200, 2_000, 20_000)

# What is assumed, and not measured.
START_WITHIN = 300.0
"""Nine o'clock: in so many seconds all start, pull, open a lesson and run all of it."""
CLASS_STARTS_WITHIN = 120.0
"""One class: so many seconds after the teacher's "Now open the link"."""
KERNELS = 2
"""Lessons that a learner has open: this one, and the one before."""
MOST_KERNELS = 4
"""Lessons that a learner may have open before the limit stops the next one."""
BUSY = 0.7
"""How much of the cores may be used, so that nobody waits long."""
SYSTEM_MIB = 1024
"""What the system itself takes."""
SECONDS_BETWEEN_MOVES = 10.0
"""How often a learner moves a control that asks the kernel."""
AT_ONCE = 5
"""Outside lessons, one in so many has a server; those of the others have been ended."""


@dataclass(frozen=True)
class Need:
    """What one learner needs: MiB, and core-seconds of all processes and of the hub's one."""

    server: float
    kernel: float
    server_resident: float
    kernel_resident: float
    fixed: float
    start: float
    start_in_hub: float
    move: float

    @property
    def memory(self) -> float:
        """MiB with the lessons that are usually open."""
        return self.server + KERNELS * self.kernel


def need(measured: list[dict]) -> Need:
    """Return what one learner needs; of several loads, the larger figure each time."""
    each = [_need(run) for run in measured]
    return Need(
        *(max(values) for values in zip(*(vars(one).values() for one in each), strict=True))
    )


def _need(run: dict) -> Need:
    memory = {name: _large(value) for name, value in run["memory_mib"].items()}
    start = [run["phases"][name]["core_seconds"] for name in ("spawn", "pull", "open", "run")]
    return Need(
        server=memory["learner"] - memory["kernel"],
        kernel=memory["kernel"],
        server_resident=memory["learner_resident"] - memory["kernel_resident"],
        kernel_resident=memory["kernel_resident"],
        fixed=memory["hub"] + memory["proxy"],
        start=sum(sum(phase.values()) for phase in start),
        start_in_hub=sum(phase["hub"] for phase in start),
        move=sum(run["phases"]["move"]["core_seconds"].values()) / run["moves_each"],
    )


def _large(value: dict | float) -> float:
    return value["95%"] if isinstance(value, dict) else value


def limit_mib(one: Need) -> int:
    """Return the limit of memory for one learner: room for many open lessons, in whole GiB."""
    return 1024 * math.ceil((one.server_resident + MOST_KERNELS * one.kernel_resident) / 1024)


def guarantee_mib(one: Need) -> int:
    """Return the memory that is kept for one learner: the usual lessons, in steps of 128 MiB."""
    return 128 * math.ceil(one.memory / 128)


def memory_gib(one: Need, learners: int) -> float:
    """Return what all of them need at once, with the system, the hub and its proxy."""
    return (SYSTEM_MIB + one.fixed + learners * one.memory) / 1024


def start_cores(one: Need, learners: int, within: float = START_WITHIN) -> float:
    """Return the cores with which all of them can start in so many seconds."""
    return learners * one.start / within / BUSY


def work_cores(one: Need, learners: int) -> float:
    """Return the cores that they need while they work."""
    return learners * one.move / SECONDS_BETWEEN_MOVES / BUSY


def hubs(one: Need, learners: int) -> int:
    """Return how many hubs can start them: a hub uses one core, however many there are."""
    return math.ceil(learners * one.start_in_hub / START_WITHIN / BUSY)


def next_size(value: float) -> int:
    """Return the next power of two, which is how machines are sold."""
    return 2 ** max(0, math.ceil(math.log2(value)))


def sentence(one: Need, learners: int = CLASSES[0]) -> str:
    """Return what a teacher has to order."""
    memory = next_size(memory_gib(one, learners))
    cores = next_size(start_cores(one, learners, CLASS_STARTS_WITHIN))
    return f"**For a class of {learners}: {memory} GB of memory and {cores} cores.**"


def table(one: Need) -> str:
    """Return the table of the README: what each number of learners needs."""
    lines = [
        "| Learners at once | Memory | Core-seconds to start | Cores at nine o'clock "
        "| Cores while they work | Hubs | Memory with one in five there |",
        "|---:|---:|---:|---:|---:|---:|---:|",
    ]
    for learners in CLASSES:
        cells = [
            f"{learners:,}",
            _memory(memory_gib(one, learners)),
            f"{learners * one.start:,.0f}",
            f"{math.ceil(start_cores(one, learners)):,}",
            f"{math.ceil(work_cores(one, learners)):,}",
            f"{hubs(one, learners)}",
            _memory(memory_gib(one, math.ceil(learners / AT_ONCE))),
        ]
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def _memory(gib: float) -> str:
    return f"{gib:,.0f} GB" if gib < 1000 else f"{gib / 1024:,.1f} TB"


def per_learner(one: Need) -> str:
    """Return the table of the README: what one learner needs, and of what it is made up."""
    rows = {
        "memory: the learner's server": f"{one.server:.0f} MB",
        "memory: each open lesson": f"{one.kernel:.0f} MB",
        f"memory: together, with {KERNELS} lessons open": f"{one.memory:.0f} MB",
        "to start, pull, open and run a lesson": f"{one.start:.1f} core-seconds",
        "of these in the hub itself": f"{one.start_in_hub:.2f} core-seconds",
        "each move that asks the kernel": f"{1000 * one.move:.0f} core-milliseconds",
    }
    lines = ["| One learner | |", "|---|---:|", *(f"| {key} | {rows[key]} |" for key in rows)]
    return "\n".join(lines)


def seconds(measured: list[dict]) -> str:
    """Return the table of the README: how long learners waited in each load."""
    lines = [
        "| Learners at once | Failures | Spawn | Pull | Run all | Move: start | Move: typed rate "
        "| Load average before |",
        "|---:|---:|---:|---:|---:|---:|---:|---:|",
    ]
    for run in measured:
        phases = [run["phases"][name]["seconds"] for name in ("spawn", "pull", "run")]
        moves = [run["moves"][kind] for kind in ("drag", "type")]
        cells = [str(run["learners"]), str(len(run["failures"]))]
        cells += [f"{took['median']:.0f} s ({took['95%']:.0f})" for took in phases]
        cells += [f"{took['median']:.2f} s ({took['95%']:.2f})" for took in moves]
        cells.append(f"{run['machine']['load_average_before']:.1f}")
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def read() -> list[dict]:
    """Return the loads that were measured."""
    return json.loads(MEASURED.read_text(encoding="utf-8"))


def main() -> None:
    """Print what the README says."""
    measured = read()
    one = need(measured)
    print(sentence(one), per_learner(one), table(one), seconds(measured), sep="\n\n")
    print(f"\nlimit {limit_mib(one)} MiB, guarantee {guarantee_mib(one)} MiB")


if __name__ == "__main__":
    main()

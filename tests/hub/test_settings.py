"""The settings load, ask who somebody is, keep learners apart, and hold to what was measured."""

import math
import re
from pathlib import Path
from types import SimpleNamespace

import pytest
import yaml
from traitlets.config.loader import PyFileConfigLoader

pytest.importorskip("pwd", reason="the hub runs on Linux")
ROOT = Path(__file__).resolve().parents[2]
HUB = ROOT / "hub"
README = (HUB / "README.md").read_text(encoding="utf-8")
SOCKET = "/kernel-01234567-0123-0123-0123-0123456789ab-ipc-5"
"""What a kernel's files are called, in the folder of the kernels."""
LONGEST_PATH = 107


def loaded(path: Path):
    return PyFileConfigLoader(path.name, path=str(path.parent)).load_config()


def lazily(value) -> list:
    """Return a list that settings have only extended so far."""
    return value.get_value([])


@pytest.fixture
def school(tmp_path, monkeypatch):
    """The school's own file, as it is shipped, and how to change its sign-in."""
    path = tmp_path / "school.py"
    path.write_text((HUB / "school_example.py").read_text(encoding="utf-8"), encoding="utf-8")
    monkeypatch.setenv("COURSE_SCHOOL", str(path))
    return path


@pytest.fixture
def settings(school):
    return loaded(HUB / "jupyterhub_config.py")


@pytest.fixture(scope="module")
def values():
    return yaml.safe_load((HUB / "values.yaml").read_text(encoding="utf-8"))


def test_without_the_schools_choice_the_hub_does_not_start(tmp_path, monkeypatch):
    monkeypatch.setenv("COURSE_SCHOOL", str(tmp_path / "none.py"))
    with pytest.raises(SystemExit, match=r"none\.py is missing: copy .*school_example\.py there"):
        loaded(HUB / "jupyterhub_config.py")
    assert (HUB / "school_example.py").exists()


@pytest.mark.parametrize(
    "choice", ["'dummy'", "'jupyterhub.auth.DummyAuthenticator'", "'shared-password'", "None", "''"]
)
def test_a_sign_in_that_asks_nobody_is_refused(school, choice):
    with school.open("a", encoding="utf-8") as file:
        file.write(f"\nc.JupyterHub.authenticator_class = {choice}\n")
    with pytest.raises(SystemExit, match="must choose an authenticator that asks who somebody is"):
        loaded(HUB / "jupyterhub_config.py")


def test_nobody_may_come_and_nobody_is_administrator_until_named(settings):
    assert settings.Authenticator == {"allow_all": False, "admin_users": set()}
    assert settings.JupyterHub.authenticator_class == "pam"
    assert settings.PAMAuthenticator == {"allowed_groups": {"learners"}}


def test_the_hub_listens_on_this_machine_only(settings):
    assert settings.JupyterHub.bind_url == "http://127.0.0.1:8000"
    assert "reverse_proxy 127.0.0.1:8000" in README


def test_learners_run_under_their_own_accounts_and_cannot_become_others(settings):
    assert settings.JupyterHub.spawner_class == "systemd"
    assert settings.SystemdSpawner.disable_user_sudo is True
    assert settings.SystemdSpawner.isolate_tmp is True
    assert settings.SystemdSpawner.unit_extra_properties == {"UMask": "0077"}


def test_no_server_starts_in_a_home_that_others_can_read(settings, tmp_path, monkeypatch):
    monkeypatch.setattr("pwd.getpwnam", lambda name: SimpleNamespace(pw_dir=str(tmp_path / name)))
    learner = SimpleNamespace(user=SimpleNamespace(name="ada"))
    home = tmp_path / "ada"
    home.mkdir(mode=0o700)
    settings.Spawner.pre_spawn_hook(learner)
    for mode in (0o750, 0o701, 0o704):
        home.chmod(mode)
        with pytest.raises(PermissionError, match=r"Other accounts can read .*ada.*chmod 700"):
            settings.Spawner.pre_spawn_hook(learner)


def test_the_service_that_ends_idle_servers_may_do_no_more(settings):
    (service,) = settings.JupyterHub.services
    (role,) = settings.JupyterHub.load_roles
    assert role["services"] == [service["name"]]
    assert "admin" not in service
    assert set(role["scopes"]) == {
        "list:users", "read:users:activity", "read:servers", "delete:servers",
    }  # fmt: skip


def test_every_way_ends_idle_servers_after_an_hour(settings, values):
    (service,) = settings.JupyterHub.services
    assert {"--timeout=3600", "--cull-every=300"} <= set(service["command"])
    assert (values["cull"]["timeout"], values["cull"]["every"]) == (3600, 300)
    told = littlest()
    assert (told["services.cull.timeout"], told["services.cull.every"]) == ("3600", "300")


def test_every_way_lets_kernels_meet_in_files_with_short_names(settings, values):
    arguments = lazily(settings.Spawner.args)
    assert "--KernelManager.transport=ipc" in arguments
    assert values["hub"]["config"]["Spawner"]["args"] == arguments
    assert values["singleuser"]["extraEnv"] == environment()
    assert len(environment()["JUPYTER_RUNTIME_DIR"] + SOCKET) <= LONGEST_PATH
    assert "install -m 644 hub/course.py /opt/tljh/config/jupyterhub_config.d/course.py" in README


def test_limits_of_memory_are_the_same_everywhere_and_have_room_for_four_lessons(settings, values):
    server, lesson, *_ = figures()
    assert settings.Spawner.mem_limit == littlest()["limits.memory"] == "1G"
    assert values["singleuser"]["memory"] == {"limit": "1G", "guarantee": "512M"}
    assert server + 4 * lesson < 1024
    assert server + 2 * lesson < 512
    assert "1 GB of memory is room for four open lessons" in README


def test_the_sizes_for_a_class_follow_from_what_one_learner_needs():
    server, lesson, start, move = figures()
    for learners, gigabytes, cores in ((30, 13, 4), (200, 80, 22)):
        assert (1024 + learners * (server + 2 * lesson)) / 1024 == pytest.approx(gigabytes, abs=0.5)
        assert math.ceil(learners * start / 120 / 0.7) == cores
    assert "30 learners** fill 13 GB; 200 fill 80 GB" in README
    assert "30 learners want 4 cores, 200 want 22" in README
    assert 200 * move / 1000 / 10 / 0.7 < 1
    assert "30: 16 GB of memory and 4 cores" in README


def test_limits_of_cores_are_the_same_everywhere(settings, values):
    cores = {settings.Spawner.cpu_limit, values["singleuser"]["cpu"]["limit"]}
    assert cores == {float(littlest()["limits.cpu"])}


def test_values_ask_who_somebody_is_over_tls(values):
    config = values["hub"]["config"]
    assert config["JupyterHub"] == {"authenticator_class": "generic-oauth"}
    assert config["Authenticator"] == {"allow_all": False, "admin_users": []}
    assert values["proxy"]["https"]["enabled"] is True
    assert values["singleuser"]["networkPolicy"]["enabled"] is True


def environment() -> dict[str, str]:
    """Return what every learner's server is told by the course's settings."""
    return loaded(HUB / "course.py").Spawner.environment.get_value({})


def figures() -> list[float]:
    """Return what one learner needs, from the README's table, in its order."""
    return [
        float(said)
        for said in re.findall(r"^\| .* \| ([\d.]+) (?:MB|core-\w+) \|$", README, re.MULTILINE)
    ]


def littlest() -> dict[str, str]:
    """Return what the README sets with tljh-config."""
    return dict(
        re.findall(r"^sudo tljh-config (?:set|add-item) (\S+) (\S+)$", README, re.MULTILINE)
    )


def test_versions_and_links_of_the_page_are_those_of_the_repository():
    asked = (HUB / "requirements.txt").read_text(encoding="utf-8")
    pins = dict(re.findall(r"^([\w.-]+)==(\S+)", asked, re.MULTILINE))
    (proxy,) = re.findall(r"configurable-http-proxy (\S+)$", asked, re.MULTILINE)
    assert set(re.findall(r"configurable-http-proxy@(\S+)", README)) == {proxy}
    assert f"JupyterHub {pins['jupyterhub']} with configurable-http-proxy {proxy}" in README
    binder = (ROOT / "binder/requirements.txt").read_text(encoding="utf-8")
    assert re.findall(r"^nbgitpuller==(\S+)", binder, re.MULTILINE) == [pins["nbgitpuller"]]
    course = (ROOT / "constraints.txt").read_text(encoding="utf-8")
    course = dict(re.findall(r"^([\w.-]+)==(\S+)", course, re.MULTILINE))
    assert {name for name in pins if course.get(name, pins[name]) != pins[name]} == set()
    for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", README):
        assert (HUB / target).exists(), target

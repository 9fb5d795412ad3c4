"""JupyterHub for a class on one machine that already has accounts.

The school's own choices (who may come, and how they prove who they are) stand in a file of its own:
copy ``school_example.py`` to ``/etc/jupyterhub/school.py``. Without it the hub does not start.
"""

import os
import pwd
import sys
from pathlib import Path

c = get_config()  # noqa: F821, given by JupyterHub
HERE = Path(__file__).resolve().parent
SCHOOL = Path(os.environ.get("COURSE_SCHOOL", "/etc/jupyterhub/school.py"))
ASKS_NOBODY = {"dummy", "null", "shared-password"} | {
    f"{name}Authenticator" for name in ("Dummy", "Null", "SharedPassword")
}


def only_in_a_private_home(spawner):
    """Start no server for a learner whose files other learners can read."""
    home = Path(pwd.getpwnam(spawner.user.name).pw_dir)
    if home.stat().st_mode & 0o077:
        raise PermissionError(f"Other accounts can read {home}. Close it: chmod 700 {home}")


load_subconfig(str(HERE / "course.py"))  # noqa: F821, given by JupyterHub

# TLS: only this machine can speak to the hub. A web server with the school's certificate stands in
# front of it and passes everything on; hub/README.md has its three lines.
c.JupyterHub.bind_url = "http://127.0.0.1:8000"

# Each learner's server runs under the learner's own account, with no way to become another one, and
# within these limits. README.md says what one learner needs; a test compares.
c.JupyterHub.spawner_class = "systemd"
c.Spawner.mem_limit = "1G"
c.Spawner.cpu_limit = 2.0
c.SystemdSpawner.disable_user_sudo = True
c.SystemdSpawner.isolate_devices = True
c.SystemdSpawner.extra_paths = [str(Path(sys.executable).parent)]
c.SystemdSpawner.unit_extra_properties = {"UMask": "0077"}
c.Spawner.pre_spawn_hook = only_in_a_private_home

# Servers that nobody has used for an hour end; files stay. This service may do that and no more.
c.JupyterHub.services = [
    {
        "name": "cull-idle",
        "command": [
            sys.executable, "-m", "jupyterhub_idle_culler", "--timeout=3600", "--cull-every=300",
        ],
    }
]  # fmt: skip
c.JupyterHub.load_roles = [
    {
        "name": "cull-idle",
        "services": ["cull-idle"],
        "scopes": ["list:users", "read:users:activity", "read:servers", "delete:servers"],
    }
]

# Nobody may come, and nobody is an administrator, until the school says so.
c.Authenticator.allow_all = False
c.Authenticator.admin_users = set()

if not SCHOOL.exists():
    sys.exit(f"{SCHOOL} is missing: copy {HERE / 'school_example.py'} there, and choose.")
load_subconfig(str(SCHOOL))  # noqa: F821, given by JupyterHub
chosen = c.JupyterHub.get("authenticator_class")
named = getattr(chosen, "__name__", str(chosen or "")).rpartition(".")[2]
if not named or named in ASKS_NOBODY:
    sys.exit(f"{SCHOOL} must choose an authenticator that asks who somebody is, not {chosen!r}.")

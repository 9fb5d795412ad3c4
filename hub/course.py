"""What the course asks of any JupyterHub.

The Littlest JupyterHub reads it from ``/opt/tljh/config/jupyterhub_config.d``, as it is;
``jupyterhub_config.py`` and ``locustfile.py`` read it as well.
"""

c = get_config()  # noqa: F821, given by JupyterHub

# Kernels meet in files. On network ports, two of many kernels that start together can be given the
# same one, and one of them dies; and what a kernel says on a port can be heard by every account.
# A file's whole path must stay under 108 characters, so the folder's is short, and each learner has
# a /tmp of their own.
c.SystemdSpawner.isolate_tmp = True
c.Spawner.environment.update({"JUPYTER_RUNTIME_DIR": "/tmp/jupyter"})
# How git brings a new version of a lesson into a learner's notebook.
c.Spawner.environment.update(
    {
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": "merge.lesson.driver",
        "GIT_CONFIG_VALUE_0": "python3 hub/merge_lesson.py %O %A %B %P",
    }
)
c.Spawner.args.extend(
    [
        "--KernelManager.transport=ipc",
        # A kernel that no page shows any more ends after half an hour. A lesson that is open keeps
        # its kernel: what a learner has computed does not vanish during a talk.
        "--MappingKernelManager.cull_idle_timeout=1800",
        "--MappingKernelManager.cull_interval=300",
    ]
)

# Nine o'clock: when a whole class starts together, the last one waits, but is not given up.
c.Spawner.start_timeout = 300
c.Spawner.http_timeout = 300
c.Spawner.default_url = "/lab"

"""The hub of the load: on this machine alone, anybody may come, and no system accounts are needed.

Never for learners: whoever knows the address may be anyone.
"""

import ipaddress
import os
import sys
from pathlib import Path
from urllib.parse import urlsplit

c = get_config()  # noqa: F821, given by JupyterHub
load_subconfig(str(Path(__file__).with_name("course.py")))  # noqa: F821, given by JupyterHub

folder = os.environ["LOAD_FOLDER"]
address, api, hub = (f"http://{place}" for place in os.environ["LOAD_ADDRESSES"].split())
for place in (address, api, hub):
    if not ipaddress.ip_address(urlsplit(place).hostname).is_loopback:
        sys.exit(f"This hub lets everybody in: it must not be reached from elsewhere, at {place}.")

c.JupyterHub.bind_url = address
c.JupyterHub.hub_bind_url = hub
c.ConfigurableHTTPProxy.api_url = api
c.ConfigurableHTTPProxy.command = [os.environ["LOAD_PROXY"]]
c.JupyterHub.authenticator_class = "dummy"
c.Authenticator.allow_all = True
c.JupyterHub.spawner_class = "simple"
c.SimpleLocalProcessSpawner.home_dir_template = f"{folder}/{{username}}"
# This spawner gives nobody a /tmp of their own.
c.Spawner.environment.update(
    {"JUPYTER_RUNTIME_DIR": lambda spawner: f"{folder}/{spawner.user.name}/.run"}
)
if hasattr(os, "geteuid") and os.geteuid() == 0:
    c.Spawner.args.append("--allow-root")

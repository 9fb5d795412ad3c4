"""The school's choices. Copy this file to ``/etc/jupyterhub/school.py``, and change the copy."""

c = get_config()  # noqa: F821, given by JupyterHub

# How learners prove who they are. "pam": by their account on this machine, or in the directory that
# this machine uses (LDAP, Active Directory). Without accounts on this machine, use The Littlest
# JupyterHub, which makes them.
c.JupyterHub.authenticator_class = "pam"

# Who may come: the members of these groups of the machine.
c.PAMAuthenticator.allowed_groups = {"learners"}

# An administrator can see and do everything that learners can. Nobody is one until named here.
# c.Authenticator.admin_users = {"the-teacher"}

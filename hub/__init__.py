"""The class server: settings for JupyterHub, and a load that measures what they need."""

"""Build: from what changed since the last build to a site that equals a clean one."""

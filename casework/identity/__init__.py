"""Who works here: bodies, users with roles, their sessions, the one-time links that start one."""

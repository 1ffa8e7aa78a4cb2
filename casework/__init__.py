"""What people do: sign in, decide, keep canvases, and the audit of all of it."""

"""Speed, measured beside a peer or a naive version in the same run; no test asserts a time."""

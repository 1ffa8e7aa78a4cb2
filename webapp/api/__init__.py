"""`/api/v1`: the one way data leaves, masked, audited, described by OpenAPI. One module a subject."""

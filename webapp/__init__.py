"""The house seen from a browser: API, pages, explorer."""

"""The schema's history, inside the package: an installed wheel can migrate without a checkout."""

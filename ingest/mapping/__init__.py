"""Mappings: YAML that says how one kind of file speaks, compiled to ibis expressions."""

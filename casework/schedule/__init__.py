"""Scheduled sources: where data comes from by itself, how often, and how the last times went."""

"""Judgment text becomes statements that know their sentence."""

"""Whose words a passage is and whether they stand: regions of speakers, and what one sentence says of a claim in it."""

"""What we believe: entities and relations, projected from the lake, walked with limits."""

"""What casework's subjects share: clock, randomness, the tables' base. Subjects never import each other."""

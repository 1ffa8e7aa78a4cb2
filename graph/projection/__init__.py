"""From what sources said to what we believe: the projection of the lake's views into shares."""

"""What of a person is hidden until a case and a purpose are stated, and how it looks then."""

"""Who may use which restricted source in which case, until when, and who approved it."""

"""An optional reader behind the rules: a large language model on a server of the office, off unless it is named.

What it says counts only as far as the text shows it: the reply must fit the schema, each claim must quote a passage
that stands in the text and holds its names, whose words they are is read by our own rules, and all is marked as its.
"""

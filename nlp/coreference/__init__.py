"""Who 青山公司, 二被告, 该公司, 金、范二人 and 其 are: only where a rule is safe, and inside this document alone."""

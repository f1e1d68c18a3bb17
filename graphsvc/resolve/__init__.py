"""Which entity is meant: names and what stands beside them, identifiers, scores and reasons."""

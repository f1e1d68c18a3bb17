"""The whole network in memory: the snapshot, the lens, search, conflicts and paths."""

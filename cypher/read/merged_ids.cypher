// Which ids have been merged into others?
// parameters:
MATCH (m:Merged)
RETURN m.id AS id, m.into AS into, m.type AS type, properties(m) AS properties
ORDER BY id

// Which entities have been merged into this one?
// parameters: id
MATCH (m:Merged {into: $id})
RETURN m.id AS id, m.type AS type, properties(m) AS properties
ORDER BY id

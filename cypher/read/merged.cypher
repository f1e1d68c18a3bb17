// Which entity does a merged id mean now?
// parameters: id
MATCH (m:Merged {id: $id})
RETURN m.id AS id, m.into AS into, properties(m) AS properties

// Which entities are there?
// parameters:
MATCH (e:Entity)
RETURN e.id AS id, [l IN labels(e) WHERE l <> 'Entity'][0] AS type, properties(e) AS properties
ORDER BY id

// Which words does this claim rest on, and who says them?
// parameters: start, claim
OPTIONAL MATCH (e:Entity {id: $start})
OPTIONAL MATCH (s:Source {id: $start})
WITH coalesce(e, s) AS a
MATCH (a)-[r]->(b:Entity)
WHERE r.claim = $claim
RETURN a.id AS start, type(r) AS stored_as, b.id AS end, properties(r) AS properties

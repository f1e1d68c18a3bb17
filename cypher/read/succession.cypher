// Whom does this entity succeed, and who succeeds it, asserted or not?
// parameters: id
MATCH (e:Entity {id: $id})-[r]-(n:Entity)
WHERE coalesce(r.`as`, type(r)) = 'SUCCEEDS' AND n.id <> $id
RETURN n.id AS other, startNode(r).id AS start, 'SUCCEEDS' AS relationship, endNode(r).id AS end,
       r.succession AS succession, r.date AS date, r.from AS from, r.modality AS modality,
       r.source AS source, r.claim AS claim, type(r) AS stored_as, properties(r) AS properties
ORDER BY other, start, claim

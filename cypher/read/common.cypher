// What are these two both related to, and by which claims, asserted or not?
// parameters: a, b
MATCH (a:Entity {id: $a})-[r]-(n:Entity)
WHERE NOT n.id IN [$a, $b] AND coalesce(r.`as`, type(r)) <> 'TIE_STATES'
WITH collect(DISTINCT n.id) AS near
MATCH (b:Entity {id: $b})-[r]-(n:Entity)
WHERE n.id IN near AND coalesce(r.`as`, type(r)) <> 'TIE_STATES'
WITH DISTINCT n
MATCH (n)-[r]-(x:Entity)
WHERE x.id IN [$a, $b] AND coalesce(r.`as`, type(r)) <> 'TIE_STATES'
RETURN n.id AS common, x.id AS of, startNode(r).id AS start,
       coalesce(r.`as`, type(r)) AS relationship, endNode(r).id AS end, r.modality AS modality,
       r.source AS source, r.claim AS claim, type(r) AS stored_as, properties(r) AS properties
ORDER BY common, of, relationship, claim

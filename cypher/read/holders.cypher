// Who holds these posts, and what are they posts of, asserted or not?
// parameters: ids
UNWIND $ids AS id
MATCH (p:Entity {id: id})-[r]-(n:Entity)
WHERE coalesce(r.`as`, type(r)) IN ['POST_OF', 'HOLDS_POST']
WITH p, r, n, coalesce(r.`as`, type(r)) AS relationship
RETURN p.id AS post, n.id AS other, startNode(r).id AS start, relationship, endNode(r).id AS end,
       r.modality AS modality, r.source AS source, r.claim AS claim, type(r) AS stored_as,
       properties(r) AS properties
ORDER BY post, relationship, other, claim

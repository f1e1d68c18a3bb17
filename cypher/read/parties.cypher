// Whom do the sources call a party of these agreements, asserted or not?
// parameters: ids
UNWIND $ids AS id
MATCH (g:Entity {id: id})<-[r]-(n:Entity)
WHERE coalesce(r.`as`, type(r)) = 'PARTY_TO' AND 'Agreement' IN labels(g)
RETURN g.id AS agreement, n.id AS party, n.id AS start, 'PARTY_TO' AS relationship, g.id AS end,
       r.modality AS modality, r.source AS source, r.claim AS claim, type(r) AS stored_as,
       properties(r) AS properties
ORDER BY agreement, party, claim

// Which claims tie this city or region to others without naming an instrument, or tell of the tie?
// parameters: id
MATCH (e:Entity {id: $id})-[r]-(n:Entity)
WHERE coalesce(r.`as`, type(r)) IN ['TWINNED_WITH', 'TIE_STATES'] AND n.id <> $id
RETURN n.id AS other, startNode(r).id AS start, coalesce(r.`as`, type(r)) AS relationship,
       endNode(r).id AS end, r.attribute AS attribute, r.value AS value, r.modality AS modality,
       r.source AS source, r.claim AS claim, type(r) AS stored_as, properties(r) AS properties
ORDER BY other, relationship, claim

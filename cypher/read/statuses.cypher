// In which state is each of these, as which source says when?
// parameters: ids
UNWIND $ids AS id
MATCH (e:Entity {id: id})<-[r:STATES|UNREALISED]-(s:Source)
WHERE coalesce(r.`as`, type(r)) = 'STATES' AND r.attribute = 'status'
RETURN e.id AS id, s.id AS start, 'STATES' AS relationship, e.id AS end, r.value AS value,
       r.modality AS modality, r.source AS source, r.claim AS claim, type(r) AS stored_as,
       properties(r) AS properties
ORDER BY id, claim

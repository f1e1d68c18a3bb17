// What do the sources state of this entity, apart from its ties?
// parameters: id, modality, certainty, source
MATCH (s:Source)-[r]->(e:Entity {id: $id})
WHERE coalesce(r.`as`, type(r)) = 'STATES'
  AND ($modality IS NULL OR r.modality IN $modality)
  AND ($certainty IS NULL OR r.certainty IN $certainty)
  AND ($source IS NULL OR r.source IN $source)
RETURN r.attribute AS attribute, r.value AS value, r.modality AS modality,
       r.certainty AS certainty, r.speaker AS speaker, s.id AS source, s.publisher AS publisher,
       r.quote AS quote, r.claim AS claim, type(r) AS stored_as,
       properties(r) AS properties
ORDER BY attribute, value, source, claim

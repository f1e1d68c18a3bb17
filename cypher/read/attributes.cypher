// What do the sources state of this entity, apart from its ties?
// parameters: id, modality, certainty, source, as_of
MATCH (e:Entity {id: $id})<-[r:STATES|UNREALISED]-(s:Source)
WHERE coalesce(r.`as`, type(r)) = 'STATES'
  AND ($modality IS NULL OR r.modality IN $modality)
  AND ($certainty IS NULL OR r.certainty IN $certainty)
  AND ($source IS NULL OR r.source IN $source)
  AND ($as_of IS NULL OR (coalesce(r.date_earliest, '') <= $as_of
       AND coalesce(r.from_earliest, '') <= $as_of AND coalesce(r.value_earliest, '') <= $as_of
       AND coalesce(r.to_latest, '9999-12-31') >= $as_of))
RETURN s.id AS start, 'STATES' AS relationship, e.id AS end, r.attribute AS attribute, r.value AS value, r.modality AS modality,
       r.certainty AS certainty, r.speaker AS speaker, s.id AS source, s.publisher AS publisher,
       r.quote AS quote, r.claim AS claim, type(r) AS stored_as,
       properties(r) AS properties
ORDER BY attribute, value, source, claim

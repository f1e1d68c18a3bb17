// What do the sources state of this entity, apart from its ties?
// parameters: id, modality, certainty, source, first_day, last_day
MATCH (e:Entity {id: $id})<-[r:STATES|UNREALISED]-(s:Source)
WHERE coalesce(r.`as`, type(r)) = 'STATES'
  AND ($modality IS NULL OR r.modality IN $modality)
  AND ($certainty IS NULL OR r.certainty IN $certainty)
  AND ($source IS NULL OR r.source IN $source)
  AND ($first_day IS NULL OR coalesce(r.to_latest, '9999-12-31') >= $first_day)
  AND ($last_day IS NULL OR (coalesce(r.date_earliest, '') <= $last_day
       AND coalesce(r.from_earliest, '') <= $last_day
       AND coalesce(r.value_earliest, '') <= $last_day))
RETURN s.id AS start, 'STATES' AS relationship, e.id AS end, r.attribute AS attribute, r.value AS value, r.modality AS modality,
       r.certainty AS certainty, r.speaker AS speaker, s.id AS source, s.publisher AS publisher,
       r.quote AS quote, r.claim AS claim, type(r) AS stored_as,
       properties(r) AS properties
ORDER BY attribute, value, source, claim

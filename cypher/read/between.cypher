// What is claimed between these two entities, in either direction?
// parameters: a, b, modality, certainty, source, first_day, last_day
MATCH (a:Entity {id: $a})-[r]-(b:Entity {id: $b})
WHERE ($modality IS NULL OR r.modality IN $modality)
  AND ($certainty IS NULL OR r.certainty IN $certainty)
  AND ($source IS NULL OR r.source IN $source)
  AND ($first_day IS NULL OR coalesce(r.to_latest, '9999-12-31') >= $first_day)
  AND ($last_day IS NULL OR (coalesce(r.date_earliest, '') <= $last_day
       AND coalesce(r.from_earliest, '') <= $last_day
       AND coalesce(r.value_earliest, '') <= $last_day))
WITH DISTINCT r
RETURN startNode(r).id AS start, coalesce(r.`as`, type(r)) AS relationship, endNode(r).id AS end,
       r.attribute AS attribute, r.value AS value, r.modality AS modality,
       r.certainty AS certainty, r.speaker AS speaker, r.source AS source, r.quote AS quote,
       r.claim AS claim, type(r) AS stored_as,
       properties(r) AS properties
ORDER BY relationship, start, end, source, claim

// What is claimed between these two entities, in either direction?
// parameters: a, b, modality, certainty, source, as_of
MATCH (a:Entity {id: $a})-[r]-(b:Entity {id: $b})
WHERE ($modality IS NULL OR r.modality IN $modality)
  AND ($certainty IS NULL OR r.certainty IN $certainty)
  AND ($source IS NULL OR r.source IN $source)
  AND ($as_of IS NULL OR (coalesce(r.date_earliest, '') <= $as_of
       AND coalesce(r.from_earliest, '') <= $as_of AND coalesce(r.value_earliest, '') <= $as_of
       AND coalesce(r.to_latest, '9999-12-31') >= $as_of))
WITH DISTINCT r
RETURN startNode(r).id AS start, coalesce(r.`as`, type(r)) AS relationship, endNode(r).id AS end,
       r.attribute AS attribute, r.value AS value, r.modality AS modality,
       r.certainty AS certainty, r.speaker AS speaker, r.source AS source, r.quote AS quote,
       r.claim AS claim, type(r) AS stored_as,
       properties(r) AS properties
ORDER BY relationship, start, end, source, claim

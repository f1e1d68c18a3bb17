// What does this source claim, mentions included?
// parameters: source, modality, certainty
MATCH (s:Source {id: $source})-[:MENTIONS]->(e:Entity)
WITH s, collect(DISTINCT e) AS mentioned
UNWIND [s] + mentioned AS a
MATCH (a)-[r]->(b:Entity)
WHERE r.source = $source
  AND ($modality IS NULL OR r.modality IN $modality)
  AND ($certainty IS NULL OR r.certainty IN $certainty)
RETURN a.id AS start, coalesce(r.`as`, type(r)) AS relationship, b.id AS end,
       r.attribute AS attribute, r.value AS value, r.as_written AS as_written,
       r.modality AS modality, r.certainty AS certainty, r.speaker AS speaker,
       r.quote AS quote, r.locator AS locator, r.claim AS claim, type(r) AS stored_as,
       properties(r) AS properties
ORDER BY relationship, start, end, claim

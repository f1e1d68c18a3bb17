// What do the sources say of this agreement: parties, signatories, topics, status, all of it?
// parameters: id, modality, certainty, source, first_day, last_day
MATCH (g:Entity {id: $id})
WHERE 'Agreement' IN labels(g)
MATCH (g)-[r]-(n)
WHERE type(r) <> 'MENTIONS' AND type(r) <> 'CONCERNS'
  AND ($modality IS NULL OR r.modality IN $modality)
  AND ($certainty IS NULL OR r.certainty IN $certainty)
  AND ($source IS NULL OR r.source IN $source)
  AND ($first_day IS NULL OR coalesce(r.to_latest, '9999-12-31') >= $first_day)
  AND ($last_day IS NULL OR (coalesce(r.date_earliest, '') <= $last_day
       AND coalesce(r.from_earliest, '') <= $last_day
       AND coalesce(r.value_earliest, '') <= $last_day))
WITH n, r, coalesce(r.`as`, type(r)) AS relationship, startNode(r).id = $id AS outgoing
RETURN CASE relationship
         WHEN 'PARTY_TO' THEN 'party'
         WHEN 'SIGNED' THEN 'signatory'
         WHEN 'COVERS' THEN 'topic'
         WHEN 'HELD_IN' THEN 'place'
         WHEN 'STATES' THEN 'statement'
         ELSE 'related'
       END AS part,
       startNode(r).id AS start, relationship, endNode(r).id AS end, outgoing, CASE WHEN relationship = 'STATES' THEN null ELSE n.id END AS entity,
       r.attribute AS attribute, r.value AS value, r.capacity AS capacity,
       r.date AS date, r.as_of AS as_of, r.modality AS modality, r.certainty AS certainty,
       r.source AS source, r.quote AS quote, r.claim AS claim, type(r) AS stored_as,
       properties(r) AS properties
ORDER BY part, relationship, outgoing, entity, attribute, value, source, claim

// To which entities is this one related, by how many claims, sources, publishers and families?
// parameters: id, relationship, modality, certainty, source, first_day, last_day, min_publishers, symmetric, skip, limit
MATCH (e:Entity {id: $id})-[r]-(n:Entity)
WHERE coalesce(r.`as`, type(r)) <> 'TIE_STATES'
  AND ($relationship IS NULL OR coalesce(r.`as`, type(r)) = $relationship)
  AND ($modality IS NULL OR r.modality IN $modality)
  AND ($certainty IS NULL OR r.certainty IN $certainty)
  AND ($source IS NULL OR r.source IN $source)
  AND ($first_day IS NULL OR coalesce(r.to_latest, '9999-12-31') >= $first_day)
  AND ($last_day IS NULL OR (coalesce(r.date_earliest, '') <= $last_day
       AND coalesce(r.from_earliest, '') <= $last_day
       AND coalesce(r.value_earliest, '') <= $last_day))
WITH n, r, coalesce(r.`as`, type(r)) AS relationship, startNode(r).id = $id AS starts
MATCH (s:Source) WHERE s.id = r.source
WITH n, r, s, relationship, starts OR relationship IN $symmetric AS outgoing
ORDER BY r.claim
WITH relationship, outgoing, r.modality AS modality, n,
     collect(r.claim) AS claims, count(DISTINCT s.id) AS sources,
     count(DISTINCT coalesce(s.publisher, s.id)) AS publishers,
     count(DISTINCT coalesce(s.family, s.id)) AS families
WHERE publishers >= $min_publishers AND families >= $min_publishers
RETURN relationship, outgoing, modality, n.id AS neighbour,
       [l IN labels(n) WHERE l <> 'Entity'][0] AS type, claims, sources, publishers, families,
       properties(n) AS properties
ORDER BY relationship, outgoing DESC, CASE modality WHEN 'asserted' THEN 0 ELSE 1 END, modality,
         neighbour
SKIP $skip LIMIT $limit

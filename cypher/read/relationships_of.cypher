// By which relationships is this entity related, to how many entities, by how many claims?
// parameters: id, modality, certainty, source, first_day, last_day, min_publishers, symmetric
MATCH (e:Entity {id: $id})-[r]-(n:Entity)
WHERE coalesce(r.`as`, type(r)) <> 'TIE_STATES'
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
WITH relationship, outgoing, r.modality AS modality, n.id AS neighbour,
     count(r) AS found, count(DISTINCT coalesce(s.publisher, s.id)) AS publishers,
     count(DISTINCT coalesce(s.family, s.id)) AS families
WHERE publishers >= $min_publishers AND families >= $min_publishers
RETURN relationship, outgoing, modality, count(neighbour) AS neighbours, sum(found) AS claims
ORDER BY relationship, outgoing DESC, CASE modality WHEN 'asserted' THEN 0 ELSE 1 END, modality

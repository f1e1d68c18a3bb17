// To what is this entity related, by how many claims, sources and publishers?
// parameters: id, modality, certainty, source
MATCH (e:Entity {id: $id})-[r]-(n:Entity)
WHERE type(r) <> 'TIE_STATES' AND coalesce(r.`as`, '') <> 'TIE_STATES'
  AND ($modality IS NULL OR r.modality IN $modality)
  AND ($certainty IS NULL OR r.certainty IN $certainty)
  AND ($source IS NULL OR r.source IN $source)
WITH n, r, coalesce(r.`as`, type(r)) AS relationship, startNode(r).id = $id AS outgoing
MATCH (s:Source) WHERE s.id = r.source
WITH relationship, outgoing, type(r) <> 'UNREALISED' AS asserted, n,
     count(r) AS claims, count(DISTINCT s.id) AS sources,
     count(DISTINCT coalesce(s.publisher, s.id)) AS publishers
RETURN relationship, outgoing, asserted, n.id AS neighbour,
       [l IN labels(n) WHERE l <> 'Entity'][0] AS type, claims, sources, publishers,
       properties(n) AS properties
ORDER BY relationship, outgoing DESC, asserted DESC, neighbour

// To which entities is this one related, by how many claims, sources, publishers and families?
// parameters: id, relationship, modality, certainty, source, skip, limit
MATCH (e:Entity {id: $id})-[r]-(n:Entity)
WHERE coalesce(r.`as`, type(r)) <> 'TIE_STATES'
  AND ($relationship IS NULL OR coalesce(r.`as`, type(r)) = $relationship)
  AND ($modality IS NULL OR r.modality IN $modality)
  AND ($certainty IS NULL OR r.certainty IN $certainty)
  AND ($source IS NULL OR r.source IN $source)
WITH n, r, coalesce(r.`as`, type(r)) AS relationship, startNode(r).id = $id AS outgoing
MATCH (s:Source) WHERE s.id = r.source
WITH n, r, s, relationship, outgoing
ORDER BY r.claim
WITH relationship, outgoing, type(r) <> 'UNREALISED' AS asserted, n,
     collect(r.claim) AS claims, count(DISTINCT s.id) AS sources,
     count(DISTINCT coalesce(s.publisher, s.id)) AS publishers,
     count(DISTINCT coalesce(s.family, s.id)) AS families
RETURN relationship, outgoing, asserted, n.id AS neighbour,
       [l IN labels(n) WHERE l <> 'Entity'][0] AS type, claims, sources, publishers, families,
       properties(n) AS properties
ORDER BY relationship, outgoing DESC, asserted DESC, neighbour
SKIP $skip LIMIT $limit

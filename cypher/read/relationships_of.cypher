// By which relationships is this entity related, to how many entities, by how many claims?
// parameters: id, modality, certainty, source
MATCH (e:Entity {id: $id})-[r]-(n:Entity)
WHERE coalesce(r.`as`, type(r)) <> 'TIE_STATES'
  AND ($modality IS NULL OR r.modality IN $modality)
  AND ($certainty IS NULL OR r.certainty IN $certainty)
  AND ($source IS NULL OR r.source IN $source)
WITH n, r, coalesce(r.`as`, type(r)) AS relationship, startNode(r).id = $id AS outgoing,
     type(r) <> 'UNREALISED' AS asserted
RETURN relationship, outgoing, asserted, count(DISTINCT n.id) AS neighbours, count(r) AS claims
ORDER BY relationship, outgoing DESC, asserted DESC

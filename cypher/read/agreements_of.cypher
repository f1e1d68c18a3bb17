// Of which agreements does any source call this entity a party, asserted or not?
// parameters: id
MATCH (:Entity {id: $id})-[r]->(g:Entity)
WHERE coalesce(r.`as`, type(r)) = 'PARTY_TO' AND 'Agreement' IN labels(g)
RETURN DISTINCT g.id AS agreement
ORDER BY agreement

// Which relationships touch these entities, whole, so that they can be laid anew?
// parameters: ids
UNWIND $ids AS id
MATCH (e:Entity {id: id})-[r]-()
WITH DISTINCT r
WITH r, startNode(r) AS a
RETURN labels(a) AS labels, a.id AS from, type(r) AS type, properties(r) AS properties

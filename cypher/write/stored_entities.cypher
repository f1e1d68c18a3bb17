// Which of these entities are stored, with which type and properties?
// parameters: ids
UNWIND $ids AS id
MATCH (e:Entity {id: id})
RETURN e.id AS id, labels(e) AS labels, properties(e) AS properties
ORDER BY id

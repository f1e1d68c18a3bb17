// Delete the relationships that touch these entities.
// parameters: ids
UNWIND $ids AS id
MATCH (e:Entity {id: id})-[r]-()
WITH DISTINCT r
DELETE r

// Delete the relationships that touch these entities.
// parameters: ids
UNWIND $ids AS id
MATCH (e:Entity {id: id})-[r]-()
WITH collect(DISTINCT r) AS found // the embedded engine fails at deleting while it looks on
UNWIND found AS r
DELETE r

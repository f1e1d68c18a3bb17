// Create relationships of one type from nodes of one label to entities.
// parameters: rows
UNWIND $rows AS row
MATCH (a:__LABEL__ {id: row.from})
MATCH (b:Entity {id: row.to})
CREATE (a)-[r:__TYPE__]->(b)
SET r = row.properties
RETURN count(r) AS done

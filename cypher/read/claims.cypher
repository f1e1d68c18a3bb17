// Which claims are there, in the order of the store?
// parameters:
MATCH (a)-[r]->(b:Entity)
WHERE type(r) <> 'CONCERNS'
RETURN a.id AS start, type(r) AS type, b.id AS end, properties(r) AS properties

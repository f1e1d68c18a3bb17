// Which claims of this source are stored that start at an entity which it mentions?
// parameters: source
MATCH (:Source {id: $source})-[:MENTIONS]->(a:Entity)
WITH DISTINCT a
MATCH (a)-[r]->(b:Entity)
WHERE r.source = $source
RETURN r.claim AS claim, a.id AS from, b.id AS to, r.key AS key, type(r) AS type,
       size([k IN keys(r) WHERE k ENDS WITH '_day']) AS days
ORDER BY claim

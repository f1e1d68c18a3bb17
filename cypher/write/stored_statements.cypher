// Which claims are stored that start at this source?
// parameters: source
MATCH (s:Source {id: $source})-[r]->(e:Entity)
RETURN r.claim AS claim, s.id AS from, e.id AS to, r.key AS key, type(r) AS type,
       size([k IN keys(r) WHERE k ENDS WITH '_day']) AS days
ORDER BY claim

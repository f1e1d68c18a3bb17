// Which claims bear a key by which judgements can cite them?
// parameters:
MATCH (a)-[r]->(b:Entity)
WHERE r.key IS NOT NULL
RETURN r.source AS source, r.key AS key, r.claim AS claim
ORDER BY source, key

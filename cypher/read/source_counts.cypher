// How much does this source claim, by modality, and how many entities does it mention?
// parameters: source
MATCH (s:Source {id: $source})-[:MENTIONS]->(e:Entity)
WITH s, collect(DISTINCT e) AS mentioned
UNWIND [s] + mentioned AS a
MATCH (a)-[r]->(b:Entity)
WHERE r.source = $source
WITH b, r, coalesce(r.`as`, type(r)) = 'MENTIONS' AS mention
RETURN mention, r.modality AS modality, count(r) AS claims, count(DISTINCT b.id) AS entities
ORDER BY mention, modality

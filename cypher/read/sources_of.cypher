// Which sources speak of this entity, and how much do they claim of it?
// parameters: id
MATCH (s:Source)-[m:MENTIONS]->(e:Entity {id: $id})
WITH DISTINCT s, e
OPTIONAL MATCH (e)-[r]-(n)
WHERE r.source = s.id AND type(r) <> 'MENTIONS'
WITH s, count(DISTINCT r.claim) AS claims
RETURN s.id AS source, s.kind AS kind, s.publisher AS publisher, s.language AS language,
       s.published AS published, s.family AS family, claims
ORDER BY source

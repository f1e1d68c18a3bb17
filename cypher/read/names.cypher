// How do the sources write the name of this entity?
// parameters: id
MATCH (s:Source)-[r:MENTIONS]->(e:Entity {id: $id})
RETURN r.as_written AS as_written, r.language AS language, s.id AS source,
       s.publisher AS publisher, r.locator AS locator, r.claim AS claim
ORDER BY source, as_written, claim

// Who belongs to this organization, in which grade and role, asserted or not?
// parameters: id
MATCH (o:Entity {id: $id})<-[r:MEMBER_OF|UNREALISED]-(n:Entity)
WHERE coalesce(r.`as`, type(r)) = 'MEMBER_OF'
RETURN n.id AS member, n.id AS start, 'MEMBER_OF' AS relationship, o.id AS end,
       r.grade AS grade, r.role AS role, r.modality AS modality, r.source AS source,
       r.claim AS claim, type(r) AS stored_as, properties(r) AS properties
ORDER BY member, claim

// Delete claims that relate two entities, found through the entities they start at.
// parameters: rows
UNWIND $rows AS row
MATCH (:Entity {id: row.entity})-[r]->(:Entity)
WHERE r.claim IN row.claims
WITH collect(r) AS found // the embedded engine fails at deleting while it looks on
UNWIND found AS r
DELETE r
RETURN count(*) AS done

// Delete claims that start at a source, found through the entities they are about.
// parameters: rows
UNWIND $rows AS row
MATCH (:Entity {id: row.entity})<-[r]-(:Source)
WHERE r.claim IN row.claims
WITH collect(r) AS found // the embedded engine fails at deleting while it looks on
UNWIND found AS r
DELETE r
RETURN count(*) AS done

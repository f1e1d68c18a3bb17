// Delete claims that start at a source, each found through the entity it is about.
// parameters: rows
UNWIND $rows AS row
MATCH (:Entity {id: row.to})<-[r]-(:Source)
WHERE r.claim = row.claim
DELETE r
RETURN count(*) AS done

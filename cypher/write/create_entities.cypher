// Create entities of one type.
// parameters: rows
UNWIND $rows AS row
CREATE (e:Entity:__LABEL__)
SET e = row
RETURN count(e) AS done

// Create nodes that are no entities: sources, judgements, merged ids.
// parameters: rows
UNWIND $rows AS row
CREATE (n:__LABEL__)
SET n = row
RETURN count(n) AS done

// What is the data version, now that no other writer can raise it?
// parameters:
MERGE (m:Meta {id: 'graphsvc'})
ON CREATE SET m.data_version = 0, m.format = 1
SET m.locked = true
RETURN m.data_version AS version
